//! Random plans of random accounts. Every step from plan to outcome is an account of its own, whose inputs
//! are some of the plan's and some of the outcome's: what the split has come to by then is what it comes to.

use crate::support_cases::{Worked, given, place, random};
use crate::{Planned, same};
use bokslut::base::{Cited, Kronor, Share};
use bokslut::model::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use rust_decimal::Decimal;

#[derive(Clone, Debug)]
struct Draw {
    persons: u32,
    months_year_1: Option<u32>,
    months_per_person: Option<u32>,
    profile: Option<usize>,
    shares: [Option<u32>; 3],
}

fn draw() -> impl Strategy<Value = Draw> {
    let persons = prop_oneof![1 => Just(0_u32), 6 => 1..=400_u32];
    let part = || option::of(0..=100_u32);
    (
        persons,
        option::of(0..=3_000_u32),
        option::of(0..=24_u32),
        option::of(0..3_usize),
        [part(), part(), part()],
    )
        .prop_map(|(persons, months_year_1, months_per_person, profile, shares)| Draw {
            persons,
            months_year_1,
            months_per_person,
            profile,
            shares,
        })
}

/// Random accounts with a plan.
fn planned() -> impl Strategy<Value = Inputs> {
    let entries = vec((any::<bool>(), 0..5_000_000_i64), 5);
    let prices = vec(option::of(0..5_000_000_i64), 4);
    (random::inputs(), vec(draw(), 4), entries, prices).prop_map(|(mut inputs, draws, entries, prices)| {
        let whole = |number: u32| given(Decimal::from(number));
        let outcomes = inputs.outcomes.iter().zip(draws).map(|(_, draw)| PlannedOutcome {
            persons: whole(draw.persons),
            months_year_1: draw.months_year_1.map(whole),
            months_per_person: draw.months_per_person.map(whole),
            profile: draw.profile.filter(|at| *at < inputs.profiles.len()),
            shares: draw.shares.map(|share| share.map(|share| given(Share(Decimal::new(share.into(), 2))))),
            place: place(),
        });
        let outcomes = outcomes.collect();
        // Some entries were planned, and some of those for another actor or under another name.
        let entries = inputs.entries.iter().zip(entries).filter(|(_, (there, _))| *there);
        let entries = entries.map(|(entry, (_, ore))| {
            let label =
                if ore % 3 == 0 { format!("{} som planerad", entry.label) } else { entry.label.clone() };
            Entry { amount: given(Kronor(Decimal::new(ore, 2))), label, ..entry.clone() }
        });
        let entries = entries.collect();
        let prices = (0..inputs.unit_costs.len()).zip(prices);
        let prices = prices.filter_map(|(at, ore)| Some((at, given(Kronor(Decimal::new(ore?, 2))))));
        let prices = prices.collect();
        inputs.plan = Some(Plan { outcomes, entries, prices });
        inputs
    })
}

