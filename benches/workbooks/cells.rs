//! Tables of cells, the numbers in them, and the workbook that they become.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// The name of a sheet, and its rows.
pub type Table = (&'static str, Vec<Vec<Cell>>);

/// A cell: words, or a number with its decimals in the last places, so that money stays whole.
pub enum Cell {
    Words(String),
    Whole(u64),
    Hundredths(u64),
}

pub fn words(text: impl Into<String>) -> Cell {
    Cell::Words(text.into())
}

pub fn heads(names: &[&str]) -> Vec<Cell> {
    names.iter().map(|name| words(*name)).collect()
}

/// The same numbers for the same seed on every machine (Steele, Lea & Flood's SplitMix64).
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Numbers {
        Numbers(seed)
    }

    /// Numbers of its own for every seed and place.
    pub fn at(seed: u64, place: &[usize]) -> Numbers {
        let start = Numbers(seed).next();
        Numbers(place.iter().fold(start, |state, step| Numbers(state ^ *step as u64).next()))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From `low` to `high`, both included.
    pub fn within(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let at = self.within(0, from.len() as u64 - 1);
        from[at as usize]
    }
}

/// The bytes of a workbook: the same for the same tables.
pub fn bytes(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let date = ExcelDateTime::parse_from_str("2025-01-31T12:00:00")?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    let (bold, number) = (Format::new().set_bold(), Format::new().set_num_format("#,##0.00"));
    for (name, rows) in tables {
        let page = workbook.add_worksheet().set_name(*name)?;
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                put(page, (row, column), cell, if row == 0 { &bold } else { &number })?;
            }
        }
    }
    workbook.save_to_buffer()
}

fn put(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Words(text) if text.is_empty() => page,
        Cell::Words(text) => page.write_string_with_format(row, column, text, format)?,
        Cell::Whole(number) => page.write_number(row, column, *number as f64)?,
        Cell::Hundredths(number) => {
            page.write_number_with_format(row, column, *number as f64 / 100.0, format)?
        }
    };
    Ok(())
}
