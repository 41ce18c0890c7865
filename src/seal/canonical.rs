//! One form of a formula, whichever program wrote it: no spaces between its signs, functions and
//! cells in capitals, every sheet's name in quotes.

/// A formula cut into its pieces: a text or a name in quotes with them, a word (function, cell, number,
/// name), or a single sign; and what follows each.
pub fn pieces(formula: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = formula;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let length = match first {
            '"' | '\'' => quoted(rest, first),
            c if is_word(c) => word(rest),
            c => c.len_utf8(),
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        Some((piece, after))
    })
}

/// The canonical form of a formula, without its `=`. Texts in quotes stay as they are.
pub fn formula(text: &str) -> String {
    let mut canonical = String::with_capacity(text.len() + 8);
    push(text, &mut canonical);
    canonical
}

/// Puts the canonical form of a formula behind a text.
pub(super) fn push(formula: &str, canonical: &mut String) {
    for (piece, after) in pieces(formula.trim_start_matches('=')) {
        let word = piece.starts_with(is_word);
        if word && after.starts_with('!') {
            // A sheet's name, which some programs put in quotes and others do not.
            canonical.push('\'');
            canonical.push_str(piece);
            canonical.push('\'');
        } else if word && piece.is_ascii() {
            let from = canonical.len();
            canonical.push_str(piece);
            canonical[from..].make_ascii_uppercase();
        } else if word {
            canonical.extend(piece.chars().flat_map(char::to_uppercase));
        } else if !piece.trim().is_empty() {
            canonical.push_str(piece);
        }
    }
}

/// What a name, a number, a cell or a function is made of.
pub fn is_word(c: char) -> bool {
    // Nearly all are of the first kind, and quicker told.
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$' | '\\') || (!c.is_ascii() && c.is_alphanumeric())
}

/// The length of the word that a text begins with. Nearly all are ASCII, and quicker told by the byte.
fn word(text: &str) -> usize {
    let plain = text.bytes().take_while(|byte| byte.is_ascii() && is_word(char::from(*byte))).count();
    match text[plain..].find(|c| !is_word(c)) {
        Some(more) => plain + more,
        None => text.len(),
    }
}

/// The length of a text in quotes, of which two stand for one within it.
fn quoted(text: &str, quote: char) -> usize {
    let mut inside = false;
    // A quote is one byte, and no part of another character.
    for (at, byte) in text.bytes().enumerate() {
        if char::from(byte) == quote {
            inside = !inside;
        } else if !inside {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_case_and_quotes_of_sheets_make_no_difference() {
        let written = ["SUM(Prognos!$D$7:D7)*2", "=sum('Prognos'!$D$7:d7) * 2"];
        assert_eq!(written.map(formula), ["SUM('Prognos'!$D$7:D7)*2"; 2].map(String::from));
    }

    #[test]
    fn texts_stay_as_they_are_and_so_do_names_with_a_quote_in_them() {
        assert_eq!(formula("\"a  'b\"\" c\" & A1"), "\"a  'b\"\" c\"&A1");
        assert_eq!(formula("'Barn''s unga'!A1 + 'B b'!b2"), "'Barn''s unga'!A1+'B b'!B2");
    }

    #[test]
    fn another_reference_is_another_formula() {
        assert_ne!(formula("A1+$B$2"), formula("A1+B2"));
        assert_ne!(formula("A1+B2"), formula("A1+B3"));
    }
}
