//! Whole plans: the same for any number of threads, and right where the answer is known.

use crate::{decimal, float, given, near, on_threads, plan, wanted};
use bokslut::base::Unit;
use bokslut::figure::{Book, Expr, Id, range};
use bokslut::simulate::{Joint, NoValue, Parameter, Plan, Reach, Spread, Statistic, Wanted};

fn pert(low: &str, mode: &str, high: &str, reach: Reach) -> Parameter {
    let spread = Spread::pert(decimal(low), decimal(mode), decimal(high)).expect("a spread");
    Parameter { spread, reach }
}

/// Price times persons less cost over some years, discounted.
fn model(book: &mut Book) -> ([Id; 4], Vec<Id>) {
    let [price, persons, rate, cost] = ["1200", "50", "0.04", "90000"].map(|text| given(book, text));
    let mut flows = Vec::new();
    let mut results = Vec::new();
    for year in 1..=10 {
        let flow = (price * persons - cost / year) / (Expr::from(1) + rate).to_the(year);
        flows.push(book.define("flöde", Unit::Kronor, flow).expect("a value"));
        let sum = Expr::Sum(range(flows.iter().copied()));
        results.push(book.define("resultat", Unit::Kronor, sum).expect("a value"));
    }
    ([price, persons, rate, cost], results)
}

fn uncertain<'a>(
    book: &'a Book,
    [price, persons, rate, cost]: [Id; 4],
    results: &[Id],
    draws: u32,
) -> Plan<'a> {
    let mut plan = plan(book, draws);
    plan.parameters = vec![
        pert("900", "1200", "1900", Reach::Becomes(price)),
        pert("0.8", "1", "1.1", Reach::Scales(vec![cost])),
        pert("0.02", "0.04", "0.06", Reach::Becomes(rate)),
    ];
    let rows = (0..50).map(|person| vec![decimal(if person % 3 == 0 { "0" } else { "1.5" })]).collect();
    plan.joints = vec![Joint { rows, figures: vec![(persons, Statistic::Sum(0))] }];
    plan.wanted = results.iter().map(|id| Wanted { figure: *id, digits: 0, histogram: true }).collect();
    plan.correlated = Some(results.len() - 1);
    plan
}

#[test]
fn one_two_and_eight_threads_give_the_same() {
    let mut book = Book::new();
    let (inputs, results) = model(&mut book);
    let plan = uncertain(&book, inputs, &results, 10_007);
    let one = on_threads(&plan, 1);
    assert!(one.figures.iter().all(Result::is_ok));
    assert_eq!(one, on_threads(&plan, 2));
    assert_eq!(one, on_threads(&plan, 8));
    let other = Plan { seed: 2027, ..plan };
    assert_ne!(one, on_threads(&other, 1), "another seed");
}

#[test]
fn histograms_hold_every_draw_and_end_at_one() {
    let mut book = Book::new();
    let (inputs, results) = model(&mut book);
    for figure in on_threads(&uncertain(&book, inputs, &results, 3_001), 2).figures {
        let histogram = figure.expect("a value").histogram.expect("a histogram");
        assert_eq!(histogram.counts.iter().sum::<usize>(), 3_001);
        assert_eq!(histogram.cumulative.last(), Some(&decimal("1")));
        assert!(histogram.cumulative.is_sorted());
    }
}

