//! Personal identity numbers in workbooks: an error at the cell, the sheet whose name holds one, or
//! the workbook in whose comments, drawings or properties one stands.

use super::notes::Notes;
use super::sheets::is_known;
use super::spot::Spot;
use crate::base::{Code, Finding, Place, personal};
use crate::read::{Aside, Grid, Value, Workbook};
use crate::words::Words;
use crate::words::hints::PERSONAL_NUMBERS;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Looks through the sheets that nobody reads further, and empties them: their cells need not be
/// kept until the account is computed.
pub fn strange_sheets(book: &mut Workbook, words: &Words) -> Vec<Finding> {
    let mut notes = Notes::new(words);
    let strange = |grid: &&mut Grid| !is_known(grid);
    for grid in book.sheets.iter_mut().filter(strange) {
        search_sheet(grid, &mut notes);
        grid.clear();
    }
    notes.sorted()
}

/// A finding for every sheet's name and every cell that holds a personal identity number, and for texts
/// beside the cells that do. The cells of long sheets are left to who reads all of their rows.
pub(super) fn search(book: &Workbook, notes: &mut Notes) {
    notes.hush(book);
    for aside in &book.personal {
        let words = &notes.words.files.aside;
        let place = match aside {
            Aside::Comment => &words.comment,
            Aside::Drawing => &words.drawing,
            Aside::Property => &words.property,
        };
        let finding = Finding::new(Code::PersonalNumber, Place::workbook(&book.source.workbook));
        notes.push(finding.with("place", place));
    }
    for grid in &book.sheets {
        if personal::holds(&grid.sheet.name) {
            let name = &notes.words.files.aside.sheet_name;
            notes.push(Finding::new(Code::PersonalNumber, grid.place()).with("place", name));
        }
        if !grid.is_long() {
            search_sheet(grid, notes);
        }
    }
    for part in &book.parts {
        search(part, notes);
    }
}

fn search_sheet(grid: &Grid, notes: &mut Notes) {
    Search::default().through(grid, None, notes);
}

/// A search through a sheet, piece by piece.
#[derive(Default)]
pub(super) struct Search {
    /// Columns under a heading that promises such numbers.
    promised: BTreeSet<u16>,
    /// Some texts that promise none.
    harmless: BTreeSet<String>,
}

/// Texts that are kept in mind: those of a column of outcomes are few, and stand in every row.
const KEPT_IN_MIND: usize = 100;

impl Search {
    /// Looks through a piece; the row that it only repeats is left out.
    pub fn through(&mut self, grid: &Grid, but: Option<u32>, notes: &mut Notes) {
        for row in grid.rows().filter(|row| Some(*row) != but) {
            for (column, value) in grid.cells(row) {
                if matches!(value, Value::Text(text) if self.promises(text)) {
                    self.promised.insert(column);
                }
                if is_refused(value, self.promised.contains(&column)) {
                    let spot = Spot { grid, row, column: Some(column), home: column, heading: "", kronor: 1 };
                    let cell = &notes.words.files.aside.cell;
                    notes.push(spot.finding(Code::PersonalNumber, notes).with("place", cell));
                }
            }
        }
    }

    fn promises(&mut self, text: &str) -> bool {
        // All words that promise such numbers have an n; a pseudonym seldom has one.
        if !text.contains(['n', 'N']) || self.harmless.contains(text) {
            return false;
        }
        let promises = PERSONAL_NUMBERS.are_in(text);
        if !promises && self.harmless.len() < KEPT_IN_MIND {
            self.harmless.insert(text.to_string());
        }
        promises
    }
}

/// Whether a cell holds such a number: as text, or as a whole number of ten or twelve digits.
///
/// A number that lost its leading zeros (those born from 2000 to 2009, without their century) is
/// refused only below a heading that promises personal numbers: with nine digits or fewer it looks
/// like any amount of kronor, and of those one in a hundred or so would be taken for it. Amounts of
/// ten digits are rare, and as seldom have both a date in them and its check digit.
fn is_refused(value: &Value, promised: bool) -> bool {
    match value {
        Value::Text(text) => personal::holds(text),
        Value::Number(number) => {
            let (number, least) = (number.abs(), if promised { 10_000_000 } else { 1_000_000_000 });
            number >= Decimal::from(least)
                && number.fract().is_zero()
                && personal::holds(&format!("{:0>10}", number.normalize().to_string()))
        }
        _ => false,
    }
}
