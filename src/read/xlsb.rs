//! `.xlsb`, cell by cell.
//!
//! In this format every formula has a value, for the value is what its record is named after. The
//! library passes over one of those records, the formula whose value is an error; `xlsb_errors`
//! finds these.

use super::{Grid, Value, archive::Archive, fault::Fault, grid::Builder, worksheets, xlsb_errors};
use calamine::{Reader, Xlsb};
use std::io::Cursor;
use std::sync::Arc;

/// The worksheets of a workbook.
pub(super) fn sheets(
    bytes: &[u8],
    archive: &mut Archive<'_>,
    workbook: &Arc<str>,
) -> Result<Vec<Grid>, Fault> {
    let mut book: Xlsb<Cursor<&[u8]>> = Xlsb::new(Cursor::new(bytes))?;
    let parts = xlsb_errors::parts(archive)?;
    let mut grids = Vec::new();
    for sheet in worksheets(book.sheets_metadata())? {
        let (_, part) = parts
            .iter()
            .find(|(name, _)| *name == *sheet.name)
            .ok_or_else(|| Fault::damaged(format!("no part for sheet {}", sheet.name)))?;
        let content = archive.content(part)?.ok_or_else(|| Fault::damaged(format!("{part} is missing")))?;
        // First, for it turns a part that is cut short away before the library makes room for it.
        let errors = xlsb_errors::formula_errors(&content)?;
        let mut builder = Builder::new();
        let mut reader = book.worksheet_cells_reader(&sheet.name)?;
        while let Some(cell) = reader.next_cell()? {
            let (row, column) = cell.get_position();
            builder.put(row, column, Value::of(cell.get_value(), false))?;
        }
        for (row, column, error) in errors {
            builder.put(row, column, Value::Error(error.into()))?;
        }
        grids.push(builder.grid(workbook, sheet)?);
    }
    Ok(grids)
}
