//! The report's charts.

use super::layout::Case;
use super::page::{FIRST_YEAR, Page};
use super::sheet::{Area, Chart, ChartKind, ChartSeries};
use crate::base::Cell;
use crate::figure::Id;
use crate::model::CostType;
use crate::words::fill;
use rust_decimal::Decimal;

/// Palette positions.
const NET: usize = 3;

/// The unit in which figures of this size are easiest to read on an axis.
pub fn scale(page: &Page, ids: &[Id]) -> (usize, String) {
    let largest =
        ids.iter().filter_map(|id| page.book.number(*id)).map(|n| n.abs()).max().unwrap_or_default();
    let thousands = match largest {
        n if n >= Decimal::from(2_000_000) => 2,
        n if n >= Decimal::from(20_000) => 1,
        _ => 0,
    };
    let units = &page.words.units;
    (thousands, [&units.kronor, &units.thousands, &units.millions][thousands].to_string())
}

fn series(name: &str, values: Area, colour: usize) -> ChartSeries {
    ChartSeries { name: name.to_string(), values, colour }
}

/// The head row of years above a row of yearly figures on the same sheet.
fn years_above(case: &Case, area: Area, rows_up: u32) -> Area {
    let last = FIRST_YEAR + u16::try_from(case.account.time.length() - 1).unwrap_or(0);
    let row = area.first.row - rows_up;
    Area { sheet: area.sheet, first: Cell { row, column: FIRST_YEAR }, last: Cell { row, column: last } }
}

/// The accumulated projection by cost type, stacked, with the net line: on Prognos.
pub(super) fn accumulated(page: &Page, case: &Case, types: [Area; 3], total: Area, row: u32) -> Chart {
    let (words, projection) = (case.words, case.projection);
    let (thousands, unit) = scale(page, &projection.types.total.accumulated);
    let mut all: Vec<ChartSeries> = (CostType::ALL.into_iter().zip(types).enumerate())
        .map(|(colour, (cost_type, area))| series(words.terms.cost_type(cost_type), area, colour))
        .collect();
    all.push(series(&words.labels.total, total, NET));
    Chart {
        kind: ChartKind::Stacked,
        title: words.charts.accumulated.to_string(),
        category_axis: words.charts.year_axis.to_string(),
        value_axis: unit,
        thousands,
        categories: years_above(case, types[0], 1),
        series: all,
        at: Cell { row, column: 0 },
        size: (900, 330),
        description: fill(
            &words.charts.accumulated_description,
            &[("operation", &case.inputs.operation.name.value)],
        ),
    }
}

/// What an actor gains and pays every year, and what it has come to: on the actor's sheet.
pub(super) fn actor(
    page: &Page,
    case: &Case,
    name: &str,
    yearly: Area,
    accumulated: Area,
    top: u32,
    column: u16,
) -> Chart {
    let words = case.words;
    let figures = case.projection.parties.iter().find(|figures| &*case.names().of(figures.party) == name);
    let (thousands, unit) =
        figures.map_or((0, String::new()), |figures| scale(page, &figures.total.accumulated));
    let above = figures.map_or(1, |figures| u32::try_from(figures.types.len()).unwrap_or(0) + 1);
    Chart {
        kind: ChartKind::Columns,
        title: fill(&words.charts.actor, &[("actor", name)]),
        category_axis: words.charts.year_axis.to_string(),
        value_axis: unit,
        thousands,
        categories: years_above(case, yearly, above),
        series: vec![
            series(&words.labels.discounted, yearly, 0),
            series(&words.labels.accumulated, accumulated, NET),
        ],
        at: Cell { row: top + 1, column },
        // No wider than the years below it.
        size: (u32::try_from(case.account.time.length()).unwrap_or(0).clamp(6, 9) * 85, 310),
        description: fill(&words.charts.actor_description, &[("actor", name)]),
    }
}

/// The result of every actor in year 1: on the first sheet.
pub(super) fn results(page: &Page, case: &Case, names: Area, values: Area, at: Cell) -> Chart {
    let words = case.words;
    let results: Vec<Id> = case.account.statement.blocks.iter().map(|block| block.result).collect();
    let (thousands, unit) = scale(page, &results);
    Chart {
        kind: ChartKind::Bars,
        title: words.charts.results.to_string(),
        category_axis: String::new(),
        value_axis: unit,
        thousands,
        categories: names,
        series: vec![series(&words.labels.result, values, 0)],
        at,
        size: (500, 350),
        description: fill(
            &words.charts.results_description,
            &[("operation", &case.inputs.operation.name.value)],
        ),
    }
}

/// The accumulated result of society with the investment hump: on the first sheet.
pub(super) fn hump(
    page: &Page,
    case: &Case,
    at: Cell,
    yearly: Area,
    accumulated: Area,
    years: Area,
) -> Chart {
    let words = case.words;
    let (thousands, unit) = scale(page, &case.projection.types.total.accumulated);
    Chart {
        kind: ChartKind::Columns,
        title: words.charts.hump.to_string(),
        category_axis: words.charts.year_axis.to_string(),
        value_axis: unit,
        thousands,
        categories: years,
        series: vec![
            series(&words.labels.discounted, yearly, 0),
            series(&words.labels.accumulated, accumulated, NET),
        ],
        at,
        size: (500, 350),
        description: fill(
            &words.charts.hump_description,
            &[("operation", &case.inputs.operation.name.value)],
        ),
    }
}
