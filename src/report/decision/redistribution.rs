//! Omfördelning: who gains and who loses, what compensation would take, and who is out of pocket when.

use super::super::assumptions::widths;
use super::super::layout::{Case, Order};
use super::super::page::{FIRST_YEAR, Page};
use super::super::sheet::{Area, Part, Target};
use super::redistribution_charts::{ROWS, bars, cash as cash_chart, rows_of_bars};
use super::{sum_label, year_head};
use crate::base::Cell;
use crate::decision::{Settlement, Stake};
use crate::figure::Id;
use crate::model::Party;
use crate::project::parties::PartyFigures;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    let told = &case.told.redistribution;
    widths(page, case, [42.0, 16.0, 18.0]);
    page.open(&case.told.sheets.redistribution, &told.lead, case, order);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
    enough(page, case);
    page.next();
    let charts = page.row;
    page.row += rows_of_bars(case);
    let stakes = settlements(page, case, order);
    let many = case.projection.returns.years.len();
    for (at, column) in [(0, 0), (many - 1, FIRST_YEAR)].into_iter().take(many) {
        let chart = bars(page, case, &stakes, at, Cell { row: charts, column });
        page.chart(chart);
    }
    cash(page, case, order);
    humps(page, case, order);
}

/// In short: sums, the share that is paid, and whether somebody loses all the same.
fn enough(page: &mut Page, case: &Case) {
    let told = &case.told.redistribution;
    let redistribution = &case.decision.redistribution;
    page.section(&told.enough);
    for rule in [&told.rule, &told.share_rule, &told.production_rule] {
        page.words(0, rule, Part::Note);
        page.next();
    }
    let views = [
        (&told.society, &redistribution.society, &told.total_society),
        (&told.money, &redistribution.money, &told.total_money),
    ];
    for (heading, settlement, total) in views {
        chosen_head(page, case, heading);
        let rows = [
            (&told.gains, &settlement.gains, false),
            (&told.losses, &settlement.losses, false),
            (total, &settlement.total, true),
            (&told.paid, &settlement.paid, false),
            (&told.covered, &settlement.covered, false),
            (&told.loses, &settlement.loses, true),
        ];
        for (label, row, sums) in rows {
            if sums {
                sum_label(page, label, true)
            } else {
                page.words(0, label, Part::Label)
            }
            page.years(row, if sums { Part::Sum } else { Part::Figure });
            page.next();
        }
    }
}

/// A head over figures of the chosen years.
fn chosen_head(page: &mut Page, case: &Case, heading: &str) {
    page.words(0, heading, Part::Head);
    page.words(1, "", Part::Head);
    page.words(2, &case.words.heads.accumulated_to, Part::HeadRight);
    for (column, year) in (FIRST_YEAR..).zip(&case.projection.returns.years) {
        page.shown(column, *year, Part::HeadRight);
    }
    page.next();
}

/// Where the parties' gains and losses stand: the first row of each, in the columns of the chosen years.
pub(super) struct Stakes {
    pub gains: u32,
    pub losses: u32,
}

impl Stakes {
    /// The cells of all parties in a column, from a row on.
    pub fn area(page: &Page, case: &Case, row: u32, column: u16) -> Area {
        let many = u32::try_from(case.decision.redistribution.stakes.len()).unwrap_or(1);
        let (first, last) = (Cell { row, column }, Cell { row: row + many - 1, column });
        Area { sheet: page.index, first, last }
    }
}

/// Party by party: before, gain, loss, compensation and what is left, in both views.
fn settlements(page: &mut Page, case: &Case, order: &Order) -> Stakes {
    let told = &case.told.redistribution;
    let redistribution = &case.decision.redistribution;
    let stakes = &redistribution.stakes;
    let of = |row: fn(&Stake) -> &Vec<Id>| stakes.iter().map(row).collect::<Vec<_>>();
    block(page, case, order, &told.before_section, &of(|stake| &stake.result));
    sums(page, &told.total_society, &redistribution.society.total);
    let gains = block(page, case, order, &told.gains_section, &of(|stake| &stake.gain));
    let losses = block(page, case, order, &told.losses_section, &of(|stake| &stake.loss));
    let views = [
        (&told.compensation_section, &told.after_section, &redistribution.society),
        (&told.compensation_money, &told.after_money, &redistribution.money),
    ];
    for (compensation, after, settlement) in views {
        settled(page, case, order, [compensation, after], settlement);
    }
    Stakes { gains, losses }
}

