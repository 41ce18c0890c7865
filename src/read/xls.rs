//! `.xls`, which lies in an OLE container; so do encrypted workbooks of every format.

use super::{Grid, Value, fault::Fault, grid::Builder, worksheets};
use calamine::{Data, Range, Reader, Xls, Xlsx, XlsxError};
use std::io::Cursor;
use std::sync::Arc;

const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Whether the bytes begin as an OLE container does.
pub(super) fn is_ole(bytes: &[u8]) -> bool {
    bytes.starts_with(&OLE)
}

/// The worksheets of a workbook.
pub(super) fn sheets(bytes: &[u8], workbook: &Arc<str>) -> Result<Vec<Grid>, Fault> {
    // The reader of .xlsx looks for the stream that an encrypted package is, before anything else.
    if let Err(XlsxError::Password) = Xlsx::new(Cursor::new(bytes)) {
        return Err(Fault::Encrypted);
    }
    if has_file_pass(bytes) {
        return Err(Fault::Encrypted);
    }
    let mut book: Xls<Cursor<&[u8]>> = Xls::new(Cursor::new(bytes))?;
    let mut grids = Vec::new();
    for sheet in worksheets(book.sheets_metadata())? {
        let values = book.worksheet_range(&sheet.name)?;
        let formulas = book.worksheet_formula(&sheet.name)?;
        let mut builder = Builder::new();
        fill(&mut builder, &values, &formulas, Value::of_owned)?;
        grids.push(builder.grid(workbook, sheet)?);
    }
    Ok(grids)
}

/// Puts a range of values, and the formulas that have none, into a sheet. A range starts at its
/// first used cell, not at A1.
pub(super) fn fill(
    builder: &mut Builder,
    values: &Range<Data>,
    formulas: &Range<String>,
    value: impl Fn(&Data) -> Value,
) -> Result<(), Fault> {
    for (position, data) in used(values) {
        let (row, column) = position?;
        builder.put(row, column, value(data))?;
    }
    for (position, _) in used(formulas) {
        let (row, column) = position?;
        if matches!(values.get_value((row, column)), None | Some(Data::Empty)) {
            builder.put(row, column, Value::FormulaWithoutValue)?;
        }
    }
    Ok(())
}

type Position = Result<(u32, u32), Fault>;

fn used<T: calamine::CellType>(range: &Range<T>) -> impl Iterator<Item = (Position, &T)> {
    let (top, left) = range.start().unwrap_or_default();
    let absolute = |start: u32, offset: usize| {
        let sum = u32::try_from(offset).ok().and_then(|offset| start.checked_add(offset));
        sum.ok_or_else(|| Fault::damaged("a cell outside the sheet"))
    };
    range.used_cells().map(move |(row, column, cell)| {
        let position = absolute(top, row).and_then(|row| Ok((row, absolute(left, column)?)));
        (position, cell)
    })
}

/// Whether the workbook stream has a FilePass record, the sign of every encryption of this format
/// ([MS-XLS] 2.4.117). The library knows it only for two of the three kinds, and takes the third
/// for an unknown code page. The record stands right after the stream's beginning, and streams
/// begin at multiples of 64 bytes.
fn has_file_pass(bytes: &[u8]) -> bool {
    const BEGINNING: u16 = 0x0809;
    const GLOBALS: [u8; 2] = [0x05, 0x00];
    const FILE_PASS: u16 = 0x002F;
    let begins = |start: &usize| {
        let record = bytes.get(*start..*start + 8);
        record
            .is_some_and(|record| record.starts_with(&BEGINNING.to_le_bytes()) && record.ends_with(&GLOBALS))
    };
    (0..bytes.len()).step_by(64).filter(begins).any(|start| {
        let mut rest = bytes.get(start..).unwrap_or_default();
        // Only records that say who may write can stand in between.
        (0..8).any(|_| {
            let Some((&[a, b, c, d], body)) = rest.split_first_chunk() else { return false };
            rest = body.get(usize::from(u16::from_le_bytes([c, d]))..).unwrap_or_default();
            u16::from_le_bytes([a, b]) == FILE_PASS
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_pass_record_after_the_beginning_tells_encryption() {
        // A workbook stream at byte 64: BOF of 8 bytes (version 6, globals), then FilePass of 6.
        let mut bytes = vec![0; 64];
        bytes.extend([0x09, 0x08, 8, 0, 0x00, 0x06, 0x05, 0x00, 0, 0, 0, 0]);
        let open = bytes.clone();
        bytes.extend([0x2F, 0x00, 6, 0, 0, 0, 1, 2, 3, 4]);
        assert!(has_file_pass(&bytes));
        assert!(!has_file_pass(&open));
        assert!(!has_file_pass(&[]));
    }
}
