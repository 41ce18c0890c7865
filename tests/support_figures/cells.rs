//! The given figures that random expressions name, and where every figure stands.

use bokslut::base::{Cell, Unit};
use bokslut::figure::{Address, Book, Homes, Id};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The sheets, as they are called and as a formula writes them.
pub const SHEETS: [(&str, &str); 2] = [("Data", "Data"), ("Jan's blad 2", "'Jan''s blad 2'")];

/// Amounts with öre, halves that rounding must carry upwards, and some below zero.
const AMOUNTS: [&str; 30] = [
    "1021",
    "12.5",
    "0.125",
    "2.675",
    "1.005",
    "-3.75",
    "22900",
    "0.04",
    "18880963.5",
    "7",
    "313.35",
    "403.7",
    "-16023",
    "0.5",
    "99.99",
    "1.1",
    "3",
    "-0.25",
    "4800",
    "250.055",
    "0.7",
    "33.333333",
    "1000000",
    "2",
    "0.015",
    "-12",
    "5513400",
    "8.63",
    "1.5",
    "64",
];
/// Keys by which rows are found; the same in another case is the same key.
const KEYS: [&str; 10] =
    ["Kommun", "Region", "kommun", "Övriga", "Real", "övriga", "Barn & unga", "Real", "REGION", "7 kap."];
/// Whole numbers, each once.
const WHOLES: [i32; 9] = [-3, -2, -1, 0, 1, 2, 3, 4, 12];

/// Values and keys that stand side by side, in columns or in rows.
pub struct Block {
    pub values: Vec<Vec<Id>>,
    pub keys: Vec<Vec<Id>>,
}

/// The given figures and every figure's cell.
pub struct Cells {
    homes: BTreeMap<Id, Address>,
    settled: usize,
    /// Columns of ten.
    pub tall: Block,
    /// Rows of ten.
    pub wide: Block,
    pub wholes: Vec<Id>,
}

impl Cells {
    /// Enters the given figures on the first sheet: columns A to E from row 1, rows from row 20.
    pub fn fill(book: &mut Book) -> Cells {
        let mut homes = BTreeMap::new();
        let mut put = |id: Id, row: u32, column: u16| {
            homes.insert(id, Address { sheet: 0, cell: Cell { row, column } });
            id
        };
        let mut block = |book: &mut Book, wide: bool| {
            let at = |line: usize, position: usize| {
                let (row, column) = if wide { (20 + line, position) } else { (position, line) };
                (u32::try_from(row).expect("a small row"), u16::try_from(column).expect("a small column"))
            };
            let mut values = Vec::new();
            for line in 0..3 {
                let amounts = AMOUNTS[line * 10..line * 10 + 10].iter().enumerate();
                values.push(
                    amounts
                        .map(|(position, text)| {
                            let number: Decimal = text.parse().expect("an amount");
                            let (row, column) = at(line, position);
                            put(book.fixed("belopp", Unit::Price, number), row, column)
                        })
                        .collect::<Vec<Id>>(),
                );
            }
            let mut keys = Vec::new();
            for line in 3..5 {
                let shifted = KEYS.iter().cycle().skip(if line == 3 { 0 } else { 4 }).take(10).enumerate();
                keys.push(
                    shifted
                        .map(|(position, text)| {
                            let (row, column) = at(line, position);
                            put(book.key("nyckel", &Arc::from(*text), None), row, column)
                        })
                        .collect::<Vec<Id>>(),
                );
            }
            Block { values, keys }
        };
        let tall = block(book, false);
        let wide = block(book, true);
        let wholes = (0..)
            .zip(WHOLES)
            .map(|(row, whole)| put(book.fixed("heltal", Unit::Quantity, whole), row, 7))
            .collect();
        Cells { homes, settled: 0, tall, wide, wholes }
    }

    /// The given whole number.
    pub fn whole(&self, number: i32) -> Id {
        let position = WHOLES.iter().position(|whole| *whole == number).expect("one of the whole numbers");
        self.wholes[position]
    }

    /// Whether the figure is given.
    pub fn is_given(&self, id: Id) -> bool {
        let all = [&self.tall, &self.wide];
        self.wholes.contains(&id)
            || all
                .iter()
                .any(|block| block.values.iter().chain(&block.keys).flatten().any(|other| *other == id))
    }

    /// Gives a computed figure a cell: by turns on either sheet, in columns near and far.
    pub fn settle(&mut self, id: Id) {
        let number = self.settled;
        self.settled += 1;
        let row = 40 + u32::try_from(number / 8).expect("a small row");
        let column = u16::try_from(number % 4).expect("below 4");
        self.homes.insert(id, Address { sheet: number / 4 % 2, cell: Cell { row, column } });
    }

    /// Every figure with a cell.
    pub fn all(&self) -> impl Iterator<Item = (Id, Address)> + '_ {
        self.homes.iter().map(|(id, address)| (*id, *address))
    }
}

impl Homes for Cells {
    fn home(&self, id: Id) -> Option<Address> {
        self.homes.get(&id).copied()
    }

    fn sheet_name(&self, sheet: usize) -> &str {
        SHEETS[sheet].1
    }
}
