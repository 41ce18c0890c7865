//! Empty input workbooks, written into a folder where they replace nothing.

use super::put::{put, reason};
use crate::template::books;
use crate::words::Words;
use crate::write::template_to_bytes;
use std::path::{Path, PathBuf};

/// Writes the empty input workbooks into a folder, which is made if need be, and returns their
/// paths. If a file of one of the names is there already, none is written.
///
/// # Errors
/// The path that could not be written and why, in the user's language.
pub fn templates(folder: &Path, words: &Words) -> Result<Vec<PathBuf>, (PathBuf, String)> {
    let mut made = Vec::new();
    for book in books(words) {
        let target = folder.join(&book.file);
        if target.symlink_metadata().is_ok() {
            return Err((target, words.cli.reason.exists.clone()));
        }
        match template_to_bytes(&book, &words.template.wrong) {
            Ok(bytes) => made.push((target, bytes)),
            Err(fault) => return Err((target, fault.to_string())),
        }
    }
    made.into_iter()
        .map(|(target, bytes)| match put(&target, &bytes) {
            Ok(()) => Ok(target),
            Err(fault) => Err((target, reason(&fault, words))),
        })
        .collect()
}
