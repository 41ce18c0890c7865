//! Every spread against the closed forms of its moments.

use crate::{decimal, float, given, near, only, plan, wanted};
use bokslut::base::Unit;
use bokslut::figure::Book;
use bokslut::simulate::{Distribution, Parameter, Reach, Spread};

const DRAWS: u32 = 40_000;

/// Four standard errors: a right sampler is outside in one of 16,000 seeds, and the seed is fixed.
const ERRORS: f64 = 4.0;

fn drawn(spread: Spread) -> Distribution {
    let mut book = Book::new();
    let x = given(&mut book, "1");
    let mut plan = plan(&book, DRAWS);
    plan.parameters.push(Parameter { spread, reach: Reach::Becomes(x) });
    plan.wanted.push(wanted(x, 9));
    only(&plan)
}

/// Mean and variance as they should be. A sample's deviation has the error s root((k - 1) / 4n), where
/// the kurtosis k is below 4 for everything here but the very skewed.
fn falls(what: &str, spread: Option<Spread>, mean: f64, variance: f64) -> Distribution {
    let found = drawn(spread.expect("a spread"));
    let deviation = variance.sqrt();
    near(what, found.mean.value, mean, ERRORS * float(found.mean.error));
    near(what, found.deviation, deviation, ERRORS * deviation * (0.75 / f64::from(DRAWS)).sqrt());
    near(what, found.mean.error, deviation / f64::from(DRAWS).sqrt(), 0.02 * float(found.mean.error));
    found
}

#[test]
fn pert_has_the_mean_and_variance_of_its_closed_form() {
    // Mean (low + 4 mode + high) / 6, variance (mean - low) (high - mean) / 7.
    let pert = |low, mode, high| Spread::pert(decimal(low), decimal(mode), decimal(high));
    // (10 + 80 + 60) / 6 = 25; 15 * 35 / 7 = 75.
    falls("pert", pert("10", "20", "60"), 25.0, 75.0);
    // (0 + 20 + 5) / 6 = 25/6; 25/6 * 5/6 / 7 = 125/252. Its second shape is 1.
    falls("pert at its end", pert("0", "5", "5"), 25.0 / 6.0, 125.0 / 252.0);
    // (-2 - 8 + 4) / 6 = -1; 1 * 5 / 7. Its first shape is 1.
    falls("pert at its beginning", pert("-2", "-2", "4"), -1.0, 5.0 / 7.0);
}

#[test]
fn triangular_has_the_mean_and_variance_of_its_closed_form() {
    // Mean a third of the sum, variance (a2 + b2 + c2 - ab - ac - bc) / 18.
    let triangular = |low, mode, high| Spread::triangular(decimal(low), decimal(mode), decimal(high));
    // 90 / 3; (100 + 400 + 3600 - 200 - 600 - 1200) / 18 = 2100 / 18.
    let found = falls("triangular", triangular("10", "20", "60"), 30.0, 2100.0 / 18.0);
    // Below the mode lie (20 - 10) / 50 = 0.2. P5: 10 + root(0.05 * 50 * 10) = 15. P95: 60 - root(0.05 *
    // 50 * 40) = 50.
    near("P5", found.p5.value, 15.0, ERRORS * float(found.p5.error));
    near("P95", found.p95.value, 50.0, ERRORS * float(found.p95.error));
    falls("triangular at its end", triangular("0", "3", "3"), 2.0, 0.5);
}

#[test]
fn beta_has_the_mean_and_variance_of_its_closed_form() {
    // Mean a / (a + b), variance ab / ((a + b)^2 (a + b + 1)).
    for (alpha, beta) in
        [("219", "242"), ("2", "5"), ("1.2", "1.1"), ("5", "1"), ("0.5", "3"), ("0.7", "0.9")]
    {
        let (a, b) = (float(decimal(alpha)), float(decimal(beta)));
        let sum = a + b;
        let spread = Spread::beta(decimal(alpha), decimal(beta));
        falls(&format!("beta {alpha} {beta}"), spread, a / sum, a * b / (sum * sum * (sum + 1.0)));
    }
}

#[test]
fn beta_falls_along_its_whole_range_as_its_distribution_functions_say() {
    let close = |what: &str, spread: Option<Spread>, percentiles: [f64; 3]| {
        let found = drawn(spread.expect("a spread"));
        for (found, expected) in [found.p5, found.p50, found.p95].into_iter().zip(percentiles) {
            near(what, found.value, expected, ERRORS * float(found.error));
        }
    };
    // One and one is uniform; two and one has F(x) = x^2; a half and a half, the arcsine law, has the
    // percentile sin^2(p pi / 2): sin(4.5 degrees)^2 = 0.006156.
    close("uniform", Spread::beta(decimal("1"), decimal("1")), [0.05, 0.5, 0.95]);
    close("square", Spread::beta(decimal("2"), decimal("1")), [0.05, 0.5, 0.95].map(f64::sqrt));
    close("arcsine", Spread::beta(decimal("0.5"), decimal("0.5")), [0.006_156, 0.5, 0.993_844]);
    // Two and two has F(x) = 3x^2 - 2x^3: 0.054959 - 0.004959 = 0.05 at x = 0.135350.
    close("two and two", Spread::beta(decimal("2"), decimal("2")), [0.135_350, 0.5, 0.864_650]);
}

#[test]
fn three_that_are_the_same_are_a_constant() {
    let seven = decimal("7.25");
    for spread in [Spread::pert(seven, seven, seven), Spread::triangular(seven, seven, seven)] {
        let found = drawn(spread.expect("a spread"));
        assert_eq!(found.mean.value, seven);
        assert_eq!(found.deviation, decimal("0"));
        assert_eq!(found.p95.value, seven);
    }
}

#[test]
fn what_is_no_spread_is_none() {
    let [one, two, three] = ["1", "2", "3"].map(decimal);
    assert!(Spread::pert(two, one, three).is_none() && Spread::triangular(one, three, two).is_none());
    assert!(Spread::beta(decimal("0"), one).is_none() && Spread::beta(one, decimal("-1")).is_none());
}

#[test]
fn a_factor_reaches_every_figure_that_it_scales() {
    let mut book = Book::new();
    let (a, b) = (given(&mut book, "300"), given(&mut book, "-20"));
    let both = book.define("skillnad", Unit::Factor, a + b).expect("a value");
    let mut plan = plan(&book, 1_000);
    let spread = Spread::pert(decimal("0.5"), decimal("1"), decimal("1.5")).expect("a spread");
    plan.parameters.push(Parameter { spread, reach: Reach::Scales(vec![a, b]) });
    plan.wanted.extend([wanted(a, 4), wanted(b, 4), wanted(both, 4)]);
    let outcome = crate::on_threads(&plan, 1);
    let means: Vec<_> = outcome.figures.iter().map(|f| f.clone().expect("a value").mean.value).collect();
    // The same factor for both: 300 to -20 as -15 to 1; 280 of 300.
    near("b", means[1], -float(means[0]) / 15.0, 0.001);
    near("both", means[2], float(means[0]) * 280.0 / 300.0, 0.001);
}
