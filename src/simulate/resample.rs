//! The bootstrap: persons drawn anew from those there are, with replacement.

use super::plan::{Joint, Statistic};
use super::rounded::binary;
use super::stream::Stream;
use rust_decimal::Decimal;

/// Rows that are drawn one by one. Of more, groups are drawn instead, put together by chance and as large as
/// makes them so few: their sums fall as the persons' own do, and a draw takes no longer however many there are.
const MOST_ROWS: usize = 10_000;

/// A table made ready to be drawn from.
pub(super) struct Resample {
    /// Row by row.
    cells: Vec<f64>,
    columns: usize,
    rows: u32,
    /// Each with what it is where its divisor is 0.
    statistics: Vec<(Statistic, f64)>,
}

impl Resample {
    /// A row that is shorter than the widest holds 0 in what it lacks.
    pub(super) fn new(joint: &Joint, order: &mut Stream) -> Resample {
        let columns = joint.rows.iter().map(Vec::len).max().unwrap_or(0);
        let size = joint.rows.len().div_ceil(MOST_ROWS).max(1);
        let mut cells = Vec::new();
        for group in in_groups(&joint.rows, size, order) {
            let sum = |column: usize| {
                group.iter().filter_map(|row| row.get(column)).map(|cell| binary(*cell)).sum()
            };
            cells.extend((0..columns).map(|column| -> f64 { sum(column) }));
        }
        let in_all = |column: usize| {
            let all = joint.rows.iter().filter_map(|row| row.get(column)).map(|cell| binary(*cell));
            all.sum::<f64>()
        };
        let otherwise = |statistic: Statistic| match statistic {
            Statistic::Ratio(column, divisor) if in_all(divisor) != 0.0 => in_all(column) / in_all(divisor),
            Statistic::Ratio(..) | Statistic::Sum(_) => 0.0,
        };
        let statistics = joint.figures.iter().map(|(_, statistic)| (*statistic, otherwise(*statistic)));
        Resample {
            statistics: statistics.collect(),
            cells,
            columns,
            rows: u32::try_from(joint.rows.len().div_ceil(size)).unwrap_or(u32::MAX),
        }
    }

    /// Fills a block: `out` holds a block of draws for each statistic in turn.
    pub(super) fn fill(&self, stream: &mut Stream, out: &mut [f64], lanes: usize) {
        let mut sums = vec![0.0; self.columns];
        for lane in 0..lanes {
            sums.fill(0.0);
            for _ in 0..self.rows {
                let first = stream.below(self.rows) as usize * self.columns;
                let row = &self.cells[first..first + self.columns];
                sums.iter_mut().zip(row).for_each(|(sum, cell)| *sum += cell);
            }
            let sum = |column: usize| sums.get(column).copied().unwrap_or(0.0);
            for (index, (statistic, otherwise)) in self.statistics.iter().enumerate() {
                out[index * lanes + lane] = match *statistic {
                    Statistic::Sum(column) => sum(column),
                    Statistic::Ratio(_, divisor) if sum(divisor) == 0.0 => *otherwise,
                    Statistic::Ratio(column, divisor) => sum(column) / sum(divisor),
                };
            }
        }
    }
}

/// Rows in groups of so many, the last of what is left over; in an order of chance where a group has several.
fn in_groups<'a>(rows: &'a [Vec<Decimal>], size: usize, order: &mut Stream) -> Vec<Vec<&'a [Decimal]>> {
    let mut all: Vec<&[Decimal]> = rows.iter().map(Vec::as_slice).collect();
    if size > 1 {
        for at in (1..all.len()).rev() {
            let bound = u32::try_from(at + 1).unwrap_or(u32::MAX);
            all.swap(at, order.below(bound) as usize);
        }
    }
    all.chunks(size).map(<[_]>::to_vec).collect()
}
