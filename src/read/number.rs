//! From Excel's binary number to the decimal that Excel shows: 0.1 is 0.1.

use super::Value;
use rust_decimal::Decimal;

/// The decimal that a spreadsheet program shows for its binary number, as a cell value.
///
/// The shortest of up to six decimals that is the same binary number, or else the 15 significant
/// digits that spreadsheet programs keep. Not a number, infinite, or too large for an exact
/// decimal (about 7.9 × 10^28) is the error value `#NUM!`.
pub(super) fn number(value: f64) -> Value {
    shown(value).map_or_else(|| Value::Error("#NUM!".into()), Value::Number)
}

/// Numbers of at most this many digits are exact in binary and within the 15 digits.
const FIFTEEN_DIGITS: f64 = 1e15;

fn shown(value: f64) -> Option<Decimal> {
    if !value.is_finite() {
        return None;
    }
    let mut power = 1.0;
    for scale in 0..=6 {
        let scaled = (value * power).round();
        if scaled.abs() >= FIFTEEN_DIGITS {
            break;
        }
        if scaled / power == value {
            // Below 10^15 the conversion to a whole number loses nothing.
            return decimal(scaled as i128, scale);
        }
        power *= 10.0;
    }
    fifteen_digits(value)
}

/// The 15 significant digits of a number, correctly rounded.
fn fifteen_digits(value: f64) -> Option<Decimal> {
    let text = format!("{value:.14e}"); // such as -1.23400000000000e-5
    let (digits, exponent) = text.split_once('e')?;
    let whole: i128 = digits.replace('.', "").parse().ok()?;
    decimal(whole, 14 - exponent.parse::<i32>().ok()?)
}

/// `whole` × 10^-`scale`. What is finer than 28 decimals, the most that an exact decimal holds, is
/// rounded half away from zero.
fn decimal(whole: i128, scale: i32) -> Option<Decimal> {
    let ten = 10_i128;
    let (whole, scale) = match scale {
        ..0 => (whole.checked_mul(ten.checked_pow(scale.unsigned_abs())?)?, 0),
        0..=28 => (whole, scale.unsigned_abs()),
        _ => match ten.checked_pow(scale.unsigned_abs() - 28) {
            Some(unit) => ((whole + whole.signum() * (unit / 2)) / unit, 28),
            None => (0, 0),
        },
    };
    Decimal::try_from_i128_with_scale(whole, scale).ok().map(|number| number.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    fn is(value: f64, text: &str) {
        assert_eq!(number(value), Value::Number(Decimal::from_str(text).unwrap()), "{value}");
        // Also the form is the shortest, so that nobody sees 0.10000.
        assert_eq!(number(value).shown(), text);
    }

    #[test]
    fn a_binary_number_is_the_decimal_that_excel_shows() {
        is(0.1, "0.1");
        is(0.04, "0.04");
        is(4_202_402.48, "4202402.48");
        is(1021.0, "1021");
        is(-1234.5, "-1234.5");
        is(0.0, "0");
        is(-0.0, "0");
        // 0.1 + 0.2 is 0.30000000000000004 in binary; its 15 digits are 0.300000000000000.
        is(0.1 + 0.2, "0.3");
        // A third and two thirds to 15 digits, the last one rounded.
        is(1.0 / 3.0, "0.333333333333333");
        is(2.0 / 3.0, "0.666666666666667");
    }

    #[test]
    fn every_amount_in_kronor_and_ore_is_read_exactly() {
        // Amounts spread over 0 to 99,999,999.99; the text is written without binary numbers.
        for i in 0..200_000_u64 {
            let ore = i * 7_919 * 631 % 10_000_000_000;
            let text = format!("{}.{:02}", ore / 100, ore % 100);
            let typed: f64 = text.parse().unwrap();
            assert_eq!(number(typed), Value::Number(Decimal::from_str(&text).unwrap()), "{text}");
        }
    }

    #[test]
    fn numbers_beyond_fifteen_digits_keep_fifteen() {
        is(1e15, "1000000000000000");
        // 16 digits: the last is rounded away (…3456 becomes …3460).
        is(1_234_567_890_123_456.0, "1234567890123460");
        is(1e20, "100000000000000000000");
        is(4_202_402_480.123_456, "4202402480.12346");
    }

    #[test]
    fn tiny_numbers_are_rounded_to_the_finest_decimal() {
        is(1.5e-10, "0.00000000015");
        is(5e-29, "0.0000000000000000000000000001");
        is(4e-29, "0");
        is(5e-324, "0");
    }

    #[test]
    fn what_no_exact_decimal_holds_is_an_error_value() {
        // The largest is 2^96 - 1 = 79,228,162,514,264,337,593,543,950,335.
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 8e28, -1e300, f64::MAX] {
            assert_eq!(number(value), Value::Error("#NUM!".into()), "{value}");
        }
        is(7.9e28, "79000000000000000000000000000");
    }
}
