//! One operation workbook to its report.

use super::Options;
use super::export;
use super::gather::{Operation, Reading};
use super::levels::Levels;
use super::put::{open_elsewhere, put, reason};
use super::stamp::{program, stamp};
use super::store::{Kept, Store, is_as_written};
use super::targets::{not_written, report_open};
use super::years::Earlier;
use crate::base::{Code, Finding, Place, personal};
use crate::pipeline::Finish;
use crate::read::sha256;
use crate::theme::Theme;
use crate::together::Digest;
use crate::words::Words;
use crate::{pipeline, validate};
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What came of one operation workbook.
#[derive(Default)]
pub struct Account {
    /// The cells of the unit costs that it uses, if it could be read.
    pub codes: Option<Vec<Place>>,
    /// What there is to say about it.
    pub findings: Vec<Finding>,
    /// Its report, where that is in its place.
    pub report: Option<PathBuf>,
    /// Its tables for other programs, by their paths below the output folder.
    pub exported: Vec<String>,
    /// Whether the report was there already, just as it would have been made.
    pub skipped: bool,
    /// What the account of the year after is compared with, unless its report should have been written and
    /// was not.
    pub last: Option<Box<Last>>,
    /// Whether its report was computed and could not be written.
    pub unwritten: bool,
    /// The report of an earlier run, which stays where it is.
    pub stale: Option<PathBuf>,
}

/// An account as the year after sees it.
pub struct Last {
    digest: Digest,
    stamp: String,
}

/// What all accounts of a run share.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The price workbooks.
    pub levels: &'a Levels,
    /// How workbooks are read again.
    pub reading: &'a Reading<'a>,
    /// Where accounts are kept; none: nothing is written.
    pub store: Option<&'a Store>,
    /// What was asked for.
    pub options: &'a Options,
    /// In which words.
    pub words: &'a Words,
    /// How many threads an account has for itself.
    pub threads: NonZeroUsize,
}

/// One account, from its workbook to its report. `before`: the account of the year before.
pub fn account(
    mut operation: Operation,
    target: Result<PathBuf, Box<Finding>>,
    before: Earlier<Box<Last>>,
    around: Around,
) -> Account {
    let Around { levels, options, words, .. } = around;
    let path = target.as_ref().ok().map(|target| below(target, options.out.as_deref()));
    let stamp = stamp(
        path.as_deref().unwrap_or_default(),
        &operation,
        &before.map(|last| &last.stamp),
        levels,
        options,
    );
    if let (Ok(target), Some(path)) = (&target, &path)
        && let Some(kept) = unchanged(target, path, &stamp, around)
    {
        return Account {
            codes: Some(kept.codes),
            findings: kept.findings,
            report: Some(target.clone()),
            exported: kept.exported.into_iter().map(|(path, _)| path).collect(),
            skipped: true,
            last: Some(Box::new(Last { digest: kept.digest, stamp })),
            ..Account::default()
        };
    }
    let book = match operation.cells(around.reading) {
        Ok(book) => book,
        Err(finding) => return Account { findings: vec![finding], ..Account::default() },
    };
    let Operation { found, folder, settings, theme, strange, .. } = operation;
    let finish = Finish {
        theme: theme.as_deref().unwrap_or(Theme::own()),
        signer: options.sign.as_deref(),
        stamp: &stamp,
        export: &options.export,
        threads: around.threads,
    };
    let (inputs, mut findings) = validate::operation(&book, &levels.reach(&folder), words);
    let inputs = inputs.filter(|_| !strange.iter().any(Finding::is_error));
    findings.extend(strange);
    // Its cells are gone from memory before the report is made.
    drop(book);
    let inputs = inputs.map(|mut inputs| {
        inputs.sources.extend(settings);
        inputs
    });
    let codes: Option<Vec<Place>> =
        inputs.as_ref().map(|inputs| inputs.unit_costs.iter().map(|cost| cost.place.clone()).collect());
    let account = Account { codes: codes.clone(), ..Account::default() };
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
    let last = before.found().map(|last| &last.digest);
    let made = match pipeline::made(&inputs, &told, options.edition, &path, last, finish, words) {
        Ok(made) => made,
        Err(finding) => {
            findings.push(finding);
            return Account { findings, stale: stale(target), ..account };
        }
    };
    let Some(store) = around.store else {
        return Account { findings, last: Some(Box::new(Last { digest: made.digest, stamp })), ..account };
    };
    let place = Place::workbook(&found.name);
    let unwritten = |path: &Path, fault: &io::Error| not_written(place.clone(), path, &reason(fault, words));
    let put_there = match open_elsewhere(&target) {
        Some(lock) => Err(report_open(place.clone(), &target, &lock)),
        None => put(&target, &made.report).map_err(|fault| unwritten(&target, &fault)),
    };
    if let Err(finding) = put_there {
        findings.push(finding);
        return Account { findings, unwritten: true, ..account };
    }
    // Without its tables the report is still there; the next run makes both anew.
    let failed = export::write(&made.tables, options).err().map(|(path, fault)| unwritten(&path, &fault));
    let tables = if failed.is_some() { &[] } else { made.tables.as_slice() };
    // What is kept lies beside the reports, and is handed out with them.
    let told = |finding: Finding| if options.edition.is_outer() { finding.outside() } else { finding };
    let kept = Kept {
        program: program(options),
        sha256: sha256(&made.report),
        findings: findings.iter().cloned().map(personal::hide).map(told).collect(),
        codes: codes.unwrap_or_default(),
        formats: if failed.is_some() { Vec::new() } else { options.export.clone() },
        exported: tables.iter().map(|table| (table.path.clone(), sha256(&table.bytes))).collect(),
        digest: made.digest,
        stamp,
    };
    findings.extend(failed.clone());
    if let Err((path, fault)) = store.keep(&kept) {
        findings.push(unwritten(&path, &fault));
        return Account { findings, unwritten: true, ..account };
    }
    Account {
        findings,
        report: Some(target),
        exported: kept.exported.into_iter().map(|(path, _)| path).collect(),
        last: Some(Box::new(Last { digest: kept.digest, stamp: kept.stamp })),
        unwritten: failed.is_some(),
        ..account
    }
}

/// What is kept of an account whose report is in its place and would be made the same again.
fn unchanged(target: &Path, path: &str, stamp: &str, around: Around) -> Option<Kept> {
    let store = around.store.filter(|_| !around.options.force)?;
    let kept = store.kept(path)?;
    let options = around.options;
    let same = kept.stamp == stamp && kept.program == program(options);
    let exported = options.export.is_empty()
        || (kept.formats == options.export && export::are_as_written(&kept.exported, options));
    (same && exported && is_as_written(target, &kept.sha256)).then_some(kept)
}

/// The path of a report below the output folder, `/` between its parts on every system.
pub fn below(target: &Path, out: Option<&Path>) -> Arc<str> {
    let below = out.and_then(|out| target.strip_prefix(out).ok()).unwrap_or(target);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    Arc::from(parts.join("/"))
}
