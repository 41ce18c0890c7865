//! The sheet Deltagare: who took part, a person a row. Its persons are counted into the outcomes
//! of Utfall, and what they took of unit costs before and after becomes effect lines. There may be several
//! such sheets, in the workbook and in files beside it: they are parts of one cohort.
//!
//! The rows are read in one pass, and are not kept: a cohort may be a million persons. What names a person is
//! compared while it is read and goes no further; findings on the sheet say nothing of what stands in it (see
//! [`super::quiet`]).

mod lines;
mod pairs;
mod rows;

pub(super) use lines::Pairs;
use pairs::Pair;
pub(super) use rows::Read;

use super::notes::{Bad, Checked, Notes};
use super::personal::{self, Search};
use super::sheets::Sheets;
use super::table::Table;
use crate::base::{Code, Finding, Place};
use crate::form;
use crate::read::{Fault, Grid, Workbook};
use crate::words::Words;
use crate::words::names::{column, key};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// Participants that have rows, before they are read.
pub(super) struct Heads<'a> {
    /// The sheets that have rows.
    parts: Vec<Part<'a>>,
    /// The pairs of columns in which anything stands in any part, each as it stands in the first that has it.
    pairs: Vec<Pair<'a>>,
    /// Whether the effect months of year 1 stand in any part.
    months: bool,
    /// `Err` where some heading is wrong.
    sound: Checked<()>,
}

/// One sheet of a cohort.
struct Part<'a> {
    table: Table<'a>,
    /// Its columns of each of the pairs.
    columns: Vec<Option<[u16; 2]>>,
}

impl<'a> Heads<'a> {
    /// Finds the columns. None where no sheet has more than its heads, such as an empty template's: it tells
    /// of nobody, and the persons are counted in Utfall.
    pub fn read(sheets: &Sheets<'a>, notes: &mut Notes) -> Option<Checked<Heads<'a>>> {
        let mut heads = Heads { parts: Vec::new(), pairs: Vec::new(), months: false, sound: Ok(()) };
        let mut unread = sheets.lacks_persons();
        for grid in sheets.of_persons() {
            let Ok(table) = Table::read(grid, &form::PARTICIPANTS, notes) else {
                search_rest(grid, notes);
                unread = true;
                continue;
            };
            notes.heads_of(grid, table.header());
            if table.rows().next().is_none() && sheets.is_beside(grid) {
                // A file of its own is there for its persons.
                table.must_have_rows(notes);
                unread = true;
                continue;
            }
            heads.add(table, notes);
        }
        if unread {
            heads.parts.iter().for_each(|part| search_rest(part.table.grid, notes));
            return Some(Err(Bad));
        }
        (!heads.parts.is_empty()).then_some(Ok(heads))
    }

    /// Adds a sheet, if it has any rows.
    fn add(&mut self, table: Table<'a>, notes: &mut Notes) {
        let (mut own, faulty) = pairs::find(&table, self.parts.len());
        let columns: Vec<u16> = own.iter().flat_map(|pair| pair.columns).collect();
        if table.rows_with(&columns).next().is_none() {
            return;
        }
        self.sound = self.sound.and(pairs::tell(&faulty, &table, notes));
        let months = table.column(&column::EFFECT_MONTHS);
        let filled = filled(&table, columns.into_iter().chain(months).collect(), notes);
        let filled = filled.unwrap_or_else(|Bad| {
            self.sound = Err(Bad);
            BTreeSet::new()
        });
        own.retain(|pair| pair.columns.iter().any(|column| filled.contains(column)));
        self.months |= months.is_some_and(|months| filled.contains(&months));
        let mut columns = vec![None; self.pairs.len()];
        for pair in own {
            match self.pairs.iter().position(|known| key(known.code) == key(pair.code)) {
                Some(known) => columns[known] = Some(pair.columns),
                None => {
                    columns.push(Some(pair.columns));
                    self.pairs.push(pair);
                }
            }
        }
        self.parts.push(Part { table, columns });
    }

    /// Whether the effect months of year 1 are told by person.
    pub fn tells_months(&self) -> bool {
        self.months
    }

    /// The heads of a pair, before and after, and the table that they stand in.
    fn table(&self, pair: &Pair) -> &Table<'a> {
        &self.parts[pair.part].table
    }

    /// The place of a head in the first part that has it.
    fn head(&self, name: &crate::words::names::Name) -> Option<Place> {
        let heads = self.parts.iter().filter_map(|part| Some((part, part.table.column(name)?)));
        let mut heads = heads.map(|(part, column)| part.table.heading_spot(column).place());
        heads.next()
    }
}

/// Those of some columns in which anything stands below the heads. Most have it in the first row.
fn filled(table: &Table, mut wanted: BTreeSet<u16>, notes: &mut Notes) -> Checked<BTreeSet<u16>> {
    let all: Vec<u16> = wanted.iter().copied().collect();
    let mut filled = BTreeSet::new();
    let read = table.grid.pieces(Some(table.header()), |piece| {
        for row in table.over(piece).rows_with(&all) {
            wanted.retain(|column| row.in_column(*column).is_blank() || !filled.insert(*column));
            if wanted.is_empty() {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    });
    read.map(|()| filled).or_else(|fault| unreadable(table.grid, &fault, notes))
}

/// Looks through the rows of a long sheet whose heads are wrong.
fn search_rest(grid: &Grid, notes: &mut Notes) {
    if !grid.is_long() {
        return;
    }
    let mut search = Search::default();
    let read = grid.pieces(None, |piece| {
        search.through(piece, None, notes);
        ControlFlow::Continue(())
    });
    if let Err(fault) = read {
        let _: Checked<()> = unreadable(grid, &fault, notes);
    }
}

/// What there is to say about participants that lie beside no operation workbook of their name.
pub fn without_operation(book: &Workbook, words: &Words) -> Vec<Finding> {
    let mut notes = Notes::new(words);
    notes.push(Finding::new(Code::PersonsWithoutOperation, Place::workbook(&book.source.workbook)));
    personal::search(book, &mut notes);
    book.sheets.iter().for_each(|grid| search_rest(grid, &mut notes));
    notes.sorted()
}

/// The rows of a sheet that cannot be read to their end.
fn unreadable<T>(grid: &Grid, fault: &Fault, notes: &mut Notes) -> Checked<T> {
    let finding = fault.finding(Place::workbook(grid.workbook()), notes.words);
    // It may be read more than once.
    if notes.list.contains(&finding) { Err(Bad) } else { notes.fail(finding) }
}
