//! Diagram: from before to after in columns, each chart below the table that it draws.

use crate::base::Cell;
use crate::diff::figures::{Column, Fall};
use crate::diff::lay_out::Work;
use crate::diff::told;
use crate::figure::Id;
use crate::report::sheet::{Area, Chart, ChartKind, ChartSeries, Ink, Part};
use crate::report::{Page, scale};
use crate::words::fill;

/// Width and height of a chart in pixels: as wide as its table.
const SIZE: (u32, u32) = (860, 255);
/// Height of a row in pixels.
const ROW: u32 = 19;

pub(in crate::diff) fn build(page: &mut Page, work: &Work) {
    let texts = &work.words.diff.texts;
    page.sheet.widths = [vec![22.0], vec![work.amount().max(14.0); 7]].concat();
    work.open(page, &work.words.diff.sheets.charts, &texts.charts_lead, &texts.amounts);
    for fall in &work.figures.falls {
        one(page, work, fall);
    }
}

fn one(page: &mut Page, work: &Work, fall: &Fall) {
    let own = &work.words.diff;
    let identity = &work.difference.figures[work.figures.rows[fall.row].figure].identity;
    let title = match identity.year {
        Some(year) => fill(&own.charts.accumulated, &[("year", &year.to_string())]),
        None => own.charts.result.to_string(),
    };
    page.section(&title);
    let labels = &own.labels;
    // What lies above zero and below it is stacked apart.
    let heads = [
        &own.heads.part,
        &labels.level,
        &labels.base,
        &labels.total,
        &labels.rise,
        &labels.rise,
        &labels.fall,
        &labels.fall,
    ];
    page.heads(&heads.map(|head| &**head), 1);
    let first = page.row;
    let last_column = fall.columns.len() - 1;
    for (position, column) in fall.columns.iter().enumerate() {
        let name = match column.part {
            Some(part) => told::part(part, work.words),
            None if position == last_column => &own.terms.new,
            None => &own.terms.old,
        };
        page.words(0, name, Part::Label);
        for (at, id) in (1..).zip(drawn(column)) {
            page.figure(at, id, Part::Figure);
        }
        page.next();
    }
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
        title,
        category_axis: String::new(),
        value_axis: unit,
        thousands,
        categories: area(0),
        series: vec![
            series(&labels.base, 2, Ink::Unseen),
            series(&labels.total, 3, Ink::Net),
            series(&labels.rise, 4, Ink::Real),
            series(&labels.rise, 5, Ink::Real),
            series(&labels.fall, 6, Ink::Loss),
            series(&labels.fall, 7, Ink::Loss),
        ],
        at: Cell { row: page.row + 1, column: 0 },
        size: SIZE,
        description: own.charts.description.to_string(),
    };
    page.chart(chart);
    page.row += SIZE.1.div_ceil(ROW) + 2;
}

/// The figures of a column, from left to right in its row.
fn drawn(column: &Column) -> [Id; 7] {
    let Column { level, base, total, rise, fall, .. } = column;
    [*level, *base, *total, rise[0], rise[1], fall[0], fall[1]]
}
