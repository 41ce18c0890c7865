//! Personal identity numbers: they may stand nowhere, and are never repeated.

use super::notes::Notes;
use super::spot::Spot;
use crate::base::{Code, Finding};
use crate::read::{Value, Workbook};
use rust_decimal::Decimal;
use std::ops::Range;

/// What stands in a number's place wherever a finding would have repeated it.
const HIDDEN: &str = "••••••-••••";

/// A finding for every cell of a workbook, on any sheet, that holds a personal identity number.
pub(super) fn search(book: &Workbook, notes: &mut Notes) {
    for grid in &book.sheets {
        for (row, column, value) in
            grid.rows().flat_map(|row| grid.cells(row).map(move |(column, value)| (row, column, value)))
        {
            let found = match value {
                Value::Text(text) => !numbers(text).is_empty(),
                // Of plain numbers only the twelve-digit form, which no amount is mistaken for.
                Value::Number(number) => {
                    *number >= Decimal::from(100_000_000_000_i64)
                        && !numbers(&number.normalize().to_string()).is_empty()
                }
                _ => false,
            };
            if found {
                let spot = Spot { grid, row, column: Some(column), home: column, heading: "", kronor: 1 };
                notes.push(spot.finding(Code::PersonalNumber, notes));
            }
        }
    }
}

/// The finding without any personal identity number in its texts.
pub(super) fn hide(mut finding: Finding) -> Finding {
    let values = finding.values.iter_mut().map(|(_, value)| value);
    let cells =
        finding.excerpt.iter_mut().flat_map(|excerpt| &mut excerpt.rows).flat_map(|row| &mut row.cells);
    for text in values.chain(cells).chain(&mut finding.suggestion) {
        for range in numbers(text).into_iter().rev() {
            text.replace_range(range, HIDDEN);
        }
    }
    finding
}

/// Where a text holds personal identity numbers (or coordination numbers): `811218-9876`,
/// `19811218-9876`, with `+` for those above a hundred, or without a sign; a true date and a
/// true check digit.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let runs = digit_runs(text);
    let mut found = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let whole = (matches!(run.len(), 10 | 12)).then(|| run.clone());
        let parted = runs.get(at + 1).filter(|next| {
            let sign = &text[run.end..next.start];
            matches!(run.len(), 6 | 8)
                && next.len() == 4
                && matches!(sign, "-" | "+" | "\u{2013}" | "\u{2212}")
        });
        let range = match (whole, parted) {
            (Some(range), _) => range,
            (None, Some(next)) => run.start..next.end,
            (None, None) => continue,
        };
        let digits: Vec<u8> =
            text[range.clone()].bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
        if is_number(&digits) {
            found.push(range);
        }
    }
    found
}

/// The unbroken runs of digits, as byte ranges.
fn digit_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end = at + 1,
            None => runs.push(at..at + 1),
        }
    }
    runs
}

fn is_number(digits: &[u8]) -> bool {
    let (century, ten) = match digits {
        [first, second, ten @ ..] if ten.len() == 10 => (Some(first * 10 + second), ten),
        ten => (None, ten),
    };
    let &[_, _, m1, m2, d1, d2, _, _, _, _] = ten else { return false };
    let (month, day) = (m1 * 10 + m2, d1 * 10 + d2);
    // A coordination number has 60 added to its day.
    let date = (1..=12).contains(&month) && ((1..=31).contains(&day) || (61..=91).contains(&day));
    // The last digit makes the sum, every other digit doubled and digits of products added, a multiple of ten.
    let sum: u32 = (0..)
        .zip(ten)
        .map(|(at, digit)| if at % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { *digit })
        .map(u32::from)
        .sum();
    date && sum.is_multiple_of(10) && century.is_none_or(|century| (18..=20).contains(&century))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 811218-9876, the tax agency's own example:
    /// 8*2=16 -> 7, 1, 1*2=2, 2, 1*2=2, 8, 9*2=18 -> 9, 8, 7*2=14 -> 5, 6; the sum is 50.
    #[test]
    fn personal_numbers_are_known_in_every_form() {
        for text in [
            "811218-9876",
            "8112189876",
            "19811218-9876",
            "198112189876",
            "Kim (811218-9876)",
            "811218+9876",
            "811218–9876",
        ] {
            assert_eq!(numbers(text).len(), 1, "{text}");
        }
        // The same person's coordination number: day 78; 7 + 1 + 2 + 2 + 5 + 8 + 9 + 8 + 5 + 3 = 50.
        assert_eq!(numbers("811278-9873").len(), 1);
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "811218-9875",   // the check digit is wrong
            "811318-9876",   // no thirteenth month
            "556036-0793",   // an organisation's number
            "16556036-0793", // the same, with its prefix
            "18823000",
            "08-508 290 00",
            "2016-12-31",
        ] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_number_is_hidden_and_the_rest_of_the_text_kept() {
        let place = crate::base::Place::workbook(&"a.xlsx".into());
        let finding = Finding::new(Code::UnknownCode, place).with("found", "Kim 811218-9876, år 2");
        assert_eq!(hide(finding).values, [("found", "Kim ••••••-••••, år 2".to_string())]);
    }
}
