//! How much room a text takes that goes on below itself. Worked out here, because not every
//! spreadsheet program does.

/// Letters of Arial 10 in the room of one digit of the default font; measured, with a little to spare.
const LETTERS: f64 = 1.3;
/// The tallest row that a spreadsheet shows, in points.
const TALLEST: f64 = 409.0;

/// The height in points of a row of so many lines.
pub fn height(lines: u32) -> f64 {
    (f64::from(lines) * 12.75 + 2.5).min(TALLEST)
}

/// How many lines a text takes in a column of a width in characters, broken between words.
pub fn lines(text: &str, width: f64) -> u32 {
    let room = width * LETTERS;
    let mut lines = 0;
    for line in text.split('\n') {
        let mut used = f64::INFINITY;
        for word in line.split(' ') {
            let long = f64::from(u32::try_from(word.chars().count()).unwrap_or(u32::MAX)) + 1.0;
            if used + long > room + 1.0 {
                (lines, used) = (lines + 1, 0.0);
            }
            used += long;
            // A word that is longer than a line is broken.
            while used > room + 1.0 {
                (lines, used) = (lines + 1, used - room);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_longest_text_needs() {
        // A column of 8 digits has room for 10.4 letters.
        assert_eq!(lines("", 8.0), 1);
        assert_eq!(lines("okänd kod", 8.0), 1);
        // okänd kod / finns inte / i listan
        assert_eq!(lines("okänd kod finns inte i listan", 8.0), 3);
        assert_eq!(lines("a.xlsx\nb.xlsx", 8.0), 2);
        // 0123456789 / 0123456789 / 01234
        assert_eq!(lines("0123456789012345678901234", 8.0), 3);
        assert!(height(1_000) <= TALLEST);
    }
}
