//! Findings as text: the full form with the cells around, one line each, JSON, and a list for a
//! spreadsheet. Knows nothing of how findings come about.

mod explain;
mod fold;
mod full;
mod json;
mod line;
mod list;
mod paint;
mod table;
mod text;
mod told;
mod trace;
mod verified;

pub use explain::{explain, heading, help, list, sentence, title};
pub use full::full;
pub use json::json;
pub use line::line;
pub use list::{LIST_MARK, list_of_findings};
pub use text::{clean, pad, shorten, width, wrap};
pub use told::{severity, verdict};
pub use trace::{Shape, trace};
pub use verified::{protocol, verified};

use crate::base::Finding;
use crate::words::Words;
use fold::{Shown, fold};
use std::io::{self, Write};

/// How findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the cells around.
    #[default]
    Full,
    /// One line each.
    Line,
    /// One JSON object a line.
    Json,
}

/// What the text is shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether colours (ANSI sequences) are wanted.
    pub color: bool,
    /// Columns of the screen or page.
    pub width: usize,
}

/// Writes findings, which stand in their total order. In the full and the line form the same
/// code down a column shows three times and then folds; JSON has them all.
///
/// # Errors
///
/// When `to` cannot be written.
pub fn write_all(
    to: &mut dyn Write,
    findings: &[&Finding],
    format: Format,
    words: &Words,
    look: Look,
) -> io::Result<()> {
    if format == Format::Json {
        return findings.iter().try_for_each(|finding| writeln!(to, "{}", json(finding, words)));
    }
    for shown in fold(findings) {
        match (format, shown) {
            (Format::Full, Shown::One(finding)) => writeln!(to, "{}\n", full(finding, words, look))?,
            (Format::Full, Shown::Rest(rest)) => writeln!(to, "{}\n", full::rest(&rest, words, look))?,
            (_, Shown::One(finding)) => writeln!(to, "{}", line(finding, words))?,
            (_, Shown::Rest(rest)) => writeln!(to, "{}", line::rest(&rest, words))?,
        }
    }
    Ok(())
}
