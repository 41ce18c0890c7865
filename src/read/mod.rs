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
mod flat;
mod foreign;
mod grid;
mod limits;
mod number;
mod ods;
mod ods_repair;
mod open;
mod package;
mod quiet;
mod renamed;
mod rows;
mod shelf;
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
pub use rows::Persons;
pub use value::Value;
pub use worker::{READER, Readers, serve};

use crate::model::Source;
use archive::{Archive, Inside};
use calamine::{Sheet as ListedSheet, SheetType};
use flat::Flat;
use open::Content;
use serde::{Deserialize, Serialize};
use shelf::Shelf;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use xlsx::Book;

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
    /// Files beside it that tell of further participants.
    pub parts: Vec<Workbook>,
    /// Whether there are such files that cannot be read.
    pub lacks_parts: bool,
}

impl Workbook {
    fn new(source: Source, sheets: Vec<Grid>) -> Workbook {
        Workbook { source, sheets, personal: BTreeSet::new(), parts: Vec::new(), lacks_parts: false }
    }
}

/// Reads one workbook within the usual limits of size, in this process.
///
/// # Errors
/// As [`Readers::read`]; but a file that ends or holds up its reader ends or holds up this process.
pub fn read_workbook(path: &Path, name: &Arc<str>) -> Result<Workbook, Fault> {
    Readers::new(None, Limits::default()).read(path, name)
}

/// The bytes of a regular file of at most so many MiB.
///
/// # Errors
/// Why they cannot be had.
pub fn read_bytes_of(path: &Path, mebibytes: u32) -> Result<Vec<u8>, Fault> {
    file::load(path, Limits { size: mebibytes, ..Limits::default() })
}

/// Reads one workbook, from a file that is opened once; of long sheets that tell of persons the beginning.
fn read_within(
    path: &Path,
    name: &Arc<str>,
    persons: &Persons,
    limits: Limits,
    shelf: &mut Shelf,
) -> Result<Workbook, Fault> {
    let mut volume = shelf.take(path, limits)?;
    let beginning = volume.opened.beginning(foreign::BEGINNING as u64)?;
    let read = || {
        let opened = &volume.opened;
        if let Some(flat) = Flat::of(path, &beginning) {
            let grid = flat::head(flat, opened, limits, name)?;
            return Ok(Workbook::new(source(&opened.content(), name)?, vec![grid]));
        }
        if opened.is_small() || xls::is_ole(&beginning) {
            let bytes = opened.whole(limits)?;
            return read_content(&Content::held(&bytes), &beginning, name, Some(persons), limits, &mut None);
        }
        let content = opened.content();
        volume.begin_check(limits);
        let book = read_content(&content, &beginning, name, Some(persons), limits, &mut volume.book)?;
        // Where rows are left to be read, the check may end meanwhile.
        if !book.sheets.iter().any(Grid::is_long) {
            volume.checked()?;
        }
        Ok(book)
    };
    let read = quiet::quietly(read).and_then(|read| read);
    // What is seen of a file that was replaced meanwhile is no damage.
    volume.opened.unchanged()?;
    let mut workbook = read?;
    let stamp = Some(volume.opened.stamp);
    for rest in workbook.sheets.iter_mut().filter_map(|grid| grid.rest.as_mut()) {
        (rest.path, rest.stamp) = (path.to_path_buf(), stamp);
    }
    // It is asked for again.
    if workbook.sheets.iter().any(Grid::is_long) {
        shelf.put(path, volume);
    }
    Ok(workbook)
}

/// Reads one workbook from the bytes of its file, in this process. Of the limits the size of its
/// unpacked content counts; memory and time are not guarded. A panic of the library is damage.
///
/// # Errors
/// As [`read_workbook`].
pub fn read_bytes(bytes: &[u8], name: &Arc<str>, limits: Limits) -> Result<Workbook, Fault> {
    quiet::quietly(|| read_content(&Content::held(bytes), bytes, name, None, limits, &mut None))?
}

/// Reads one workbook. Where `persons` are told, a long sheet of theirs is read no further than its beginning.
/// `book` is what the library knows of it, before or afterwards.
fn read_content<'a>(
    content: &Content<'a>,
    beginning: &[u8],
    name: &Arc<str>,
    persons: Option<&Persons>,
    limits: Limits,
    book: &mut Option<Book<'a>>,
) -> Result<Workbook, Fault> {
    if let Some(foreign) = Foreign::of(beginning) {
        return Err(Fault::Foreign(foreign));
    }
    let workbook = match content {
        Content::Held(bytes) => {
            let source = source(content, name)?;
            if xls::is_ole(beginning) {
                Workbook::new(source, xls::sheets(bytes.get_ref(), name)?)
            } else {
                zipped(content, source, persons, limits, book)?
            }
        }
        // While a large file is opened, its bytes are summed up.
        Content::Disk(_) => thread::scope(|scope| {
            let sum = scope.spawn(|| source(content, name));
            let unknown =
                Source { workbook: Arc::clone(name), sha256: Arc::from(""), bytes: 0, modified: None };
            let workbook = zipped(content, unknown, persons, limits, book)?;
            let sum = sum.join().unwrap_or_else(|_| Err(Fault::damaged("damaged")))?;
            Ok::<_, Fault>(Workbook {
                source: Source { modified: workbook.source.modified, ..sum },
                ..workbook
            })
        })?,
    };
    if workbook.sheets.is_empty() {
        return Err(Fault::damaged("no worksheets"));
    }
    Ok(workbook)
}

/// What identifies a file.
fn source(content: &Content, name: &Arc<str>) -> Result<Source, Fault> {
    let (sha256, bytes) = (content.sha256()?, content.bytes());
    Ok(Source { workbook: Arc::clone(name), sha256: sha256.into(), bytes, modified: None })
}

/// The sheets of a workbook that is an archive, when it says that it was last changed, and what stands
/// beside its cells.
fn zipped<'a>(
    content: &Content<'a>,
    source: Source,
    persons: Option<&Persons>,
    limits: Limits,
    book: &mut Option<Book<'a>>,
) -> Result<Workbook, Fault> {
    let name = &source.workbook;
    let mut archive = Archive::unchecked(content.again(), limits)?;
    // Of a file that is read where it lies, large members are looked at meanwhile.
    let held = matches!(content, Content::Held(_));
    archive.check(|size| held || size <= xlsx::LARGE)?;
    let sheets = match archive.inside()? {
        Inside::Xlsx => xlsx::sheets(content, name, persons, book)?,
        Inside::Xlsb => xlsb::sheets(&content.whole()?, &mut archive, name)?,
        Inside::Ods => ods::sheets(&content.whole()?, &mut archive, name)?,
    };
    let source = Source { modified: archive.modified(), ..source };
    Ok(Workbook { personal: archive.personal, ..Workbook::new(source, sheets) })
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
