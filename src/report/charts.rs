//! The report's charts. Their descriptions say what they showed when they were drawn, so that they
//! stay true when an assumption is changed.

use super::layout::Case;
use super::page::{FIRST_YEAR, Page};
use super::sheet::{Area, Chart, ChartKind, ChartSeries, Ink};
use super::summary::Bars;
use crate::base::{Cell, round_half_away};
use crate::decision::fund::FundFigures;
use crate::decision::outcome_payments::PaymentFigures;
use crate::figure::Id;
use crate::model::CostType;
use crate::words::fill;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Letters of a name in a description.
const NAME: usize = 34;

/// The unit in which figures of this size are easiest to read on an axis.
pub fn scale(page: &Page, ids: &[Id]) -> (usize, String) {
    let largest =
        ids.iter().filter_map(|id| page.book.number(*id)).map(|n| n.abs()).max().unwrap_or_default();
    let thousands = match largest {
        // Below, the steps of an axis would be parts of a million.
        n if n >= Decimal::from(10_000_000) => 2,
        n if n >= Decimal::from(20_000) => 1,
        _ => 0,
    };
    let units = &page.words.units;
    (thousands, [&units.kronor, &units.thousands, &units.millions][thousands].to_string())
}

/// A series of a chart.
pub(super) fn series(name: &str, values: Area, ink: Ink) -> ChartSeries {
    ChartSeries { name: name.to_string(), values, ink }
}

/// The head row of years above a row of yearly figures on the same sheet.
fn years_above(case: &Case, area: Area, rows_up: u32) -> Area {
    let last = FIRST_YEAR + u16::try_from(case.account.time.length() - 1).unwrap_or(0);
    let row = area.first.row - rows_up;
    Area { sheet: area.sheet, first: Cell { row, column: FIRST_YEAR }, last: Cell { row, column: last } }
}

/// A name in a description, which may have 255 characters in all.
pub(super) fn short(name: &str) -> String {
    match name.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_string(),
    }
}

/// Where a line ends: above, below or at zero.
pub(super) fn ends<'a>(page: &Page<'a>, accumulated: &[Id]) -> &'a str {
    let charts = &page.words.charts;
    let last = accumulated.last().and_then(|id| page.book.number(*id)).unwrap_or_default();
    match last.cmp(&Decimal::ZERO) {
        Ordering::Greater => &charts.above_zero,
        Ordering::Less => &charts.below_zero,
        Ordering::Equal => &charts.at_zero,
    }
}

/// The accumulated projection by cost type, stacked, with the net line: on Prognos.
pub(super) fn accumulated(page: &Page, case: &Case, types: [Area; 3], total: Area, row: u32) -> Chart {
    let (words, projection) = (case.words, case.projection);
    let (thousands, unit) = scale(page, &projection.types.total.accumulated);
    let inks = [Ink::Real, Ink::Production, Ink::Financial];
    let mut all: Vec<ChartSeries> = (CostType::ALL.into_iter().zip(types).zip(inks))
        .map(|((cost_type, area), ink)| series(words.terms.cost_type(cost_type), area, ink))
        .collect();
    all.push(series(&words.labels.total, total, Ink::Net));
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
            &[
                ("operation", &*short(&case.inputs.operation.name.value)),
                ("ends", ends(page, &projection.types.total.accumulated)),
            ],
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
            series(&words.labels.discounted, yearly, Ink::Real),
            series(&words.labels.accumulated, accumulated, Ink::Net),
        ],
        at: Cell { row: top + 1, column },
        size: (years_wide(case), 310),
        description: fill(
            &words.charts.actor_description,
            &[
                ("actor", &*short(name)),
                ("ends", ends(page, figures.map_or(&[], |figures| &figures.total.accumulated))),
            ],
        ),
    }
}

