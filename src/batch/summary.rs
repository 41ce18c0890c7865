//! The summary of all accounts of a run, in the output folder.

use super::gather::whole;
use super::spot::{Spot, is_kept};
use crate::base::{Code, Finding};
use crate::edition::Edition;
use crate::pipeline;
use crate::read::caught;
use crate::theme::Theme;
use crate::together::Digest;
use crate::words::Words;
use std::path::{Path, PathBuf};

/// The date of a summary when no workbook says when it was changed.
const DATE: &str = "2000-01-01T00:00:00Z";

/// What a summary is called: that for readers outside never takes the place of the inner one.
fn file(edition: Edition, words: &Words) -> &str {
    let files = &words.together.file;
    if edition.is_outer() { &files.outer } else { &files.inner }
}

/// Writes the summary of the accounts whose reports were written, and returns its path.
///
/// # Errors
/// The first account of which nothing is to be had, and a finding when it would replace a workbook of the input, or the system will not let us write.
pub fn summary(
    accounts: impl IntoIterator<Item = Result<Digest, Finding>>,
    findings: &[Finding],
    (out, edition): (&Path, Edition),
    kept: &[PathBuf],
    date: Option<&str>,
    theme: &Theme,
    words: &Words,
) -> Result<PathBuf, Box<Finding>> {
    let spot = Spot::of(file(edition, words), out, kept, words)?;
    let at = &spot.place;
    let bytes =
        caught(|| pipeline::summary(accounts, findings, edition, date.unwrap_or(DATE), at, theme, words));
    let bytes = bytes
        .unwrap_or_else(|fault| Err(Finding::new(Code::Internal, at.clone()).with("found", fault)))
        .map_err(Box::new)?;
    spot.write(&bytes)
}

/// The summary of an earlier run, which stays where no report was written in this one.
pub fn stale(out: &Path, edition: Edition, kept: &[PathBuf], words: &Words) -> Option<PathBuf> {
    let file = file(edition, words);
    let target = out.join(file);
    (target.exists() && !is_kept(&whole(out), file, kept)).then_some(target)
}
