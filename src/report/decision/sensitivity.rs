//! Känslighet: scenarios, one assumption at a time, where the account turns.

use super::{Kind, charts, scenarios, turning, whose};
use crate::base::Cell;
use crate::decision::sensitivity::tornado::Table;
use crate::figure::Id;
use crate::report::layout::{Case, Order};
use crate::report::page::Page;
use crate::report::sheet::{Area, Part};
use crate::words::fill;

/// The last column of texts.
const LAST: u16 = 10;

/// The first column of changes: two for each span.
const CHANGES: u16 = 1;
/// Rows that a chart beside a table needs.
const CHART_ROWS: u32 = 18;
/// The widths of label and amounts.
const WIDTHS: [f64; 2] = [38.0, 11.5];
/// The columns of amounts.
const AMOUNTS: usize = 11;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    let [label, amount] = WIDTHS;
    page.sheet.widths = std::iter::once(label).chain(std::iter::repeat_n(amount, AMOUNTS)).collect();
    let told = &case.told.sensitivity;
    page.open(&case.told.sheets.sensitivity, &told.lead, case, order);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
    scenarios::build(page, case, order.decision_sheet(Kind::SensitivityBasis));
    for table in &case.decision.sensitivity.tables {
        tornado(page, case, table);
    }
    for turning in &case.decision.sensitivity.turning {
        turning::build(page, case, turning);
    }
    parameters(page, case);
}

/// What one assumption at a time changes for somebody, with its chart.
fn tornado(page: &mut Page, case: &Case, table: &Table) {
    let (told, spans) = (&case.told.sensitivity, &case.decision.spans);
    let name = whose(case, table.whose);
    page.section(&format!("{}, {}", fill(&told.section, &[("whose", &name)]), page.yearly_unit()));
    if table.whose.is_none() {
        page.spanning(0, LAST, &told.rule, Part::Note);
        page.next();
    }
    page.words(0, &told.base_row, Part::SumLabel);
    for (slot, id) in table.base.iter().enumerate() {
        page.words(column(slot, 0), "", Part::SumLabel);
        page.figure(column(slot, 1), *id, Part::Sum);
        page.smaller();
    }
    page.next();
    heads(page, case);
    let first = page.row;
    for (row, place) in table.ranked.iter().zip(&table.rows) {
        page.figure(0, row.label, Part::Label);
        for (slot, ends) in row.changes.iter().enumerate() {
            for (end, id) in (0..).zip(ends) {
                amount(page, column(slot, end), *id);
            }
        }
        let after = column(spans.numbers.len(), 0);
        amount(page, after, row.swing);
        page.shown(after + 1, place.number, Part::Note);
        page.figure(after + 2, row.position, Part::Note);
        page.next();
    }
    let last = page.row - 1;
    if table.rows.len() < 2 {
        page.spanning(0, LAST, &told.nobody, Part::Note);
        page.next();
        return;
    }
    let shown = last.min(first + charts::MOST_BARS - 1);
    let sheet = page.index;
    let area =
        |column: u16| Area { sheet, first: Cell { row: first, column }, last: Cell { row: shown, column } };
    let slot = spans.term;
    let ids: Vec<Id> = table.rows.iter().flat_map(|row| row.changes[slot]).collect();
    page.next();
    let series = [area(column(slot, 0)), area(column(slot, 1))];
    let at = Cell { row: page.row, column: 0 };
    let chart = charts::tornado(page, case, &name, area(0), series, &ids, at);
    let rows = chart.size.1 / 20 + 1;
    page.chart(chart);
    page.row += rows.max(CHART_ROWS / 2);
}

/// The column of an end of a span.
fn column(slot: usize, end: u16) -> u16 {
    CHANGES + 2 * u16::try_from(slot).unwrap_or(0) + end
}

/// Over the swings, which are those of a term of office.
pub(super) fn swing_head(case: &Case) -> String {
    let spans = &case.decision.spans;
    fill(&case.told.sensitivity.swing_head, &[("years", &spans.numbers[spans.term].to_string())])
}

fn amount(page: &mut Page, column: u16, id: Id) {
    page.figure(column, id, Part::Figure);
    page.smaller();
}

fn heads(page: &mut Page, case: &Case) {
    let (told, spans) = (&case.told.sensitivity, &case.decision.spans);
    page.words(0, &told.parameter, Part::Head);
    let after = column(spans.numbers.len(), 0);
    for (slot, years) in spans.numbers.iter().enumerate() {
        let years = fill(&told.after_years, &[("years", &years.to_string())]);
        for (end, what) in (0..).zip([&told.at_low, &told.at_high]) {
            page.words(column(slot, end), &format!("{years}, {what}"), Part::HeadRight);
        }
    }
    page.words(after, &swing_head(case), Part::HeadRight);
    page.words(after + 1, &told.number, Part::Head);
    page.words(after + 2, &told.position, Part::Head);
    page.next();
}

/// The parameters and how far each is moved.
fn parameters(page: &mut Page, case: &Case) {
    let (told, parameters) = (&case.told.sensitivity, &case.decision.sensitivity.parameters);
    page.section(&told.section_values);
    page.words(0, &told.spread, Part::Label);
    page.shown(1, parameters.spread, Part::Figure);
    page.link_home(parameters.spread);
    page.next();
    page.words(0, &told.months_of_a_year, Part::Label);
    page.figure(1, parameters.months, Part::Figure);
    page.next();
    page.words(0, &told.told_apart, Part::Label);
    page.figure(1, parameters.apart, Part::Figure);
    page.next();
    page.words(0, &told.parameter, Part::Head);
    let low = format!("{} {}", told.relative, told.at_low);
    let high = format!("{} {}", told.relative, told.at_high);
    for (column, head) in (1..).zip([&*told.value_now, &told.low, &told.high, &low, &high]) {
        page.words(column, head, Part::HeadRight);
    }
    page.next();
    for parameter in &parameters.all {
        page.words(0, &parameter.label, Part::Label);
        page.shown(1, parameter.value, Part::Figure);
        page.link_home(parameter.value);
        for (column, id) in (2..).zip(parameter.ends) {
            page.figure(column, id, Part::Figure);
        }
        for (column, id) in (4..).zip(parameter.relative.into_iter().flatten()) {
            page.figure(column, id, Part::Figure);
        }
        page.next();
    }
}
