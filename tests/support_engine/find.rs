//! Finding cells as a reader does: by the heading of a table, the label of a row, the head of a
//! column.

use super::report::{At, Report, Shown};

/// What stands at the head of a column.
pub enum Head<'a> {
    Word(&'a str),
    /// The number of a year.
    Year(f64),
}

impl Head<'_> {
    fn is(&self, shown: &Shown) -> bool {
        match (self, shown) {
            (Head::Word(word), Shown::Text(text)) => text == word,
            (Head::Year(year), Shown::Number(number)) => year == number,
            _ => false,
        }
    }
}

/// A table: everything below its heading on a sheet.
pub struct Table<'a> {
    report: &'a Report,
    sheet: &'a str,
    first: u32,
}

impl Report {
    /// The table below the first cell with these words.
    pub fn table<'a>(&'a self, sheet: &'a str, heading: &str) -> Table<'a> {
        assert!(self.sheets.iter().any(|name| name == sheet), "no sheet {sheet} among {:?}", self.sheets);
        let found = self.cells.iter().find(|(at, cell)| {
            at.sheet == sheet && matches!(&cell.shown, Shown::Text(text) if text == heading)
        });
        let (at, _) = found.unwrap_or_else(|| panic!("no heading “{heading}” on {sheet}"));
        Table { report: self, sheet, first: at.row }
    }
}

impl Table<'_> {
    /// The cell in the first row that holds all these words, below the nearest head of that kind
    /// above it.
    pub fn cell(&self, row: &[&str], head: &Head) -> At {
        let words = format!("{row:?} of {}, row {} on", self.sheet, self.first + 1);
        let row = self.row(row).unwrap_or_else(|| panic!("no row with {words}"));
        let heads = self.cells().filter(|(at, shown)| at.row < row && head.is(shown));
        let nearest =
            heads.max_by_key(|(at, _)| at.row).unwrap_or_else(|| panic!("no such head for {words}"));
        At::new(self.sheet, row, nearest.0.column)
    }

    /// The first row that holds all these words.
    fn row(&self, wanted: &[&str]) -> Option<u32> {
        let holds = |row: u32, wanted: &str| {
            self.cells()
                .any(|(at, shown)| at.row == row && matches!(shown, Shown::Text(text) if text == wanted))
        };
        let first = *wanted.first()?;
        let mut candidates =
            self.cells().filter(|(_, shown)| matches!(shown, Shown::Text(text) if text == first));
        candidates.find(|(at, _)| wanted.iter().all(|word| holds(at.row, word))).map(|(at, _)| at.row)
    }

    fn cells(&self) -> impl Iterator<Item = (&At, &Shown)> {
        let cells = self.report.cells.range(At::new(self.sheet, self.first, 0)..);
        cells.take_while(|(at, _)| at.sheet == self.sheet).map(|(at, cell)| (at, &cell.shown))
    }

    /// Every row below `first` up to the first without a cell, as the texts and numbers in it.
    pub fn rows(&self) -> Vec<Vec<(u32, &Shown)>> {
        let mut rows: Vec<(u32, Vec<(u32, &Shown)>)> = Vec::new();
        for (at, shown) in self.cells() {
            match rows.last_mut() {
                Some((row, cells)) if *row == at.row => cells.push((at.column, shown)),
                Some((row, _)) if *row + 1 < at.row => break,
                _ => rows.push((at.row, vec![(at.column, shown)])),
            }
        }
        rows.into_iter().map(|(_, cells)| cells).collect()
    }
}