#[test]
fn the_mean_of_a_linear_model_is_the_model_of_the_means() {
    // 3a - 2b + c: means 25, (0 + 8 + 4) / 6 = 2 and c's 100: 75 - 4 + 100 = 171. Variances: 9 * 75 +
    // 4 * 2 * 2 / 7 = 675 + 16/7.
    let mut book = Book::new();
    let [a, b, c] = ["20", "2", "100"].map(|text| given(&mut book, text));
    let line = Expr::from(3) * a - Expr::from(2) * b + c;
    let line = book.define("linje", Unit::Factor, line).expect("a value");
    let mut plan = plan(&book, 40_000);
    plan.parameters = vec![
        pert("10", "20", "60", Reach::Becomes(a)),
        pert("0", "2", "4", Reach::Becomes(b)),
        Parameter { spread: Spread::constant(decimal("100")), reach: Reach::Becomes(c) },
    ];
    plan.wanted = vec![wanted(line, 6)];
    plan.correlated = Some(0);
    let outcome = on_threads(&plan, 2);
    let found = outcome.figures[0].as_ref().expect("a value");
    near("mean", found.mean.value, 171.0, 4.0 * float(found.mean.error));
    let deviation = (675.0 + 16.0 / 7.0_f64).sqrt();
    near("deviation", found.deviation, deviation, 4.0 * deviation / 80_000_f64.sqrt());
    // Nearly everything comes from a; b pulls down; a constant does not vary.
    let [Some(a), Some(b), None] = outcome.correlations[..] else { panic!("{:?}", outcome.correlations) };
    assert!(a > decimal("0.99") && b < decimal("0") && b > decimal("-0.1"));
}

#[test]
fn a_parameter_that_is_added_last_leaves_the_draws_of_the_others() {
    let mut book = Book::new();
    let [a, b] = ["20", "2"].map(|text| given(&mut book, text));
    let mut plan = plan(&book, 1_000);
    plan.parameters = vec![pert("10", "20", "60", Reach::Becomes(a))];
    plan.wanted = vec![wanted(a, 9)];
    let before = on_threads(&plan, 1);
    plan.parameters.push(pert("1", "2", "3", Reach::Becomes(b)));
    assert_eq!(before.figures, on_threads(&plan, 1).figures);
}

#[test]
fn a_figure_without_value_in_some_draws_says_in_how_many() {
    // 1 / rounded(x): x is triangular from -1 to 1 and rounds to 0 within a half, as it does in three
    // quarters of the draws.
    let mut book = Book::new();
    let x = given(&mut book, "1");
    let whole = Expr::Round(Box::new(Expr::from(x)), 0);
    let inverse = book.define("kvot", Unit::Factor, Expr::from(1) / whole).expect("a value");
    let mut plan = plan(&book, 4_000);
    let [low, mode, high] = ["-1", "0", "1"].map(decimal);
    let spread = Spread::triangular(low, mode, high).expect("a spread");
    plan.parameters = vec![Parameter { spread, reach: Reach::Becomes(x) }];
    plan.wanted = vec![wanted(inverse, 0), wanted(x, 2)];
    plan.correlated = Some(0);
    let outcome = on_threads(&plan, 1);
    let Err(NoValue { draws }) = outcome.figures[0] else { panic!("a value") };
    assert!((2_890..3_110).contains(&draws), "{draws}");
    assert!(outcome.figures[1].is_ok());
    assert_eq!(outcome.correlations, [None]);
}

#[test]
fn the_draws_of_a_seed_stay_what_they_are() {
    let mut book = Book::new();
    let (inputs, results) = model(&mut book);
    let outcome = on_threads(&uncertain(&book, inputs, &results, 10_000), 2);
    let last = outcome.figures[9].as_ref().expect("a value");
    let found = [last.mean, last.p5, last.p50, last.p95, last.above_zero].map(|estimate| estimate.value);
    let correlations: Vec<_> = outcome.correlations.iter().flatten().copied().collect();
    // What is drawn is independent, so the mean is a sum of products of means: price (900 + 4800 + 1900) / 6 =
    // 1266.67, persons 33 * 1.5 = 49.5, cost 90000 (0.8 + 4 + 1.1) / 6 = 88500, and (1 + r)^-y for r in 0.02 to
    // 0.06, integrated over the density 30 x^2 (1 - x)^2 by a program of its own: 8.1195113 over the ten years,
    // 2.5767965 with each divided by its year. 1266.67 * 49.5 * 8.1195113 - 88500 * 2.5767965 = 281047.
    near("mean", last.mean.value, 281_047.0, 4.0 * float(last.mean.error));
    // The rest from the program itself: a change here changes every simulation that was ever printed.
    assert_eq!(found, ["280228", "144742", "272398", "442473", "1"].map(decimal));
    assert_eq!(correlations, ["0.7901", "-0.1392", "-0.1457", "0.5418"].map(decimal));
}
