//! `bokslut summarise`: the parts of a run, put together.

use super::define::edition;
use super::meant::Meant;
use super::{DONE, NOTHING_DONE, SOME_ERRORS, paths, show, summary, told};
use crate::batch::{self, Outcome};
use crate::words::Words;
use clap::{Arg, value_parser};
use std::io::Write;
use std::path::PathBuf;

/// The arguments and options of the command.
pub fn args(words: &'static Words) -> [Arg; 3] {
    let (help, headings) = (&words.many.summarise, &words.cli.help);
    [
        Arg::new("input")
            .value_name(&*help.export_name)
            .required(true)
            .num_args(1..)
            .value_parser(value_parser!(PathBuf))
            .help(&*help.exports)
            .help_heading(headings.arguments_heading.as_str()),
        Arg::new("out")
            .short('o')
            .long("out")
            .value_name(headings.out_name.as_str())
            .value_parser(value_parser!(PathBuf))
            .help(&*help.out)
            .help_heading(headings.options_heading.as_str())
            .display_order(0),
        edition(words),
    ]
}

/// Writes the files about the whole run, and returns the exit status that the run would have had.
pub fn summarise(meant: &Meant, stdout: &mut dyn Write, stderr: &mut dyn Write) -> u8 {
    let Some(out) = &meant.options.out else { return NOTHING_DONE };
    let outer = meant.options.edition.is_outer();
    let (outcome, done) = match batch::summarise(&meant.options.inputs, outer, out, meant.words) {
        Ok(outcome) => (outcome, true),
        Err(findings) => (Outcome { findings, ..Outcome::default() }, false),
    };
    // Nobody is left to be told when standard error is closed; the files are there all the same.
    let _ = show(&outcome, meant, stderr);
    let written = paths(&outcome.summary, stdout).and_then(|()| stdout.flush());
    if meant.summary && done {
        let _ = writeln!(stderr, "{}", summary::summary(&outcome, meant));
    }
    if !told(written, meant, stderr) || outcome.is_void() {
        NOTHING_DONE
    } else if outcome.has_errors() {
        SOME_ERRORS
    } else {
        DONE
    }
}
