//! What was planned, as figures that a reader may change, and what it is compared with.

use super::super::Support;
use crate::base::{Cited, Place, Share, Unit};
use crate::figure::{Book, Expr, Fault, Id};
use crate::model::{ActorId, Entry, Plan, PlannedOutcome, Side};
use rust_decimal::Decimal;
use std::sync::Arc;

/// What was planned.
#[derive(Debug)]
pub struct Given {
    /// As in `Inputs::outcomes`.
    pub outcomes: Vec<OutcomePlan>,
    /// The entries of the books in order, then those that were planned only.
    pub entries: Vec<EntryPlan>,
    /// The unit costs with a planned price.
    pub prices: Vec<PricePlan>,
}

/// A planned value.
#[derive(Clone, Copy, Debug)]
pub enum Planned {
    /// Given by the plan.
    Given(Id),
    /// Planned as it came out.
    AsOutcome(Id),
}

impl Planned {
    /// The figure.
    pub fn id(self) -> Id {
        match self {
            Planned::Given(id) | Planned::AsOutcome(id) => id,
        }
    }

    /// The figure where the plan gives it.
    pub fn given(self) -> Option<Id> {
        match self {
            Planned::Given(id) => Some(id),
            Planned::AsOutcome(_) => None,
        }
    }
}

/// How an outcome was planned.
#[derive(Debug)]
pub struct OutcomePlan {
    /// Planned persons.
    pub persons: Id,
    /// Persons - planned persons.
    pub difference: Id,
    /// Planned effect months in year 1, where given.
    pub months_year_1: Option<Id>,
    /// Planned effect months per person in a full year.
    pub months_per_person: Planned,
    /// Planned deadweight, displacement, attribution to others.
    pub shares: [Planned; 3],
    /// (1 - deadweight)(1 - displacement)(1 - attribution), as planned.
    pub net: Id,
    /// Net share - planned net share.
    pub net_difference: Id,
    /// Position of the planned profile among those of the account.
    pub profile: usize,
}

/// An entry of the books beside its plan.
#[derive(Debug)]
pub struct EntryPlan {
    /// What it is.
    pub label: Arc<str>,
    /// Its side.
    pub side: Side,
    /// Who pays, or with whom it arises.
    pub actor: Option<ActorId>,
    /// The planned amount, kronor; 0 where none was planned.
    pub amount: Id,
    /// The year that it was planned for.
    pub year: Id,
    /// What it came to; 0 where it was planned only.
    pub outcome: Id,
    /// Outcome - plan.
    pub difference: Id,
    /// The first cell of the plan's row, where there is one.
    pub place: Option<Place>,
}

/// A unit cost beside its planned price.
#[derive(Debug)]
pub struct PricePlan {
    /// Its position in `Inputs::unit_costs`.
    pub unit_cost: usize,
    /// The planned price, kronor at the price level of the unit cost's own price year.
    pub price: Id,
    /// The same at the price level of the account.
    pub uprated: Id,
    /// Price - planned price, at the price level of the account.
    pub difference: Id,
}

impl Given {
    pub(super) fn define(book: &mut Book, support: &Support, plan: &Plan) -> Result<Given, Fault> {
        let mut outcomes = Vec::new();
        for (position, planned) in plan.outcomes.iter().enumerate() {
            outcomes.push(outcome(book, support, position, planned)?);
        }
        let mut prices = Vec::new();
        for (unit_cost, planned) in &plan.prices {
            let labels = &support.words.labels;
            let cost = &support.account.prices.unit_costs[*unit_cost];
            let name = support.inputs.unit_costs[*unit_cost].name.as_str();
            let price = book.given(name, Unit::Price, cited(planned, |kronor| kronor.0));
            let level = match cost.index_values {
                Some((from, to)) => price * to / from,
                None => Expr::from(price),
            };
            let uprated = book.define(&labels.uprated_price, Unit::Price, level)?;
            let difference = book.define(&labels.difference, Unit::Price, cost.uprated - uprated)?;
            prices.push(PricePlan { unit_cost: *unit_cost, price, uprated, difference });
        }
        Ok(Given { outcomes, entries: entries(book, support, plan)?, prices })
    }
}

fn cited<T>(datum: &Cited<T>, decimal: impl Fn(&T) -> Decimal) -> Cited<Decimal> {
    Cited { value: decimal(&datum.value), place: datum.place.clone() }
}

