//! The columns of a form as they are offered: head, help, example, and what they take.

use super::takes::{self, unit};
use super::{Content, Takes};
use crate::base::Unit;
use crate::form::{Form, Further, Holds};
use crate::words::{Words, fill};
use rust_decimal::Decimal;

/// How many years have a column; the last one filled holds on, so more are seldom needed.
const YEARS: usize = 10;

/// A column or label.
pub(super) struct Offered {
    pub head: String,
    pub kind: Kind,
    pub help: String,
    pub example: Option<Content>,
    pub unit: Unit,
    pub takes: Takes,
    pub message: String,
    pub width: f64,
}

/// How a column came by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is one of the form's own.
    Named,
    /// It is one of several alike, of which only the first has help.
    Numbered,
    /// As numbered, and the user may name it otherwise.
    Free,
}

/// The columns of a form that stands in a workbook with others.
pub(super) fn of(form: &Form, beside: &[&Form], words: &Words) -> Vec<Offered> {
    // A test sees to it that every sheet and column has its words.
    let texts = &words.template.sheets[form.sheet.en];
    let column = |head: String, kind: Kind, help: &str, typed: Option<&str>, holds: Holds| {
        let (takes, message) = takes::of(holds, beside, words);
        let unit = unit(holds);
        let example = typed.map(|typed| content(typed, unit));
        let width = if kind == Kind::Named { width(holds) } else { 9.0 };
        Offered { head, kind, help: help.to_string(), example, unit, takes, message, width }
    };
    let named = form.columns.iter().map(|named| {
        let told = &texts.columns[named.name.en];
        let head = head(named.name.of(words.lang), named.holds, named.required, words);
        column(head, Kind::Named, &told.help, told.example.as_deref(), named.holds)
    });
    let mut columns: Vec<Offered> = named.collect();
    let (heads, kind, holds) = match form.further {
        Further::None => return columns,
        Further::Years(holds) => (years(words), Kind::Numbered, holds),
        Further::Indices(holds) => (indices(words), Kind::Free, holds),
        Further::Pairs(holds) => (names(&words.template.texts.pairs), Kind::Free, holds),
    };
    if let Some(told) = &texts.further {
        let mut help = [told.help.as_str()].into_iter();
        let mut examples = told.example.iter().flat_map(|typed| typed.split(';')).map(str::trim);
        let further = heads.into_iter();
        columns.extend(
            further.map(|head| column(head, kind, help.next().unwrap_or_default(), examples.next(), holds)),
        );
    }
    columns
}

fn years(words: &Words) -> Vec<String> {
    let year = |number: usize| fill(&words.template.texts.year, &[("number", &number.to_string())]);
    (1..=YEARS).map(year).collect()
}

/// The names of the price indices that have a column.
pub(super) fn indices(words: &Words) -> Vec<String> {
    names(&words.template.texts.indices)
}

/// The names between semicolons.
fn names(text: &str) -> Vec<String> {
    text.split(';').map(|name| name.trim().to_string()).collect()
}

/// The name, its unit, and a star where it must be filled in.
fn head(name: &str, holds: Holds, required: bool, words: &Words) -> String {
    let texts = &words.template.texts;
    let unit = match holds {
        Holds::Kronor => format!(" ({})", texts.kronor),
        Holds::Share => format!(" ({})", texts.per_cent),
        _ => String::new(),
    };
    format!("{name}{unit}{}", if required { "*" } else { "" })
}

/// An example as its cell would hold it.
fn content(typed: &str, unit: Unit) -> Content {
    match typed.parse::<Decimal>() {
        Ok(number) => Content::Number(number, unit),
        Err(_) => Content::Words(typed.to_string()),
    }
}

/// In characters.
fn width(holds: Holds) -> f64 {
    match holds {
        Holds::Text => 25.0,
        Holds::Actor | Holds::Assumption => 21.0,
        Holds::CostType | Holds::Basis | Holds::Outcome | Holds::Profile => 17.0,
        Holds::Code | Holds::Kronor | Holds::Until => 15.0,
        _ => 13.0,
    }
}
