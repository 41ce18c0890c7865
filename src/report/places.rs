//! Where every figure of a book is at home.

use crate::base::Cell;
use crate::figure::{Address, Book, Id};
use std::num::NonZeroU32;

/// Where every figure of a book is at home, once it has been written somewhere. A summary of thousands of accounts
/// has half a million figures.
#[derive(Debug)]
pub struct Places(Vec<std::cell::Cell<Option<Home>>>);

/// An address in eight bytes.
#[derive(Clone, Copy, Debug)]
struct Home {
    /// From 1, as a spreadsheet counts.
    row: NonZeroU32,
    column: u16,
    sheet: u16,
}

impl Places {
    /// No figure has a home yet.
    pub fn of(book: &Book) -> Places {
        Places(vec![std::cell::Cell::new(None); book.len()])
    }

    /// A figure's home, where it has one.
    pub fn home(&self, id: Id) -> Option<Address> {
        let Home { row, column, sheet } = self.0[id.index()].get()?;
        Some(Address { sheet: usize::from(sheet), cell: Cell { row: row.get() - 1, column } })
    }

    /// Gives a figure its home.
    pub fn settle(&self, id: Id, at: Address) {
        let Cell { row, column } = at.cell;
        // No workbook has as many sheets, no sheet as many rows: what is beyond stands nowhere.
        let row = row.checked_add(1).and_then(NonZeroU32::new);
        let home = row.zip(u16::try_from(at.sheet).ok()).map(|(row, sheet)| Home { row, column, sheet });
        self.0[id.index()].set(home);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Unit;

    #[test]
    fn a_figure_is_at_home_where_it_settled_last_and_takes_eight_bytes() {
        let mut book = Book::new();
        let [one, other] = [book.fixed("one", Unit::Kronor, 1), book.fixed("other", Unit::Kronor, 2)];
        let places = Places::of(&book);
        let at = |row, column| Address { sheet: 3, cell: Cell { row, column } };
        places.settle(one, at(7, 1));
        places.settle(one, at(0, 0));
        assert_eq!((places.home(one), places.home(other)), (Some(at(0, 0)), None));
        places.settle(other, at(Cell::ROWS - 1, Cell::COLUMNS - 1));
        assert_eq!(places.home(other), Some(at(Cell::ROWS - 1, Cell::COLUMNS - 1)));
        assert_eq!(size_of::<std::cell::Cell<Option<Home>>>(), 8);
    }
}
