//! Persons drawn anew: where the account is a sum over its persons, how it falls has a closed form.

use crate::simulation::{drawn, fall, near};
use crate::support_cases::{Make, actor, d, given};
use bokslut::base::Kronor;
use bokslut::decision::simulation::sources::Shape;
use bokslut::model::*;
use rust_decimal::Decimal;

/// Person by person with the outcome: units before and after, effect months.
const WITH: [[&str; 3]; 5] =
    [["6", "2", "2"], ["1", "1", "3"], ["9", "2", "1"], ["4", "1", "4"], ["2.5", "0.5", "5"]];

/// The five with the outcome, and so many without; a unit costs 1 000 kr and an effect month 100 kr, for certain.
fn followed(without: usize) -> Make {
    let person = |[before, after, months]: [&str; 3]| Person {
        outcome: Some(0),
        months: Some(d(months)),
        measured: vec![Some(Measured { before: d(before), after: d(after) })],
    };
    let nobody = Person { outcome: None, months: None, measured: vec![None] };
    let persons: Vec<Person> = WITH.map(person).into_iter().chain(vec![nobody; without]).collect();
    let mut make = Make::new().horizon(1).rate("0").participants(&persons.len().to_string());
    make = make.outcome("Arbete", "5", |outcome| outcome.months_year_1 = Some(given(d("15"))));
    for (code, price) in [("VARD", "1000"), ("BIDRAG", "100")] {
        make = make.unit_cost(code, price, 2016);
        let cost = make.0.unit_costs.last_mut().expect("a unit cost");
        cost.span = [(); 2].map(|()| Some(given(Kronor(d(price)))));
    }
    let sort = (CostType::Real, Side::Income);
    // (6 + 1 + 9 + 4 + 2.5) / 5 = 4.5 and (2 + 1 + 2 + 1 + 0.5) / 5 = 1.3.
    make = make.line(actor(0), sort.0, sort.1, Basis::Person, "0", |line| {
        line.price = Price::UnitCost(0);
        line.quantity = Quantity::Change { before: given(d("4.5")), after: given(d("1.3")) };
        line.measured = Some(d("5"));
    });
    make =
        make.line(actor(0), sort.0, sort.1, Basis::EffectMonth, "0", |line| line.price = Price::UnitCost(1));
    make.0.cohort = Cohort::of(vec![0], &persons);
    make
}

/// The mean and the standard deviation of the result, which the standard error tells by the draws.
fn falls(make: Make, mean: &str, deviation: &str) -> Vec<Shape> {
    const DRAWS: u32 = 40_000;
    let (worked, decision) = drawn(make, DRAWS as usize);
    let of_mean = fall(&worked, &decision, None, 0)[3];
    near(of_mean, mean);
    let found = of_mean[1] * d("200");
    // The error is told in whole kronor, which is 200 in the deviation; the draws miss by a hundredth at most.
    assert!((found - d(deviation)).abs() <= d("100") + d(deviation) * d("0.01"), "{found}, not {deviation}");
    let simulation = decision.simulation.as_ref().expect("a simulation");
    assert_eq!(worked.number(simulation.changed), Decimal::ZERO);
    simulation.sources.iter().map(|source| source.shape).collect()
}

#[test]
fn what_is_summed_over_persons_falls_as_a_sum_of_persons_drawn_anew() {
    // 1 000 times what each took less, and 100 times the months: 4 200, 300, 7 100, 3 400, 2 500 and three times
    // nothing. Sum 17 500. The variance of a sum of eight drawn anew is the squares less the square of the sum
    // by eight: 17.64 + 0.09 + 50.41 + 11.56 + 6.25 = 85.95, less 306.25 / 8 = 38.28125: 47.66875 million, root
    // 6 904.
    let shapes = falls(followed(3), "17500", "6904");
    let pert = Shape::Between(Distribution::Pert);
    let (persons, means) = (Shape::Persons, Shape::Means);
    assert_eq!(shapes, [pert, pert, pert, persons, persons, means, means], "months, two prices; the persons");
}

#[test]
fn where_everybody_has_the_outcome_their_number_is_certain_and_what_they_took_is_not() {
    // 85.95 less 306.25 / 5 = 61.25: 24.7 million, root 4 970.
    let shapes = falls(followed(0), "17500", "4970");
    assert_eq!(shapes[3..], [Shape::Persons, Shape::Means, Shape::Means], "months, before, after");
}
