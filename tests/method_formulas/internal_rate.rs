//! Section 11: the internal rate of return.

use crate::support_cases::*;
use bokslut::model::{CostType, Side, Timing};
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;

const REAL: CostType = CostType::Real;

/// The rate of a total of these flows; `none` words where there is none.
fn rate_of(make: Make, flows: &[&str]) -> Result<Decimal, String> {
    let make = make.horizon(flows.len()).outcome("Arbete", "1", |_| ());
    let worked = Worked::of(make.series(actor(1), REAL, Side::Income, flows).0);
    let id = worked.projection.measures.internal.rate;
    worked.book.number(id).ok_or_else(|| worked.word(id).to_string())
}

#[track_caller]
fn is(found: Result<Decimal, String>, expected: &str) {
    let found = found.expect("a rate");
    // The search ends within a hundred-millionth of a percentage point.
    assert!((found - d(expected)).abs() < d("0.0000000001"), "{found} is not {expected}");
}

#[test]
fn the_internal_rate_is_the_one_at_which_discounted_flows_sum_to_zero() {
    // -100 + 110 / 1.1 = 0.
    is(rate_of(Make::new(), &["-100", "110"]), "0.1");
    // -100 + 60 / (1 + r) + 60 / (1 + r)^2 = 0: 1 / (1 + r) = (-60 + sqrt(60^2 + 4 * 60 * 100)) / 120
    // = (-60 + sqrt(27,600)) / 120 = 0.884437310; r = 0.130662386291807...
    is(rate_of(Make::new(), &["-100", "60", "60"]), "0.130662386291807");
    // The account's own rate has no part in it.
    is(rate_of(Make::new().rate("0.1"), &["-100", "110"]), "0.1");
}

#[test]
fn the_internal_rate_does_not_see_at_what_time_of_the_year_all_flows_fall() {
    for timing in Timing::ALL {
        is(rate_of(Make::new().timing(REAL, timing), &["-100", "60", "60"]), "0.130662386291807");
    }
}

#[test]
fn flows_of_different_times_of_the_year_are_discounted_each_at_its_own() {
    // A cost of 100 at the beginning of year 1, 121 at the end of year 2: 100 = 121 / (1 + r)^2.
    let make = Make::new().timing(CostType::Financial, Timing::End).horizon(2).outcome("Arbete", "1", |_| ());
    let make = make.entry(Side::Cost, "100", None, 1);
    let worked = Worked::of(make.series(actor(1), CostType::Financial, Side::Income, &["0", "121"]).0);
    is(Ok(worked.number(worked.projection.measures.internal.rate)), "0.1");
}

#[test]
fn what_costs_nothing_first_or_never_comes_back_has_no_rate() {
    let none = || Err(Words::of(Lang::Sv).report.terms.none.to_string());
    assert_eq!(rate_of(Make::new(), &["100", "-50"]), none());
    assert_eq!(rate_of(Make::new(), &["-100", "60"]), none());
    assert_eq!(rate_of(Make::new(), &["-100", "100"]), none());
    assert_eq!(rate_of(Make::new(), &["0", "0"]), none());
}

#[test]
fn a_rate_beyond_those_that_are_looked_for_is_told_as_such() {
    // -1 + 10 / (1 + r) = 0 at 900 %.
    let above = Words::of(Lang::Sv).report.terms.above_highest.to_string();
    assert_eq!(rate_of(Make::new(), &["-1", "10"]), Err(above));
    // -1 + 4.9 / (1 + r) = 0 at 390 %.
    is(rate_of(Make::new(), &["-1", "4.9"]), "3.9");
}
