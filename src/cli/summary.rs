//! The last line of a run.

use super::meant::{Meant, Task};
use crate::base::personal;
use crate::batch::Outcome;
use crate::export;
use crate::render::verdict;
use crate::words::fill;
use std::path::Path;

/// How many reports (or workbooks), errors, warnings and notes there were.
pub fn summary(outcome: &Outcome, meant: &Meant) -> String {
    let words = &meant.words.cli;
    let mut done = Vec::new();
    match (&meant.task, &meant.options.out) {
        (Task::Run, Some(out)) => {
            let reports = words.count.report.of(outcome.reports.len());
            let out = shown(out);
            done.push(match outcome.reports.len() {
                0 => reports,
                _ => fill(&words.summary.written_to, &[("reports", &reports), ("out", &out)]),
            });
            if !outcome.exported.is_empty() {
                let folder = shown(&Path::new(&*out).join(export::folder(meant.options.edition)));
                done.push(fill(&words.summary.exported, &[("out", &folder)]));
            }
            let without = outcome.operations.saturating_sub(outcome.reports.len());
            if without > 0 {
                done.push(words.count.without_report.of(without));
            }
        }
        _ => done.push(words.count.workbook.of(outcome.read)),
    }
    let stale =
        outcome.stale.iter().map(|report| fill(&words.summary.stale, &[("path", &shown(report))]) + "\n");
    let verdict = verdict(&outcome.findings, meant.words);
    let verdict = match &outcome.list {
        Some(list) if !outcome.findings.is_empty() => {
            fill(&words.summary.listed, &[("verdict", &verdict), ("path", &shown(list))])
        }
        _ => verdict,
    };
    format!("{}{}: {verdict}", stale.collect::<String>(), done.join(", "))
}

/// A path, without a personal identity number that a folder's name may hold.
fn shown(path: &Path) -> String {
    personal::masked(&path.to_string_lossy()).into_owned()
}
