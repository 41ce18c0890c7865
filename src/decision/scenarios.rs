//! Every scenario beside the others, whichever is chosen. Formula section 13 of the method:
//! a flow is what the workbook gives, times the scenario's factors, discounted at its rate.

use super::Support;
use super::spans::Spans;
use crate::account::ledger::Row;
use crate::account::scenarios::Scenarios;
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Range, Test};
use crate::model::{CostType, Party};
use crate::project::parties::PartyFigures;
use crate::project::series::{accumulate, by_year};
use std::sync::Arc;

/// How flows follow a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// Not at all: the operation's own books.
    Nothing,
    /// Persons and prices.
    Steady,
    /// Persons and prices, and from year 2 on persistence.
    Fading,
}

impl Follows {
    /// All three.
    pub const ALL: [Follows; 3] = [Follows::Nothing, Follows::Steady, Follows::Fading];

    fn of(row: &Row) -> Follows {
        match &row.given {
            None => Follows::Nothing,
            Some(given) if given.fades => Follows::Fading,
            Some(_) => Follows::Steady,
        }
    }
}

/// Yearly flows as the workbook gives them, of a party by itself and a cost type.
#[derive(Debug)]
pub struct Group {
    /// Whose; none: everybody's and production value.
    pub party: Option<Party>,
    /// What they consist of.
    pub cost_type: CostType,
    /// How they follow a scenario.
    pub follows: Follows,
    /// F_t, undiscounted.
    pub flows: Range,
}

/// A scenario.
#[derive(Debug)]
pub struct Scenario {
    /// Its name.
    pub name: Id,
    /// What each year's flows are multiplied by, discounting included.
    pub weights: Vec<(CostType, Follows, Range)>,
    /// Everybody's and production value's yearly flows, discounted.
    pub discounted: Range,
    /// What they have come to.
    pub accumulated: Range,
    /// Accumulated by span, of each party with its parts, as in the income statement.
    pub parties: Vec<(Party, Vec<Id>)>,
    /// Accumulated by span, in all.
    pub total: Vec<Id>,
}

impl Scenario {
    /// The discount factors of a cost type, where there is one of it.
    pub fn discounting(&self, cost_type: CostType) -> Option<&Range> {
        let plain = |(other, follows, _): &&(CostType, Follows, Range)| {
            *other == cost_type && *follows == Follows::Nothing
        };
        self.weights.iter().find(plain).map(|(_, _, row)| row)
    }
}

/// All scenarios side by side.
#[derive(Debug)]
pub struct Compared {
    /// Flows as the workbook gives them: of parties, then in all.
    pub groups: Vec<Group>,
    /// In the order of the list.
    pub scenarios: Vec<Scenario>,
    /// The chosen one's total at the longest span - the account's.
    pub difference: Id,
    /// Whether they are the same.
    pub verdict: Id,
}

impl Compared {
    pub(super) fn define(book: &mut Book, support: &Support, spans: &Spans) -> Result<Compared, Fault> {
        let mut groups = Vec::new();
        for party in &support.projection.parties {
            groups.extend(of_party(book, support, party)?);
        }
        let all = in_all(book, support, &groups)?;
        groups.extend(all);
        let mut scenarios = Vec::new();
        for position in 0..support.account.scenarios.names.len() {
            scenarios.push(scenario(book, support, spans, &groups, position)?);
        }
        let last = spans.numbers.len() - 1;
        let totals: Range = scenarios.iter().map(|scenario| scenario.total[last]).collect();
        let live = support.projection.types.total.accumulated[spans.numbers[last] - 1];
        let chosen = Expr::at(&totals, support.account.scenarios.position);
        let difference = Expr::Round(Box::new(chosen - live), 2);
        let difference = book.define(&support.words.labels.difference, Unit::Price, difference)?;
        let tolerance = support.projection.checks.tolerance;
        let near = Test::AtMost(Expr::from(difference), Expr::from(tolerance))
            .and(Test::AtMost(-Expr::from(tolerance), Expr::from(difference)));
        let terms = &support.words.terms;
        let verdict = Expr::when(near, Expr::word(&terms.holds), Expr::word(&terms.fails));
        let verdict = book.define(&support.words.labels.verdict, Unit::Text, verdict)?;
        Ok(Compared { groups, scenarios, difference, verdict })
    }
}

/// A party's own flows, its parts not counted.
fn of_party(book: &mut Book, support: &Support, party: &PartyFigures) -> Result<Vec<Group>, Fault> {
    let rows = &support.account.ledger.rows;
    let mut groups = Vec::new();
    for (cost_type, type_key, _) in &party.types {
        for follows in Follows::ALL {
            let rows: Vec<&Row> = rows.iter().filter(|row| Follows::of(row) == follows).collect();
            if !rows.iter().any(|row| row.party == party.party && row.cost_type == *cost_type) {
                continue;
            }
            let keys = |slot: usize| -> Range {
                rows.iter()
                    .map(|row| row.given.as_ref().map_or(row.yearly_keys, |given| given.keys)[slot])
                    .collect()
            };
            let flows = |row: &Row, index: usize| {
                row.given.as_ref().map_or(row.flows[index], |given| given.flows[index])
            };
            let name = support.names().of(party.party);
            let flows =
                by_year(book, &name, Unit::Kronor, support.account.time.length(), |index| Expr::SumIfs {
                    values: rows.iter().map(|row| flows(row, index)).collect(),
                    conditions: vec![(keys(0), party.key), (keys(1), *type_key)],
                })?;
            groups.push(Group { party: Some(party.party), cost_type: *cost_type, follows, flows });
        }
    }
    Ok(groups)
}

