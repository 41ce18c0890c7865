//! What is kept of a run beside its reports, in a folder of its own: of every account what the summary,
//! next year's report and the next run need to know, and what each part of a run came to.

use super::part::Part;
use super::put::{put, sweep};
use super::targets::suffix;
use crate::base::{Finding, Place};
use crate::edition::Edition;
use crate::export::Format;
use crate::read::{caught, sha256};
use crate::together::Digest;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

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
    /// In which formats its tables were written.
    pub formats: Vec<Format>,
    /// Its tables: the path of each below the export's folder, and the SHA-256 of its bytes.
    pub exported: Vec<(String, String)>,
    /// The cells of the unit costs that it uses.
    pub codes: Vec<Place>,
    /// Its figures.
    pub digest: Digest,
}

/// Where it is kept.
#[derive(Clone, Debug)]
pub struct Store(PathBuf, Option<PathBuf>);

impl Store {
    /// In an output folder.
    pub fn of(out: &Path) -> Store {
        Store(out.join(FOLDER), None)
    }

    /// What a folder holds, if it holds parts of runs: an output folder, or the folder in it.
    pub fn find(folder: &Path) -> Option<Store> {
        let places = [folder.join(FOLDER), folder.to_path_buf()];
        places.into_iter().find(|place| place.join(PARTS).is_dir()).map(|place| Store(place, None))
    }

    fn account(report: &str) -> PathBuf {
        Path::new(ACCOUNTS).join(report).with_extension(ENDING)
    }

    /// What is kept of the account of a report, told by its path below the output folder.
    pub fn kept(&self, report: &str) -> Option<Kept> {
        load(&self.0.join(Store::account(report)))
    }

    /// Keeps the same in another folder too.
    pub fn also(mut self, folder: &Path) -> Store {
        self.1 = Some(folder.join(FOLDER));
        self
    }

    fn save<T: Serialize>(&self, below: &Path, kept: &T) -> Result<(), (PathBuf, io::Error)> {
        let bytes = rmp_serde::to_vec(&(FORM, kept))
            .map_err(|fault| (below.to_path_buf(), io::Error::other(fault)))?;
        // Where the other folder could not be made, that has been told.
        let other = self.1.as_ref().filter(|folder| folder.parent().is_some_and(Path::is_dir));
        for folder in [Some(&self.0), other].into_iter().flatten() {
            let path = folder.join(below);
            put(&path, &bytes).map_err(|fault| (path, fault))?;
        }
        Ok(())
    }

    /// Keeps an account.
    ///
    /// # Errors
    /// The path, and what the system says when it will not let us write there.
    pub fn keep(&self, kept: &Kept) -> Result<(), (PathBuf, io::Error)> {
        self.save(&Store::account(&kept.digest.report), kept)
    }

    /// The reports of accounts that are kept and were no part of a run, by their paths below the output folder.
    pub fn others(&self, part: &Part, edition: Edition) -> Vec<PathBuf> {
        let own: BTreeSet<PathBuf> = part.made.iter().map(|made| Store::account(&made.report)).collect();
        let kept = self.0.join(ACCOUNTS);
        let files = WalkDir::new(&kept).into_iter().flatten().filter(|file| file.file_type().is_file());
        let below = files.filter_map(|file| file.path().strip_prefix(&kept).ok().map(Path::to_path_buf));
        below
            .filter(|file| file.extension().is_some_and(|ending| ending == ENDING))
            .filter(|file| !own.contains(&Path::new(ACCOUNTS).join(file)))
            .map(|file| file.with_extension("xlsx"))
            .filter(|report| report.to_string_lossy().ends_with(suffix(edition)))
            .collect()
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
        let edition = if part.common.edition.is_outer() { "outer" } else { "inner" };
        let shard = part.shard;
        let divided = format!("-of-{}.{edition}.{ENDING}", shard.of());
        let folders = [Some(&self.0), self.1.as_ref()].into_iter().flatten().map(|folder| folder.join(PARTS));
        let entries = folders.flat_map(|folder| {
            sweep(&folder);
            fs::read_dir(folder).into_iter().flatten().flatten()
        });
        for other in entries.map(|entry| entry.path()) {
            let name = other.file_name().unwrap_or_default().to_string_lossy();
            if name.ends_with(&format!(".{edition}.{ENDING}")) && !name.ends_with(&divided) {
                // One that stays is told of when the parts are put together.
                let _ = fs::remove_file(&other);
            }
        }
        self.save(&Path::new(PARTS).join(format!("{}{divided}", shard.number())), part)
    }

    /// Takes away what was left of files that were being written beside those of some reports.
    pub fn sweep(&self, reports: &Path) {
        for folder in [Some(&self.0), self.1.as_ref()].into_iter().flatten() {
            sweep(&folder.join(ACCOUNTS).join(reports));
        }
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
