//! Personal identity numbers in texts: they may stand nowhere, and are never repeated.

use super::{Around, Finding, Place, Sheet};
use std::borrow::Cow;
use std::ops::Range;

/// What stands in a number's place wherever it would have been repeated.
const HIDDEN: &str = "••••••-••••";

/// Whether a text holds a personal identity number or a coordination number: `811218-9876`,
/// `19811218-9876`, with `+` for those above a hundred, without a sign, or with spaces around the
/// sign or in its place; of a date that exists and with its check digit.
pub fn holds(text: &str) -> bool {
    // Asked of every cell of a sheet: most have too few digits for any.
    text.bytes().filter(u8::is_ascii_digit).count() >= 10 && !numbers(text).is_empty()
}

/// The text without any such number.
pub fn masked(text: &str) -> Cow<'_, str> {
    let found = numbers(text);
    let mut masked = Cow::Borrowed(text);
    for range in found.into_iter().rev() {
        masked.to_mut().replace_range(range, HIDDEN);
    }
    masked
}

/// The finding without any such number in its texts and places.
pub fn hide(mut finding: Finding) -> Finding {
    let values = finding.values.iter_mut().map(|(_, value)| value);
    let mut excerpt = finding.around.as_ref().and_then(Around::excerpt);
    let cells = excerpt.iter_mut().flat_map(|excerpt| &mut excerpt.rows).flat_map(|row| &mut row.cells);
    let mut found = false;
    for text in values.chain(cells).chain(&mut finding.suggestion) {
        if let Cow::Owned(masked) = masked(text) {
            *text = masked;
            found = true;
        }
    }
    if let Some(excerpt) = excerpt.filter(|_| found) {
        finding.around = Some(Around::of(&excerpt));
    }
    for Place { workbook, sheet, .. } in finding.further.iter_mut().chain([&mut finding.place]) {
        let names = [workbook].into_iter().chain(sheet.iter_mut().map(|Sheet { name, .. }| name));
        for name in names {
            if let Cow::Owned(masked) = masked(name) {
                *name = masked.into();
            }
        }
    }
    finding
}

/// Where the numbers stand, in order.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let runs = digit_runs(text);
    if is_one_number(text) {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..runs.len() {
        let Some(range) = runs.get(at..).and_then(|runs| number_at(text, runs)) else { continue };
        if found.last().is_none_or(|before| before.end <= range.start) {
            found.push(range);
        }
    }
    found
}

/// The number that begins with the first of these runs of digits, if one does: in one piece, date
/// and last four apart, or the date in its parts too.
fn number_at(text: &str, runs: &[Range<usize>]) -> Option<Range<usize>> {
    let lengths: Vec<usize> = runs.iter().take(4).map(Range::len).collect();
    let between = |at: usize| Some(&text[runs.get(at)?.end..runs.get(at + 1)?.start]);
    let pieces = match lengths[..] {
        [10 | 12, ..] => 1,
        [6 | 8, 4, ..] if is_between(between(0)?) => 2,
        // Only where the same sign stands everywhere: a date before a time of day has another.
        [2 | 4, 2, 2, 4] if is_between(between(0)?) && (1..3).all(|at| between(at) == between(0)) => 4,
        _ => return None,
    };
    let range = runs.first()?.start..runs.get(pieces - 1)?.end;
    let digits: Vec<u8> =
        text[range.clone()].bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
    is_number(&digits).then_some(range)
}

