//! Files to cells: one workbook becomes its sheets' cells, each with its place. The only room that
//! names calamine, so that what a spreadsheet library does to a number, a date or an error value
//! is decided here and nowhere else.
//!
//! The kind of file is told by its content, never by its name. Nothing is evaluated: a formula
//! counts with the value that was stored with it.

mod archive;
mod aside;
mod date;
mod fault;
mod file;
mod foreign;
mod grid;
mod limits;
mod number;
mod ods;
mod ods_repair;
mod package;
mod quiet;
mod renamed;
mod told;
mod value;
mod worker;
mod xls;
mod xlsb;
mod xlsb_errors;
mod xlsx;

pub use aside::Aside;
pub use fault::Fault;
pub use file::sha256;
pub use foreign::Foreign;
pub use grid::Grid;
pub use limits::{Limit, Limits};
pub use package::{Faint, Package, PackageCell, PackageSheet};
pub use quiet::caught;
pub use renamed::Renamed;
pub use value::Value;
pub use worker::{READER, Readers, serve};

use crate::model::Source;
use archive::{Archive, Inside};
use calamine::{Sheet as ListedSheet, SheetType};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// A workbook as it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workbook {
    /// Which file it was; `source.workbook` is the name that users see.
    pub source: Source,
    /// Its ordinary worksheets, in workbook order. Sheets of charts, dialogs and macros hold no
    /// cells that a person fills in, and are left out.
    pub sheets: Vec<Grid>,
    /// Texts beside the cells that hold a personal identity number; not looked for in `.xls`, nor in
    /// the comments of `.xlsb`.
    pub personal: BTreeSet<Aside>,
}

/// Reads one workbook within the usual limits of size, in this process.
///
/// # Errors
/// As [`Readers::read`]; but a file that ends or holds up its reader ends or holds up this process.
pub fn read_workbook(path: &Path, name: &Arc<str>) -> Result<Workbook, Fault> {
    read_within(path, name, Limits::default())
}

/// The bytes of a regular file of at most so many MiB.
///
/// # Errors
/// Why they cannot be had.
pub fn read_bytes_of(path: &Path, mebibytes: u32) -> Result<Vec<u8>, Fault> {
    file::load(path, Limits { size: mebibytes, ..Limits::default() })
}

/// Reads one workbook, from a file that is opened once.
fn read_within(path: &Path, name: &Arc<str>, limits: Limits) -> Result<Workbook, Fault> {
    read_bytes(&file::load(path, limits)?, name, limits)
}

/// Reads one workbook from the bytes of its file, in this process. Of the limits the size of its
/// unpacked content counts; memory and time are not guarded. A panic of the library is damage.
///
/// # Errors
/// As [`read_workbook`].
pub fn read_bytes(bytes: &[u8], name: &Arc<str>, limits: Limits) -> Result<Workbook, Fault> {
    if let Some(foreign) = Foreign::of(bytes) {
        return Err(Fault::Foreign(foreign));
    }
    let source = Source {
        workbook: Arc::clone(name),
        sha256: file::sha256(bytes),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        modified: None,
    };
    let book = quiet::quietly(|| cells(bytes, source, limits))??;
    if book.sheets.is_empty() {
        return Err(Fault::damaged("no worksheets"));
    }
    Ok(book)
}

/// The sheets of a workbook, when it says that it was last changed, and what stands beside its cells.
fn cells(bytes: &[u8], source: Source, limits: Limits) -> Result<Workbook, Fault> {
    let name = &source.workbook;
    if xls::is_ole(bytes) {
        let sheets = xls::sheets(bytes, name)?;
        return Ok(Workbook { source, sheets, personal: BTreeSet::new() });
    }
    let mut archive = Archive::open(bytes, limits)?;
    let sheets = match archive.inside()? {
        Inside::Xlsx => xlsx::sheets(bytes, name)?,
        Inside::Xlsb => xlsb::sheets(bytes, &mut archive, name)?,
        Inside::Ods => ods::sheets(bytes, &mut archive, name)?,
    };
    let source = Source { modified: archive.modified(), ..source };
    Ok(Workbook { source, sheets, personal: archive.personal })
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
