//! `bokslut explain REPORT CELL`: how a figure of a report follows from what was given.

use super::meant::{Meant, Trace};
use super::misuse;
use crate::explain::{Explainer, Limits, Unexplained, Unopened, open};
use crate::render::{Shape, trace as shown};
use crate::words::fill;
use std::io::{self, Write};

/// Explains a cell. None when there is no such report or cell, which has then been said on standard
/// error.
pub fn trace(
    asked: &Trace,
    meant: &Meant,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Option<io::Result<()>> {
    let (words, usage) = (meant.words, &meant.words.cli.usage);
    let path = asked.report.to_string_lossy();
    let options = meant.options.limits;
    let limits = Limits { size: options.size, memory: options.memory, seconds: options.seconds };
    let package = match open(&asked.report, limits) {
        Ok(package) => package,
        Err(fault) => {
            let unreadable = |reason: &str| fill(&usage.unreadable, &[("path", &path), ("reason", reason)]);
            let told = match &fault {
                Unopened::Refused(refusal) => unreadable(words.files.told(refusal)),
                Unopened::TooLarge => unreadable(&usage.too_large),
                Unopened::NoReport => fill(&usage.no_report, &[("path", &path)]),
            };
            misuse::unexplained(told, None, words, stderr);
            return None;
        }
    };
    match Explainer::of(&package).explain(&asked.cell, asked.depth) {
        Ok(explained) => {
            if explained.unchecked.is_some() && !meant.quiet {
                let _ = writeln!(stderr, "{}: {}", words.cli.severity.note, words.cli.trace.unchecked);
            }
            let shape = if asked.markdown { Shape::Markdown } else { Shape::In(meant.format) };
            Some(shown(stdout, &explained, shape, words, meant.look))
        }
        Err(fault) => {
            let (told, near) = match &fault {
                Unexplained::NoSheet(found, near) => {
                    (fill(&usage.no_sheet, &[("found", found)]), near.as_deref())
                }
                Unexplained::NoName(found, near) => {
                    (fill(&usage.no_cell, &[("found", found)]), near.as_deref())
                }
                Unexplained::Blank(cell) => (fill(&usage.blank_cell, &[("cell", cell)]), None),
            };
            misuse::unexplained(told, near, words, stderr);
            None
        }
    }
}
