//! `bokslut verify`: each report by itself, and all of them in one protocol.

use super::meant::{Meant, Verify};
use super::product::Product;
use super::{DONE, NOTHING_DONE, SOME_ERRORS, misuse, told};
use crate::base::{Code, Finding, Place, personal};
use crate::batch;
use crate::read::{Package, read_bytes_of, sha256};
use crate::render;
use crate::sign::PublicKey;
use crate::verify::{Report, Verdict, Verified, verify as verified};
use crate::words::fill;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How the mark of a protocol begins.
const MARK: &str = "bokslut-protokoll/";

/// Verifies the reports one after another, says what it found, and writes a protocol where one is asked
/// for. Returns the exit status.
pub fn verify(asked: &Verify, meant: &Meant, stdout: &mut dyn Write, stderr: &mut dyn Write) -> u8 {
    let key = match asked.key.as_deref().map(PublicKey::load).transpose() {
        Ok(key) => key,
        Err(fault) => {
            misuse::no_public_key(&fault, asked.key.as_deref(), meant.words, stderr);
            return NOTHING_DONE;
        }
    };
    let with = With { sources: asked.sources.as_deref(), key: key.as_ref() };
    let mut done: Vec<(String, Verified)> = Vec::new();
    for path in &asked.reports {
        let name = personal::masked(&path.to_string_lossy()).into_owned();
        let mut verified = one(path, &name, with, meant);
        verified.findings = verified.findings.into_iter().map(personal::hide).collect();
        let shown =
            render::verified(stdout, &name, &verified, (meant.format, meant.quiet), meant.words, meant.look);
        if !told(shown, meant, stderr) {
            return NOTHING_DONE;
        }
        done.push((name, verified));
    }
    let flushed = stdout.flush();
    let written =
        asked.protocol.as_deref().is_none_or(|path| protocol(path, &asked.reports, &done, meant, stderr));
    let worst = done.iter().map(|(_, verified)| status(verified)).max().unwrap_or(NOTHING_DONE);
    if told(flushed, meant, stderr) && written { worst } else { NOTHING_DONE }
}

fn status(verified: &Verified) -> u8 {
    match verified.verdict {
        // Its own checks may fail all the same.
        Verdict::Unchanged | Verdict::Changed if verified.findings.iter().any(Finding::is_error) => {
            SOME_ERRORS
        }
        Verdict::Unchanged | Verdict::Changed => DONE,
        Verdict::NotRecalculated | Verdict::Tampered | Verdict::Unproven => SOME_ERRORS,
        Verdict::NotOurs => NOTHING_DONE,
    }
}

/// What a report is verified with.
#[derive(Clone, Copy)]
struct With<'a> {
    sources: Option<&'a Path>,
    key: Option<&'a PublicKey>,
}

fn one(path: &Path, name: &str, with: With, meant: &Meant) -> Verified {
    let (name, limits) = (Arc::from(name), meant.options.limits);
    let place = Place::workbook(&name);
    if !path.exists() {
        return Verified::not_ours(Finding::new(Code::NoSuchInput, place).with("path", &*name));
    }
    let package = read_bytes_of(path, limits.size)
        .and_then(|bytes| Ok((Package::open(&bytes, limits)?, sha256(&bytes))));
    let (package, hash) = match package {
        Ok(opened) => opened,
        Err(fault) => return Verified::not_ours(fault.finding(place, meant.words)),
    };
    let report = Report { package: &package, name: &name, words: meant.words };
    let mut done = verified(report, with.key);
    done.facts.sha256 = Some(hash);
    if let Some(folder) = with.sources.filter(|_| done.verdict != Verdict::NotOurs) {
        anew(&mut done, report, folder, meant);
    }
    done
}

/// Compares a report with the one that its sources give.
fn anew(done: &mut Verified, report: Report, folder: &Path, meant: &Meant) {
    let again = batch::again(report.package, folder, &meant.options);
    let missing: Vec<Finding> = (again.missing())
        .map(|named| {
            let finding = Finding::new(Code::SourceMissing, Place::workbook(report.name));
            finding.with("found", &*named.name).with("sha256", &*named.sha256)
        })
        .collect();
    done.facts.sources = Some((again.sources.len() - missing.len(), again.sources.len()));
    let whole = missing.is_empty();
    done.add(missing);
    let fresh = again.bytes.and_then(|bytes| Package::open(&bytes, meant.options.limits).ok());
    match fresh {
        Some(fresh) => done.against(report, &fresh),
        None if whole => {
            let reason = meant.words.verify.terms.no_report.to_string();
            let finding = Finding::new(Code::NotRecalculable, Place::workbook(report.name));
            done.add(vec![finding.with("reason", reason)]);
        }
        None => {}
    }
}

/// Writes the protocol, whole or not at all; what kept it from being written is said.
fn protocol(
    path: &Path,
    reports: &[PathBuf],
    done: &[(String, Verified)],
    meant: &Meant,
    stderr: &mut dyn Write,
) -> bool {
    let words = meant.words;
    let path = if path.is_dir() { path.join(&*words.verify.protocol.file) } else { path.to_path_buf() };
    let replaces_report = &*words.verify.terms.a_report;
    let product = Product { target: &path, mark: MARK, reports, replaces_report };
    let bytes = || render::protocol(done, words).map_err(|fault| fault.to_string());
    let Err(reason) = product.put(bytes, meant) else { return true };
    let shown = path.to_string_lossy();
    let text = [("path", &*personal::masked(&shown)), ("reason", &*reason)];
    let _ = writeln!(stderr, "{}: {}", words.cli.severity.error, fill(&words.cli.usage.unwritten, &text));
    false
}
