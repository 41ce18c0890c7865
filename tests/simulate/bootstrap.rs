//! Persons drawn anew, against closed forms.

use crate::{decimal, float, given, near, on_threads, only, plan, wanted};
use bokslut::base::Unit;
use bokslut::figure::Book;
use bokslut::simulate::{Joint, Statistic};
use rust_decimal::Decimal;

const DRAWS: u32 = 40_000;

fn rows(of: &[&[&str]]) -> Vec<Vec<Decimal>> {
    of.iter().map(|row| row.iter().map(|cell| decimal(cell)).collect()).collect()
}

#[test]
fn the_mean_of_drawn_persons_has_the_closed_forms_mean_and_variance() {
    // 2, 4, 4, 10: mean 5; squares of deviations 9 + 1 + 1 + 25 = 36, by 4 = 9 = s2 (n - 1) / n. The
    // variance of the mean is 9 / 4 = 2.25. A column of ones counts persons.
    let mut book = Book::new();
    let mean = given(&mut book, "5");
    let mut plan = plan(&book, DRAWS);
    plan.joints.push(Joint {
        rows: rows(&[&["2", "1"], &["4", "1"], &["4", "1"], &["10", "1"]]),
        figures: vec![(mean, Statistic::Ratio(0, 1))],
    });
    plan.wanted.push(wanted(mean, 9));
    let found = only(&plan);
    near("mean", found.mean.value, 5.0, 4.0 * 1.5 / f64::from(DRAWS).sqrt());
    near("deviation", found.deviation, 1.5, 4.0 * 1.5 / (2.0 * f64::from(DRAWS)).sqrt());
}

#[test]
fn figures_of_the_same_persons_fall_together() {
    // The second column is 10 less the first in every row, so the sums add up to 30 in every draw.
    let mut book = Book::new();
    let (one, other) = (given(&mut book, "9"), given(&mut book, "21"));
    let both = book.define("summa", Unit::Factor, one + other).expect("a value");
    let mut plan = plan(&book, 2_000);
    plan.joints.push(Joint {
        rows: rows(&[&["1", "9"], &["2.5", "7.5"], &["5.5", "4.5"]]),
        figures: vec![(one, Statistic::Sum(0)), (other, Statistic::Sum(1))],
    });
    plan.wanted.extend([wanted(both, 6), wanted(one, 6)]);
    plan.correlated = Some(1);
    let outcome = on_threads(&plan, 2);
    let both = outcome.figures[0].as_ref().expect("a value");
    assert_eq!((both.mean.value, both.deviation), (decimal("30"), decimal("0")));
    assert_eq!(outcome.correlations, [Some(decimal("1")), Some(decimal("-1"))]);
    // Sum of three: mean 9; variance 3 times the column's, (4 + 0.25 + 6.25) / 3.
    let one = outcome.figures[1].as_ref().expect("a value");
    near("sum", one.mean.value, 9.0, 4.0 * float(one.mean.error));
    near("deviation", one.deviation, 10.5_f64.sqrt(), 0.2);
}

#[test]
fn where_nobody_drawn_was_measured_the_mean_is_that_of_all() {
    // Of three persons two were measured, at 3 and 6: a mean of 4.5 of all, and in draws of them by symmetry. In
    // one draw of 27 neither is among the three; 0 there would make the mean 4.5 * 26 / 27 = 4.33.
    let mut book = Book::new();
    let mean = given(&mut book, "4.5");
    let mut plan = plan(&book, DRAWS);
    plan.joints.push(Joint {
        rows: rows(&[&["3", "1"], &["0", "0"], &["6", "1"]]),
        figures: vec![(mean, Statistic::Ratio(0, 1))],
    });
    plan.wanted.push(wanted(mean, 6));
    let found = only(&plan);
    near("mean", found.mean.value, 4.5, 4.0 * float(found.mean.error));
    assert_eq!((found.p5.value, found.p95.value), (decimal("3"), decimal("6")));
}
