//! Sections 9 and 10: discounting and accumulation.

use crate::support_cases::*;
use crate::{all, near, never};
use bokslut::model::{Basis, CostType, Party, Side, Timing};

fn line() -> Make {
    let make = Make::new().horizon(40).outcome("Arbete", "1", |_| ());
    make.line(actor(0), CostType::Real, Side::Income, Basis::Year, "1000", |_| ())
}

#[test]
fn a_flow_at_the_beginning_in_the_middle_or_at_the_end_of_the_year_is_discounted_that_much() {
    let make = line().timing(CostType::Real, Timing::Beginning);
    let make = make.timing(CostType::Production, Timing::End).timing(CostType::Financial, Timing::Middle);
    let worked = Worked::of(make.0);
    let factor = |cost_type, year: usize| worked.number(worked.account.time.factors_of(cost_type)[year - 1]);
    // 1.04^-(t-1+o), worked out as fractions, the halves with 40 digits.
    for (year, beginning, middle, end) in [
        (1, "1", "0.980580675690920159620812", "0.961538461538461538461538"),
        (2, "0.961538461538461538461538", "0.942866034318192461173858", "0.924556213017751479289941"),
        (3, "0.924556213017751479289941", "0.906601956075185058821017", "0.888996358670914883932635"),
        (4, "0.888996358670914883932635", "0.871732650072293325789440", "0.854804191029725849935226"),
        (20, "0.474642424049344157945260", "0.465425188885882147092252", "0.456386946201292459562750"),
        (40, "0.216620606449459074497297", "0.212413980640787476640652", "0.208289044662941417785863"),
    ] {
        near(factor(CostType::Real, year), beginning);
        near(factor(CostType::Financial, year), middle);
        near(factor(CostType::Production, year), end);
    }
}

#[test]
fn a_rate_of_zero_discounts_nothing() {
    let worked = Worked::of(line().rate("0").timing(CostType::Real, Timing::Middle).0);
    let factors = worked.numbers(worked.account.time.factors_of(CostType::Real));
    assert!(factors.iter().all(|factor| *factor == d("1")));
    assert_eq!(worked.number(worked.projection.types.total.accumulated[39]), d("40000"));
}

#[test]
fn every_flow_is_discounted_by_the_timing_of_its_own_cost_type() {
    let make = Make::new().horizon(2).rate("0.25").timing(CostType::Financial, Timing::End);
    let make = make.outcome("Arbete", "1", |_| ());
    let make = make.series(actor(0), CostType::Real, Side::Income, &["100", "100"]);
    let make = make.series(actor(0), CostType::Financial, Side::Income, &["100", "100"]);
    let worked = Worked::of(make.0);
    let [_, production, _] = &worked.projection.types.rows;
    let of = |cost_type| {
        let (_, _, series) =
            worked.party(actor(0)).types.iter().find(|row| row.0 == cost_type).expect("both");
        [&series.discounted, &series.accumulated].map(|row| worked.numbers(row))
    };
    // 1 / 1.25 = 0.8, squared 0.64. Real: 100 + 80. Financial at the end: 80 + 64.
    assert_eq!(of(CostType::Real), [all(&["100", "80"]), all(&["100", "180"])]);
    assert_eq!(of(CostType::Financial), [all(&["80", "64"]), all(&["80", "144"])]);
    assert_eq!(worked.numbers(&production.1.accumulated), all(&["0", "0"]));
    let total = &worked.projection.types.total;
    assert_eq!(worked.numbers(&total.undiscounted), all(&["200", "200"]));
    assert_eq!(worked.numbers(&total.discounted), all(&["180", "144"]));
    assert_eq!(worked.numbers(&total.accumulated), all(&["180", "324"]));
}

#[test]
fn five_kronor_a_year_for_thirty_years_do_not_pay_back_a_hundred_at_three_and_a_half_per_cent() {
    let mut yearly = vec!["5"; 31];
    yearly[0] = "0";
    let make = Make::new().horizon(31).rate("0.035").outcome("Arbete", "1", |_| ());
    let make = make.entry(Side::Cost, "100", None, 1);
    let worked = Worked::of(make.series(actor(0), CostType::Real, Side::Income, &yearly).0);
    // -100 + 5 * (1.035^-1 + ... + 1.035^-30) = -8.039772943185934353... as a fraction.
    let total = &worked.projection.types.total.accumulated;
    near(worked.number(total[30]), "-8.039772943185934353");
    assert_eq!(worked.word(worked.projection.measures.payback), never());
    // After three years of 5 kr: -100 + 5/1.035 + 5/1.035^2 + 5/1.035^3.
    near(worked.number(total[3]), "-85.991815095431739115");
    assert_eq!(worked.number(worked.projection.measures.lowest), d("-100"));
    assert_eq!(worked.number(worked.projection.measures.lowest_year), d("1"));
}

#[test]
fn the_chosen_years_show_what_has_accumulated_by_cost_type_and_party() {
    let make = Make::new().horizon(6).rate("0").outcome("Arbete", "1", |_| ());
    let make = make.entry(Side::Cost, "50", None, 1);
    let make = make.series(actor(0), CostType::Real, Side::Income, &["10", "20", "30"]);
    let make = make.series(actor(1), CostType::Financial, Side::Cost, &["1"]);
    let make =
        make.series(Party::Production, CostType::Production, Side::Income, &["0", "0", "0", "100", "0"]);
    let worked = Worked::of(make.0);
    let returns = &worked.projection.returns;
    // T = 1, 2, 3, 4, 5 and the horizon, 6.
    assert_eq!(worked.numbers(&returns.years), all(&["1", "2", "3", "4", "5", "6"]));
    // Real: -50 + 10, +20, then 30 a year; financial: -1 a year; production value: 100 in year 4.
    assert_eq!(worked.numbers(&returns.types[0]), all(&["-40", "-20", "10", "40", "70", "100"]));
    assert_eq!(worked.numbers(&returns.types[1]), all(&["0", "0", "0", "100", "100", "100"]));
    assert_eq!(worked.numbers(&returns.types[2]), all(&["-1", "-2", "-3", "-4", "-5", "-6"]));
    assert_eq!(worked.numbers(&returns.total), all(&["-41", "-22", "7", "136", "165", "194"]));
    let of = |party: Party| {
        let (_, row) = returns.parties.iter().find(|(other, _)| *other == party).expect("every party");
        worked.numbers(row)
    };
    assert_eq!(of(Party::Operation), all(&["-50", "-50", "-50", "-50", "-50", "-50"]));
    assert_eq!(of(actor(0)), all(&["10", "30", "60", "90", "120", "150"]));
    assert_eq!(of(actor(1)), all(&["-1", "-2", "-3", "-4", "-5", "-6"]));
    assert_eq!(of(Party::Production), all(&["0", "0", "0", "100", "100", "100"]));
}
