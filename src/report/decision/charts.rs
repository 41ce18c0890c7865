//! The charts of Känslighet.

use crate::base::Cell;
use crate::figure::Id;
use crate::report::charts::{bars_height, scale};
use crate::report::layout::Case;
use crate::report::page::Page;
use crate::report::sheet::{Area, Chart, ChartKind, ChartSeries, Ink};
use crate::words::fill;

/// Bars that a chart has at the most: the greatest.
pub(super) const MOST_BARS: u32 = 12;

/// What each parameter changes at its ends.
pub(super) fn tornado(
    page: &Page,
    case: &Case,
    name: &str,
    names: Area,
    [low, high]: [Area; 2],
    ids: &[Id],
    at: Cell,
) -> Chart {
    let told = &case.told.sensitivity;
    let (thousands, unit) = scale(page, ids);
    let years = case.decision.spans.numbers[case.decision.spans.term].to_string();
    let bars = usize::try_from(names.last.row - names.first.row + 1).unwrap_or(1);
    Chart {
        kind: ChartKind::Bars,
        title: fill(&told.chart, &[("years", &years), ("whose", name)]),
        category_axis: String::new(),
        value_axis: unit,
        thousands,
        categories: names,
        series: vec![series(&told.chart_high, high, Ink::Real), series(&told.chart_low, low, Ink::Loss)],
        at,
        size: (900, bars_height(bars)),
        description: told.chart_description.to_string(),
    }
}

/// Society's accumulated result in every scenario.
pub(super) fn scenarios(page: &Page, case: &Case, at: Cell) -> Chart {
    let told = &case.told.scenarios;
    let all = &case.decision.scenarios.scenarios;
    let ids: Vec<Id> = all.iter().flat_map(|scenario| scenario.accumulated.iter().copied()).collect();
    let (thousands, unit) = scale(page, &ids);
    let inks = [Ink::Net, Ink::Real, Ink::Financial, Ink::Loss].into_iter().cycle();
    let lines = all
        .iter()
        .zip(&case.inputs.scenarios)
        .zip(inks)
        .map(|((scenario, given), ink)| series(&given.name, page.home_of(&scenario.accumulated), ink));
    Chart {
        kind: ChartKind::Lines,
        title: told.chart.to_string(),
        category_axis: told.chart_axis.to_string(),
        value_axis: unit,
        thousands,
        categories: page.home_of(&case.account.time.years),
        series: lines.collect(),
        at,
        size: (500, 340),
        description: told.chart_description.to_string(),
    }
}

/// Persons needed, and persons there.
pub(super) fn needed(case: &Case, name: &str, years: Area, [needed, there]: [Area; 2], at: Cell) -> Chart {
    let told = &case.told.sensitivity;
    let spans: Vec<String> = case.decision.spans.numbers.iter().map(usize::to_string).collect();
    let spans = spans.join(", ");
    Chart {
        kind: ChartKind::Columns,
        title: fill(&told.chart_needed, &[("whose", name)]),
        category_axis: told.span_axis.to_string(),
        value_axis: told.persons.to_string(),
        thousands: 0,
        categories: years,
        series: vec![series(&told.needed_line, needed, Ink::Real), series(&told.there_line, there, Ink::Net)],
        at,
        size: (430, 270),
        description: fill(&told.chart_needed_description, &[("spans", &spans)]),
    }
}

fn series(name: &str, values: Area, ink: Ink) -> ChartSeries {
    ChartSeries { name: name.to_string(), values, ink }
}

/// How many draws fall in each interval.
pub(super) fn draws(case: &Case, title: String, unit: &str, [from, draws]: [Area; 2], at: Cell) -> Chart {
    let told = &case.told.simulation;
    Chart {
        kind: ChartKind::Columns,
        title,
        category_axis: fill(&told.chart_bins_axis, &[("unit", unit)]),
        value_axis: told.chart_bins_unit.to_string(),
        thousands: 0,
        categories: from,
        series: vec![series(&told.bin, draws, Ink::Real)],
        at,
        size: (500, 270),
        description: told.chart_bins_description.to_string(),
    }
}

/// How large a part of the draws is below.
pub(super) fn until(case: &Case, title: String, unit: &str, [to, until]: [Area; 2], at: Cell) -> Chart {
    let told = &case.told.simulation;
    Chart {
        kind: ChartKind::PerCent,
        title,
        category_axis: fill(&told.chart_until_axis, &[("unit", unit)]),
        value_axis: told.chart_until_unit.to_string(),
        thousands: 0,
        categories: to,
        series: vec![series(&told.until, until, Ink::Net)],
        at,
        size: (500, 270),
        description: told.chart_until_description.to_string(),
    }
}

/// What goes with a result, up or down.
pub(super) fn ranks(case: &Case, title: String, [names, up, down]: [Area; 3], at: Cell) -> Chart {
    let told = &case.told.simulation;
    let bars = usize::try_from(names.last.row - names.first.row + 1).unwrap_or(1);
    Chart {
        kind: ChartKind::Bars,
        title,
        category_axis: String::new(),
        value_axis: told.chart_ranks_unit.to_string(),
        thousands: 0,
        categories: names,
        series: vec![series(&told.bar_up, up, Ink::Real), series(&told.bar_down, down, Ink::Loss)],
        at,
        size: (500, bars_height(bars)),
        description: told.chart_ranks_description.to_string(),
    }
}
