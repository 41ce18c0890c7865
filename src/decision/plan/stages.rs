//! The flows at each step from plan to outcome: for every entry and every effect line what it comes to
//! in year 1, undiscounted, and accumulated to every year, discounted.

use super::super::Support;
use super::drivers::Drivers;
use super::given::{EntryPlan, Given};
use crate::account::givens::QuantityFigures;
use crate::account::ledger::{Reason, Row as Flow};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Label, Range, range};
use crate::model::{Basis, CostType, EffectLine, Party, Price, Side};
use std::sync::Arc;

/// How many steps the effects take: as planned, with the prices that came out, with the persons, with their
/// months and net shares, and as they came out.
pub const STEPS: usize = 5;

/// The flows at each step.
#[derive(Debug)]
pub struct Stages {
    /// The operation's own books: as planned, as they came out.
    pub books: [Vec<Row>; 2],
    /// The effect lines at each of the [`STEPS`].
    pub effects: [Vec<Row>; STEPS],
}

/// A flow at a step.
#[derive(Debug)]
pub struct Row {
    /// What it is.
    pub label: Arc<str>,
    /// In whose split it counts.
    pub party: Party,
    /// The text by which sums find it.
    pub key: Id,
    /// Year 1, undiscounted.
    pub year_1: Id,
    /// The sum of D_t * F_t to each year.
    pub accumulated: Range,
}

/// Whose splits are told: the operation, actors that are part of no other, the principal, production value.
/// What is another's counts in the nearest of these that it is part of.
pub(super) fn told(support: &Support, party: Party) -> Party {
    match party {
        Party::Actor(id) if id != support.inputs.operation.principal => {
            support.inputs.actors.get(id).parent.map_or(party, |parent| told(support, Party::Actor(parent)))
        }
        _ => party,
    }
}

/// What a flow is called, and whose it is.
struct Draft<'a> {
    label: &'a Arc<str>,
    party: Party,
}

struct Making<'a> {
    book: &'a mut Book,
    support: &'a Support<'a>,
}

impl Stages {
    pub(super) fn define(
        book: &mut Book,
        support: &Support,
        given: &Given,
        drivers: &[Drivers],
    ) -> Result<Stages, Fault> {
        let mut making = Making { book, support };
        let books = [making.planned_books(given)?, making.books()?];
        let mut effects: [Vec<Row>; STEPS] = Default::default();
        for (step, rows) in effects.iter_mut().enumerate() {
            for flow in &support.account.ledger.rows {
                let Reason::Effect(position) = flow.reason else { continue };
                let line = (position, &support.inputs.lines[position]);
                rows.push(match step {
                    0..4 => making.effect(flow, line, step, given, drivers)?,
                    _ => making.as_it_came(flow)?,
                });
            }
        }
        Ok(Stages { books, effects })
    }
}

/// + for a gain, - for a cost.
fn signed(gain: bool, amount: Expr) -> Expr {
    if gain { amount } else { -amount }
}

