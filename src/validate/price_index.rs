//! The sheet Prisindex.

use super::notes::{Bad, Checked, Mark, Notes};
use super::spot::{self, Spot};
use super::table::Table;
use crate::base::{Cited, Code, Year};
use crate::form;
use crate::read::Grid;
use crate::words::names::{column, key};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// An index as its column gives it.
#[derive(Clone, Debug)]
pub(super) struct IndexColumn {
    pub name: String,
    pub values: BTreeMap<Year, (Cited<Decimal>, Mark)>,
}

/// Reads the sheet; `Err` when not all of it could be read.
pub(super) fn read(grid: &Grid, notes: &mut Notes) -> (Vec<IndexColumn>, Checked<()>) {
    let Ok(table) = Table::read(grid, &form::PRICE_INDEX, notes) else { return (Vec::new(), Err(Bad)) };
    let mut whole = Ok(());
    let mut columns: Vec<(u16, IndexColumn)> = Vec::new();
    for (column, name) in table.others() {
        match columns.iter().find(|(_, first)| key(&first.name) == key(name)) {
            Some((first, _)) => {
                let first = table.heading_spot(*first).place();
                notes.push(table.heading_spot(*column).finding(Code::Duplicate, notes).also_at(first));
            }
            None => {
                columns.push((*column, IndexColumn { name: (*name).to_string(), values: BTreeMap::new() }))
            }
        }
    }
    let own: Vec<u16> = columns.iter().map(|(column, _)| *column).collect();
    let mut years: BTreeMap<Year, Spot> = BTreeMap::new();
    for row in table.rows_with(&own) {
        let cell = row.at(&column::YEAR, notes);
        let year = cell.must(spot::year, notes).map(|year| year.value);
        let values: Vec<_> = own
            .iter()
            .map(|column| {
                let cell = row.in_column(*column);
                cell.maybe(spot::positive, notes).map(|value| value.map(|value| (value, cell.mark(notes))))
            })
            .collect();
        let Ok(year) = year else {
            whole = Err(Bad);
            continue;
        };
        if let Some(first) = years.get(&year) {
            notes.push(cell.finding(Code::Duplicate, notes).also_at(first.place()));
            continue;
        }
        years.insert(year, cell);
        for ((_, index), value) in columns.iter_mut().zip(values) {
            match value {
                Ok(Some(value)) => _ = index.values.insert(year, value),
                Ok(None) => {}
                Err(Bad) => whole = Err(Bad),
            }
        }
    }
    (columns.into_iter().map(|(_, index)| index).collect(), whole)
}
