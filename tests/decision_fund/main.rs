//! Realisable gains, the fund and outcome payments: formulas 18 and 19, by hand and on random accounts.

#[path = "../support_cases/mod.rs"]
mod support_cases;

mod fund;
mod outside;
mod realisable;

use bokslut::decision::{Decision, Support};
use bokslut::model::Inputs;
use bokslut::words::{Lang, Words};
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use rust_decimal::Decimal;
use support_cases::Worked;

/// An account with its decision support.
struct Decided {
    worked: Worked,
    decision: Decision,
}

impl Decided {
    fn of(inputs: Inputs) -> Decided {
        let words = Words::of(Lang::Sv);
        let mut worked = Worked::of(inputs);
        let Worked { inputs, book, account, projection } = &mut worked;
        let support = Support::of(inputs, words, account, projection);
        let decision = Decision::define(book, &support).expect("numbers of an ordinary size");
        Decided { worked, decision }
    }
}

/// Runs a property over random accounts, the same ones every time.
fn for_accounts<S: Strategy>(
    accounts: S,
    cases: u32,
    property: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let config =
        Config { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(1819), ..Config::default() };
    if let Err(fault) = TestRunner::new(config).run(&accounts, property) {
        panic!("{fault}");
    }
}

/// Equal but for the last of 28 digits.
fn same(a: Decimal, b: Decimal) -> bool {
    (a - b).abs() <= Decimal::new(1, 12) * a.abs().max(Decimal::ONE)
}
