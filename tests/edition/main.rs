//! The edition for readers outside: what it pools, that its totals are those of the inner one, and
//! that nobody finds a figure of too few persons in it, not by subtraction either.

#[path = "../support_cases/mod.rs"]
mod support_cases;

mod cells;
mod cohort;
mod hand;
mod leaks;
mod people;
mod reader;
mod register;
mod totals;
mod years;

use bokslut::base::Finding;
use bokslut::edition::{Audience, Edition, Outer};
use bokslut::model::{CostType, Inputs, Party, Side};
use bokslut::pipeline::shown;
use bokslut::words::{Lang, Words};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use rust_decimal::Decimal;
use support_cases::{given, random};

/// Equal but for the last of 28 digits.
fn same(a: Decimal, b: Decimal) -> bool {
    (a - b).abs() <= Decimal::new(1, 12) * a.abs().max(Decimal::ONE)
}

fn edition(fewest: u32) -> Edition {
    Edition { audience: Audience::Outside, fewest }
}

/// What the outer report is computed from.
fn outer(inputs: &Inputs, fewest: u32) -> Result<Outer, Finding> {
    shown(inputs, edition(fewest), &Words::of(Lang::Sv).report)
}

/// How a random account is changed, so that groups are small and still not alone everywhere.
#[derive(Clone, Copy, Debug)]
enum Groups {
    AsDrawn,
    /// All outcomes have 0 to 14 persons.
    AllSmall,
    /// The first outcome has 1 to 4, and most lines fall in few cells.
    OneSmall,
}

/// Random accounts with a fewest number of persons.
fn accounts() -> impl Strategy<Value = (Inputs, u32)> {
    let fewest = prop_oneof![3 => Just(5_u32), 1 => 2..=12_u32, 1 => 50..=300_u32];
    let groups =
        prop_oneof![1 => Just(Groups::AsDrawn), 1 => Just(Groups::AllSmall), 3 => Just(Groups::OneSmall)];
    (random::inputs(), fewest, groups, 1..=20_u32).prop_map(|(mut inputs, fewest, groups, idle)| {
        regroup(&mut inputs, groups, idle);
        (inputs, fewest)
    })
}

fn regroup(inputs: &mut Inputs, groups: Groups, idle: u32) {
    let persons = |persons: Decimal, position: usize| match groups {
        Groups::AsDrawn => persons,
        Groups::AllSmall => persons % Decimal::from(15),
        Groups::OneSmall if position == 0 => persons % Decimal::from(4) + Decimal::ONE,
        Groups::OneSmall => persons,
    };
    let mut sum = Decimal::from(idle);
    for (position, outcome) in inputs.outcomes.iter_mut().enumerate() {
        outcome.persons = given(persons(outcome.persons.value, position));
        sum += outcome.persons.value;
    }
    match groups {
        Groups::AsDrawn => return,
        Groups::AllSmall => {}
        Groups::OneSmall => {
            for (position, line) in inputs.lines.iter_mut().enumerate() {
                line.side = Side::Income;
                if line.party != Party::Production && position % 5 != 0 {
                    line.cost_type = CostType::Real;
                    line.counterparty = line.party;
                }
            }
        }
    }
    inputs.operation.participants = given(sum);
}

/// Runs a property over random accounts, the same ones every time.
fn for_accounts(cases: u32, property: impl Fn(Inputs, u32) -> Result<(), TestCaseError>) {
    for_all(cases, &accounts(), property);
}

/// The same over accounts of some kind.
fn for_all(
    cases: u32,
    accounts: &impl Strategy<Value = (Inputs, u32)>,
    property: impl Fn(Inputs, u32) -> Result<(), TestCaseError>,
) {
    let config = Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2026),
        max_shrink_iters: 400,
        ..Config::default()
    };
    if let Err(fault) = TestRunner::new(config).run(accounts, |(inputs, fewest)| property(inputs, fewest)) {
        panic!("{fault}");
    }
}
