//! Inputs as they would be given if things went otherwise: no scenario, no factor, only other numbers.

use bokslut::base::{Cited, Share};
use bokslut::model::{Assumption, Basis, EffectLine, Inputs, Persistence, Price, Profile, Quantity};
use rust_decimal::Decimal;
use std::sync::Arc;

/// What is other than it was.
#[derive(Clone)]
pub struct Otherwise {
    /// So many times the persons, by outcome.
    pub persons: Vec<Decimal>,
    /// So many times the share of full effect from year 2 on, by outcome.
    pub persistence: Vec<Decimal>,
    /// So many times every price.
    pub prices: Decimal,
    /// The discount rate.
    pub rate: Option<Decimal>,
}

impl Otherwise {
    pub fn same(inputs: &Inputs) -> Otherwise {
        let ones = vec![Decimal::ONE; inputs.outcomes.len()];
        Otherwise { persons: ones.clone(), persistence: ones, prices: Decimal::ONE, rate: None }
    }

    pub fn of(&self, inputs: &Inputs) -> Inputs {
        let mut changed = inputs.clone();
        let horizon = inputs.assumptions.horizon.value.value;
        changed.profiles.clear();
        for (at, outcome) in changed.outcomes.iter_mut().enumerate() {
            outcome.persons.value *= self.persons[at];
            if let Some(months) = &mut outcome.months_year_1 {
                months.value *= self.persons[at];
            }
            // A profile of its own for every outcome, year by year.
            let shares = shares(outcome.profile.map(|profile| &inputs.profiles[profile]), horizon);
            let shares = shares.into_iter().enumerate().map(|(year, share)| {
                let factor = if year == 0 { Decimal::ONE } else { self.persistence[at] };
                Cited::default_of(Share(share * factor))
            });
            outcome.profile = Some(changed.profiles.len());
            changed.profiles.push(Profile {
                name: Arc::from(format!("Ny profil {at}")),
                persistence: Persistence::Explicit(shares.collect()),
                place: outcome.place.clone(),
            });
        }
        for line in &mut changed.lines {
            if let Price::Direct(amount) = &mut line.price {
                amount.value.0 *= self.prices;
            }
            let whole = matches!(line.basis, Basis::Year | Basis::Once | Basis::Series);
            // The effect of the whole group: with half the persons half of it.
            if whole {
                scale(line, self.persons[line.outcome]);
            }
        }
        changed.unit_costs.iter_mut().for_each(|cost| cost.price.value.0 *= self.prices);
        if let Some(rate) = self.rate {
            changed.assumptions.rate = Assumption::default_of(Share(rate));
        }
        changed
    }
}

fn scale(line: &mut EffectLine, factor: Decimal) {
    match &mut line.quantity {
        Quantity::Given(number) => number.value *= factor,
        Quantity::Change { before, after } => {
            before.value *= factor;
            after.value *= factor;
        }
        Quantity::Series(values) => values.iter_mut().for_each(|value| value.value *= factor),
    }
}

/// The share of full effect in each year, by section 3 of the method.
pub fn shares(profile: Option<&Profile>, horizon: usize) -> Vec<Decimal> {
    let Some(profile) = profile else { return vec![Decimal::ONE; horizon] };
    match &profile.persistence {
        Persistence::Explicit(given) => {
            let at =
                |year: usize| given.get(year).or(given.last()).map_or(Decimal::ZERO, |share| share.value.0);
            (0..horizon).map(at).collect()
        }
        Persistence::Parametric { fading, relapse, floor } => {
            let kept = (Decimal::ONE - fading.value.0) * (Decimal::ONE - relapse.value.0);
            let lowest = floor.as_ref().map_or(Decimal::ZERO, |floor| floor.value.0);
            let mut left = Decimal::ONE;
            let next = |year: usize| {
                if year > 0 {
                    left *= kept;
                }
                if year == 0 { Decimal::ONE } else { left.max(lowest) }
            };
            (0..horizon).map(next).collect()
        }
    }
}
