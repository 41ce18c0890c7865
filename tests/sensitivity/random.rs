//! Random accounts: what decision support says of changed inputs is what the changed inputs give.

use crate::anew::{Otherwise, shares};
use crate::support_cases::{Worked, d, random};
use crate::{Decision, decided};
use bokslut::base::{Cited, Share};
use bokslut::decision::sensitivity::parameters::{Parameter, Which};
use bokslut::model::{Inputs, Party, Price, Scenario};
use bokslut::pipeline::compute;
use bokslut::words::{Lang, Words};
use proptest::prelude::prop_assert;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use rust_decimal::Decimal;

fn for_accounts(cases: u32, property: impl Fn(Inputs) -> Result<(), TestCaseError>) {
    let config =
        Config { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(1315), ..Config::default() };
    if let Err(fault) = TestRunner::new(config).run(&random::inputs(), property) {
        panic!("{fault}");
    }
}

/// The same but for what the last of 28 digits loses on terms of this size.
fn near(one: Decimal, other: Decimal, size: Decimal) -> bool {
    (one - other).abs() <= Decimal::new(1, 9) * size.abs().max(Decimal::ONE)
}

/// What somebody has come to after some years.
fn accumulated(worked: &Worked, whose: Option<Party>, years: usize) -> Decimal {
    let row = match whose {
        None => &worked.projection.types.total.accumulated,
        Some(party) => &worked.party(party).total.accumulated,
    };
    worked.number(row[years - 1])
}

#[test]
fn a_scenario_gives_what_its_inputs_would_give() {
    for_accounts(24, |mut inputs| {
        let ones = Otherwise::same(&inputs);
        let all = |factor: &str| vec![d(factor); inputs.outcomes.len()];
        let otherwise = [
            ones.clone(),
            Otherwise { persons: all("0.5"), ..ones.clone() },
            Otherwise { persistence: all("0.25"), prices: d("1.2"), ..ones.clone() },
            Otherwise {
                persons: all("1.5"),
                persistence: all("0.8"),
                prices: d("0.9"),
                rate: Some(d("0.01")),
            },
        ];
        inputs.scenarios = (otherwise.iter().enumerate())
            .map(|(at, one)| Scenario {
                persistence: Cited::default_of(Share(
                    one.persistence.first().copied().unwrap_or(Decimal::ONE),
                )),
                prices: Cited::default_of(one.prices),
                rate: one.rate.map(|rate| Cited::default_of(Share(rate))),
                ..Scenario::of_method(
                    &format!("Scenario {at}"),
                    one.persons.first().copied().unwrap_or(Decimal::ONE),
                )
            })
            .collect();
        let (worked, decision) = decided(inputs.clone());
        let base = accumulated(&worked, None, *decision.spans.numbers.last().expect("a span"));
        for (one, scenario) in otherwise.iter().zip(&decision.scenarios.scenarios) {
            let anew = Worked::of(one.of(&inputs));
            for (slot, years) in decision.spans.numbers.iter().enumerate() {
                let expected = accumulated(&anew, None, *years);
                let found = worked.number(scenario.total[slot]);
                prop_assert!(near(found, expected, base), "{found} is not {expected} after {years} years");
                for (party, row) in &scenario.parties {
                    let expected = accumulated(&anew, Some(*party), *years);
                    prop_assert!(near(worked.number(row[slot]), expected, base), "{party:?}");
                }
            }
            let by_year = scenario.accumulated.iter().zip(anew.projection.types.total.accumulated.iter());
            for (found, expected) in by_year {
                prop_assert!(near(worked.number(*found), anew.number(*expected), base));
            }
        }
        prop_assert!(worked.word(decision.scenarios.verdict) == "OK");
        Ok(())
    });
}

/// The inputs with one parameter at a value; none where that is no number of a workbook.
fn moved(inputs: &Inputs, parameter: &Parameter, from: Decimal, to: Decimal) -> Inputs {
    let mut otherwise = Otherwise::same(inputs);
    let ratio = if from.is_zero() { Decimal::ONE } else { to / from };
    match parameter.which {
        Which::Rate => otherwise.rate = Some(to),
        Which::Persons(outcome) => otherwise.persons[outcome] = ratio,
        Which::Persistence(profile) => {
            for (at, outcome) in inputs.outcomes.iter().enumerate() {
                // Outcomes without a profile have the one after the last.
                if outcome.profile.unwrap_or(inputs.profiles.len()) == profile {
                    otherwise.persistence[at] = ratio;
                }
            }
        }
        _ => {}
    }
    let mut changed = otherwise.of(inputs);
    match parameter.which {
        Which::Months(outcome) => changed.outcomes[outcome].months_per_person.value = to,
        Which::MonthsYear1(outcome) => changed.outcomes[outcome].months_year_1 = Some(Cited::default_of(to)),
        Which::Net(outcome, slot) => {
            let outcome = &mut changed.outcomes[outcome];
            let shares = [&mut outcome.deadweight, &mut outcome.displacement, &mut outcome.attribution];
            let [one, two, three] = shares;
            [one, two, three][slot].value = Share(to);
        }
        Which::UnitCost(cost) => changed.unit_costs[cost].price.value.0 = to,
        Which::Amount(line) => {
            if let Price::Direct(amount) = &mut changed.lines[line].price {
                amount.value.0 = to;
            }
        }
        _ => {}
    }
    changed
}

