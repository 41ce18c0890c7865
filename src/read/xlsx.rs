//! `.xlsx` and `.xlsm`, cell by cell: the library's whole ranges would take memory for every cell
//! between the first and the last, these take it for the cells that are there.

use super::{Grid, Value, fault::Fault, grid::Builder, worksheets};
use crate::base::Sheet;
use calamine::{Reader, Xlsx, XlsxError};
use std::io::Cursor;
use std::sync::Arc;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The worksheets of a workbook.
pub(super) fn sheets(bytes: &[u8], workbook: &Arc<str>) -> Result<Vec<Grid>, Fault> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes))?;
    let listed = worksheets(book.sheets_metadata())?;
    listed.into_iter().map(|sheet| grid(&mut book, workbook, sheet)).collect()
}

fn grid(book: &mut Book<'_>, workbook: &Arc<str>, sheet: Sheet) -> Result<Grid, Fault> {
    let mut builder = Builder::new();
    let mut odd = Vec::new();
    let mut reader = book.worksheet_cells_reader(&sheet.name)?;
    for ordinal in 0_usize.. {
        match reader.next_cell_with_formula_metadata() {
            Ok(Some(found)) => {
                let value = Value::of(&found.value, found.formula.is_some());
                builder.put(found.pos.0, found.pos.1, value)?;
            }
            Ok(None) => break,
            // Error values newer than the library knows, such as #SPILL!; and a cell that says it
            // is a number and holds none. They cost their cell, not the sheet.
            Err(XlsxError::CellError(error)) => odd.push((ordinal, Value::Error(error))),
            Err(XlsxError::ParseFloat(_)) => odd.push((ordinal, Value::Error("#VALUE!".into()))),
            Err(other) => return Err(other.into()),
        }
    }
    drop(reader);
    if !odd.is_empty() {
        place_odd(book, &sheet, odd, &mut builder)?;
    }
    builder.grid(workbook, sheet)
}

/// The library does not say where an odd cell stands. A second walk that looks at formulas only
/// stumbles over none of them and counts to the same cells.
fn place_odd(
    book: &mut Book<'_>,
    sheet: &Sheet,
    odd: Vec<(usize, Value)>,
    builder: &mut Builder,
) -> Result<(), Fault> {
    let mut reader = book.worksheet_cells_reader(&sheet.name)?;
    let mut odd = odd.into_iter().peekable();
    for ordinal in 0_usize.. {
        let Some(cell) = reader.next_formula()? else { break };
        if let Some((_, value)) = odd.next_if(|(wanted, _)| *wanted == ordinal) {
            let (row, column) = cell.get_position();
            builder.put(row, column, value)?;
        }
    }
    match odd.next() {
        None => Ok(()),
        Some((_, value)) => Err(Fault::damaged(value.shown())),
    }
}
