//! What matters of a sheet's cells for its pages, told a few rows at a time: the cells themselves need not be held.

use super::sheet::{At, Part};
use crate::base::Cell;
use std::collections::BTreeSet;

/// What was seen so far.
#[derive(Debug, Default)]
pub struct Seen {
    /// The last row and the last column that anything stands in.
    pub last: Cell,
    /// Whether there are texts of which the beginning is enough.
    pub clipped: bool,
    /// Rows of headings.
    pub sections: BTreeSet<u32>,
    /// Rows that begin with a head.
    heads: Vec<u32>,
    /// Rows that begin with the name of a sum.
    sums: Vec<u32>,
    /// Rows that are set in or have no name.
    under: BTreeSet<u32>,
}

impl Seen {
    /// Sees cells. A row's come together.
    pub fn see(&mut self, cells: &[At]) {
        for (cell, _, style) in cells {
            self.last.row = self.last.row.max(cell.row);
            self.last.column = self.last.column.max(cell.column);
            self.clipped |= style.part == Part::Clipped;
            if style.part == Part::Section {
                self.sections.insert(cell.row);
            }
            self.under.insert(cell.row);
        }
        for (cell, _, style) in cells.iter().filter(|(cell, ..)| cell.column == 0) {
            if style.indent == 0 {
                self.under.remove(&cell.row);
            }
            match style.part {
                Part::Head => self.heads.push(cell.row),
                Part::SumLabel => self.sums.push(cell.row),
                _ => {}
            }
        }
    }

    /// Rows that a page may begin with within a long table: heads, and somebody's name over rows that are set in or
    /// have no name.
    pub fn blocks(&self) -> impl Iterator<Item = u32> {
        let over = self.sums.iter().filter(|row| self.under.contains(&(**row + 1)));
        self.heads.iter().chain(over).copied()
    }
}
