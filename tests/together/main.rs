//! The summary of all accounts of a run: what it adds up, what it takes out, how it ranks and
//! compares.

#[path = "../support_cases/mod.rs"]
mod support_cases;

mod careful;
mod hand;
mod many;
mod rows;

use bokslut::base::Place;
use bokslut::edition::Edition;
use bokslut::figure::Id;
use bokslut::model::{Basis, CostType, Inputs, Party, Side};
use bokslut::pipeline::{Finish, made, summary};
use bokslut::theme::Theme;
use bokslut::together::figures::Figures;
use bokslut::together::{Accounts, Digest};
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;
use std::convert::Infallible;
use std::sync::Arc;
use support_cases::{Make, given};

/// What is kept of an account.
pub fn digest(inputs: &Inputs) -> Digest {
    let name = format!("{}-bokslut.xlsx", inputs.operation.name.value);
    let (name, words) = (Arc::from(name), Words::of(Lang::Sv));
    let made = made(inputs, &[], Edition::INNER, &name, None, Finish::plain(), words);
    made.unwrap_or_else(|finding| panic!("{} {:?}", finding.code, finding.values)).digest
}

/// What is kept of some accounts, as it is entered.
pub fn entered(digests: &[Digest]) -> Accounts {
    let kept = digests.iter().cloned().map(Ok::<_, Infallible>);
    Accounts::of(kept, &Words::of(Lang::Sv).together).unwrap_or_else(|never| match never {})
}

/// The figures of a summary of them.
pub fn figures_of(digests: &[Digest]) -> Figures {
    Figures::define(entered(digests), Words::of(Lang::Sv)).expect("small numbers")
}

/// The summary's figures.
pub fn figures(inputs: &[Inputs]) -> Figures {
    let digests: Vec<Digest> = inputs.iter().map(digest).collect();
    let figures = figures_of(&digests);
    // Whatever the accounts are, the sheets can be laid out and written.
    let place = Place::workbook(&Arc::from("sammanställning.xlsx"));
    let date = "2021-03-01T12:00:00Z";
    let kept = digests.into_iter().map(Ok);
    let bytes = summary(kept, &[], Edition::INNER, date, &place, Theme::own(), Words::of(Lang::Sv));
    assert!(bytes.is_ok_and(|bytes| !bytes.is_empty()));
    figures
}

pub fn number(figures: &Figures, id: Id) -> Decimal {
    figures.book.number(id).unwrap_or_else(|| panic!("no number: {:?}", figures.book.label(id)))
}

pub fn word(figures: &Figures, id: Id) -> &str {
    figures.book.text(id).unwrap_or_else(|| panic!("a number: {:?}", figures.book.number(id)))
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
