//! The summary of all accounts of a run: what it adds up, what it takes out, how it ranks and
//! compares.

#[path = "../support_cases/mod.rs"]
mod support_cases;

mod careful;
mod hand;
mod rows;

use bokslut::base::Place;
use bokslut::edition::Edition;
use bokslut::figure::{Id, Value};
use bokslut::model::{Basis, CostType, Inputs, Party, Side};
use bokslut::pipeline::{Finish, made, summary};
use bokslut::theme::Theme;
use bokslut::together::figures::Figures;
use bokslut::together::{Digest, put_in_order};
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;
use std::sync::Arc;
use support_cases::{Make, given};

/// What is kept of an account.
pub fn digest(inputs: &Inputs) -> Digest {
    let name = format!("{}-bokslut.xlsx", inputs.operation.name.value);
    let (name, words) = (Arc::from(name), Words::of(Lang::Sv));
    let made = made(inputs, &[], Edition::INNER, &name, None, Finish::plain(), words);
    made.unwrap_or_else(|finding| panic!("{} {:?}", finding.code, finding.values)).digest
}

/// The summary's figures, with the accounts in its order.
pub fn figures(inputs: &[Inputs]) -> (Vec<Digest>, Figures) {
    let mut digests: Vec<Digest> = inputs.iter().map(digest).collect();
    put_in_order(&mut digests);
    let figures = Figures::define(&digests, Words::of(Lang::Sv)).expect("small numbers");
    // Whatever the accounts are, the sheets can be laid out and written.
    let place = Place::workbook(&Arc::from("sammanställning.xlsx"));
    let date = "2021-03-01T12:00:00Z";
    let bytes =
        summary(digests.clone(), &[], Edition::INNER, date, &place, Theme::own(), Words::of(Lang::Sv));
    assert!(bytes.is_ok_and(|bytes| !bytes.is_empty()));
    (digests, figures)
}

pub fn number(figures: &Figures, id: Id) -> Decimal {
    figures.book.number(id).unwrap_or_else(|| panic!("no number: {:?}", figures.book.get(id)))
}

pub fn word(figures: &Figures, id: Id) -> &str {
    match &figures.book.get(id).value {
        Value::Text(text) => text,
        Value::Number(number) => panic!("a number: {number}"),
    }
}

/// An operation of a year with its costs; two years at no discount rate, so that sums are plain.
pub fn operation(name: &str, year: u16, cost: &str) -> Make {
    let mut make = Make::new().horizon(2).rate("0");
    make.0.operation.name = given(Arc::from(name));
    make.0.operation.year.value.0 = year;
    make.price_year(year).entry(Side::Cost, cost, None, 1).outcome("Arbete", "50", |_| ())
}

/// What a party gains in the two years.
pub fn gain(make: Make, party: Party, amounts: &[&str]) -> Make {
    make.series(party, CostType::Real, Side::Income, amounts)
}

/// What a party pays once.
pub fn loss(make: Make, party: Party, amount: &str) -> Make {
    make.line(party, CostType::Financial, Side::Cost, Basis::Once, amount, |_| ())
}
