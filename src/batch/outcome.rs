//! What came of a run.

use super::part::{Made, Part};
use super::unused;
use crate::base::{Code, Finding, personal};
use crate::edition::Edition;
use crate::export;
use std::path::{Path, PathBuf};

/// What came of a run.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Everything that was found, in total order.
    pub findings: Vec<Finding>,
    /// The reports that are in their places, in the order of the input.
    pub reports: Vec<PathBuf>,
    /// Those of them that were there already, just as they would have been made.
    pub skipped: Vec<PathBuf>,
    /// Their tables for other programs.
    pub exported: Vec<PathBuf>,
    /// The summary of all accounts whose reports are in their places, where there is one.
    pub summary: Option<PathBuf>,
    /// The list of all findings, where one was written.
    pub list: Option<PathBuf>,
    /// How many workbooks could be read.
    pub read: usize,
    /// How many operation workbooks there were among them.
    pub operations: usize,
    /// How many of those were to be computed: all but those of other parts.
    pub asked: usize,
    /// How many reports were computed and then could not be written; the files about the whole run count
    /// as such.
    pub unwritten: usize,
    /// Reports of an earlier run that stay where they are though their workbook now has errors, and a
    /// summary that stays though no report was written.
    pub stale: Vec<PathBuf>,
}

impl Outcome {
    /// Of some parts of one run, whose reports lie below `out`. It takes what they found, which they need no more.
    pub(super) fn of(parts: &mut [&mut Part], out: &Path) -> Outcome {
        let found: Vec<Finding> =
            parts.iter_mut().flat_map(|part| std::mem::take(&mut part.findings)).collect();
        let first = parts.first_mut();
        let mut findings = first.map(|part| std::mem::take(&mut part.common.findings)).unwrap_or_default();
        let common = parts.first().map(|part| &part.common);
        let mut made: Vec<&Made> = parts.iter().flat_map(|part| &part.made).collect();
        made.sort_by_key(|made| made.order);
        findings.extend(found);
        let all = parts.first().is_some_and(|part| parts.len() == part.shard.of() as usize);
        if all && common.is_some_and(|common| common.operations > 0) {
            findings.extend(unused::tell(parts.iter().map(|part| part.unused.as_slice())));
        }
        findings.sort();
        // Every account that uses a doubtful price says so; the price list needs to hear it once. Two
        // workbooks of the same name below different folders are still two, also when the name is hidden.
        let one_each = |code| matches!(code, Code::SameReport | Code::PersonalNumber);
        findings.dedup_by(|later, earlier| later == earlier && !one_each(later.code));
        let edition = common.map(|common| common.edition).unwrap_or(Edition::INNER);
        let tables = out.join(export::folder(edition));
        let table = |below: &String| below.split('/').fold(tables.clone(), |path, part| path.join(part));
        Outcome {
            findings,
            reports: made.iter().map(|made| out.join(&made.report)).collect(),
            skipped: made.iter().filter(|made| made.skipped).map(|made| out.join(&made.report)).collect(),
            exported: made.iter().flat_map(|made| made.exported.iter().map(table)).collect(),
            summary: None,
            list: None,
            read: common.map_or(0, |common| common.read),
            operations: common.map_or(0, |common| common.operations),
            asked: parts.iter().map(|part| part.operations).sum(),
            unwritten: parts.iter().map(|part| part.unwritten).sum(),
            stale: parts.iter().flat_map(|part| &part.stale).cloned().collect(),
        }
    }

    /// Whether nothing could be read, nothing was there to compute, or nothing could be written.
    pub fn is_void(&self) -> bool {
        self.operations == 0 || (self.unwritten > 0 && self.reports.is_empty())
    }

    /// A file about the whole run could not be written.
    pub(super) fn not_written(&mut self, finding: Finding) {
        self.unwritten += 1;
        self.findings.push(personal::hide(finding));
        self.findings.sort();
    }

    /// Whether some input has errors.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(Finding::is_error)
    }
}
