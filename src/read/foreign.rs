//! Files of another kind that were given a workbook's ending, told by their first bytes.

use serde::{Deserialize, Serialize};

/// What kind of file it is instead of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Foreign {
    /// Nothing at all.
    Empty,
    /// A PDF.
    Pdf,
    /// A picture.
    Image,
    /// A web page; many systems export these under the name of a workbook.
    Html,
    /// A spreadsheet as one XML file (`.fods`, XML Spreadsheet 2003).
    FlatSpreadsheet,
    /// Other XML.
    Xml,
    /// Text, such as comma-separated values.
    Text,
    /// A text document, a presentation, a message or another document of an office program.
    Document,
    /// A packed archive without a workbook.
    Archive,
}

/// How far into a file its kind is looked for.
pub(super) const BEGINNING: usize = 4096;

impl Foreign {
    /// What the bytes begin as, if that is no workbook; none where they may be one, or nobody knows.
    pub(super) fn of(bytes: &[u8]) -> Option<Foreign> {
        const MAGIC: [(&[u8], Foreign); 11] = [
            (b"%PDF", Foreign::Pdf),
            (b"\x89PNG", Foreign::Image),
            (b"\xFF\xD8\xFF", Foreign::Image),
            (b"GIF8", Foreign::Image),
            (b"II*\0", Foreign::Image),
            (b"MM\0*", Foreign::Image),
            (b"RIFF", Foreign::Image),
            (b"{\\rtf", Foreign::Document),
            (b"7z\xBC\xAF\x27\x1C", Foreign::Archive),
            (b"Rar!", Foreign::Archive),
            (b"\x1F\x8B", Foreign::Archive),
        ];
        if bytes.is_empty() {
            return Some(Foreign::Empty);
        }
        let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
        let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
        known.or_else(|| Foreign::of_text(&text(beginning)?))
    }

    fn of_text(text: &str) -> Option<Foreign> {
        let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).to_lowercase();
        let has = |part: &str| text.contains(part);
        Some(
            if has("office:document") || has("urn:schemas-microsoft-com:office:spreadsheet") && !has("<html")
            {
                Foreign::FlatSpreadsheet
            } else if text.starts_with('<') && (has("<html") || has("<!doctype html") || has("<table")) {
                Foreign::Html
            } else if text.starts_with('<') {
                Foreign::Xml
            } else {
                Foreign::Text
            },
        )
    }
}

/// The bytes as text, if they are any: no control characters but line breaks and tabs.
fn text(bytes: &[u8]) -> Option<String> {
    let wide = |pair: &[u8], bytes: fn([u8; 2]) -> u16| match pair {
        [a, b] => bytes([*a, *b]),
        _ => 0x20, // half a character at the end
    };
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => {
            let units: Vec<u16> = rest.chunks(2).map(|pair| wide(pair, u16::from_le_bytes)).collect();
            String::from_utf16_lossy(&units)
        }
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> = rest.chunks(2).map(|pair| wide(pair, u16::from_be_bytes)).collect();
            String::from_utf16_lossy(&units)
        }
        // Whatever the encoding, the markup that is looked for is plain letters.
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    (!text.contains(strange)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_other_kinds_are_known_by_their_beginning() {
        for (bytes, kind) in [
            (&b""[..], Foreign::Empty),
            (b"%PDF-1.7\n\xE2\xE3\xCF\xD3", Foreign::Pdf),
            (b"\x89PNG\r\n\x1A\n\0\0", Foreign::Image),
            (b"\xEF\xBB\xBF\r\n<!DOCTYPE HTML><body>", Foreign::Html),
            (b"<TABLE><tr><td>1</td></tr></TABLE>", Foreign::Html),
            (b"<?xml version=\"1.0\"?><office:document office:version=\"1.3\">", Foreign::FlatSpreadsheet),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Foreign::FlatSpreadsheet,
            ),
            (b"<?xml version=\"1.0\"?><faktura/>", Foreign::Xml),
            (b"Kod;Pris\r\nF\xD6RS;1021\r\n", Foreign::Text), // Latin-1
            (b"\xFF\xFEK\0o\0d\0", Foreign::Text),
            (b"{\\rtf1\\ansi", Foreign::Document),
            (b"\x1F\x8B\x08\0", Foreign::Archive),
        ] {
            assert_eq!(Foreign::of(bytes), Some(kind), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn what_may_be_a_workbook_or_is_nothing_known_is_left_to_the_reader() {
        for bytes in [&b"PK\x03\x04\x14\0"[..], b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\0\x01\x02"] {
            assert_eq!(Foreign::of(bytes), None);
        }
    }
}
