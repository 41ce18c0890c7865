//! The bootstrap: persons drawn anew from those there are, with replacement.

use super::plan::{Joint, Statistic};
use super::rounded::binary;
use super::stream::Stream;
use rust_decimal::Decimal;

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
    pub(super) fn new(joint: &Joint) -> Resample {
        let columns = joint.rows.iter().map(Vec::len).max().unwrap_or(0);
        let cell = |row: &[Decimal], column: usize| row.get(column).map_or(0.0, |cell| binary(*cell));
        let cells = joint.rows.iter().flat_map(|row| (0..columns).map(|column| cell(row, column)));
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
            cells: cells.collect(),
            columns,
            rows: u32::try_from(joint.rows.len()).unwrap_or(u32::MAX),
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
