//! Tables of steps that search for a number: each row halves the interval of the row above it. They are
//! told of and not walked, since every step repeats the whole calculation.

use crate::base::Cell;
use crate::engine::{At, Formula, Formulas, Function};
use crate::read::Package;

/// The column of the interval's upper end.
const UPPER: u16 = 2;
/// Rows above the first that halves: where the search begins, and the first that is tried.
const BEFORE: u32 = 2;

/// The rows, counted from 1, of the search that a cell is a step of.
pub(super) fn steps(package: &Package, formulas: &mut Formulas, at: At) -> Option<(u32, u32)> {
    let mut halves = |row: u32| halves(package, formulas, at.sheet, row);
    let mut first = (at.cell.row..=at.cell.row.checked_add(BEFORE)?).find(|row| halves(*row))?;
    let mut last = first;
    while first > 0 && halves(first - 1) {
        first -= 1;
    }
    while halves(last + 1) {
        last += 1;
    }
    Some((first.saturating_sub(BEFORE) + 1, last + 1))
}

/// Whether the upper end of a row is one or the other of two cells of the row above it, as the sum of that row
/// says.
fn halves(package: &Package, formulas: &mut Formulas, sheet: usize, row: u32) -> bool {
    let at = At { sheet, cell: Cell { row, column: UPPER } };
    let above = |found: &At| found.sheet == sheet && found.cell.row + 1 == row;
    let text = package.cell(sheet, at.cell).and_then(|cell| cell.formula.as_ref());
    match text.and_then(|text| formulas.read(at, text).ok()) {
        Some(Formula::Call(Function::If, parts)) => match parts.as_slice() {
            [Formula::Pair(_, left, right), Formula::Cell(one), Formula::Cell(other)] => {
                above(one) && above(other) && [left, right].into_iter().any(|part| sums(part, above))
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether a part is the sum of what stands there.
fn sums(part: &Formula, there: impl Fn(&At) -> bool) -> bool {
    match part {
        Formula::Call(Function::Sum, cells) => {
            cells.iter().all(|cell| matches!(cell, Formula::Range(area) if there(&area.first)))
        }
        _ => false,
    }
}
