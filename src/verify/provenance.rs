//! What a report says of where it comes from.

use super::recorded::place;
use crate::base::Cell;
use crate::read::Package;
use crate::words::{Lang, Words, fill};

/// Hexadecimal digits of a hash.
const HASH: usize = 64;
/// The numbers of persons that an edition can hold to.
const FEWEST: std::ops::RangeInclusive<u32> = 2..=1000;

/// A source workbook as a report names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its path below the folder of the run.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
}

/// The source workbooks of a report, the operation workbook first, those of the year before last.
pub fn sources(package: &Package) -> Vec<Named> {
    let Some((index, seal)) = place(package) else { return Vec::new() };
    let sheet = &package.sheets[index];
    let text = |row: u32, column: u16| sheet.cells.get(&Cell { row, column })?.text();
    let rows = sheet.cells.keys().filter(|cell| cell.column == 0 && cell.row < seal.row).map(|cell| cell.row);
    let named = |row: u32| {
        let sha256 = text(row, 2).filter(|hash| hash.len() == HASH)?;
        let bytes: String = text(row, 1)?.chars().filter(char::is_ascii_digit).collect();
        Some(Named {
            name: text(row, 0)?.to_string(),
            bytes: bytes.parse().ok()?,
            sha256: sha256.to_string(),
        })
    };
    let mut found: Vec<Named> = Vec::new();
    for named in rows.filter_map(named) {
        if !found.contains(&named) {
            found.push(named);
        }
    }
    found
}

/// The language of a report, by what its register is called.
pub fn language(package: &Package) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| package.sheet(&Words::of(*lang).report.sheets.register).is_some())
}

/// Whether a report is for readers outside, and the fewest persons that a figure of it stands for.
pub fn edition(package: &Package) -> Option<(bool, u32)> {
    let (index, _) = place(package)?;
    let texts = &Words::of(language(package)?).report.texts;
    let shown: Vec<&str> = package.sheets[index].cells.values().filter_map(|cell| cell.text()).collect();
    [(false, &texts.inner_mark), (true, &texts.outer_edition)].into_iter().find_map(|(outside, text)| {
        let is = |fewest: &u32| shown.contains(&&*fill(text, &[("fewest", &fewest.to_string())]));
        Some((outside, FEWEST.into_iter().find(is)?))
    })
}
