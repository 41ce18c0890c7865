//! `.xlsx` and `.xlsm`, cell by cell: the library's whole ranges would take memory for every cell
//! between the first and the last, these take it for the cells that are there.

use super::open::Content;
use super::rows::{Cells, Coded, Halt, Head};
use super::shelf::Volume;
use super::{Grid, Limits, Persons, Value, fault::Fault, worksheets};
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the library knows of a workbook.
pub(super) type Book<'a> = Xlsx<Content<'a>>;

/// Cells that the library cannot read: where each stands, by its number in the sheet.
type Odd = BTreeMap<usize, (u32, u32, Value)>;

/// Members of an archive that unpack to more are checked while they are read, not before.
pub(super) const LARGE: u64 = 64 << 20;

/// What the library knows of a workbook, if not before then from now on.
fn open<'b, 'a>(book: &'b mut Option<Book<'a>>, content: Content<'a>) -> Result<&'b mut Book<'a>, Fault> {
    Ok(match book {
        Some(book) => book,
        None => book.insert(Xlsx::new(content)?),
    })
}

/// The worksheets of a workbook, and of those that tell of persons the beginning.
pub(super) fn sheets<'a>(
    content: &Content<'a>,
    workbook: &Arc<str>,
    persons: Option<&Persons>,
    book: &mut Option<Book<'a>>,
) -> Result<Vec<Grid>, Fault> {
    let book = open(book, content.again())?;
    let listed = worksheets(book.sheets_metadata())?;
    let grid = |sheet: crate::base::Sheet| {
        let long = persons.is_some_and(|persons| persons.are_in(&sheet.name));
        let mut odd = Odd::new();
        loop {
            let mut head = Head::new(long);
            match walk(book, &sheet.name, &odd, &mut head) {
                Ok(false) => odd = find_odd(book, &sheet.name)?,
                walked => return head.grid(walked.map(drop), workbook, sheet),
            }
        }
    };
    listed.into_iter().map(grid).collect()
}

/// Hands on the rows of one worksheet, which are right if the check of the file says so afterwards.
pub(super) fn rows(volume: &mut Volume, sheet: &str, limits: Limits, mut coded: Coded) -> Result<(), Halt> {
    volume.begin_check(limits);
    let book = open(&mut volume.book, volume.opened.content())?;
    let mut odd = Odd::new();
    while !walk(book, sheet, &odd, &mut coded)? {
        odd = find_odd(book, sheet)?;
        coded.again();
    }
    coded.finish()?;
    volume.checked().map_err(Halt::Fault)
}

/// Goes through a worksheet. False where a cell is met that the library cannot read and that is not
/// among those that are known.
fn walk(book: &mut Book<'_>, sheet: &str, odd: &Odd, cells: &mut impl Cells) -> Result<bool, Halt> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(Fault::from)?;
    for ordinal in 0_usize.. {
        match reader.next_cell_with_formula_metadata() {
            Ok(Some(found)) => {
                let (row, column) = found.pos;
                match &found.value {
                    DataRef::Float(number) => cells.number(row, column, *number)?,
                    DataRef::String(text) => cells.text(row, column, text)?,
                    DataRef::SharedString(text) => cells.text(row, column, text)?,
                    other => cells.put(row, column, Value::of(other, found.formula.is_some()))?,
                }
            }
            Ok(None) => break,
            Err(XlsxError::CellError(_) | XlsxError::ParseFloat(_)) => match odd.get(&ordinal) {
                Some((row, column, value)) => cells.put(*row, *column, value.clone())?,
                None => return Ok(false),
            },
            Err(other) => return Err(Fault::from(other).into()),
        }
    }
    Ok(true)
}

/// The cells that the library cannot read: error values newer than it knows, such as #SPILL!, and a cell
/// that says it is a number and holds none. They cost their cell, not the sheet. It does not say where they
/// stand; a second walk that looks at formulas only stumbles over none of them and counts to the same cells.
fn find_odd(book: &mut Book<'_>, sheet: &str) -> Result<Odd, Fault> {
    let mut found: Vec<(usize, Value)> = Vec::new();
    let mut reader = book.worksheet_cells_reader(sheet)?;
    for ordinal in 0_usize.. {
        match reader.next_cell_with_formula_metadata() {
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(XlsxError::CellError(error)) => found.push((ordinal, Value::Error(error))),
            Err(XlsxError::ParseFloat(_)) => found.push((ordinal, Value::Error("#VALUE!".into()))),
            Err(other) => return Err(other.into()),
        }
    }
    drop(reader);
    let mut odd = Odd::new();
    let mut reader = book.worksheet_cells_reader(sheet)?;
    let mut found = found.into_iter().peekable();
    for ordinal in 0_usize.. {
        let Some(cell) = reader.next_formula()? else { break };
        if let Some((_, value)) = found.next_if(|(wanted, _)| *wanted == ordinal) {
            let (row, column) = cell.get_position();
            odd.insert(ordinal, (row, column, value));
        }
    }
    match found.next() {
        None => Ok(odd),
        Some((_, value)) => Err(Fault::damaged(value.shown())),
    }
}
