//! The register of inputs: every figure that a reader may change, with what it was when the report
//! was written, whether it is still that, and a key that stays the same from year to year and in
//! every language (but for actors that the outer edition has merged, whose joint name has a word in it).
//! Auditors see in it what was changed; two reports are compared by it.

mod decision_keys;
mod keys;
mod listed;

use crate::account::Account;
use crate::base::{Cited, Place, Unit};
use crate::decision::Decision;
use crate::figure::{Book, Expr, Fault, Id, Label, Range, Test, Value, range};
use crate::model::Inputs;
use crate::words::Words;
use keys::Input;
pub use keys::Kind;
pub use listed::{Listed, column, listed};
use std::sync::Arc;

/// Where an input comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whence {
    /// From the cell that its figure was given by, or from the method where none gave it.
    Cell,
    /// From the row that begins so.
    Row(Place),
    /// From many cells together.
    Many,
}

/// One input.
#[derive(Debug)]
pub struct Entry {
    /// What it is, in words.
    pub label: String,
    /// What it is, in no language: `unit-cost/FORS/price`.
    pub key: String,
    /// The figure that may be changed.
    pub now: Id,
    /// Where it comes from.
    pub whence: Whence,
    /// What it was when the report was written.
    pub written: Id,
    /// 1 if it is something else now, else 0.
    pub changed: Id,
}

/// Every input of an account.
#[derive(Debug)]
pub struct Register {
    /// In the order of the sheets that hold them.
    pub entries: Vec<Entry>,
    /// How many are changed.
    pub changed: Id,
}

impl Register {
    /// Registers the inputs of an account.
    ///
    /// # Errors
    /// Never because of the input: figures are only compared.
    pub fn define(
        book: &mut Book,
        inputs: &Inputs,
        account: &Account,
        decision: &Decision,
        words: &Words,
    ) -> Result<Register, Fault> {
        let mut entries = Vec::new();
        for Input { key, label, now, whence } in keys::all(book, inputs, account, decision, words) {
            let label: Arc<str> = Arc::from(label);
            let written = copy(book, &label, now);
            let same = Test::Equal(Expr::from(now), Expr::from(written));
            let changed = book.define(&words.report.labels.changed, Unit::Flag, Expr::when(same, 0, 1))?;
            entries.push(Entry { label: label.to_string(), key, now, whence, written, changed });
        }
        let all: Range = range(entries.iter().map(|entry| entry.changed));
        let changed = book.define(&words.report.labels.changed_count, Unit::Quantity, Expr::Sum(all))?;
        Ok(Register { entries, changed })
    }
}

/// The same value from the same place, as a figure of its own that nobody may change.
fn copy(book: &mut Book, label: &Arc<str>, id: Id) -> Id {
    let (place, unit) = (book.place(id).cloned(), book.unit(id));
    match book.value(id) {
        Value::Number(value) => book.given(Label::from(label), unit, Cited { value, place }),
        Value::Text(text) => book.key(Label::from(label), &text, place),
    }
}
