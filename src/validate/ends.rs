//! Lowest and highest: what a value must lie between.

use super::notes::{Bad, Checked, Notes};
use super::table::Row;
use crate::base::{Cited, Code};
use crate::words::names::column;

/// A lowest that is not above the value, and a highest that is not below it.
pub(super) fn around<T: PartialOrd>(
    row: Row,
    value: &Cited<T>,
    [lowest, highest]: [Option<&Cited<T>>; 2],
    notes: &mut Notes,
) -> Checked<()> {
    let outside = [
        (&column::LOWEST, lowest.is_some_and(|lowest| lowest.value > value.value)),
        (&column::HIGHEST, highest.is_some_and(|highest| highest.value < value.value)),
    ];
    let mut sound = Ok(());
    for (end, _) in outside.into_iter().filter(|(_, outside)| *outside) {
        let finding = row.at(end, notes).finding(Code::EndsNotAround, notes);
        notes.push(value.place.iter().cloned().fold(finding, |finding, place| finding.also_at(place)));
        sound = Err(Bad);
    }
    sound
}
