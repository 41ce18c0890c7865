//! Records and fields of text with separators.

use crate::read::fault::Fault;
use std::borrow::Cow;
use std::io::{BufRead, Read};

/// What opens and closes a field that may hold separators and line breaks.
pub(super) const OPEN: u8 = b'"';
/// The longest record in bytes: one that is longer has a quotation mark which nobody has closed, or is no
/// table at all.
const LONGEST: u64 = 1 << 20;

/// The records of a text, with the lines that they begin in, from 1.
pub(super) struct Records<R> {
    content: R,
    line: u32,
    bytes: Vec<u8>,
}

impl<R: BufRead> Records<R> {
    pub fn of(content: R) -> Records<R> {
        Records { content, line: 0, bytes: Vec::new() }
    }

    /// The next record, without its line break.
    pub fn next(&mut self) -> Result<Option<(u32, &[u8])>, Fault> {
        self.bytes.clear();
        let first = self.line.saturating_add(1);
        loop {
            let before = self.bytes.len();
            let read = (&mut self.content).take(LONGEST).read_until(b'\n', &mut self.bytes)?;
            if read == 0 && before == 0 {
                return Ok(None);
            }
            if first == 1 && before == 0 && self.bytes.starts_with("\u{feff}".as_bytes()) {
                self.bytes.drain(..3);
            }
            self.line = self.line.checked_add(1).ok_or_else(|| Fault::damaged("too many lines"))?;
            // A mark that opens a field is closed by another, and one within it is written twice.
            if self.bytes.iter().filter(|byte| **byte == OPEN).count() % 2 == 0 {
                break;
            }
            if read == 0 || self.bytes.len() as u64 >= LONGEST {
                return Err(Fault::damaged(format!("line {first}: a quotation mark without its other")));
            }
        }
        if self.bytes.len() as u64 >= LONGEST {
            return Err(Fault::damaged(format!("line {first}: longer than a row can be")));
        }
        let record = self.bytes.strip_suffix(b"\n").unwrap_or(&self.bytes);
        Ok(Some((first, record.strip_suffix(b"\r").unwrap_or(record))))
    }
}

/// The fields of a record, without the marks around them.
pub(super) fn fields(record: &str, separator: u8) -> impl Iterator<Item = Cow<'_, str>> {
    let separator = char::from(separator);
    let mut rest = Some(record);
    std::iter::from_fn(move || {
        let text = rest?;
        let mut within = false;
        let end = text.char_indices().find(|(_, letter)| {
            within ^= *letter == char::from(OPEN);
            *letter == separator && !within
        });
        let (field, after) = match end {
            Some((at, _)) => (&text[..at], Some(&text[at + separator.len_utf8()..])),
            None => (text, None),
        };
        rest = after;
        let bare = field.trim().strip_prefix('"').and_then(|field| field.strip_suffix('"'));
        Some(match bare {
            Some(bare) if bare.contains("\"\"") => Cow::Owned(bare.replace("\"\"", "\"")),
            Some(bare) => Cow::Borrowed(bare),
            None => Cow::Borrowed(field),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &[u8]) -> Result<Vec<(u32, String)>, Fault> {
        let (mut records, mut all) = (Records::of(text), Vec::new());
        while let Some((line, record)) = records.next()? {
            all.push((line, String::from_utf8_lossy(record).into_owned()));
        }
        Ok(all)
    }

    #[test]
    fn a_record_is_in_its_first_line_whatever_breaks_lines() {
        let text = "\u{feff}a;b\r\n\n\"c\nd\";e\r\nf";
        let expected =
            [(1, "a;b"), (2, ""), (3, "\"c\nd\";e"), (5, "f")].map(|(at, text)| (at, text.to_string()));
        assert_eq!(records(text.as_bytes()), Ok(expected.to_vec()));
        assert_eq!(records(b""), Ok(Vec::new()));
        assert_eq!(records(b"a \n"), Ok(vec![(1, "a ".to_string())]));
    }

    #[test]
    fn a_mark_that_nobody_closes_does_not_swallow_the_rows_after_it() {
        assert!(
            matches!(records(b"a;b\n\"c;d\ne;f\n"), Err(Fault::Damaged(why)) if why.starts_with("line 2"))
        );
        let long = vec![b'x'; 2 << 20];
        assert!(records(&long).is_err());
    }

    #[test]
    fn fields_are_parted_where_no_marks_are_around() {
        let of = |text| fields(text, b';').map(Cow::into_owned).collect::<Vec<_>>();
        assert_eq!(of("a;\"b;c\"; \"d \"\"e\"\"\" ;"), ["a", "b;c", "d \"e\"", ""]);
        assert_eq!(of(""), [""]);
    }
}
