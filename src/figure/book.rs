//! The append-only book: a figure can only name figures that were defined before it, so nothing
//! is circular and every value is known the moment it is defined.

use super::{Expr, Fault, Test};
use crate::base::{Cited, Place, Unit};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::num::NonZeroU16;
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

/// A figure as the book holds it: a summary of thousands of accounts has half a million. What many have alike, or only
/// some have, lies in lists beside them and is told by its position there.
#[derive(Clone, Copy, Debug)]
struct Entry {
    value: Amount,
    origin: Origin,
    label: u32,
    /// The year of the projection, and 1: the year before it is 0.
    year: Option<NonZeroU16>,
    unit: Unit,
}

#[derive(Clone, Copy, Debug)]
enum Amount {
    Number(Decimal),
    Text(u32),
}

#[derive(Clone, Copy, Debug)]
enum Origin {
    /// A default or constant of the method, or of the layout.
    Fixed,
    /// A cell of the input.
    Given(u32),
    /// Follows from other figures.
    Computed(u32),
}

/// All figures of an account, in the order they were defined.
#[derive(Debug, Default)]
pub struct Book {
    figures: Vec<Entry>,
    /// What figures are called and what texts they hold, each once.
    texts: Vec<Arc<str>>,
    known: HashMap<Arc<str>, u32>,
    places: Vec<Place>,
    definitions: Vec<Expr>,
}

/// A position in a list; a book has thousands of entries, u32 ends at four thousand million.
fn position<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

impl Book {
    /// An empty book.
    pub fn new() -> Book {
        Book::default()
    }

    /// An empty book that has room for so many figures.
    pub fn with_room(count: usize) -> Book {
        Book { figures: Vec::with_capacity(count), ..Book::default() }
    }

    /// How many figures it holds.
    pub fn len(&self) -> usize {
        self.figures.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty()
    }

    /// Every figure's handle, in order.
    pub fn ids(&self) -> impl Iterator<Item = Id> + use<> {
        (0..position(&self.figures)).map(Id)
    }

    fn get(&self, id: Id) -> &Entry {
        &self.figures[id.index()]
    }

    /// What a figure is called.
    pub fn label(&self, id: Id) -> &Arc<str> {
        &self.texts[self.get(id).label as usize]
    }

    /// The year of the projection that it belongs to, from 1.
    pub fn year(&self, id: Id) -> Option<u16> {
        self.get(id).year.map(|year| year.get() - 1)
    }

    /// What it is counted in.
    pub fn unit(&self, id: Id) -> Unit {
        self.get(id).unit
    }

    /// What it amounts to.
    pub fn value(&self, id: Id) -> Value {
        match self.get(id).value {
            Amount::Number(number) => Value::Number(number),
            Amount::Text(text) => Value::Text(Arc::clone(&self.texts[text as usize])),
        }
    }

    /// The number that a figure amounts to; a text counts as nothing.
    pub fn number(&self, id: Id) -> Option<Decimal> {
        match self.get(id).value {
            Amount::Number(number) => Some(number),
            Amount::Text(_) => None,
        }
    }

    /// The text that a figure holds, where it is one.
    pub fn text(&self, id: Id) -> Option<&Arc<str>> {
        match self.get(id).value {
            Amount::Number(_) => None,
            Amount::Text(text) => self.texts.get(text as usize),
        }
    }

    /// How a figure follows from others; none where it is given.
    pub fn definition(&self, id: Id) -> Option<&Expr> {
        match self.get(id).origin {
            Origin::Fixed | Origin::Given(_) => None,
            Origin::Computed(definition) => self.definitions.get(definition as usize),
        }
    }

    /// The cell of the input that it was read from; none where it follows from others, and for a default or
    /// constant of the method.
    pub fn place(&self, id: Id) -> Option<&Place> {
        match self.get(id).origin {
            Origin::Given(place) => self.places.get(place as usize),
            Origin::Fixed | Origin::Computed(_) => None,
        }
    }

    /// Enters a given number with its source cell.
    pub fn given(&mut self, label: impl Into<Label>, unit: Unit, datum: Cited<Decimal>) -> Id {
        let origin = self.origin(datum.place);
        self.enter(label.into(), unit, Value::Number(datum.value), origin)
    }

    /// Enters a number that belongs to the method or the layout, such as the number of a year.
    pub fn fixed(&mut self, label: impl Into<Label>, unit: Unit, number: impl Into<Decimal>) -> Id {
        self.enter(label.into(), unit, Value::Number(number.into()), Origin::Fixed)
    }

    /// Enters a text: a choice from the input, or a key by which rows are found.
    pub fn key(&mut self, label: impl Into<Label>, text: &Arc<str>, place: Option<Place>) -> Id {
        let origin = self.origin(place);
        self.enter(label.into(), Unit::Text, Value::Text(Arc::clone(text)), origin)
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
        // The rows of an account follow one another, and all show its year.
        if self.definitions.last() != Some(&expr) {
            self.definitions.push(expr);
        }
        let origin = Origin::Computed(position(&self.definitions) - 1);
        Ok(self.enter(label, unit, value, origin))
    }

    /// Whether a condition holds for the figures as they are.
    pub fn holds_now(&self, test: &Test) -> bool {
        self.holds(test).unwrap_or(false)
    }

    fn origin(&mut self, place: Option<Place>) -> Origin {
        let Some(place) = place else { return Origin::Fixed };
        self.places.push(place);
        Origin::Given(position(&self.places) - 1)
    }

    fn text_at(&mut self, text: Arc<str>) -> u32 {
        let next = position(&self.texts);
        *self.known.entry(text).or_insert_with_key(|text| {
            self.texts.push(Arc::clone(text));
            next
        })
    }

    fn enter(&mut self, label: Label, unit: Unit, value: Value, origin: Origin) -> Id {
        let Label { name, year } = label;
        let label = self.text_at(name);
        let value = match value {
            Value::Number(number) => Amount::Number(number),
            Value::Text(text) => Amount::Text(self.text_at(text)),
        };
        let id = Id(position(&self.figures));
        // No horizon is as long as 65,535 years.
        let year = year.and_then(|year| NonZeroU16::new(year.saturating_add(1)));
        self.figures.push(Entry { value, origin, label, year, unit });
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_what_was_entered_and_takes_little_room() {
        let mut book = Book::new();
        let place = Place::workbook(&Arc::from("underlag.xlsx"));
        let name: Arc<str> = Arc::from("Intäkt");
        let years = [None, Some(0), Some(1), Some(40)];
        let given = years.map(|year| {
            let label = Label { name: Arc::clone(&name), year };
            book.given(label, Unit::Kronor, Cited { value: Decimal::TEN, place: Some(place.clone()) })
        });
        assert_eq!(given.map(|id| book.year(id)), years);
        let key = book.key("Nyckel", &Arc::from("Kommun"), None);
        let twice = book.define("Dubbelt", Unit::Price, given[0] + given[3]).expect("20");
        let about = |id| (&**book.label(id), book.unit(id), book.value(id), book.place(id));
        assert_eq!(about(given[3]), ("Intäkt", Unit::Kronor, Value::Number(Decimal::TEN), Some(&place)));
        assert_eq!(about(key), ("Nyckel", Unit::Text, Value::Text(Arc::from("Kommun")), None));
        assert_eq!(about(twice), ("Dubbelt", Unit::Price, Value::Number(Decimal::from(20)), None));
        assert_eq!((book.definition(key), book.definition(twice)), (None, Some(&(given[0] + given[3]))));
        assert!(size_of::<Entry>() <= 40);
    }
}
