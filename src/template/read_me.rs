//! The first sheet: what to do.

use super::{Content, Look, Sheet, footer};
use crate::base::Cell;
use crate::words::{BookWords, Words};

pub(super) fn sheet(about: &BookWords, words: &Words) -> Sheet {
    let name = words.template.texts.read_me.clone();
    let at = |row| Cell { row, column: 0 };
    let title = [(at(0), Content::Words(about.title.clone()), Look::Title)];
    let steps = (2..).zip(about.steps.lines());
    let steps = steps.map(|(row, step)| (at(row), Content::Words(step.to_string()), Look::Text));
    Sheet {
        widths: vec![100.0],
        cells: title.into_iter().chain(steps).collect(),
        fields: Vec::new(),
        freeze: (0, 0),
        pages_wide: 1,
        footer: footer(&name, words),
        name,
    }
}
