//! Numbers as they are read in a language.

use crate::base::{Unit, round_half_away};
use crate::diff::calculated::Shown;
use crate::words::names::choice;
use crate::words::{Lang, Words};
use rust_decimal::Decimal;

/// A number with so many decimals at the most: `1 234,5` or `1,234.5`.
pub fn number(number: Decimal, decimals: u32, lang: Lang) -> String {
    let (apart, point) = match lang {
        Lang::Sv => ('\u{a0}', ','),
        Lang::En => (',', '.'),
    };
    let rounded = round_half_away(number, decimals).normalize();
    let digits = rounded.abs().to_string();
    let (whole, rest) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    if rounded < Decimal::ZERO {
        text.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(apart);
        }
        text.push(digit);
    }
    if !rest.is_empty() {
        text.push(point);
        text.push_str(rest);
    }
    text
}

/// A change, with its sign.
pub fn signed(change: Decimal, decimals: u32, lang: Lang) -> String {
    let text = number(change, decimals, lang);
    if round_half_away(change, decimals) > Decimal::ZERO { format!("+{text}") } else { text }
}

/// What an input or a figure shows, counted in a unit.
pub fn value(shown: &Shown, unit: Unit, words: &Words) -> String {
    let lang = words.lang;
    let plain = |number: Decimal| number.normalize().to_string();
    match shown {
        Shown::Number(share) if unit == Unit::Share => {
            let per_cent = number(*share * Decimal::ONE_HUNDRED, 4, lang);
            if lang == Lang::Sv { format!("{per_cent}\u{a0}%") } else { format!("{per_cent}%") }
        }
        Shown::Number(year) if matches!(unit, Unit::CalendarYear | Unit::YearNumber) => plain(*year),
        Shown::Number(amount) if matches!(unit, Unit::Kronor) => number(*amount, 0, lang),
        Shown::Number(other) => number(*other, 4, lang),
        Shown::Word(word) if **word == *Words::of(Lang::Sv).report.terms.never => {
            words.report.terms.never.to_string()
        }
        Shown::Word(word) => {
            let known =
                [choice::BEGINNING, choice::MIDDLE, choice::END].into_iter().find(|name| name.is(word));
            known.map_or_else(|| word.clone(), |name| name.of(lang).to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        let d = |text: &str| text.parse::<Decimal>().expect("a number");
        assert_eq!(number(d("-1234567.5"), 0, Lang::Sv), "-1\u{a0}234\u{a0}568");
        assert_eq!(number(d("1234.50"), 4, Lang::En), "1,234.5");
        assert_eq!(signed(d("999.4"), 0, Lang::Sv), "+999");
        assert_eq!(signed(d("0.2"), 0, Lang::Sv), "0");
        let share = Shown::Number(d("0.0425"));
        assert_eq!(value(&share, Unit::Share, Words::of(Lang::Sv)), "4,25\u{a0}%");
        let end = Shown::Word("slutet".to_string());
        assert_eq!(value(&end, Unit::Text, Words::of(Lang::En)), "end");
    }
}
