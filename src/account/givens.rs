//! What entries and effect lines were given: amounts, quantities, series.

use super::time::{Time, cited};
use crate::base::{Cited, Unit};
use crate::figure::{Book, Fault, Id, Label, Range, range};
use crate::model::{Inputs, Price, Quantity};
use crate::words::ReportWords;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What entries and effect lines were given.
#[derive(Debug)]
pub struct Givens {
    /// As in `Inputs::entries`: the amount, and the year it falls in.
    pub entries: Vec<(Id, Id)>,
    /// As in `Inputs::lines`.
    pub lines: Vec<LineGivens>,
    /// As in `Inputs::pooled`: the amounts of the years.
    pub pooled: Vec<Range>,
}

/// What an effect line was given.
#[derive(Debug)]
pub struct LineGivens {
    /// The amount on the line itself; none if its price comes from a unit cost.
    pub amount: Option<Id>,
    /// The quantity.
    pub quantity: QuantityFigures,
    /// How many persons the quantities are the means of, where they are such means.
    pub measured: Option<Id>,
}

/// How many units a line counts.
#[derive(Debug)]
pub enum QuantityFigures {
    /// A number.
    Given(Id),
    /// Before and after.
    Change(Id, Id),
    /// A number for each year, and how many of them were given one by one.
    Series(Range, usize),
}

impl Givens {
    pub(super) fn define(
        book: &mut Book,
        inputs: &Inputs,
        words: &ReportWords,
        time: &Time,
    ) -> Result<Givens, Fault> {
        let labels = &words.labels;
        let mut entries = Vec::new();
        for entry in &inputs.entries {
            let amount =
                book.given(entry.label.as_str(), Unit::Kronor, cited(&entry.amount, |kronor| kronor.0));
            let year = book.fixed(&labels.entry_year, Unit::YearNumber, Decimal::from(entry.year));
            entries.push((amount, year));
        }
        let mut lines = Vec::new();
        for line in &inputs.lines {
            let amount = match &line.price {
                Price::UnitCost(_) => None,
                Price::Direct(amount) => {
                    Some(book.given(line.label.as_str(), Unit::Price, cited(amount, |kronor| kronor.0)))
                }
            };
            let quantity = match &line.quantity {
                Quantity::Given(number) => {
                    QuantityFigures::Given(book.given(&labels.quantity, Unit::Quantity, number.clone()))
                }
                Quantity::Change { before, after } => QuantityFigures::Change(
                    book.given(&labels.before, Unit::Quantity, before.clone()),
                    book.given(&labels.after, Unit::Quantity, after.clone()),
                ),
                Quantity::Series(values) => {
                    let name: Arc<str> = Arc::from(line.label.as_str());
                    let mut row: Vec<Id> = Vec::with_capacity(time.length());
                    for year in 0..time.length() {
                        let label = Label::in_year(&name, year + 1);
                        row.push(match (values.get(year), row.last()) {
                            (Some(value), _) => book.given(label, Unit::Quantity, value.clone()),
                            // The last one given holds to the horizon.
                            (None, Some(before)) => book.define(label, Unit::Quantity, *before)?,
                            (None, None) => book.fixed(label, Unit::Quantity, 0),
                        });
                    }
                    QuantityFigures::Series(range(row), values.len().min(time.length()))
                }
            };
            let measured = line.measured.map(|persons| {
                let persons = Cited::from(persons, line.place.clone());
                book.given(&labels.measured, Unit::Persons, persons)
            });
            lines.push(LineGivens { amount, quantity, measured });
        }
        let mut pooled = Vec::new();
        for line in &inputs.pooled {
            let amounts = (1..).zip(&line.amounts).map(|(year, amount)| {
                let label = Label::in_year(&labels.pooled, year);
                book.given(label, Unit::Kronor, Cited::default_of(amount.0))
            });
            pooled.push(amounts.collect());
        }
        Ok(Givens { entries, lines, pooled })
    }
}
