//! The last line of a run.

use super::meant::{Meant, Task};
use crate::base::personal;
use crate::batch::Outcome;
use crate::export;
use crate::render::verdict;
use crate::words::fill;
use std::path::{Path, PathBuf};

/// So many reports that were left are named.
const NAMED: usize = 10;

/// How many reports (or workbooks), errors, warnings and notes there were.
pub fn summary(outcome: &Outcome, meant: &Meant) -> String {
    let words = &meant.words.cli;
    let mut done = Vec::new();
    match (&meant.task, &meant.options.out) {
        (Task::Run | Task::Watch(_), Some(out)) => {
            let written = outcome.reports.len() - outcome.skipped.len();
            let reports = words.count.report.of(written);
            let out = shown(out);
            done.push(match outcome.reports.len() {
                0 => reports,
                _ => fill(&words.summary.written_to, &[("reports", &reports), ("out", &out)]),
            });
            if !outcome.skipped.is_empty() {
                done.push(words.count.unchanged.of(outcome.skipped.len()));
            }
            if !meant.options.export.is_empty() && !outcome.exported.is_empty() {
                let folder = shown(&Path::new(&*out).join(export::folder(meant.options.edition)));
                done.push(fill(&words.summary.exported, &[("out", &folder)]));
            }
            let without = outcome.asked.saturating_sub(outcome.reports.len());
            if without > 0 {
                done.push(words.count.without_report.of(without));
            }
        }
        (Task::Summarise, _) => done.push(words.count.summarised.of(outcome.reports.len())),
        _ => done.push(words.count.workbook.of(outcome.read)),
    }
    let stale = some(&outcome.stale, &words.summary.stale, meant);
    // A watcher leaves nearly all of them every time.
    let skipped: &[PathBuf] = if meant.task == Task::Run { &outcome.skipped } else { &[] };
    let skipped = some(skipped, &meant.words.many.run.unchanged, meant);
    let verdict = verdict(&outcome.findings, meant.words);
    let verdict = match &outcome.list {
        Some(list) if !outcome.findings.is_empty() => {
            fill(&words.summary.listed, &[("verdict", &verdict), ("path", &shown(list))])
        }
        _ => verdict,
    };
    let told = format!("{}: {verdict}", done.join(", "));
    let told = match meant.options.shard {
        Some(part) => fill(&meant.words.many.run.part, &[("part", &part.to_string()), ("told", &told)]),
        None => told,
    };
    format!("{skipped}{stale}{told}")
}

/// A line each for some reports, told by name: `{path}`.
fn some(reports: &[PathBuf], line: &str, meant: &Meant) -> String {
    let named = reports.iter().take(NAMED);
    let mut lines: String = named.map(|report| fill(line, &[("path", &shown(report))]) + "\n").collect();
    let more = reports.len().saturating_sub(NAMED);
    if more > 0 {
        lines += &fill(&meant.words.many.run.more, &[("count", &more.to_string())]);
        lines += "\n";
    }
    lines
}

/// A path, without a personal identity number that a folder's name may hold.
fn shown(path: &Path) -> String {
    personal::masked(&path.to_string_lossy()).into_owned()
}
