//! Prices at the account's price level. Formula section 6 of the method:
//! price at the target year = price * index(target) / index(source).

use super::time::{Time, cited};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Range, range};
use crate::model::{Inputs, PriceIndex, UnitCost};
use crate::words::ReportWords;
use rust_decimal::Decimal;

/// Price indices and unit costs.
#[derive(Debug)]
pub struct Prices {
    /// As in `Inputs::indices`.
    pub indices: Vec<IndexFigures>,
    /// As in `Inputs::unit_costs`.
    pub unit_costs: Vec<UnitCostFigures>,
}

/// A price index.
#[derive(Debug)]
pub struct IndexFigures {
    /// Its years, ascending.
    pub years: Range,
    /// The value of each.
    pub values: Range,
}

/// A unit cost.
#[derive(Debug)]
pub struct UnitCostFigures {
    /// The price as its source gives it.
    pub price: Id,
    /// The year of its price level.
    pub price_year: Id,
    /// Index values at the price year and at the target year; none without an index.
    pub index_values: Option<(Id, Id)>,
    /// The price at the target year's level.
    pub uprated: Id,
}

impl Prices {
    pub(super) fn define(
        book: &mut Book,
        inputs: &Inputs,
        words: &ReportWords,
        time: &Time,
    ) -> Result<Prices, Fault> {
        let indices: Vec<IndexFigures> =
            inputs.indices.iter().map(|index| index_figures(book, index, words)).collect();
        let mut unit_costs = Vec::with_capacity(inputs.unit_costs.len());
        for cost in &inputs.unit_costs {
            let index = cost.index.map(|position| &indices[position]);
            unit_costs.push(unit_cost_figures(book, cost, index, words, time)?);
        }
        Ok(Prices { indices, unit_costs })
    }
}

fn index_figures(book: &mut Book, index: &PriceIndex, words: &ReportWords) -> IndexFigures {
    let (mut years, mut values) = (Vec::new(), Vec::new());
    for (year, value) in &index.values {
        years.push(book.fixed(&words.labels.calendar_year, Unit::CalendarYear, Decimal::from(year.0)));
        values.push(book.given(&index.name, Unit::IndexValue, value.clone()));
    }
    IndexFigures { years: range(years), values: range(values) }
}

fn unit_cost_figures(
    book: &mut Book,
    cost: &UnitCost,
    index: Option<&IndexFigures>,
    words: &ReportWords,
    time: &Time,
) -> Result<UnitCostFigures, Fault> {
    let labels = &words.labels;
    let price = book.given(cost.name.as_str(), Unit::Price, cited(&cost.price, |kronor| kronor.0));
    let price_year = book.given(
        &labels.source_price_year,
        Unit::CalendarYear,
        cited(&cost.price_year, |year| Decimal::from(year.0)),
    );
    let Some(index) = index else {
        let uprated = book.define(&labels.uprated_price, Unit::Price, price)?;
        return Ok(UnitCostFigures { price, price_year, index_values: None, uprated });
    };
    let mut at = |label, year: Id| {
        book.define(label, Unit::IndexValue, Expr::lookup(&index.values, &index.years, year))
    };
    let from = at(&labels.index_at_source, price_year)?;
    let to = at(&labels.index_at_target, time.price_year)?;
    let uprated = book.define(&labels.uprated_price, Unit::Price, price * to / from)?;
    Ok(UnitCostFigures { price, price_year, index_values: Some((from, to)), uprated })
}
