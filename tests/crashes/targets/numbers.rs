//! Any text as a Swedish number.

use bokslut::validate::number::{Parsed, parse, shown};
use bokslut::words::Lang;
use rust_decimal::Decimal;

/// A number is what its digits say, never one of the forms that can mean two things, and shown it
/// is itself again.
pub fn target(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let Parsed::Number(found) = parse(&text) else { return };
    assert!(!is_ambiguous(&text), "{text}");

    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == ',').collect();
    let plain = Decimal::from_str_exact(&digits.replace(',', ".")).expect("digits around a point");
    let negative = text.contains(['-', '\u{2212}']);
    assert_eq!(found, if negative { -plain } else { plain }, "{text}");

    let shown = shown(found, Lang::Sv);
    let again = if is_ambiguous(&shown) { Parsed::Ambiguous } else { Parsed::Number(found) };
    assert_eq!(parse(&shown), again, "{text} is shown as {shown}");
}

/// Whether a text is a number with a point or an apostrophe, or as `1,234`, which can be 1 234.
fn is_ambiguous(text: &str) -> bool {
    let bare = text.trim().trim_start_matches(['-', '\u{2212}']);
    let thousand = bare.split_once(',').is_some_and(|(whole, rest)| {
        let decimals = rest.chars().take_while(char::is_ascii_digit).count();
        let digits = whole.bytes().all(|byte| byte.is_ascii_digit());
        decimals == 3 && digits && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
    });
    thousand || text.contains(['.', '\'', '\u{2019}'])
}
