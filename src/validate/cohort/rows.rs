//! The rows: each person once, counted into an outcome.

use super::super::notes::{Checked, Notes};
use super::super::number;
use super::super::operation_sheet::Facts;
use super::super::outcomes::{MONTHS, Outcomes};
use super::super::personal::Search;
use super::super::spot;
use super::super::table::Row;
use super::{Heads, Part, unreadable};
use crate::base::{Cited, Code, Place};
use crate::model::{Cohort, Measured, Person};
use crate::words::names::{column, key};
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::collections::hash_map::{DefaultHasher, Entry};
use std::hash::{Hash, Hasher};
use std::ops::ControlFlow;

/// Participants that have been read.
pub(in super::super) struct Read<'a> {
    pub(super) heads: Heads<'a>,
    /// What those come to whose rows are right.
    pub(super) count: Cohort,
    /// `Err` where anything on the sheets is wrong.
    pub(super) sound: Checked<()>,
}

/// Pseudonyms and where each stands first: the part, and the row. Of a pseudonym only a sum is kept, for they
/// may be a million; that two are taken for the same happens in one cohort of thirty million. They are
/// forgotten when the rows have been read, and their order is never asked for.
type Seen = HashMap<u64, (u16, u32)>;

impl<'a> Read<'a> {
    /// Reads the rows, and puts their number against that of the participants.
    pub fn of(heads: Heads<'a>, outcomes: &Outcomes, facts: &Facts, notes: &mut Notes) -> Read<'a> {
        let mut read = Read { sound: heads.sound, heads, count: Cohort::default() };
        let (mut seen, mut rows) = (Seen::new(), 0_u32);
        for (at, part) in read.heads.parts.iter().enumerate() {
            let (grid, header) = (part.table.grid, part.table.header());
            let further: Vec<u16> = part.columns.iter().flatten().flatten().copied().collect();
            let mut search = grid.is_long().then(Search::default);
            let mut first = true;
            let whole = grid.pieces(Some(header), |piece| {
                if let Some(search) = &mut search {
                    search.through(piece, (!first).then_some(header), notes);
                }
                first = false;
                for row in part.table.over(piece).rows_with(&further) {
                    rows = rows.saturating_add(1);
                    let named = named(row, at, &read.heads, &mut seen, notes);
                    let person = person(row, part, read.heads.months, outcomes, notes);
                    let counted = named.and(person).and_then(|person| match read.count.add(&person) {
                        Some(()) => Ok(()),
                        None => notes.fail(row.first().finding(Code::Overflow, notes)),
                    });
                    read.sound = read.sound.and(counted);
                }
                ControlFlow::Continue(())
            });
            if let Err(fault) = whole {
                read.sound = read.sound.and(unreadable(grid, &fault, notes));
                // How many there are is not known.
                return read;
            }
        }
        against(rows, facts, notes);
        read
    }

    /// Gives the outcomes their persons, and their months where those are told by person.
    pub fn count_into(&self, outcomes: &mut Outcomes) {
        let persons = self.heads.head(&column::OUTCOME);
        let months = self.heads.head(&column::EFFECT_MONTHS).filter(|_| self.heads.months);
        for (at, (_, outcome)) in outcomes.all.iter_mut().enumerate() {
            let Ok(outcome) = outcome else { continue };
            let tally = self.count.tallies.get(at).cloned().unwrap_or_default();
            outcome.persons = Cited { value: tally.persons, place: persons.clone() };
            if let Some(months) = &months {
                outcome.months_year_1 = Some(Cited::from(tally.months, months.clone()));
            }
        }
    }
}

/// The pseudonym is there, and nobody else has it.
fn named(row: Row, part: usize, heads: &Heads, seen: &mut Seen, notes: &mut Notes) -> Checked<()> {
    let cell = row.at(&column::PARTICIPANT, notes);
    let Some(name) = cell.held(spot::text, notes)? else {
        return notes.fail(cell.finding(Code::MissingValue, notes));
    };
    let mut sum = DefaultHasher::new();
    key(&name).hash(&mut sum);
    match seen.entry(sum.finish()) {
        Entry::Vacant(entry) => {
            entry.insert((u16::try_from(part).unwrap_or(u16::MAX), cell.row));
            Ok(())
        }
        Entry::Occupied(first) => {
            let (part, row) = *first.get();
            notes.fail(cell.finding(Code::Duplicate, notes).also_at(stood(heads, part, row)))
        }
    }
}

/// Where a pseudonym stands in a part.
fn stood(heads: &Heads, part: u16, row: u32) -> Place {
    let table = &heads.parts[usize::from(part).min(heads.parts.len() - 1)].table;
    let column = table.column(&column::PARTICIPANT).unwrap_or_default();
    table.grid.at(row, column)
}

fn person(row: Row, part: &Part, by_person: bool, outcomes: &Outcomes, notes: &mut Notes) -> Checked<Person> {
    let outcome = outcome(row, outcomes, notes);
    let cell = by_person.then(|| row.at(&column::EFFECT_MONTHS, notes));
    let months = cell.map_or(Ok(None), |cell| cell.held(spot::quantity, notes));
    let months = months.and_then(|months| match (cell, months) {
        (Some(cell), None) if matches!(outcome, Ok(Some(_))) => {
            notes.fail(cell.finding(Code::MonthsOfPersonMissing, notes))
        }
        (Some(cell), Some(found)) if found > MONTHS => {
            let finding = cell.finding(Code::MonthsAboveTwelve, notes);
            notes.push(finding.with("most", number::shown(MONTHS, notes.words.lang)));
            Ok(Some(found))
        }
        (_, months) => Ok(months),
    });
    // Every pair is looked at, whether or not one before it is wrong.
    let measured: Vec<_> = part.columns.iter().map(|pair| measured(row, *pair, notes)).collect();
    Ok(Person { outcome: outcome?, months: months?, measured: measured.into_iter().collect::<Checked<_>>()? })
}

/// The position of the outcome; none where the cell is blank. Nothing is suggested for an unknown
/// one: that would repeat what stands there.
fn outcome(row: Row, outcomes: &Outcomes, notes: &mut Notes) -> Checked<Option<usize>> {
    let cell = row.at(&column::OUTCOME, notes);
    let Some(name) = cell.held(spot::text, notes)? else { return Ok(None) };
    if let Some(at) = outcomes.position(&name) {
        return Ok(Some(at));
    }
    outcomes.complete?;
    let names: Vec<&str> = outcomes.all.iter().map(|(name, _)| name.as_str()).collect();
    notes.fail(cell.finding(Code::UnknownOutcome, notes).with("choices", names.join(", ")))
}

/// Both quantities of a pair, or neither.
fn measured(row: Row, columns: Option<[u16; 2]>, notes: &mut Notes) -> Checked<Option<Measured>> {
    let Some(columns) = columns else { return Ok(None) };
    let cells = columns.map(|column| row.in_column(column));
    let [before, after] = cells.map(|cell| cell.held(spot::quantity, notes));
    match (before?, after?) {
        (Some(before), Some(after)) => Ok(Some(Measured { before, after })),
        (None, None) => Ok(None),
        (before, _) => {
            let blank = cells[usize::from(before.is_some())];
            notes.fail(blank.finding(Code::MeasuredOnce, notes))
        }
    }
}

/// The number of rows against that of the participants.
fn against(rows: u32, facts: &Facts, notes: &mut Notes) {
    let Ok((participants, mark)) = &facts.participants else { return };
    let rows = Decimal::from(rows);
    let code = match participants.cmp(&rows) {
        std::cmp::Ordering::Less => Code::FewerParticipantsThanRows,
        std::cmp::Ordering::Equal => return,
        std::cmp::Ordering::Greater => Code::ParticipantsWithoutRow,
    };
    let apart = (*participants - rows).abs();
    let shown = |found| number::shown(found, notes.words.lang);
    let finding = mark.finding(code).with("rows", shown(rows)).with("apart", shown(apart));
    notes.push(finding);
}
