//! One sheet's cells, by absolute row and column.

use super::rows::{Rest, decode};
use super::{Renamed, Value, fault::Fault};
use crate::base::{Cell, Excerpt, ExcerptRow, Place, Sheet};
use crate::words::names::Name;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;
use std::sync::Arc;

/// Rows of a sheet, in every format of today.
const ROWS: u32 = 1_048_576;
/// Columns of a sheet; the last is XFD.
const COLUMNS: u32 = 16_384;

/// Columns that an excerpt shows on either side of its cell.
const AROUND: u16 = 2;

static BLANK: Value = Value::Blank;

/// One sheet's cells. Rows and columns count from 0 at A1, wherever the first used cell is.
/// Only cells with something in them take room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// Which sheet it is.
    pub sheet: Sheet,
    /// What its name and headings stand for, where the user has said so.
    pub renamed: Renamed,
    workbook: Arc<str>,
    /// Sorted by row, then column, each position once; none is blank.
    cells: Vec<(Cell, Value)>,
    /// Where its other rows are, if these are only its first.
    pub(super) rest: Option<Rest>,
}

impl Grid {
    /// A sheet of the given cells, in any order; of one that is given twice the first counts.
    /// Rooms above are tested on sheets made this way.
    pub fn new(
        workbook: Arc<str>,
        sheet: Sheet,
        cells: impl IntoIterator<Item = ((u32, u16), Value)>,
    ) -> Grid {
        let given = cells.into_iter().filter(|(_, value)| *value != Value::Blank);
        let mut cells: Vec<_> = given.map(|((row, column), value)| (Cell { row, column }, value)).collect();
        cells.sort_by_key(|(cell, _)| *cell);
        cells.dedup_by_key(|(cell, _)| *cell);
        Grid { sheet, renamed: Renamed::default(), workbook, cells, rest: None }
    }

    /// What the sheet's name means: its own, or the one that it stands for.
    pub fn title(&self) -> &str {
        self.renamed.sheet.as_deref().unwrap_or(&self.sheet.name)
    }

    /// What a heading of the sheet means: itself, or ours that it stands for.
    pub fn meant<'a>(&'a self, heading: &'a str) -> &'a str {
        self.renamed.meant(heading)
    }

    /// How many kronor an amount in a column counts, where the user has said so.
    pub fn kronor_in(&self, column: &Name) -> Option<u32> {
        self.renamed.unit(column)
    }

    /// The name of the sheet's workbook, as in every place.
    pub fn workbook(&self) -> &Arc<str> {
        &self.workbook
    }

    /// Forgets what stands in the sheet, but not that there is one.
    pub fn clear(&mut self) {
        (self.cells, self.rest) = (Vec::new(), None);
    }

    /// Whether there are more rows than are kept.
    pub fn is_long(&self) -> bool {
        self.rest.is_some()
    }

    /// Goes through the sheet: first what is kept of it, which is all but where it is long, then its other
    /// rows, piece by piece. Where `top` is a row, every piece begins with it. Ends early where `take` breaks.
    ///
    /// # Errors
    /// The other rows cannot be read, or the file has been replaced.
    pub fn pieces(
        &self,
        top: Option<u32>,
        mut take: impl FnMut(&Grid) -> ControlFlow<()>,
    ) -> Result<(), Fault> {
        if take(self).is_break() {
            return Ok(());
        }
        let Some(rest) = &self.rest else { return Ok(()) };
        let top =
            top.into_iter().flat_map(|row| self.cells(row).map(move |(column, value)| (row, column, value)));
        let top: Vec<_> = top.map(|(row, column, value)| (Cell { row, column }, value.clone())).collect();
        let (kept, mut last, mut fault) = (top.len(), rest.after, None);
        let (sheet, workbook) = (self.sheet.clone(), Arc::clone(&self.workbook));
        let mut piece = Grid { sheet, renamed: self.renamed.clone(), workbook, cells: top, rest: None };
        rest.read(&self.sheet.name, &mut |bytes| {
            piece.cells.truncate(kept);
            match decode(bytes, &mut last, &mut piece.cells) {
                Ok(()) => take(&piece),
                Err(found) => {
                    fault = Some(found);
                    ControlFlow::Break(())
                }
            }
        })?;
        fault.map_or(Ok(()), Err)
    }

