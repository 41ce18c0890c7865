//! Between exact and binary numbers: the only way in and the only way out.

use rust_decimal::Decimal;

/// Decimals of shares, probabilities and correlations.
pub const SHARE_DIGITS: u32 = 4;

/// The most decimals that a result is rounded to.
const MOST_DIGITS: u32 = 9;

/// From here on a number has no place in an exact decimal with its digits.
pub(super) const TOO_LARGE: f64 = 1e18;

/// The binary number nearest to an exact one.
pub(super) fn binary(number: Decimal) -> f64 {
    // A decimal's own conversion misses the nearest one now and then.
    number.to_string().parse().unwrap_or(f64::NAN)
}

/// An exact number of so many decimals (9 at most), half away from zero: the last bits never show. For
/// numbers below [`TOO_LARGE`]; anything else is 0.
pub(super) fn rounded(number: f64, digits: u32) -> Decimal {
    let digits = digits.min(MOST_DIGITS);
    let tens = (0..digits).fold(1.0, |tens, _| tens * 10.0);
    let whole = (number * tens).round();
    let whole = if number.abs() <= TOO_LARGE { whole as i128 } else { 0 };
    Decimal::try_from_i128_with_scale(whole, digits).unwrap_or_default()
}

/// A share of a whole, exactly rounded; 0 of nothing.
pub(super) fn share(part: usize, whole: usize) -> Decimal {
    rounded(ratio(part, whole), SHARE_DIGITS)
}

/// A share of a whole as a binary number; 0 of nothing.
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
