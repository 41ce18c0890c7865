//! The method once more, from inputs to yearly flows, in plain binary numbers and without figures.

use crate::binary;
use bokslut::model::*;
use rust_decimal::Decimal;

/// One flow over the years.
pub struct Flow {
    pub party: Party,
    pub counterparty: Party,
    pub cost_type: CostType,
    pub side: Side,
    pub years: Vec<f64>,
}

/// Every flow of an account, in no order that matters.
pub fn flows(inputs: &Inputs) -> Vec<Flow> {
    let horizon = inputs.assumptions.horizon.value.value;
    let mut flows = Vec::new();
    for entry in &inputs.entries {
        let amount = binary(entry.amount.value.0);
        let in_its_year =
            |sign: f64| (1..=horizon).map(|t| if t == entry.year { sign * amount } else { 0.0 }).collect();
        let with = entry.actor.map_or(Party::Operation, Party::Actor);
        let mut add = |party, counterparty, cost_type, side, sign| {
            flows.push(Flow { party, counterparty, cost_type, side, years: in_its_year(sign) });
        };
        match entry.side {
            Side::Cost => add(Party::Operation, with, CostType::Real, Side::Cost, -1.0),
            Side::Income => {
                add(Party::Operation, with, CostType::Financial, Side::Income, 1.0);
                add(with, Party::Operation, CostType::Financial, Side::Cost, -1.0);
            }
        }
    }
    for line in &inputs.lines {
        let sign = if line.side == Side::Income { 1.0 } else { -1.0 };
        let factor = sign * price(inputs, line) * net(&inputs.outcomes[line.outcome]);
        let years = (1..=horizon).map(|t| factor * units(inputs, line, t)).collect();
        let EffectLine { party, counterparty, cost_type, side, .. } = *line;
        flows.push(Flow { party, counterparty, cost_type, side, years });
    }
    flows
}

fn price(inputs: &Inputs, line: &EffectLine) -> f64 {
    let cost = match &line.price {
        Price::Direct(amount) => return binary(amount.value.0),
        Price::UnitCost(position) => &inputs.unit_costs[*position],
    };
    let Some(index) = cost.index else { return binary(cost.price.value.0) };
    let at = |year| binary(inputs.indices[index].values[&year].value);
    let target = inputs.assumptions.price_year.value.value;
    binary(cost.price.value.0) * at(target) / at(cost.price_year.value)
}

fn net(outcome: &Outcome) -> f64 {
    let left = |share: Decimal| 1.0 - binary(share);
    left(outcome.deadweight.value.0) * left(outcome.displacement.value.0) * left(outcome.attribution.value.0)
}

/// Quantity times driver in year t.
fn units(inputs: &Inputs, line: &EffectLine, t: usize) -> f64 {
    let outcome = &inputs.outcomes[line.outcome];
    let quantity = match &line.quantity {
        Quantity::Series(values) => {
            return binary(values.get(t - 1).or(values.last()).expect("one at least").value);
        }
        Quantity::Given(number) => binary(number.value),
        Quantity::Change { before, after } => binary(before.value) - binary(after.value),
    };
    let persons = binary(outcome.persons.value);
    let left = outcome.profile.map_or(1.0, |profile| left(&inputs.profiles[profile].persistence, t));
    let driver = match line.basis {
        Basis::EffectMonth => match (&outcome.months_year_1, t) {
            (Some(observed), 1) => binary(observed.value),
            _ => persons * binary(outcome.months_per_person.value) * left,
        },
        Basis::Person => persons * left,
        Basis::Year => left,
        Basis::Once => f64::from(u8::from(t == 1)),
        Basis::Series => unreachable!("a series has no driver"),
    };
    quantity * driver
}

/// The share of full effect left in year t.
fn left(persistence: &Persistence, t: usize) -> f64 {
    match persistence {
        Persistence::Explicit(shares) => {
            binary(shares.get(t - 1).or(shares.last()).expect("one at least").value.0)
        }
        Persistence::Parametric { fading, relapse, floor } => {
            let years = i32::try_from(t - 1).expect("at most forty");
            let kept =
                (1.0 - binary(fading.value.0)).powi(years) * (1.0 - binary(relapse.value.0)).powi(years);
            // Year 1 is the year of full effect, whatever the floor.
            if t == 1 { 1.0 } else { floor.as_ref().map_or(kept, |floor| kept.max(binary(floor.value.0))) }
        }
    }
}

/// D_t of a cost type.
pub fn factor(inputs: &Inputs, cost_type: CostType, t: usize) -> f64 {
    factor_at(binary(inputs.assumptions.rate.value.value.0), inputs, cost_type, t)
}

/// D_t of a cost type at a rate of one's own.
pub fn factor_at(rate: f64, inputs: &Inputs, cost_type: CostType, t: usize) -> f64 {
    let offset = match inputs.assumptions.timing_of(cost_type).value.value {
        Timing::Beginning => 0.0,
        Timing::Middle => 0.5,
        Timing::End => 1.0,
    };
    let years = f64::from(u8::try_from(t - 1).expect("at most forty")) + offset;
    (1.0 + rate).powf(-years)
}

/// Whether a party is another or part of it.
pub fn within(inputs: &Inputs, party: Party, whole: Party) -> bool {
    let mut at = Some(party);
    while let Some(here) = at {
        if here == whole {
            return true;
        }
        at = match here {
            Party::Actor(id) => inputs.actors.get(id).parent.map(Party::Actor),
            Party::Operation | Party::Production => None,
        };
    }
    false
}
