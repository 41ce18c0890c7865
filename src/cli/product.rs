//! A workbook that was asked for by name with `-o`: it replaces an earlier one of its own kind and nothing
//! else, for what stands there may be what the run was about, or somebody's key.

use super::meant::Meant;
use crate::batch::{open_elsewhere, put, reason};
use crate::read::{Package, caught, read_bytes_of};
use std::path::{Path, PathBuf};

/// A workbook that is going to be written.
pub struct Product<'a> {
    /// Where.
    pub target: &'a Path,
    /// How the mark of its kind begins: `bokslut-protokoll/`.
    pub mark: &'a str,
    /// The reports that it is about.
    pub reports: &'a [PathBuf],
    /// That it would replace one of them, in words.
    pub replaces_report: &'a str,
}

impl Product<'_> {
    /// Writes it, whole or not at all.
    ///
    /// # Errors
    /// Why it is not written, in words; what stood there is left as it was.
    pub fn put(&self, bytes: impl FnOnce() -> Result<Vec<u8>, String>, meant: &Meant) -> Result<(), String> {
        let words = &meant.words.cli.reason;
        let whole = |path: &Path| path.canonicalize().ok();
        let there = whole(self.target);
        if there.is_some() && self.reports.iter().any(|report| whole(report) == there) {
            return Err(self.replaces_report.to_string());
        }
        if !self.target.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
            return Err(words.not_xlsx.clone());
        }
        if open_elsewhere(self.target).is_some() {
            return Err(words.busy.clone());
        }
        if self.target.is_file() && !self.is_own(meant) {
            return Err(words.not_own.clone());
        }
        put(self.target, &bytes()?).map_err(|fault| reason(&fault, meant.words))
    }

    /// Whether what stands there is one that the program wrote before.
    fn is_own(&self, meant: &Meant) -> bool {
        let limits = meant.options.limits;
        let package = read_bytes_of(self.target, limits.size)
            .ok()
            .and_then(|bytes| caught(|| Package::open(&bytes, limits)).ok()?.ok());
        package
            .and_then(|package| package.properties.get("bokslut").map(|mark| mark.starts_with(self.mark)))
            .unwrap_or(false)
    }
}
