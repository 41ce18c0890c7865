//! What falls, how, and what the first sheet and the checks say of it.

use crate::support_cases::{Make, actor, d};
use crate::{Decision, Worked, decided};
use bokslut::decision::simulation::Simulation;
use bokslut::decision::simulation::sources::Shape;
use bokslut::edition::Edition;
use bokslut::figure::Id;
use bokslut::model::*;
use bokslut::pipeline::report;
use bokslut::words::{Lang, Words};
use rayon::prelude::*;
use rust_decimal::Decimal;

const INCOME: (CostType, Side) = (CostType::Real, Side::Income);

/// Draws enough for a mean.
pub fn drawn(make: Make, draws: usize) -> (Worked, Decision) {
    let mut inputs = make.0;
    inputs.assumptions.draws = Assumption::default_of(draws);
    decided(inputs)
}

fn simulation(decision: &Decision) -> &Simulation {
    decision.simulation.as_ref().expect("a simulation")
}

/// P5, P50, P95, mean and the probability of a gain with their errors.
pub fn fall(worked: &Worked, decision: &Decision, whose: Option<Party>, span: usize) -> [[Decimal; 2]; 5] {
    let fall = simulation(decision).falls.iter().find(|fall| fall.whose == whose).expect("the party");
    let numbers = |ids: &[Id; 5]| ids.map(|id| worked.number(id));
    let (values, errors) = (numbers(&fall.spans[span].values), numbers(&fall.spans[span].errors));
    std::array::from_fn(|at| [values[at], errors[at]])
}

/// Within four standard errors.
pub fn near([found, error]: [Decimal; 2], wanted: &str) {
    let most = error * d("4") + d("0.5");
    assert!((found - d(wanted)).abs() <= most, "{found} ± {error}, not {wanted}");
}

/// Ten persons of a hundred in work, no discounting, four years, effect 100, 50, 50, 50 %. Kommun gains
/// 1 000 per effect month, Region pays 4 000 once, the operation costs 50 000.
fn small() -> Make {
    let make = Make::new().horizon(4).rate("0").explicit(&["1", "0.5"]);
    let make = make.outcome("Arbete", "10", |_| ()).entry(Side::Cost, "50000", None, 1);
    let make = make.line(actor(0), INCOME.0, INCOME.1, Basis::EffectMonth, "1000", |_| ());
    make.line(actor(1), CostType::Real, Side::Cost, Basis::Once, "4000", |_| ())
}

#[test]
fn the_mean_of_a_product_of_independent_numbers_is_the_product_of_their_means() {
    // Means: the share 10 / 100, so the factor 1; months between 9.6 and 12, likeliest 12: (9.6 + 48 + 12) / 6
    // = 11.6; price, persistence and Region's amount 1 000, 1 and 4 000. Kommun 10 * 11.6 * 1 000 = 116 000
    // in year 1 and 58 000 in each later one: 116 000, and 290 000 after four. Society less 54 000.
    let (worked, decision) = drawn(small(), 40_000);
    assert_eq!(decision.spans.numbers, [1, 4]);
    for (whose, one, four) in
        [(None, "62000", "236000"), (Some(actor(0)), "116000", "290000"), (Some(actor(1)), "-4000", "-4000")]
    {
        near(fall(&worked, &decision, whose, 0)[3], one);
        near(fall(&worked, &decision, whose, 1)[3], four);
    }
    let shapes: Vec<Shape> = simulation(&decision).sources.iter().map(|source| source.shape).collect();
    let pert = Shape::Between(Distribution::Pert);
    assert_eq!(shapes, [Shape::Success, pert, pert, pert, pert], "persons, months, persistence, two amounts");
}

/// One amount that is uncertain, of an outcome that all of a hundred have: a million once, for a cost of a million.
fn one_amount() -> Make {
    let make = Make::new().horizon(1).rate("0").outcome("Alla", "100", |_| ());
    let make = make.entry(Side::Cost, "1000000", None, 1);
    make.line(actor(0), INCOME.0, INCOME.1, Basis::Once, "1000000", |_| ())
}

