//! The simulation: what a tape makes of figures is what the book makes of them, and what is drawn falls
//! as it should.

mod bootstrap;
mod edges;
mod plans;
mod spreads;
#[path = "../support_figures/mod.rs"]
mod support_figures;
mod tape;

use bokslut::base::Unit;
use bokslut::figure::{Book, Id};
use bokslut::simulate::{Distribution, Outcome, Plan, Wanted, simulate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::num::NonZeroUsize;

pub fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

pub fn given(book: &mut Book, number: &str) -> Id {
    book.fixed("tal", Unit::Factor, decimal(number))
}

pub fn wanted(figure: Id, digits: u32) -> Wanted {
    Wanted { figure, digits, histogram: false }
}

pub fn plan(book: &Book, draws: u32) -> Plan<'_> {
    Plan { book, seed: 2026, draws, parameters: vec![], joints: vec![], wanted: vec![], correlated: None }
}

pub fn on_threads(plan: &Plan, threads: usize) -> Outcome {
    simulate(plan, NonZeroUsize::new(threads).expect("a thread"))
}

/// The only figure that a plan asks for.
pub fn only(plan: &Plan) -> Distribution {
    let [Ok(found)] = &on_threads(plan, 2).figures[..] else { panic!("one figure with a value") };
    found.clone()
}

pub fn float(number: Decimal) -> f64 {
    number.to_f64().expect("within a float's range")
}

/// Whether a number is what it should be, give or take.
pub fn near(what: &str, found: Decimal, expected: f64, by: f64) {
    let found = float(found);
    assert!((found - expected).abs() <= by, "{what}: {found}, not {expected} give or take {by}");
}
