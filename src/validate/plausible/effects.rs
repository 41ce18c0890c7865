//! Effects that may be counted twice.

use super::super::notes::{Checked, Notes};
use super::super::prices::Prices;
use super::super::table::Row;
use super::rows::repeated;
use crate::base::{Code, Place};
use crate::model::{CostType, EffectLine, Party, Price, Side};
use crate::words::hints;
use crate::words::names::column;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

type Read<'t, 'a> = (Row<'t, 'a>, Checked<EffectLine>);

/// Looks through the rows of Effekter.
pub(in super::super) fn effects(rows: &[Read], prices: &Prices, notes: &mut Notes) {
    let repeated = repeated(rows, notes);
    same_unit_cost(rows, &repeated, notes);
    beside_production(rows, prices, notes);
}

/// The same unit cost twice for one outcome, side and counterparty. A code belongs to one actor;
/// between counterparties a flow may well be divided.
fn same_unit_cost(rows: &[Read], repeated: &[bool], notes: &mut Notes) {
    let mut seen: BTreeMap<(usize, usize, Side, Party), Place> = BTreeMap::new();
    for ((row, line), _) in rows.iter().zip(repeated).filter(|(_, repeated)| !**repeated) {
        let Ok(EffectLine { price: Price::UnitCost(at), outcome, side, counterparty, .. }) = line else {
            continue;
        };
        let cell = row.at(&column::CODE, notes);
        match seen.entry((*at, *outcome, *side, *counterparty)) {
            Entry::Vacant(entry) => _ = entry.insert(cell.place()),
            Entry::Occupied(first) => {
                let finding = cell.finding(Code::SameUnitCostTwice, notes);
                notes.push(finding.also_at(first.get().clone()));
            }
        }
    }
}

/// Production value is what the work costs the employer: earnings with tax and social fees. As
/// transfers they only move what it contains; as real income they would add it once more.
fn beside_production(rows: &[Read], prices: &Prices, notes: &mut Notes) {
    let incomes = || rows.iter().filter_map(|(row, line)| Some((row, line.as_ref().ok()?)));
    let incomes = || incomes().filter(|(_, line)| line.side == Side::Income);
    let mut production: BTreeMap<usize, Place> = BTreeMap::new();
    for (row, line) in incomes().filter(|(_, line)| line.cost_type == CostType::Production) {
        production.entry(line.outcome).or_insert_with(|| row.place());
    }
    for (row, line) in incomes().filter(|(_, line)| line.cost_type == CostType::Real) {
        let Some(place) = production.get(&line.outcome) else { continue };
        let label = row.at(&column::LABEL, notes);
        let cell = match line.price {
            _ if hints::EARNINGS.are_in(&label.value().shown()) => label,
            Price::UnitCost(at) if hints::EARNINGS.are_in(prices.name(at)) => row.at(&column::CODE, notes),
            _ => continue,
        };
        notes.push(cell.finding(Code::EarningsBesideProduction, notes).also_at(place.clone()));
    }
}
