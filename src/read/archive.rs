//! The zip archive that three of the formats are: what is inside, and the document's own date.

use super::{date, fault::Fault, file::LARGEST};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Which kind of workbook an archive holds.
pub(super) enum Inside {
    /// `.xlsx` or `.xlsm`.
    Xlsx,
    /// `.xlsb`.
    Xlsb,
    /// `.ods`.
    Ods,
}

/// An archive in memory.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Archive<'a> {
    /// Opens an archive. The sizes that its directory declares are enforced when it is unpacked,
    /// so their sum bounds what a reader can be made to unpack.
    ///
    /// # Errors
    /// It is no archive, or would unpack to more than 1 GiB.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Archive<'a>, Fault> {
        let damaged = |error: zip::result::ZipError| Fault::damaged(error.to_string());
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut unpacked = 0_u64;
        for index in 0..zip.len() {
            let size = zip.by_index_raw(index).map_err(damaged)?.size();
            unpacked = unpacked.saturating_add(size);
        }
        if unpacked > LARGEST {
            return Err(Fault::damaged("larger than 1 GiB when unpacked"));
        }
        Ok(Archive { zip })
    }

    /// Which kind of workbook it holds. What is none of them is taken as an `.xlsx`, whose reader
    /// then says what it misses.
    pub(super) fn inside(&self) -> Inside {
        let has = |name: &str| self.member(name).is_some();
        if has("xl/workbook.bin") {
            Inside::Xlsb
        } else if has("content.xml") && !has("xl/workbook.xml") {
            Inside::Ods
        } else {
            Inside::Xlsx
        }
    }

    /// The content of a member, whatever the case of its name, or `None` if there is none.
    ///
    /// # Errors
    /// It cannot be unpacked.
    pub(super) fn content(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(index) = self.member(name) else { return Ok(None) };
        let mut content = Vec::new();
        let mut member = self.zip.by_index(index).map_err(|e| Fault::damaged(e.to_string()))?;
        member.read_to_end(&mut content).map_err(|e| Fault::damaged(format!("{name}: {e}")))?;
        Ok(Some(content))
    }

    /// When the document says it was last changed. A part that is missing or broken says nothing:
    /// the cells are what counts.
    pub(super) fn modified(&mut self) -> Option<String> {
        let (part, element) = match self.inside() {
            Inside::Ods => ("meta.xml", "date"),
            Inside::Xlsx | Inside::Xlsb => ("docProps/core.xml", "modified"),
        };
        let content = self.content(part).ok()??;
        date::stamp(&text_of(&content, element)?)
    }

    fn member(&self, name: &str) -> Option<usize> {
        self.zip.index_for_name(name).or_else(|| {
            self.zip.file_names().position(|found| found.is_ok_and(|found| found.eq_ignore_ascii_case(name)))
        })
    }
}

/// The text of the first element with that name, whatever its prefix.
fn text_of(xml: &[u8], element: &str) -> Option<String> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut text: Option<String> = None;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(start) if start.local_name().as_ref() == element => text = Some(String::new()),
            Event::Text(part) => {
                if let Some(text) = &mut text {
                    text.push_str(&part.xml10_content());
                }
            }
            Event::End(end) if end.local_name().as_ref() == element => return text,
            Event::Eof => return None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_found_by_its_name_without_prefix() {
        let xml = "<m><meta:creation-date>1</meta:creation-date><dc:date>2 3</dc:date></m>";
        assert_eq!(text_of(xml.as_bytes(), "date").as_deref(), Some("2 3"));
        assert_eq!(text_of(b"<m><a>1</a></m>", "date"), None);
        assert_eq!(text_of(b"<m><date>1", "date"), None);
    }
}
