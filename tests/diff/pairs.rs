//! Properties of random accounts: parts add up, and a change of one kind is a part of that kind.

use crate::support_cases::{Worked, given, random};
use crate::{between, figure, parts, written};
use bokslut::base::{Kronor, Share};
use bokslut::diff::{Difference, Measure, Part, Whose};
use bokslut::model::{Inputs, Party, Persistence, Price, Quantity, Timing};
use bokslut::words::Lang;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use rust_decimal::Decimal;

fn run<S: Strategy>(cases: u32, strategy: S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2017),
        max_shrink_iters: 60,
        ..Config::default()
    };
    if let Err(fault) = TestRunner::new(config).run(&strategy, property) {
        panic!("{fault}");
    }
}

fn compared(old: &Inputs, new: &Inputs) -> Option<Difference> {
    Some(between(&written(old).ok()?, &written(new).ok()?, Lang::Sv))
}

#[test]
fn the_parts_of_every_figure_add_up_exactly_to_its_change_between_any_two_accounts() {
    run(6, (random::inputs(), random::inputs()), |(old, new)| {
        let Some(difference) = compared(&old, &new) else { return Ok(()) };
        for found in difference.figures.iter().filter(|figure| figure.way.is_some()) {
            let way = found.way.as_ref().expect("a way");
            prop_assert_eq!(parts(found).into_iter().sum::<Decimal>(), way.later() - way.earlier());
        }
        prop_assert!(difference.figures.iter().filter(|figure| figure.way.is_some()).count() > 5);
        let stale = difference.cautions.iter().any(|c| matches!(c, bokslut::diff::Caution::Stale(..)));
        prop_assert!(!stale, "{:?}", difference.cautions);
        Ok(())
    });
}

#[test]
fn a_report_beside_itself_differs_in_nothing() {
    run(3, random::inputs(), |inputs| {
        let Some(difference) = compared(&inputs, &inputs) else { return Ok(()) };
        prop_assert!(difference.is_none());
        for found in difference.figures.iter().filter(|figure| figure.way.is_some()) {
            prop_assert!(parts(found).iter().all(Decimal::is_zero));
        }
        Ok(())
    });
}

/// A change of one kind only.
type Change = fn(&mut Inputs);

fn own_books(inputs: &mut Inputs) {
    for entry in &mut inputs.entries {
        entry.amount = given(Kronor(entry.amount.value.0 + Decimal::ONE_HUNDRED));
    }
}

fn prices(inputs: &mut Inputs) {
    for cost in &mut inputs.unit_costs {
        cost.price = given(Kronor(cost.price.value.0 * Decimal::TWO));
    }
    for line in &mut inputs.lines {
        if let Price::Direct(amount) = &mut line.price {
            *amount = given(Kronor(amount.value.0 + Decimal::TEN));
        }
    }
}

fn volume(inputs: &mut Inputs) {
    let twice = |number: Decimal| given(number * Decimal::TWO);
    inputs.operation.participants = twice(inputs.operation.participants.value);
    for outcome in &mut inputs.outcomes {
        // As many months for each person as before.
        outcome.persons = twice(outcome.persons.value);
        outcome.months_year_1 = outcome.months_year_1.as_ref().map(|months| twice(months.value));
    }
}

fn effects(inputs: &mut Inputs) {
    for outcome in &mut inputs.outcomes {
        outcome.deadweight = given(Share(Decimal::new(25, 2)));
        outcome.months_per_person = given(Decimal::from(7));
        outcome.months_year_1 =
            outcome.months_year_1.as_ref().map(|months| given(months.value + Decimal::ONE));
    }
    for line in &mut inputs.lines {
        match &mut line.quantity {
            Quantity::Given(number) => *number = given(number.value + Decimal::ONE),
            Quantity::Change { before, .. } => *before = given(before.value + Decimal::TWO),
            Quantity::Series(values) => values.push(given(Decimal::from(3))),
        }
    }
}

fn persistence(inputs: &mut Inputs) {
    for (position, profile) in inputs.profiles.iter_mut().enumerate() {
        let share = |hundredths: i64| given(Share(Decimal::new(hundredths, 2)));
        profile.persistence = match position % 2 {
            0 => Persistence::Explicit(vec![share(100), share(60), share(35)]),
            _ => Persistence::Parametric { fading: share(15), relapse: share(10), floor: None },
        };
    }
}

fn discounting(inputs: &mut Inputs) {
    inputs.assumptions.rate.value.value = Share(Decimal::new(275, 4));
    inputs.assumptions.timing[0].value.value = Timing::End;
    inputs.assumptions.timing[2].value.value = Timing::Middle;
}

/// What the program itself computes for some figures.
fn computed(inputs: &Inputs) -> [Decimal; 3] {
    let worked = Worked::of(inputs.clone());
    let at_horizon = worked.projection.types.total.accumulated.last().copied().expect("a year");
    let own = worked.block(Party::Operation).result;
    [own, worked.account.statement.total, at_horizon].map(|id| worked.number(id))
}

/// A change of one kind is a part of that kind alone, and as large as the program itself computes.
fn only(part: Part, change: Change) {
    run(4, random::inputs(), |old| {
        let mut new = old.clone();
        change(&mut new);
        let Some(difference) = compared(&old, &new) else { return Ok(()) };
        for found in difference.figures.iter().filter(|figure| figure.way.is_some()) {
            for (other, moved) in Part::ALL.into_iter().zip(parts(found)) {
                prop_assert!(other == part || moved.is_zero(), "{:?}: {:?} {}", found.names, other, moved);
            }
        }
        let horizon = u16::try_from(old.assumptions.horizon.value.value).expect("a short horizon");
        let figures = [
            figure(&difference, &Whose::Operation, Measure::Result, None),
            figure(&difference, &Whose::Total, Measure::Result, None),
        ];
        let accumulated = difference.figure(&Whose::Total, Measure::Accumulated, Some(horizon));
        let [before, after] = [&old, &new].map(computed);
        for ((found, before), after) in figures.into_iter().chain(accumulated).zip(before).zip(after) {
            let way = found.way.as_ref().expect("a number");
            // Binary numbers have 15 digits.
            let near = Decimal::new(1, 5).max(before.abs().max(after.abs()) * Decimal::new(1, 12));
            prop_assert!(
                (way.part(part) - (after - before)).abs() <= near,
                "{:?} {}",
                found.names,
                after - before
            );
        }
        Ok(())
    });
}

#[test]
fn a_change_of_the_own_books_alone_is_a_part_of_its_own() {
    only(Part::OwnBooks, own_books);
}

#[test]
fn a_change_of_prices_alone_is_a_part_of_its_own() {
    only(Part::Price, prices);
}

#[test]
fn a_change_of_persons_alone_is_a_part_of_its_own() {
    only(Part::Volume, volume);
}

#[test]
fn a_change_of_the_effect_on_each_person_alone_is_a_part_of_its_own() {
    only(Part::Effect, effects);
}

#[test]
fn a_change_of_how_long_effects_last_alone_is_a_part_of_its_own() {
    only(Part::Persistence, persistence);
}

#[test]
fn a_change_of_discounting_alone_is_a_part_of_its_own() {
    only(Part::Discounting, discounting);
}