fn settled(page: &mut Page, case: &Case, order: &Order, headings: [&str; 2], settlement: &Settlement) {
    let told = &case.told.redistribution;
    block(page, case, order, headings[0], &settlement.compensation.iter().collect::<Vec<_>>());
    sums(page, &told.compensations, &settlement.compensations);
    block(page, case, order, headings[1], &settlement.after.iter().collect::<Vec<_>>());
    sums(page, &told.difference, &settlement.difference);
    page.words(0, &told.check, Part::Label);
    page.figure(1, settlement.holds, Part::Verdict);
    page.next();
}

fn sums(page: &mut Page, label: &str, row: &[Id]) {
    sum_label(page, label, true);
    page.years(row, Part::Sum);
    page.next();
}

/// A row for each party; returns the first.
fn block(page: &mut Page, case: &Case, order: &Order, heading: &str, rows: &[&Vec<Id>]) -> u32 {
    page.section(&format!("{heading}, {}", page.yearly_unit()));
    chosen_head(page, case, &case.told.redistribution.actor);
    let first = page.row;
    for (stake, row) in case.decision.redistribution.stakes.iter().zip(rows) {
        name(page, case, order, stake);
        page.years(row, Part::Figure);
        page.next();
    }
    first
}

/// A party's name, which leads to its sheet.
fn name(page: &mut Page, case: &Case, order: &Order, stake: &Stake) {
    page.words(0, &case.names().of(stake.party), Part::Label);
    match order.sheet_of(stake.party) {
        Some(sheet) => page.link(Target::Sheet(sheet)),
        None => page.comment(&case.words.comments.production),
    }
}

/// The actors among the parties, with their projection.
fn actors<'a>(case: &Case<'a>) -> impl Iterator<Item = (&'a Stake, &'a PartyFigures)> {
    let projection = case.projection;
    let stakes = case.decision.redistribution.stakes.iter();
    let stakes = stakes.filter(|stake| stake.party != Party::Production);
    stakes.map(|stake| (stake, &projection.parties[stake.position]))
}

/// Year by year: who is out of pocket.
fn cash(page: &mut Page, case: &Case, order: &Order) {
    let told = &case.told.redistribution;
    let cash = &case.decision.redistribution.cash;
    page.section(&format!("{}, {}", told.cash_section, page.yearly_unit()));
    page.words(0, &told.cash_rule, Part::Note);
    page.next();
    let chart = page.row;
    page.row += ROWS;
    year_head(page, case, "");
    for ((stake, _), row) in actors(case).zip(&cash.flows) {
        name(page, case, order, stake);
        page.years(row, Part::Figure);
        page.next();
    }
    sum_label(page, &told.total_money, true);
    let total = page.years(&cash.total, Part::Sum);
    page.next();

    page.section(&format!("{}, {}", told.below_section, page.yearly_unit()));
    let first = page.row;
    year_head(page, case, "");
    for ((stake, _), row) in actors(case).zip(&cash.below) {
        name(page, case, order, stake);
        page.years(row, Part::Figure);
        page.next();
    }
    sum_label(page, &told.minus, true);
    let minus = page.years(&cash.minus, Part::Sum);
    page.next();
    sum_label(page, &told.plus, true);
    let plus = page.years(&cash.plus, Part::Sum);
    page.next();
    page.fold_from(first);
    let chart = cash_chart(page, case, [plus, minus, total], Cell { row: chart, column: 0 });
    page.chart(chart);
}

/// What every actor has come to, how low it goes and when it is back.
fn humps(page: &mut Page, case: &Case, order: &Order) {
    let told = &case.told.redistribution;
    page.section(&format!("{}, {}", told.accumulated_section, page.yearly_unit()));
    let first = page.row;
    year_head(page, case, "");
    for (stake, figures) in actors(case) {
        name(page, case, order, stake);
        page.years_shown(&figures.total.accumulated, Part::Figure);
        page.next();
    }
    page.fold_from(first);
    page.section(&told.hump_section);
    page.words(0, &told.hump_rule, Part::Note);
    page.next();
    page.words(0, &told.actor, Part::Head);
    for (column, head) in (1..).zip([&told.lowest, &told.payback, &told.lowest_year]) {
        page.words(column, head, Part::HeadRight);
    }
    page.next();
    for (stake, figures) in actors(case) {
        name(page, case, order, stake);
        let measures = &figures.measures;
        for (column, id) in (1..).zip([measures.lowest, measures.payback, measures.lowest_year]) {
            page.shown(column, id, Part::Figure);
        }
        page.next();
    }
}
