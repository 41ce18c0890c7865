//! Files to cells: one workbook becomes its sheets' cells, each with its place. The only room that
//! names calamine, so that what a spreadsheet library does to a number, a date or an error value
//! is decided here and nowhere else.
//!
//! The kind of file is told by its content, never by its name. Nothing is evaluated: a formula
//! counts with the value that was stored with it.

mod archive;
mod date;
mod fault;
mod file;
mod grid;
mod number;
mod ods;
mod quiet;
mod value;
mod xls;
mod xlsb;
mod xlsb_errors;
mod xlsx;

pub use grid::Grid;
pub use quiet::caught;
pub use value::Value;

use crate::base::{Code, Finding, Place, personal};
use crate::model::Source;
use archive::{Archive, Inside};
use calamine::{Sheet as ListedSheet, SheetType};
use fault::Fault;
use std::path::Path;
use std::sync::Arc;

/// A workbook as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// Which file it was; `source.workbook` is the name that users see.
    pub source: Source,
    /// Its ordinary worksheets, in workbook order. Sheets of charts, dialogs and macros hold no
    /// cells that a person fills in, and are left out.
    pub sheets: Vec<Grid>,
}

/// Reads one workbook, from a file that is opened once.
///
/// # Errors
/// One finding at the whole workbook: [`Code::Unreadable`] when the system does not give us the
/// file (or it is no regular file), [`Code::Encrypted`], or [`Code::NotASpreadsheet`] for all else
/// that keeps it from being read. The technical cause is the finding's value `reason`.
/// It never panics: a panic of the library is `NotASpreadsheet` too.
#[allow(clippy::result_large_err, reason = "a finding is rare, and moved only a few times")]
pub fn read_workbook(path: &Path, name: &Arc<str>) -> Result<Workbook, Finding> {
    read(path, name).map_err(|fault| fault.at(Place::workbook(name)))
}

fn read(path: &Path, name: &Arc<str>) -> Result<Workbook, Fault> {
    let bytes = file::load(path)?;
    let (sheets, modified) = quiet::quietly(|| cells(&bytes, name))??;
    if sheets.is_empty() {
        return Err(Fault::damaged("no worksheets"));
    }
    let source = Source {
        workbook: Arc::clone(name),
        sha256: file::sha256(&bytes),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        modified,
    };
    Ok(Workbook { source, sheets })
}

/// The sheets of a workbook, and when it says that it was last changed.
fn cells(bytes: &[u8], name: &Arc<str>) -> Result<(Vec<Grid>, Option<String>), Fault> {
    if xls::is_ole(bytes) {
        return Ok((xls::sheets(bytes, name)?, None));
    }
    let mut archive = Archive::open(bytes)?;
    let sheets = match archive.inside() {
        Inside::Xlsx => xlsx::sheets(bytes, name)?,
        Inside::Xlsb => xlsb::sheets(bytes, &mut archive, name)?,
        Inside::Ods => ods::sheets(bytes, &mut archive, name)?,
    };
    Ok((sheets, archive.modified()))
}

/// The ordinary worksheets of a workbook, each with its position among all its sheets.
///
/// # Errors
/// Two sheets of one name: the library would read the first one twice.
fn worksheets(listed: &[ListedSheet]) -> Result<Vec<crate::base::Sheet>, Fault> {
    let mut found: Vec<crate::base::Sheet> = Vec::new();
    for (index, sheet) in listed.iter().enumerate() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let index = u16::try_from(index).map_err(|_| Fault::damaged("more than 65,536 sheets"))?;
        if found.iter().any(|earlier| *earlier.name == *sheet.name) {
            return Err(Fault::damaged(format!("two sheets named {}", sheet.name)));
        }
        found.push(crate::base::Sheet { index, name: Arc::from(sheet.name.as_str()) });
    }
    Ok(found)
}

/// A reason on one line. The library's reasons can hold whole pieces of a damaged file.
fn short(reason: &str) -> String {
    const LONGEST: usize = 160;
    // Before it is cut, which would leave half a number that nobody knows again.
    let reason = personal::masked(reason);
    let words = reason.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

impl Fault {
    fn at(self, place: Place) -> Finding {
        match self {
            Fault::Unreadable(reason) => Finding::new(Code::Unreadable, place).with("reason", short(&reason)),
            Fault::Encrypted => Finding::new(Code::Encrypted, place),
            Fault::Damaged(reason) => {
                Finding::new(Code::NotASpreadsheet, place).with("reason", short(&reason))
            }
        }
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
        assert_eq!(short(&"å".repeat(161)), format!("{}…", "å".repeat(160)));
    }
}
