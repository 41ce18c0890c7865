//! A written report as calamine reads it: every cell with its stored value and formula.

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::collections::BTreeMap;
use std::fmt;
use std::io::Cursor;

/// A cell of a workbook, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    pub sheet: String,
    pub row: u32,
    pub column: u32,
}

impl At {
    pub fn new(sheet: &str, row: u32, column: u32) -> At {
        At { sheet: sheet.to_owned(), row, column }
    }

    /// `B12`.
    pub fn address(&self) -> String {
        let (mut letters, mut left) = (String::new(), self.column + 1);
        while left > 0 {
            let digit = u8::try_from((left - 1) % 26).expect("below 26");
            letters.insert(0, char::from(b'A' + digit));
            left = (left - 1) / 26;
        }
        format!("{letters}{}", self.row + 1)
    }

    /// From `Prognos!$D$17` or `'Barn & unga'!$B$2`, as defined names point.
    fn pointed_at(target: &str) -> Option<At> {
        let (sheet, cell) = target.rsplit_once('!')?;
        let quoted = sheet.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
        let sheet = quoted.map_or_else(|| sheet.to_owned(), |name| name.replace("''", "'"));
        let (letters, row) = cell.strip_prefix('$')?.split_once('$')?;
        // Print titles point at whole rows.
        letters.bytes().all(|letter| letter.is_ascii_uppercase()).then_some(())?;
        let column = letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
        Some(At { sheet, row: row.parse::<u32>().ok()? - 1, column: column - 1 })
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}!{}", self.sheet, self.address())
    }
}

/// What a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    Number(f64),
    Text(String),
    Bool(bool),
    /// An error, or something that no cell of a report should hold.
    Fault(String),
}

impl Shown {
    fn of(data: &Data) -> Shown {
        match data {
            Data::Float(number) => Shown::Number(*number),
            Data::Int(number) => Shown::Number(number.to_string().parse().expect("an integer")),
            Data::String(text) => Shown::Text(text.clone()),
            Data::Bool(truth) => Shown::Bool(*truth),
            other => Shown::Fault(format!("{other:?}")),
        }
    }
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub shown: Shown,
    /// Without its `=`; none where the value is given.
    pub formula: Option<String>,
}

/// A workbook's cells and defined names.
#[derive(Clone, Debug)]
pub struct Report {
    pub sheets: Vec<String>,
    pub cells: BTreeMap<At, Cell>,
    pub names: BTreeMap<String, At>,
}

impl Report {
    pub fn read(bytes: &[u8]) -> Report {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
        let sheets = book.sheet_names();
        let mut cells = BTreeMap::new();
        for sheet in &sheets {
            let values = book.worksheet_range(sheet).expect("the sheet's values");
            let formulas = book.worksheet_formula(sheet).expect("the sheet's formulas");
            let (top, left) = values.start().unwrap_or_default();
            for (row, column, data) in values.used_cells() {
                let (row, column) = (top + whole(row), left + whole(column));
                let formula = formulas.get_value((row, column)).filter(|text| !text.is_empty()).cloned();
                cells.insert(At::new(sheet, row, column), Cell { shown: Shown::of(data), formula });
            }
            // A formula without any stored value would not be among the values.
            let (top, left) = formulas.start().unwrap_or_default();
            for (row, column, text) in formulas.used_cells().filter(|(_, _, text)| !text.is_empty()) {
                let at = At::new(sheet, top + whole(row), left + whole(column));
                let shown = Shown::Fault("no stored value".to_owned());
                cells.entry(at).or_insert(Cell { shown, formula: Some(text.clone()) });
            }
        }
        let names = book.defined_names().iter();
        let names =
            names.filter_map(|(name, target)| Some((name.clone(), At::pointed_at(target)?))).collect();
        Report { sheets, cells, names }
    }

    /// The cell that a defined name points at.
    pub fn named(&self, name: &str) -> &At {
        self.names.get(name).unwrap_or_else(|| panic!("no defined name {name}: {:?}", self.names.keys()))
    }

    pub fn shown(&self, at: &At) -> &Shown {
        &self.cells.get(at).unwrap_or_else(|| panic!("{at} is blank")).shown
    }

    pub fn number(&self, at: &At) -> f64 {
        match self.shown(at) {
            Shown::Number(number) => *number,
            other => panic!("{at} holds {other:?}, not a number"),
        }
    }

    pub fn text(&self, at: &At) -> Option<&str> {
        match self.cells.get(at).map(|cell| &cell.shown) {
            Some(Shown::Text(text)) => Some(text),
            _ => None,
        }
    }
}

pub fn whole(number: usize) -> u32 {
    u32::try_from(number).expect("within a sheet")
}
