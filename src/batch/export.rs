//! Tables of accounts for other programs, in a folder of their own below the output folder.

use super::Options;
use super::gather::whole;
use super::put::{put, reason, sweep};
use super::store::is_as_written;
use super::targets::not_written;
use crate::base::{Finding, Place};
use crate::export::{self, File, Format, schema};
use crate::words::Words;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};
use walkdir::WalkDir;

/// The folder of the tables; none where none are written.
pub fn folder(options: &Options) -> Option<PathBuf> {
    let out = options.out.as_ref().filter(|_| !options.export.is_empty())?;
    Some(out.join(export::folder(options.edition)))
}

/// Writes the tables of an account.
///
/// # Errors
/// The path, and what the system says when it will not let us write there.
pub fn write(tables: &[File], options: &Options) -> Result<(), (PathBuf, io::Error)> {
    let Some(folder) = folder(options) else { return Ok(()) };
    tables.iter().try_for_each(|table| {
        let target = target(&folder, &table.path);
        put(&target, &table.bytes).map_err(|fault| (target, fault))
    })
}

/// Whether the tables of an account are there as they were written.
pub fn are_as_written(exported: &[(String, String)], options: &Options) -> bool {
    let is = |(path, sha): &(String, String), folder: &Path| is_as_written(&target(folder, path), sha);
    folder(options).is_some_and(|folder| exported.iter().all(|table| is(table, &folder)))
}

fn target(folder: &Path, below: &str) -> PathBuf {
    below.split('/').fold(folder.to_path_buf(), |path, part| path.join(part))
}

/// Ends an export: writes its schema, and takes away what an earlier run wrote of the same accounts and
/// this one did not (another account year, another principal, another format), for it would be
/// counted twice.
///
/// # Errors
/// A finding when the system will not let us write or take away.
pub fn finish(written: &[String], options: &Options, words: &Words) -> Result<(), Box<Finding>> {
    let Some(folder) = folder(options).filter(|_| !written.is_empty()) else { return Ok(()) };
    let place = Place::workbook(&Arc::from(schema::FILE));
    let target = folder.join(schema::FILE);
    sweep(&folder);
    put(&target, &schema::file(&words.export)).map_err(|fault| failed(&fault, &place, &target, words))?;
    let now: BTreeSet<PathBuf> = written.iter().map(|path| self::target(&folder, path)).collect();
    let accounts: BTreeSet<&OsStr> = now.iter().filter_map(|path| account(path)).collect();
    // Table, year, principal, file.
    for entry in WalkDir::new(&folder).min_depth(3).max_depth(4).into_iter().flatten() {
        let path = entry.path();
        if entry.file_type().is_dir() {
            sweep(path);
        } else if account(path).is_some_and(|account| accounts.contains(account)) && !is_of(&now, path) {
            fs::remove_file(path).map_err(|fault| failed(&fault, &place, path, words))?;
        }
    }
    Ok(())
}

/// Whether a file is one of those that were written. Where case does not tell folders apart, a principal
/// that is spelt otherwise than last time has the folder of then, by its old name.
fn is_of(now: &BTreeSet<PathBuf>, path: &Path) -> bool {
    let same = |one: &PathBuf| one.file_name() == path.file_name() && whole(one) == whole(path);
    now.contains(path) || now.iter().any(same)
}

/// The account that a table is of, if it is a table: its file's name without the ending.
fn account(path: &Path) -> Option<&OsStr> {
    let ending = path.extension()?;
    Format::ALL.iter().any(|format| ending == format.name()).then(|| path.file_stem())?
}

fn failed(fault: &io::Error, place: &Place, target: &Path, words: &Words) -> Box<Finding> {
    Box::new(not_written(place.clone(), target, &reason(fault, words)))
}
