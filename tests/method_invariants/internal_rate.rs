//! The internal rate of return, where there is one, on random accounts that cost something first.

use crate::oracle::{Flow, factor_at, flows, within};
use crate::support_cases::{Worked, given};
use crate::{binary, for_accounts};
use bokslut::base::Kronor;
use bokslut::model::{Entry, Inputs, Party, Side};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::cell::Cell;

/// The present value of some flows at a rate of one's own.
fn at_rate(inputs: &Inputs, flows: &[&Flow], rate: f64) -> f64 {
    let years = |flow: &&Flow| -> f64 {
        let discounted = |(t, amount): (usize, &f64)| amount * factor_at(rate, inputs, flow.cost_type, t);
        (1..).zip(&flow.years).map(discounted).sum()
    };
    flows.iter().map(years).sum()
}

/// The same account with a cost in year 1 of half of what it gains in all, if it gains.
fn costing_first(mut inputs: Inputs) -> Inputs {
    let gain: f64 = flows(&inputs).iter().flat_map(|flow| &flow.years).sum();
    if gain > 1.0 {
        let amount = given(Kronor(Decimal::try_from((gain / 2.0).round()).expect("kronor")));
        let place = inputs.lines[0].place.clone();
        let label = "Satsning".to_string();
        inputs.entries.push(Entry { label, side: Side::Cost, amount, actor: None, year: 1, place });
    }
    inputs
}

#[test]
fn at_the_internal_rate_what_has_accumulated_changes_its_sign() {
    let found = Cell::new(0);
    for_accounts(150, |inputs| {
        let worked = Worked::of(costing_first(inputs));
        let all = flows(&worked.inputs);
        let total = (None, worked.projection.measures.internal.rate);
        let parties = worked.projection.parties.iter();
        let rates = parties.map(|figures| (Some(figures.party), figures.measures.internal.rate));
        for (party, id) in rates.chain([total]) {
            let mine =
                |flow: &&Flow| party.is_none_or(|party: Party| within(&worked.inputs, flow.party, party));
            let mine: Vec<&Flow> = all.iter().filter(mine).collect();
            let Some(rate) = worked.book.number(id).map(binary) else { continue };
            let [below, above] = [rate - 1e-9, rate + 1e-9].map(|rate| at_rate(&worked.inputs, &mine, rate));
            prop_assert!(below > 0.0 && above < 0.0, "{below} and {above} around {rate}");
            found.set(found.get() + 1);
        }
        Ok(())
    });
    assert!(found.get() >= 40, "only {} rates", found.get());
}