    /// Whether nothing stands in the sheet.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The rows in which something stands, ascending.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.cells.chunk_by(|(a, _), (b, _)| a.row == b.row).filter_map(|row| Some(row.first()?.0.row))
    }

    /// How many cells have something in them.
    pub fn count(&self) -> usize {
        self.cells.len()
    }

    /// What stands in a row, by column, ascending; blank cells are left out.
    pub fn cells(&self, row: u32) -> impl Iterator<Item = (u16, &Value)> {
        let start = self.cells.partition_point(|(cell, _)| cell.row < row);
        let rest = self.cells.get(start..).unwrap_or_default();
        rest.iter().take_while(move |(cell, _)| cell.row == row).map(|(cell, value)| (cell.column, value))
    }

    /// What stands in a cell; blank where nothing does.
    pub fn cell(&self, row: u32, column: u16) -> &Value {
        let found = self.cells.binary_search_by_key(&Cell { row, column }, |(cell, _)| *cell);
        found.ok().and_then(|index| self.cells.get(index)).map_or(&BLANK, |(_, value)| value)
    }

    /// The sheet as a place.
    pub fn place(&self) -> Place {
        Place { sheet: Some(self.sheet.clone()), ..Place::workbook(&self.workbook) }
    }

    /// A cell of it as a place.
    pub fn at(&self, row: u32, column: u16) -> Place {
        self.place().at(row, column)
    }

    /// The cells around a cell: two columns on either side, as far as anything stands there, in its
    /// own row and in the nearest used row above.
    pub fn excerpt(&self, row: u32, column: u16) -> Excerpt {
        let first_column = column.saturating_sub(AROUND);
        let widest = column.saturating_add(AROUND);
        let above = self.cells.partition_point(|(cell, _)| cell.row < row);
        let above = above.checked_sub(1).and_then(|index| self.cells.get(index)).map(|(cell, _)| cell.row);
        let shown: Vec<u32> = above.into_iter().chain([row]).collect();
        let used = shown.iter().flat_map(|row| self.cells(*row)).map(|(used, _)| used);
        let last_column = used.filter(|used| *used <= widest).fold(column, u16::max);
        let texts = |row: u32| (first_column..=last_column).map(|c| self.cell(row, c).shown()).collect();
        let rows = shown.into_iter().map(|row| ExcerptRow { row, cells: texts(row) }).collect();
        Excerpt { first_column, rows }
    }
}

/// Takes cells in any order and makes a sheet of them.
pub(super) struct Builder {
    cells: Vec<(Cell, Value)>,
}

