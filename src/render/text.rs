//! Text on a screen of fixed-width columns, where å is one column wide and 漢 two.

use unicode_width::UnicodeWidthStr;

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// A text as one harmless line: line breaks and tabs become blanks, and what could steer a
/// terminal, turn the direction of writing or break a file becomes `\u{FFFD}`. Cells and file names can hold anything.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            c if c.is_control() || is_steering(c) => '\u{FFFD}',
            c => c,
        })
        .collect()
}

fn is_steering(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A text in at most `columns` columns; what is longer ends in `…`.
pub fn shorten(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_string();
    }
    let room = columns.saturating_sub(1);
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    // A mark that combines with the letter before it adds no width, so the last end that fits has it.
    let kept = ends.take_while(|&end| width(&text[..end]) <= room).last().unwrap_or(0);
    format!("{}…", text[..kept].trim_end())
}

/// A text with blanks after it up to `columns` columns.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// A text in lines of at most `columns` columns, broken between words; a word that is longer
/// than a line stands alone on one, unbroken, so that paths can be copied. A number stays whole,
/// with its per cent sign: `1 234,50`, `100 %`.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in unbroken(text) {
        if !line.is_empty() && width(&line) + 1 + width(&word) > columns {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The words of a text, those of a number together.
fn unbroken(text: &str) -> Vec<String> {
    let digit = |c: char| c.is_ascii_digit();
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match words.last_mut() {
            Some(number) if number.ends_with(digit) && (word.starts_with(digit) || word.starts_with('%')) => {
                *number += &format!(" {word}");
            }
            _ => words.push(word.to_string()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_letters_take_one_column_and_wide_characters_two() {
        assert_eq!(width("Försäkringskassan"), 17);
        assert_eq!(width("漢字"), 4);
        // å as a letter a and a ring that combines with it.
        assert_eq!(width("a\u{30A}"), 1);
    }

    #[test]
    fn a_long_text_ends_in_an_ellipsis_within_its_columns() {
        assert_eq!(shorten("Arbetsmarknadskontoret", 10), "Arbetsmar…");
        assert_eq!(shorten("Arbete", 6), "Arbete");
        // Two wide characters are four columns; a third would make six, beyond the five before the ellipsis.
        assert_eq!(shorten("漢字漢字", 6), "漢字…");
        // The ring stays with its letter.
        assert_eq!(shorten("a\u{30A}bcdef", 3), "a\u{30A}b…");
    }

    #[test]
    fn a_cell_cannot_steer_the_terminal() {
        assert_eq!(clean("röd\u{1B}[31m\nrad\u{202E}två"), "röd\u{FFFD}[31m rad\u{FFFD}två");
    }

    #[test]
    fn a_text_wraps_between_words() {
        assert_eq!(wrap("ett två  tre fyra", 8), ["ett två", "tre fyra"]);
        assert_eq!(wrap("från 0 till 100 % då", 12), ["från 0 till", "100 % då"]);
        assert_eq!(wrap("skriv 1 234,50 kr", 9), ["skriv", "1 234,50", "kr"]);
        assert_eq!(wrap("se mappen/med/lång/sökväg nu", 8), ["se", "mappen/med/lång/sökväg", "nu"]);
    }
}