impl Making<'_> {
    /// A flow from its first year and from what it has come to by the year at each position.
    fn row(&mut self, draft: Draft, year_1: Expr, accumulated: impl Fn(usize) -> Expr) -> Result<Row, Fault> {
        let party = told(self.support, draft.party);
        let key = self.book.key(&self.support.words.labels.actor, &self.support.names().of(party), None);
        let year_1 = self.book.define(draft.label, Unit::Kronor, year_1)?;
        let mut row = Vec::new();
        for index in 0..self.support.account.time.length() {
            let label = Label::in_year(draft.label, index + 1);
            row.push(self.book.define(label, Unit::Kronor, accumulated(index))?);
        }
        Ok(Row { label: Arc::clone(draft.label), party, key, year_1, accumulated: range(row) })
    }

    /// A planned entry: for the operation, and the other way for whoever pays it.
    fn planned_books(&mut self, given: &Given) -> Result<Vec<Row>, Fault> {
        let mut rows = Vec::new();
        for entry in &given.entries {
            rows.push(self.planned_entry(entry, Party::Operation, entry.side == Side::Income)?);
        }
        for entry in given.entries.iter().filter(|entry| entry.side == Side::Income) {
            if let Some(payer) = entry.actor {
                rows.push(self.planned_entry(entry, Party::Actor(payer), false)?);
            }
        }
        Ok(rows)
    }

    fn planned_entry(&mut self, entry: &EntryPlan, party: Party, gain: bool) -> Result<Row, Fault> {
        let time = &self.support.account.time;
        let cost_type = if entry.side == Side::Income { CostType::Financial } else { CostType::Real };
        let factors = time.factors_of(cost_type);
        let falls = |values: Range, index: usize| Expr::SumIfs {
            values,
            conditions: vec![(range(time.years[..=index].iter().copied()), entry.year)],
        };
        let upto = |index: usize| range(factors[..=index].iter().copied());
        let one = crate::figure::Test::Equal(entry.year.into(), time.years[0].into());
        let year_1 = Expr::when(one, signed(gain, entry.amount.into()), 0);
        let amount = entry.amount;
        self.row(Draft { label: &entry.label, party }, year_1, |index| {
            signed(gain, amount * falls(upto(index), index))
        })
    }

    /// The books as they came out.
    fn books(&mut self) -> Result<Vec<Row>, Fault> {
        let own = |flow: &&Flow| {
            matches!(flow.reason, Reason::OwnCost(_) | Reason::OwnIncome(_) | Reason::Payment(_))
        };
        self.support.account.ledger.rows.iter().filter(own).map(|flow| self.as_it_came(flow)).collect()
    }

    /// A flow of the account.
    fn as_it_came(&mut self, flow: &Flow) -> Result<Row, Fault> {
        let draft = Draft { label: &flow.label, party: flow.party };
        self.row(draft, flow.flows[0].into(), |index| {
            Expr::Sum(range(flow.discounted[..=index].iter().copied()))
        })
    }

    /// An effect line at a step before the last.
    fn effect(
        &mut self,
        flow: &Flow,
        (position, line): (usize, &EffectLine),
        step: usize,
        given: &Given,
        drivers: &[Drivers],
    ) -> Result<Row, Fault> {
        let drivers = &drivers[line.outcome];
        let planned_price = match line.price {
            Price::UnitCost(cost) if step < 1 => {
                given.prices.iter().find(|price| price.unit_cost == cost).map(|price| price.uprated)
            }
            _ => None,
        };
        let net = if step < 3 { Some(given.outcomes[line.outcome].net) } else { flow.net };
        let ratio = drivers.ratio.filter(|_| step < 2);
        let (ratio, driver) = match line.basis {
            Basis::EffectMonth => {
                (None, drivers.months.as_ref().map(|months| &months[step.saturating_sub(1)]))
            }
            Basis::Person => (None, drivers.persons.as_ref().map(|persons| &persons[usize::from(step > 1)])),
            Basis::Year => (ratio, Some(&drivers.shares)),
            Basis::Once => (ratio, Some(&self.support.account.outcomes.once)),
            Basis::Series => match &self.support.account.givens.lines[position].quantity {
                QuantityFigures::Series(values, _) => (ratio, Some(values)),
                QuantityFigures::Given(_) | QuantityFigures::Change(..) => (ratio, None),
            },
        };
        let Some(driver) = driver else { unreachable!("every basis of an outcome's lines has its driver") };
        // What a chosen scenario multiplies, other persons above all, counts as volume.
        let scenario = &self.support.account.outcomes.outcomes[line.outcome].steady;
        let scenario = scenario.first().copied().filter(|_| step > 1);
        let factors = [planned_price.or(flow.price), net, flow.quantity, ratio, scenario];
        let gain = line.side == Side::Income;
        let product = |last: Expr| {
            let known = factors.into_iter().flatten().map(Expr::from);
            signed(
                gain,
                known.reduce(|product, factor| product * factor).map_or(last.clone(), |known| known * last),
            )
        };
        let discount = self.support.account.time.factors_of(line.cost_type);
        let draft = Draft { label: &flow.label, party: flow.party };
        self.row(draft, product(driver[0].into()), |index| {
            let upto = |row: &Range| range(row[..=index].iter().copied());
            product(Expr::SumProduct(upto(discount), upto(driver)))
        })
    }
}
