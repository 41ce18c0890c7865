//! Section 20: what is still expected at the end of every year, as an asset.

use crate::support_cases::*;
use crate::{all, near};
use bokslut::decision::{Cohort, SocialBalance};
use bokslut::model::{CostType, Party, Side, Timing};

/// Kommun's flows at 10 %, at some time of the year.
fn kommun(timing: Timing, flows: &[&str]) -> (Worked, SocialBalance) {
    let make = Make::new().horizon(flows.len()).rate("0.1").timing(CostType::Real, timing);
    let make = make.outcome("Arbete", "1", |_| ());
    let mut worked = Worked::of(make.series(actor(0), CostType::Real, Side::Income, flows).0);
    let balance = worked.decision().balance;
    (worked, balance)
}

fn of(balance: &SocialBalance, party: Party) -> &Cohort {
    let row = balance.rows.iter().find(|row| row.party == Some(party)).expect("a row for every party");
    row.own.as_ref().expect("this year's participants")
}

/// Equal to the last but few of 28 digits.
fn nearly(worked: &Worked, found: &[bokslut::figure::Id], expected: &[&str]) {
    for (found, expected) in worked.numbers(found).into_iter().zip(expected) {
        near(found, &format!("{expected}.000000000000000000"));
    }
}

#[test]
fn what_falls_at_the_beginning_of_a_year_earns_no_interest_that_year() {
    let (worked, balance) = kommun(Timing::Beginning, &["-100", "110", "121"]);
    let found = of(&balance, actor(0));
    // -100 + 110/1.1 + 121/1.21 = 100 when the year begins.
    nearly(&worked, &[found.new], &["100"]);
    // At the end of year 1: 110 now + 121/1.1 = 220. Of year 2: 121, due the day after. Of year 3: nothing.
    nearly(&worked, &found.closing, &["220", "121", "0"]);
    assert_eq!(worked.numbers(&found.realised), all(&["100", "-110", "-121"]));
    // Year 1: the 100 are paid at once, so 200 wait at 10 %. Year 2: 220 - 110. Year 3: nothing waits.
    nearly(&worked, &found.interest, &["20", "11", "0"]);
    // 100 + 20 + 100 = 220; 220 + 11 - 110 = 121; 121 + 0 - 121 = 0.
    nearly(&worked, &balance.own.opening, &["0", "220", "121"]);
    nearly(&worked, &balance.own.new, &["100", "0", "0"]);
    assert_eq!(worked.numbers(&balance.own.difference), all(&["0", "0", "0"]));
    assert_eq!(worked.word(balance.holds), "OK");
}

#[test]
fn what_falls_at_the_end_of_a_year_earns_interest_all_of_it() {
    let (worked, balance) = kommun(Timing::End, &["110", "121"]);
    let found = of(&balance, actor(0));
    // 110/1.1 + 121/1.21 = 200; 200 + 20 - 110 = 110 = 121/1.1; 110 + 11 - 121 = 0.
    nearly(&worked, &[found.new], &["200"]);
    nearly(&worked, &found.interest, &["20", "11"]);
    nearly(&worked, &found.closing, &["110", "0"]);
}

#[test]
fn an_actor_who_is_expected_to_lose_has_a_negative_balance_and_society_the_sum() {
    let make = Make::new().horizon(2).rate("0").outcome("Arbete", "1", |_| ());
    let make = make.series(actor(0), CostType::Real, Side::Income, &["10", "30"]);
    let make = make.series(actor(1), CostType::Financial, Side::Income, &["5", "-8"]);
    let make = make.series(Party::Production, CostType::Production, Side::Income, &["40", "100"]);
    let mut worked = Worked::of(make.0);
    let balance = worked.decision().balance;
    let closing = |party| worked.numbers(&of(&balance, party).closing);
    assert_eq!(closing(actor(0)), all(&["30", "0"]));
    assert_eq!(closing(actor(1)), all(&["-8", "0"]));
    assert_eq!(closing(Party::Production), all(&["100", "0"]));
    assert_eq!(worked.numbers(&balance.closing), all(&["122", "0"]));
    assert_eq!(worked.numbers(&balance.actors), all(&["22", "0"]));
    assert_eq!(worked.numbers(&balance.apart), all(&["0", "0"]));
}

#[test]
fn an_account_of_a_single_year_expects_nothing_more() {
    let (worked, balance) = kommun(Timing::Middle, &["70"]);
    nearly(&worked, &balance.closing, &["0"]);
    assert_eq!(worked.word(balance.holds), "OK");
}
