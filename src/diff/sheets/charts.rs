//! Diagram: from before to after in columns, each chart on a page of its own, then what they draw.

use crate::base::Cell;
use crate::diff::figures::{Column, Fall};
use crate::diff::lay_out::Work;
use crate::diff::told;
use crate::figure::Id;
use crate::report::sheet::{Area, Chart, ChartKind, ChartSeries, Ink, Part};
use crate::report::{Page, scale};
use crate::words::fill;

/// Width and height of a chart in pixels: a printed page of its own.
const SIZE: (u32, u32) = (930, 430);
/// Height of a row in pixels.
const ROW: u32 = 19;

pub(in crate::diff) fn build(page: &mut Page, work: &Work) {
    let texts = &work.words.diff.texts;
    page.sheet.widths = [vec![22.0], vec![work.amount().max(16.0); 7]].concat();
    work.open(page, &work.words.diff.sheets.charts, &texts.charts_lead, &texts.amounts);
    let mut tops = Vec::new();
    for fall in &work.figures.falls {
        page.section(&title(work, fall));
        tops.push(page.row);
        page.row += SIZE.1.div_ceil(ROW) + 1;
    }
    for (fall, top) in work.figures.falls.iter().zip(tops) {
        let first = table(page, work, fall);
        draw(page, work, fall, [top, first]);
    }
}

fn title(work: &Work, fall: &Fall) -> String {
    let charts = &work.words.diff.charts;
    let identity = &work.difference.figures[work.figures.rows[fall.row].figure].identity;
    match identity.year {
        Some(year) => fill(&charts.accumulated, &[("year", &year.to_string())]),
        None => charts.result.to_string(),
    }
}

/// What a chart draws; returns the first row of it.
fn table(page: &mut Page, work: &Work, fall: &Fall) -> u32 {
    let own = &work.words.diff;
    page.section(&fill(&own.charts.table, &[("title", &title(work, fall))]));
    let labels = &own.labels;
    // What lies above zero and below it is stacked apart.
    let heads = [
        &own.heads.part,
        &labels.level,
        &labels.base,
        &labels.total,
        &labels.rise,
        &labels.rise_below,
        &labels.fall,
        &labels.fall_below,
    ];
    page.heads(&heads.map(|head| &**head), 1);
    let first = page.row;
    let last = fall.columns.len() - 1;
    for (position, column) in fall.columns.iter().enumerate() {
        let name = match column.part {
            Some(part) => told::part(part, work.words),
            None if position == last => &own.terms.new,
            None => &own.terms.old,
        };
        page.words(0, name, Part::Label);
        for (at, id) in (1..).zip(drawn(column)) {
            page.figure(at, id, Part::Figure);
        }
        page.next();
    }
    first
}

fn draw(page: &mut Page, work: &Work, fall: &Fall, [top, first]: [u32; 2]) {
    let own = &work.words.diff;
    let labels = &own.labels;
    let area = |column: u16| Area {
        sheet: page.index,
        first: Cell { row: first, column },
        last: Cell { row: page.row - 1, column },
    };
    let levels: Vec<Id> = fall.columns.iter().map(|column| column.level).collect();
    let (thousands, unit) = scale(page, &levels);
    let series =
        |name: &str, column: u16, ink: Ink| ChartSeries { name: name.to_string(), values: area(column), ink };
    let chart = Chart {
        kind: ChartKind::Waterfall,
        title: title(work, fall),
        category_axis: String::new(),
        value_axis: unit,
        thousands,
        categories: area(0),
        series: vec![
            series(&labels.base, 2, Ink::Unseen),
            series(&labels.total, 3, Ink::Net),
            series(&labels.rise, 4, Ink::Real),
            series(&labels.rise_below, 5, Ink::Real),
            series(&labels.fall, 6, Ink::Loss),
            series(&labels.fall_below, 7, Ink::Loss),
        ],
        at: Cell { row: top, column: 0 },
        size: SIZE,
        description: own.charts.description.to_string(),
    };
    page.chart(chart);
}

/// The figures of a column, from left to right in its row.
fn drawn(column: &Column) -> [Id; 7] {
    let Column { level, base, total, rise, fall, .. } = column;
    [*level, *base, *total, rise[0], rise[1], fall[0], fall[1]]
}
