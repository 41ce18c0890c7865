//! A table column by column, in no format yet.

use super::schema::Form;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What stands in a row of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Missing,
    /// A text of the account.
    Text(Arc<str>),
    /// A text that is the same in every language.
    Key(&'static str),
    /// A whole number.
    Whole(i32),
    /// An exact decimal.
    Decimal(Decimal),
}

impl Value {
    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            Value::Key(text) => Some(text),
            Value::Missing | Value::Whole(_) | Value::Decimal(_) => None,
        }
    }

    /// A number in digits, all that it has; none for a text.
    pub fn digits(&self) -> Option<String> {
        match self {
            Value::Whole(number) => Some(number.to_string()),
            // A zero may have a sign and decimals, and shall show neither.
            Value::Decimal(number) if number.is_zero() => Some("0".to_string()),
            Value::Decimal(number) => Some(number.normalize().to_string()),
            Value::Missing | Value::Text(_) | Value::Key(_) => None,
        }
    }
}

impl From<&Arc<str>> for Value {
    fn from(text: &Arc<str>) -> Value {
        Value::Text(Arc::clone(text))
    }
}

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its columns, described.
    pub form: &'static Form,
    /// The columns, all of one length.
    pub columns: Vec<Vec<Value>>,
}

impl Table {
    /// A table without rows.
    pub fn new(form: &'static Form) -> Table {
        Table { form, columns: vec![Vec::new(); form.fields.len()] }
    }

    /// Adds a row: a value for each column.
    pub fn push<const N: usize>(&mut self, row: [Value; N]) {
        debug_assert_eq!(N, self.columns.len());
        for (column, value) in self.columns.iter_mut().zip(row) {
            column.push(value);
        }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, Vec::len)
    }
}
