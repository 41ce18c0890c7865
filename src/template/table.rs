//! A sheet with one thing a row. Help and example stand above the heads, where nothing is read.

use super::columns::{Kind, Offered};
use super::{Content, Field, Look, Sheet, Takes, footer, opening};
use crate::base::{Cell, Unit};
use crate::form::{ACTORS, Form};
use crate::words::names::actor;
use crate::words::{Words, fill};

/// From the top: title, what the sheet is for, what is filled in, a blank row, help, example, heads.
const HELP_ROW: u32 = 4;
const EXAMPLE_ROW: u32 = 5;
/// The row of the heads.
pub(super) const HEAD_ROW: u32 = 6;
/// The first row to be filled in.
pub(super) const FIRST_ROW: u32 = 7;
/// Characters that a printed page has room for side by side.
const ON_A_PAGE: f64 = 200.0;

pub(super) fn sheet(form: &Form, columns: &[Offered], words: &Words) -> Sheet {
    let (name, mut cells) = opening(form, words);
    let at = |row, column| Cell { row, column };
    let mut fields = Vec::new();
    for (column, offered) in (0..).zip(columns) {
        let Offered { head, kind, help, example, unit, takes, message, .. } = offered;
        // Help for several columns goes on across them.
        let look = if *kind == Kind::Named { Look::Help } else { Look::Lead };
        if !help.is_empty() {
            cells.push((at(HELP_ROW, column), Content::Words(help.clone()), look));
        }
        if let Some(example) = example {
            let content = if column == 0 { marked(example, words) } else { example.clone() };
            cells.push((at(EXAMPLE_ROW, column), content, Look::Example));
        }
        let look = if *kind == Kind::Free { Look::Filled } else { Look::Head };
        cells.push((at(HEAD_ROW, column), Content::Words(head.clone()), look));
        if *kind == Kind::Free {
            fields.push(free(at(HEAD_ROW, column)));
        }
        let (takes, message) = (takes.clone(), message.clone());
        fields.push(Field { first: at(FIRST_ROW, column), column: true, unit: *unit, takes, message });
    }
    if form.sheet == ACTORS.sheet {
        let names = actor::DEFAULTS.iter().map(|name| Content::Words(name.of(words.lang).to_string()));
        cells.extend((FIRST_ROW..).zip(names).map(|(row, name)| (at(row, 0), name, Look::Filled)));
    }
    let width: f64 = columns.iter().map(|column| column.width).sum();
    Sheet {
        widths: columns.iter().map(|column| column.width).collect(),
        cells,
        fields,
        freeze: (FIRST_ROW, 1),
        pages_wide: if width > ON_A_PAGE { 2 } else { 1 },
        footer: footer(&name, words),
        name,
    }
}

fn free(first: Cell) -> Field {
    Field { first, column: false, unit: Unit::Text, takes: Takes::Anything, message: String::new() }
}

/// The first cell of the example says that it is one.
fn marked(example: &Content, words: &Words) -> Content {
    let value = match example {
        Content::Words(text) => text.clone(),
        Content::Number(number, _) => number.to_string(),
    };
    Content::Words(fill(&words.template.texts.example, &[("value", &value)]))
}
