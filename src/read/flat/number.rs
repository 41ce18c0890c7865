//! Which texts of a text file are numbers.

use rust_decimal::Decimal;

/// The number that a field is, written with a point or with a comma: digits, perhaps a sign and decimals. What
/// has zeros before its digits is a name, as are numbers in groups, whose cells say what they are taken for.
pub(super) fn number(field: &str, point: bool) -> Option<Decimal> {
    let field = field.trim();
    let bare = field.strip_prefix(['-', '\u{2212}']).unwrap_or(field);
    let (mark, other) = if point { ('.', ',') } else { (',', '.') };
    let whole = bare.split(mark).next()?;
    let zeros = whole.len() > 1 && whole.starts_with('0');
    let begins = bare.starts_with(|first: char| first.is_ascii_digit());
    if !begins || zeros || bare.contains(other) || !bare.ends_with(|last: char| last.is_ascii_digit()) {
        return None;
    }
    let plain = bare.replace(mark, ".");
    let found = match plain.contains(['e', 'E']) {
        true => Decimal::from_scientific(&plain).ok()?,
        false => Decimal::from_str_exact(&plain).ok().filter(|_| !plain.contains('_'))?,
    };
    Some(if bare.len() < field.len() { -found } else { found })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(field: &str, point: bool) -> Option<String> {
        number(field, point).map(|number| number.to_string())
    }

    #[test]
    fn the_mark_of_decimals_is_that_of_the_file() {
        assert_eq!(is("1,50", false).as_deref(), Some("1.50"));
        assert_eq!(is("1,234", false).as_deref(), Some("1.234"));
        assert_eq!(is("-0.5", true).as_deref(), Some("-0.5"));
        assert_eq!(is("1.5e-2", true).as_deref(), Some("0.015"));
        assert_eq!(is(" 12 ", false).as_deref(), Some("12"));
        assert_eq!((is("1.5", false), is("1,5", true)), (None, None));
    }

    #[test]
    fn names_that_look_like_numbers_are_left_as_they_are() {
        for text in
            ["", "-", "0012", "1 234", "P12", "1,2,3", "1_000", "12,", ",5", "--1", "1e", "+46", "1,e"]
        {
            assert_eq!(is(text, false), None, "{text}");
        }
        assert_eq!(is("0,5", false).as_deref(), Some("0.5"));
    }
}
