//! `.xlsx` and `.xlsm`, cell by cell: the library's whole ranges would take memory for every cell
//! between the first and the last, these take it for the cells that are there.

use super::open::{Content, Opened};
use super::rows::{Cells, Coded, Halt, Head, Rest};
use super::{Grid, Limits, Persons, Value, archive::Archive, fault::Fault, worksheets};
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;

type Book<'a> = Xlsx<Content<'a>>;

/// Cells that the library cannot read: where each stands, by its number in the sheet.
type Odd = BTreeMap<usize, (u32, u32, Value)>;

/// Members of an archive that unpack to more are checked while they are read, not before.
pub(super) const LARGE: u64 = 64 << 20;

/// The worksheets of a workbook, and of those that tell of persons the beginning.
pub(super) fn sheets(
    content: Content<'_>,
    workbook: &Arc<str>,
    persons: Option<&Persons>,
) -> Result<Vec<Grid>, Fault> {
    let mut book: Book<'_> = Xlsx::new(content)?;
    let listed = worksheets(book.sheets_metadata())?;
    let grid = |sheet: crate::base::Sheet| {
        let long = persons.is_some_and(|persons| persons.are_in(&sheet.name));
        let mut odd = Odd::new();
        loop {
            let mut head = Head::new(long);
            let rest = match walk(&mut book, &sheet.name, &odd, &mut head) {
                Ok(true) => None,
                Ok(false) => {
                    odd = find_odd(&mut book, &sheet.name)?;
                    continue;
                }
                Err(Halt::Enough) => Some(Rest::after(head.last())),
                Err(Halt::Fault(fault)) => return Err(fault),
            };
            let mut grid = head.builder.grid(workbook, sheet)?;
            grid.rest = rest;
            return Ok(grid);
        }
    };
    listed.into_iter().map(grid).collect()
}

/// Hands on the rows of one worksheet, and makes sure meanwhile that it is whole.
pub(super) fn rows(opened: &Opened, sheet: &str, limits: Limits, mut coded: Coded) -> Result<(), Halt> {
    let check = || Archive::unchecked(opened.content(), limits)?.check(|size| size > LARGE);
    thread::scope(|scope| {
        let checked = scope.spawn(check);
        let mut book: Book<'_> = Xlsx::new(opened.content()).map_err(Fault::from)?;
        let mut odd = Odd::new();
        while !walk(&mut book, sheet, &odd, &mut coded)? {
            odd = find_odd(&mut book, sheet)?;
            coded.again();
        }
        coded.finish()?;
        let checked = checked.join().unwrap_or_else(|_| Err(Fault::damaged("damaged")));
        checked.map_err(Halt::Fault)
    })
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
