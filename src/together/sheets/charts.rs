//! Diagram: the accounts and the actors as bars, each chart beside the table that it draws.

use crate::base::Cell;
use crate::figure::Id;
use crate::report::sheet::{Area, Chart, ChartKind, ChartSeries, Ink, Part};
use crate::report::{Page, bars_height, scale};
use crate::together::figures::MOST;
use crate::together::lay_out::Run;
use crate::words::fill;

/// The column that charts begin in, a little apart from the tables.
const CHART: u16 = 4;
/// Height of a row in pixels.
const ROW: u32 = 20;

pub(in crate::together) fn build(page: &mut Page, run: &Run) {
    let (words, figures) = (&run.words.together, run.figures);
    let amount = run.amount();
    page.sheet.widths = [vec![40.0, amount, amount, 2.0], vec![14.0; 6]].concat();
    page.sheet.one_page = true;
    run.open(page, &words.sheets.charts, &words.texts.charts_lead, &words.texts.amounts);
    if run.accounts.len() > MOST {
        page.words(0, &fill(&words.charts.first, &[("count", &MOST.to_string())]), Part::Note);
        page.next();
    }
    let names = run.accounts.iter().map(|account| (account.label.clone(), 0));
    let titles = [&words.charts.results, &words.charts.results_description].map(ToString::to_string);
    bars(page, run, titles, &words.heads.operation, names, &figures.bars.accounts);
    for (position, halves) in &figures.bars.actors {
        let year = figures.totals[*position].number.to_string();
        let titles = [&words.charts.actors, &words.charts.actors_description];
        let titles = titles.map(|text| fill(text, &[("year", &year)]));
        let names: Vec<(String, usize)> = (figures.actors[*position].groups.iter())
            .map(|group| (page.text_of(group.key), figures.groups.all[group.group].depth))
            .collect();
        bars(page, run, titles, &words.heads.actor, names, halves);
    }
}

/// A table of gains and losses, and its chart; each name with its steps to the right.
fn bars(
    page: &mut Page,
    run: &Run,
    [title, description]: [String; 2],
    head: &str,
    names: impl IntoIterator<Item = (String, usize)>,
    halves: &[[Id; 2]],
) {
    let charts = &run.words.report.charts;
    page.section(&title);
    let top = page.row;
    page.heads(&[head, &charts.gains, &charts.losses], 1);
    let first = page.row;
    for ((name, depth), half) in names.into_iter().zip(halves) {
        page.indented(0, &name, Part::Label, u8::try_from(depth).unwrap_or(u8::MAX));
        for (column, id) in (1..).zip(half) {
            page.figure(column, *id, Part::Figure);
        }
        page.next();
    }
    let last = page.row.saturating_sub(1).max(first);
    let column = |column: u16| Area {
        sheet: page.index,
        first: Cell { row: first, column },
        last: Cell { row: last, column },
    };
    let all: Vec<Id> = halves.iter().flatten().copied().collect();
    let (thousands, unit) = scale(page, &all);
    let height = bars_height(halves.len()).max(220);
    let series = |name: &str, values: Area, ink: Ink| ChartSeries { name: name.to_string(), values, ink };
    page.chart(Chart {
        kind: ChartKind::Bars,
        title,
        category_axis: String::new(),
        value_axis: unit,
        thousands,
        categories: column(0),
        series: vec![
            series(&charts.gains, column(1), Ink::Real),
            series(&charts.losses, column(2), Ink::Loss),
        ],
        at: Cell { row: top, column: CHART },
        size: (610, height),
        description,
    });
    page.row = page.row.max(top + height.div_ceil(ROW)) + 1;
}