/// The sums over everybody.
fn in_all(book: &mut Book, support: &Support, groups: &[Group]) -> Result<Vec<Group>, Fault> {
    let mut all = Vec::new();
    for cost_type in CostType::ALL {
        for follows in Follows::ALL {
            let parts: Vec<&Group> = (groups.iter())
                .filter(|group| group.cost_type == cost_type && group.follows == follows)
                .collect();
            let Some(first) = parts.first() else { continue };
            let flows =
                by_year(book, &support.words.labels.total, Unit::Kronor, first.flows.len(), |index| {
                    Expr::total(parts.iter().map(|group| group.flows[index]).collect())
                })?;
            all.push(Group { party: None, cost_type, follows, flows });
        }
    }
    Ok(all)
}

fn scenario(
    book: &mut Book,
    support: &Support,
    spans: &Spans,
    groups: &[Group],
    position: usize,
) -> Result<Scenario, Fault> {
    let given = &support.account.scenarios;
    let length = support.account.time.length();
    let weights = weights(book, support, groups, given, position)?;
    let weight = |group: &Group| {
        let same = |(cost_type, follows, _): &&(CostType, Follows, Range)| {
            *cost_type == group.cost_type && *follows == group.follows
        };
        weights.iter().find(same).map(|(_, _, row)| Arc::clone(row))
    };
    let of = |whose: Option<Party>| -> Vec<(&Range, Range)> {
        let own = groups.iter().filter(|group| group.party == whose);
        own.filter_map(|group| Some((&group.flows, weight(group)?))).collect()
    };
    let all = of(None);
    let discounted = by_year(book, &support.words.labels.discounted, Unit::Kronor, length, |index| {
        sum(all.iter().map(|(flows, weight)| flows[index] * weight[index]))
    })?;
    let accumulated = accumulate(book, &support.words.labels.accumulated, &discounted)?;
    let mut parties: Vec<(Party, Vec<Id>)> = Vec::new();
    let names = support.names();
    // Parts stand after the actor they roll up into, so they are defined from the bottom.
    for party in support.projection.parties.iter().rev() {
        let own = of(Some(party.party));
        let parts: Vec<&Vec<Id>> = (names.parts_of(party.party).into_iter())
            .filter_map(|part| parties.iter().find(|(other, _)| *other == part).map(|(_, row)| row))
            .collect();
        let mut row = Vec::new();
        for (slot, years) in spans.numbers.iter().enumerate() {
            let first = |range: &Range| range[..*years].iter().copied().collect::<Range>();
            let own = own.iter().map(|(flows, weight)| Expr::SumProduct(first(flows), first(weight)));
            let parts = parts.iter().map(|part| Expr::from(part[slot]));
            row.push(book.define(&names.of(party.party), Unit::Kronor, sum(own.chain(parts)))?);
        }
        parties.push((party.party, row));
    }
    parties.reverse();
    let tops = support.projection.parties.iter().zip(&parties).filter(|(party, _)| party.depth == 0);
    let tops: Vec<&Vec<Id>> = tops.map(|(_, (_, row))| row).collect();
    let mut total = Vec::new();
    for slot in 0..spans.numbers.len() {
        let tops = tops.iter().map(|row| row[slot]).collect();
        total.push(book.define(&support.words.labels.total, Unit::Kronor, Expr::Sum(tops))?);
    }
    Ok(Scenario { name: given.names[position], weights, discounted, accumulated, parties, total })
}

/// What a scenario multiplies the flows by that there are: discount factors, and with them its factors.
fn weights(
    book: &mut Book,
    support: &Support,
    groups: &[Group],
    given: &Scenarios,
    position: usize,
) -> Result<Vec<(CostType, Follows, Range)>, Fault> {
    let (time, labels) = (&support.account.time, &support.told.scenarios);
    let length = time.length();
    let year = |index: usize| Expr::from(time.years[index]);
    let mut weights: Vec<(CostType, Follows, Range)> = Vec::new();
    for cost_type in CostType::ALL {
        let there = |follows: Follows| {
            groups.iter().any(|group| group.cost_type == cost_type && group.follows == follows)
        };
        // Payments for outcomes are financial.
        let paid = cost_type == CostType::Financial && support.inputs.financing.payments.is_some();
        if !paid && !Follows::ALL.into_iter().any(there) {
            continue;
        }
        let rate = given.rates[position];
        let plain = by_year(book, &labels.discounting, Unit::Factor, length, |index| {
            let power = (Expr::from(1) + rate).to_the(year(index) - 1 + time.offset_of(cost_type));
            let counts = Test::AtMost(year(index), Expr::from(time.horizon));
            Expr::when(counts, Expr::from(1) / power, 0)
        })?;
        weights.push((cost_type, Follows::Nothing, Arc::clone(&plain)));
        if !there(Follows::Steady) && !there(Follows::Fading) {
            continue;
        }
        let (persons, prices) = (given.persons[position], given.prices[position]);
        let steady =
            by_year(book, &labels.steady, Unit::Factor, length, |index| plain[index] * persons * prices)?;
        weights.push((cost_type, Follows::Steady, Arc::clone(&steady)));
        if there(Follows::Fading) {
            let persistence = given.persistence[position];
            let fading = by_year(book, &labels.fading, Unit::Factor, length, |index| {
                let first = Test::Equal(year(index), Expr::from(1));
                Expr::when(first, steady[index], steady[index] * persistence)
            })?;
            weights.push((cost_type, Follows::Fading, fading));
        }
    }
    Ok(weights)
}

/// The sum of some terms; 0 of none.
fn sum(terms: impl Iterator<Item = Expr>) -> Expr {
    terms.reduce(|sum, term| sum + term).unwrap_or(Expr::Whole(0))
}
