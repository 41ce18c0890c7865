//! Values as they are read: grouped and with the language's decimal sign where their form is so, and
//! with decimals enough to see them.

use crate::seal::Held;
use crate::words::{Lang, Words};

/// Keeps the groups of a number together.
const NO_BREAK: char = '\u{A0}';

/// A value in its number form, in the words of a language.
pub(super) fn amount(held: &Held, form: &str, words: &Words) -> String {
    match held {
        Held::Number(number) => self::number(*number, form, words.lang),
        Held::Text(text) if text.is_empty() => words.cli.trace.empty.clone(),
        Held::Text(text) => text.clone(),
        Held::Bool(true) => words.cli.trace.yes.clone(),
        Held::Bool(false) => words.cli.trace.no.clone(),
        Held::Error(error) => error.clone(),
    }
}

fn number(number: f64, form: &str, lang: Lang) -> String {
    let percent = form.contains('%');
    let shown = if percent { number * 100.0 } else { number };
    // Öre of large amounts, four decimals of small ones, six figures of shares.
    let decimals = match shown.abs() {
        size if size >= 1000.0 || size == 0.0 => 2,
        size if size >= 1.0 => 4,
        size if size >= 0.1 => 6,
        size if size >= 0.001 => 8,
        _ => 12,
    };
    let text = format!("{shown:.decimals$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let (group, point) = match lang {
        Lang::Sv => (NO_BREAK, ','),
        Lang::En => (',', '.'),
    };
    let whole = if form.contains("#,##") { grouped(whole, group) } else { whole.to_string() };
    let sign = if whole == "0" && decimals.is_empty() { "" } else { sign };
    let mut told = format!("{sign}{whole}");
    if !decimals.is_empty() {
        told.push(point);
        told += decimals;
    }
    match (percent, lang) {
        (false, _) => told,
        (true, Lang::Sv) => format!("{told}{NO_BREAK}%"),
        (true, Lang::En) => format!("{told}%"),
    }
}

fn grouped(digits: &str, between: char) -> String {
    let mut told = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(between);
        }
        told.push(digit);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_in_its_form_and_with_decimals_enough_to_see_it() {
        let shown = |value: f64, form: &str, lang| number(value, form, lang).replace(NO_BREAK, "_");
        assert_eq!(shown(23_438_863.5, "#,##0", Lang::Sv), "23_438_863,5");
        assert_eq!(shown(23_438_863.5, "#,##0", Lang::En), "23,438,863.5");
        assert_eq!(shown(-61_139_618.809_740_56, "#,##0,", Lang::Sv), "-61_139_618,81");
        // A year is not grouped.
        assert_eq!(shown(2016.0, "0", Lang::Sv), "2016");
        assert_eq!(shown(0.04, "0.0%", Lang::Sv), "4_%");
        assert_eq!(shown(0.075, "0%", Lang::En), "7.5%");
        assert_eq!(shown(0.961_538_461_5, "0.0000", Lang::Sv), "0,961538");
        assert_eq!(shown(0.000_012_5, "0.0", Lang::Sv), "0,0000125");
        assert_eq!(shown(-0.0, "#,##0", Lang::Sv), "0");
        assert_eq!(shown(999.0, "#,##0", Lang::Sv), "999");
    }

    #[test]
    fn texts_and_truths_are_said_in_the_language() {
        let words = Words::of(Lang::Sv);
        assert_eq!(amount(&Held::Bool(true), "", words), "sant");
        assert_eq!(amount(&Held::Text("början".to_string()), "", words), "början");
        assert_eq!(amount(&Held::Text(String::new()), "", words), "tom text");
    }
}
