//! A sheet with a header row and one thing a row.

use super::header;
use super::notes::{Bad, Checked, Notes};
use super::setting;
use super::spot::Spot;
use crate::base::{Code, Place};
use crate::form::{Column, Form, Holds};
use crate::read::Grid;
use crate::words::names::{Name, column, heading, key};
use std::collections::{BTreeMap, BTreeSet};

/// A table whose header has been found.
pub(super) struct Table<'a> {
    pub grid: &'a Grid,
    header: u32,
    /// The headings by column, for they are asked for at every cell.
    heads: Vec<&'a str>,
    /// Column of each known name, by its Swedish spelling.
    columns: BTreeMap<&'static str, u16>,
    /// Columns `År 1`, `År 2` ..., by number.
    years: BTreeMap<usize, u16>,
    /// How many kronor an amount counts in a column, where the user has said so.
    units: BTreeMap<u16, u32>,
    /// Headings of no known name.
    others: Vec<(u16, &'a str)>,
}

impl<'a> Table<'a> {
    /// Finds the header and the columns; a required column that is missing is a finding.
    pub fn read(grid: &'a Grid, form: &Form, notes: &mut Notes) -> Checked<Table<'a>> {
        let Some(header) = header::find(grid, form) else {
            header::missing(grid, form, notes);
            return Err(Bad);
        };
        let mut table = Table {
            grid,
            header,
            heads: heads(grid, header),
            columns: BTreeMap::new(),
            years: BTreeMap::new(),
            units: BTreeMap::new(),
            others: Vec::new(),
        };
        for (column, text) in header::headings(grid, header) {
            let first = match form.column(grid.meant(text)) {
                Some(Column { name, holds, .. }) => {
                    let amounts = *holds == Holds::Kronor;
                    let (said, own) = (grid.kronor_in(name).filter(|_| amounts), header::kronor(text));
                    let foreign = header::not_in_kronor(text, grid.meant(text) != text);
                    if let Some(kronor) = said.filter(|said| own.is_none_or(|own| own == *said)) {
                        table.units.insert(column, kronor);
                    } else if amounts && (foreign || said.is_some()) {
                        let finding = table.heading_spot(column).finding(Code::AmountUnit, notes);
                        let setting = setting::for_unit(grid, name, notes);
                        notes.push(finding.with("setting", setting));
                    }
                    *table.columns.entry(name.sv).or_insert(column)
                }
                None => match year_number(text) {
                    Some(year) => *table.years.entry(year).or_insert(column),
                    None => {
                        table.others.push((column, text));
                        column
                    }
                },
            };
            if first != column {
                let finding = table.heading_spot(column).finding(Code::Duplicate, notes);
                notes.push(finding.also_at(grid.at(header, first)));
            }
        }
        Ok(table)
    }

    /// The same table over other rows of its sheet, which begin with its heads.
    pub fn over<'p>(&self, grid: &'p Grid) -> Table<'p>
    where
        'a: 'p,
    {
        let (columns, years, units) = (self.columns.clone(), self.years.clone(), self.units.clone());
        let heads = heads(grid, self.header);
        Table { grid, header: self.header, heads, columns, years, units, others: self.others.clone() }
    }

    /// The cell of a heading.
    pub fn heading_spot(&self, column: u16) -> Spot<'a> {
        let heading = self.heads.get(usize::from(column)).copied().unwrap_or_default();
        Spot { grid: self.grid, row: self.header, column: Some(column), home: column, heading, kronor: 1 }
    }

    /// The row of the headings.
    pub fn header(&self) -> u32 {
        self.header
    }

    /// The column of a known name, where the table has it.
    pub fn column(&self, name: &Name) -> Option<u16> {
        self.columns.get(name.sv).copied()
    }

    /// Headings of no known name, in order of column.
    pub fn others(&self) -> &[(u16, &'a str)] {
        &self.others
    }

    /// The rows below the header in which any column of the table holds something.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_, 'a>> {
        self.rows_with(&[])
    }

    /// The same, with further columns counted as the table's own.
    pub fn rows_with(&self, further: &[u16]) -> impl Iterator<Item = Row<'_, 'a>> {
        self.grid.rows().filter(|row| *row > self.header).filter_map(move |row| {
            let own = |column: &u16| {
                self.columns.values().chain(self.years.values()).chain(further).any(|own| own == column)
            };
            let home = self.grid.cells(row).map(|(column, _)| column).find(own)?;
            Some(Row { table: self, row, home })
        })
    }

    /// A table that must hold at least one row and does not: the blank cell below its first heading.
    pub fn must_have_rows(&self, notes: &mut Notes) {
        if self.rows().next().is_none() {
            let column = self.columns.values().copied().min();
            let spot = Spot { row: self.header + 1, ..self.heading_spot(column.unwrap_or_default()) };
            notes.push(spot.finding(Code::MissingValue, notes));
        }
    }
}

/// A row of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'t, 'a> {
    table: &'t Table<'a>,
    row: u32,
    home: u16,
}

impl<'a> Row<'_, 'a> {
    /// The cell under a name; blank where the table lacks the column.
    pub fn at(self, name: &'static Name, notes: &Notes) -> Spot<'a> {
        let column = self.table.columns.get(name.sv).copied();
        let heading = match column {
            Some(column) => self.table.heads.get(usize::from(column)).copied().unwrap_or_default(),
            None => name.of(notes.words.lang),
        };
        let kronor = column.and_then(|column| self.table.units.get(&column)).copied().unwrap_or(1);
        Spot { grid: self.table.grid, row: self.row, column, home: self.home, heading, kronor }
    }

    /// The cell of this row in a column by position.
    pub fn in_column(self, column: u16) -> Spot<'a> {
        Spot { row: self.row, home: self.home, ..self.table.heading_spot(column) }
    }

    /// The cells under known headings that hold something, by column.
    pub fn filled(self) -> impl Iterator<Item = Spot<'a>> {
        let known = self.table.columns.values().chain(self.table.years.values());
        let columns: BTreeSet<u16> = known.copied().collect();
        columns.into_iter().map(move |column| self.in_column(column)).filter(|cell| !cell.is_blank())
    }

    /// The row's first cell that holds anything.
    pub fn first(self) -> Spot<'a> {
        self.in_column(self.home)
    }

    /// The cells under `År 1`, `År 2` ..., by number.
    pub fn years(self) -> impl Iterator<Item = (usize, Spot<'a>)> {
        self.table.years.iter().map(move |(year, column)| (*year, self.in_column(*column)))
    }

    /// Whether the row gives a source or a remark.
    pub fn is_explained(self, notes: &Notes) -> bool {
        [&column::SOURCE, &column::REMARK].iter().any(|name| !self.at(name, notes).is_blank())
    }

    /// The place of the row's first cell.
    pub fn place(self) -> Place {
        self.table.grid.at(self.row, self.home)
    }
}

/// The headings in a row, by column.
fn heads(grid: &Grid, header: u32) -> Vec<&str> {
    let mut heads = Vec::new();
    for (column, text) in header::headings(grid, header) {
        heads.resize(usize::from(column), "");
        heads.push(heading(text));
    }
    heads
}

/// The number of a heading `År 3` or `Year 3`.
fn year_number(text: &str) -> Option<usize> {
    let text = key(heading(text));
    let number = text.strip_prefix("år").or(text.strip_prefix("year"))?.trim_start();
    number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok())?
}
