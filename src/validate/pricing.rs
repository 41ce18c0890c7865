//! An effect line's price: a unit cost, or actor, cost type and amount on the line itself.

use super::effects::Reach;
use super::notes::{Bad, Checked, Marked, Notes};
use super::prices::Used;
use super::production;
use super::spot::{self, Spot};
use super::table::Row;
use crate::base::Code;
use crate::model::{CostType, Party, Price};
use crate::words::names::{actor, column};

/// Whose flow a line is, of what type, at what price.
pub(super) struct Priced {
    pub party: Party,
    pub cost_type: CostType,
    pub price: Price,
    /// What the unit cost is the price of; empty without one.
    pub name: String,
}

/// Reads the columns Kod, Aktör, Kostnadsslag and Belopp of a row.
pub(super) fn read(row: Row, reach: &mut Reach, notes: &mut Notes) -> Checked<Priced> {
    let code = row.at(&column::CODE, notes);
    let amount = row.at(&column::AMOUNT, notes);
    match (code.is_blank(), amount.is_blank()) {
        (false, true) => by_code(row, code, reach, notes),
        (true, false) => by_amount(row, amount, reach, notes),
        (false, false) => notes.fail(code.finding(Code::CodeOrAmount, notes)),
        (true, true) => {
            // At the code's cell where there is such a column, else at the amount's.
            let cell = if code.column.is_some() { code } else { amount };
            notes.fail(cell.finding(Code::CodeOrAmount, notes))
        }
    }
}

fn by_code(row: Row, cell: Spot, reach: &mut Reach, notes: &mut Notes) -> Checked<Priced> {
    let code = cell.must_marked(notes);
    let used = code.and_then(|code| reach.prices.used(&code, reach.scope, notes));
    let actor_cell = row.at(&column::ACTOR, notes);
    let named = actor_cell.marked(notes);
    let cost_cell = row.at(&column::COST_TYPE, notes);
    let cost_type = cost_cell.maybe(spot::one_of::<CostType>, notes);
    let (at, used) = used?;
    let party = named.and_then(|named| {
        if let Some(named) = named {
            let same = same_party(&named, &used, reach, notes)?;
            agrees(same, actor_cell, &used, notes)?;
        }
        used.party
    });
    let body = used.body;
    cost_type.and_then(|given| {
        agrees(given.is_none_or(|given| given.value == body.cost_type), cost_cell, &used, notes)
    })?;
    Ok(Priced {
        party: party?,
        cost_type: body.cost_type,
        price: Price::UnitCost(at),
        name: body.name.clone(),
    })
}

/// Whether a line names the party that its unit cost has.
fn same_party(named: &Marked, used: &Used, reach: &Reach, notes: &mut Notes) -> Checked<bool> {
    let party = if actor::PRODUCTION.is(&named.text) {
        Party::Production
    } else {
        reach.scope.party(named, notes)?
    };
    Ok(used.party? == party)
}

fn agrees(same: bool, cell: Spot, used: &Used, notes: &mut Notes) -> Checked<()> {
    if same {
        return Ok(());
    }
    notes.fail(cell.finding(Code::ContradictsUnitCost, notes).also_at(used.place().clone()))
}

fn by_amount(row: Row, amount: Spot, reach: &Reach, notes: &mut Notes) -> Checked<Priced> {
    let amount = amount.must(spot::kronor, notes);
    let cost_type = row.at(&column::COST_TYPE, notes).must(spot::one_of::<CostType>, notes);
    let cost_type = cost_type.map(|cost_type| cost_type.value);
    let cell = row.at(&column::ACTOR, notes);
    let named = cell.marked(notes);
    let party = match production::actor_of(named, cost_type, cell, notes) {
        Ok(Some(name)) => reach.scope.party(&name, notes),
        Ok(None) => Ok(Party::Production),
        Err(Bad) => Err(Bad),
    };
    Ok(Priced { party: party?, cost_type: cost_type?, price: Price::Direct(amount?), name: String::new() })
}
