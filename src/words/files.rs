//! Words for files that cannot be read.

use crate::base::Refusal;
use serde::Deserialize;

/// Words for files that cannot be read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileWords {
    /// An input file with another ending than a workbook's.
    pub ending: String,
    /// A settings file in another encoding.
    pub not_utf8: String,
    /// What is wrong in a line of it: `{line}`, `{cause}`.
    pub at_line: String,
    /// A setting of the wrong type: `{line}`, `{found}`, `{expected}`.
    pub wrong_type: String,
    /// What a setting must be that names something.
    pub a_name: String,
    /// What a setting must be that holds others.
    pub a_section: String,
    /// What a setting must be that is text: `{most}` characters.
    pub a_text: String,
    /// A file that is to be a picture and is none, or a huge one.
    pub no_picture: String,
    /// A settings file beyond all measure.
    pub too_large: String,
    /// Where a setting is to hold the name of a sheet.
    pub your_sheet: String,
    /// Where a setting is to hold a heading.
    pub your_heading: String,
    /// Participants as text in another encoding: `{line}`.
    pub csv_not_utf8: String,
    /// Participants as text with more in a line than there are heads for: `{line}`, `{count}`.
    pub csv_fields: String,
    /// Participants packed in a way that is not read: `{kind}`.
    pub compressed: String,
    /// An archive without its end.
    pub cut_short: String,
    /// The library's or the system's own words: `{cause}`.
    pub technical: String,
    /// Where a personal identity number stands.
    pub aside: AsideWords,
    /// Kinds of files that are no workbooks.
    pub kind: KindWords,
    /// Limits.
    pub limit: LimitWords,
    /// Why the system does not give us a file.
    pub reason: RefusalWords,
}

impl FileWords {
    /// Why the system does not give us a file; its own words where we have none.
    pub fn told<'a>(&'a self, refusal: &'a Refusal) -> &'a str {
        match refusal {
            Refusal::Missing => &self.reason.missing,
            Refusal::Permission => &self.reason.permission,
            Refusal::Busy => &self.reason.busy,
            Refusal::NotRegular => &self.reason.not_regular,
            Refusal::TooLong => &self.reason.too_long,
            Refusal::Loop => &self.reason.r#loop,
            Refusal::Other(system) => system,
        }
    }
}

/// What a file is instead of a workbook, with its article.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindWords {
    /// No byte at all.
    pub empty: String,
    /// A PDF.
    pub pdf: String,
    /// A picture.
    pub image: String,
    /// A web page.
    pub html: String,
    /// A spreadsheet as one XML file.
    pub flat_spreadsheet: String,
    /// Other XML.
    pub xml: String,
    /// Text.
    pub text: String,
    /// A document of an office program.
    pub document: String,
    /// A packed archive.
    pub archive: String,
}

/// Where a personal identity number stands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AsideWords {
    /// In the cell itself.
    pub cell: String,
    /// In the name of a sheet.
    pub sheet_name: String,
    /// In the name of a file or folder.
    pub file_name: String,
    /// In a comment at some cell.
    pub comment: String,
    /// In a text box.
    pub drawing: String,
    /// In the document's properties.
    pub property: String,
}

/// Which limit was met: `{most}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitWords {
    /// The file's size.
    pub size: String,
    /// The size of its content.
    pub unpacked: String,
    /// Memory.
    pub memory: String,
    /// Time.
    pub time: String,
}

/// Why the system does not give us a file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusalWords {
    /// Not there, or not any more.
    pub missing: String,
    /// No right to read it.
    pub permission: String,
    /// Another program holds it.
    pub busy: String,
    /// A folder, a pipe or a device.
    pub not_regular: String,
    /// The path is too long.
    pub too_long: String,
    /// Links in a circle.
    pub r#loop: String,
}
