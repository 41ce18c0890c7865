//! How a figure of a report follows from what was given: as a tree to read, a line a cell, one JSON
//! object, or a list in Markdown.

mod amount;
mod json;
mod said;
mod tree;

use super::{Format, Look};
use crate::explain::Explained;
use crate::words::Words;
use std::io::{self, Write};

/// In which shape an explanation is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// As findings are shown.
    In(Format),
    /// A nested list in Markdown.
    Markdown,
}

/// Writes the explanation of a figure.
///
/// # Errors
///
/// When `to` cannot be written.
pub fn trace(
    to: &mut dyn Write,
    explained: &Explained,
    shape: Shape,
    words: &Words,
    look: Look,
) -> io::Result<()> {
    match shape {
        Shape::In(Format::Full) => tree::full(to, explained, words, look),
        Shape::In(Format::Line) => tree::lines(to, explained, words),
        Shape::In(Format::Json) => writeln!(to, "{}", json::json(explained, words)),
        Shape::Markdown => tree::markdown(to, explained, words),
    }
}
