//! Where something stands: workbook, sheet, cell.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// A sheet of a workbook: its name as it stands there and its place among the sheets, from 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sheet {
    /// Position among the workbook's sheets, from 0. First, so that order is workbook order.
    pub index: u16,
    /// The name as the workbook spells it.
    pub name: Arc<str>,
}

/// A cell by row and column, both counted from 0; A1 unless said otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// Row, from 0: row 7 of the workbook is 6.
    pub row: u32,
    /// Column, from 0: column B is 1.
    pub column: u16,
}

impl Cell {
    /// Rows of a sheet.
    pub const ROWS: u32 = 1_048_576;
    /// Columns of a sheet.
    pub const COLUMNS: u16 = 16_384;

    /// The letters of a column counted from 0: 0 is A, 26 is AA.
    pub fn letters(column: u16) -> String {
        let mut letters = String::new();
        Cell::push_letters(column, &mut letters);
        letters
    }

    /// Puts the letters of a column behind a text. A report names cells a hundred thousand times.
    pub fn push_letters(column: u16, text: &mut String) {
        if column >= 26 {
            Cell::push_letters(column / 26 - 1, text);
        }
        // Less than 26.
        text.push(char::from(b'A' + (column % 26) as u8));
    }

    /// Puts the number of a row, as a sheet counts them, behind a text.
    pub fn push_row(row: u32, text: &mut String) {
        let (mut digits, mut at, mut rest) = ([0; 10], 10, row.saturating_add(1));
        while rest > 0 {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        text.extend(digits[at..].iter().map(|digit| char::from(*digit)));
    }

    /// Puts the cell in A1 form behind a text.
    pub fn push(self, text: &mut String) {
        Cell::push_letters(self.column, text);
        Cell::push_row(self.row, text);
    }
}

impl fmt::Display for Cell {
    /// A1 form, such as `B7`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(10);
        self.push(&mut text);
        f.write_str(&text)
    }
}

impl std::str::FromStr for Cell {
    type Err = ();

    /// From its A1 form, also with `$`: what no sheet has room for is refused.
    fn from_str(text: &str) -> Result<Cell, ()> {
        let plain = text.strip_prefix('$').unwrap_or(text);
        let (letters, rest) = plain.split_at(plain.find(|c: char| !c.is_ascii_alphabetic()).ok_or(())?);
        let digits = rest.strip_prefix('$').unwrap_or(rest);
        if letters.is_empty() || letters.len() > 3 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(());
        }
        let column = letters
            .bytes()
            .fold(0_u32, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
        let row: u32 = digits.parse().map_err(|_| ())?;
        if row == 0 || row > Cell::ROWS || column > u32::from(Cell::COLUMNS) {
            return Err(());
        }
        Ok(Cell { row: row - 1, column: u16::try_from(column - 1).map_err(|_| ())? })
    }
}

/// A place in the input. What is not known (a whole workbook has no cell) is absent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The workbook's path below the folder that was asked for, with `/` between its parts.
    pub workbook: Arc<str>,
    /// The sheet, where the place is within one.
    pub sheet: Option<Sheet>,
    /// The cell, where the place is one.
    pub cell: Option<Cell>,
}

impl Place {
    /// A whole workbook.
    pub fn workbook(name: &Arc<str>) -> Place {
        Place { workbook: Arc::clone(name), sheet: None, cell: None }
    }

    /// The same sheet, at another cell.
    pub fn at(&self, row: u32, column: u16) -> Place {
        Place { cell: Some(Cell { row, column }), ..self.clone() }
    }

    /// Sheet and cell without the workbook: `Effekter!B7`, or only what is known.
    pub fn within(&self) -> String {
        match (&self.sheet, self.cell) {
            (Some(sheet), Some(cell)) => format!("{}!{cell}", sheet.name),
            (Some(sheet), None) => sheet.name.to_string(),
            _ => String::new(),
        }
    }
}

impl Place {
    /// Sheet and cell as the address of a link names them: `'Effekter'!B7`; the first cell of the
    /// sheet where none is known, nothing for a whole workbook.
    pub fn anchor(&self) -> String {
        let Some(sheet) = &self.sheet else { return String::new() };
        let cell = self.cell.map_or("A1".to_string(), |cell| cell.to_string());
        format!("'{}'!{cell}", sheet.name.replace('\'', "''"))
    }
}

impl fmt::Display for Place {
    /// `2016/kontoret.xlsx · Effekter!B7`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.workbook)?;
        if self.sheet.is_some() {
            write!(f, " · {}", self.within())?;
        }
        Ok(())
    }
}

/// A value and the cell it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited<T> {
    /// The value after validation.
    pub value: T,
    /// Where it stands in the input; absent when it is the program's default.
    pub place: Option<Place>,
}

impl<T> Cited<T> {
    /// A value read from a cell.
    pub fn from(value: T, place: Place) -> Cited<T> {
        Cited { value, place: Some(place) }
    }

    /// A value that no cell gave: the method's default.
    pub fn default_of(value: T) -> Cited<T> {
        Cited { value, place: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_after_z_have_two_and_three_letters() {
        // Excel's own last column is XFD, the 16,384th.
        for (column, letters) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(Cell::letters(column), letters);
            assert_eq!(format!("{letters}7").parse(), Ok(Cell { row: 6, column }));
        }
    }

    #[test]
    fn a_cell_is_read_from_its_name_and_what_no_sheet_has_is_none() {
        assert_eq!("$b$7".parse(), Ok(Cell { row: 6, column: 1 }));
        for wrong in ["", "7", "B", "B0", "XFE1", "A1048577", "B-1", "B7 ", "ABCD1", "B99999999999"] {
            assert_eq!(wrong.parse::<Cell>(), Err(()), "{wrong}");
        }
    }
}
