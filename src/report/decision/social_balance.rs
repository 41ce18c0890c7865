//! Social balansräkning: what is still expected at the end of the year, how it has changed, and how it
//! runs off.

use super::super::assumptions::widths;
use super::super::charts::{ends, scale, series};
use super::super::layout::{Case, Order};
use super::super::page::{FIRST_YEAR, Page};
use super::super::sheet::{Area, Chart, ChartKind, Ink, Link, Part, Target};
use super::{sum_label, year_head};
use crate::base::Cell;
use crate::decision::Balance;
use crate::figure::{Id, Range};
use crate::model::Party;
use crate::words::fill;
use std::sync::Arc;

/// Rows that the chart needs.
const CHART_ROWS: u32 = 18;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    let told = &case.told.balance;
    widths(page, case, [38.0, 16.0, 16.0]);
    page.open(&case.told.sheets.balance, &told.lead, case, order);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
    year_1(page, case, order);
    page.next();
    let below = page.row;
    page.row += CHART_ROWS;
    rolls(page, case);
    let areas = parties(page, case, order);
    let chart = running_off(page, case, areas, below);
    page.chart(chart);
}

/// The balance sheet of the account year with its changes, party by party.
fn year_1(page: &mut Page, case: &Case, order: &Order) {
    let told = &case.told.balance;
    let balance = &case.decision.balance;
    page.section(&format!("{}, {}", told.year_1, page.yearly_unit()));
    for rule in [&told.rule, &told.asset_rule] {
        page.words(0, rule, Part::Note);
        page.next();
    }
    match case.before {
        Some(before) => {
            for rule in [&told.year_before, &told.written_down] {
                page.words(0, rule, Part::Note);
                page.next();
            }
            let link = Link { path: before.report.clone(), place: String::new() };
            page.open_link(0, &case.words.texts.before_link, link);
        }
        None => page.words(0, &told.no_year_before, Part::Note),
    }
    page.next();
    page.words(0, &told.per_actor, Part::Head);
    let heads = [&told.opening, &told.new, &told.interest, &told.realised, &told.closing, &told.of_own];
    let columns = if case.before.is_some() { 6 } else { 5 };
    for (column, head) in (1..).zip(&heads[..columns]) {
        page.words(column, head, Part::HeadRight);
    }
    page.next();
    for row in &balance.rows {
        name(page, case, order, row);
        page.figure(1, row.opening, Part::Figure);
        page.smaller();
        if let Some(own) = &row.own {
            page.figure(2, own.new, Part::Figure);
            page.smaller();
        }
        page.figure(FIRST_YEAR, row.interest, Part::Figure);
        page.smaller();
        let own = row.own.as_ref().map(|own| own.closing[0]).filter(|_| columns > 5);
        let [realised, closing] = &row.all;
        for (column, id) in (FIRST_YEAR + 1..).zip([realised[0], closing[0]].into_iter().chain(own)) {
            page.shown(column, id, Part::Figure);
            page.smaller();
        }
        page.next();
    }
    let own = &balance.own;
    page.words(0, &told.society, Part::SumLabel);
    let [opening, interest, realised] = match &balance.earlier {
        Some(carried) => carried.year_1,
        None => [own.opening[0], own.cohort.interest[0], own.cohort.realised[0]],
    };
    let closing = [Some(balance.closing[0]), (columns > 5).then_some(own.cohort.closing[0])];
    let sums = [opening, own.cohort.new, interest, realised].into_iter().chain(closing.into_iter().flatten());
    for (column, id) in (1..).zip(sums) {
        if balance.earlier.is_some() && [opening, interest, realised].contains(&id) {
            page.figure(column, id, Part::Sum);
        } else if id == own.cohort.new {
            page.figure(column, id, Part::Sum);
        } else {
            page.shown(column, id, Part::Sum);
        }
        page.smaller();
    }
    page.next();
    page.words(0, &told.check, Part::Label);
    page.figure(1, balance.holds, Part::Verdict);
    page.next();
}

/// A party's name, which leads to its sheet.
fn name(page: &mut Page, case: &Case, order: &Order, row: &Balance) {
    page.words(0, &row.name, Part::Label);
    match row.party.map(|party| order.sheet_of(party)) {
        Some(Some(sheet)) => page.link(Target::Sheet(sheet)),
        Some(None) => page.comment(&case.words.comments.production),
        None => {}
    }
}

