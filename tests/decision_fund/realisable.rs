//! Formula 18: realisable = floor(freed quantity / lot) * lot * price * rate.

use crate::support_cases::{Make, actor, d, given, random};
use crate::{Decided, for_accounts, same};
use bokslut::decision::realisable::Realisable;
use bokslut::model::{Basis, CostType, Inputs, Price, Quantity, Side};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Ten persons for two years, all of the effect left in the second year but for a share; a price of 1,000 kr.
fn ten_persons(left: &str, lot: &str, rate: &str) -> Make {
    let make = Make::new().horizon(2).explicit(&["1", left]).outcome("Hem", "10", |_| ());
    make.unit_cost("DYGN", "1000", 2020).lot(lot, rate)
}

/// A line of the unit cost.
fn line(make: Make, side: Side, quantity: &str) -> Make {
    let quantity = d(quantity);
    make.line(actor(0), CostType::Real, side, Basis::Person, "0", move |line| {
        line.price = Price::UnitCost(0);
        line.quantity = Quantity::Given(given(quantity));
    })
}

struct Found {
    freed: Vec<Decimal>,
    realised: Vec<Decimal>,
    capacity: Vec<Decimal>,
    realisable: Vec<Decimal>,
    result: Vec<Decimal>,
}

fn found(inputs: Inputs) -> Found {
    let decided = Decided::of(inputs);
    let realisable = decided.decision.realisable.as_ref().expect("a lot");
    let numbers = |ids| decided.worked.numbers(ids);
    let cost = &realisable.costs[0];
    Found {
        freed: numbers(&cost.freed),
        realised: numbers(&cost.realised),
        capacity: numbers(&cost.capacity),
        realisable: numbers(&cost.realisable),
        result: numbers(&realisable.of(actor(0)).expect("the actor").total.undiscounted),
    }
}

fn decimals(all: &[&str]) -> Vec<Decimal> {
    all.iter().map(|text| d(text)).collect()
}

#[test]
fn what_does_not_fill_a_lot_is_capacity_and_no_money() {
    // 10 persons * 3.7 days = 37, then 37 * 0.5 = 18.5. Lots of 15: 2 lots are 30, 1 lot is 15.
    let found = found(line(ten_persons("0.5", "15", "1"), Side::Income, "3.7").0);
    assert_eq!(found.freed, decimals(&["37", "18.5"]));
    assert_eq!(found.realised, decimals(&["30", "15"]));
    assert_eq!(found.capacity, decimals(&["7", "3.5"]));
    assert_eq!(found.realisable, decimals(&["30000", "15000"]));
    assert_eq!(found.result, decimals(&["30000", "15000"]));
}

#[test]
fn an_exact_multiple_fills_its_lots_and_a_rate_takes_its_share() {
    // 10 * 0.3 = 3 is 30 lots of 0.1 (in binary 0.3 / 0.1 is below 3); 80 % of 3 is 2.4. Then 1.5 and 1.2.
    let found = found(line(ten_persons("0.5", "0.1", "0.8"), Side::Income, "0.3").0);
    assert_eq!(found.realised, decimals(&["2.4", "1.2"]));
    assert_eq!(found.capacity, decimals(&["0.6", "0.3"]));
    assert_eq!(found.realisable, decimals(&["2400", "1200"]));
}

#[test]
fn less_than_a_lot_frees_no_money_and_a_rate_of_nothing_none_either() {
    let small = found(line(ten_persons("0.5", "40", "1"), Side::Income, "3.7").0);
    assert_eq!(small.realisable, decimals(&["0", "0"]));
    assert_eq!(small.capacity, decimals(&["37", "18.5"]));
    let none = found(line(ten_persons("0.5", "1", "0"), Side::Income, "3.7").0);
    assert_eq!(none.realisable, decimals(&["0", "0"]));
}

#[test]
fn a_use_of_more_counts_whole_and_a_cost_is_set_off_before_lots_are_counted() {
    // 10 * (1 - 3) = -20: neither lots of 15 nor half of it.
    let more = line(line(ten_persons("0.5", "15", "0.5"), Side::Income, "1"), Side::Cost, "3");
    let more = found(more.0);
    assert_eq!(more.freed, decimals(&["-20", "-10"]));
    assert_eq!(more.realisable, decimals(&["-20000", "-10000"]));
    assert_eq!(more.capacity, decimals(&["0", "0"]));
    // 10 * (5 - 1.4) = 36 are two lots of 15, where 50 and 14 by themselves would be 45 and 0.
    let net = line(line(ten_persons("0.5", "15", "1"), Side::Income, "5"), Side::Cost, "1.4");
    assert_eq!(found(net.0).realised, decimals(&["30", "15"]));
}

#[test]
fn lines_of_a_ward_close_it_together_with_their_net_shares() {
    // Outcome 1: 10 persons * 2 = 20. Outcome 2: 10 persons * 2, a quarter of it deadweight = 15.
    // Apart neither fills a lot of 30; together they are 35.
    let make = line(ten_persons("0.5", "30", "1"), Side::Income, "2");
    let make = make.outcome("Skola", "10", |outcome| {
        outcome.deadweight = crate::support_cases::share("0.25");
        outcome.profile = Some(0);
        outcome.overlaps = true;
    });
    let found = found(line(make, Side::Income, "2").0);
    assert_eq!(found.freed, decimals(&["35", "17.5"]));
    assert_eq!(found.realised, decimals(&["30", "0"]));
}

