//! What is said of one node.

use super::super::text::clean;
use super::amount::amount;
use crate::explain::{Extent, How, Node, Role};
use crate::seal::Held;
use crate::words::{Words, fill};

/// The sign of a node among its siblings.
pub(super) fn sign(node: &Node) -> &'static str {
    match node.role {
        Role::Plus => "+ ",
        Role::Minus => "– ",
        Role::Factor => "× ",
        Role::Divisor => "÷ ",
        _ => "",
    }
}

/// What a node is called; its formula, or nothing, where it has no cell.
pub(super) fn name(node: &Node) -> String {
    let label = clean(&node.label.whole());
    match (&node.place, &node.formula) {
        (None, Some(formula)) => clean(formula),
        (Some(_), _) if label.is_empty() => node.place().map(|place| clean(&place)).unwrap_or_default(),
        _ => label,
    }
}

/// Its value.
pub(super) fn value(node: &Node, words: &Words) -> String {
    clean(&amount(&node.held, &node.form, words)).replace('\u{FFFD}', "?")
}

/// What the formula does, or where a given value came from; and what else there is to know, with these words
/// where the parts are deeper than was asked for.
pub(super) fn told(node: &Node, deeper: &str, words: &Words) -> Vec<String> {
    let around = &words.cli.trace;
    let mut told = match node.how {
        How::Given => {
            let source = match &node.source {
                Some(source) if !source.text.is_empty() => fill(&around.source, &[("source", &source.text)]),
                _ => around.no_source.clone(),
            };
            vec![around.given.clone(), source]
        }
        How::OfMethod => vec![around.of_method.clone()],
        How::Fixed => vec![match (&node.place, &node.held) {
            (None, _) => around.in_formula.clone(),
            (_, Held::Text(_)) => around.text.clone(),
            _ => around.fixed.clone(),
        }],
        // The formula of a single step would explain nothing.
        _ if matches!(node.extent, Extent::Search(..)) => Vec::new(),
        _ => vec![does(node, words)],
    };
    if node.zeros > 0 && !node.parts.is_empty() {
        told.push(around.zeros.of(node.zeros));
    }
    if node.others > 0 {
        told.push(around.others.of(node.others));
    }
    match node.extent {
        Extent::Whole => {}
        Extent::Above => told.push(around.above.clone()),
        Extent::Cut => told.push(deeper.to_string()),
        Extent::Full => told.push(around.full.clone()),
        Extent::Search(first, last) => {
            let sheet = node.place.as_ref().map_or("", |(sheet, _)| sheet);
            let rows = [("sheet", sheet), ("first", &first.to_string()), ("last", &last.to_string())];
            told.push(fill(&around.search, &rows));
        }
    }
    if let Some(anew) = &node.anew {
        told.push(fill(&around.anew, &[("value", &amount(anew, &node.form, words))]));
    }
    told.iter().map(|text| clean(text)).filter(|text| !text.is_empty()).collect()
}

fn does(node: &Node, words: &Words) -> String {
    let around = &words.cli.trace;
    match &node.how {
        How::Given | How::Fixed | How::OfMethod => String::new(),
        How::Sum if node.parts.is_empty() && node.extent == Extent::Whole => around.nothing.clone(),
        How::Sum => match node.parts.as_slice() {
            [only] if only.role == Role::Minus && node.zeros == 0 => around.negative.clone(),
            _ => around.sum.clone(),
        },
        How::Product => product(node),
        How::Power => around.power.clone(),
        How::Reference => around.reference.clone(),
        How::Choice(test, true) => fill(&around.holds, &[("test", test)]),
        How::Choice(test, false) => fill(&around.fails, &[("test", test)]),
        How::Lookup(position, range) => {
            fill(&around.lookup, &[("position", &position.to_string()), ("range", range)])
        }
        How::Position(range) => fill(&around.position, &[("range", range)]),
        How::Least => around.least.clone(),
        How::Greatest => around.greatest.clone(),
        How::Rounded => around.rounded.clone(),
        How::Joined => around.joined.clone(),
        How::Tested => around.tested.clone(),
        How::Foreign => around.foreign.clone(),
    }
}

/// `Pris (kr) × Antal × Netto-andel`.
fn product(node: &Node) -> String {
    let mut told = String::new();
    for part in &node.parts {
        let sign = match part.role {
            Role::Divisor => " ÷ ",
            _ => " × ",
        };
        if !told.is_empty() {
            told += sign;
        }
        match (part.label.short(), &part.formula) {
            ("", Some(formula)) => told += &format!("({formula})"),
            ("", None) => told += &part.place().unwrap_or_else(|| plain(part)),
            (short, _) => told += short,
        }
    }
    told
}

/// A number in a formula as it stands there.
fn plain(node: &Node) -> String {
    match &node.held {
        Held::Number(number) => number.to_string(),
        Held::Text(text) => text.clone(),
        _ => String::new(),
    }
}