/// Whether the whole text is one number with decimals, such as an amount below a billion.
fn is_one_number(text: &str) -> bool {
    let Some((whole, decimals)) = text.split_once(['.', ',']) else { return false };
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let around = |c: char| c.is_whitespace() || matches!(c, '-' | '+' | '\u{2212}' | '%');
    (1..=9).contains(&digits(whole))
        && text.chars().all(|c| c.is_ascii_digit() || around(c) || ".,".contains(c))
        && decimals.trim_end_matches(around).bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is what stands between the parts of a number: spaces, one sign, or both.
fn is_between(text: &str) -> bool {
    // Figure dash, en dash, minus and their like are what programs make of a hyphen; the marks
    // without width come along when text is pasted.
    let is_sign = |c: char| matches!(c, '-' | '+' | '.' | '_' | '/' | '\u{2010}'..='\u{2014}' | '\u{2212}');
    let is_space =
        |c: char| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}');
    text.chars().all(|c| is_sign(c) || is_space(c)) && text.chars().filter(|c| is_sign(*c)).count() <= 1
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
    let days = match m1 * 10 + m2 {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        // Which century it is need not be known, so the day that not every year has may be.
        2 => 29,
        _ => return false,
    };
    // A coordination number has 60 added to its day.
    let day = d1 * 10 + d2;
    let date = (1..=days).contains(&day) || (61..=60 + days).contains(&day);
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
    use crate::base::Code;

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
            "811218 - 9876",
            "811218 9876",
            "19811218 9876",
            "811218\u{a0}-\u{a0}9876",
            "811218\u{202f}9876",
            "19811218-\n9876",
            "811218\u{200b}-9876",
            "1981-12-18-9876",
            "81 12 18 9876",
            "Kim 811218.9876, vecka 3",
            "811218_9876",
            "Deltagare 3,8112189876",
        ] {
            assert_eq!(numbers(text).len(), 1, "{text}");
        }
        // The same person's coordination number: day 78; 7 + 1 + 2 + 2 + 5 + 8 + 9 + 8 + 5 + 3 = 50.
        assert_eq!(numbers("811278-9873").len(), 1);
        for list in ["811218-9876 och 811278-9873", "811218-9876,8112789873", "8112189876,198112789873"] {
            assert_eq!(numbers(list).len(), 2, "{list}");
        }
        // After an organisation's number.
        assert_eq!(numbers("556036-0793,8112189876").len(), 1);
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "811218-9875",      // the check digit is wrong
            "811318-9876",      // no thirteenth month
            "811218--9876",     // two signs
            "811218, 9876",     // two numbers
            "0,8112189876",     // decimals
            "1 234.8112189876", // the same, grouped
            "556036-0793",      // an organisation's number
            "556036 0793",      // the same, with a space
            "16556036-0793",    // the same, with its prefix
            "17811218-9876",    // nobody is that old
            "18823000",
            "08-508 290 00",
            "070-174 06 58",
            "+46 8 508 290 00",
            "1 811 218 987 600",
            "2016-12-31",
            "2016-12-31 2017",
        ] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }

    /// The check digits are right in both; only the days differ. 000231-000x: 0, 0, 0, 2, 3*2=6, 1, 0, 0, 0
    /// sum to 9, so x is 1. 000229-000x: 0, 0, 0, 2, 2*2=4, 9, 0, 0, 0 sum to 15, so x is 5. 0004310000:
    /// 0, 0, 0, 4, 3*2=6, 1 sum to 11, so x is 9; its coordination day 91: 9*2=18 -> 9 for 6, 14, so x is 6.
    #[test]
    fn the_day_must_be_one_that_its_month_has() {
        assert!(!holds("000231-0001"));
        assert!(holds("000229-0005"));
        assert!(!holds("000431-0009"));
        assert!(!holds("000491-0006"));
    }

    #[test]
    fn a_number_is_hidden_wherever_a_finding_has_it_and_the_rest_is_kept() {
        let number = "811218-9876";
        let sheet = Sheet { index: 1, name: number.into() };
        let place = Place { sheet: Some(sheet), ..Place::workbook(&format!("{number}/a.xlsx").into()) };
        let finding = Finding::new(Code::UnknownCode, place.clone())
            .with("found", format!("Kim {number}, år 2"))
            .suggesting(Some(number.into()))
            .also_at(place);
        let hidden = hide(finding);
        assert_eq!(hidden.values, [("found".into(), "Kim ••••••-••••, år 2".to_string())]);
        assert_eq!(hidden.suggestion.as_deref(), Some(HIDDEN));
        assert_eq!(hidden.place.to_string(), "••••••-••••/a.xlsx · ••••••-••••");
        assert_eq!(hidden.further, [hidden.place]);
    }
}
