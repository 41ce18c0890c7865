//! The register of inputs as a report holds it.

use crate::base::Cell;
use crate::read::{Package, PackageSheet};
use crate::seal::Held;
use crate::words::{Lang, Words};

/// The columns of the register.
const LABEL: u16 = 0;
const CELL: u16 = 1;
const WRITTEN: u16 = 2;
const SOURCE: u16 = 5;
const KEY: u16 = 6;

/// A cell that may be changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// What it is, in words.
    pub label: String,
    /// What it is, in no language.
    pub key: String,
    /// Its sheet, by position.
    pub sheet: usize,
    /// Its cell.
    pub cell: Cell,
    /// What stood there when the report was written.
    pub written: Held,
    /// Where that came from.
    pub source: String,
}

/// The inputs that a report lists; none where it has no register.
pub fn inputs(package: &Package) -> Vec<Input> {
    let names = Lang::ALL.map(|lang| &Words::of(lang).report.sheets.register);
    let register = package.sheets.iter().find(|sheet| names.iter().any(|name| ***name == *sheet.name));
    register.map_or_else(Vec::new, |register| rows(package, register))
}

fn rows(package: &Package, register: &PackageSheet) -> Vec<Input> {
    let keys = register.cells.iter().filter(|(cell, _)| cell.column == KEY);
    let rows = keys.filter_map(|(at, key)| {
        let text = |column: u16| register.cells.get(&Cell { row: at.row, column })?.text();
        let (sheet, cell) = text(CELL)?.rsplit_once('!')?;
        Some(Input {
            label: text(LABEL)?.to_string(),
            key: key.text()?.to_string(),
            sheet: package.sheets.iter().position(|found| found.name == sheet)?,
            cell: cell.parse().ok()?,
            written: register.cells.get(&Cell { row: at.row, column: WRITTEN })?.held.clone(),
            source: text(SOURCE).unwrap_or_default().to_string(),
        })
    });
    rows.collect()
}
