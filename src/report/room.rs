//! What does not fit by itself: texts across several columns, links side by side, yearly amounts.

use super::fit::{beyond, broken, span};
use super::page::Page;
use super::sheet::{Content, Part};
use crate::base::Unit;
use crate::figure::Book;
use rust_decimal::Decimal;
use std::sync::Arc;

/// By how many powers of thousand yearly amounts are shown smaller, so that a column of a year is no
/// wider than six digits: kr below a million, tkr below a thousand million, Mkr above.
pub fn thousands(book: &Book) -> u8 {
    let amounts = book.ids().filter(|id| book.unit(*id) == Unit::Kronor).filter_map(|id| book.number(id));
    match amounts.map(|number| number.abs()).max().unwrap_or_default() {
        largest if largest >= Decimal::from(1_000_000_000) => 2,
        largest if largest >= Decimal::from(1_000_000) => 1,
        _ => 0,
    }
}

impl Page<'_> {
    /// Writes words that have the room of some columns. What does not fit goes on in the rows below,
    /// for a cell alone would be as narrow as a year.
    pub fn spanning(&mut self, column: u16, last: u16, text: &str, part: Part) {
        for (below, line) in (0..).zip(broken(text, span(&self.sheet, column, last), part)) {
            self.put(self.row + below, column, Content::Words(line), part, Unit::Text, 0);
            self.more = self.more.max(below);
        }
    }

    /// Writes words that have the room of some columns, and what does not fit not at all: for tables
    /// that formulas look through, and so have no rows between, of what stands whole elsewhere.
    pub fn clipped(&mut self, column: u16, last: u16, text: &str, part: Part) {
        let lines = broken(text, span(&self.sheet, column, last), part);
        let words = match lines.as_slice() {
            [first, _, ..] => {
                let kept: Vec<char> = first.chars().collect();
                format!("{}…", kept[..kept.len().saturating_sub(2)].iter().collect::<String>().trim_end())
            }
            _ => text.to_string(),
        };
        self.words(column, &words, part);
    }

    /// The unit in which yearly amounts are shown.
    pub fn yearly_unit(&self) -> Arc<str> {
        let units = &self.words.units;
        Arc::clone([&units.kronor, &units.thousands, &units.millions][usize::from(self.thousands.min(2))])
    }

    /// Writes links to other sheets, each where the one before ends; returns the first column that is
    /// free after them.
    pub fn jumps(&mut self, mut column: u16, links: &[(String, usize)]) -> u16 {
        for (text, sheet) in links {
            self.jump(column, text, *sheet);
            column = beyond(&self.sheet, column, text, Part::Link);
        }
        column
    }

    /// Shows the amount just written in the unit of yearly amounts.
    pub fn smaller(&mut self) {
        if let Some((.., style)) =
            self.sheet.cells.last_mut().filter(|(.., style)| style.unit == Unit::Kronor)
        {
            style.thousands = self.thousands;
        }
    }
}
