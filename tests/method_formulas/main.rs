//! Every formula of the method against a case worked by hand, the working beside it. The numbers
//! of the sections are those of the method's formulas.

#[path = "../support_cases/mod.rs"]
mod support_cases;

mod drivers;
mod edges;
mod internal_rate;
mod lines;
mod measures;
mod redistribution;
mod social_balance;
mod statement;
mod time;

use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;
use support_cases::d;

/// Decimals as they are written, to compare rows with.
fn all(texts: &[&str]) -> Vec<Decimal> {
    texts.iter().map(|text| d(text)).collect()
}

/// Equal to so many decimals of the expected number as it is written.
#[track_caller]
fn near(found: Decimal, expected: &str) {
    let expected = d(expected);
    let margin = Decimal::new(1, expected.scale());
    assert!((found - expected).abs() < margin, "{found} is not {expected}");
}

/// The word for what is not paid back.
fn never() -> &'static str {
    &Words::of(Lang::Sv).report.terms.never
}
