//! Effects that may be counted twice.

use super::super::notes::{Checked, Notes};
use super::super::prices::Prices;
use super::super::table::Row;
use super::rows::repeated;
use crate::base::{Code, Place};
use crate::model::{Basis, CostType, EffectLine, Party, Price, Side};
use crate::words::hints;
use crate::words::names::column;
use std::collections::BTreeMap;

type Read<'t, 'a> = (Row<'t, 'a>, Checked<EffectLine>);

/// Looks through the rows of Effekter.
pub(in super::super) fn effects(rows: &[Read], prices: &Prices, notes: &mut Notes) {
    let repeated = repeated(rows, notes);
    same_unit_cost(rows, &repeated, notes);
    beside_production(rows, prices, notes);
}

/// The counterparty and basis of a line, and the cell of its code.
type Earlier = (Party, Basis, Place);

/// The same unit cost twice for one outcome and side. A code belongs to one actor. On one basis a
/// flow may well be divided between counterparties; on two, it is counted twice.
fn same_unit_cost(rows: &[Read], repeated: &[bool], notes: &mut Notes) {
    let mut seen: BTreeMap<(usize, usize, Side), Vec<Earlier>> = BTreeMap::new();
    for ((row, line), _) in rows.iter().zip(repeated).filter(|(_, repeated)| !**repeated) {
        let Ok(EffectLine { price: Price::UnitCost(at), outcome, side, counterparty, basis, .. }) = line
        else {
            continue;
        };
        let cell = row.at(&column::CODE, notes);
        let earlier = seen.entry((*at, *outcome, *side)).or_default();
        let same = earlier.iter().find(|(party, other, _)| party == counterparty || other != basis);
        if let Some((.., first)) = same {
            notes.push(cell.finding(Code::SameUnitCostTwice, notes).also_at(first.clone()));
        }
        earlier.push((*counterparty, *basis, cell.place()));
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
