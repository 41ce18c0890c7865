//! Reasons to be careful, found in the accounts.

use crate::support_cases::*;
use crate::{digest, entered, gain, operation};
use bokslut::base::Share;
use bokslut::model::{CostType, Inputs, Status, Timing};
use bokslut::together::{Accounts, Caution, Digest, cautions, differing, labels, pairs};
use bokslut::words::{Lang, Words};
use std::sync::Arc;

/// An adopted account of many persons for the unemployed, with deadweight.
fn sound(name: &str, year: u16) -> Inputs {
    let mut inputs = gain(operation(name, year, "10"), actor(0), &["5"]).0;
    inputs.operation.status = Status::Adopted;
    inputs.operation.target_group = "Arbetslösa".to_string();
    inputs.outcomes[0].deadweight = given(Share(d("0.1")));
    inputs
}

fn changed(name: &str, year: u16, change: impl FnOnce(&mut Inputs)) -> Digest {
    let mut inputs = sound(name, year);
    change(&mut inputs);
    digest(&inputs)
}

/// The reasons of the last account.
fn of_last(accounts: &[Digest]) -> Vec<Caution> {
    cautions(&entered(accounts), &Words::of(Lang::Sv).report).pop().expect("an account")
}

#[test]
fn an_account_as_the_others_followed_for_two_years_has_no_reason() {
    let accounts = ["A", "B"].map(|name| [2019, 2020].map(|year| digest(&sound(name, year))));
    let all = cautions(&entered(&accounts.concat()), &Words::of(Lang::Sv).report);
    assert!(all.iter().all(Vec::is_empty), "{all:?}");
}

#[test]
fn every_reason_is_found_where_it_applies_and_there_alone() {
    type Change = fn(&mut Inputs);
    let reasons: [(Caution, Change); 8] = [
        (Caution::Discounting, |inputs| inputs.assumptions.rate.value.value = Share(d("0.03"))),
        (Caution::Discounting, |inputs| {
            let made = Make(inputs.clone()).timing(CostType::Real, Timing::End);
            inputs.assumptions = made.0.assumptions;
        }),
        (Caution::Horizon, |inputs| *inputs = Make(inputs.clone()).horizon(3).0),
        (Caution::PriceYear, |inputs| inputs.assumptions.price_year.value.value.0 = 2015),
        (Caution::TargetGroup, |inputs| inputs.operation.target_group = "Nyanlända".to_string()),
        (Caution::Few, |inputs| {
            inputs.operation.participants.value = d("29");
            inputs.outcomes[0].persons.value = d("29");
        }),
        (Caution::NoDeadweight, |inputs| inputs.outcomes[0].deadweight = share("0")),
        (Caution::Preliminary, |inputs| inputs.operation.status = Status::Preliminary),
    ];
    for (reason, change) in reasons {
        let accounts = [
            digest(&sound("A", 2019)),
            digest(&sound("A", 2020)),
            digest(&sound("B", 2019)),
            digest(&sound("B", 2020)),
            digest(&sound("C", 2019)),
            changed("C", 2020, change),
        ];
        assert_eq!(of_last(&accounts), [reason]);
        let others = cautions(&entered(&accounts), &Words::of(Lang::Sv).report);
        // C 2019 still is for the unemployed, as A and B are.
        assert!(others[..5].iter().all(Vec::is_empty), "{reason:?}: {others:?}");
    }
    let alone = [digest(&sound("A", 2019)), digest(&sound("A", 2020)), digest(&sound("B", 2020))];
    assert_eq!(of_last(&alone), [Caution::OneYear]);
}

#[test]
fn where_nothing_is_usual_every_account_is_another() {
    let accounts = ["0.03", "0.04", "0.05"]
        .map(|rate| changed(rate, 2020, |inputs| inputs.assumptions.rate.value.value = Share(d(rate))));
    let all = cautions(&entered(&accounts), &Words::of(Lang::Sv).report);
    assert!(all.iter().all(|found| found.contains(&Caution::Discounting)));
    let Accounts { book, all, .. } = &entered(&accounts);
    assert_eq!(differing(book, &[&all[0], &all[1]]), [Caution::Discounting]);
    assert!(differing(book, &[&all[0]]).is_empty());
}

#[test]
fn the_same_account_twice_is_told_and_compared_with_nothing() {
    let accounts = [
        digest(&sound("A", 2019)),
        digest(&sound(" a ", 2020)),
        digest(&sound("A", 2020)),
        digest(&sound("B", 2020)),
    ];
    let all = cautions(&entered(&accounts), &Words::of(Lang::Sv).report);
    let twice: Vec<bool> = all.iter().map(|found| found.contains(&Caution::Twice)).collect();
    assert_eq!(twice, [false, true, true, false]);
    assert!(pairs(&entered(&accounts).all).is_empty());
    assert_eq!(
        labels(&entered(&accounts).all)[3],
        "B",
        "the year is told where an operation has several accounts"
    );
    assert_eq!(labels(&entered(&accounts).all)[2], "A 2020");
}

#[test]
fn a_year_is_compared_with_the_nearest_year_before() {
    let accounts = [2020, 2014, 2017].map(|year| digest(&sound("A", year)));
    // They stand in the order of the years.
    assert_eq!(pairs(&entered(&accounts).all), [[0, 1], [1, 2]]);
}

/// An account of an operation of an organisation.
fn of(organisation: &str, name: &str, year: u16) -> Digest {
    Digest { organisation: Arc::from(organisation), ..digest(&sound(name, year)) }
}

#[test]
fn operations_of_the_same_name_are_told_apart_by_whose_they_are() {
    let accounts =
        [of("Norr", "A", 2019), of("norr", "A", 2020), of("Söder", "A", 2020), of("Söder", "B", 2020)];
    assert_eq!(pairs(&entered(&accounts).all), [[0, 1]]);
    let all = cautions(&entered(&accounts), &Words::of(Lang::Sv).report);
    assert!(!all.concat().contains(&Caution::Twice), "{all:?}");
    assert_eq!(labels(&entered(&accounts).all), ["Norr · A 2019", "norr · A 2020", "Söder · A", "Söder · B"]);
    assert_eq!(
        labels(&entered(&accounts[2..]).all),
        ["A", "B"],
        "nobody needs to be told whose they all are"
    );
}
