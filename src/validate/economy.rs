//! The sheet Ekonomi.

use super::notes::{Checked, Mark, Notes};
use super::plausible;
use super::scope::Scope;
use super::spot;
use super::table::{Row, Table};
use crate::base::Code;
use crate::form;
use crate::model::{ActorId, Entry, Party, Side};
use crate::read::Grid;
use crate::words::names::column;
use rust_decimal::Decimal;

/// Reads the sheet. `result` is what the books are said to give, and its cell.
pub(super) fn read(
    grid: &Grid,
    scope: &Scope,
    horizon: usize,
    result: Option<&(Decimal, Mark)>,
    notes: &mut Notes,
) -> Checked<Vec<Entry>> {
    let table = Table::read(grid, &form::ECONOMY, notes)?;
    table.must_have_rows(notes);
    let rows: Vec<_> = table.rows().map(|row| (row, entry(row, scope, horizon, notes))).collect();
    plausible::economy(&rows, result, notes);
    rows.into_iter().map(|(_, entry)| entry).collect()
}

/// The entry of a row, of this sheet or of the plan.
pub(super) fn entry(row: Row, scope: &Scope, horizon: usize, notes: &mut Notes) -> Checked<Entry> {
    let label = row.at(&column::ENTRY, notes).must(spot::text, notes);
    let side = row.at(&column::SIDE, notes).must(spot::one_of, notes);
    let amount = row.at(&column::AMOUNT, notes).must(spot::kronor, notes);
    let cell = row.at(&column::YEAR, notes);
    let year = if cell.is_blank() { Ok(1) } else { spot::within(cell, 1, horizon, notes) };
    let actor = row.at(&column::ACTOR, notes).marked(notes);
    let side = side.map(|side| side.value);
    let income = side == Ok(Side::Income);
    let actor = actor.and_then(|actor| match actor {
        // What the operation pays itself has no counterparty; what it earns has.
        Some(actor) if !income => Ok(match scope.party(&actor, notes)? {
            Party::Actor(actor) => Some(actor),
            Party::Operation | Party::Production => None,
        }),
        Some(actor) => scope.actor(&actor, notes).map(Some),
        None if income => {
            let finding = row.at(&column::ACTOR, notes).finding(Code::IncomeWithoutActor, notes);
            notes.fail::<Option<ActorId>>(finding)
        }
        None => Ok(None),
    });
    Ok(Entry {
        label: label?.value,
        side: side?,
        amount: amount?,
        actor: actor?,
        year: year?,
        place: row.place(),
    })
}
