//! From plan to outcome for society in columns, and what they draw.

use super::super::super::charts::scale;
use super::super::super::layout::Case;
use super::super::super::page::Page;
use super::super::super::sheet::{Area, Chart, ChartKind, ChartSeries, Ink, Part};
use super::lines;
use crate::base::Cell;
use crate::decision::plan::Split;
use crate::decision::plan::fall::Column;
use crate::figure::Id;
use crate::words::fill;

/// Rows that the chart needs.
pub(super) const ROWS: u32 = 18;
/// Width and height in pixels.
const SIZE: (u32, u32) = (900, 330);

fn title(case: &Case, split: &Split) -> String {
    fill(&case.told.plan.chart_title, &[("year", &split.fall.year.to_string())])
}

/// What the chart draws; returns the first row of it.
pub(super) fn table(page: &mut Page, case: &Case, split: &Split) -> u32 {
    let told = &case.told.plan;
    page.section(&fill(&told.chart_table, &[("title", &title(case, split)), ("unit", &page.yearly_unit())]));
    // What lies above zero and below it is stacked apart.
    let heads = [
        "",
        &*told.level,
        &told.carried,
        &told.whole,
        &told.rise,
        &told.rise_below,
        &told.fall,
        &told.fall_below,
    ];
    page.heads(&heads, 1);
    let first = page.row;
    let names = lines(case).into_iter().chain([&told.outcome]);
    for (name, column) in names.zip(&split.fall.columns) {
        page.words(0, name, Part::Label);
        for (at, id) in (1..).zip(drawn(column)) {
            page.figure(at, id, Part::Figure);
            page.smaller();
        }
        page.next();
    }
    first
}

/// The figures of a column, from left to right in its row.
fn drawn(column: &Column) -> [Id; 7] {
    let Column { level, base, total, rise, fall } = column;
    [*level, *base, *total, rise[0], rise[1], fall[0], fall[1]]
}

pub(super) fn draw(page: &mut Page, case: &Case, split: &Split, [top, first]: [u32; 2]) {
    let told = &case.told.plan;
    let last = first + u32::try_from(split.fall.columns.len()).unwrap_or(1) - 1;
    let area = |column: u16| Area {
        sheet: page.index,
        first: Cell { row: first, column },
        last: Cell { row: last, column },
    };
    let levels: Vec<Id> = split.fall.columns.iter().map(|column| column.level).collect();
    let (thousands, unit) = scale(page, &levels);
    let series =
        |name: &str, column: u16, ink: Ink| ChartSeries { name: name.to_string(), values: area(column), ink };
    let chart = Chart {
        kind: ChartKind::Waterfall,
        title: title(case, split),
        category_axis: String::new(),
        value_axis: unit,
        thousands,
        categories: area(0),
        series: vec![
            series(&told.carried, 2, Ink::Unseen),
            series(&told.whole, 3, Ink::Net),
            series(&told.rise, 4, Ink::Real),
            series(&told.rise_below, 5, Ink::Real),
            series(&told.fall, 6, Ink::Loss),
            series(&told.fall_below, 7, Ink::Loss),
        ],
        at: Cell { row: top, column: 0 },
        size: SIZE,
        description: told.chart_description.to_string(),
    };
    page.chart(chart);
}
