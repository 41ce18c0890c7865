//! The register as a written report holds it.

use crate::base::Cell;
use crate::read::{Package, PackageSheet};
use crate::seal::Held;

/// Which column holds what of an input.
pub mod column {
    /// What it is.
    pub const LABEL: u16 = 0;
    /// Its cell: `Antaganden!B7`.
    pub const CELL: u16 = 1;
    /// What it was when the report was written.
    pub const WRITTEN: u16 = 2;
    /// What it is now.
    pub const NOW: u16 = 3;
    /// Whether it is something else now.
    pub const CHANGED: u16 = 4;
    /// The cell that it came from.
    pub const SOURCE: u16 = 5;
    /// Its key.
    pub const KEY: u16 = 6;
}

/// An input that a report lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
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
    /// Where that came from: `mapp/bok.xlsx · Effekter!B7`, or words.
    pub source: String,
}

/// The inputs that a report lists, in its order: rows with a cell and a key, on whatever sheet, so that no
/// language has to be known. None where a report has no register.
pub fn listed(package: &Package) -> Vec<Listed> {
    package.sheets.iter().flat_map(|sheet| rows(package, sheet)).collect()
}

fn rows<'a>(package: &'a Package, sheet: &'a PackageSheet) -> impl Iterator<Item = Listed> + 'a {
    let keys = sheet.cells.iter().filter(|(at, key)| at.column == column::KEY && key.formula.is_none());
    keys.filter_map(|(at, key)| {
        let found = |column| sheet.cells.get(&Cell { column, ..*at });
        let text = |column| found(column).and_then(|found| found.text());
        let (sheet, cell) = text(column::CELL)?.rsplit_once('!')?;
        let bare = sheet.strip_prefix('\'').and_then(|sheet| sheet.strip_suffix('\''));
        let sheet = bare.map_or_else(|| sheet.to_string(), |sheet| sheet.replace("''", "'"));
        Some(Listed {
            // A long word is broken over two lines.
            label: text(column::LABEL).unwrap_or_default().replace("-\n", "").replace('\n', " "),
            key: key.text().filter(|key| !key.is_empty())?.to_string(),
            sheet: package.sheets.iter().position(|found| found.name == sheet)?,
            cell: cell.parse().ok()?,
            written: found(column::WRITTEN)?.held.clone(),
            source: text(column::SOURCE).unwrap_or_default().to_string(),
        })
    })
}