fn outcome(
    book: &mut Book,
    support: &Support,
    position: usize,
    planned: &PlannedOutcome,
) -> Result<OutcomePlan, Fault> {
    let labels = &support.words.labels;
    let actual = &support.account.outcomes.outcomes[position];
    let persons = book.given(&labels.persons, Unit::Persons, planned.persons.clone());
    let difference = book.define(&labels.difference, Unit::Persons, actual.persons - persons)?;
    let months_year_1 = planned.months_year_1.clone();
    let months_year_1 = months_year_1.map(|months| book.given(&labels.months_year_1, Unit::Months, months));
    let months_per_person = match planned.months_per_person.clone() {
        Some(months) => Planned::Given(book.given(&labels.months_per_person, Unit::Months, months)),
        None => Planned::AsOutcome(book.define(
            &labels.months_per_person,
            Unit::Months,
            actual.months_per_person,
        )?),
    };
    let names = [&labels.deadweight, &labels.displacement, &labels.attribution];
    let mut share = |slot: usize| -> Result<Planned, Fault> {
        let given: &Option<Cited<Share>> = &planned.shares[slot];
        Ok(match given {
            Some(share) => {
                Planned::Given(book.given(names[slot], Unit::Share, cited(share, |share| share.0)))
            }
            None => Planned::AsOutcome(book.define(names[slot], Unit::Share, actual.shares[slot])?),
        })
    };
    let shares = [share(0)?, share(1)?, share(2)?];
    let [deadweight, displacement, attribution] = shares.map(|share| Expr::from(1) - share.id());
    let net = book.define(&labels.net_share, Unit::Share, deadweight * displacement * attribution)?;
    let net_difference = book.define(&labels.difference, Unit::Share, actual.net - net)?;
    let profile = planned.profile.unwrap_or(actual.profile);
    Ok(OutcomePlan {
        persons,
        difference,
        months_year_1,
        months_per_person,
        shares,
        net,
        net_difference,
        profile,
    })
}

/// Every entry of the books with the planned one that says the same, then the planned ones that are left.
fn entries(book: &mut Book, support: &Support, plan: &Plan) -> Result<Vec<EntryPlan>, Fault> {
    let mut left: Vec<&Entry> = plan.entries.iter().collect();
    let books = support.inputs.entries.iter().zip(&support.account.givens.entries);
    let mut found: Vec<(&Entry, Option<&Entry>, Option<Id>)> =
        books.map(|(entry, (amount, _))| (entry, None, Some(*amount))).collect();
    // What was planned for the same year goes first; what is left came in another year.
    for same_year in [true, false] {
        for (entry, planned, _) in found.iter_mut().filter(|(_, planned, _)| planned.is_none()) {
            let is_plan =
                |other: &&Entry| is_planned_by(entry, other) && (!same_year || entry.year == other.year);
            *planned = left.iter().position(is_plan).map(|at| left.remove(at));
        }
    }
    found.extend(left.into_iter().map(|planned| (planned, Some(planned), None)));
    let labels = &support.words.labels;
    let mut entries = Vec::new();
    for (entry, planned, outcome) in found {
        let amount = planned
            .map_or(Cited::default_of(Decimal::ZERO), |planned| cited(&planned.amount, |kronor| kronor.0));
        let amount = book.given(entry.label.as_str(), Unit::Kronor, amount);
        let planned_year = planned.map_or(entry.year, |planned| planned.year);
        let year = book.fixed(&labels.entry_year, Unit::YearNumber, Decimal::from(planned_year));
        let outcome = match outcome {
            Some(outcome) => outcome,
            None => book.define(&labels.amount, Unit::Kronor, Expr::from(0))?,
        };
        let difference = book.define(&labels.difference, Unit::Kronor, outcome - amount)?;
        entries.push(EntryPlan {
            label: Arc::from(entry.label.as_str()),
            side: entry.side,
            actor: entry.actor,
            amount,
            year,
            outcome,
            difference,
            place: planned.map(|planned| planned.place.clone()),
        });
    }
    Ok(entries)
}

/// Whether a planned entry may be the plan of an entry: the same name, side and actor.
fn is_planned_by(entry: &Entry, planned: &Entry) -> bool {
    use crate::words::names::key;
    key(&entry.label) == key(&planned.label) && (entry.side, entry.actor) == (planned.side, planned.actor)
}
