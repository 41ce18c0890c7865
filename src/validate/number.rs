//! Numbers written as text.

use crate::words::Lang;
use rust_decimal::Decimal;

/// What a text says when a number was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parsed {
    /// A number in Swedish form.
    Number(Decimal),
    /// A number in a form that can mean two things, or that of another language.
    Ambiguous,
    /// No number.
    NoNumber,
}

/// Reads a number in Swedish form: groups of three digits between spaces (ordinary, no-break,
/// narrow or thin), a decimal comma, `-` or the minus sign before, `kr` after.
/// `1,234` is ambiguous although a comma is the Swedish decimal mark: it is also how the rest of
/// the world writes 1 234, and guessing wrong is a factor of a thousand. `0,125` is not.
pub fn parse(text: &str) -> Parsed {
    let text: String = text.trim().chars().map(|c| if is_space(c) { ' ' } else { c }).collect();
    let lower = text.to_lowercase();
    let bare = lower.strip_suffix("kr").map_or(lower.as_str(), str::trim_end);
    let (negative, digits) = match bare.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, bare),
    };
    match swedish(digits) {
        Some(plain) => match Decimal::from_str_exact(&plain) {
            Ok(number) => Parsed::Number(if negative { -number } else { number }),
            Err(_) => Parsed::NoNumber,
        },
        None if foreign(digits) => Parsed::Ambiguous,
        None => Parsed::NoNumber,
    }
}

/// A number as its language writes it: decimal comma in Swedish, point in English; no grouping.
pub fn shown(number: Decimal, lang: Lang) -> String {
    let text = number.normalize().to_string();
    match lang {
        Lang::Sv => text.replace('.', ","),
        Lang::En => text,
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `1 234,50` as `1234.50`; `None` if it is not in Swedish form.
fn swedish(text: &str) -> Option<String> {
    let (whole, decimals) = match text.split_once(',') {
        Some((whole, decimals)) if all_digits(decimals) => (whole, Some(decimals)),
        Some(_) => return None,
        None => (text, None),
    };
    let plain = if all_digits(whole) { whole.to_string() } else { grouped(whole, ' ')? };
    let thousands = decimals.is_some_and(|decimals| decimals.len() == 3);
    if thousands && all_digits(whole) && whole.len() <= 3 && !whole.starts_with('0') {
        return None;
    }
    Some(match decimals {
        Some(decimals) => format!("{plain}.{decimals}"),
        None => plain,
    })
}

/// Groups of three digits after a first of one to three, joined; `None` if they are not that.
fn grouped(text: &str, separator: char) -> Option<String> {
    let mut groups = text.split(separator);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let fits = all_digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && !rest.is_empty()
        && rest.iter().all(|group| all_digits(group) && group.len() == 3);
    fits.then(|| first.to_string() + &rest.concat())
}

/// Whether a text is a number in some other form: `1.5`, `1.234`, `1,234.50`, `1.234,50`,
/// `1'234`, `1 234.50`.
fn foreign(text: &str) -> bool {
    let whole = |text: &str| {
        all_digits(text)
            || ['.', ',', '\'', '\u{2019}', ' '].into_iter().any(|mark| grouped(text, mark).is_some())
    };
    let decimal = |mark: char| {
        text.rsplit_once(mark)
            .is_some_and(|(left, right)| all_digits(right) && whole(left) && !left.contains(mark))
    };
    whole(text) || decimal('.') || decimal(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Parsed {
        Parsed::Number(Decimal::from_str_exact(text).expect("a number in the test"))
    }

    #[test]
    fn swedish_forms_are_understood() {
        for (text, expected) in [
            ("1234", "1234"),
            ("007", "7"),
            ("1 234,50", "1234.50"),
            ("1\u{a0}234\u{a0}567,5", "1234567.5"),
            ("1\u{202f}234", "1234"),
            ("1\u{2009}234", "1234"),
            ("1,5", "1.5"),
            ("0,125", "0.125"),
            ("1234,500", "1234.5"),
            ("1 234,500", "1234.5"),
            ("-12", "-12"),
            ("\u{2212}1 000", "-1000"),
            ("1 234 kr", "1234"),
            ("99,50kr", "99.5"),
            ("0 KR", "0"),
        ] {
            let Parsed::Number(found) = parse(text) else { panic!("{text}: {:?}", parse(text)) };
            assert_eq!(number(expected), Parsed::Number(found), "{text}");
        }
    }

    #[test]
    fn forms_of_other_languages_are_ambiguous() {
        for text in [
            "1,234.50",
            "1.234",
            "1.5",
            "0.04",
            "1,234",
            "12,500",
            "1.234,50",
            "1.234.567",
            "1,234,567",
            "1'234",
            "1'234.50",
            "1 234.50",
            "-1.234",
            "1.234 kr",
        ] {
            assert_eq!(parse(text), Parsed::Ambiguous, "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_number() {
        for text in [
            "",
            "-",
            "kr",
            "12 34",
            "1 23",
            "1  234",
            "0 123",
            "1234 567",
            "1e5",
            "5,",
            ",5",
            ".5",
            "1,2,3",
            "1.2.3",
            "--5",
            "- 5",
            "+5",
            "5-",
            "4 %",
            "5 st",
            "ca 5",
            "2016-01-01",
            "1/2",
            "½",
            "٣",
            "1 234:-",
            "99999999999999999999999999999999",
        ] {
            assert_eq!(parse(text), Parsed::NoNumber, "{text}");
        }
    }

    #[test]
    fn numbers_are_shown_with_the_mark_of_the_language() {
        assert_eq!(shown(Decimal::new(1250, 2), Lang::Sv), "12,5");
        assert_eq!(shown(Decimal::new(1250, 2), Lang::En), "12.5");
    }
}
