//! Where the account turns, on Känslighet: persons needed, and what each parameter would have to be.

use super::{charts, whose};
use crate::base::Cell;
use crate::decision::sensitivity::break_even::Turning;
use crate::figure::Id;
use crate::report::layout::Case;
use crate::report::page::Page;
use crate::report::sheet::{Area, Part};
use crate::words::fill;

/// The last column of texts.
const LAST: u16 = 10;

/// Rows that the chart needs.
const CHART_ROWS: u32 = 16;
/// The column of the chart.
const CHART: u16 = 7;

pub(super) fn build(page: &mut Page, case: &Case, turning: &Turning) {
    let (told, spans) = (&case.told.sensitivity, &case.decision.spans);
    let name = whose(case, turning.whose);
    page.section(&fill(&told.turning_section, &[("whose", &name)]));
    if turning.whose.is_none() {
        page.spanning(0, LAST, &told.turning_rule, Part::Note);
        page.next();
    }
    let top = page.row;
    heads(page, case, &told.turning_persons, &told.there);
    let last = 1 + u16::try_from(spans.numbers.len()).unwrap_or(0);
    for needed in &turning.persons {
        let outcome = match needed.outcome {
            Some(outcome) => &case.inputs.outcomes[outcome].name,
            None => &told.all_outcomes,
        };
        page.words(0, outcome, Part::Label);
        page.figure(1, needed.there, Part::Figure);
        let row = page.row;
        spread(page, &needed.persons);
        page.indented(0, &told.share_needed, Part::Label, 1);
        spread(page, &needed.shares);
        if needed.outcome.is_none() {
            let sheet = page.index;
            let cells = |row: u32, first: u16| Area {
                sheet,
                first: Cell { row, column: first },
                last: Cell { row, column: last },
            };
            let there = page.row;
            page.indented(0, &told.there, Part::Label, 1);
            for (column, _) in (2..).zip(&needed.persons) {
                page.shown(column, needed.there, Part::Figure);
            }
            page.next();
            // A chart draws numbers, and not that none is needed.
            if !needed.persons.iter().all(|id| case.book.number(*id).is_some()) {
                continue;
            }
            let at = Cell { row: top, column: CHART };
            let rows = [cells(row, 2), cells(there, 2)];
            let chart = charts::needed(case, &name, cells(top, 2), rows, at);
            page.chart(chart);
        }
    }
    page.row = page.row.max(top + CHART_ROWS);
    if turning.values.is_empty() {
        return;
    }
    heads(page, case, &told.turning_values, &told.value_now);
    for switching in &turning.values {
        let rows = case.decision.sensitivity.tables.iter().find(|table| table.whose == turning.whose);
        let Some(row) = rows.and_then(|table| table.rows.get(switching.row)) else { continue };
        let parameter = &case.decision.sensitivity.parameters.all[row.parameter];
        page.words(0, &parameter.label, Part::Label);
        page.shown(1, parameter.value, Part::Figure);
        spread(page, &switching.values);
    }
}

fn heads(page: &mut Page, case: &Case, first: &str, second: &str) {
    page.words(0, first, Part::Head);
    page.words(1, second, Part::HeadRight);
    for (column, years) in (2..).zip(&case.decision.spans.numbers) {
        let years = fill(&case.told.sensitivity.after_years, &[("years", &years.to_string())]);
        page.words(column, &years, Part::HeadRight);
    }
    page.next();
}

fn spread(page: &mut Page, ids: &[Id]) {
    for (column, id) in (2..).zip(ids) {
        page.figure(column, *id, Part::Figure);
    }
    page.next();
}
