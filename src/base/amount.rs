//! Amounts with their unit in the type.

use rust_decimal::{Decimal, RoundingStrategy};

/// An amount of money in Swedish kronor, exact, unrounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kronor(pub Decimal);

/// A share of a whole: 0.04 is four per cent. Range 0 to 1 after validation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(pub Decimal);

/// A calendar year, such as an account year or a price year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(pub u16);

impl Year {
    /// The first year that can be meant.
    pub const FIRST: Year = Year(1900);
    /// The last year that can be meant.
    pub const LAST: Year = Year(2200);
}

/// Rounds half away from zero, as Excel's `ROUND` does and as a Swedish closing account shows
/// its figures. The only rounding in the program; everything else stays unrounded.
pub fn round_half_away(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_krona_rounds_away_from_zero() {
        let half = Decimal::new(25, 1); // 2.5
        assert_eq!(round_half_away(half, 0), Decimal::from(3));
        assert_eq!(round_half_away(-half, 0), Decimal::from(-3));
    }
}
