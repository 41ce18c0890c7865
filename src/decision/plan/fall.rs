//! From plan to outcome for society in columns that stand on one another, for a chart.

use super::super::Support;
use super::parties::{LINES, PartySplit};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Test};
use std::sync::Arc;

/// What the chart draws.
#[derive(Debug)]
pub struct Fall {
    /// The year by which the amounts have accumulated: the end of the term of office where it is a chosen
    /// year, otherwise the last chosen one.
    pub year: usize,
    /// Plan, the five parts, outcome.
    pub columns: Vec<Column>,
}

/// A column of the chart. What rises and falls may lie above zero, below it or both.
#[derive(Debug)]
pub struct Column {
    /// Where it ends.
    pub level: Id,
    /// What carries it and is not seen.
    pub base: Id,
    /// The whole, at the ends.
    pub total: Id,
    /// What rises above zero and below it.
    pub rise: [Id; 2],
    /// What falls above zero and below it.
    pub fall: [Id; 2],
}

impl Fall {
    pub(super) fn define(book: &mut Book, support: &Support, parties: &[PartySplit]) -> Result<Fall, Fault> {
        let years = &support.inputs.assumptions.report_years.value.value;
        let term = book.number(support.account.time.term);
        let at = years.iter().position(|year| term == Some((*year).into())).unwrap_or(years.len() - 1);
        let total = &parties[0];
        let mut making = Making { book, support };
        let mut columns = vec![making.whole(total.chosen[0][at])?];
        for line in 1..LINES {
            let level = columns[line - 1].level;
            columns.push(making.moved(level, total.chosen[line][at])?);
        }
        columns.push(making.whole(total.compared[at + 1].outcome)?);
        Ok(Fall { year: years[at], columns })
    }
}

struct Making<'a> {
    book: &'a mut Book,
    support: &'a Support<'a>,
}

impl Making<'_> {
    /// A column at one of the ends.
    fn whole(&mut self, of: Id) -> Result<Column, Fault> {
        let told = &self.support.told.plan;
        let level = self.book.define(&told.level, Unit::Kronor, of)?;
        let total = self.book.define(&told.whole, Unit::Kronor, level)?;
        let mut none = |label: &Arc<str>| self.book.define(label, Unit::Kronor, Expr::from(0));
        let (base, rise) = (none(&told.carried)?, [none(&told.rise)?, none(&told.rise)?]);
        Ok(Column { level, base, total, rise, fall: [none(&told.fall)?, none(&told.fall)?] })
    }

    /// A column from one level to the next.
    fn moved(&mut self, from: Id, by: Id) -> Result<Column, Fault> {
        let told = &self.support.told.plan;
        let level = self.book.define(&told.level, Unit::Kronor, from + by)?;
        let low = || Expr::from(from).or_lesser(level);
        let high = || Expr::from(from).or_greater(level);
        let carried = low().or_greater(0) + high().or_lesser(0);
        let base = self.book.define(&told.carried, Unit::Kronor, carried)?;
        let total = self.book.define(&told.whole, Unit::Kronor, Expr::from(0))?;
        let above = || high().or_greater(0) - low().or_greater(0);
        let below = || low().or_lesser(0) - high().or_lesser(0);
        let mut halves = |label: &Arc<str>, test: Test| -> Result<[Id; 2], Fault> {
            let upper = self.book.define(label, Unit::Kronor, Expr::when(test.clone(), above(), 0))?;
            Ok([upper, self.book.define(label, Unit::Kronor, Expr::when(test, below(), 0))?])
        };
        let rise = halves(&told.rise, Test::Below(from.into(), level.into()))?;
        let fall = halves(&told.fall, Test::Below(level.into(), from.into()))?;
        Ok(Column { level, base, total, rise, fall })
    }
}
