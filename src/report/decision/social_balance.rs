//! Social balansräkning: what is still expected at the end of the year, how it has changed, and how it
//! runs off.

use super::super::assumptions::widths;
use super::super::charts::{ends, scale, series};
use super::super::layout::{Case, Order};
use super::super::page::{FIRST_YEAR, Page};
use super::super::sheet::{Area, Chart, ChartKind, Ink, Link, Part, Target};
use super::{social_balance_parties, sum_label, year_head};
use crate::base::Cell;
use crate::decision::Balance;
use crate::figure::{Id, Range};
use crate::words::fill;
use std::sync::Arc;

/// Rows that the chart needs.
const CHART_ROWS: u32 = 18;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    let told = &case.told.balance;
    widths(page, case, [42.0, 16.0, 20.0]);
    page.open(&case.told.sheets.balance, &told.lead, case, order);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
    year_1(page, case, order);
    page.next();
    let below = page.row;
    page.row += CHART_ROWS;
    rolls(page, case);
    let areas = social_balance_parties::build(page, case, order);
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
    let heads = [&told.opening, &told.new, &told.interest, &told.realised, &told.closing];
    for (column, head) in (1..).zip(heads.into_iter().chain(case.before.map(|_| &told.of_own))) {
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
        // Of this year's participants alone it is at home among the years.
        match row.earlier {
            Some(_) => page.figure(FIRST_YEAR, row.interest, Part::Figure),
            None => page.shown(FIRST_YEAR, row.interest, Part::Figure),
        }
        page.smaller();
        let own = row.own.as_ref().map(|own| own.closing[0]).filter(|_| case.before.is_some());
        let [realised, closing] = &row.all;
        for (column, id) in (FIRST_YEAR + 1..).zip([realised[0], closing[0]].into_iter().chain(own)) {
            page.shown(column, id, Part::Figure);
            page.smaller();
        }
        page.next();
    }
    let own = &balance.own;
    page.words(0, &told.society, Part::SumLabel);
    let changes = match &balance.earlier {
        Some(carried) => carried.year_1,
        None => [own.opening[0], own.cohort.interest[0], own.cohort.realised[0]],
    };
    // With earlier participants the sums of the changes stand here alone, otherwise in the years below.
    for (column, id) in [1, FIRST_YEAR, FIRST_YEAR + 1].into_iter().zip(changes) {
        match balance.earlier {
            Some(_) => page.figure(column, id, Part::Sum),
            None => page.shown(column, id, Part::Sum),
        }
        page.smaller();
    }
    page.figure(2, own.cohort.new, Part::Sum);
    page.smaller();
    let closing = [Some(balance.closing[0]), balance.earlier.as_ref().map(|_| own.cohort.closing[0])];
    for (column, id) in (FIRST_YEAR + 2..).zip(closing.into_iter().flatten()) {
        page.shown(column, id, Part::Sum);
        page.smaller();
    }
    page.next();
    page.words(0, &told.check, Part::Label);
    page.figure(1, balance.holds, Part::Verdict);
    page.next();
}

/// A party's name, which leads to its sheet.
pub(super) fn name(page: &mut Page, case: &Case, order: &Order, row: &Balance) {
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
    let rows: [Line; 8] = [
        (&told.opening, &balance.own.opening, Part::Figure),
        (&told.new, &balance.own.new, Part::Figure),
        (&told.interest, &cohort.interest, Part::Figure),
        (&told.realised, &cohort.realised, Part::Figure),
        (&told.closing, &cohort.closing, Part::Sum),
        (&told.difference, &balance.own.difference, Part::Figure),
        (&told.apart, &balance.apart, Part::Figure),
        (&told.growth, &balance.growth, Part::Figure),
    ];
    table(page, case, &told.own_section, &rows, cohort.start);
    if let Some(carried) = &balance.earlier {
        let rows: [Line; 4] = [
            (&told.opening, &carried.opening, Part::Figure),
            (&told.interest, &carried.interest, Part::Figure),
            (&told.realised, &carried.realised, Part::Figure),
            (&told.closing, &carried.closing, Part::Sum),
        ];
        table(page, case, &told.earlier_section, &rows, carried.start);
    }
}

/// A row of yearly figures: what it is, its figures, its part on the sheet.
type Line<'a> = (&'a Arc<str>, &'a Range, Part);

/// Rows of yearly figures; what they sum up to has a balance before year 1.
fn table(page: &mut Page, case: &Case, heading: &str, rows: &[Line], start: Id) {
    page.section(&format!("{heading}, {}", page.yearly_unit()));
    let first = page.row;
    year_head(page, case, &case.told.balance.start);
    for (label, row, part) in rows {
        line(page, label, row, *part, (*part == Part::Sum).then_some(start));
    }
    page.fold_from(first);
}

/// A row of yearly figures, and what there was before year 1 where that is told.
pub(super) fn line(page: &mut Page, label: &str, row: &[Id], part: Part, start: Option<Id>) -> Area {
    match part {
        Part::Sum => sum_label(page, label, start.is_none()),
        _ => page.words(0, label, Part::Label),
    }
    if let Some(start) = start {
        page.figure(2, start, part);
        page.smaller();
    }
    let area = page.years(row, part);
    page.next();
    area
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
