//! The command line: what was typed, what is meant by it, and doing it. Standard output is the
//! product, standard error is talk.

mod define;
mod diff;
mod explain;
mod meant;
mod misuse;
mod product;
mod progress;
mod shell;
mod sign;
mod summarise;
mod summary;
mod surroundings;
mod template;
mod trace;
mod typed;
mod verify;
mod watch;

pub use crate::batch::{READER, serve};
pub use surroundings::Surroundings;

use crate::base::Finding;
use crate::batch;
use crate::render::write_all;
use crate::words::fill;
use meant::{Meant, Task};
use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::sync::Arc;
use typed::Typed;

/// Everything was done.
pub const DONE: u8 = 0;
/// Some input has errors; the rest was done.
pub const SOME_ERRORS: u8 = 1;
/// Wrong use, or nothing could be read or written.
pub const NOTHING_DONE: u8 = 2;

/// Does what the arguments (the program's name first) ask for, and returns the exit status.
pub fn run(
    args: &[OsString],
    surroundings: Surroundings,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> u8 {
    let words = typed::language(args);
    let matches = define::command(words, surroundings.width).try_get_matches_from(args);
    let typed = match matches {
        Ok(matches) => Typed::from(&matches),
        Err(error) => return misuse::answer(&error, args, words, stdout, stderr),
    };
    let mut meant = Meant::new(typed, &surroundings);
    // What reads no workbooks; none when it could not be done, which has then been said.
    let alone = match &meant.task {
        Task::Explain(code) => Some(explain::explain(code.as_deref(), &meant, stdout, stderr)),
        Task::Trace(asked) => Some(trace::trace(asked, &meant, stdout, stderr)),
        Task::Template(folder) => Some(template::template(folder, &meant, stdout, stderr)),
        Task::Verify(asked) => return verify::verify(asked, &meant, stdout, stderr),
        Task::Diff(asked) => Some(diff::diff(asked, &meant, stdout, stderr)),
        Task::Shelf(asked) => Some(Some(shell::write(asked, &meant, stdout))),
        Task::Summarise => return summarise::summarise(&meant, stdout, stderr),
        Task::Run | Task::Check | Task::Watch(_) => None,
    };
    if let Some(done) = alone {
        let written = done.map(|written| written.and_then(|()| stdout.flush()));
        return if written.is_some_and(|written| told(written, &meant, stderr)) {
            DONE
        } else {
            NOTHING_DONE
        };
    }
    // Before anything is read: a run whose reports cannot be signed as they should be writes none.
    if let Some(key) = &meant.secret_key {
        match sign::signer(key, &surroundings, meant.words, stderr) {
            Some(signer) => meant.options.sign = Some(Arc::new(signer)),
            None => return NOTHING_DONE,
        }
    }
    if let Task::Watch(asked) = &meant.task {
        return watch::watch(asked, &meant, stdout, stderr);
    }
    let outcome = {
        let bar = progress::Bar::new(meant.progress, meant.words);
        batch::run(&meant.options, &|step| bar.step(step))
    };
    let written = match meant.task {
        Task::Run => {
            // Nobody is left to be told when standard error is closed; the reports are there all the same.
            let _ = show(&outcome, &meant, stderr);
            paths(&outcome.reports, stdout)
        }
        _ => show(&outcome, &meant, stdout),
    };
    let written = written.and_then(|()| stdout.flush());
    if meant.summary {
        let _ = writeln!(stderr, "{}", summary::summary(&outcome, &meant));
    }
    if !told(written, &meant, stderr) || outcome.is_void() {
        NOTHING_DONE
    } else if outcome.has_errors() {
        SOME_ERRORS
    } else {
        DONE
    }
}

/// Whether standard output took what it was given; why it did not is said on standard error.
fn told(written: io::Result<()>, meant: &Meant, stderr: &mut dyn Write) -> bool {
    match written {
        // Whoever read us has seen enough, as `head` does.
        Err(fault) if fault.kind() != ErrorKind::BrokenPipe => {
            let reason = batch::reason(&fault, meant.words);
            let reason = fill(&meant.words.cli.reason.stdout, &[("reason", &reason)]);
            let _ = writeln!(stderr, "{}: {reason}", meant.words.cli.severity.error);
            false
        }
        _ => true,
    }
}

/// Writes the findings, or only the errors when quiet is asked for.
fn show(outcome: &batch::Outcome, meant: &Meant, to: &mut dyn Write) -> io::Result<()> {
    let wanted = |finding: &&Finding| !meant.quiet || finding.is_error();
    let findings: Vec<&Finding> = outcome.findings.iter().filter(wanted).collect();
    write_all(to, &findings, meant.format, meant.words, meant.look)
}

/// Writes the paths of the reports, one a line, byte for byte as the system knows them.
fn paths<'a>(reports: impl IntoIterator<Item = &'a PathBuf>, to: &mut dyn Write) -> io::Result<()> {
    reports.into_iter().try_for_each(|report| {
        to.write_all(report.as_os_str().as_encoded_bytes())?;
        to.write_all(b"\n")
    })
}
