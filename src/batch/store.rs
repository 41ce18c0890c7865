//! What is kept of a run beside its reports, in a folder of its own: of every account what the summary,
//! next year's report and the next run need to know, and what each part of a run came to.

use super::part::Part;
use super::put::{put, sweep};
use crate::base::{Finding, Place};
use crate::read::{caught, sha256};
use crate::together::Digest;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What the folder in the output folder is called.
const FOLDER: &str = ".bokslut";
const ACCOUNTS: &str = "accounts";
const PARTS: &str = "parts";
const ENDING: &str = "kept";
/// The form of what is kept; a program reads what its own version wrote.
const FORM: &str = concat!("bokslut-kept/1 ", env!("CARGO_PKG_VERSION"));

/// What is kept of an account whose report was written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// Which program made the report.
    pub program: String,
    /// What the report was made from.
    pub stamp: String,
    /// SHA-256 of the report's bytes.
    pub sha256: String,
    /// What there was to say about the account.
    pub findings: Vec<Finding>,
    /// The cells of the unit costs that it uses.
    pub codes: Vec<Place>,
    /// Its figures.
    pub digest: Digest,
}

/// Where it is kept.
#[derive(Clone, Debug)]
pub struct Store(PathBuf);

impl Store {
    /// In an output folder.
    pub fn of(out: &Path) -> Store {
        Store(out.join(FOLDER))
    }

    /// What a folder holds, if it holds parts of runs: an output folder, or the folder in it.
    pub fn find(folder: &Path) -> Option<Store> {
        let places = [folder.join(FOLDER), folder.to_path_buf()];
        places.into_iter().find(|place| place.join(PARTS).is_dir()).map(Store)
    }

    fn account(&self, report: &str) -> PathBuf {
        self.0.join(ACCOUNTS).join(report).with_extension(ENDING)
    }

    /// What is kept of the account of a report, told by its path below the output folder.
    pub fn kept(&self, report: &str) -> Option<Kept> {
        load(&self.account(report))
    }

    /// Keeps an account.
    ///
    /// # Errors
    /// The path, and what the system says when it will not let us write there.
    pub fn keep(&self, kept: &Kept) -> Result<(), (PathBuf, io::Error)> {
        save(self.account(&kept.digest.report), kept)
    }

    /// Every part of a run that is kept, in order of path.
    ///
    /// # Errors
    /// The first file that holds none.
    pub fn parts(&self) -> Result<Vec<Part>, PathBuf> {
        let entries = fs::read_dir(self.0.join(PARTS)).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == ENDING));
        paths.sort();
        paths.into_iter().map(|path| load(&path).ok_or(path)).collect()
    }

    /// Keeps a part of a run, and takes away those of runs that were divided otherwise.
    ///
    /// # Errors
    /// As [`Store::keep`].
    pub fn keep_part(&self, part: &Part) -> Result<(), (PathBuf, io::Error)> {
        let folder = self.0.join(PARTS);
        sweep(&folder);
        let edition = if part.common.edition.is_outer() { "outer" } else { "inner" };
        let shard = part.shard;
        let divided = format!("-of-{}.{edition}.{ENDING}", shard.of());
        let others = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
        for other in others {
            let name = other.file_name().unwrap_or_default().to_string_lossy();
            if name.ends_with(&format!(".{edition}.{ENDING}")) && !name.ends_with(&divided) {
                // One that stays is told of when the parts are put together.
                let _ = fs::remove_file(&other);
            }
        }
        save(folder.join(format!("{}{divided}", shard.number())), part)
    }

    /// Takes away what was left of files that were being written beside those of some reports.
    pub fn sweep(&self, reports: &Path) {
        sweep(&self.0.join(ACCOUNTS).join(reports));
    }
}

/// The report's bytes are those that were written.
pub fn is_as_written(report: &Path, sha: &str) -> bool {
    fs::read(report).is_ok_and(|bytes| sha256(&bytes) == sha)
}

fn load<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let bytes = fs::read(path).ok()?;
    let (form, kept): (String, T) = caught(|| rmp_serde::from_slice(&bytes).ok()).ok()??;
    (form == FORM).then_some(kept)
}

fn save<T: Serialize>(path: PathBuf, kept: &T) -> Result<(), (PathBuf, io::Error)> {
    let bytes = rmp_serde::to_vec(&(FORM, kept)).map_err(io::Error::other);
    bytes.and_then(|bytes| put(&path, &bytes)).map_err(|fault| (path, fault))
}
