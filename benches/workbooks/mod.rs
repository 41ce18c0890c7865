//! Folders of operation workbooks to measure with: invented, of realistic size, and the same cells
//! every time.
//!
//! One price workbook (120 unit costs, 9 actors, an index of 15 years) over any number of
//! operation workbooks with 3 outcomes and 25 to 40 effect lines each.

pub mod cells;
pub mod operation;
pub mod prices;

use cells::{Numbers, bytes};
use operation::{Shape, operation};
use rust_xlsxwriter::XlsxError;
use std::path::Path;

/// Writes a folder of so many operation workbooks and their price workbook.
pub fn write(folder: &Path, operations: usize) -> Result<(), XlsxError> {
    std::fs::write(folder.join("enhetskostnader.xlsx"), bytes(&prices::prices())?)?;
    for number in 0..operations {
        let mut numbers = Numbers::at(1_000, &[number]);
        let shape = Shape {
            name: format!("Verksamhet {number}"),
            year: 2024,
            principal: "Kommun",
            participants: numbers.within(60, 600),
            outcomes: 3,
            lines: (25, 40),
            scenarios: false,
        };
        let path = folder.join(format!("verksamhet-{number:04}.xlsx"));
        std::fs::write(path, bytes(&operation(&shape, &mut numbers))?)?;
    }
    Ok(())
}
