//! The columns of a form as they are offered: head, help, example, and what they take.

use super::takes::{self, unit};
use super::{Content, Takes};
use crate::base::Unit;
use crate::form::{Form, Further, Holds};
use crate::words::{ColumnWords, Words, fill};
use rust_decimal::Decimal;

/// How many years have a column; the last one filled holds on, so more are seldom needed.
const YEARS: usize = 10;

/// A column or label.
pub(super) struct Offered {
    pub head: String,
    /// Whether the head is the user's own, to be changed.
    pub own_head: bool,
    pub help: String,
    pub example: Option<Content>,
    pub unit: Unit,
    pub takes: Takes,
    pub message: String,
    pub width: f64,
}

/// The columns of a form that stands in a workbook with others.
pub(super) fn of(form: &Form, beside: &[&Form], words: &Words) -> Vec<Offered> {
    let lang = words.lang;
    // A test sees to it that every sheet and column has its words.
    let texts = &words.template.sheets[form.sheet.en];
    let column = |head: String, own_head: bool, told: &ColumnWords, typed: Option<&str>, holds: Holds| {
        let (takes, message) = takes::of(holds, beside, words);
        let example = typed.filter(|typed| !typed.is_empty()).map(|typed| content(typed, unit(holds)));
        let (help, unit) = (told.help.clone(), unit(holds));
        Offered { head, own_head, help, example, unit, takes, message, width: width(holds) }
    };
    let mut columns: Vec<Offered> = form
        .columns
        .iter()
        .map(|named| {
            let told = &texts.columns[named.name.en];
            let head = head(named.name.of(lang), named.holds, named.required, words);
            column(head, false, told, told.example.as_deref(), named.holds)
        })
        .collect();
    if let Some(told) = &texts.further {
        let mut examples = told.example.as_deref().unwrap_or_default().split(';').map(str::trim);
        let (heads, own, holds) = match form.further {
            Further::None => (Vec::new(), false, Holds::Text),
            Further::Years(holds) => (years(words), false, holds),
            Further::Indices(holds) => (indices(words), true, holds),
        };
        columns.extend(heads.into_iter().map(|head| column(head, own, told, examples.next(), holds)));
    }
    columns
}

fn years(words: &Words) -> Vec<String> {
    let year = |number: usize| fill(&words.template.texts.year, &[("number", &number.to_string())]);
    (1..=YEARS).map(year).collect()
}

/// The names of the price indices that have a column.
pub(super) fn indices(words: &Words) -> Vec<String> {
    words.template.texts.indices.split(';').map(|name| name.trim().to_string()).collect()
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
        Holds::Number | Holds::Positive | Holds::Share => 13.0,
        _ => 13.0,
    }
}
