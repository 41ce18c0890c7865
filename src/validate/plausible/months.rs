//! No year has more than twelve months.

use super::super::notes::{Checked, Notes};
use super::super::number;
use super::super::outcomes::MONTHS;
use super::super::table::Row;
use crate::base::{Cited, Code};
use crate::words::names::{Name, column};
use rust_decimal::Decimal;

/// Tells of more effect months than the persons of an outcome have in a year. That all outcomes
/// together have more than the participants needs no finding of its own: then one of them has
/// more than its persons, or their persons are too many.
pub(in super::super) fn months(
    row: Row,
    persons: &Checked<Cited<Decimal>>,
    year_1: &Checked<Option<Cited<Decimal>>>,
    per_person: &Checked<Cited<Decimal>>,
    notes: &mut Notes,
) {
    let mut tell = |name: &'static Name, found: Decimal, most: Decimal| {
        if found > most {
            let finding = row.at(name, notes).finding(Code::MonthsAboveTwelve, notes);
            let most = number::shown(most, notes.words.lang);
            notes.push(finding.with("most", most));
        }
    };
    if let Ok(found) = per_person {
        tell(&column::MONTHS_PER_PERSON, found.value, MONTHS);
    }
    if let (Ok(persons), Ok(Some(found))) = (persons, year_1) {
        tell(&column::MONTHS_YEAR_1, found.value, MONTHS.saturating_mul(persons.value));
    }
}
