//! The charts of Omfördelning.

use super::super::charts::{bars_height, ends, scale, series, short};
use super::super::layout::Case;
use super::super::page::{FIRST_YEAR, Page};
use super::super::sheet::{Area, Chart, ChartKind, Ink};
use super::redistribution::Stakes;
use crate::base::Cell;
use crate::decision::Stake;
use crate::words::fill;
use rust_decimal::Decimal;

/// Rows that the chart of yearly money needs.
pub(super) const ROWS: u32 = 18;
/// Pixels of a row.
const ROW: u32 = 19;

fn height(case: &Case) -> u32 {
    bars_height(case.decision.redistribution.stakes.len())
}

/// Rows that the charts of gains and losses need.
pub(super) fn rows_of_bars(case: &Case) -> u32 {
    height(case).div_ceil(ROW) + 1
}

/// Who has gained and who has lost by one of the chosen years.
pub(super) fn bars(page: &Page, case: &Case, stakes: &Stakes, at: usize, cell: Cell) -> Chart {
    let (words, told) = (case.words, &case.told.redistribution);
    let all = &case.decision.redistribution.stakes;
    let results: Vec<_> = all.iter().map(|stake| stake.result[at]).collect();
    let (thousands, unit) = scale(page, &results);
    let result = |stake: &&Stake| page.book.number(stake.result[at]).unwrap_or_default();
    let gains = all.iter().filter(|stake| result(stake) > Decimal::ZERO).max_by_key(result);
    let pays = all.iter().filter(|stake| result(stake) < Decimal::ZERO).min_by_key(result);
    let name = |stake: Option<&Stake>| match stake {
        Some(stake) => short(&case.names().of(stake.party)),
        None => words.charts.nobody.to_string(),
    };
    let year = page.text_of(case.projection.returns.years[at]);
    let column = FIRST_YEAR + u16::try_from(at).unwrap_or(0);
    let area = |row: u32, column: u16| Stakes::area(page, case, row, column);
    Chart {
        kind: ChartKind::Bars,
        title: fill(&told.chart_year, &[("year", &year)]),
        category_axis: String::new(),
        value_axis: unit,
        thousands,
        categories: area(stakes.gains, 0),
        series: vec![
            series(&words.charts.gains, area(stakes.gains, column), Ink::Real),
            series(&words.charts.losses, area(stakes.losses, column), Ink::Loss),
        ],
        at: cell,
        size: (450, height(case)),
        description: fill(
            &told.chart_description,
            &[("year", &year), ("gains", &name(gains)), ("pays", &name(pays))],
        ),
    }
}

/// What the actors' money comes to, year by year: above zero, below it, and together.
pub(super) fn cash(page: &Page, case: &Case, [plus, minus, total]: [Area; 3], at: Cell) -> Chart {
    let told = &case.told.redistribution;
    let cash = &case.decision.redistribution.cash;
    let (thousands, unit) = scale(page, &[&*cash.plus, &*cash.minus].concat());
    Chart {
        kind: ChartKind::Stacked,
        title: told.chart_cash.to_string(),
        category_axis: case.words.charts.year_axis.to_string(),
        value_axis: unit,
        thousands,
        categories: page.home_of(&case.account.time.years),
        series: vec![
            series(&told.plus, plus, Ink::Real),
            series(&told.minus, minus, Ink::Loss),
            series(&told.total_money, total, Ink::Net),
        ],
        at,
        size: (900, 330),
        description: fill(&told.chart_cash_description, &[("ends", ends(page, &cash.total[..1]))]),
    }
}