/// Society's balance from year to year.
fn rolls(page: &mut Page, case: &Case) {
    let told = &case.told.balance;
    let balance = &case.decision.balance;
    let cohort = &balance.own.cohort;
    let rows: [(&Arc<str>, &Range, Part); 8] = [
        (&told.opening, &balance.own.opening, Part::Figure),
        (&told.new, &balance.own.new, Part::Figure),
        (&told.interest, &cohort.interest, Part::Figure),
        (&told.realised, &cohort.realised, Part::Figure),
        (&told.closing, &cohort.closing, Part::Sum),
        (&told.difference, &balance.own.difference, Part::Figure),
        (&told.apart, &balance.apart, Part::Figure),
        (&told.growth, &balance.growth, Part::Figure),
    ];
    table(page, case, &told.own_section, &rows);
    if let Some(carried) = &balance.earlier {
        let rows: [(&Arc<str>, &Range, Part); 4] = [
            (&told.opening, &carried.opening, Part::Figure),
            (&told.interest, &carried.interest, Part::Figure),
            (&told.realised, &carried.realised, Part::Figure),
            (&told.closing, &carried.closing, Part::Sum),
        ];
        table(page, case, &told.earlier_section, &rows);
    }
}

fn table(page: &mut Page, case: &Case, heading: &str, rows: &[(&Arc<str>, &Range, Part)]) {
    page.section(&format!("{heading}, {}", page.yearly_unit()));
    let first = page.row;
    year_head(page, case);
    for (label, row, part) in rows {
        line(page, label, row, *part);
    }
    page.fold_from(first);
}

fn line(page: &mut Page, label: &str, row: &[Id], part: Part) -> Area {
    if part == Part::Sum {
        sum_label(page, label)
    } else {
        page.words(0, label, Part::Label)
    }
    let area = page.years(row, part);
    page.next();
    area
}

/// Party by party, year by year. Returns where production value's, the actors' and society's closing
/// balances stand.
fn parties(page: &mut Page, case: &Case, order: &Order) -> [Area; 3] {
    let told = &case.told.balance;
    let balance = &case.decision.balance;
    let own = |pick: fn(&crate::decision::Cohort) -> &Range| {
        let rows = balance.rows.iter().filter_map(|row| row.own.as_ref().map(|own| (row, pick(own))));
        rows.collect::<Vec<_>>()
    };
    let closing = own(|cohort| &cohort.closing);
    let realised = own(|cohort| &cohort.realised);
    let interest = own(|cohort| &cohort.interest);
    let mut areas = None;
    if case.before.is_none() {
        areas = Some(by_party(page, case, order, &told.closing_section, &closing, true));
        by_party(page, case, order, &told.realised_section, &realised, false);
    }
    if let Some(before) = case.before {
        let earlier = |at: usize| {
            let rows = balance.rows.iter().filter_map(|row| {
                let earlier = &before.earlier[row.earlier?];
                Some((row, [&earlier.realised, &earlier.closing][at]))
            });
            rows.collect::<Vec<_>>()
        };
        let all = |at: usize| balance.rows.iter().map(|row| (row, &row.all[at])).collect::<Vec<_>>();
        by_party(page, case, order, &told.closing_section, &closing, false);
        by_party(page, case, order, &told.closing_earlier, &earlier(1), false);
        areas = Some(by_party(page, case, order, &told.closing_all, &all(1), true));
        by_party(page, case, order, &told.realised_section, &realised, false);
        by_party(page, case, order, &told.realised_earlier, &earlier(0), false);
        by_party(page, case, order, &told.realised_all, &all(0), false);
    }
    by_party(page, case, order, &told.interest_section, &interest, false);
    areas.unwrap_or([page.home_of(&balance.closing); 3])
}

fn by_party(
    page: &mut Page,
    case: &Case,
    order: &Order,
    heading: &str,
    rows: &[(&Balance, &Range)],
    sums: bool,
) -> [Area; 3] {
    let (told, balance) = (&case.told.balance, &case.decision.balance);
    page.section(&format!("{heading}, {}", page.yearly_unit()));
    let first = page.row;
    year_head(page, case);
    let mut production = page.home_of(&balance.closing);
    for (row, ids) in rows {
        name(page, case, order, row);
        let area = page.years(ids, Part::Figure);
        if row.party == Some(Party::Production) {
            production = area;
        }
        page.next();
    }
    let mut areas = [production; 3];
    if sums {
        areas[2] = line(page, &told.society, &balance.closing, Part::Sum);
        areas[1] = line(page, &told.actors, &balance.actors, Part::Figure);
    }
    page.fold_from(first);
    areas
}

/// What is still expected at the end of every year.
fn running_off(page: &Page, case: &Case, [production, actors, society]: [Area; 3], row: u32) -> Chart {
    let (words, told) = (case.words, &case.told.balance);
    let balance = &case.decision.balance;
    let (thousands, unit) = scale(page, &[&*balance.closing, &*balance.actors].concat());
    Chart {
        kind: ChartKind::Stacked,
        title: told.chart.to_string(),
        category_axis: words.charts.year_axis.to_string(),
        value_axis: unit,
        thousands,
        categories: page.home_of(&case.account.time.years),
        series: vec![
            series(&told.chart_actors, actors, Ink::Real),
            series(&words.terms.production, production, Ink::Production),
            series(&told.society, society, Ink::Net),
        ],
        at: Cell { row, column: 0 },
        size: (900, 330),
        description: fill(&told.chart_description, &[("ends", ends(page, &balance.closing[..1]))]),
    }
}
