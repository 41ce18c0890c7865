//! The last line of a run.

use super::meant::{Meant, Task};
use crate::base::Severity;
use crate::batch::Outcome;
use crate::words::{Counted, fill};

/// How many reports (or workbooks), errors, warnings and notes there were.
pub fn summary(outcome: &Outcome, meant: &Meant) -> String {
    let words = &meant.words.cli;
    let mut done = Vec::new();
    match (&meant.task, &meant.options.out) {
        (Task::Run, Some(out)) => {
            let reports = counted(outcome.reports.len(), &words.count.report);
            let out = out.to_string_lossy();
            done.push(match outcome.reports.len() {
                0 => reports,
                _ => fill(&words.summary.written_to, &[("reports", &reports), ("out", &out)]),
            });
            let without = outcome.operations.saturating_sub(outcome.reports.len());
            if without > 0 {
                done.push(counted(without, &words.count.without_report));
            }
        }
        _ => done.push(counted(outcome.read, &words.count.workbook)),
    }
    let stale = outcome
        .stale
        .iter()
        .map(|report| fill(&words.summary.stale, &[("path", &report.to_string_lossy())]) + "\n");
    format!("{}{}: {}", stale.collect::<String>(), done.join(", "), verdict(outcome, meant))
}

fn verdict(outcome: &Outcome, meant: &Meant) -> String {
    let words = &meant.words.cli;
    let count = |severity| outcome.findings.iter().filter(|found| found.severity() == severity).count();
    let parts: Vec<String> = [
        (count(Severity::Error), &words.count.error),
        (count(Severity::Warning), &words.count.warning),
        (count(Severity::Note), &words.count.note),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| counted(count, words))
    .collect();
    if parts.is_empty() { words.summary.clean.clone() } else { parts.join(", ") }
}

fn counted(count: usize, words: &Counted) -> String {
    match count {
        1 => words.one.clone(),
        _ => fill(&words.many, &[("count", &count.to_string())]),
    }
}
