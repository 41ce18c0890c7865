//! How much room a text takes. Worked out here, because not every spreadsheet program makes a row
//! as high as its texts need, and none moves a page's end for them.

/// Pixels in a point, at 96 to the inch.
pub(super) const PIXELS: f64 = 96.0 / 72.0;
/// How much wider bold letters are, at most.
const BOLD: f64 = 1.1;

/// The room of a text in pixels, at a size in points.
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let width: f64 = text.chars().map(advance).sum();
    width * size * PIXELS * if bold { BOLD } else { 1.0 }
}

/// The width of a character in Arial as a share of the font's size: the font's own measures, by kind.
fn advance(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | '\'' | '|' => 0.222,
        'f' | 't' | 'I' | ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '/' | '!' => 0.278,
        'r' | '-' | '(' | ')' | '·' | '"' | '”' | '“' => 0.333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        'm' | 'M' => 0.833,
        'w' | 'G' | 'O' | 'Ö' | 'Q' => 0.778,
        'W' | '%' | '—' | '…' => 1.0,
        'a'..='z' | '0'..='9' | 'å' | 'ä' | 'ö' | 'é' | '–' => 0.556,
        '+' | '<' | '=' | '>' | '×' => 0.584,
        'F' | 'T' | 'Z' | 'L' => 0.611,
        'A'..='Z' | 'Å' | 'Ä' => 0.722,
        _ => 0.9,
    }
}

/// A text in lines of a room in pixels: broken after blanks and hyphens, and what is longer than a
/// line within.
pub fn lines(text: &str, room: f64, size: f64, bold: bool) -> Vec<String> {
    let fits = |text: &str| text_width(text.trim_end(), size, bold) <= room;
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for piece in paragraph.split_inclusive([' ', '-']) {
            if fits(&format!("{line}{piece}")) {
                line += piece;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for character in piece.chars() {
                if !line.is_empty() && !fits(&format!("{line}{character}")) {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(character);
            }
        }
        lines.push(line);
    }
    lines.iter().map(|line| line.trim_end().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_below_itself_between_words_and_within_one_that_is_too_long() {
        // An em of 9 points is 12 pixels; a digit is 0.556 of it, 6.7 pixels.
        assert_eq!(lines("00 11 22", 36.0, 9.0, false), ["00 11", "22"]);
        assert_eq!(lines("0123456789", 36.0, 9.0, false), ["01234", "56789"]);
        assert_eq!(lines("00-11-22", 36.0, 9.0, false), ["00-11-", "22"]);
        assert_eq!(lines("", 36.0, 9.0, false), [""]);
        assert_eq!(lines("000000", 1.0, 9.0, false).len(), 6);
    }
}
