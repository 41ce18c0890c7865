//! How results follow from changes of the inputs.

use crate::support_cases::{Worked, given};
use crate::{for_accounts, same};
use bokslut::account::ledger::Reason;
use bokslut::base::{Kronor, Share};
use bokslut::model::*;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Results that every change is judged by: yearly totals, by type and party, and what they come to.
fn results(worked: &Worked) -> Vec<Decimal> {
    let projection = &worked.projection;
    let series = (projection.types.rows.iter().map(|(_, series)| series))
        .chain([&projection.types.total])
        .chain(projection.parties.iter().map(|party| &party.total));
    let mut all: Vec<Decimal> = series
        .flat_map(|series| [&series.undiscounted, &series.accumulated])
        .flat_map(|row| worked.numbers(row))
        .collect();
    all.extend(worked.account.statement.blocks.iter().flat_map(|block| worked.numbers(&block.sums)));
    all.push(worked.number(projection.measures.lowest));
    all.extend(worked.numbers(&projection.measures.present));
    all
}

fn times(results: &[Decimal], factor: u32) -> Vec<Decimal> {
    results.iter().map(|result| result * Decimal::from(factor)).collect()
}

fn first_apart(left: &[Decimal], right: &[Decimal]) -> Option<String> {
    if left.len() != right.len() {
        return Some(format!("{} results against {}", left.len(), right.len()));
    }
    let apart = left.iter().zip(right).find(|(a, b)| !same(**a, **b));
    apart.map(|(a, b)| format!("{a} is not {b}"))
}

#[test]
fn twice_the_prices_and_amounts_give_twice_the_results() {
    for_accounts(40, |inputs| {
        let mut doubled = inputs.clone();
        let double = |amount: &mut Kronor| amount.0 *= Decimal::TWO;
        doubled.unit_costs.iter_mut().for_each(|cost| double(&mut cost.price.value));
        doubled.entries.iter_mut().for_each(|entry| double(&mut entry.amount.value));
        for line in &mut doubled.lines {
            if let Price::Direct(amount) = &mut line.price {
                double(&mut amount.value);
            }
        }
        let (once, twice) = (Worked::of(inputs), Worked::of(doubled));
        prop_assert_eq!(first_apart(&times(&results(&once), 2), &results(&twice)), None);
        // Shares and times stay what they are.
        let rates = |worked: &Worked| -> Vec<Option<Decimal>> {
            let returns = &worked.projection.returns;
            returns.rates.iter().map(|id| worked.book.number(*id)).collect()
        };
        for (a, b) in rates(&once).into_iter().zip(rates(&twice)) {
            prop_assert_eq!(a.is_some(), b.is_some());
            prop_assert!(same(a.unwrap_or_default(), b.unwrap_or_default()));
        }
        Ok(())
    });
}

#[test]
fn three_times_the_persons_give_three_times_the_flows_that_follow_persons() {
    for_accounts(40, |inputs| {
        let three = Decimal::from(3);
        let mut more = inputs.clone();
        more.operation.participants.value *= three;
        for outcome in &mut more.outcomes {
            outcome.persons.value *= three;
            if let Some(months) = &mut outcome.months_year_1 {
                months.value *= three;
            }
        }
        let (once, thrice) = (Worked::of(inputs), Worked::of(more));
        for (position, line) in once.inputs.lines.iter().enumerate() {
            let follows = matches!(line.basis, Basis::EffectMonth | Basis::Person);
            let before = times(&once.effect(position), if follows { 3 } else { 1 });
            prop_assert_eq!(first_apart(&before, &thrice.effect(position)), None);
        }
        Ok(())
    });
}

