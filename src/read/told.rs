//! A fault in words: the finding that a file which cannot be read becomes.

use super::{Fault, Foreign, Limit};
use crate::base::{Code, Finding, Place, personal};
use crate::words::{KindWords, Words, fill};

impl Fault {
    /// The finding at the whole workbook.
    pub fn finding(&self, place: Place, words: &Words) -> Finding {
        let files = &words.files;
        let with = |code, reason: &str| Finding::new(code, place.clone()).with("reason", short(reason));
        match self {
            Fault::Unreadable(refusal) => with(Code::Unreadable, files.told(refusal)),
            Fault::Changing => Finding::new(Code::Changing, place),
            Fault::Encrypted => Finding::new(Code::Encrypted, place),
            Fault::Foreign(foreign) => {
                Finding::new(Code::ForeignFile, place).with("kind", kind(*foreign, &files.kind))
            }
            Fault::OverLimit(limit, limits) => {
                let (text, option, most) = match limit {
                    Limit::Size => (&files.limit.size, "--max-size", limits.size),
                    Limit::Unpacked => (&files.limit.unpacked, "--max-size", limits.size),
                    Limit::Memory => (&files.limit.memory, "--max-memory", limits.memory),
                    Limit::Time => (&files.limit.time, "--max-time", limits.seconds),
                };
                Finding::new(Code::OverLimit, place)
                    .with("limit", fill(text, &[("most", &most.to_string())]))
                    .with("option", format!("{option} {}", most.saturating_mul(2)))
            }
            Fault::NotUtf8(line) => {
                with(Code::NotASpreadsheet, &fill(&files.csv_not_utf8, &[("line", &line.to_string())]))
            }
            Fault::TooManyFields(line, heads) => {
                let values = [("line", &*line.to_string()), ("count", &*heads.to_string())];
                with(Code::NotASpreadsheet, &fill(&files.csv_fields, &values))
            }
            Fault::Compression(kind) => {
                with(Code::NotASpreadsheet, &fill(&files.compressed, &[("kind", &short(kind))]))
            }
            Fault::CutShort => with(Code::NotASpreadsheet, &files.cut_short),
            Fault::Damaged(cause) => {
                with(Code::NotASpreadsheet, &fill(&files.technical, &[("cause", &short(cause))]))
            }
            Fault::SheetKind(part) => Finding::new(Code::SheetKind, place).with("part", short(part)),
            Fault::Crashed(how) => with(Code::ReaderCrashed, how),
        }
    }
}

/// What a file is instead of a workbook.
fn kind(foreign: Foreign, words: &KindWords) -> &str {
    match foreign {
        Foreign::Empty => &words.empty,
        Foreign::Pdf => &words.pdf,
        Foreign::Image => &words.image,
        Foreign::Html => &words.html,
        Foreign::FlatSpreadsheet => &words.flat_spreadsheet,
        Foreign::Xml => &words.xml,
        Foreign::Text => &words.text,
        Foreign::Document => &words.document,
        Foreign::Archive => &words.archive,
    }
}

/// A reason on one line. The library's reasons can hold whole pieces of a damaged file.
fn short(reason: &str) -> String {
    const LONGEST: usize = 160;
    let words = reason.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    // Once it is whole, and before it is cut, which would leave half a number that nobody knows again.
    let line = personal::masked(&line);
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_one_line_of_at_most_160_characters() {
        assert_eq!(short("a\n  b\u{1b}[31m"), "a b [31m");
        assert_eq!(short(&"å".repeat(160)), "å".repeat(160));
        // Nothing is left of a personal identity number that the cut would have parted.
        assert!(!short(&("x ".repeat(77) + "811218-9876")).contains("811218"));
        // Nor of one that is whole only on one line.
        assert_eq!(short("811218\u{1}-9876"), "••••••-••••");
        assert_eq!(short(&"å".repeat(161)), format!("{}…", "å".repeat(160)));
    }
}
