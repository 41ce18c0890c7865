//! Where a given value came from, as the report tells: by its register of inputs, or by what stands
//! beside the value in reports that have none.

use super::label::{PLACES, SOURCES, head, one_of};
use super::target::unquoted;
use crate::base::Cell;
use crate::engine::At;
use crate::read::Package;
use crate::register::{Listed, listed};
use std::collections::BTreeMap;

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
    let entry = |listed: Listed| {
        let at = At { sheet: listed.sheet, cell: listed.cell };
        let source = Source { key: Some(listed.key), ..Source::of(&listed.source) };
        (at, Entry { label: listed.label, source })
    };
    listed(package).into_iter().map(entry).collect()
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
