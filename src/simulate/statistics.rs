//! What a column of draws says.

use super::histogram::Histogram;
use super::lanes::LANES;
use super::rounded::{SHARE_DIGITS, TOO_LARGE, ratio, rounded};
use super::sorting::sort_by_number;
use rust_decimal::Decimal;

/// How a figure falls. Amounts have the digits that were asked for, the probability
/// [`SHARE_DIGITS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// The mean; its error is the standard deviation through the root of the number of draws.
    pub mean: Estimate,
    /// The standard deviation of the draws (divided by n - 1).
    pub deviation: Decimal,
    /// What a twentieth of the draws are below. Percentiles lie on straight lines between the sorted
    /// draws: percentile p at position (n - 1) p from 0. The error is half the distance between the
    /// percentiles one binomial standard deviation, the root of p (1 - p) / n, to either side.
    pub p5: Estimate,
    /// The median.
    pub p50: Estimate,
    /// What a twentieth of the draws are above.
    pub p95: Estimate,
    /// The probability that the figure is above 0; its error is the root of p (1 - p) / n.
    pub above_zero: Estimate,
    /// The histogram, where it was asked for.
    pub histogram: Option<Histogram>,
}

/// A result of drawing, and the standard error that comes from drawing no more than so many times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// The result.
    pub value: Decimal,
    /// Its standard error.
    pub error: Decimal,
}

/// A figure that in some draws has no value, such as a division by zero; or is none that can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoValue {
    /// In how many draws.
    pub draws: usize,
}

/// Describes a column of draws, and sorts it.
pub(super) fn describe(column: &mut Vec<f64>, digits: u32, histogram: bool) -> Result<Distribution, NoValue> {
    // What is too large for an exact number is no value either.
    let has_none = |draw: &&f64| draw.is_nan() || draw.abs() >= TOO_LARGE;
    let without = column.iter().filter(has_none).count();
    if without > 0 {
        return Err(NoValue { draws: without });
    }
    let count = column.len() as f64;
    let mean = in_blocks(column, |draw| draw) / count;
    let squares = in_blocks(column, |draw| (draw - mean) * (draw - mean));
    let deviation = (squares / (count - 1.0).max(1.0)).sqrt();
    let above = ratio(column.iter().filter(|draw| **draw > 0.0).count(), column.len());
    sort_by_number(column, |draw| *draw);
    let estimate = |value: f64, error: f64, digits: u32| Estimate {
        value: rounded(value, digits),
        error: rounded(error, digits),
    };
    let at = |share: f64| estimate(percentile(column, share), percentile_error(column, share), digits);
    Ok(Distribution {
        mean: estimate(mean, deviation / count.sqrt(), digits),
        deviation: rounded(deviation, digits),
        p5: at(0.05),
        p50: at(0.5),
        p95: at(0.95),
        above_zero: estimate(above, (above * (1.0 - above) / count).sqrt(), SHARE_DIGITS),
        histogram: histogram.then(|| Histogram::of(column, digits)),
    })
}

/// A sum, block by block, then over the blocks: always in the same order.
fn in_blocks(column: &[f64], term: impl Fn(f64) -> f64) -> f64 {
    column.chunks(LANES).map(|block| block.iter().map(|draw| term(*draw)).sum::<f64>()).sum()
}

/// Linear between the sorted draws: position (n - 1) p, from 0.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    let position = (last as f64 * share.clamp(0.0, 1.0)).min(last as f64);
    let below = position.floor();
    let (low, high) = (sorted[below as usize], sorted[(below as usize + 1).min(last)]);
    low + (high - low) * (position - below)
}

/// The number of draws below the percentile is binomial; one standard deviation of it to either side
/// spans two standard errors.
fn percentile_error(sorted: &[f64], share: f64) -> f64 {
    let by = (share * (1.0 - share) / sorted.len() as f64).sqrt();
    (percentile(sorted, share + by) - percentile(sorted, share - by)) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn five_draws_are_described_as_by_hand() {
        let mut column = vec![40.0, -20.0, 10.0, 30.0, -10.0];
        let found = describe(&mut column, 2, false).expect("values");
        // Sum 50, mean 10. Deviations 30, -30, 0, 20, -20: squares 900+900+0+400+400 = 2600, by 4 =
        // 650, root 25.495. Error 25.495 / root 5 = 11.402 (root of 130).
        let estimate = |value: &str, error: &str| Estimate { value: decimal(value), error: decimal(error) };
        assert_eq!(found.mean, estimate("10.00", "11.40"));
        assert_eq!(found.deviation, decimal("25.50"));
        // Sorted -20 -10 10 30 40. Median: position 2, so 10. One binomial deviation: root of
        // 0.25 / 5 = 0.223607; positions 4 * 0.723607 = 2.894427 and 4 * 0.276393 = 1.105573, where
        // 10 + 20 * 0.894427 = 27.888544 and -10 + 20 * 0.105573 = -7.888544. Half of 35.777088.
        assert_eq!(found.p50, estimate("10.00", "17.89"));
        // P5: position 0.2, so -20 + 10 * 0.2 = -18. Root of 0.0475 / 5 = 0.097468; position
        // 4 * 0.147468 = 0.589872 (-14.101282) and the first (-20): half of 5.898718.
        assert_eq!(found.p5, estimate("-18.00", "2.95"));
        // P95: position 3.8, 30 + 8 = 38; position 4 * 0.852532 = 3.410128 (34.101282) and the last
        // (40): half of 5.898718.
        assert_eq!(found.p95, estimate("38.00", "2.95"));
        // 3 of 5; root of 0.6 * 0.4 / 5 = 0.219089.
        assert_eq!(found.above_zero, estimate("0.6", "0.2191"));
    }

    #[test]
    fn a_draw_without_value_leaves_the_figure_without() {
        assert_eq!(describe(&mut vec![1.0, f64::NAN, 3.0], 0, false), Err(NoValue { draws: 1 }));
        assert_eq!(describe(&mut vec![1.0, f64::INFINITY, -1e30], 0, false), Err(NoValue { draws: 2 }));
    }

    #[test]
    fn nothing_is_not_above_zero() {
        let found = describe(&mut vec![0.0, 0.0, 1.0, -1.0], 0, false).expect("values");
        assert_eq!(found.above_zero.value, decimal("0.25"));
    }
}
