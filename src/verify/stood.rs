//! What stood in a cell before it was changed, where that can be told: a guess that has the fingerprint
//! of what stood there.

use crate::base::Cell;
use crate::read::PackageSheet;
use crate::seal::{Look, shifted};
use std::collections::BTreeSet;

/// How far away another cell may stand whose formula this one's was like.
const NEAR: i32 = 3;

/// Forms of numbers that reports are written in; a form that was changed everywhere stands in no cell any more.
const FORMS: [&str; 13] = [
    "General",
    "0",
    "0.0",
    "0.00",
    "0.0000",
    "#,##0",
    "#,##0.00",
    "#,##0,",
    "#,##0,,",
    "#,##0.0,,",
    "0%",
    "0.0%",
    "0.000000%",
];

/// The look of some other cell, or one like it in another form, that fits.
pub fn look(sheets: &[PackageSheet], fits: impl Fn(&Look) -> bool) -> Option<Look> {
    let all: BTreeSet<&Look> =
        sheets.iter().flat_map(|sheet| sheet.cells.values()).map(|cell| &*cell.look).collect();
    let formed = |look: &&Look| FORMS.map(|form| Look { form: form.to_string(), ..(*look).clone() });
    let as_they_are = all.iter().map(|look| (*look).clone());
    as_they_are.chain(all.iter().flat_map(formed)).find(|look| fits(look))
}

/// The formula of a cell nearby, as it reads here, that fits: with this cell's own look, or with that of the
/// cell nearby.
pub fn formula(
    sheet: &PackageSheet,
    at: Cell,
    own: &Look,
    fits: impl Fn(&str, &Look) -> bool,
) -> Option<String> {
    let steps = (1..=NEAR).flat_map(|step| [(0, -step), (0, step), (-step, 0), (step, 0)]);
    steps
        .filter_map(|(down, right)| {
            let row = u32::try_from(i64::from(at.row) + i64::from(down)).ok()?;
            let column = u16::try_from(i32::from(at.column) + right).ok()?;
            let near = sheet.cells.get(&Cell { row, column })?;
            let formula = shifted(near.formula.as_ref()?, -i64::from(down), -i64::from(right))?;
            (fits(&formula, own) || fits(&formula, &near.look)).then_some(formula)
        })
        .next()
}
