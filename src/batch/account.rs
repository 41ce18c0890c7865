//! One operation workbook to its report.

use super::Options;
use super::export;
use super::gather::Operation;
use super::levels::Levels;
use super::put::{open_elsewhere, put, reason};
use super::targets::{not_written, report_open};
use super::years::Earlier;
use crate::base::{Code, Finding, Place};
use crate::pipeline::{Finish, Made};
use crate::theme::Theme;
use crate::together::Digest;
use crate::words::Words;
use crate::{pipeline, validate};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What came of one operation workbook.
#[derive(Default)]
pub struct Account {
    /// The cells of the unit costs that it uses, if it could be read.
    pub codes: Option<Vec<Place>>,
    /// What there is to say about it.
    pub findings: Vec<Finding>,
    /// Its report, where one was written.
    pub report: Option<PathBuf>,
    /// What is kept of it, unless its report should have been written and was not.
    pub digest: Option<Digest>,
    /// Whether its report was computed and could not be written.
    pub unwritten: bool,
    /// Its tables for other programs, where they were written.
    pub exported: Vec<PathBuf>,
    /// The report of an earlier run, which stays where it is.
    pub stale: Option<PathBuf>,
}

/// One account, from its workbook to its report. Takes the workbook, so that its cells are gone
/// from memory before the report is made. `before`: the account of the year before.
pub fn account(
    operation: Operation,
    target: Result<PathBuf, Box<Finding>>,
    before: Earlier<Digest>,
    levels: &Levels,
    options: &Options,
    words: &Words,
) -> Account {
    let Operation { found, folder, book, settings, theme, strange } = operation;
    let theme = theme.as_deref().unwrap_or(Theme::own());
    let finish = Finish { theme, signer: options.sign.as_deref(), export: &options.export };
    let (inputs, mut findings) = validate::operation(&book, &levels.reach(&folder), words);
    let inputs = inputs.filter(|_| !strange.iter().any(Finding::is_error));
    findings.extend(strange);
    drop(book);
    let inputs = inputs.map(|mut inputs| {
        inputs.sources.extend(settings);
        inputs
    });
    let codes =
        inputs.as_ref().map(|inputs| inputs.unit_costs.iter().map(|cost| cost.place.clone()).collect());
    let account = Account { codes, ..Account::default() };
    let stale = |target: PathBuf| (options.out.is_some() && target.exists()).then_some(target);
    let (inputs, target) = match (inputs, target) {
        (Some(inputs), Ok(target)) => (inputs, target),
        (None, Ok(target)) => {
            return Account { findings, stale: stale(target), ..account };
        }
        (inputs, Err(clash)) => {
            let unwritten = inputs.is_some() && clash.code == Code::NotWritten;
            findings.push(*clash);
            return Account { findings, unwritten, ..account };
        }
    };
    let alone = before.missing(words).map(|reason| {
        let year = inputs.operation.year.value.0.saturating_sub(1).to_string();
        let finding = Finding::new(Code::NoComparison, Place::workbook(&found.name));
        finding.with("year", year).with("reason", reason)
    });
    // That an account got no report can tell readers outside that its persons are few.
    let (inside, outside) = if options.edition.is_outer() { (None, alone) } else { (alone, None) };
    findings.extend(inside);
    // The report lists what was said about it and its prices, in the order of the run.
    let mut told: Vec<Finding> = findings.iter().chain(levels.findings(&folder)).cloned().collect();
    told.sort();
    told.dedup();
    findings.extend(outside);
    let path = below(&target, options.out.as_deref());
    let (edition, last) = (options.edition, before.found());
    let Made { report, digest, tables } =
        match pipeline::made(&inputs, &told, edition, &path, last, finish, words) {
            Ok(made) => made,
            Err(finding) => {
                findings.push(finding);
                return Account { findings, stale: stale(target), ..account };
            }
        };
    if options.out.is_none() {
        return Account { findings, digest: Some(digest), ..account };
    }
    if let Some(lock) = open_elsewhere(&target) {
        findings.push(report_open(Place::workbook(&found.name), &target, &lock));
        return Account { findings, unwritten: true, ..account };
    }
    let place = Place::workbook(&found.name);
    match put(&target, &report) {
        Ok(()) => {
            let exported = export::write(&tables, options, &place, words);
            let unwritten = exported.is_err();
            let exported = exported.map_err(|finding| findings.push(*finding)).unwrap_or_default();
            let (report, digest) = (Some(target), Some(digest));
            Account { findings, report, digest, unwritten, exported, ..account }
        }
        Err(fault) => {
            findings.push(not_written(place, &target, &reason(&fault, words)));
            Account { findings, unwritten: true, ..account }
        }
    }
}

/// The path of a report below the output folder, `/` between its parts on every system.
fn below(target: &Path, out: Option<&Path>) -> Arc<str> {
    let below = out.and_then(|out| target.strip_prefix(out).ok()).unwrap_or(target);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    Arc::from(parts.join("/"))
}
