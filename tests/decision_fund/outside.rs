//! What readers outside see of it: nothing that outcomes told only together would give away.

use crate::support_cases::{Make, actor, rich};
use bokslut::edition::{Audience, Edition};
use bokslut::model::{Basis, CostType, Financing, Inputs, Price, Side};
use bokslut::pipeline::shown;
use bokslut::words::{Lang, Words};

fn outer(inputs: &Inputs, fewest: u32) -> Inputs {
    let edition = Edition { audience: Audience::Outside, fewest };
    shown(inputs, edition, &Words::of(Lang::Sv).report).expect("an outer edition").inputs
}

/// The full account so that Studier, of 40 persons, can be pooled.
fn account() -> Inputs {
    let mut inputs = rich();
    inputs.outcomes[1].profile = inputs.outcomes[0].profile;
    inputs.lines.iter_mut().filter(|line| line.outcome == 1).for_each(|line| line.side = Side::Income);
    inputs
}

#[test]
fn financing_is_told_where_nothing_is_pooled_or_merged_and_nowhere_else() {
    let inputs = account();
    assert_eq!(outer(&inputs, 5).financing, inputs.financing);
    assert_ne!(inputs.financing, Financing::default());
    let pooled = outer(&inputs, 50);
    assert!(!pooled.pooled.is_empty());
    assert_eq!(pooled.financing, Financing::default());
}

/// Two outcomes of 3 and 4 persons that are pooled, and one of 60 whose line has a unit cost with a lot.
fn with_small_outcomes() -> Inputs {
    let make = Make::new().participants("200").horizon(2).unit_cost("DYGN", "100", 2020).lot("10", "1");
    let make = make.outcome("Stort", "60", |_| ());
    let make = make.line(actor(0), CostType::Real, Side::Income, Basis::Person, "0", |line| {
        line.price = Price::UnitCost(0);
    });
    let make = make.outcome("Litet", "3", |_| ());
    let make = make.line(actor(1), CostType::Real, Side::Income, Basis::Person, "10", |_| ());
    let make = make.outcome("Mindre", "4", |_| ());
    make.line(actor(1), CostType::Real, Side::Income, Basis::Person, "10", |_| ()).0
}

#[test]
fn lots_are_told_unless_a_pooled_line_counts_in_them() {
    let has_lots = |inputs: &Inputs| inputs.unit_costs.iter().any(|cost| cost.lot.is_some());
    let mut inputs = with_small_outcomes();
    let kept = outer(&inputs, 5);
    assert!(!kept.pooled.is_empty() && has_lots(&kept));
    for line in inputs.lines.iter_mut().filter(|line| line.outcome > 0) {
        (line.price, line.party, line.counterparty) = (Price::UnitCost(0), actor(0), actor(0));
    }
    let forgotten = outer(&inputs, 5);
    assert!(!forgotten.pooled.is_empty() && !has_lots(&forgotten));
}
