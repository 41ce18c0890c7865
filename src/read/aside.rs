//! Texts beside the cells: comments, text boxes and what the document says of itself. Nothing of
//! them is used; they are only looked through for personal identity numbers.

use crate::base::personal;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde::{Deserialize, Serialize};

/// Where a text stands that is in no cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Aside {
    /// A comment or note at a cell.
    Comment,
    /// A text box or another drawing.
    Drawing,
    /// The document's properties: title, author, keywords ...
    Property,
}

/// A text longer than this is looked through no further.
pub(super) const LONGEST: u64 = 1 << 20;

impl Aside {
    /// What kind of text a member of an archive holds, if it is one of these.
    pub(super) fn of_member(name: &str) -> Option<Aside> {
        let begins = |start: &str| name.starts_with(start);
        match () {
            () if !name.ends_with(".xml") => None,
            () if begins("xl/comments") || begins("xl/threadedComments") => Some(Aside::Comment),
            () if begins("xl/drawings/") => Some(Aside::Drawing),
            // The application's own properties repeat the names of sheets, which are looked at themselves.
            () if name == "docProps/app.xml" => None,
            () if begins("docProps/") || name == "meta.xml" => Some(Aside::Property),
            () => None,
        }
    }
}

/// Whether the texts of some XML, or those within elements of one name, hold a personal number. What
/// is no XML holds none that a spreadsheet program would show.
pub(super) fn holds_number(xml: &[u8], within: Option<&str>) -> bool {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut text = String::new();
    let mut open = usize::from(within.is_none());
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Start(start) if within == Some(start.local_name().as_ref()) => open += 1,
            Event::End(end) if within == Some(end.local_name().as_ref()) => open = open.saturating_sub(1),
            // A number may be in pieces of different looks; they are one text all the same.
            Event::End(end) if !matches!(end.local_name().as_ref(), "t" | "r" | "span") => text.push('\n'),
            Event::Text(part) if open > 0 => text.push_str(&part.xml10_content()),
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    personal::holds(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_pieces_is_found_and_two_texts_are_not_one() {
        // 811218-9876 is the tax agency's own example.
        assert!(holds_number(b"<c><r><t>Kim 811218</t></r><r><t>-9876</t></r></c>", None));
        assert!(!holds_number(b"<a><c>8112</c><c>189876</c></a>", None));
        assert!(holds_number(b"<x><note><p>811218-9876</p></note></x>", Some("note")));
        assert!(!holds_number(b"<x><p>811218-9876</p><note/></x>", Some("note")));
    }
}
