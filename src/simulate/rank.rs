//! Spearman's rank correlation.

use super::sorting::sort_by_number;

/// Twice the rank of every draw, from 1; draws that are equal share the mean of their ranks. Twice, so
/// that all are whole and their sums exact.
pub(super) fn doubled_ranks(draws: &[f64]) -> Vec<u32> {
    let mut order: Vec<(f64, u32)> = draws.iter().copied().zip(0..).collect();
    sort_by_number(&mut order, |(draw, _)| *draw);
    let mut ranks = vec![0; draws.len()];
    let mut before = 0;
    for same in order.chunk_by(|a, b| a.0 == b.0) {
        let many = u32::try_from(same.len()).unwrap_or(u32::MAX);
        // The mean of before + 1 and before + many.
        let doubled = 2 * before + 1 + many;
        same.iter().for_each(|(_, index)| ranks[*index as usize] = doubled);
        before += many;
    }
    ranks
}

/// The correlation of two rankings of the same draws; none where either does not vary.
pub(super) fn correlation(one: &[u32], other: &[u32]) -> Option<f64> {
    let count = one.len() as i128;
    let sum = |of: &mut dyn Iterator<Item = u64>| of.map(i128::from).sum::<i128>();
    let square = |ranks: &[u32]| sum(&mut ranks.iter().map(|rank| u64::from(*rank).pow(2)));
    let products = one.iter().zip(other).map(|(a, b)| u64::from(*a) * u64::from(*b));
    let product = sum(&mut { products });
    // Ties or none, the ranks from 1 to n add up to n (n + 1) / 2; doubled, to n (n + 1).
    let total = count * (count + 1);
    let spread = |ranks: &[u32]| (count * square(ranks) - total * total) as f64;
    let (one, other) = (spread(one), spread(other));
    let together = (count * product - total * total) as f64;
    (one > 0.0 && other > 0.0).then(|| together / (one * other).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_that_are_equal_share_the_mean_of_their_ranks() {
        // Sorted: 1 (rank 1), 3 3 (ranks 2 and 3: 2.5 each), 9 (rank 4).
        assert_eq!(doubled_ranks(&[3.0, 9.0, 1.0, 3.0]), [5, 8, 2, 5]);
        assert_eq!(doubled_ranks(&[0.0, -0.0, 1.0]), [3, 3, 6]);
    }

    #[test]
    fn rank_correlations_are_as_by_hand() {
        let of = |one: &[f64], other: &[f64]| correlation(&doubled_ranks(one), &doubled_ranks(other));
        assert_eq!(of(&[1.0, 2.0, 5.0], &[10.0, 100.0, 101.0]), Some(1.0));
        assert_eq!(of(&[1.0, 2.0, 5.0], &[3.0, 2.0, 1.0]), Some(-1.0));
        // Ranks 1 2 3 4 5 and 2 1 4 3 5: differences 1 1 1 1 0, so 1 - 6 * 4 / (5 * 24) = 0.8.
        let found = of(&[1.0, 2.0, 3.0, 4.0, 5.0], &[20.0, 10.0, 40.0, 30.0, 50.0]).expect("a correlation");
        assert!((found - 0.8).abs() < 1e-15);
        // With ties. Ranks 1.5 1.5 3 4 and 1 2 3.5 3.5; means 2.5. Deviations -1 -1 0.5 1.5 and -1.5
        // -0.5 1 1: products 1.5 + 0.5 + 0.5 + 1.5 = 4; squares 1 + 1 + 0.25 + 2.25 = 4.5 and 2.25 +
        // 0.25 + 1 + 1 = 4.5. So 4 / 4.5 = 0.8889.
        let found = of(&[1.0, 1.0, 2.0, 3.0], &[1.0, 2.0, 7.0, 7.0]).expect("a correlation");
        assert!((found - 4.0 / 4.5).abs() < 1e-15);
        assert_eq!(of(&[1.0, 1.0], &[1.0, 2.0]), None);
    }
}
