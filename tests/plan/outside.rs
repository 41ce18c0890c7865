//! The plan in the edition for readers outside.

use crate::support_cases::*;
use bokslut::edition::{Audience, Edition, Outer};
use bokslut::model::*;
use bokslut::pipeline::shown;
use bokslut::words::{Lang, Words};

/// Arbete, 40 persons, and Studier, as many as given; both planned, the first with a profile of its own.
fn outer(persons: &str) -> Outer {
    let make = Make::new().horizon(2).explicit(&["1", "0.8"]);
    let make = make.outcome("Arbete", "40", |outcome| outcome.profile = None);
    let make = make.line(actor(0), CostType::Real, Side::Income, Basis::Person, "1000", |_| ());
    let make = make.outcome("Studier", persons, |outcome| outcome.profile = None);
    let mut inputs = make.line(actor(0), CostType::Real, Side::Income, Basis::Person, "500", |_| ()).0;
    let planned = |persons: &str, profile: Option<usize>| PlannedOutcome {
        persons: given(d(persons)),
        months_year_1: None,
        months_per_person: None,
        profile,
        shares: [None, None, None],
        place: place(),
    };
    let outcomes = vec![planned("50", Some(0)), planned("2", None)];
    inputs.plan = Some(Plan { outcomes, entries: Vec::new(), prices: Vec::new() });
    let edition = Edition { audience: Audience::Outside, fewest: 5 };
    shown(&inputs, edition, &Words::of(Lang::Sv).report).expect("an outer edition")
}

#[test]
fn the_plan_stays_where_every_outcome_and_actor_is_shown() {
    let outer = outer("20");
    assert!(outer.suppressed.is_empty());
    let plan = outer.inputs.plan.expect("the plan");
    assert_eq!(plan.outcomes[0].profile, Some(0));
    assert_eq!(outer.inputs.profiles.len(), 1, "a profile that only the plan uses is kept");
}

#[test]
fn the_plan_is_left_out_where_anything_is_pooled_and_that_is_told() {
    let outer = outer("3");
    assert!(outer.inputs.plan.is_none() && outer.inputs.profiles.is_empty());
    let told = outer.suppressed.last().expect("something is told");
    assert_eq!(told.what, "Planen (Budget mot utfall)");
    assert_eq!(
        (&*told.within, &*told.why),
        ("–", "Planen anger utfall och aktörer som inte visas var för sig")
    );
}
