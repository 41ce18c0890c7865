//! How numbers are written: the form that a spreadsheet is told, and the room that it takes.

use super::measure::{PIXELS, text_width};
use super::sheet::Style;
use crate::base::{Unit, round_half_away};
use rust_decimal::Decimal;

/// The form of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberForm {
    /// Decimals shown; the value keeps all of them.
    decimals: u32,
    /// Whether thousands are set apart.
    grouped: bool,
    /// Whether it is shown in per cent.
    percent: bool,
    /// By how many powers of thousand it is shown smaller.
    thousands: u8,
}

impl NumberForm {
    /// The form of a cell; none where it holds text.
    pub fn of(style: Style) -> Option<NumberForm> {
        let form = |decimals, grouped, percent| {
            Some(NumberForm { decimals, grouped, percent, thousands: style.thousands })
        };
        match (style.unit, style.whole) {
            // Whole tkr; millions need a decimal to tell anything.
            (Unit::Kronor, _) => form(u32::from(style.thousands == 2), true, false),
            (Unit::Price, _) => form(2, true, false),
            (Unit::Rate, _) => form(6, false, true),
            (Unit::Share | Unit::Multiple, whole) => form(u32::from(!whole), false, true),
            (Unit::Persons | Unit::Months | Unit::Quantity, whole) => {
                form(if whole { 0 } else { 2 }, true, false)
            }
            (Unit::Factor, whole) => form(if whole { 0 } else { 4 }, false, false),
            (Unit::Times | Unit::IndexValue, _) => form(2, false, false),
            (Unit::Years, whole) => form(u32::from(!whole), false, false),
            (Unit::YearNumber | Unit::CalendarYear | Unit::Flag, _) => form(0, false, false),
            (Unit::Text, _) => None,
        }
    }

    /// The form as a spreadsheet is told it, the English way; a Swedish one shows `#,##0` as 1 234.
    pub fn code(self) -> String {
        let whole = if self.grouped { "#,##0" } else { "0" };
        let decimals = match self.decimals {
            0 => String::new(),
            many => format!(".{}", "0".repeat(usize::try_from(many).unwrap_or(0))),
        };
        let smaller = ",".repeat(usize::from(self.thousands));
        format!("{whole}{decimals}{smaller}{}", if self.percent { "%" } else { "" })
    }

    /// No less than the room that a number takes in this form, in pixels; told without writing it.
    pub fn most_width(self, number: Decimal, size: f64) -> f64 {
        let digits = number.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
        // As many before the point, and one more by rounding.
        let shown = digits + 1 + if self.percent { 2 } else { 0 };
        let whole = shown.saturating_sub(number.scale() + 3 * u32::from(self.thousands)).max(2);
        // Digits, separators of thousands, point, sign, per cent and a little.
        let em =
            f64::from(whole + self.decimals) * 0.556 + f64::from(whole / 3) * 0.278 + 0.278 + 0.333 + 1.01;
        em * size * PIXELS
    }

    /// The room that a number takes in this form, in pixels.
    pub fn width(self, number: Decimal, size: f64) -> f64 {
        let smaller = (0..self.thousands).fold(number, |number, _| number / Decimal::ONE_THOUSAND);
        let shown = if self.percent { smaller * Decimal::ONE_HUNDRED } else { smaller };
        let shown = format!(
            "{:.*}",
            usize::try_from(self.decimals).unwrap_or(0),
            round_half_away(shown, self.decimals)
        );
        let whole = shown.trim_start_matches('-').split('.').next().unwrap_or_default().len();
        let apart = if self.grouped { whole.saturating_sub(1) / 3 } else { 0 };
        let written = format!("{shown}{}{}", " ".repeat(apart), if self.percent { "%" } else { "" });
        text_width(&written, size, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sheet::Part;
    use proptest::prelude::*;

    fn style(unit: Unit, whole: bool, thousands: u8) -> Style {
        Style { thousands, ..Style::of(Part::Figure, unit, whole) }
    }

    #[test]
    fn a_number_keeps_its_form_and_an_amount_is_shown_in_the_unit_of_its_column() {
        let code =
            |unit, whole, thousands| NumberForm::of(style(unit, whole, thousands)).map(|form| form.code());
        assert_eq!(code(Unit::Kronor, true, 0).as_deref(), Some("#,##0"));
        assert_eq!(code(Unit::Kronor, false, 1).as_deref(), Some("#,##0,"));
        assert_eq!(code(Unit::Kronor, false, 2).as_deref(), Some("#,##0.0,,"));
        assert_eq!(code(Unit::Share, false, 0).as_deref(), Some("0.0%"));
        assert_eq!(code(Unit::Years, true, 0).as_deref(), Some("0"));
        assert_eq!(code(Unit::Text, true, 0), None);
    }

    #[test]
    fn the_room_of_a_number_is_that_of_its_digits_separators_and_sign() {
        // -1 234 567 in thousands is -1 235: four digits of 0.556, a separator of 0.278 and a sign of
        // 0.333 em are 2.835 em; an em of 10 points is 13.33 pixels: 37.8 pixels.
        let form = NumberForm::of(style(Unit::Kronor, true, 1)).expect("a form");
        assert!((form.width(Decimal::from(-1_234_567), 10.0) - 37.8).abs() < 0.01);
    }

    proptest! {
        #[test]
        fn no_number_takes_more_than_it_is_said_to_take_at_most(
            (low, mid, high, negative) in any::<(u32, u32, u32, bool)>(),
            (scale, parts, thousands) in (0..29_u32, 0..2_u8, 0..3_u8),
            whole in any::<bool>(),
        ) {
            // Below 10^20: the library has no room to write many more digits with decimals.
            let (mid, high) = (if parts > 0 { mid } else { 0 }, if scale > 9 { high } else { 0 });
            let number = Decimal::from_parts(low, mid, high, negative, scale);
            for unit in [Unit::Kronor, Unit::Price, Unit::Rate, Unit::Share, Unit::Quantity, Unit::Factor] {
                let form = NumberForm::of(style(unit, whole, thousands)).expect("a form");
                prop_assert!(form.width(number, 10.0) < form.most_width(number, 10.0));
            }
        }
    }
}
