//! Section 17: the winners pay the losers, and who is out of pocket when.

use crate::all;
use crate::support_cases::*;
use bokslut::decision::{Redistribution, Settlement};
use bokslut::model::{CostType, Party, Side};

/// Kommun's, Region's, Skola's and production value's results of a single year, at no rate.
fn one_year(results: [&str; 4]) -> (Worked, Redistribution) {
    let mut make = Make::new().horizon(1).rate("0").part("Skola", None).outcome("Arbete", "1", |_| ());
    let parties = [actor(0), actor(1), actor(2)].map(|party| (party, CostType::Real));
    let parties = parties.into_iter().chain([(Party::Production, CostType::Production)]);
    for ((party, cost_type), amount) in parties.zip(results) {
        make = make.series(party, cost_type, Side::Income, &[amount]);
    }
    let mut worked = Worked::of(make.0);
    let decision = worked.decision();
    (worked, decision.redistribution)
}

/// The first chosen year's figures of every party.
fn first(worked: &Worked, rows: &[Vec<bokslut::figure::Id>]) -> Vec<rust_decimal::Decimal> {
    rows.iter().map(|row| worked.number(row[0])).collect()
}

fn loses<'a>(worked: &'a Worked, settlement: &Settlement) -> &'a str {
    worked.word(settlement.loses[0])
}

#[test]
fn where_gains_suffice_every_winner_pays_the_same_share_and_losers_get_all_they_lost() {
    let (worked, found) = one_year(["100", "300", "-80", "400"]);
    // Society gains 100 + 300 + 400 = 800 and loses 80: a tenth of every gain is paid.
    let society = &found.society;
    assert_eq!(worked.number(society.gains[0]), d("800"));
    assert_eq!(worked.number(society.losses[0]), d("-80"));
    assert_eq!(worked.number(society.paid[0]), d("0.1"));
    assert_eq!(worked.number(society.covered[0]), d("1"));
    // The operation has nothing, Kommun pays 10, Region 30, Skola gets 80, production value stands for 40.
    assert_eq!(first(&worked, &society.compensation), all(&["0", "-10", "-30", "80", "-40"]));
    assert_eq!(first(&worked, &society.after), all(&["0", "90", "270", "0", "360"]));
    assert_eq!(worked.number(society.total[0]), d("720"));
    assert_eq!(loses(&worked, society), "ingen");
    // In money 400 is gained, and a fifth of it is paid.
    let money = &found.money;
    assert_eq!(worked.number(money.paid[0]), d("0.2"));
    assert_eq!(first(&worked, &money.compensation), all(&["0", "-20", "-60", "80"]));
    assert_eq!(first(&worked, &money.after), all(&["0", "80", "240", "0"]));
    assert_eq!(worked.number(money.total[0]), d("320"));
    assert_eq!(loses(&worked, money), "ingen");
}

#[test]
fn where_gains_do_not_suffice_all_of_them_is_paid_and_losers_share_by_what_they_lost() {
    let (worked, found) = one_year(["30", "-60", "-40", "0"]);
    // 30 is gained and 100 lost: three tenths of every loss, 18 and 12, and 70 is lost all the same.
    for settlement in [&found.society, &found.money] {
        assert_eq!(worked.number(settlement.paid[0]), d("1"));
        assert_eq!(worked.number(settlement.covered[0]), d("0.3"));
        assert_eq!(first(&worked, &settlement.compensation)[..4], all(&["0", "-30", "18", "12"]));
        assert_eq!(first(&worked, &settlement.after)[..4], all(&["0", "0", "-42", "-28"]));
        assert_eq!(worked.number(settlement.total[0]), d("-70"));
        assert_eq!(loses(&worked, settlement), "någon");
    }
}

#[test]
fn production_value_can_make_society_whole_where_the_money_does_not() {
    let (worked, found) = one_year(["30", "-60", "-40", "70"]);
    // 30 + 70 gained, 60 + 40 lost: everybody ends at nothing.
    assert_eq!(first(&worked, &found.society.after), all(&["0", "0", "0", "0", "0"]));
    assert_eq!(worked.number(found.society.total[0]), d("0"));
    assert_eq!(loses(&worked, &found.society), "ingen");
    assert_eq!(loses(&worked, &found.money), "någon");
}

#[test]
fn where_nobody_gains_or_nobody_loses_nothing_is_paid() {
    let (worked, found) = one_year(["-5", "0", "-10", "0"]);
    assert_eq!(first(&worked, &found.society.compensation), all(&["0", "0", "0", "0", "0"]));
    assert_eq!(first(&worked, &found.society.after), all(&["0", "-5", "0", "-10", "0"]));
    assert_eq!(worked.number(found.society.covered[0]), d("0"));
    assert_eq!(loses(&worked, &found.society), "någon");
    let (worked, found) = one_year(["0", "0", "0", "0"]);
    assert_eq!(worked.number(found.society.paid[0]), d("0"));
    assert_eq!(loses(&worked, &found.society), "ingen");
    assert_eq!(worked.word(found.society.holds), "OK");
}

#[test]
fn a_part_of_an_actor_is_counted_in_it() {
    // Kommun's own 50 and its part's -20: a gain of 30, which pays Region's 30.
    let make = Make::new().horizon(1).rate("0").part("Socialtjänst", Some(0)).outcome("Arbete", "1", |_| ());
    let make = [(0, "50"), (2, "-20"), (1, "-30")]
        .into_iter()
        .fold(make, |make, (at, amount)| make.series(actor(at), CostType::Real, Side::Income, &[amount]));
    let mut worked = Worked::of(make.0);
    let found = worked.decision().redistribution;
    let parties: Vec<Party> = found.stakes.iter().map(|stake| stake.party).collect();
    assert_eq!(parties, [Party::Operation, actor(0), actor(1), Party::Production]);
    assert_eq!(first(&worked, &found.money.after), all(&["0", "0", "0"]));
}

#[test]
fn who_is_out_of_pocket_is_told_year_by_year_before_anybody_is_paid() {
    let make = Make::new().horizon(3).rate("0.04").outcome("Arbete", "1", |_| ());
    let make = make.series(actor(0), CostType::Real, Side::Income, &["-100", "30", "50"]);
    let make = make.series(actor(1), CostType::Financial, Side::Income, &["20", "-5", "0"]);
    let make = make.series(Party::Production, CostType::Production, Side::Income, &["900", "900", "900"]);
    let mut worked = Worked::of(make.0);
    let cash = worked.decision().redistribution.cash;
    assert_eq!(worked.numbers(&cash.below[1]), all(&["-100", "0", "0"]));
    assert_eq!(worked.numbers(&cash.below[2]), all(&["0", "-5", "0"]));
    assert_eq!(worked.numbers(&cash.minus), all(&["-100", "-5", "0"]));
    assert_eq!(worked.numbers(&cash.plus), all(&["20", "30", "50"]));
    assert_eq!(worked.numbers(&cash.total), all(&["-80", "25", "50"]));
}
