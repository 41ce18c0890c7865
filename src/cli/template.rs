//! `bokslut template`: empty input workbooks.

use super::meant::Meant;
use super::{misuse, paths};
use crate::base::personal;
use crate::batch;
use crate::words::fill;
use std::io::{self, Write};
use std::path::Path;

/// Writes the empty workbooks; their paths go to standard output, what to do next is talk. None
/// when they could not be written, which has then been said on standard error.
pub fn template(
    folder: &Path,
    meant: &Meant,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Option<io::Result<()>> {
    match batch::templates(folder, meant.words) {
        Ok(written) => {
            if !meant.quiet {
                let folder = folder.to_string_lossy();
                let next = fill(&meant.words.cli.summary.next, &[("folder", &personal::masked(&folder))]);
                let _ = writeln!(stderr, "{next}");
            }
            Some(paths(&written, stdout))
        }
        Err((path, reason)) => {
            misuse::unwritten(&path, &reason, meant.words, stderr);
            None
        }
    }
}
