//! Where a given value came from, as the report tells: by its register of inputs, or by what stands
//! beside the value in reports that have none.

use super::label::{PLACES, SOURCES, head, one_of};
use super::target::{position, unquoted};
use crate::base::Cell;
use crate::engine::At;
use crate::read::Package;
use std::collections::BTreeMap;

/// Columns of the register of inputs.
const LABEL: u16 = 0;
const PLACE: u16 = 1;
const SOURCE: u16 = 5;
const KEY: u16 = 6;

/// Where a given value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What the report says of it.
    pub text: String,
    /// Workbook, sheet and cell, where the text names them.
    pub place: Option<(String, String, Cell)>,
    /// The key of the input in the register; none where the report has no register.
    pub key: Option<String>,
}

/// What a register says of an input.
pub(super) struct Entry {
    pub(super) label: String,
    pub(super) source: Source,
}

/// The register of inputs, by the cell of the input.
pub(super) fn register(package: &Package) -> BTreeMap<At, Entry> {
    let mut entries = BTreeMap::new();
    for sheet in &package.sheets {
        let keyed = sheet.cells.iter().filter(|(cell, _)| cell.column == KEY);
        for (cell, key) in keyed.filter(|(_, key)| key.formula.is_none()) {
            let text = |column| sheet.cells.get(&Cell { column, ..*cell }).and_then(|found| found.text());
            let at = text(PLACE).and_then(|place| at(package, place));
            if let (Some(at), Some(key)) = (at, key.text().filter(|key| !key.is_empty())) {
                let source =
                    Source { key: Some(key.to_string()), ..Source::of(text(SOURCE).unwrap_or_default()) };
                entries.insert(at, Entry { label: text(LABEL).unwrap_or_default().to_string(), source });
            }
        }
    }
    entries
}

fn at(package: &Package, place: &str) -> Option<At> {
    let (sheet, cell) = place.rsplit_once('!')?;
    Some(At { sheet: position(package, &unquoted(sheet))?, cell: cell.parse().ok()? })
}

/// What stands in the row of a value under the heads for its source.
pub(super) fn beside(package: &Package, at: At) -> Option<Source> {
    let sheet = package.sheets.get(at.sheet)?;
    let last = Cell { column: Cell::COLUMNS - 1, ..at.cell };
    let after =
        Cell { column: at.cell.column.checked_add(1).filter(|next| *next <= last.column)?, ..at.cell };
    let row: Vec<(Cell, &str)> =
        sheet.cells.range(after..=last).filter_map(|(cell, found)| Some((*cell, found.text()?))).collect();
    let under = |known| {
        row.iter().find(|(cell, _)| {
            head(package, At { cell: *cell, ..at }).is_some_and(|head| one_of(&head, known).is_some())
        })
    };
    let found = under(&PLACES).or_else(|| row.iter().find(|(_, text)| Source::of(text).place.is_some()));
    found.or_else(|| under(&SOURCES)).map(|(_, text)| Source::of(text))
}

impl Source {
    /// From a text such as `mapp/bok.xlsx · Effekter!B7`.
    fn of(text: &str) -> Source {
        let place = text.rsplit_once(" · ").and_then(|(workbook, place)| {
            let (sheet, cell) = place.rsplit_once('!')?;
            Some((workbook.to_string(), unquoted(sheet), cell.parse().ok()?))
        });
        Source { text: text.to_string(), place, key: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_read_from_its_text_and_words_are_kept_as_they_are() {
        let source = Source::of("mapp/a · b.xlsx · Ej prissatta!B7");
        let cell = Cell { row: 6, column: 1 };
        assert_eq!(source.place, Some(("mapp/a · b.xlsx".to_string(), "Ej prissatta".to_string(), cell)));
        assert_eq!(Source::of("metodens standardvärde").place, None);
    }
}
