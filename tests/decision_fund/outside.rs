//! What readers outside see of it: nothing that outcomes told only together would give away.

use crate::support_cases::rich;
use bokslut::edition::{Audience, Edition};
use bokslut::model::{Financing, Inputs, Price, Side};
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

#[test]
fn lots_are_told_unless_a_pooled_line_counts_in_them() {
    let has_lots = |inputs: &Inputs| inputs.unit_costs.iter().any(|cost| cost.lot.is_some());
    let mut inputs = account();
    assert!(has_lots(&outer(&inputs, 50)));
    let studier = inputs.lines.iter().position(|line| line.outcome == 1).expect("a line");
    inputs.lines[studier].price = Price::UnitCost(0);
    inputs.lines[studier].party = inputs.unit_costs[0].party;
    inputs.lines[studier].counterparty = inputs.unit_costs[0].party;
    assert!(has_lots(&inputs) && !has_lots(&outer(&inputs, 50)));
    assert!(has_lots(&outer(&inputs, 5)));
}
