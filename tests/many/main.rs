//! Many accounts: only what changed is made anew, and parts that are computed apart come to the same.

#[path = "../cli_workbooks/mod.rs"]
mod cli_workbooks;

mod parts;
mod unchanged;

use bokslut::batch::{Options, Outcome, run};
use bokslut::edition::{Audience, Edition};
use cli_workbooks::{operation_in, prices};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use walkdir::WalkDir;

const OUTER: Edition = Edition { audience: Audience::Outside, ..Edition::INNER };

/// A folder `underlag` with two municipalities: a price list each, and accounts under these paths, with
/// their operations and years.
fn folder(accounts: &[(&str, &str, u16)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("underlag");
    for municipality in ["norr", "söder"] {
        prices(&input.join(municipality).join("priser.xlsx"), &["ARBETE", "ANNAT"]);
    }
    for (path, name, year) in accounts {
        operation_in(&input.join(path), name, "ARBETE", *year, 20.0, 10.0);
    }
    folder
}

/// Six accounts: two operations of two years and one of one in the north, one in the south.
fn six() -> TempDir {
    folder(&[
        ("norr/a16.xlsx", "Kontoret", 2016),
        ("norr/a17.xlsx", "Kontoret", 2017),
        ("norr/b16.xlsx", "Enheten", 2016),
        ("norr/b17.xlsx", "Enheten", 2017),
        ("norr/c17.xlsx", "Teamet", 2017),
        ("söder/d17.xlsx", "Verkstan", 2017),
    ])
}

fn options(folder: &Path, out: &str) -> Options {
    Options { out: Some(folder.join(out)), ..Options::new(vec![folder.join("underlag")]) }
}

/// The names of some reports, without what all have in common.
fn names(reports: &[PathBuf]) -> Vec<String> {
    let name = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().replace("-bokslut", "");
    reports.iter().map(name).collect()
}

/// The reports of a run that were made in it.
fn made(outcome: &Outcome) -> Vec<String> {
    let new = outcome.reports.iter().filter(|report| !outcome.skipped.contains(report)).cloned();
    names(&new.collect::<Vec<_>>())
}

/// Every workbook below a folder, by its path from there.
fn workbooks(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = WalkDir::new(folder).into_iter().map(|entry| entry.expect("readable").into_path());
    let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "xlsx"));
    files
        .map(|path| (path.strip_prefix(folder).expect("below").to_path_buf(), fs::read(&path).expect("read")))
        .collect()
}

/// That two folders hold the same workbooks, byte for byte.
fn assert_same(one: &Path, other: &Path) {
    let (one, other) = (workbooks(one), workbooks(other));
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let different: Vec<&PathBuf> = one.keys().filter(|path| one[*path] != other[*path]).collect();
    assert!(different.is_empty(), "{different:?}");
}

/// Runs, and expects these reports to be made and all others to be left.
fn expect(options: &Options, expected: &[&str]) -> Outcome {
    let outcome = run(options, &|_| ());
    assert_eq!(made(&outcome), expected, "{:?}", outcome.findings);
    outcome
}
