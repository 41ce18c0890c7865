//! How many units an effect line counts: a number, a change, or one number a year.

use super::notes::{Bad, Checked, Notes};
use super::spot;
use super::table::Row;
use super::years;
use crate::base::Code;
use crate::model::{Basis, Quantity};
use crate::words::names::column;
use rust_decimal::Decimal;

/// Reads the columns Antal, Före, Efter and År 1 ... År n of a row.
pub(super) fn read(row: Row, basis: Checked<Basis>, horizon: usize, notes: &mut Notes) -> Checked<Quantity> {
    match basis {
        Ok(Basis::Series) => series(row, horizon, notes),
        Ok(_) => {
            let years = years::filled(row);
            let quantity = number_or_change(row, notes);
            match years.first() {
                Some(cell) => notes.fail(cell.finding(Code::SeriesYears, notes)),
                None => quantity,
            }
        }
        // Which columns the row may use is not known, but what they hold is read all the same.
        Err(Bad) => {
            _ = number_or_change(row, notes);
            Err(Bad)
        }
    }
}

fn series(row: Row, horizon: usize, notes: &mut Notes) -> Checked<Quantity> {
    let values = years::read(row, horizon, Code::SeriesYears, spot::number, notes);
    let beside = [&column::QUANTITY, &column::BEFORE, &column::AFTER].map(|name| row.at(name, notes));
    if let Some(cell) = beside.into_iter().find(|cell| !cell.is_blank()) {
        return notes.fail(cell.finding(Code::SeriesYears, notes));
    }
    let values = values?;
    if values.is_empty() {
        let cell = row.years().next().map_or(row.at(&column::BASIS, notes), |(_, cell)| cell);
        return notes.fail(cell.finding(Code::SeriesYears, notes));
    }
    Ok(Quantity::Series(values))
}

fn number_or_change(row: Row, notes: &mut Notes) -> Checked<Quantity> {
    let cells = [&column::QUANTITY, &column::BEFORE, &column::AFTER].map(|name| row.at(name, notes));
    let [quantity, before, after] = cells;
    let misfit = match cells.map(|cell| !cell.is_blank()) {
        [_, false, false] | [false, true, true] => None,
        [_, false, true] => Some(before),
        [_, true, false] => Some(after),
        [true, true, true] => Some(quantity),
    };
    let given = quantity.or(spot::quantity, Decimal::ONE, notes);
    let before = before.maybe(spot::quantity, notes);
    let after = after.maybe(spot::quantity, notes);
    if let Some(cell) = misfit {
        return notes.fail(cell.finding(Code::BeforeWithoutAfter, notes));
    }
    match (before?, after?) {
        (Some(before), Some(after)) => Ok(Quantity::Change { before, after }),
        _ => Ok(Quantity::Given(given?)),
    }
}
