//! The log of assumptions: what each brings, who answers for it, and what is not known.

use crate::Written;
use crate::support_cases::{Make, Worked, actor, d, rich, share};
use bokslut::model::{Basis, CostType, Inputs, Price, Reliability, Side};
use rust_decimal::Decimal;

/// The row of the log that begins with a name, column by column.
fn row(written: &Written, name: &str) -> Vec<String> {
    let log = written.package.sheets.iter().find(|sheet| sheet.name == "Antagandelogg").expect("the log");
    let first = log.cells.iter().find(|cell| cell.column == 1 && cell.value == name);
    let number = first.unwrap_or_else(|| panic!("no row {name}")).row;
    let cells = log.cells.iter().filter(|cell| cell.row == number);
    cells.map(|cell| cell.value.clone()).collect()
}

/// Ten persons, of whom two would have got there anyway, a saving of 100 kr each by a unit cost and
/// a cost of 50 kr each, in two years at 25 %.
fn small() -> Inputs {
    let make = Make::new().horizon(2).rate("0.25").unit_cost("FORS", "100", 2020);
    let make = make.outcome("Arbete", "10", |outcome| outcome.deadweight = share("0.2"));
    let make = make.line(actor(1), CostType::Real, Side::Income, Basis::Person, "0", |line| {
        line.price = Price::UnitCost(0);
    });
    make.line(actor(0), CostType::Real, Side::Cost, Basis::Person, "50", |_| ()).0
}

#[test]
fn what_is_at_stake_is_the_present_value_of_the_flows_that_follow() {
    let worked = Worked::of(small());
    let stakes = &worked.projection.stakes;
    // 100 * 10 * 0.8 = 800 a year, and 800 + 800 / 1.25 = 1440.
    assert_eq!(stakes.unit_costs[0].map(|id| worked.number(id)), Some(d("1440")));
    // Less 50 * 10 * 0.8 = 400 a year, 400 + 320 = 720 in all.
    assert_eq!(stakes.outcomes[0].map(|id| worked.number(id)), Some(d("720")));
    let written = Written::of(small());
    assert_eq!(row(&written, "FORS Benämning FORS")[4], "1440");
    assert_eq!(row(&written, "Nettoandel: Arbete")[4], "720");
}

#[test]
fn a_tenth_more_of_an_assumption_moves_the_result_by_a_tenth_of_what_is_at_stake() {
    let total = |inputs: Inputs| {
        let worked = Worked::of(inputs);
        worked.number(*worked.projection.types.total.accumulated.last().expect("a year"))
    };
    let worked = Worked::of(rich());
    let stakes = &worked.projection.stakes;
    let moved = |inputs: Inputs, stake: Decimal| {
        let difference = total(inputs) - total(rich());
        assert_ne!(stake, Decimal::ZERO);
        // Prices that an index divides go on for ever.
        assert_eq!(difference.round_dp(9), (stake / Decimal::TEN).round_dp(9));
    };
    for (cost, stake) in stakes.unit_costs.iter().enumerate() {
        let stake = worked.number(stake.expect("few rows"));
        let mut inputs = rich();
        inputs.unit_costs[cost].price.value.0 *= d("1.1");
        moved(inputs, stake);
    }
    // 1 - 0.12 is a tenth more than 1 - 0.2.
    let mut inputs = rich();
    inputs.outcomes[1].deadweight = share("0.12");
    moved(inputs, worked.number(stakes.outcomes[1].expect("few rows")));
}

#[test]
fn the_log_says_who_decided_when_and_how_reliable_it_is_and_what_has_passed() {
    let mut inputs = small();
    let rate = &mut inputs.assumptions.rate;
    rate.value = share("0.25");
    rate.source = "Beslut om kalkylränta".to_string();
    rate.decided_by = "Kommunstyrelsen".to_string();
    rate.decided_on = "2018-05-02".to_string();
    rate.reliability = Some(Reliability::Medium);
    // The account year is 2020.
    rate.valid_until = "2019-12-31".to_string();
    let written = Written::of(inputs);
    let known =
        ["medel", "Kommunstyrelsen", "2018-05-02", "Beslut om kalkylränta", "2019-12-31 (har gått ut)"];
    let found = row(&written, "Diskonteringsränta");
    assert_eq!(
        found[..4],
        ["Diskonteringsränta", "0.25", "per år", "Högre ränta ger senare år mindre vikt."]
    );
    assert_eq!(found[4..], known);
}

#[test]
fn what_nobody_said_is_told_as_not_said() {
    let written = Written::of(small());
    let horizon = row(&written, "Horisont");
    let unknown = ["ej bedömd", "ej angivet", "ej angivet", "metodens standardvärde", "ej angivet"];
    assert_eq!(horizon[4..], unknown);
    assert_eq!(row(&written, "Antal personer: Arbete")[1], "10");
}

#[test]
fn rows_in_too_many_places_for_a_formula_are_told_to_stand_in_the_calculation() {
    let every_second = |times: usize| {
        let make = Make::new().horizon(1).outcome("Arbete", "10", |_| ()).outcome("Studier", "10", |_| ());
        let make = (0..2 * times).fold(make, |make, line| {
            make.line(actor(1), CostType::Real, Side::Income, Basis::Person, "1", |effect| {
                effect.outcome = line % 2
            })
        });
        row(&Written::of(make.0), "Nettoandel: Arbete").remove(4)
    };
    // Ten persons at 1 kr, thirty times.
    assert_eq!(every_second(30), "300");
    assert_eq!(every_second(31), "se Beräkning");
}
