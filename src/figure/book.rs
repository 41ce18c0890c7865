//! The append-only book: a figure can only name figures that were defined before it, so nothing
//! is circular and every value is known the moment it is defined.

use super::{Expr, Fault, Test};
use crate::base::{Cited, Place, Unit};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A figure of one [`Book`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u32);

impl Id {
    /// Its position in the book, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a figure is called: words, and the year of the projection where it belongs to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The words.
    pub name: Arc<str>,
    /// The year of the projection, from 1.
    pub year: Option<u16>,
}

impl From<&str> for Label {
    fn from(name: &str) -> Label {
        Label { name: Arc::from(name), year: None }
    }
}

impl From<&Arc<str>> for Label {
    fn from(name: &Arc<str>) -> Label {
        Label { name: Arc::clone(name), year: None }
    }
}

impl Label {
    /// The same words for a year of the projection.
    pub fn in_year(name: &Arc<str>, year: usize) -> Label {
        Label { name: Arc::clone(name), year: u16::try_from(year).ok() }
    }
}

/// What a figure amounts to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// An exact number.
    Number(Decimal),
    /// A text: a key, a verdict.
    Text(Arc<str>),
}

/// Where a figure comes from. A summary of thousands of accounts has half a million figures: what only some of
/// them have is kept beside them.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// Given: a cell of the input, or (without a place) a default or constant of the method.
    Given(Option<Box<Place>>),
    /// Follows from other figures.
    Computed(Box<Expr>),
}

/// A figure: what it is, what it amounts to, and why.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What it is called.
    pub label: Label,
    /// What it is counted in.
    pub unit: Unit,
    /// What it amounts to.
    pub value: Value,
    /// Why.
    pub origin: Origin,
}

/// All figures of an account, in the order they were defined.
#[derive(Debug, Default)]
pub struct Book {
    figures: Vec<Figure>,
}

impl Book {
    /// An empty book.
    pub fn new() -> Book {
        Book::default()
    }

    /// How many figures it holds.
    pub fn len(&self) -> usize {
        self.figures.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty()
    }

    /// One figure.
    pub fn get(&self, id: Id) -> &Figure {
        &self.figures[id.index()]
    }

    /// Every figure's handle, in order.
    pub fn ids(&self) -> impl Iterator<Item = Id> + use<> {
        (0..u32::try_from(self.figures.len()).unwrap_or(u32::MAX)).map(Id)
    }

    /// The number that a figure amounts to; a text counts as nothing.
    pub fn number(&self, id: Id) -> Option<Decimal> {
        match self.get(id).value {
            Value::Number(number) => Some(number),
            Value::Text(_) => None,
        }
    }

    /// The text that a figure holds, where it is one.
    pub fn text(&self, id: Id) -> Option<&Arc<str>> {
        match &self.get(id).value {
            Value::Number(_) => None,
            Value::Text(text) => Some(text),
        }
    }

    /// How a figure follows from others; none where it is given.
    pub fn definition(&self, id: Id) -> Option<&Expr> {
        match &self.get(id).origin {
            Origin::Given(_) => None,
            Origin::Computed(expr) => Some(expr),
        }
    }

    /// Enters a given number with its source cell.
    pub fn given(&mut self, label: impl Into<Label>, unit: Unit, datum: Cited<Decimal>) -> Id {
        self.enter(label.into(), unit, Value::Number(datum.value), Origin::Given(datum.place.map(Box::new)))
    }

    /// Enters a number that belongs to the method or the layout, such as the number of a year.
    pub fn fixed(&mut self, label: impl Into<Label>, unit: Unit, number: impl Into<Decimal>) -> Id {
        self.enter(label.into(), unit, Value::Number(number.into()), Origin::Given(None))
    }

    /// Enters a text: a choice from the input, or a key by which rows are found.
    pub fn key(&mut self, label: impl Into<Label>, text: &Arc<str>, place: Option<Place>) -> Id {
        self.enter(
            label.into(),
            Unit::Text,
            Value::Text(Arc::clone(text)),
            Origin::Given(place.map(Box::new)),
        )
    }

    /// Defines a figure.
    ///
    /// # Errors
    /// What the spreadsheet would show as an error: a number too large, a division by zero, a
    /// position that is not there, a text where a number is wanted.
    pub fn define(
        &mut self,
        label: impl Into<Label>,
        unit: Unit,
        expr: impl Into<Expr>,
    ) -> Result<Id, Fault> {
        let (label, expr) = (label.into(), expr.into());
        let value = self.evaluate(&expr).map_err(|kind| kind.of(&label))?;
        Ok(self.enter(label, unit, value, Origin::Computed(Box::new(expr))))
    }

    /// Whether a condition holds for the figures as they are.
    pub fn holds_now(&self, test: &Test) -> bool {
        self.holds(test).unwrap_or(false)
    }

    fn enter(&mut self, label: Label, unit: Unit, value: Value, origin: Origin) -> Id {
        // A report has thousands of figures; u32 ends at four thousand million.
        let id = Id(u32::try_from(self.figures.len()).unwrap_or(u32::MAX));
        self.figures.push(Figure { label, unit, value, origin });
        id
    }
}
