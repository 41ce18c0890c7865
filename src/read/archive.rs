//! The zip archive that three of the formats are: what is inside, and the document's own date.

use super::aside::{self, Aside};
use super::date;
use super::fault::Fault;
use super::foreign::Foreign;
use super::limits::{Limit, Limits};
use super::open::Content;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeSet;
use std::io::{self, BufWriter, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The member with the texts that cells share, and as much of it as holds what it says of itself.
const TEXTS: &str = "xl/sharedStrings.xml";
const HEAD: u64 = 4_096;

/// What is unpacked at a time: in small pieces it takes longer.
const BLOCK: usize = 1 << 18;

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
    zip: ZipArchive<Content<'a>>,
    /// Texts beside the cells that hold a personal identity number.
    pub(super) personal: BTreeSet<Aside>,
}

impl<'a> Archive<'a> {
    /// Opens an archive, after unpacking all of it once to nowhere: that finds damage, members
    /// that are larger than they say, and content beyond the limit, in bounded memory.
    ///
    /// # Errors
    /// It is no whole archive, or would unpack to more than the limit.
    pub(super) fn open(bytes: &'a [u8], limits: Limits) -> Result<Archive<'a>, Fault> {
        let mut archive = Archive::unchecked(Content::held(bytes), limits)?;
        archive.check(|_| true)?;
        Ok(archive)
    }

    /// The same before anything is unpacked.
    ///
    /// # Errors
    /// It is no archive, or would unpack to more than the limit.
    pub(super) fn unchecked(content: Content<'a>, limits: Limits) -> Result<Archive<'a>, Fault> {
        let mut zip = ZipArchive::new(content).map_err(|error| match error {
            // The directory stands at the end of an archive.
            ZipError::InvalidArchive(_) => Fault::CutShort,
            other => damaged(&other),
        })?;
        let mut declared = 0_u64;
        for index in 0..zip.len() {
            let size = zip.by_index_raw(index).map_err(|error| damaged(&error))?.size();
            declared = declared.saturating_add(size);
        }
        // The sizes that the directory declares are enforced when members are unpacked.
        if declared > limits.bytes() {
            return Err(Fault::OverLimit(Limit::Unpacked, limits));
        }
        let mut archive = Archive { zip, personal: BTreeSet::new() };
        archive.check_texts(limits)?;
        Ok(archive)
    }

    /// Unpacks to nowhere every member whose size is asked for; the sum of each is compared with the one it
    /// declares.
    pub(super) fn check(&mut self, asked: impl Fn(u64) -> bool) -> Result<(), Fault> {
        for index in 0..self.zip.len() {
            let mut member = self.zip.by_index(index).map_err(|error| damaged(&error))?;
            let most = member.size();
            if !asked(most) {
                continue;
            }
            let name = String::from_utf8_lossy(member.name_raw()).into_owned();
            let kind = Aside::of_member(&name).filter(|_| most <= aside::LONGEST);
            let mut text = Vec::new();
            let all = &mut (&mut member).take(most.saturating_add(1));
            let read = match kind {
                Some(_) => io::copy(all, &mut text),
                None => io::copy(all, &mut BufWriter::with_capacity(BLOCK, io::sink())),
            };
            match read {
                Ok(size) if size == most => {}
                Ok(_) => return Err(Fault::damaged(format!("{name}: not of its declared size"))),
                Err(error) => return Err(Fault::damaged(format!("{name}: {error}"))),
            }
            self.personal.extend(kind.filter(|_| aside::holds_number(&text, None)));
        }
        Ok(())
    }

    /// The reading library makes room for as many texts as a workbook says it has: no more than it can hold.
    fn check_texts(&mut self, limits: Limits) -> Result<(), Fault> {
        let Some(index) = self.member(TEXTS) else { return Ok(()) };
        let member = self.zip.by_index(index).map_err(|error| damaged(&error))?;
        let (most, mut head) = (member.size(), Vec::new());
        // What is damaged is told of where all of it is unpacked.
        let _ = member.take(HEAD).read_to_end(&mut head);
        // A text takes a few bytes at the least.
        match count_of(&head) {
            Some(count) if count > most => Err(Fault::OverLimit(Limit::Memory, limits)),
            _ => Ok(()),
        }
    }

    /// Which kind of workbook it holds, or what else it is.
    pub(super) fn inside(&self) -> Result<Inside, Fault> {
        let has = |name: &str| self.member(name).is_some();
        let begins = |folder: &str| {
            let mut names = self.zip.file_names();
            names.any(|name| name.is_ok_and(|name| name.starts_with(folder)))
        };
        if has("xl/workbook.bin") {
            Ok(Inside::Xlsb)
        } else if has("xl/workbook.xml") || begins("xl/") {
            Ok(Inside::Xlsx)
        } else if has("content.xml") {
            Ok(Inside::Ods)
        } else if begins("word/") || begins("ppt/") {
            Err(Fault::Foreign(Foreign::Document))
        } else if has("[Content_Types].xml") {
            Ok(Inside::Xlsx)
        } else {
            Err(Fault::Foreign(Foreign::Archive))
        }
    }

    /// The content of a member, whatever the case of its name, or `None` if there is none.
    ///
    /// # Errors
    /// It cannot be unpacked.
    pub(super) fn content(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(index) = self.member(name) else { return Ok(None) };
        let mut content = Vec::new();
        let mut member = self.zip.by_index(index).map_err(|error| damaged(&error))?;
        member.read_to_end(&mut content).map_err(|e| Fault::damaged(format!("{name}: {e}")))?;
        Ok(Some(content))
    }

    /// When the document says it was last changed. A part that is missing or broken says nothing:
    /// the cells are what counts.
    pub(super) fn modified(&mut self) -> Option<String> {
        let (part, element) = match self.inside().ok()? {
            Inside::Ods => ("meta.xml", "date"),
            Inside::Xlsx | Inside::Xlsb => ("docProps/core.xml", "modified"),
        };
        let content = self.content(part).ok()??;
        date::stamp(&text_of(&content, element)?)
    }

    /// The names of all members.
    pub(super) fn members(&self) -> impl Iterator<Item = String> {
        self.zip.file_names().filter_map(|name| Some(name.ok()?.into_owned()))
    }

    fn member(&self, name: &str) -> Option<usize> {
        self.zip.index_for_name(name).or_else(|| {
            self.zip.file_names().position(|found| found.is_ok_and(|found| found.eq_ignore_ascii_case(name)))
        })
    }
}

fn damaged(error: &ZipError) -> Fault {
    Fault::damaged(error.to_string())
}

/// How many different texts the head of a list of them says that it has.
fn count_of(xml: &[u8]) -> Option<u64> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(start) | Event::Empty(start) => {
                return start.try_get_attribute("uniqueCount").ok()??.value.parse().ok();
            }
            Event::Eof => return None,
            _ => {}
        }
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
    fn how_many_texts_there_are_stands_in_the_beginning_of_their_list() {
        let head =
            br#"<?xml version="1.0"?><!-- 1 --><x:sst count="7" uniqueCount="400000000000"><x:si><x:t>a"#;
        assert_eq!(count_of(head), Some(400_000_000_000));
        // Of how often they are used nothing follows.
        assert_eq!(count_of(b"<sst count=\"9\">"), None);
        assert_eq!(count_of(b"<sst uniqueCount=\"x\">"), None);
        assert_eq!(count_of(b"<?xml vers"), None);
    }

    #[test]
    fn an_element_is_found_by_its_name_without_prefix() {
        let xml = "<m><meta:creation-date>1</meta:creation-date><dc:date>2 3</dc:date></m>";
        assert_eq!(text_of(xml.as_bytes(), "date").as_deref(), Some("2 3"));
        assert_eq!(text_of(b"<m><a>1</a></m>", "date"), None);
        assert_eq!(text_of(b"<m><date>1", "date"), None);
    }
}
