//! What is measured person by person, in the edition for readers outside: cases worked by hand, and
//! the attacks on accounts whose persons are drawn one by one.

use crate::hand::{Gain, account, is, of, pooled, shown};
use crate::leaks::tells_of_enough;
use crate::people::everyone;
use crate::reader::Reader;
use crate::support_cases::{Make, actor, d, given};
use crate::{accounts, for_all, outer};
use bokslut::base::Cited;
use bokslut::model::*;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::cell::Cell;

const COVER: &str = "Annars går det att räkna fram en uppgift som avser färre än 5 personer";
const FEW: &str = "En uppgift som är mätt person för person avser färre än 5 personer";

/// So many persons, each with so much before and after; none: not measured.
type Group<'a> = (usize, Option<(&'a str, &'a str)>);

/// Adds an outcome of these persons, with 1,000 kr of Kommun's for each, and a line of Region's for
/// what they took at 100 kr before and after.
fn reached(make: Make, name: &str, groups: &[Group]) -> Make {
    let persons: usize = groups.iter().map(|(count, _)| count).sum();
    let make = make.outcome(name, &persons.to_string(), |_| ()).gain(actor(0), "1000");
    measured(make, groups)
}

fn measured(make: Make, groups: &[Group]) -> Make {
    let mut make = if make.0.unit_costs.is_empty() { make.unit_cost("SLUTV", "100", 2020) } else { make };
    make.0.unit_costs[0].party = actor(1);
    let cohort = make.0.cohort.get_or_insert_with(|| Cohort { codes: vec![0], ..Cohort::default() });
    let outcome = make.0.outcomes.len() - 1;
    let (mut count, mut sums) = (Decimal::ZERO, [Decimal::ZERO; 2]);
    for (persons, taken) in groups {
        let taken = taken.map(|(before, after)| Measured { before: d(before), after: d(after) });
        for _ in 0..*persons {
            let person = Person { outcome: Some(outcome), months: None, measured: vec![taken] };
            cohort.add(&person).expect("small numbers");
            let Some(taken) = taken else { continue };
            count += Decimal::ONE;
            sums = [sums[0] + taken.before, sums[1] + taken.after];
        }
    }
    let change = |line: &mut EffectLine| {
        line.price = Price::UnitCost(0);
        line.measured = Some(count);
        let [before, after] = sums.map(|sum| given(sum / count));
        line.quantity = Quantity::Change { before, after };
    };
    make.line(actor(1), CostType::Real, Side::Income, Basis::Person, "0", change)
}

fn arbete(groups: &[Group]) -> Make {
    reached(account(&[]), "Arbete", groups)
}

/// 30 persons whose 4 become 1: 30 * 3 * 100 = 9,000 kr of Region's, 30,000 of Kommun's.
fn studier(make: Make) -> Make {
    reached(make, "Studier", &[(30, Some(("4", "1")))])
}

#[test]
fn a_mean_behind_which_three_of_forty_had_anything_is_pooled_and_covered() {
    // 3 * (8 - 2) = 18 units, 1,800 kr, of three persons; so Studier is pooled with it.
    let outer = of(studier(arbete(&[(3, Some(("8", "2"))), (37, Some(("0", "0")))])));
    assert_eq!(shown(&outer), [] as [&str; 0]);
    assert_eq!(pooled(&outer), [is("Kommun", "70000", "70000"), is("Region", "10800", "10800")]);
    let why: Vec<_> = outer.suppressed.iter().map(|told| (&*told.what, &*told.why)).collect();
    assert_eq!(why, [("Utfall: Arbete", FEW), ("Utfall: Studier", COVER)]);
}

#[test]
fn so_is_one_where_too_few_were_measured_had_any_before_or_after_changed_or_were_not_measured() {
    let shown_alone = |groups: &[Group]| {
        let outer = of(studier(arbete(groups)));
        shown(&outer).contains(&"Arbete")
    };
    let all = |count| (count, Some(("8", "2")));
    for few in [
        vec![all(3), (37, None)],                            // measured
        vec![(4, Some(("8", "8"))), (36, Some(("0", "8")))], // before
        vec![(4, Some(("8", "8"))), (36, Some(("8", "0")))], // after
        vec![(2, Some(("8", "7"))), (38, Some(("8", "8")))], // changed
        vec![all(38), (2, None)],                            // not measured
    ] {
        assert!(!shown_alone(&few), "{few:?}");
    }
    for enough in [
        vec![all(40)],
        vec![all(35), (5, None)],
        vec![all(5), (35, Some(("0", "0")))],
        vec![(40, Some(("0", "0")))], // nobody had any, and nobody is told of
    ] {
        assert!(shown_alone(&enough), "{enough:?}");
    }
}