#[test]
fn a_part_of_an_actor_rolls_up_and_others_stay_as_they_are() {
    let make = line(ten_persons("0.5", "15", "1").part("Nämnden", Some(0)), Side::Income, "3.7");
    let mut inputs = make.line(actor(1), CostType::Real, Side::Income, Basis::Person, "10", |_| ()).0;
    let last = inputs.lines.len() - 1;
    inputs.lines[last - 1].party = actor(2);
    inputs.unit_costs[0].party = actor(2);
    let decided = Decided::of(inputs);
    let realisable = decided.decision.realisable.as_ref().expect("a lot");
    let of = |party| realisable.of(party).expect("every party");
    let year_1 = |party| decided.worked.number(of(party).total.undiscounted[0]);
    assert_eq!(year_1(actor(0)), d("30000"));
    assert_eq!(year_1(actor(2)), d("30000"));
    assert_eq!(year_1(actor(1)), d("100"));
    assert!(of(actor(0)).beside.is_some() && of(actor(1)).beside.is_none());
    assert_eq!(decided.worked.number(realisable.society.series.undiscounted[0]), d("30100"));
    // Second year 15,000 + 50 at 4 %: 30,100 + 15,050 / 1.04.
    let expected = d("30100") + d("15050") / d("1.04");
    assert!(same(decided.worked.number(realisable.society_spans[1]), expected));
}

#[test]
fn nothing_is_told_apart_where_no_unit_cost_has_a_lot_or_a_rate() {
    let make = Make::new().horizon(2).outcome("Hem", "10", |_| ()).unit_cost("DYGN", "1000", 2020);
    assert!(Decided::of(line(make, Side::Income, "1").0).decision.realisable.is_none());
}

/// What holds of every account, for all of its parties and years.
fn holds(decided: &Decided, realisable: &Realisable) -> Result<(), TestCaseError> {
    let numbers = |ids| decided.worked.numbers(ids);
    for cost in &realisable.costs {
        let rows = [&cost.freed, &cost.realised, &cost.capacity].map(|row| numbers(row));
        for ((freed, realised), capacity) in rows[0].iter().zip(&rows[1]).zip(&rows[2]) {
            prop_assert!(realised <= freed && *capacity >= Decimal::ZERO);
            // More used is more used: nothing of it is forgiven.
            prop_assert!(*freed > Decimal::ZERO || realised == freed);
            prop_assert!(*freed <= Decimal::ZERO || *realised >= Decimal::ZERO);
        }
        for withheld in numbers(&cost.withheld) {
            prop_assert!(withheld >= Decimal::ZERO);
        }
        // The lines' flows are the freed units times the price.
        let rows = &decided.worked.account.ledger.rows;
        for (year, money) in numbers(&cost.theoretical).into_iter().enumerate() {
            let flows = cost.lines.iter().map(|(row, _)| decided.worked.number(rows[*row].flows[year]));
            prop_assert!(same(flows.sum(), money));
        }
    }
    let mut society = vec![Decimal::ZERO; decided.worked.account.time.length()];
    for (figures, party) in decided.worked.projection.parties.iter().zip(&realisable.parties) {
        let (computed, can) = (&figures.total, &party.total);
        for (computed, can) in [
            (&computed.undiscounted, &can.undiscounted),
            (&computed.discounted, &can.discounted),
            (&computed.accumulated, &can.accumulated),
        ] {
            for (computed, can) in numbers(computed).into_iter().zip(numbers(can)) {
                prop_assert!(can <= computed || same(can, computed), "{can} of {computed}");
            }
        }
        if figures.depth == 0 {
            society.iter_mut().zip(numbers(&can.undiscounted)).for_each(|(sum, can)| *sum += can);
        }
    }
    // What society cannot realise is what the unit costs withhold.
    let total = numbers(&decided.worked.projection.types.total.undiscounted);
    for (year, (society, total)) in society.into_iter().zip(total).enumerate() {
        let withheld = realisable.costs.iter().map(|cost| decided.worked.number(cost.withheld[year]));
        prop_assert!(same(society, total - withheld.sum::<Decimal>()));
        prop_assert!(same(society, decided.worked.number(realisable.society.series.undiscounted[year])));
    }
    Ok(())
}

#[test]
fn never_more_can_be_realised_than_is_gained_and_what_cannot_is_what_the_unit_costs_withhold() {
    let seen = std::cell::Cell::new(0);
    for_accounts(random::inputs(), 150, |inputs| {
        // A cost that no line uses would free nothing.
        let decided = Decided::of(inputs);
        if let Some(realisable) = &decided.decision.realisable {
            seen.set(seen.get() + 1);
            holds(&decided, realisable)?;
        }
        Ok(())
    });
    assert!(seen.get() > 60, "only {} accounts with a lot or a rate", seen.get());
}