#[test]
fn what_would_all_have_happened_anyway_leaves_only_the_own_books() {
    for_accounts(40, |inputs| {
        let mut idle = inputs;
        for outcome in &mut idle.outcomes {
            outcome.deadweight = given(Share(Decimal::ONE));
        }
        let without = Worked::of(Inputs { lines: idle.lines[..1].to_vec(), ..idle.clone() });
        let worked = Worked::of(idle);
        for position in 0..worked.inputs.lines.len() {
            prop_assert!(worked.effect(position).iter().all(Decimal::is_zero));
        }
        prop_assert_eq!(first_apart(&results(&without), &results(&worked)), None);
        let own: Decimal = (worked.inputs.entries.iter().filter(|entry| entry.side == Side::Cost))
            .map(|entry| entry.amount.value.0)
            .sum();
        let all: Decimal = worked.numbers(&worked.projection.types.total.undiscounted).into_iter().sum();
        prop_assert!(same(all, -own), "{all} is not the own cost {own}");
        Ok(())
    });
}

#[test]
fn at_a_rate_of_zero_results_are_plain_sums() {
    for_accounts(40, |mut inputs| {
        inputs.assumptions.rate.value.value = Share(Decimal::ZERO);
        let worked = Worked::of(inputs);
        let series = worked.projection.parties.iter().map(|party| &party.total);
        for series in series.chain([&worked.projection.types.total]) {
            let mut sum = Decimal::ZERO;
            for (flow, accumulated) in series.undiscounted.iter().zip(series.accumulated.iter()) {
                sum += worked.number(*flow);
                prop_assert!(same(sum, worked.number(*accumulated)));
            }
        }
        Ok(())
    });
}

#[test]
fn a_line_of_nothing_changes_nothing() {
    for_accounts(40, |inputs| {
        let mut more = inputs.clone();
        let mut priceless = inputs.lines[0].clone();
        priceless.price = Price::Direct(given(Kronor(Decimal::ZERO)));
        let mut without = inputs.lines[0].clone();
        without.basis = Basis::Year;
        without.quantity = Quantity::Given(given(Decimal::ZERO));
        more.lines.extend([priceless, without]);
        let nothing = Kronor(Decimal::ZERO);
        let (label, actor) = ("Inget".to_string(), Some(ActorId(0)));
        let place = inputs.lines[0].place.clone();
        more.entries.push(Entry { label, side: Side::Income, amount: given(nothing), actor, year: 1, place });
        let (fewer, more) = (Worked::of(inputs), Worked::of(more));
        prop_assert_eq!(first_apart(&results(&fewer), &results(&more)), None);
        Ok(())
    });
}

#[test]
fn the_order_of_lines_and_entries_does_not_matter() {
    for_accounts(40, |inputs| {
        let mut turned = inputs.clone();
        turned.lines.reverse();
        turned.entries.reverse();
        let middle = turned.lines.len() / 2;
        turned.lines.rotate_left(middle);
        let (straight, turned) = (Worked::of(inputs), Worked::of(turned));
        prop_assert_eq!(first_apart(&results(&straight), &results(&turned)), None);
        Ok(())
    });
}

#[test]
fn a_shorter_horizon_shows_the_same_years() {
    for_accounts(40, |inputs| {
        let mut shorter = inputs.clone();
        let years = inputs.assumptions.horizon.value.value.div_ceil(2);
        shorter.assumptions.horizon.value.value = years;
        shorter.assumptions.report_years.value.value = vec![years];
        shorter.entries.iter_mut().for_each(|entry| entry.year = entry.year.min(years));
        let mut same_entries = inputs;
        same_entries.entries.clone_from(&shorter.entries);
        let (long, short) = (Worked::of(same_entries), Worked::of(shorter));
        let row = |worked: &Worked| worked.numbers(&worked.projection.types.total.accumulated);
        prop_assert_eq!(first_apart(&row(&long)[..years], &row(&short)), None);
        Ok(())
    });
}

#[test]
fn more_persons_than_participants_are_told_by_the_master_check() {
    for_accounts(20, |mut inputs| {
        let persons = inputs.operation.participants.value + Decimal::ONE;
        inputs.outcomes[0].persons.value = persons;
        let worked = Worked::of(inputs);
        prop_assert_eq!(worked.master(), "FEL");
        let rows = worked.account.ledger.rows.iter();
        prop_assert!(rows.filter(|row| matches!(row.reason, Reason::Effect(_))).count() > 0);
        Ok(())
    });
}