/// Who gains and who pays in year 1: on the first sheet. As high as its rows need.
pub(super) fn results(page: &Page, case: &Case, bars: Bars, at: Cell) -> Chart {
    let (words, blocks) = (case.words, &case.account.statement.blocks);
    let shown = &case.projection.told.shown;
    let results: Vec<Id> = shown.iter().map(|(position, ..)| blocks[*position].result).collect();
    let (thousands, unit) = scale(page, &results);
    let result = |position: usize| page.book.number(blocks[position].result).unwrap_or_default();
    let zero = Decimal::ZERO;
    let by_result = || shown.iter().map(|(position, ..)| *position);
    let gains = by_result().filter(|position| result(*position) > zero).max_by_key(|p| result(*p));
    let pays = by_result().filter(|position| result(*position) < zero).min_by_key(|p| result(*p));
    let name = |position: Option<usize>| match position {
        Some(position) => case.names().of(blocks[position].party),
        None => words.charts.nobody.clone(),
    };
    Chart {
        kind: ChartKind::Bars,
        title: words.charts.results.to_string(),
        category_axis: String::new(),
        value_axis: unit,
        thousands,
        categories: bars.names,
        series: vec![
            series(&words.charts.gains, bars.gains, Ink::Real),
            series(&words.charts.losses, bars.losses, Ink::Loss),
        ],
        at,
        size: (500, bars_height(shown.len())),
        description: fill(
            &words.charts.results_description,
            &[("gains", &*short(&name(gains))), ("pays", &*short(&name(pays)))],
        ),
    }
}

/// The height of a chart with so many bars, in pixels.
pub fn bars_height(bars: usize) -> u32 {
    120 + 20 * u32::try_from(bars).unwrap_or(0)
}

/// The accumulated result of society with the investment hump: on the first sheet.
pub(super) fn hump(page: &Page, case: &Case, at: Cell) -> Chart {
    let (words, total) = (case.words, &case.projection.types.total);
    let [years, yearly, accumulated] =
        [&case.account.time.years, &total.discounted, &total.accumulated].map(|row| page.home_of(row));
    let (thousands, unit) = scale(page, &total.accumulated);
    let told = &case.projection.told;
    let at_horizon = told.amounts.last().map(|amount| page.text_of(amount.phrase)).unwrap_or_default();
    let lowest_year = page.text_of(case.projection.measures.lowest_year);
    Chart {
        kind: ChartKind::Columns,
        title: words.charts.hump.to_string(),
        category_axis: words.charts.year_axis.to_string(),
        value_axis: unit,
        thousands,
        categories: years,
        series: vec![
            series(&words.labels.discounted, yearly, Ink::Real),
            series(&words.labels.accumulated, accumulated, Ink::Net),
        ],
        at,
        size: (500, 300),
        description: fill(
            &words.charts.hump_description,
            &[("year", &*lowest_year), ("at_horizon", &*at_horizon)],
        ),
    }
}

/// A fund's payments and its balance: on Fond.
pub(super) fn fund(
    page: &Page,
    case: &Case,
    fund: &FundFigures,
    [categories, flows, balance]: [Area; 3],
    top: u32,
) -> Chart {
    let told = &case.told.fund;
    let (thousands, unit) = scale(page, &fund.balance);
    Chart {
        kind: ChartKind::Columns,
        title: told.fund_chart.to_string(),
        category_axis: page.words.charts.year_axis.to_string(),
        value_axis: unit,
        thousands,
        categories,
        series: vec![series(&told.flow, flows, Ink::Real), series(&told.balance, balance, Ink::Net)],
        at: Cell { row: top + 1, column: FIRST_YEAR },
        size: (years_wide(case), 310),
        description: fill(&told.fund_chart_description, &[("whole", &page.text_of(fund.whole))]),
    }
}

/// What the investor and the public side have come to: on Fond.
pub(super) fn payments(
    page: &Page,
    case: &Case,
    figures: &PaymentFigures,
    [categories, investor, public]: [Area; 3],
    top: u32,
) -> Chart {
    let told = &case.told.fund;
    let (thousands, unit) = scale(page, &figures.base.public.accumulated);
    let rate = match page.book.number(figures.base.internal.rate) {
        Some(rate) => format!("{} %", round_half_away(rate * Decimal::ONE_HUNDRED, 1)),
        None => page.text_of(figures.base.internal.rate),
    };
    Chart {
        kind: ChartKind::Columns,
        title: told.payments_chart.to_string(),
        category_axis: page.words.charts.year_axis.to_string(),
        value_axis: unit,
        thousands,
        categories,
        series: vec![
            series(&told.investor, investor, Ink::Real),
            series(&told.public_with, public, Ink::Net),
        ],
        at: Cell { row: top + 1, column: FIRST_YEAR },
        size: (years_wide(case), 310),
        description: fill(&told.payments_chart_description, &[("rate", &rate)]),
    }
}

/// No wider than the years below, in pixels.
fn years_wide(case: &Case) -> u32 {
    u32::try_from(case.account.time.length()).unwrap_or(0).clamp(6, 9) * 85
}
