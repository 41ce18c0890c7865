//! Diagram: the accounts and the actors as bars.

use crate::base::Cell;
use crate::figure::Id;
use crate::report::sheet::{Area, Chart, ChartKind, ChartSeries, Ink, Part};
use crate::report::{Page, scale};
use crate::together::Measure;
use crate::together::lay_out::Run;
use crate::words::fill;

/// Bars that a chart can hold and still be read.
const MOST: usize = 30;
/// The latest account years that have a chart of their own.
const YEARS: usize = 2;
/// Height of a row in pixels.
const ROW: u32 = 20;

pub(in crate::together) fn build(page: &mut Page, run: &Run) {
    let words = &run.words.together;
    page.sheet.widths = vec![48.0, 14.0, 14.0, 14.0, 14.0, 14.0];
    page.sheet.one_page = true;
    run.open(page, &words.sheets.charts, &words.texts.charts_lead, &words.texts.amounts);
    page.next();
    if run.accounts.len() > MOST {
        page.words(0, &fill(&words.charts.first, &[("count", &MOST.to_string())]), Part::Note);
        page.next();
    }
    let results: Vec<Id> =
        run.figures.accounts.iter().map(|account| account.get(Measure::SocietyTerm)).take(MOST).collect();
    bars(page, &words.charts.results, &words.charts.results_description, &results);
    for (totals, sums) in run.figures.totals.iter().zip(&run.figures.actors).rev().take(YEARS) {
        let results: Vec<Id> = sums.groups.iter().map(|group| group.values[2]).take(MOST).collect();
        let year = totals.number.to_string();
        let named = |text: &str| fill(text, &[("year", &year)]);
        bars(page, &named(&words.charts.actors), &named(&words.charts.actors_description), &results);
    }
}

/// A chart of figures that stand below each other, whose names stand in column A.
fn bars(page: &mut Page, title: &str, description: &str, ids: &[Id]) {
    let values = page.home_of(ids);
    let categories = Area {
        sheet: values.sheet,
        first: Cell { row: values.first.row, column: 0 },
        last: Cell { row: values.last.row, column: 0 },
    };
    let (thousands, unit) = scale(page, ids);
    let height = 110 + 26 * u32::try_from(ids.len()).unwrap_or(0);
    page.chart(Chart {
        kind: ChartKind::Bars,
        title: title.to_string(),
        category_axis: String::new(),
        value_axis: unit,
        thousands,
        categories,
        series: vec![ChartSeries { name: title.to_string(), values, ink: Ink::Real }],
        at: Cell { row: page.row, column: 0 },
        size: (860, height),
        description: description.to_string(),
    });
    page.row += height / ROW + 2;
}