#[test]
fn one_triangular_number_falls_as_its_distribution_function_says() {
    let mut make = one_amount();
    make.0.assumptions.distribution = Assumption::default_of(Distribution::Triangular);
    let (worked, decision) = drawn(make, 40_000);
    // In thousands from 800 to 1 200: the share below x is (x - 800)^2 / (400 * 200), a twentieth at 800 + root
    // of 4 000 = 863.2456; the other end is as far away. The result is 1 000 less.
    let [p5, p50, p95, mean, gain] = fall(&worked, &decision, None, 0);
    near(p5, "-136754");
    near(p50, "0");
    near(p95, "136754");
    near(mean, "0");
    assert!((gain[0] - d("0.5")).abs() <= gain[1] * d("4"));
}

#[test]
fn a_share_of_nobody_and_of_everybody_is_held_fixed() {
    let (_, decision) = drawn(one_amount(), 100);
    assert!(simulation(&decision).sources.iter().all(|source| source.shape != Shape::Success));
    let make = Make::new().horizon(4).explicit(&["1"]).outcome("Ingen", "0", |_| ());
    let make = make.line(actor(0), INCOME.0, INCOME.1, Basis::Once, "1000", |_| ());
    let (worked, decision) = drawn(make, 100);
    assert!(simulation(&decision).sources.iter().all(|source| source.shape != Shape::Success));
    // The amount of once is all that is left: between 800 and 1 200.
    let [p5, _, p95, ..] = fall(&worked, &decision, Some(actor(0)), 1);
    assert!(p5[0] > d("800") && p95[0] < d("1200"));
}

#[test]
fn without_an_effect_line_nothing_falls_and_the_report_says_so() {
    let make = Make::new().entry(Side::Cost, "50000", None, 1);
    let (_, decision) = drawn(make, 100);
    assert!(decision.simulation.is_none());
}

#[test]
fn what_was_simulated_is_kept_beside_what_is() {
    let (worked, decision) = drawn(small(), 200);
    let simulation = simulation(&decision);
    assert_eq!(worked.number(simulation.changed), d("0"));
    assert_eq!(worked.word(simulation.verdict), &*Words::of(Lang::Sv).report.terms.holds);
    let kept = |source: usize| -> Vec<Decimal> {
        simulation.sources[source].kept.iter().flatten().map(|kept| worked.number(kept.then)).collect()
    };
    assert_eq!(kept(0), ["10", "100"].map(d), "persons of participants");
    assert_eq!(kept(1), ["12", "9.6", "12"].map(d), "months");
    assert_eq!(kept(3), ["1000", "800", "1200"].map(d), "the first amount");
    assert_eq!(worked.number(simulation.falls[0].spans[1].base.then), d("246000"));
}

#[test]
fn what_matters_most_stands_first_and_what_costs_pulls_down() {
    let (worked, decision) = drawn(small(), 4_000);
    let simulation = simulation(&decision);
    let ranks: Vec<(usize, Decimal)> =
        simulation.correlations.iter().map(|one| (one.source, worked.number(one.rank))).collect();
    // Ten of a hundred vary by three tenths of themselves, far more than anything else.
    assert_eq!(ranks[0].0, 0);
    assert!(ranks[0].1 > d("0.9"));
    assert!(ranks.is_sorted_by_key(|(_, rank)| -rank.abs()));
    let below = ranks.iter().find(|(source, _)| *source == 4).expect("Region's amount");
    assert!(below.1 < d("0.05"));
}

#[test]
fn reports_written_side_by_side_are_the_same_to_the_last_byte() {
    let words = Words::of(Lang::Sv);
    let inputs = small().0;
    let bytes = || report(&inputs, &[], Edition::INNER, words).expect("a report");
    let alone = bytes();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().expect("threads");
    let beside: Vec<Vec<u8>> = pool.install(|| (0..6).into_par_iter().map(|_| bytes()).collect());
    assert!(beside.iter().all(|other| *other == alone));
    let mut other = inputs.clone();
    other.assumptions.seed = Assumption::default_of(1);
    assert_ne!(report(&other, &[], Edition::INNER, words).expect("a report"), alone, "another seed");
}
