//! Sammanfattning: what one sees first, on one printed page. To the left who gains and who pays,
//! to the right the operation's own books and the charts.

mod own_books;
mod perspectives;
mod sure;
pub(super) mod told;

pub(super) use perspectives::Bars;

use super::layout::{Case, Order, within};
use super::page::Page;
use super::sheet::Part;
use super::{before, charts, unpriced};
use crate::base::Cell;
use crate::words::fill;

/// The columns of the left half, from A: names, amounts, the accumulated years.
const LEFT: u16 = 8;
/// The first column of the right half.
const RIGHT: u16 = LEFT + 1;
/// Columns of amounts in the right half; the year before takes one more.
const RIGHT_AMOUNTS: usize = 3;
/// Height by width of what is printed of a landscape A4 between its margins.
const PAGE: f64 = 0.64;
/// Letters of the line of facts, which is to stay on the page.
const LONGEST_FACTS: usize = 170;
/// Height of a row in pixels.
const ROW: u32 = 20;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    let (words, operation) = (case.words, &case.inputs.operation);
    // Wide enough for the longest word of a head.
    let amount = (case.amount_width() + 0.5).max(15.5);
    let right = RIGHT_AMOUNTS + usize::from(case.before.is_some());
    let left = [vec![30.0], vec![amount; usize::from(LEFT) - 2], vec![13.0, 2.0]].concat();
    page.sheet.widths = [left, vec![28.0], vec![amount; right]].concat();
    page.sheet.one_page = true;
    page.sheet.freeze = (3, 0);
    let year = operation.year.value.0.to_string();
    let about = [("operation", &*operation.name.value), ("year", &year)];
    page.open(&fill(&words.texts.summary_title, &about), &words.texts.summary_lead, case, order);
    facts(page, case);
    before::note(page, case, order);
    page.next();
    for sentence in &case.projection.told.sentences {
        page.shown(0, *sentence, Part::Sentence);
        page.sheet.heights.push((page.row, 18.0));
        page.next();
    }
    let top = page.row;
    perspectives::build(page, case);
    let bars = perspectives::actors(page, case, order);
    sure::build(page, case);
    unpriced::section(page, case, order);
    let bottom = page.row;

    page.row = top;
    own_books::build(page, case);
    page.next();
    let pixels = |widths: &[f64]| widths.iter().map(|width| width * 7.0 + 5.0).sum::<f64>();
    let width = whole(pixels(&page.sheet.widths[usize::from(RIGHT)..]));
    let higher: f64 =
        page.sheet.heights.iter().map(|(_, points)| points * 96.0 / 72.0 - f64::from(ROW)).sum();
    let page_end = whole(pixels(&page.sheet.widths) * PAGE - higher) / ROW;
    let at = |row: u32| Cell { row, column: RIGHT };
    let mut chart = charts::results(page, case, bars, at(page.row));
    chart.size.0 = width;
    page.row += chart.size.1.div_ceil(ROW) + 1;
    page.chart(chart);
    let mut chart = charts::hump(page, case, at(page.row));
    // As far down as the left half goes, and the page.
    let end = bottom.max(page_end);
    chart.size = (width, (end.saturating_sub(page.row) * ROW).clamp(240, 480));
    page.row += chart.size.1.div_ceil(ROW);
    page.chart(chart);
    page.row = page.row.max(bottom);
}

/// Pixels of a width; no sheet is wider than a u16 tells.
fn whole(width: f64) -> u32 {
    (0..u16::MAX).take_while(|pixels| f64::from(*pixels) < width).last().map_or(0, u32::from)
}

fn facts(page: &mut Page, case: &Case) {
    let (words, operation) = (case.words, &case.inputs.operation);
    let status = match operation.status {
        crate::model::Status::Preliminary => &words.terms.preliminary,
        crate::model::Status::Adopted => &words.terms.adopted,
    };
    let principal = &case.inputs.actors.get(operation.principal).name;
    let parts = [
        (&words.labels.principal, principal.to_string()),
        (&words.labels.status, status.to_string()),
        (&words.labels.target_group, operation.target_group.clone()),
    ];
    let line: Vec<String> = (parts.iter())
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| format!("{label}: {text}"))
        .collect();
    page.words(0, &within(&line.join("   ·   "), LONGEST_FACTS), Part::Text);
    page.next();
}
