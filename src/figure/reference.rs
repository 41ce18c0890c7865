//! How a formula names the cells of other figures.

use super::{Book, Id};
use crate::base::Cell;

/// A cell of the report: sheet by position, cell by row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    /// The sheet's position in the workbook, from 0.
    pub sheet: usize,
    /// The cell.
    pub cell: Cell,
}

/// Where every figure is at home. The report's layout knows; this room only asks.
pub trait Homes {
    /// The one cell that holds the figure's definition; none if the figure is nowhere.
    fn home(&self, id: Id) -> Option<Address>;
    /// A sheet's name as a formula writes it, quoted where needed, without the `!`.
    fn sheet_name(&self, sheet: usize) -> &str;
}

/// A formula could not be written because of where figures stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayoutFault {
    /// A figure that a formula names has no cell.
    Homeless(Id),
    /// The figures of a conditional sum or a lookup do not stand in one unbroken row or column.
    Scattered(Id),
}

/// A rectangle one cell wide or high.
#[derive(Clone, Copy)]
pub(super) struct Run {
    sheet: usize,
    first: Cell,
    last: Cell,
    first_follows: bool,
    last_follows: bool,
}

pub(super) struct Naming<'a> {
    pub homes: &'a dyn Homes,
    /// The cell whose formula is being written.
    pub from: Address,
    /// The figures, which know the years they belong to.
    pub book: &'a Book,
    /// The year that the formula's own figure belongs to.
    pub year: Option<u16>,
}

impl Naming<'_> {
    pub(super) fn address(&self, id: Id) -> Result<Address, LayoutFault> {
        self.homes.home(id).ok_or(LayoutFault::Homeless(id))
    }

    /// One figure's cell. A figure of the formula's own year in its own column, and one of the year before
    /// in the column before it, follow along when the formula is copied to the right; every other column
    /// stays, and so do rows except the formula's own.
    pub(super) fn single(&self, id: Id, text: &mut String) -> Result<(), LayoutFault> {
        let to = self.address(id)?;
        let year_before = self.book.year(id).map(|year| year + 1);
        let before = year_before.is_some()
            && year_before == self.year
            && to.sheet == self.from.sheet
            && to.cell.column + 1 == self.from.cell.column;
        let near = before || self.is_aligned(id, to);
        self.push_sheet(text, to.sheet);
        self.push_cell(text, to.sheet, to.cell, near);
        Ok(())
    }

    /// Whether a figure stands in the formula's column for a reason: both belong to the same year,
    /// or neither the formula nor the figure to any and they share a sheet.
    fn is_aligned(&self, id: Id, to: Address) -> bool {
        let same_sheet = to.sheet == self.from.sheet;
        let year = self.book.year(id);
        to.cell.column == self.from.cell.column && year == self.year && (year.is_some() || same_sheet)
    }

    /// A range as runs: one in the ordinary case.
    pub(super) fn runs(&self, ids: &[Id]) -> Result<Vec<Run>, LayoutFault> {
        let mut runs: Vec<Run> = Vec::new();
        for id in ids {
            let to = self.address(*id)?;
            let follows = self.is_aligned(*id, to);
            match runs.last_mut() {
                Some(run) if run.sheet == to.sheet && run.grows_to(to.cell) => {
                    run.last = to.cell;
                    run.last_follows = follows;
                }
                _ => runs.push(Run {
                    sheet: to.sheet,
                    first: to.cell,
                    last: to.cell,
                    first_follows: follows,
                    last_follows: follows,
                }),
            }
        }
        Ok(runs)
    }

    /// A range that must be one run.
    pub(super) fn unbroken(&self, ids: &[Id], text: &mut String) -> Result<(), LayoutFault> {
        match (self.runs(ids)?.as_slice(), ids.first()) {
            ([run], _) => self.run(*run, true, text),
            (_, Some(first)) => return Err(LayoutFault::Scattered(*first)),
            (_, None) => {}
        }
        Ok(())
    }

    /// A run as a range; a single cell as itself unless it is wanted `as_range`.
    pub(super) fn run(&self, run: Run, as_range: bool, text: &mut String) {
        self.push_sheet(text, run.sheet);
        // A range across the years begins at a fixed cell and may grow with them, also where it
        // still is the first year alone; one down a column follows it whole.
        let across = run.first.column != run.last.column;
        let only_first_year = run.first == run.last && self.year == Some(1);
        let first_follows = run.first_follows && !across && !only_first_year;
        if as_range || run.first != run.last {
            self.push_cell(text, run.sheet, run.first, first_follows);
            text.push(':');
        }
        self.push_cell(text, run.sheet, run.last, run.last_follows);
    }

    fn push_sheet(&self, text: &mut String, sheet: usize) {
        if sheet != self.from.sheet {
            text.push_str(self.homes.sheet_name(sheet));
            text.push('!');
        }
    }

    fn push_cell(&self, text: &mut String, sheet: usize, cell: Cell, column_follows: bool) {
        let row_follows = sheet == self.from.sheet && cell.row == self.from.cell.row;
        if !column_follows {
            text.push('$');
        }
        Cell::push_letters(cell.column, text);
        if !row_follows {
            text.push('$');
        }
        Cell::push_row(cell.row, text);
    }
}

impl Run {
    fn grows_to(&self, cell: Cell) -> bool {
        let down = self.first.column == self.last.column
            && cell.column == self.last.column
            && cell.row == self.last.row + 1;
        let right = self.first.row == self.last.row
            && cell.row == self.last.row
            && cell.column == self.last.column + 1;
        down || right
    }
}
