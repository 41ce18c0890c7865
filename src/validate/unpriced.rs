//! The sheet Ej prissatta effekter.

use super::notes::{Checked, Notes};
use super::plausible;
use super::scope::Scope;
use super::spot;
use super::table::{Row, Table};
use crate::form;
use crate::model::Unpriced;
use crate::read::Grid;
use crate::words::names::column;

/// Reads the sheet; it may have no row.
pub(super) fn read(grid: &Grid, scope: &Scope, notes: &mut Notes) -> Checked<Vec<Unpriced>> {
    let table = Table::read(grid, &form::UNPRICED, notes)?;
    let rows: Vec<_> = table.rows().map(|row| (row, effect(row, scope, notes))).collect();
    plausible::repeated(&rows, notes);
    rows.into_iter().map(|(_, effect)| effect).collect()
}

fn effect(row: Row, scope: &Scope, notes: &mut Notes) -> Checked<Unpriced> {
    let effect = row.at(&column::EFFECT, notes).must(spot::text, notes);
    let actor = row.at(&column::ACTOR, notes).marked(notes);
    let party = actor.and_then(|actor| actor.map(|actor| scope.party(&actor, notes)).transpose());
    let direction = row.at(&column::DIRECTION, notes).must(spot::one_of, notes);
    let strength = row.at(&column::STRENGTH, notes).maybe(spot::one_of, notes);
    let description = row.at(&column::DESCRIPTION, notes).words(notes);
    Ok(Unpriced {
        effect: effect?.value,
        party: party?,
        direction: direction?.value,
        strength: strength?.map(|strength| strength.value),
        description: description?,
        place: row.place(),
    })
}
