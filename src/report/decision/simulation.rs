//! Simulering: how the results fall when all that is uncertain falls at once. What the program has drawn are
//! figures without a formula; what tells whether they still hold has one.

use super::scenarios::capital;
use super::{charts, simulation_kept, whose};
use crate::base::Cell;
use crate::decision::simulation::Simulation;
use crate::figure::Id;
use crate::report::layout::{Case, Order};
use crate::report::page::Page;
use crate::report::sheet::{Area, Part};
use crate::words::fill;

/// The last column of texts.
const LAST: u16 = 10;
/// The widths of label and numbers.
const WIDTHS: [f64; 2] = [38.0, 11.5];
/// The columns of numbers.
const NUMBERS: usize = 10;
/// The column of charts beside a table.
const CHART: u16 = 5;
/// Rows that each of two charts beside a table needs.
const CHART_ROWS: u32 = 14;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    let Some(simulation) = &case.decision.simulation else { return };
    let [label, number] = WIDTHS;
    page.sheet.widths = std::iter::once(label).chain(std::iter::repeat_n(number, NUMBERS)).collect();
    page.open(&case.told.sheets.simulation, &case.told.simulation.lead, case, order);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
    results(page, case, simulation);
    bins(page, case, simulation);
    ranks(page, case, simulation);
    how(page, case, simulation);
    simulation_kept::build(page, case, simulation);
}

/// With what it was made, and what it is not.
fn how(page: &mut Page, case: &Case, simulation: &Simulation) {
    let told = &case.told.simulation;
    page.section(&told.section_how);
    page.words(0, &told.draws, Part::Label);
    page.figure(1, simulation.draws, Part::Figure);
    page.next();
    page.words(0, &case.words.labels.seed, Part::Label);
    page.figure(1, simulation.seed, Part::Figure);
    page.next();
    page.words(0, &told.distribution, Part::Label);
    page.figure(1, simulation.distribution, Part::Text);
    page.next();
    page.words(0, &told.changed, Part::Label);
    page.figure(1, simulation.changed, Part::Figure);
    page.next();
    page.words(0, &told.verdict, Part::Label);
    page.figure(1, simulation.verdict, Part::Verdict);
    page.next();
    let pooled = (!case.inputs.pooled.is_empty()).then_some(&told.pooled);
    let shares = if case.inputs.cohort.is_some() { &told.drawn_anew } else { &told.beta_rule };
    let notes = [&told.by_program, &told.between, shares, &told.held_fixed, &told.certain];
    for note in notes.into_iter().chain(pooled) {
        page.spanning(0, LAST, note, Part::Note);
        page.next();
    }
}

/// What everybody's and every actor's result falls like, by span.
fn results(page: &mut Page, case: &Case, simulation: &Simulation) {
    let told = &case.told.simulation;
    page.section(&format!("{}, {}", told.section_results, page.yearly_unit()));
    page.spanning(0, LAST, &told.reading, Part::Note);
    page.next();
    page.words(0, &case.words.heads.actor, Part::Head);
    let names = [&told.p5, &told.p50, &told.p95, &told.mean, &told.gain].map(|name| short(name));
    for (column, name) in (1..).zip(names) {
        page.words(column, name, Part::HeadRight);
        page.words(column + 5, &format!("{name}, {}", told.error_of), Part::HeadRight);
    }
    page.next();
    for fall in &simulation.falls {
        page.words(0, &capital(&whose(case, fall.whose)), Part::SumLabel);
        for column in 1..=LAST {
            page.words(column, "", Part::SumLabel);
        }
        page.next();
        for (span, years) in fall.spans.iter().zip(&case.decision.spans.numbers) {
            page.indented(0, &after(case, *years), Part::Label, 1);
            for (column, id) in (1..).zip(span.values.iter().chain(&span.errors)) {
                page.figure(column, *id, Part::Figure);
                page.smaller();
            }
            page.next();
        }
    }
}

