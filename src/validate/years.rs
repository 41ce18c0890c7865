//! Values for each year, in columns `År 1` ... `År n`: without a gap, as far as the horizon goes.

use super::notes::{Bad, Checked, Notes};
use super::spot::{self, Reader};
use super::table::Row;
use crate::base::{Cited, Code};

/// The row's values from year 1 on; empty if no year is filled. A gap is a finding with that code
/// at the first blank cell. Years beyond the horizon are not read: one note a row says so, at the
/// first of them that is filled.
pub(super) fn read<T>(
    row: Row,
    horizon: usize,
    gap: Code,
    reader: Reader<T>,
    notes: &mut Notes,
) -> Checked<Vec<Cited<T>>> {
    let mut values = Vec::new();
    let mut sound = Ok(());
    // Years without a column are gaps too: `next` is the year whose turn it is.
    let (mut next, mut blank) = (1, None);
    let mut beyond = None;
    for (year, cell) in row.years() {
        if cell.is_blank() {
            blank = blank.or(Some(cell));
            continue;
        }
        if year > horizon {
            beyond = beyond.or(Some(cell));
            continue;
        }
        if year != next && sound.is_ok() {
            notes.push(blank.unwrap_or(cell).finding(gap, notes));
            sound = Err(Bad);
        }
        next = year + 1;
        match cell.must(reader, notes) {
            Ok(value) => values.push(value),
            Err(Bad) => sound = Err(Bad),
        }
    }
    if let Some(cell) = beyond {
        // What is filled after the horizon still shows that blank years before it are a gap.
        if next <= horizon && sound.is_ok() {
            notes.push(blank.unwrap_or(cell).finding(gap, notes));
            sound = Err(Bad);
        }
        let finding = cell.finding(Code::YearsBeyondHorizon, notes);
        notes.push(finding.with("horizon", horizon.to_string()));
    }
    sound.map(|()| values)
}

/// The cells of years that hold something.
pub(super) fn filled<'a>(row: Row<'_, 'a>) -> Vec<spot::Spot<'a>> {
    row.years().map(|(_, cell)| cell).filter(|cell| !cell.is_blank()).collect()
}
