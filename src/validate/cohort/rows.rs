//! The rows: each person once, counted into an outcome.

use super::super::notes::{Checked, Notes};
use super::super::number;
use super::super::operation_sheet::Facts;
use super::super::outcomes::{MONTHS, Outcomes};
use super::super::spot::{self, Spot};
use super::super::table::Row;
use super::Heads;
use crate::base::{Cited, Code};
use crate::model::{Measured, Person};
use crate::words::names::{column, key};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// A sheet of participants that has been read.
pub(in super::super) struct Read<'a> {
    pub(super) heads: Heads<'a>,
    pub(super) count: Count,
    /// `Err` where anything on the sheet is wrong.
    pub(super) sound: Checked<()>,
}

/// The persons counted so far.
pub(super) struct Count {
    /// Everyone, in the order of the sheet; without those whose row is wrong.
    pub persons: Vec<Person>,
    /// For each outcome of Utfall.
    pub tallies: Vec<Tally>,
}

/// What the persons with one outcome come to.
#[derive(Clone)]
pub(super) struct Tally {
    persons: Decimal,
    months: Decimal,
    /// For each pair of columns.
    pub measured: Vec<Sum>,
}

/// What those persons took who were measured.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    pub persons: Decimal,
    pub before: Decimal,
    pub after: Decimal,
}

impl Sum {
    fn add(&mut self, one: Measured) -> Option<()> {
        self.persons = self.persons.checked_add(Decimal::ONE)?;
        self.before = self.before.checked_add(one.before)?;
        self.after = self.after.checked_add(one.after)?;
        Some(())
    }
}

impl<'a> Read<'a> {
    /// Reads the rows, and puts their number against that of the participants.
    pub fn of(heads: Heads<'a>, outcomes: &Outcomes, facts: &Facts, notes: &mut Notes) -> Read<'a> {
        let empty = Tally {
            persons: Decimal::ZERO,
            months: Decimal::ZERO,
            measured: vec![Sum::default(); heads.pairs.len()],
        };
        let mut count = Count { persons: Vec::new(), tallies: vec![empty; outcomes.all.len()] };
        // Pseudonyms and the rows they stand in. They are forgotten when the sheet has been read.
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        let (mut rows, mut sound) = (0_u32, heads.sound);
        for row in heads.table.rows_with(&heads.further()) {
            rows = rows.saturating_add(1);
            let named = named(row, &mut seen, notes);
            let person = person(row, &heads, outcomes, notes);
            let counted = named.and(person).and_then(|person| match count.add(&person) {
                Some(()) => {
                    count.persons.push(person);
                    Ok(())
                }
                None => notes.fail(row.first().finding(Code::Overflow, notes)),
            });
            sound = sound.and(counted);
        }
        against(rows, facts, notes);
        Read { heads, count, sound }
    }

    /// Gives the outcomes their persons, and their months where those are told by person.
    pub fn count_into(&self, outcomes: &mut Outcomes) {
        let table = &self.heads.table;
        let head = |column| table.heading_spot(column).place();
        let outcomes_column = table.column(&column::OUTCOME).unwrap_or_default();
        for ((_, outcome), tally) in outcomes.all.iter_mut().zip(&self.count.tallies) {
            let Ok(outcome) = outcome else { continue };
            outcome.persons = Cited::from(tally.persons, head(outcomes_column));
            if let Some(column) = self.heads.months {
                outcome.months_year_1 = Some(Cited::from(tally.months, head(column)));
            }
        }
    }
}

impl Count {
    fn add(&mut self, person: &Person) -> Option<()> {
        let Some(tally) = person.outcome.and_then(|outcome| self.tallies.get_mut(outcome)) else {
            return Some(());
        };
        tally.persons = tally.persons.checked_add(Decimal::ONE)?;
        tally.months = tally.months.checked_add(person.months.unwrap_or_default())?;
        for (sum, one) in tally.measured.iter_mut().zip(&person.measured) {
            one.map_or(Some(()), |one| sum.add(one))?;
        }
        Some(())
    }
}

/// The pseudonym is there, and nobody else has it.
fn named(row: Row, seen: &mut BTreeMap<String, u32>, notes: &mut Notes) -> Checked<()> {
    let cell = row.at(&column::PARTICIPANT, notes);
    let name = cell.must(spot::text, notes)?.value;
    match seen.entry(key(&name)) {
        Entry::Vacant(entry) => {
            entry.insert(cell.row);
            Ok(())
        }
        Entry::Occupied(first) => {
            let first = Spot { row: *first.get(), ..cell }.place();
            notes.fail(cell.finding(Code::Duplicate, notes).also_at(first))
        }
    }
}

fn person(row: Row, heads: &Heads, outcomes: &Outcomes, notes: &mut Notes) -> Checked<Person> {
    let outcome = outcome(row, outcomes, notes);
    let cell = heads.months.map(|column| row.in_column(column));
    let months = cell.map_or(Ok(None), |cell| cell.maybe(spot::quantity, notes));
    let months = months.and_then(|months| match (cell, months) {
        (Some(cell), None) if matches!(outcome, Ok(Some(_))) => {
            notes.fail(cell.finding(Code::MonthsOfPersonMissing, notes))
        }
        (Some(cell), Some(found)) if found.value > MONTHS => {
            let finding = cell.finding(Code::MonthsAboveTwelve, notes);
            notes.push(finding.with("most", number::shown(MONTHS, notes.words.lang)));
            Ok(Some(found.value))
        }
        (_, months) => Ok(months.map(|months| months.value)),
    });
    // Every pair is looked at, whether or not one before it is wrong.
    let measured: Vec<_> = heads.pairs.iter().map(|pair| measured(row, pair.columns, notes)).collect();
    Ok(Person { outcome: outcome?, months: months?, measured: measured.into_iter().collect::<Checked<_>>()? })
}

/// The position of the outcome; none where the cell is blank. Nothing is suggested for an unknown
/// one: that would repeat what stands there.
fn outcome(row: Row, outcomes: &Outcomes, notes: &mut Notes) -> Checked<Option<usize>> {
    let cell = row.at(&column::OUTCOME, notes);
    let Some(name) = cell.maybe(spot::text, notes)? else { return Ok(None) };
    if let Some(at) = outcomes.position(&name.value) {
        return Ok(Some(at));
    }
    outcomes.complete?;
    let names: Vec<&str> = outcomes.all.iter().map(|(name, _)| name.as_str()).collect();
    notes.fail(cell.finding(Code::UnknownOutcome, notes).with("choices", names.join(", ")))
}

/// Both quantities of a pair, or neither.
fn measured(row: Row, columns: [u16; 2], notes: &mut Notes) -> Checked<Option<Measured>> {
    let cells = columns.map(|column| row.in_column(column));
    let [before, after] = cells.map(|cell| cell.maybe(spot::quantity, notes));
    match (before?, after?) {
        (Some(before), Some(after)) => Ok(Some(Measured { before: before.value, after: after.value })),
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
