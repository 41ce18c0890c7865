//! Where a file about the whole run is put: into the output folder itself, never over a workbook of
//! the input, never while somebody has it open.

use super::gather::whole;
use super::put::{open_elsewhere, put, reason};
use super::targets::{not_written, report_open};
use crate::base::{Finding, Place};
use crate::words::Words;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file's place in the output folder, which is there.
pub struct Spot<'a> {
    /// The file as a place in findings.
    pub place: Place,
    target: PathBuf,
    words: &'a Words,
}

impl<'a> Spot<'a> {
    /// The place of a file of that name, free to be written.
    ///
    /// # Errors
    /// A finding when it would replace a workbook of the input, or the system gives us no such folder.
    pub fn of(file: &str, out: &Path, kept: &[PathBuf], words: &'a Words) -> Result<Spot<'a>, Box<Finding>> {
        let (target, place) = (out.join(file), Place::workbook(&Arc::from(file)));
        let failed = |reason: &str| Box::new(not_written(place.clone(), &target, reason));
        // Made before it is asked for: only a folder that is there has a path that links are followed in.
        fs::create_dir_all(out).map_err(|fault| failed(&reason(&fault, words)))?;
        let folder = whole(out);
        if is_kept(&folder, file, kept) {
            return Err(failed(&words.cli.reason.input));
        }
        Ok(Spot { place, target, words })
    }

    /// Writes the file whole, and returns its path. One that is just so already is left, so that whoever
    /// looks for what is new finds nothing.
    ///
    /// # Errors
    /// A finding when it is open elsewhere, or the system will not let us.
    pub fn write(self, bytes: &[u8]) -> Result<PathBuf, Box<Finding>> {
        if fs::read(&self.target).is_ok_and(|there| there == bytes) {
            return Ok(self.target);
        }
        if let Some(lock) = open_elsewhere(&self.target) {
            return Err(Box::new(report_open(self.place, &self.target, &lock)));
        }
        match put(&self.target, bytes) {
            Ok(()) => Ok(self.target),
            Err(fault) => Err(Box::new(not_written(self.place, &self.target, &reason(&fault, self.words)))),
        }
    }
}

/// Whether a file of a folder is a workbook of the input.
pub fn is_kept(folder: &Path, file: &str, kept: &[PathBuf]) -> bool {
    let there = folder.join(file);
    // Where case does not tell files apart, the system says how the one that is there is written.
    kept.contains(&there) || kept.contains(&whole(&there))
}
