//! Rows as bytes, on their way from the process that reads them. Nothing is worked out before they
//! are there, so that the two processes share the work.

use super::head::out_of_order;
use super::{Halt, Taker};
use crate::base::Cell;
use crate::read::{Value, fault::Fault, number};
use rust_decimal::Decimal;

/// Rows are handed on when they are so many bytes together.
const PIECE: usize = 1 << 15;

/// Takes the cells of a sheet, counted from 0.
pub(in crate::read) trait Cells {
    /// A value.
    fn put(&mut self, row: u32, column: u32, value: Value) -> Result<(), Halt>;
    /// A binary number, as spreadsheet programs store it.
    fn number(&mut self, row: u32, column: u32, number: f64) -> Result<(), Halt>;
    /// Text, perhaps with blanks at its ends or nothing but blanks.
    fn text(&mut self, row: u32, column: u32, text: &str) -> Result<(), Halt>;
}

/// Takes the cells after a row and hands them on as bytes.
pub(in crate::read) struct Coded<'t> {
    bytes: Vec<u8>,
    /// Rows up to this one are not wanted, or have been taken.
    after: u32,
    /// The row that is being taken, where it begins in `bytes`, and its last column.
    row: Option<(u32, usize, Option<u16>)>,
    take: Taker<'t>,
}

/// Before a row stands this in the place of a column.
const ROW: u16 = u16::MAX;

const NUMBER: u8 = 0;
const EXACT: u8 = 1;
const TEXT: u8 = 2;
const NO: u8 = 3;
const YES: u8 = 4;
const DATE: u8 = 5;
const ERROR: u8 = 6;
const FORMULA: u8 = 7;

impl<'t> Coded<'t> {
    pub fn new(after: u32, take: Taker<'t>) -> Coded<'t> {
        Coded { bytes: Vec::new(), after, row: None, take }
    }

    /// Forgets the row that is being taken: the sheet is gone through again.
    pub fn again(&mut self) {
        if let Some((_, start, _)) = self.row.take() {
            self.bytes.truncate(start);
        }
    }

    /// Hands on what is left.
    pub fn finish(mut self) -> Result<(), Halt> {
        self.end_row();
        self.hand_on()
    }

    fn end_row(&mut self) {
        if let Some((row, ..)) = self.row.take() {
            self.after = row;
        }
    }

    fn hand_on(&mut self) -> Result<(), Halt> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let taken = (self.take)(&self.bytes);
        self.bytes.clear();
        if taken.is_break() { Err(Halt::Enough) } else { Ok(()) }
    }

    /// Begins a cell; whether it is wanted.
    fn begin(&mut self, row: u32, column: u32, kind: u8) -> Result<bool, Halt> {
        if self.row.is_none_or(|(own, ..)| own != row) {
            self.end_row();
            if row <= self.after {
                return Ok(false);
            }
            if self.bytes.len() >= PIECE {
                self.hand_on()?;
            }
            self.row = Some((row, self.bytes.len(), None));
            self.bytes.extend(ROW.to_le_bytes());
            self.bytes.extend(row.to_le_bytes());
        }
        let place = u16::try_from(column).ok().filter(|column| *column < Cell::COLUMNS);
        match (&mut self.row, place) {
            (Some((_, _, last)), Some(column)) if last.is_none_or(|last| column > last) => {
                *last = Some(column);
                self.bytes.extend(column.to_le_bytes());
                self.bytes.push(kind);
                Ok(true)
            }
            _ => Err(out_of_order(row).into()),
        }
    }

    fn words(&mut self, row: u32, column: u32, kind: u8, text: &str) -> Result<(), Halt> {
        if self.begin(row, column, kind)? {
            self.bytes.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
            self.bytes.extend(text.as_bytes());
        }
        Ok(())
    }
}

impl Cells for Coded<'_> {
    fn put(&mut self, row: u32, column: u32, value: Value) -> Result<(), Halt> {
        match value {
            Value::Blank => Ok(()),
            Value::Text(text) => self.words(row, column, TEXT, &text),
            Value::Date(date) => self.words(row, column, DATE, &date),
            Value::Error(error) => self.words(row, column, ERROR, &error),
            Value::Number(number) => {
                if self.begin(row, column, EXACT)? {
                    self.bytes.extend(number.serialize());
                }
                Ok(())
            }
            Value::Bool(yes) => self.begin(row, column, if yes { YES } else { NO }).map(drop),
            Value::FormulaWithoutValue => self.begin(row, column, FORMULA).map(drop),
        }
    }

    fn number(&mut self, row: u32, column: u32, number: f64) -> Result<(), Halt> {
        if self.begin(row, column, NUMBER)? {
            self.bytes.extend(number.to_bits().to_le_bytes());
        }
        Ok(())
    }

    fn text(&mut self, row: u32, column: u32, text: &str) -> Result<(), Halt> {
        match text.trim() {
            "" => Ok(()),
            text => self.words(row, column, TEXT, text),
        }
    }
}

