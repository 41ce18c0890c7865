//! The spans of years that decision support looks at: one year, a term of office, ten years, and twenty or a
//! horizon before that.

use crate::base::Unit;
use crate::figure::{Book, Id, Label};
use crate::words::ReportWords;
use rust_decimal::Decimal;

/// Years before the last.
const YEARS: [usize; 3] = [1, TERM, 10];
/// The last is the horizon, and no later than this.
const LAST: usize = 20;
/// The span by which rows are put in order.
const TERM: usize = 4;

/// The spans of an account.
#[derive(Debug)]
pub struct Spans {
    /// Years, ascending; at least one.
    pub numbers: Vec<usize>,
    /// The same as figures, for the heads of columns.
    pub years: Vec<Id>,
    /// The position of the longest one within a term of office.
    pub term: usize,
}

impl Spans {
    /// Those of an account of so many years.
    pub(super) fn define(book: &mut Book, words: &ReportWords, length: usize) -> Spans {
        let before = YEARS.into_iter().filter(|years| *years < length);
        let numbers: Vec<usize> = before.chain([length.min(LAST)]).collect();
        let years = numbers.iter().map(|number| {
            let label = Label::in_year(&words.labels.chosen_year, *number);
            book.fixed(label, Unit::YearNumber, Decimal::from(*number))
        });
        let years = years.collect();
        let term = numbers.iter().rposition(|number| *number <= TERM).unwrap_or(0);
        Spans { numbers, years, term }
    }
}
