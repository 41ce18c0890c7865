//! What must hold for every account, shown on random ones: the identities of section 12 of the
//! method, worked out anew from the flows and from the inputs, and how results follow changes.

#[path = "../support_cases/mod.rs"]
mod support_cases;

mod changes;
mod decision;
mod identities;
mod internal_rate;
mod oracle;

use bokslut::model::Inputs;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use support_cases::random;

/// Runs a property over random accounts, the same ones every time.
fn for_accounts(cases: u32, property: impl Fn(Inputs) -> Result<(), TestCaseError>) {
    let config = Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2008),
        max_shrink_iters: 400,
        ..Config::default()
    };
    if let Err(fault) = TestRunner::new(config).run(&random::inputs(), property) {
        panic!("{fault}");
    }
}

/// The nearest binary number.
fn binary(number: Decimal) -> f64 {
    number.to_f64().expect("a decimal is within a float's range")
}

/// Equal but for the last of 28 digits.
fn same(a: Decimal, b: Decimal) -> bool {
    (a - b).abs() <= Decimal::new(1, 12) * a.abs().max(Decimal::ONE)
}

/// Equal as far as binary numbers tell, where terms of this size were added up.
fn close(a: Decimal, b: f64, size: f64) -> bool {
    (binary(a) - b).abs() <= 1e-10 * size.max(1.0)
}