/// Adds coded cells to some, of rows after `last`; nothing is believed of who has coded them.
///
/// # Errors
/// They are not rows in their order.
pub(in crate::read) fn decode(
    mut bytes: &[u8],
    last: &mut u32,
    cells: &mut Vec<(Cell, Value)>,
) -> Result<(), Fault> {
    let damaged = || Fault::damaged("rows that nobody understands");
    let mut place: Option<Cell> = None;
    while !bytes.is_empty() {
        let column = u16::from_le_bytes(take(&mut bytes).ok_or_else(damaged)?);
        if column == ROW {
            let row = u32::from_le_bytes(take(&mut bytes).ok_or_else(damaged)?);
            if row <= *last {
                return Err(damaged());
            }
            *last = row;
            place = None;
            continue;
        }
        let cell = Cell { row: *last, column };
        if place.is_some_and(|before| before >= cell) || column >= Cell::COLUMNS {
            return Err(damaged());
        }
        place = Some(cell);
        let [kind] = take(&mut bytes).ok_or_else(damaged)?;
        let value = match kind {
            NUMBER => take(&mut bytes).map(|bits| number::number(f64::from_bits(u64::from_le_bytes(bits)))),
            EXACT => take(&mut bytes).map(|number| Value::Number(Decimal::deserialize(number))),
            TEXT => words(&mut bytes).map(Value::Text),
            NO | YES => Some(Value::Bool(kind == YES)),
            DATE => words(&mut bytes).map(Value::Date),
            ERROR => words(&mut bytes).map(Value::Error),
            FORMULA => Some(Value::FormulaWithoutValue),
            _ => None,
        };
        cells.push((cell, value.ok_or_else(damaged)?));
    }
    Ok(())
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*first)
}

fn words(bytes: &mut &[u8]) -> Option<String> {
    let length = usize::try_from(u32::from_le_bytes(take(bytes)?)).ok()?;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(std::str::from_utf8(text).ok()?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ops::ControlFlow;

    fn coded(after: u32, cells: &[(u32, u32, Value)]) -> Result<Vec<u8>, Halt> {
        let mut all = Vec::new();
        let mut take = |bytes: &[u8]| {
            all.extend_from_slice(bytes);
            ControlFlow::Continue(())
        };
        let mut coded = Coded::new(after, &mut take);
        for (row, column, value) in cells {
            coded.put(*row, *column, value.clone())?;
        }
        coded.number(9, 1, 0.1)?;
        coded.text(9, 2, " \u{a0}")?;
        coded.finish()?;
        Ok(all)
    }

    #[test]
    fn rows_arrive_as_they_were_sent_and_those_that_are_known_are_left_out() {
        let values = [
            Value::Number(Decimal::new(-12_345, 3)),
            Value::Text("Åsa".into()),
            Value::Blank,
            Value::Bool(true),
            Value::Bool(false),
            Value::Date("2026-12-31".into()),
            Value::Error("#DIV/0!".into()),
            Value::FormulaWithoutValue,
        ];
        let sent: Vec<_> = [3, 4, 8]
            .into_iter()
            .flat_map(|row| (0..).zip(&values).map(move |(column, value)| (row, column, value.clone())))
            .collect();
        let bytes = coded(3, &sent).unwrap();
        let (mut last, mut cells) = (3, Vec::new());
        decode(&bytes, &mut last, &mut cells).unwrap();
        let mut expected: Vec<(Cell, Value)> = (sent.into_iter())
            .filter(|(row, _, value)| *row > 3 && *value != Value::Blank)
            .map(|(row, column, value)| (Cell { row, column: u16::try_from(column).unwrap() }, value))
            .collect();
        expected.push((Cell { row: 9, column: 1 }, Value::Number(Decimal::new(1, 1))));
        assert_eq!((last, cells), (9, expected));
    }

    #[test]
    fn rows_and_columns_that_are_not_in_their_order_are_damage() {
        let cell = |row, column| (row, column, Value::Bool(true));
        assert!(coded(0, &[cell(1, 0), cell(2, 1)]).is_ok());
        assert!(matches!(coded(0, &[cell(1, 1), cell(1, 1)]), Err(Halt::Fault(Fault::Damaged(_)))));
        assert!(matches!(coded(0, &[cell(1, 2), cell(1, 1)]), Err(Halt::Fault(Fault::Damaged(_)))));
    }

    #[test]
    fn bytes_that_are_no_rows_are_damage_wherever_they_are_cut() {
        let cells = [(5, 0, Value::Text("ab".into())), (5, 3, Value::Number(Decimal::ONE))];
        let whole = coded(0, &cells).unwrap();
        let mut understood = 0;
        for end in 0..whole.len() {
            understood += usize::from(decode(&whole[..end], &mut 0, &mut Vec::new()).is_ok());
        }
        // Nothing at all; row 6 alone (6 bytes), with its first cell, with both; row 10 without its cell.
        assert_eq!(understood, 5);
        assert!(decode(&whole, &mut 5, &mut Vec::new()).is_err(), "a row that was there already");
    }
}