impl Builder {
    pub(super) fn new() -> Builder {
        Builder { cells: Vec::new() }
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Forgets all cells but the first that were put.
    pub(super) fn truncate(&mut self, cells: usize) {
        self.cells.truncate(cells);
        self.cells.shrink_to_fit();
    }

    /// Puts a value into a cell, counted from 0.
    ///
    /// # Errors
    /// No sheet has such a row or column.
    pub(super) fn put(&mut self, row: u32, column: u32, value: Value) -> Result<(), Fault> {
        match u16::try_from(column) {
            Ok(narrow) if row < ROWS && column < COLUMNS => {
                if value != Value::Blank {
                    self.cells.push((Cell { row, column: narrow }, value));
                }
                Ok(())
            }
            _ => Err(Fault::damaged(format!(
                "a cell in row {}, column {}",
                u64::from(row) + 1,
                u64::from(column) + 1
            ))),
        }
    }

    /// The sheet.
    ///
    /// # Errors
    /// The file says two things about one cell.
    pub(super) fn grid(mut self, workbook: &Arc<str>, sheet: Sheet) -> Result<Grid, Fault> {
        self.cells.sort_by_key(|(cell, _)| *cell);
        let twice = self.cells.windows(2).find_map(|pair| match pair {
            [(a, _), (b, _)] if a == b => Some(*a),
            _ => None,
        });
        if let Some(cell) = twice {
            return Err(Fault::damaged(format!("{}!{cell} is there twice", sheet.name)));
        }
        let workbook = Arc::clone(workbook);
        Ok(Grid { sheet, renamed: Renamed::default(), workbook, cells: self.cells, rest: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(cells: &[(u32, u32, &str)]) -> Result<Grid, Fault> {
        let mut builder = Builder::new();
        for (row, column, text) in cells {
            builder.put(*row, *column, Value::text(text))?;
        }
        builder.grid(&Arc::from("a.xlsx"), Sheet { index: 0, name: Arc::from("Effekter") })
    }

    fn texts(cells: &[&str]) -> Vec<String> {
        cells.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn cells_come_in_order_and_blanks_are_nowhere() {
        let grid = grid(&[(9, 2, "c"), (3, 1, "b"), (3, 0, "a"), (5, 0, " ")]).unwrap();
        assert_eq!(grid.rows().collect::<Vec<_>>(), [3, 9]);
        let row: Vec<_> = grid.cells(3).map(|(column, value)| (column, value.shown())).collect();
        assert_eq!(row, [(0, "a".to_string()), (1, "b".to_string())]);
        assert_eq!(grid.cell(9, 2), &Value::Text("c".into()));
        assert_eq!(grid.cell(5, 0), &Value::Blank);
        assert_eq!(grid.cells(4).count(), 0);
        assert_eq!(grid.at(6, 1).to_string(), "a.xlsx · Effekter!B7");
    }

    #[test]
    fn the_last_cell_of_a_sheet_is_xfd1048576_and_nothing_is_beyond() {
        let last = grid(&[(1_048_575, 16_383, "x")]).unwrap();
        assert_eq!(last.at(1_048_575, 16_383).within(), "Effekter!XFD1048576");
        assert!(grid(&[(1_048_576, 0, "x")]).is_err());
        assert!(grid(&[(0, 16_384, "x")]).is_err());
        assert!(grid(&[(u32::MAX, u32::MAX, "x")]).is_err());
    }

    #[test]
    fn a_cell_that_stands_there_twice_is_damage() {
        let twice = grid(&[(6, 1, "x"), (0, 0, "y"), (6, 1, "z")]);
        assert_eq!(twice, Err(Fault::damaged("Effekter!B7 is there twice")));
    }

    #[test]
    fn an_excerpt_shows_its_row_and_the_nearest_used_row_above() {
        let cells = [(0, 0, "title"), (2, 0, "Arbete"), (2, 2, "Intäkt"), (6, 1, "FORS-1"), (6, 9, "far")];
        let excerpt = grid(&cells).unwrap().excerpt(6, 1);
        assert_eq!(excerpt.first_column, 0);
        assert_eq!(excerpt.rows.len(), 2);
        assert_eq!((excerpt.rows[0].row, &excerpt.rows[0].cells), (2, &texts(&["Arbete", "", "Intäkt"])));
        assert_eq!((excerpt.rows[1].row, &excerpt.rows[1].cells), (6, &texts(&["", "FORS-1", ""])));
    }

    #[test]
    fn an_excerpt_of_a_blank_cell_in_the_first_row_has_that_cell() {
        let excerpt = grid(&[(4, 4, "x")]).unwrap().excerpt(0, 3);
        assert_eq!(excerpt.first_column, 1);
        assert_eq!(excerpt.rows, [ExcerptRow { row: 0, cells: texts(&["", "", ""]) }]);
    }
}