#[test]
fn effect_months_that_few_persons_had_are_not_shown() {
    let with_months = |persons: usize| {
        let mut make = studier(arbete(&[(40, Some(("8", "2")))]));
        let cohort = make.0.cohort.as_mut().expect("persons");
        let mut all = everyone(cohort);
        for (at, person) in all.iter_mut().enumerate() {
            person.months = Some(if at < persons || at >= 40 { Decimal::TWO } else { Decimal::ZERO });
        }
        *cohort = Cohort::of(cohort.codes.clone(), &all).expect("small numbers");
        make.0.outcomes[0].months_year_1 = Some(given(Decimal::TWO * Decimal::from(persons)));
        make.0.outcomes[1].months_year_1 = Some(given(d("60")));
        shown(&of(make)).contains(&"Arbete")
    };
    assert!(!with_months(4));
    assert!(with_months(5));
    assert!(with_months(0));
}

#[test]
fn what_falls_once_does_not_hide_the_three_in_the_years_after() {
    let make = arbete(&[(3, Some(("8", "2"))), (37, Some(("0", "0")))]);
    let once = make.line(actor(1), CostType::Real, Side::Income, Basis::Once, "500", |_| ());
    // Region has 500 + 1,800 in year 1 and 1,800 of three persons in year 2: it is merged with Kommun,
    // whose 40,000 are of all forty.
    let outer = of(once);
    assert_eq!(pooled(&outer), [is("Kommun och Region", "42300", "41800")]);
}

#[test]
fn where_enough_stand_behind_everything_all_is_shown_but_the_persons_themselves() {
    let make = studier(arbete(&[(35, Some(("8", "2"))), (5, None)]));
    let outer = of(Make(make.0.clone()));
    assert_eq!(outer.inputs, Inputs { cohort: None, ..make.0 });
    let behind: Vec<_> = outer.inputs.lines.iter().map(|line| line.measured).collect();
    assert_eq!(behind, [None, Some(d("35")), None, Some(d("30"))]);
}

/// Draws everyone of an account one by one: how many have what, and how much, differs by outcome
/// and code, so that all and few and none occur.
fn drawn(mut inputs: Inputs, seed: u64) -> Inputs {
    let mut state = seed;
    let mut dice = |sides: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % sides
    };
    let first = inputs.unit_costs.len();
    let parties = inputs.actors.0.len() as u64;
    for code in 0..2 {
        inputs = Make(inputs).unit_cost(&format!("MÄTT-{code}"), "10", 2020).0;
        let cost = inputs.unit_costs.last_mut().expect("a unit cost");
        (cost.index, cost.party) = (None, actor(usize::try_from(dice(parties)).expect("few")));
    }
    let by_month = dice(2) == 0;
    let mut persons = Vec::new();
    for outcome in 0..inputs.outcomes.len() {
        let count = inputs.outcomes[outcome].persons.value.min(Decimal::from(60));
        let chances = [0; 5].map(|_| [0, 4, 50, 100, 100, 100][usize::try_from(dice(6)).expect("few")]);
        let mut months = Decimal::ZERO;
        let mut sums = [[Decimal::ZERO; 3]; 2];
        let mut left = count;
        while left > Decimal::ZERO {
            left -= Decimal::ONE;
            let has = |chance: u64, dice: &mut dyn FnMut(u64) -> u64| dice(100) < chance;
            let own = if has(chances[0], &mut dice) { Decimal::from(1 + dice(12)) } else { Decimal::ZERO };
            months += own;
            let measured = sums.iter_mut().enumerate().map(|(code, sums)| {
                if has(chances[code + 1].max(4), &mut dice) {
                    let before = if has(chances[3], &mut dice) { 1 + dice(9) } else { 0 };
                    let after = if has(chances[4], &mut dice) { dice(9) } else { before };
                    let [before, after] = [before, after].map(Decimal::from);
                    *sums = [sums[0] + Decimal::ONE, sums[1] + before, sums[2] + after];
                    Some(Measured { before, after })
                } else {
                    None
                }
            });
            let measured = measured.collect();
            let months = by_month.then_some(own);
            persons.push(Person { outcome: Some(outcome), months, measured });
        }
        let reached = &mut inputs.outcomes[outcome];
        (reached.persons, reached.overlaps) = (given(count), false);
        if by_month {
            reached.months_year_1 = Some(given(months));
        }
        for (code, [count, before, after]) in sums.into_iter().enumerate() {
            if count.is_zero() {
                continue;
            }
            let party = inputs.unit_costs[first + code].party;
            let mut line = inputs.lines[0].clone();
            (line.label, line.outcome, line.party, line.counterparty) =
                (format!("Mätt {code}"), outcome, party, party);
            (line.cost_type, line.side, line.basis) = (CostType::Real, Side::Income, Basis::Person);
            (line.price, line.measured) = (Price::UnitCost(first + code), Some(count));
            let [before, after] = [before, after].map(|sum| Cited::default_of(sum / count));
            line.quantity = Quantity::Change { before, after };
            inputs.lines.push(line);
        }
    }
    let reached: Decimal = inputs.outcomes.iter().map(|outcome| outcome.persons.value).sum();
    inputs.operation.participants = given(reached + Decimal::from(1 + dice(20)));
    inputs.cohort = Cohort::of(vec![first, first + 1], &persons);
    inputs
}

