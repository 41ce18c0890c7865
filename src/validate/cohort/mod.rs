//! The sheet Deltagare: who took part, a person a row. Its persons are counted into the outcomes
//! of Utfall, and what they took of unit costs before and after becomes effect lines.
//!
//! The sheet is read in one pass. What names a person is compared while it is read and goes no
//! further; findings on the sheet say nothing of what stands in it (see [`super::quiet`]).

mod lines;
mod pairs;
mod rows;

pub(super) use lines::Pairs;
use pairs::Pair;
pub(super) use rows::Read;

use super::notes::{Bad, Checked, Notes};
use super::table::Table;
use crate::form;
use crate::read::Grid;
use crate::words::names::column;
use std::collections::BTreeSet;

/// A sheet of participants that has rows, before they are read.
pub(super) struct Heads<'a> {
    table: Table<'a>,
    /// The pairs of columns in which anything stands.
    pairs: Vec<Pair<'a>>,
    /// The column of the effect months, where anything stands in it.
    months: Option<u16>,
    /// `Err` where some heading is wrong.
    sound: Checked<()>,
}

impl<'a> Heads<'a> {
    /// Finds the columns. None for a sheet that has its heads and no row, such as an empty
    /// template's: it tells of nobody, and the persons are counted in Utfall.
    pub fn read(grid: &'a Grid, notes: &mut Notes) -> Option<Checked<Heads<'a>>> {
        let Ok(table) = Table::read(grid, &form::PARTICIPANTS, notes) else { return Some(Err(Bad)) };
        notes.heads_of(&grid.sheet, table.header());
        let (mut pairs, faulty) = pairs::find(&table);
        let columns: Vec<u16> = pairs.iter().flat_map(|pair| pair.columns).collect();
        table.rows_with(&columns).next()?;
        let sound = pairs::tell(&faulty, &table, notes);
        let months = table.column(&column::EFFECT_MONTHS);
        let filled = filled(&table, columns.into_iter().chain(months).collect());
        pairs.retain(|pair| pair.columns.iter().any(|column| filled.contains(column)));
        Some(Ok(Heads { table, pairs, months: months.filter(|at| filled.contains(at)), sound }))
    }

    /// Whether the effect months of year 1 are told by person.
    pub fn tells_months(&self) -> bool {
        self.months.is_some()
    }

    /// The columns whose cells are a row's own though they have no name.
    fn further(&self) -> Vec<u16> {
        self.pairs.iter().flat_map(|pair| pair.columns).collect()
    }
}

/// Those of some columns in which anything stands below the heads. Most have it in the first row.
fn filled(table: &Table, mut wanted: BTreeSet<u16>) -> BTreeSet<u16> {
    let all: Vec<u16> = wanted.iter().copied().collect();
    let mut filled = BTreeSet::new();
    for row in table.rows_with(&all) {
        wanted.retain(|column| row.in_column(*column).is_blank() || !filled.insert(*column));
        if wanted.is_empty() {
            break;
        }
    }
    filled
}
