//! An explanation as one JSON object: keys are English in every language.

use super::said::{name, value};
use crate::explain::{Explained, Extent, How, Node, Role, Source};
use crate::seal::Held;
use crate::words::Words;
use serde::Serialize;

#[derive(Serialize)]
struct Object<'e> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'e str>,
    place: Option<String>,
    label: String,
    value: serde_json::Value,
    shown: String,
    formula: Option<String>,
    operation: &'static str,
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<Condition<'e>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recalculated: Option<serde_json::Value>,
    source: Option<From<'e>>,
    #[serde(skip_serializing_if = "is_none")]
    zeros: usize,
    #[serde(skip_serializing_if = "is_none")]
    others: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts_are: Option<&'static str>,
    parts: Vec<Object<'e>>,
}

#[derive(Serialize)]
struct Condition<'e> {
    test: &'e str,
    holds: bool,
}

#[derive(Serialize)]
struct From<'e> {
    text: &'e str,
    workbook: Option<&'e str>,
    sheet: Option<&'e str>,
    cell: Option<String>,
    key: Option<&'e str>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde asks for")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// An explanation as one object on one line.
pub(super) fn json(explained: &Explained, words: &Words) -> String {
    let root = Object { name: explained.name.as_deref(), ..object(&explained.root, words) };
    // Strings, finite numbers and lists of them always have a JSON form.
    serde_json::to_string(&root).unwrap_or_default()
}

fn object<'e>(node: &'e Node, words: &Words) -> Object<'e> {
    Object {
        name: None,
        place: node.place(),
        label: name(node),
        value: raw(&node.held),
        shown: value(node, words),
        formula: node.formula.as_ref().map(|formula| format!("={formula}")),
        operation: operation(&node.how),
        role: role(node.role),
        condition: match &node.how {
            How::Choice(test, holds) => Some(Condition { test, holds: *holds }),
            _ => None,
        },
        recalculated: node.anew.as_ref().map(raw),
        source: node.source.as_ref().map(source),
        zeros: node.zeros,
        others: node.others,
        parts_are: match node.extent {
            Extent::Whole => None,
            Extent::Above => Some("above"),
            Extent::Cut => Some("deeper"),
            Extent::Full => Some("too_many"),
            Extent::Search(..) => Some("search"),
        },
        parts: node.parts.iter().map(|part| object(part, words)).collect(),
    }
}

fn source(source: &Source) -> From<'_> {
    let place = source.place.as_ref();
    From {
        text: &source.text,
        workbook: place.map(|(workbook, ..)| workbook.as_str()),
        sheet: place.map(|(_, sheet, _)| sheet.as_str()),
        cell: place.map(|(.., cell)| cell.to_string()),
        key: source.key.as_deref(),
    }
}

fn raw(held: &Held) -> serde_json::Value {
    match held {
        Held::Number(number) => serde_json::Value::from(*number),
        Held::Text(text) | Held::Error(text) => serde_json::Value::from(text.as_str()),
        Held::Bool(truth) => serde_json::Value::from(*truth),
    }
}

fn operation(how: &How) -> &'static str {
    match how {
        How::Given => "given",
        How::Fixed | How::OfMethod => "constant",
        How::Sum => "sum",
        How::Product => "product",
        How::Power => "power",
        How::Reference => "reference",
        How::Choice(..) => "choice",
        How::Lookup(..) => "lookup",
        How::Position(_) => "position",
        How::Least => "least",
        How::Greatest => "greatest",
        How::Rounded => "rounded",
        How::Joined => "text",
        How::Tested => "test",
        How::Foreign => "foreign",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Asked => "asked",
        Role::Plus => "plus",
        Role::Minus => "minus",
        Role::Factor => "factor",
        Role::Divisor => "divisor",
        Role::Condition => "condition",
        Role::Chosen => "chosen",
        Role::Wanted => "wanted",
        Role::Part => "part",
    }
}
