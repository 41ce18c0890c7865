//! Rows that say the same as an earlier one.

use super::super::notes::{Checked, Notes};
use super::super::table::Row;
use crate::base::{Code, Place};
use crate::words::names::key;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Tells of every row that agrees with an earlier one under every known heading. Rows with a
/// mistake are left out. For each row whether it was told of.
pub(in super::super) fn repeated<T>(rows: &[(Row, Checked<T>)], notes: &mut Notes) -> Vec<bool> {
    let mut seen: BTreeMap<Vec<(Option<u16>, String)>, Place> = BTreeMap::new();
    rows.iter()
        .map(|(row, read)| {
            if read.is_err() {
                return false;
            }
            let content = row.filled().map(|cell| (cell.column, key(&cell.value().shown()))).collect();
            match seen.entry(content) {
                Entry::Vacant(entry) => {
                    entry.insert(row.place());
                    false
                }
                Entry::Occupied(first) => {
                    let finding = row.first().finding(Code::DuplicateRow, notes);
                    notes.push(finding.also_at(first.get().clone()));
                    true
                }
            }
        })
        .collect()
}
