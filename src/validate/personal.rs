//! Personal identity numbers in workbooks: an error at the cell, or the sheet whose name holds one.

use super::notes::Notes;
use super::spot::Spot;
use crate::base::{Code, Finding, personal};
use crate::read::{Value, Workbook};
use rust_decimal::Decimal;

/// A finding for every sheet's name and every cell, on any sheet, that holds a personal identity number.
pub(super) fn search(book: &Workbook, notes: &mut Notes) {
    for grid in &book.sheets {
        if personal::holds(&grid.sheet.name) {
            notes.push(Finding::new(Code::PersonalNumber, grid.place()));
        }
        for (row, column, value) in
            grid.rows().flat_map(|row| grid.cells(row).map(move |(column, value)| (row, column, value)))
        {
            if is_refused(value) {
                let spot = Spot { grid, row, column: Some(column), home: column, heading: "", kronor: 1 };
                notes.push(spot.finding(Code::PersonalNumber, notes));
            }
        }
    }
}

/// Whether a cell holds such a number: as text, or as a whole number of ten or twelve digits.
///
/// A number that lost its leading zeros (those born from 2000 to 2009, without their century) is
/// not refused: with nine digits or fewer it looks like any amount of kronor, and of those one in a
/// hundred or so would be taken for it. Amounts of ten digits are rare, and as seldom have both a
/// date in them and its check digit.
fn is_refused(value: &Value) -> bool {
    match value {
        Value::Text(text) => personal::holds(text),
        Value::Number(number) => {
            *number >= Decimal::from(1_000_000_000)
                && number.fract().is_zero()
                && personal::holds(&number.normalize().to_string())
        }
        _ => false,
    }
}
