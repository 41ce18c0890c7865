//! Sections 2 to 4: drivers, persistence, net effect.

use crate::all;
use crate::support_cases::*;
use bokslut::model::{Basis, CostType, Side};

/// An account whose outcome has a line, so that it is whole.
fn worked(make: Make) -> Worked {
    Worked::of(make.line(actor(0), CostType::Real, Side::Income, Basis::Once, "1", |_| ()).0)
}

#[test]
fn months_and_persons_are_persons_times_months_times_what_is_left_of_the_effect() {
    let make = Make::new().horizon(5).explicit(&["1", "0.7", "0.5"]).outcome("Arbete", "10", |_| ());
    let worked = worked(make);
    let outcome = &worked.account.outcomes.outcomes[0];
    // m_t = 10 persons * 12 months * p_t, p = 1; 0.7; 0.5, and the last holds: 0.5; 0.5.
    assert_eq!(worked.numbers(&outcome.months), all(&["120", "84", "60", "60", "60"]));
    // 10 persons * p_t.
    assert_eq!(worked.numbers(&outcome.persons_by_year), all(&["10", "7", "5", "5", "5"]));
    // Once: 1 in year 1, else 0.
    assert_eq!(worked.numbers(&worked.account.outcomes.once), all(&["1", "0", "0", "0", "0"]));
}

#[test]
fn months_that_were_observed_count_in_year_one_only() {
    let make = Make::new().horizon(3).explicit(&["1", "0.7", "0.5"]);
    let make = make.outcome("Arbete", "218", |outcome| {
        outcome.months_year_1 = Some(given(d("1021")));
        outcome.months_per_person = given(d("5"));
    });
    let worked = worked(make);
    let outcome = &worked.account.outcomes.outcomes[0];
    // m_1 = 1,021 as observed, not 218 * 5 = 1,090; m_2 = 1,090 * 0.7 = 763; m_3 = 1,090 * 0.5 = 545.
    assert_eq!(worked.numbers(&outcome.months), all(&["1021", "763", "545"]));
    // Persons do not follow the observed months: 218; 152.6; 109.
    assert_eq!(worked.numbers(&outcome.persons_by_year), all(&["218", "152.6", "109"]));
}

#[test]
fn observed_months_of_zero_are_zero_and_not_missing() {
    let make = Make::new().horizon(2).outcome("Arbete", "10", |outcome| {
        outcome.months_year_1 = Some(given(d("0")));
    });
    let worked = worked(make);
    assert_eq!(worked.numbers(&worked.account.outcomes.outcomes[0].months), all(&["0", "120"]));
}

#[test]
fn an_outcome_without_a_profile_keeps_its_full_effect_every_year() {
    let worked = worked(Make::new().horizon(3).outcome("Arbete", "10", |_| ()));
    assert_eq!(worked.numbers(&worked.account.outcomes.outcomes[0].months), all(&["120", "120", "120"]));
}

fn shares(fading: &str, relapse: &str, floor: Option<&str>) -> Vec<rust_decimal::Decimal> {
    let make = Make::new().horizon(5).parametric(fading, relapse, floor).outcome("Arbete", "1", |_| ());
    let worked = worked(make);
    worked.numbers(&worked.account.outcomes.profiles[0].shares)
}

#[test]
fn fading_and_relapse_both_take_their_share_of_what_is_left_each_year() {
    // (1 - 0.1)(1 - 0.2) = 0.72; squared 0.5184; cubed 0.373248; to the fourth 0.26873856.
    assert_eq!(shares("0.1", "0.2", None), all(&["1", "0.72", "0.5184", "0.373248", "0.26873856"]));
}

#[test]
fn the_effect_never_falls_below_the_floor() {
    // As above, but never below 0.4: 0.373248 and what follows become 0.4.
    assert_eq!(shares("0.1", "0.2", Some("0.4")), all(&["1", "0.72", "0.5184", "0.4", "0.4"]));
}

#[test]
fn an_effect_that_fades_wholly_is_there_in_year_one_and_gone_in_year_two() {
    // (1 - 1)^0 would be 0^0; p_1 = 1 by definition.
    assert_eq!(shares("1", "0", None), all(&["1", "0", "0", "0", "0"]));
    assert_eq!(shares("0.3", "1", None), all(&["1", "0", "0", "0", "0"]));
    assert_eq!(shares("1", "0", Some("0.1")), all(&["1", "0.1", "0.1", "0.1", "0.1"]));
}

#[test]
fn an_effect_without_fading_and_relapse_lasts() {
    assert_eq!(shares("0", "0", None), all(&["1", "1", "1", "1", "1"]));
}

#[test]
fn explicit_shares_beyond_the_horizon_are_left_out() {
    let make = Make::new().horizon(2).explicit(&["1", "0.7", "0.5"]).outcome("Arbete", "10", |_| ());
    let worked = worked(make);
    assert_eq!(worked.numbers(&worked.account.outcomes.profiles[0].shares), all(&["1", "0.7"]));
}

#[test]
fn what_would_have_happened_anyway_displaced_others_or_is_others_work_is_multiplied_away() {
    let make = Make::new().horizon(1).outcome("Arbete", "1", |outcome| {
        outcome.deadweight = share("0.20");
        outcome.displacement = share("0.25");
        outcome.attribution = share("0.10");
    });
    let make = make.line(actor(0), CostType::Real, Side::Income, Basis::Once, "1000", |_| ());
    let worked = Worked::of(make.0);
    // 0.80 * 0.75 * 0.90 = 0.54, so 1,000 kr leave 540 kr (subtracting the sum would leave 450).
    assert_eq!(worked.number(worked.account.outcomes.outcomes[0].net), d("0.54"));
    assert_eq!(worked.effect(0), all(&["540"]));
}
