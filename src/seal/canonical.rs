//! One form of a formula, whichever program wrote it: no spaces between its signs, functions and
//! cells in capitals, every sheet's name in quotes.

/// The canonical form of a formula, without its `=`. Texts in quotes stay as they are.
pub fn formula(text: &str) -> String {
    let mut canonical = String::with_capacity(text.len() + 8);
    let mut rest = text.trim_start_matches('=');
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' | '\'' => quoted(rest, first),
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        match first {
            '"' => canonical.push_str(token),
            '\'' if after.starts_with('!') => canonical.push_str(token),
            c if is_word(c) && after.starts_with('!') => {
                // A sheet's name, which some programs put in quotes and others do not.
                canonical.push('\'');
                canonical.push_str(token);
                canonical.push('\'');
            }
            c if is_word(c) => canonical.extend(token.chars().flat_map(char::to_uppercase)),
            c if c.is_whitespace() => {}
            _ => canonical.push_str(token),
        }
        rest = after;
    }
    canonical
}

/// What a name, a number, a cell or a function is made of.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '\\')
}

/// The length of a text in quotes, of which two stand for one within it.
fn quoted(text: &str, quote: char) -> usize {
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if c == quote {
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
