//! A row of yearly flows in its three forms. Formula sections 9 and 10 of the method.

use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Label, Range, range};
use crate::words::ReportWords;
use std::sync::Arc;

/// Yearly flows: as they are, discounted, and accumulated.
#[derive(Clone, Debug)]
pub struct Series {
    /// F_t.
    pub undiscounted: Range,
    /// D_t * F_t.
    pub discounted: Range,
    /// A(T) = the sum of D_t * F_t for t <= T.
    pub accumulated: Range,
}

impl Series {
    /// The three forms in order, with what each is called.
    pub fn forms<'a>(&'a self, words: &'a ReportWords) -> [(&'a Arc<str>, &'a Range); 3] {
        let labels = &words.labels;
        [
            (&labels.undiscounted, &self.undiscounted),
            (&labels.discounted, &self.discounted),
            (&labels.accumulated, &self.accumulated),
        ]
    }
}

/// A figure for each year; `expr` gets the year's position from 0.
///
/// # Errors
/// When a figure cannot be worked out.
pub fn by_year(
    book: &mut Book,
    name: &Arc<str>,
    unit: Unit,
    length: usize,
    expr: impl Fn(usize) -> Expr,
) -> Result<Range, Fault> {
    let mut row = Vec::with_capacity(length);
    for index in 0..length {
        row.push(book.define(Label::in_year(name, index + 1), unit, expr(index))?);
    }
    Ok(range(row))
}

/// The yearly sums of several rows.
pub(super) fn add_rows(book: &mut Book, name: &Arc<str>, rows: &[&Range]) -> Result<Range, Fault> {
    let length = rows.first().map_or(0, |row| row.len());
    by_year(book, name, Unit::Kronor, length, |index| {
        Expr::total(rows.iter().map(|row| row[index]).collect())
    })
}

/// What a discounted row has come to by each year.
pub(crate) fn accumulate(book: &mut Book, name: &Arc<str>, discounted: &Range) -> Result<Range, Fault> {
    by_year(book, name, Unit::Kronor, discounted.len(), |index| {
        Expr::Sum(range(discounted[..=index].iter().copied()))
    })
}

/// A row of flows with its discount factors, in its three forms.
pub(crate) fn discount(
    book: &mut Book,
    name: &Arc<str>,
    undiscounted: Range,
    factors: &Range,
) -> Result<Series, Fault> {
    let discounted =
        by_year(book, name, Unit::Kronor, undiscounted.len(), |index| undiscounted[index] * factors[index])?;
    let accumulated = accumulate(book, name, &discounted)?;
    Ok(Series { undiscounted, discounted, accumulated })
}

/// The sum of several rows in their three forms.
pub(crate) fn total(book: &mut Book, name: &Arc<str>, rows: &[&Series]) -> Result<Series, Fault> {
    let pick = |form: fn(&Series) -> &Range| rows.iter().map(|row| form(row)).collect::<Vec<_>>();
    let undiscounted = add_rows(book, name, &pick(|row| &row.undiscounted))?;
    let discounted = add_rows(book, name, &pick(|row| &row.discounted))?;
    let accumulated = accumulate(book, name, &discounted)?;
    Ok(Series { undiscounted, discounted, accumulated })
}
