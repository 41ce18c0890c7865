//! Where random figures seldom come: numbers that are just the same, and exponents that vary.

use crate::given;
use bokslut::base::Unit;
use bokslut::figure::{Book, Expr, Id, Test};
use bokslut::simulate::Tape;

/// What an expression of two varied figures comes to when they are changed.
fn changed(x: f64, y: f64, expr: impl Fn(Id, Id) -> Expr) -> f64 {
    let mut book = Book::new();
    let (a, b) = (given(&mut book, "7"), given(&mut book, "2"));
    let figure = book.define("tal", Unit::Factor, expr(a, b)).expect("a value");
    let tape = Tape::compile(&book, &[a, b], &[figure]);
    let mut workbench = tape.workbench();
    workbench.varied(0).fill(x);
    workbench.varied(1).fill(y);
    tape.run(&mut workbench);
    let mut out = [0.0];
    tape.copy_wanted(&workbench, 0, &mut out);
    out[0]
}

fn says(test: impl Fn(Id, Id) -> Test) -> impl Fn(Id, Id) -> Expr {
    move |a, b| Expr::when(test(a, b), 1, 0)
}

#[test]
fn what_decimals_call_the_same_is_neither_below_nor_above() {
    // As binary numbers 0.1 + 0.2 is above 0.3.
    let (x, y) = (0.1 + 0.2, 0.3);
    assert!(x > y);
    for (x, y) in [(x, y), (y, x), (5.0, 5.0)] {
        assert_eq!(changed(x, y, says(|a, b| Test::Below(a.into(), b.into()))), 0.0);
        assert_eq!(changed(x, y, says(|a, b| Test::AtMost(a.into(), b.into()))), 1.0);
        assert_eq!(changed(x, y, says(|a, b| Test::Equal(a.into(), b.into()))), 1.0);
        assert!(changed(x, y, |a, b| Expr::from(1) / (a - b)).is_nan());
    }
    assert_eq!(changed(0.3, 0.300_000_1, says(|a, b| Test::Below(a.into(), b.into()))), 1.0);
}

#[test]
fn an_exponent_may_vary_among_wholes_and_halves() {
    let power = |a: Id, b: Id| Expr::from(a).to_the(b);
    // 4^2.5 = 16 * 2; 4^-1.5 = 1 / 8; 3^4 = 81; (-2)^3 = -8; 5^0 = 1.
    let cases = [(4.0, 2.5, 32.0), (4.0, -1.5, 0.125), (3.0, 4.0, 81.0), (-2.0, 3.0, -8.0), (5.0, 0.0, 1.0)];
    for (base, exponent, expected) in cases {
        assert_eq!(changed(base, exponent, power), expected, "{base}^{exponent}");
    }
    // 0^0, 0^-1, a root of a number below 0, an exponent that is no half.
    for (base, exponent) in [(0.0, 0.0), (0.0, -1.0), (-4.0, 0.5), (2.0, 0.3)] {
        assert!(changed(base, exponent, power).is_nan(), "{base}^{exponent}");
    }
}

#[test]
fn lots_and_roundings_that_decimals_hit_exactly_are_hit() {
    // 0.3 / 0.1 is just below 3, and 1.005 just below its tie.
    let floor = |a: Id, b: Id| Expr::Floor(Box::new(a.into()), Box::new(b.into()));
    assert!((changed(0.3, 0.1, floor) - 0.3).abs() < 1e-15);
    assert!(changed(-1.0, 2.0, |a, b| Expr::from(1) * floor(a, b).or_greater(0)).is_nan());
    let round = |a: Id, _| Expr::Round(Box::new(a.into()), 2);
    assert_eq!(changed(1.005, 0.0, round), 1.01);
    assert_eq!(changed(-2.675, 0.0, round), -2.68);
}