/// The inputs of the account after a step: 0 as planned, then books, prices, persons, months and net shares;
/// persistence is the outcome itself.
fn after(inputs: &Inputs, step: usize) -> Inputs {
    let plan = inputs.plan.as_ref().expect("a plan");
    let mut mixed = Inputs { plan: None, ..inputs.clone() };
    if step < 1 {
        mixed.entries = plan.entries.clone();
    }
    if step < 2 {
        plan.prices.iter().for_each(|(at, price)| mixed.unit_costs[*at].price = price.clone());
    }
    for (at, planned) in plan.outcomes.iter().enumerate() {
        let came = &inputs.outcomes[at];
        let outcome = &mut mixed.outcomes[at];
        let (before, now) = (planned.persons.value, came.persons.value);
        if step < 5 && planned.profile.is_some() {
            outcome.profile = planned.profile;
        }
        if step < 4 {
            let share =
                |slot: usize, share: &Cited<Share>| planned.shares[slot].clone().unwrap_or(share.clone());
            outcome.deadweight = share(0, &came.deadweight);
            outcome.displacement = share(1, &came.displacement);
            outcome.attribution = share(2, &came.attribution);
            if let Some(months) = &planned.months_per_person {
                outcome.months_per_person = months.clone();
            }
            // Effect months of year 1 for the persons of the step.
            let persons = if step < 3 { before } else { now };
            let of = |months: &Cited<Decimal>, persons_of: Decimal| {
                (!persons_of.is_zero()).then(|| given(months.value * persons / persons_of))
            };
            outcome.months_year_1 =
                match (&planned.months_year_1, &planned.months_per_person, &came.months_year_1) {
                    (Some(months), ..) if step < 3 => Some(months.clone()),
                    (Some(months), ..) => of(months, before),
                    (None, None, Some(months)) => of(months, now),
                    _ => None,
                };
        }
        if step < 3 {
            outcome.persons = planned.persons.clone();
            let ratio = if now.is_zero() { Decimal::ONE } else { before / now };
            let scaled = |number: &mut Cited<Decimal>| number.value *= ratio;
            for line in mixed.lines.iter_mut().filter(|line| line.outcome == at) {
                if !matches!(line.basis, Basis::Year | Basis::Once | Basis::Series) {
                    continue;
                }
                match &mut line.quantity {
                    Quantity::Given(number) => scaled(number),
                    Quantity::Change { before, after } => [before, after].into_iter().for_each(scaled),
                    Quantity::Series(numbers) => numbers.iter_mut().for_each(scaled),
                }
            }
        }
    }
    // Persons may be more than take part; the account says so in a check and counts them all the same.
    mixed
}

fn run(cases: u32, property: impl Fn(Inputs) -> Result<(), TestCaseError>) {
    let config = Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2022),
        max_shrink_iters: 200,
        ..Config::default()
    };
    if let Err(fault) = TestRunner::new(config).run(&planned(), property) {
        panic!("{fault}");
    }
}

#[test]
fn the_parts_sum_to_the_whole_for_everybody_and_every_party_in_year_1_and_by_every_chosen_year() {
    run(80, |inputs| {
        let planned = Planned::of(inputs);
        let columns = planned.worked.inputs.assumptions.report_years.value.value.len() + 1;
        for split in &planned.split.parties {
            prop_assert_eq!(split.compared.len(), columns);
            for (column, compared) in split.compared.iter().enumerate() {
                let lines = planned.lines(split, column);
                let outcome = planned.worked.number(compared.outcome);
                prop_assert!(
                    same(lines.iter().sum(), outcome),
                    "{:?}: {lines:?} against {outcome}",
                    split.party
                );
                prop_assert_eq!(planned.worked.word(compared.verdict), "OK");
            }
        }
        for column in 0..columns {
            let outer = planned.split.parties.iter().filter(|split| split.party.is_some() && !split.inner);
            let outer: Vec<_> = outer.map(|split| planned.lines(split, column)).collect();
            for (line, total) in planned.lines(planned.party(None), column).into_iter().enumerate() {
                let sum: Decimal = outer.iter().map(|lines| lines[line]).sum();
                prop_assert!(same(total, sum), "line {line}: {total} against {sum}");
            }
        }
        Ok(())
    });
}

#[test]
fn every_step_comes_to_the_account_of_its_inputs() {
    run(40, |inputs| {
        let planned = Planned::of(inputs.clone());
        for step in 0..=5 {
            let worked = Worked::of(after(&inputs, step));
            for split in &planned.split.parties {
                for column in 0..split.compared.len() {
                    let so_far: Decimal = planned.lines(split, column)[..=step].iter().sum();
                    let returns = &worked.projection.returns;
                    let id = match (split.party, column) {
                        (None, 0) => worked.account.statement.total,
                        (None, column) => returns.total[column - 1],
                        (Some(party), 0) => worked.block(party).result,
                        (Some(party), column) => {
                            let found = returns.parties.iter().find(|(other, _)| *other == party);
                            found.expect("every party").1[column - 1]
                        }
                    };
                    let account = worked.number(id);
                    let whose = split.party;
                    prop_assert!(
                        same(so_far, account),
                        "step {step}, {whose:?}, {column}: {so_far}, {account}"
                    );
                }
            }
        }
        Ok(())
    });
}