/// The name of a statistic without what says where it comes from, as the heading does.
fn short(name: &str) -> &str {
    name.split(',').next().unwrap_or(name)
}

/// So many years.
pub(super) fn after(case: &Case, years: usize) -> String {
    fill(&case.told.sensitivity.after_years, &[("years", &years.to_string())])
}

/// A heading that names the years of a term of office.
fn of_term(case: &Case, text: &str) -> String {
    let spans = &case.decision.spans;
    fill(text, &[("years", &spans.numbers[spans.term].to_string())])
}

/// How the draws of everybody's result over a term of office fall.
fn bins(page: &mut Page, case: &Case, simulation: &Simulation) {
    let told = &case.told.simulation;
    if simulation.bins.all.is_empty() {
        return;
    }
    page.section(&of_term(case, &told.section_bins));
    let top = page.row;
    let units = &case.words.units;
    let unit = [&units.kronor, &units.thousands, &units.millions][simulation.bins.thousands];
    let [from, to] = [&told.from, &told.to].map(|head| format!("{head}, {unit}"));
    for (column, head) in (0..).zip([&*from, &*to, &*told.bin, &*told.until]) {
        page.words(column, head, Part::HeadRight);
    }
    page.next();
    let first = page.row;
    for bin in &simulation.bins.all {
        for (column, id) in (0..).zip([bin.from, bin.to, bin.draws, bin.until]) {
            page.figure(column, id, Part::Figure);
        }
        page.next();
    }
    let area = |column: u16| column_of(page, column, first, page.row - 1);
    let [from, to, draws, until] = [0, 1, 2, 3].map(area);
    let title = of_term(case, &told.chart_bins);
    let at = Cell { row: top, column: CHART };
    page.chart(charts::draws(case, title, unit, [from, draws], at));
    let title = of_term(case, &told.chart_until);
    let at = Cell { row: top + CHART_ROWS, column: CHART };
    page.chart(charts::until(case, title, unit, [to, until], at));
    page.row = page.row.max(top + 2 * CHART_ROWS);
}

/// What goes with everybody's result over a term of office.
fn ranks(page: &mut Page, case: &Case, simulation: &Simulation) {
    let told = &case.told.simulation;
    if simulation.correlations.is_empty() {
        return;
    }
    page.section(&of_term(case, &told.section_ranks));
    page.spanning(0, LAST, &told.rank_rule, Part::Note);
    page.next();
    let top = page.row;
    page.words(0, &told.source, Part::Head);
    for (column, head) in (1..).zip([&told.rank, &told.bar_up, &told.bar_down]) {
        page.words(column, head, Part::HeadRight);
    }
    page.next();
    let first = page.row;
    for correlation in &simulation.correlations {
        page.words(0, &simulation.sources[correlation.source].label, Part::Label);
        let [up, down] = correlation.bars;
        for (column, id) in (1..).zip([correlation.rank, up, down]) {
            page.figure(column, id, Part::Figure);
        }
        page.next();
    }
    let last = (page.row - 1).min(first + charts::MOST_BARS - 1);
    let area = |column: u16| column_of(page, column, first, last);
    let areas = [area(0), area(2), area(3)];
    let at = Cell { row: top, column: CHART };
    let chart = charts::ranks(case, of_term(case, &told.chart_ranks), areas, at);
    let rows = chart.size.1 / 20 + 1;
    page.chart(chart);
    page.row = page.row.max(top + rows);
}

fn column_of(page: &Page, column: u16, first: u32, last: u32) -> Area {
    Area { sheet: page.index, first: Cell { row: first, column }, last: Cell { row: last, column } }
}

/// A row of figures from a column on.
pub(super) fn spread(page: &mut Page, from: u16, ids: impl IntoIterator<Item = Id>) {
    for (column, id) in (from..).zip(ids) {
        page.figure(column, id, Part::Figure);
    }
}
