//! Where the tables of a sheet are: their heads, and the columns that part one from the next.

use super::label::FIRST;
use crate::base::Cell;
use crate::engine::At;
use crate::read::Package;
use crate::words::{Lang, Words};
use std::collections::BTreeSet;

/// What stands where there is nothing to say.
const NONE: &str = "–";

/// The columns of each sheet that hold something.
pub(super) struct Columns(Vec<BTreeSet<u16>>);

impl Columns {
    /// Those of a workbook.
    pub(super) fn of(package: &Package) -> Columns {
        let below = |cell: &&Cell| cell.row >= FIRST;
        let columns = package
            .sheets
            .iter()
            .map(|sheet| sheet.cells.keys().filter(below).map(|cell| cell.column).collect());
        Columns(columns.collect())
    }

    /// The first column of the table that a cell stands in: the one after the nearest empty column at its
    /// left, or the first of the sheet.
    pub(super) fn table(&self, at: At) -> u16 {
        let Some(filled) = self.0.get(at.sheet) else { return 0 };
        (0..at.cell.column).rev().find(|column| !filled.contains(column)).map_or(0, |empty| empty + 1)
    }
}

/// Whether a cell looks like a head: light letters on a dark ground, or a text that stands there on a ground
/// of its own, as over a group of rows. Data have no ground, and those of sums and inputs are light.
pub(super) fn looks_like_head(package: &Package, at: At) -> bool {
    let Some(cell) = package.cell(at.sheet, at.cell) else { return false };
    let over_group =
        cell.formula.is_none() && !cell.is_input() && cell.text().is_some_and(|text| text != NONE);
    cell.look.ground.is_some_and(|ground| over_group || brightness(ground) < brightness(cell.look.ink))
}

/// How bright a colour is.
fn brightness(colour: u32) -> u32 {
    let [_, red, green, blue] = colour.to_be_bytes().map(u32::from);
    // As the eye weighs the three.
    3 * red + 6 * green + blue
}

/// Whether a number that nobody gave belongs to the method: one of those that the assumptions, the
/// calculation and the projection count with.
pub(super) fn of_method(package: &Package, at: At) -> bool {
    let Some(sheet) = package.sheets.get(at.sheet) else { return false };
    Lang::ALL.into_iter().any(|lang| {
        let names = &Words::of(lang).report.sheets;
        [&names.assumptions, &names.calculation, &names.projection].iter().any(|name| ***name == *sheet.name)
    })
}
