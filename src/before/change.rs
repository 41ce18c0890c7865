//! A figure in two years, and what has changed.

use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Test};
use crate::words::Words;
use std::sync::Arc;

/// A figure in both years; none where an account does not have it.
#[derive(Debug)]
pub struct Change {
    /// What it is.
    pub label: Arc<str>,
    /// The year before and this year.
    pub values: [Option<Id>; 2],
    /// This year - the year before, and the same as a share of the year before; none where one of
    /// them is no number, and does not become one when an input is changed.
    pub change: Option<[Id; 2]>,
}

impl Change {
    /// Defines what has changed. `or_word` is the word that stands instead of this year's number
    /// where there is none, if that can be.
    ///
    /// # Errors
    /// When the change grows beyond an exact decimal.
    pub fn define(
        book: &mut Book,
        label: &Arc<str>,
        values: [Option<Id>; 2],
        or_word: Option<&str>,
        words: &Words,
    ) -> Result<Change, Fault> {
        let labels = &words.together.labels;
        let is_number = |id: Id| book.number(id).is_some();
        let change = match values {
            [Some(before), Some(after)] if is_number(before) && (is_number(after) || or_word.is_some()) => {
                let none = || Expr::word(&words.report.terms.none);
                // A spreadsheet's formula must hold when this year's number comes and goes.
                let unless_word = |expr: Expr| match or_word {
                    Some(word) => Expr::when(Test::Equal(after.into(), Expr::word(word)), none(), expr),
                    None => expr,
                };
                let unit = book.unit(after);
                let change = book.define(&labels.change, unit, unless_word(after - before))?;
                let size = Expr::from(before).or_greater(-Expr::from(before));
                let nothing = Test::Equal(Expr::from(before), Expr::from(0));
                let share = unless_word(Expr::when(nothing, none(), Expr::from(change) / size));
                Some([change, book.define(&labels.change_share, Unit::Share, share)?])
            }
            _ => None,
        };
        Ok(Change { label: Arc::clone(label), values, change })
    }
}