fn people() -> impl Strategy<Value = (Inputs, u32)> {
    (accounts(), any::<u64>()).prop_map(|((inputs, fewest), seed)| (drawn(inputs, seed), 2 + fewest % 5))
}

#[test]
fn no_figure_and_no_difference_tells_of_too_few_of_those_who_were_measured() {
    let (whole, pooled) = (Cell::new(0), Cell::new(0));
    for_all(300, &people(), |inputs, fewest| {
        let Ok(outer) = outer(&inputs, fewest) else { return Ok(()) };
        let partly = !outer.inputs.pooled.is_empty() && !outer.inputs.lines.is_empty();
        pooled.set(pooled.get() + usize::from(partly));
        whole.set(whole.get() + usize::from(outer.inputs.pooled.is_empty()));
        prop_assert_eq!(&outer.inputs.cohort, &None);
        tells_of_enough(&Reader::new(&inputs, &outer, fewest))
    });
    assert!(pooled.get() > 20 && whole.get() > 5, "{} partly, {} whole", pooled.get(), whole.get());
}

#[test]
fn no_quantity_that_is_shown_is_the_mean_of_what_too_few_had() {
    let seen = Cell::new(0);
    for_all(300, &people(), |inputs, fewest| {
        let Ok(outer) = outer(&inputs, fewest) else { return Ok(()) };
        let few = |count: usize| count > 0 && Decimal::from(count) < Decimal::from(fewest);
        let cohort = inputs.cohort.as_ref().expect("persons");
        for line in outer.inputs.lines.iter().filter(|line| line.measured.is_some()) {
            seen.set(seen.get() + 1);
            let name = &outer.inputs.outcomes[line.outcome].name;
            let outcome = inputs.outcomes.iter().position(|other| other.name == *name);
            let Price::UnitCost(cost) = line.price else { panic!("a unit cost") };
            let code = usize::from(&*outer.inputs.unit_costs[cost].code == "MÄTT-1");
            let those: Vec<Person> = everyone(cohort).into_iter().filter(|p| p.outcome == outcome).collect();
            let taken: Vec<Measured> = those.iter().filter_map(|person| person.measured[code]).collect();
            prop_assert_eq!(line.measured, Some(Decimal::from(taken.len())));
            let before = taken.iter().filter(|taken| !taken.before.is_zero()).count();
            let after = taken.iter().filter(|taken| !taken.after.is_zero()).count();
            let changed = taken.iter().filter(|taken| taken.before != taken.after).count();
            let counts = [taken.len(), those.len() - taken.len(), before, after, changed];
            prop_assert!(!counts.into_iter().any(few), "{name}: {counts:?}");
        }
        Ok(())
    });
    assert!(seen.get() > 50, "only {} lines", seen.get());
}
