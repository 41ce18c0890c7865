//! Powers of exact decimals.

use super::evaluate::FaultKind;
use rust_decimal::{Decimal, MathematicalOps};

/// `base` to the power `exponent`. Whole exponents by repeated squaring, halves by one square
/// root more; both to the 28 digits of the type. The method needs no other exponents (years,
/// and half years for flows in the middle of the year).
pub(super) fn power(base: Decimal, exponent: Decimal) -> Result<Decimal, FaultKind> {
    let doubled = exponent.checked_mul(Decimal::TWO).ok_or(FaultKind::Overflow)?.normalize();
    if doubled.scale() != 0 {
        return Err(FaultKind::Malformed);
    }
    let halves = i64::try_from(doubled).map_err(|_| FaultKind::Overflow)?;
    if base.is_zero() && halves <= 0 {
        // A spreadsheet calls both 0^0 and 0^-1 an error.
        return Err(FaultKind::DivisionByZero);
    }
    let positive = whole_power(base, halves.unsigned_abs() / 2)?;
    let positive = if halves % 2 == 0 {
        positive
    } else {
        let root = base.sqrt().ok_or(FaultKind::Malformed)?;
        positive.checked_mul(root).ok_or(FaultKind::Overflow)?
    };
    if halves >= 0 {
        return Ok(positive);
    }
    Decimal::ONE.checked_div(positive).ok_or(FaultKind::DivisionByZero)
}

fn whole_power(base: Decimal, exponent: u64) -> Result<Decimal, FaultKind> {
    let (mut result, mut square, mut rest) = (Decimal::ONE, base, exponent);
    while rest > 0 {
        if rest % 2 == 1 {
            result = result.checked_mul(square).ok_or(FaultKind::Overflow)?;
        }
        rest /= 2;
        if rest > 0 {
            square = square.checked_mul(square).ok_or(FaultKind::Overflow)?;
        }
    }
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal in a test")
    }

    #[test]
    fn four_per_cent_over_twenty_years_is_exact_to_twenty_digits() {
        // 104^20 / 100^20 as whole numbers (exact): 2.19112314303341935054807627766...
        let value = power(decimal("1.04"), decimal("20")).expect("a value");
        let expected = decimal("2.19112314303341935");
        assert!((value - expected).abs() < decimal("0.00000000000000001"), "{value}");
    }

    #[test]
    fn half_a_year_is_one_square_root_more() {
        // 1.44^2.5 = 1.44^2 * 1.2 = 2.0736 * 1.2 = 2.48832
        assert_eq!(power(decimal("1.44"), decimal("2.5")), Ok(decimal("2.48832")));
        assert_eq!(power(decimal("4"), decimal("-0.5")), Ok(decimal("0.5")));
    }

    #[test]
    fn zero_to_the_zero_is_an_error_as_in_a_spreadsheet() {
        assert_eq!(power(Decimal::ZERO, Decimal::ZERO), Err(FaultKind::DivisionByZero));
    }

    #[test]
    fn an_exponent_that_is_no_half_year_is_refused() {
        assert_eq!(power(decimal("2"), decimal("0.3")), Err(FaultKind::Malformed));
    }
}
