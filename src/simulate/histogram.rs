//! How many draws fall where.

use super::rounded::{binary, share};
use rust_decimal::Decimal;

/// Bins of a histogram.
const BINS: usize = 24;

/// How many draws fall where, in bins of one round width between round edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    /// The edges of the bins, one more than there are bins.
    pub edges: Vec<Decimal>,
    /// The draws in each bin: from its lower edge to below its upper; the last bin has both.
    pub counts: Vec<usize>,
    /// The share of all draws below each bin's upper edge, 1 at the last.
    pub cumulative: Vec<Decimal>,
}

impl Histogram {
    /// Of sorted draws; no bin is narrower than a unit of the last of so many decimals.
    pub(super) fn of(sorted: &[f64], digits: u32) -> Histogram {
        let (least, most) = match sorted {
            [] => (0.0, 0.0),
            [only] => (*only, *only),
            [least, .., most] => (*least, *most),
        };
        let edges = edges(least, most, digits);
        let below = |edge: &Decimal| {
            let edge = binary(*edge);
            sorted.partition_point(|draw| *draw < edge)
        };
        let mut until: Vec<usize> = edges[1..].iter().map(below).collect();
        if let Some(last) = until.last_mut() {
            *last = sorted.len();
        }
        let mut before = 0;
        let count = |until: &usize| until - std::mem::replace(&mut before, *until);
        Histogram {
            counts: until.iter().map(count).collect(),
            cumulative: until.iter().map(|until| share(*until, sorted.len())).collect(),
            edges,
        }
    }
}

/// The narrowest round width (1, 2 or 5 and zeros) whose bins, from a multiple of it, reach the greatest.
fn edges(least: f64, most: f64, digits: u32) -> Vec<Decimal> {
    let from = |first: i64, width: Decimal| {
        let edges = (first..).take(BINS + 1);
        edges.map(|number| Decimal::from(number) * width).collect::<Vec<Decimal>>()
    };
    let mut tens = Decimal::new(1, digits);
    loop {
        for step in [1, 2, 5] {
            let width = tens * Decimal::from(step);
            let first = (least / binary(width)).floor();
            let last = (first + BINS as f64) * binary(width);
            // Draws are below 10^18, so both fit.
            if first.abs() < 1e17 && last >= most {
                return from(first as i64, width);
            }
        }
        tens *= Decimal::TEN;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn bins_have_round_edges_and_hold_every_draw_once() {
        // From -3 to 68 is 71. Bins of 2: 24 of them from -4 reach 44. Bins of 5: from -5 to 115.
        let found = Histogram::of(&[-3.0, 0.0, 4.9, 5.0, 68.0], 0);
        assert_eq!(found.edges.first(), Some(&decimal("-5")));
        assert_eq!(found.edges.last(), Some(&decimal("115")));
        // -5..0: -3. 0..5: 0 and 4.9. 5..10: 5. 65..70 (the fifteenth): 68.
        let mut counts = vec![0; 24];
        (counts[0], counts[1], counts[2], counts[14]) = (1, 2, 1, 1);
        assert_eq!(found.counts, counts);
        assert_eq!(found.cumulative[..3], ["0.2", "0.6", "0.8"].map(decimal));
        assert_eq!(found.cumulative[13..15], ["0.8", "1"].map(decimal));
        assert_eq!(found.cumulative.last(), Some(&Decimal::ONE));
    }

    #[test]
    fn draws_that_are_all_the_same_fall_in_one_bin() {
        let found = Histogram::of(&[7.25; 3], 0);
        assert_eq!(found.edges[..2], ["7", "8"].map(decimal));
        assert_eq!(found.counts[0], 3);
        let found = Histogram::of(&[0.5; 3], 2);
        assert_eq!(found.edges[..2], ["0.50", "0.51"].map(decimal));
        assert_eq!(found.counts.iter().sum::<usize>(), 3);
    }

    #[test]
    fn the_greatest_draw_on_the_last_edge_is_in_the_last_bin() {
        let found = Histogram::of(&[0.0, 24.0], 0);
        assert_eq!(found.edges.last(), Some(&decimal("24")));
        assert_eq!(found.counts.last(), Some(&1));
    }
}