/// An account; none where a value far away takes it beyond the digits of a decimal.
fn computed(inputs: Inputs) -> Option<Worked> {
    let (book, account, projection) = compute(&inputs, &Words::of(Lang::Sv).report).ok()?;
    Some(Worked { inputs, book, account, projection })
}

/// The size of what was added up.
fn size(worked: &Worked) -> Decimal {
    worked.account.ledger.rows.iter().map(|row| worked.number(row.present).abs()).sum()
}

fn whose(decision: &Decision) -> Vec<Option<Party>> {
    decision.sensitivity.tables.iter().map(|table| table.whose).collect()
}

#[test]
fn a_parameter_at_its_end_changes_what_the_inputs_would_change() {
    for_accounts(12, |inputs| {
        let (worked, decision) = decided(inputs.clone());
        let size = size(&worked);
        for (at, parameter) in decision.sensitivity.parameters.all.iter().enumerate() {
            let from = worked.number(parameter.value);
            // Where a share takes all away, no flow is left to tell what less would leave.
            if matches!(parameter.which, Which::Net(..)) && from == Decimal::ONE {
                continue;
            }
            for end in 0..2 {
                let to = worked.number(parameter.ends[end]);
                let anew = Worked::of(moved(&inputs, parameter, from, to));
                for (table, whose) in decision.sensitivity.tables.iter().zip(whose(&decision)) {
                    for (slot, years) in decision.spans.numbers.iter().enumerate() {
                        let row = table.rows.iter().find(|row| row.parameter == at);
                        let change = row.map_or(Decimal::ZERO, |row| worked.number(row.changes[slot][end]));
                        let (before, after) =
                            (accumulated(&worked, whose, *years), accumulated(&anew, whose, *years));
                        prop_assert!(
                            near(before + change, after, size),
                            "{:?} from {from} to {to}, {whose:?} after {years}: {before} + {change} is not {after}",
                            parameter.which
                        );
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn at_its_switching_value_a_parameter_brings_the_account_to_zero() {
    let turned = std::cell::Cell::new(0);
    for_accounts(12, |inputs| {
        let (worked, decision) = decided(inputs.clone());
        let size = size(&worked);
        for turning in &decision.sensitivity.turning {
            let table = decision.sensitivity.tables.iter().find(|table| table.whose == turning.whose);
            let table = table.expect("its table");
            for found in &turning.values {
                let parameter = &decision.sensitivity.parameters.all[table.rows[found.row].parameter];
                let from = worked.number(parameter.value);
                for (value, years) in found.values.iter().zip(&decision.spans.numbers) {
                    // A word where there is none; the last digits of a quotient far away are lost.
                    let Some(to) = worked.book.number(*value).filter(|to| to.abs() < d("1000000000")) else {
                        continue;
                    };
                    if from.is_zero() {
                        continue;
                    }
                    let Some(anew) = computed(moved(&inputs, parameter, from, to)) else { continue };
                    let left = accumulated(&anew, turning.whose, *years);
                    turned.set(turned.get() + 1);
                    prop_assert!(
                        near(left, Decimal::ZERO, size * d("1000")),
                        "{:?}: {left}",
                        parameter.which
                    );
                }
            }
            for needed in &turning.persons {
                for (persons, years) in needed.persons.iter().zip(&decision.spans.numbers) {
                    let there = worked.number(needed.there);
                    let Some(wanted) = worked.book.number(*persons).filter(|_| !there.is_zero()) else {
                        continue;
                    };
                    let mut otherwise = Otherwise::same(&inputs);
                    for (at, factor) in otherwise.persons.iter_mut().enumerate() {
                        if needed.outcome.is_none_or(|outcome| outcome == at) {
                            *factor = wanted / there;
                        }
                    }
                    let Some(anew) = computed(otherwise.of(&inputs)) else { continue };
                    let left = accumulated(&anew, turning.whose, *years);
                    turned.set(turned.get() + 1);
                    prop_assert!(near(left, Decimal::ZERO, size * d("1000")), "persons: {left}");
                }
            }
        }
        Ok(())
    });
    assert!(turned.get() > 100, "only {} turned", turned.get());
}

#[test]
fn the_shares_of_a_profile_are_those_of_the_account() {
    for_accounts(20, |inputs| {
        let worked = Worked::of(inputs.clone());
        for (at, profile) in inputs.profiles.iter().enumerate() {
            let expected = shares(Some(profile), worked.account.time.length());
            let found = worked.numbers(&worked.account.outcomes.profiles[at].shares);
            prop_assert!(found.iter().zip(&expected).all(|(one, other)| near(*one, *other, Decimal::ONE)));
        }
        Ok(())
    });
}
