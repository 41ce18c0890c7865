//! The seal as a report shows it, and the seal of what stands in the report now.

use crate::base::Cell;
use crate::read::{Package, PackageSheet};
use crate::seal::{FORM, Lines, Names, Prints, Sealer, Sheet};

/// The column of the sheet's name, and those of what its line says.
const NAME: u16 = 0;
const CELLS: u16 = 1;
const STRUCTURE: u16 = 2;
const VALUES: u16 = 3;
const PRINTS: u16 = 4;
/// How a signature begins.
const SIGNATURE: &str = "untrusted comment:";
/// Lines of a signature.
const SIGNATURE_LINES: u32 = 4;
/// Hexadecimal digits of a hash.
const HASH: usize = 64;

/// A seal as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Where it stands: the sheet's position, and the row from which on the sheet is no part of it.
    pub at: (usize, u32),
    /// The one hash over all lines, as it stands there.
    pub total: String,
    /// The lines.
    pub lines: Lines,
    /// The signature, where there is one.
    pub signature: Option<String>,
    /// The last row of it.
    pub last_row: u32,
}

/// Where the seal of a report stands.
pub fn place(package: &Package) -> Option<(usize, Cell)> {
    let begins = |sheet: &PackageSheet| {
        let mut found = sheet.cells.iter().filter(|(_, cell)| {
            cell.formula.is_none() && cell.text().is_some_and(|text| text.starts_with(FORM))
        });
        found.next().map(|(cell, _)| *cell)
    };
    // It stands on the last sheet; whoever moved that is told so.
    package.sheets.iter().enumerate().rev().find_map(|(index, sheet)| Some((index, begins(sheet)?)))
}

impl Recorded {
    /// The seal that a report shows; none where there is none, or none that can be read.
    pub fn of(package: &Package) -> Option<Recorded> {
        let (index, first) = place(package)?;
        let sheet = &package.sheets[index];
        let text = |row: u32, column: u16| sheet.cells.get(&Cell { row, column })?.text();
        let rows = sheet.cells.keys().map(|cell| cell.row).filter(|row| *row > first.row);
        let mut rows: Vec<u32> = rows.collect();
        rows.dedup();
        let signed = rows
            .iter()
            .copied()
            .find(|row| text(*row, CELLS).is_some_and(|text| text.starts_with(SIGNATURE)));
        let signature = signed.map(|row| {
            let lines = (row..row + SIGNATURE_LINES).map(|row| text(row, CELLS).unwrap_or_default());
            lines.collect::<Vec<_>>().join("\n")
        });
        let mut lines = Lines {
            sheets: Vec::new(),
            names: Names { count: 0, hash: String::new(), prints: String::new() },
        };
        for row in rows.iter().copied() {
            let Some(hash) = text(row, STRUCTURE).filter(|hash| hash.len() == HASH) else { continue };
            let cells = text(row, CELLS)?.parse().ok()?;
            let prints = prints(sheet, row);
            match text(row, VALUES) {
                Some(values) => lines.sheets.push(Sheet {
                    name: text(row, NAME)?.to_string(),
                    cells,
                    structure: hash.to_string(),
                    values: values.to_string(),
                    prints: Prints::parse(&prints)?,
                }),
                None => lines.names = Names { count: cells, hash: hash.to_string(), prints },
            }
        }
        (!lines.sheets.is_empty()).then(|| Recorded {
            at: (index, first.row),
            total: text(first.row, first.column).unwrap_or_default().to_string(),
            lines,
            signature,
            last_row: rows.last().copied().unwrap_or(first.row),
        })
    }
}

/// The fingerprints of a row, which may go on to the right.
fn prints(sheet: &PackageSheet, row: u32) -> String {
    let pieces = (PRINTS..Cell::COLUMNS).map_while(|column| sheet.cells.get(&Cell { row, column })?.text());
    pieces.collect::<Vec<_>>().join(" ")
}

/// The seal of what stands in a report now. `at` is where its seal stands.
pub fn computed(package: &Package, at: (usize, u32)) -> Lines {
    let sheets = package.sheets.iter().enumerate().map(|(index, sheet)| {
        let mut sealer = Sealer::new();
        let sealed = sheet.cells.iter().take_while(|(cell, _)| index != at.0 || cell.row < at.1);
        for (cell, found) in sealed {
            sealer.cell(*cell, found.formula.as_deref(), &found.held, &found.look);
        }
        sealer.sheet(&sheet.name)
    });
    Lines { sheets: sheets.collect(), names: Names::of(&package.names) }
}
