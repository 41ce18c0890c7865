//! The beginning of a sheet.

use super::super::Value;
use super::super::fault::Fault;
use super::super::grid::{Builder, Grid};
use super::{Cells, Halt, Rest};
use crate::base::Sheet;
use std::sync::Arc;

/// A sheet is long that has more cells, six to seven thousand persons with fifteen columns, and more than
/// the rows that are kept of it.
const CELLS: usize = 100_000;
/// Rows that are kept of a long sheet: the heads stand among the first thirty.
const ROWS: u32 = 64;

/// Takes the beginning of a sheet, or all of it.
pub(in crate::read) struct Head {
    builder: Builder,
    /// Whether it ends where there is enough of it.
    ends: bool,
    /// The last row with a cell, while rows come in their order.
    row: Option<u32>,
    rows: u32,
    ordered: bool,
    /// The rows that are kept of a long sheet: the last one, and their cells.
    kept: (u32, usize),
}

impl Head {
    /// All of a sheet, or (`long`) no more than its beginning.
    pub fn new(long: bool) -> Head {
        Head { builder: Builder::new(), ends: long, row: None, rows: 0, ordered: true, kept: (0, 0) }
    }

    /// What has been taken when a sheet was gone through, or its beginning where there was enough of it.
    pub fn grid(
        mut self,
        walked: Result<(), Halt>,
        workbook: &Arc<str>,
        sheet: Sheet,
    ) -> Result<Grid, Fault> {
        let rest = match walked {
            Ok(()) => None,
            Err(Halt::Enough) => Some(self.kept),
            Err(Halt::Fault(fault)) => return Err(fault),
        };
        if let Some((_, cells)) = rest {
            self.builder.truncate(cells);
        }
        let mut grid = self.builder.grid(workbook, sheet)?;
        grid.rest = rest.map(|(row, _)| Rest::after(row));
        Ok(grid)
    }
}

impl Cells for Head {
    fn put(&mut self, row: u32, column: u32, value: Value) -> Result<(), Halt> {
        if self.row.is_none_or(|last| row > last) {
            if self.rows == ROWS {
                self.kept = (self.row.unwrap_or_default(), self.builder.len());
            }
            if self.ends && self.ordered && self.rows >= ROWS && self.builder.len() >= CELLS {
                return Err(Halt::Enough);
            }
            self.row = Some(row);
            self.rows += 1;
        } else if self.row != Some(row) {
            self.ordered = false;
        }
        self.builder.put(row, column, value).map_err(Halt::Fault)
    }

    fn number(&mut self, row: u32, column: u32, number: f64) -> Result<(), Halt> {
        self.put(row, column, super::super::number::number(number))
    }

    fn text(&mut self, row: u32, column: u32, text: &str) -> Result<(), Halt> {
        self.put(row, column, Value::text(text))
    }
}

/// Rows of a sheet must follow one another where they are not all kept.
pub(super) fn out_of_order(row: u32) -> Fault {
    Fault::damaged(format!("row {} is not in its place", u64::from(row) + 1))
}
