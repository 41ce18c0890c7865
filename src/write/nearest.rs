//! From exact decimals to the binary numbers of a spreadsheet.

use rust_decimal::Decimal;

/// Bits of a binary number's digits, and two that tell how it is rounded.
const ENOUGH: u32 = f64::MANTISSA_DIGITS + 2;

/// The binary number nearest to an exact one; of two as near, the one with an even last digit.
pub(super) fn nearest(number: Decimal) -> f64 {
    let digits = number.mantissa().unsigned_abs();
    if digits == 0 {
        // Never the -0 that a negated zero would be stored as.
        return 0.0;
    }
    let tens = 10_u128.pow(number.scale());
    // As many bits before the division as there is room for, which leaves at least 34 after it.
    let mut shift = digits.leading_zeros();
    let (mut quotient, mut rest) = ((digits << shift) / tens, (digits << shift) % tens);
    let bits = u128::BITS - quotient.leading_zeros();
    if bits < ENOUGH {
        // The rest is below 10^28, which has 94 bits: another 34 at the least.
        let more = rest.leading_zeros().min(64);
        quotient = (quotient << more) | ((rest << more) / tens);
        rest = (rest << more) % tens;
        shift += more;
    }
    // That something is left beyond these bits decides where they lie right in the middle.
    let size = (quotient | u128::from(rest != 0)) as f64;
    // A power of two of this size takes nothing from a number's digits.
    let size = size * f64::from_bits(u64::from(1023 - shift) << 52);
    if number.is_sign_negative() { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_decimal_becomes_the_number_that_its_digits_are_read_as(
            (low, mid, high, negative, scale) in any::<(u32, u32, u32, bool, u32)>(),
            parts in 0..3_u8,
        ) {
            let (mid, high) = (if parts > 0 { mid } else { 0 }, if parts > 1 { high } else { 0 });
            let number = Decimal::from_parts(low, mid, high, negative, scale % 29);
            let read: f64 = number.abs().to_string().parse().expect("digits are a number");
            let expected = if negative && !number.is_zero() { -read } else { read };
            prop_assert_eq!(nearest(number).to_bits(), expected.to_bits());
        }

        #[test]
        fn right_in_the_middle_between_two_numbers_it_is_the_even_one(odd in any::<u32>(), scale in 0..4_u32) {
            // 2^53 + 1, 3, 5 ... lie in the middle; so do the same written with noughts behind.
            let whole = (1_u64 << 53) + 2 * u64::from(odd) + 1;
            let mut number = Decimal::from(whole);
            number.rescale(scale);
            prop_assert_eq!(nearest(number).to_bits(), (whole as f64).to_bits());
        }
    }

    #[test]
    fn nothing_has_no_sign() {
        assert_eq!(nearest(Decimal::new(0, 2)).to_bits(), 0);
        assert_eq!(nearest(-Decimal::ZERO).to_bits(), 0);
    }
}
