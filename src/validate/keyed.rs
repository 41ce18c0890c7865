//! A sheet with a label in one column and its value in the next.

use super::header::missing_name;
use super::near;
use super::notes::{Checked, Mark, Notes};
use super::spot::{Reader, Spot};
use crate::base::{Cited, Code};
use crate::form::Form;
use crate::read::{Grid, Value};
use crate::words::names::{Name, heading};
use std::collections::BTreeMap;

/// A key-value sheet whose labels have been found.
pub(super) struct Keyed<'a> {
    grid: &'a Grid,
    column: u16,
    /// Row and spelling of each known label, by its Swedish name.
    labels: BTreeMap<&'static str, (u32, &'a str)>,
    /// Labels of no known name.
    others: Vec<(u32, &'a str)>,
}

impl<'a> Keyed<'a> {
    /// Finds the labels: they stand in the column that has most of them.
    pub fn read(grid: &'a Grid, form: &'static Form, notes: &mut Notes) -> Keyed<'a> {
        let mut by_column: BTreeMap<u16, usize> = BTreeMap::new();
        for (_, column, text) in texts(grid) {
            *by_column.entry(column).or_default() += usize::from(form.column(grid.meant(text)).is_some());
        }
        // Of equal columns the leftmost, which `max_by_key` gives when it meets it last.
        let column = by_column.iter().rev().max_by_key(|(_, count)| **count).map_or(0, |(column, _)| *column);
        let mut keyed = Keyed { grid, column, labels: BTreeMap::new(), others: Vec::new() };
        for (row, _, text) in texts(grid).filter(|(_, at, _)| *at == column) {
            let Some(name) = form.column(grid.meant(text)).map(|column| &column.name) else {
                keyed.others.push((row, text));
                continue;
            };
            // A title such as "Verksamhet" above the labels has no value beside it: the label that has counts.
            let blank = |row| column.checked_add(1).is_none_or(|next| *grid.cell(row, next) == Value::Blank);
            match keyed.labels.get(name.sv) {
                Some((first, _)) if !blank(*first) && !blank(row) => {
                    let mark = keyed.label(row, text).mark(notes);
                    notes.push(mark.finding(Code::Duplicate).also_at(grid.at(*first, column)));
                }
                Some((first, _)) if !blank(*first) => {}
                _ => _ = keyed.labels.insert(name.sv, (row, heading(text))),
            }
        }
        keyed
    }

    fn label(&self, row: u32, heading: &'a str) -> Spot<'a> {
        Spot { grid: self.grid, row, column: Some(self.column), home: self.column, heading, kronor: 1 }
    }

    /// The value's cell; `None` where the sheet lacks the label.
    pub fn at(&self, name: &Name) -> Option<Spot<'a>> {
        let (row, heading) = self.labels.get(name.sv)?;
        Some(Spot { column: self.column.checked_add(1), ..self.label(*row, heading) })
    }

    /// The value's cell, where it holds anything.
    pub fn given(&self, name: &Name) -> Option<Spot<'a>> {
        self.at(name).filter(|spot| !spot.is_blank())
    }

    /// Findings for what has a value beside it and is none of the form's labels. Above the first label
    /// may stand heads (`Etikett`, `Värde`), unless they are almost a label.
    pub fn strangers(&self, form: &'static Form, notes: &mut Notes) -> Checked<()> {
        let (mut known, names) = (Ok(()), || form.columns.iter().map(|column| &column.name));
        let first = self.labels.values().map(|(row, _)| *row).min();
        for (row, text) in &self.others {
            let near = near::nearest(text, names().flat_map(|name| name.spellings()));
            if near.is_none() && first.is_some_and(|first| *row < first) {
                continue;
            }
            let label = self.label(*row, heading(text));
            let beside = Spot { column: self.column.checked_add(1), ..label };
            if beside.is_blank() {
                continue;
            }
            let choices: Vec<&str> = names().map(|name| name.of(notes.words.lang)).collect();
            let finding = label.finding(Code::UnknownAssumption, notes).with("choices", choices.join(", "));
            known = notes.fail(finding.suggesting(near));
        }
        known
    }

    /// A value that must be there; without its label, the label is missing.
    pub fn must<T>(&self, name: &Name, read: Reader<T>, notes: &mut Notes) -> Checked<Cited<T>> {
        match self.at(name) {
            Some(spot) => spot.must(read, notes),
            None => {
                let near = self
                    .others
                    .iter()
                    .find_map(|(row, text)| Some((*row, near::nearest(text, name.spellings())?)));
                let at = near.as_ref().map(|(row, _)| (*row, Some(self.column)));
                notes.fail(missing_name(self.grid, name, at, near.map(|(_, suggestion)| suggestion), notes))
            }
        }
    }

    /// A text that may be absent or blank.
    pub fn words(&self, name: &Name, notes: &mut Notes) -> Checked<String> {
        self.at(name).map_or(Ok(String::new()), |spot| spot.words(notes))
    }

    /// The value's cell as a mark.
    pub fn mark(&self, name: &Name, notes: &Notes) -> Option<Mark> {
        self.at(name).map(|spot| spot.mark(notes))
    }
}

fn texts(grid: &Grid) -> impl Iterator<Item = (u32, u16, &str)> {
    grid.rows().flat_map(|row| grid.cells(row).map(move |(column, value)| (row, column, value))).filter_map(
        |(row, column, value)| match value {
            Value::Text(text) => Some((row, column, text.as_str())),
            _ => None,
        },
    )
}
