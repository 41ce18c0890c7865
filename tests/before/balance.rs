//! The social balance sheet over three years, at no rate. A year's participants bring the same for three
//! years; at the end of a year the rest is still expected.
//!
//! | brings each year | Kommun | Region       | still expected at the end of 2019, 2020 ... |
//! |------------------|--------|--------------|----------------------------------------------|
//! | of 2019          | 100    | 10           | Kommun 200, 100, 0; Region 20, 10, 0         |
//! | of 2020          | 50     | not an actor | Kommun 100, 50, 0                            |
//! | of 2021          | 7      | not an actor | Kommun 14, 7, 0                              |

use crate::support_cases::*;
use bokslut::before::{Before, Digest, Now};
use bokslut::decision::{Balance, Decision, SocialBalance, Support};
use bokslut::edition::Edition;
use bokslut::model::{CostType, Inputs, Side};
use bokslut::pipeline::{Finish, made};
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;
use std::sync::Arc;

fn account(year: u16, kommun: &str, region: Option<&str>) -> Inputs {
    let mut make = Make::new().horizon(3).rate("0").price_year(year);
    make.0.operation.year.value.0 = year;
    if region.is_none() {
        make.0.actors.0.truncate(1);
    }
    let make = make.outcome("Arbete", "1", |_| ());
    let make = make.series(actor(0), CostType::Real, Side::Income, &[kommun]);
    match region {
        Some(amount) => make.series(actor(1), CostType::Real, Side::Income, &[amount]).0,
        None => make.0,
    }
}

fn kept(inputs: &Inputs, last: Option<&Digest>) -> Digest {
    let path = Arc::from(format!("{}/rapport.xlsx", inputs.operation.year.value.0));
    let words = Words::of(Lang::Sv);
    let made = made(inputs, &[], Edition::INNER, &path, last, Finish::plain(), words);
    made.unwrap_or_else(|finding| panic!("{} {:?}", finding.code, finding.values)).digest
}

fn balance(inputs: Inputs, last: &Digest) -> (Worked, SocialBalance) {
    let words = Words::of(Lang::Sv);
    let mut worked = Worked::of(inputs);
    let Worked { inputs, book, account, projection } = &mut worked;
    let now = Now { inputs, merged: &[], account, projection, path: "rapport.xlsx" };
    let before = Before::define(book, now, last, words).expect("small numbers");
    let support = Support { before: Some(&before), ..Support::of(inputs, words, account, projection) };
    let decision = Decision::define(book, &support).expect("small numbers");
    (worked, decision.balance)
}

fn row<'a>(balance: &'a SocialBalance, name: &str) -> &'a Balance {
    balance.rows.iter().find(|row| &*row.name == name).unwrap_or_else(|| panic!("no {name}"))
}

fn all(texts: &[&str]) -> Vec<Decimal> {
    texts.iter().map(|text| d(text)).collect()
}

#[test]
fn the_opening_balance_is_the_closing_one_of_the_year_before_and_runs_off_as_it_expected() {
    let (worked, found) = balance(account(2020, "50", None), &kept(&account(2019, "100", Some("10")), None));
    let kommun = row(&found, "Kommun");
    assert_eq!(worked.number(kommun.opening), d("200"));
    // 100 of the earlier and 50 of this year's are realised, 100 of each are left.
    assert_eq!(worked.numbers(&kommun.all[0]), all(&["-150", "-150", "-50"]));
    assert_eq!(worked.numbers(&kommun.all[1]), all(&["200", "50", "0"]));
    assert_eq!(worked.number(kommun.interest), d("0"));
    // Region is no actor any more, and what it was to have is still there.
    let region = row(&found, "Region");
    assert_eq!(region.party, None);
    assert_eq!(worked.number(region.opening), d("20"));
    assert_eq!(worked.numbers(&region.all[1]), all(&["10", "0", "0"]));
    // Society: 220 + 150 new - 160 realised = 210.
    let carried = found.earlier.as_ref().expect("the year before");
    assert_eq!(worked.numbers(&carried.year_1), all(&["220", "0", "-160"]));
    assert_eq!(worked.number(found.own.cohort.new), d("150"));
    assert_eq!(worked.numbers(&found.closing), all(&["210", "50", "0"]));
    assert_eq!(worked.numbers(&carried.opening), all(&["220", "110", "0"]));
}

#[test]
fn a_third_year_opens_with_what_the_second_closed_with() {
    let first = kept(&account(2019, "100", Some("10")), None);
    let second = kept(&account(2020, "50", None), Some(&first));
    let (worked, found) = balance(account(2021, "7", None), &second);
    // Of 2019's 100 is left for Kommun, of 2020's 100 too; a year later 0 and 50.
    let kommun = row(&found, "Kommun");
    assert_eq!(worked.number(kommun.opening), d("200"));
    assert_eq!(worked.numbers(&kommun.all[1]), all(&["64", "7", "0"]));
    assert_eq!(worked.number(row(&found, "Region").opening), d("10"));
    assert_eq!(worked.numbers(&found.closing), all(&["64", "7", "0"]));
}

#[test]
fn interest_on_what_was_expected_is_that_of_the_report_it_comes_from() {
    let mut first = account(2019, "0", None);
    first.assumptions.rate = bokslut::model::Assumption::default_of(bokslut::base::Share(d("0.1")));
    first.lines.clear();
    let mut make = Make(first);
    // 121 in the third year is 110 at the end of the first; a year later, 121 the day before it falls.
    make = make.series(actor(0), CostType::Real, Side::Income, &["0", "0", "121"]);
    let (worked, found) = balance(account(2020, "0", None), &kept(&make.0, None));
    let kommun = row(&found, "Kommun");
    let near = |id, expected: &str| {
        let found = worked.number(id);
        assert!((found - d(expected)).abs() < d("0.000000000001"), "{found} is not {expected}");
    };
    near(kommun.opening, "110");
    near(kommun.interest, "11");
    near(kommun.all[1][0], "121");
    near(kommun.all[1][1], "0");
}
