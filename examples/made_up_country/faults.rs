//! Bad input, as it comes in.

use crate::workbooks::cells::{Cell, Table, words};

/// What is wrong with a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A unit cost that no price list has.
    UnknownCode,
    /// A number that can mean two things.
    Ambiguous,
    /// An outcome that more persons reached than took part.
    TooMany,
    /// A sheet that is missing.
    NoOutcomes,
    /// Half a file.
    Half,
}

impl Fault {
    pub const ALL: [Fault; 5] =
        [Fault::UnknownCode, Fault::Ambiguous, Fault::TooMany, Fault::NoOutcomes, Fault::Half];

    /// Spoils the cells of a workbook.
    pub fn spoil(self, tables: &mut Vec<Table>) {
        match self {
            Fault::UnknownCode => *cell(tables, "Effekter", 3) = words("KOD-999"),
            Fault::Ambiguous => *cell(tables, "Utfall", 1) = words("1,234.50"),
            Fault::TooMany => *cell(tables, "Utfall", 1) = Cell::Whole(1_000_000),
            Fault::NoOutcomes => tables.retain(|(name, _)| *name != "Utfall"),
            Fault::Half => (),
        }
    }

    /// Spoils its bytes.
    pub fn cut(self, bytes: &mut Vec<u8>) {
        if self == Fault::Half {
            bytes.truncate(bytes.len() / 2);
        }
    }
}

/// A cell of the first row below the head of a sheet.
fn cell<'a>(tables: &'a mut [Table], sheet: &str, column: usize) -> &'a mut Cell {
    let (_, rows) =
        tables.iter_mut().find(|(name, _)| *name == sheet).expect("every operation has the sheet");
    &mut rows[1][column]
}
