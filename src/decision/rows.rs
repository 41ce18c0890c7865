//! Rows of figures that the parts of decision support have in common.

use super::Support;
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Label, Range, Test, range};
use std::sync::Arc;

/// Figures of the chosen years in the making.
pub(super) struct Chosen<'a> {
    pub book: &'a mut Book,
    numbers: &'a [usize],
}

impl<'a> Chosen<'a> {
    pub fn of(book: &'a mut Book, support: &Support<'a>) -> Chosen<'a> {
        Chosen { book, numbers: &support.inputs.assumptions.report_years.value.value }
    }

    /// A figure for each chosen year; `expr` gets the year's position among them from 0.
    pub fn row(
        &mut self,
        name: &Arc<str>,
        unit: Unit,
        expr: impl Fn(usize) -> Expr,
    ) -> Result<Vec<Id>, Fault> {
        let mut row = Vec::with_capacity(self.numbers.len());
        for (at, number) in self.numbers.iter().enumerate() {
            row.push(self.book.define(Label::in_year(name, *number), unit, expr(at))?);
        }
        Ok(row)
    }
}

/// The figures of several rows at one position.
pub(super) fn across(rows: &[&Vec<Id>], at: usize) -> Range {
    range(rows.iter().map(|row| row[at]))
}

/// What must be nothing, to whole öre: what a spreadsheet's binary numbers lose is nothing.
pub(super) fn to_the_ore(expr: Expr) -> Expr {
    Expr::Round(Box::new(expr), 2)
}

/// Whether all figures of some rows are nothing, in a word.
pub(super) fn nothing(book: &mut Book, support: &Support, rows: &[&[Id]]) -> Result<Id, Fault> {
    let (words, tolerance) = (support.words, support.projection.checks.tolerance);
    let within = |row: &[Id]| {
        let row = range(row.iter().copied());
        let highest = Test::AtMost(Expr::Max(Arc::clone(&row)), tolerance.into());
        highest.and(Test::AtMost(-Expr::from(tolerance), Expr::Min(row)))
    };
    let all = rows.iter().map(|row| within(row)).reduce(Test::and);
    let all = all.unwrap_or(Test::Equal(Expr::from(0), Expr::from(0)));
    let word = Expr::when(all, Expr::word(&words.terms.holds), Expr::word(&words.terms.fails));
    book.define(&words.labels.verdict, Unit::Text, word)
}
