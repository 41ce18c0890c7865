//! Help, and errors of use: what was wrong, in the user's language, and where help is.

use super::define::{JOBS, MIN_PERSONS};
use super::{DONE, NOTHING_DONE};
use crate::words::{Lang, Words, fill};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;
use std::io::Write;

/// Answers what could not be understood as a task: help and version to standard output, errors
/// to standard error. Returns the exit status.
pub fn answer(
    error: &Error,
    args: &[OsString],
    words: &Words,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> u8 {
    // Whoever closed the stream does not want the rest.
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = write!(stdout, "{}", error.render()).and_then(|()| stdout.flush());
            DONE
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(stderr, "{}", error.render());
            NOTHING_DONE
        }
        _ => {
            let see = fill(&words.cli.usage.see_help, &[("command", &help_command(args, words))]);
            let _ = writeln!(stderr, "{}: {}\n{see}", words.cli.severity.error, explain(error, words));
            NOTHING_DONE
        }
    }
}

/// What was wrong.
fn explain(error: &Error, words: &Words) -> String {
    let usage = &words.cli.usage;
    let (found, option) = (text(error, ContextKind::InvalidValue), argument(error));
    let expected = alternatives(error, words);
    let (template, found) = match error.kind() {
        ErrorKind::InvalidSubcommand => (&usage.unknown_command, text(error, ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => (&usage.unknown_option, text(error, ContextKind::InvalidArg)),
        ErrorKind::InvalidValue if found.is_empty() && expected.is_empty() => (&usage.no_value, found),
        ErrorKind::InvalidValue if found.is_empty() => (&usage.no_value_of, found),
        ErrorKind::InvalidValue => (&usage.bad_value, found),
        ErrorKind::ValueValidation => (&usage.bad_number, found),
        ErrorKind::TooManyValues => (&usage.needless_value, found),
        ErrorKind::MissingRequiredArgument => (&usage.missing, found),
        ErrorKind::MissingSubcommand => (&usage.missing_command, found),
        ErrorKind::InvalidUtf8 => (&usage.not_text, found),
        _ => (&usage.other, found),
    };
    let expected = if expected.is_empty() { option.clone() } else { expected };
    let (lowest, highest) = bounds(&option);
    let values = [
        ("found", &found),
        ("option", &option),
        ("expected", &expected),
        ("lowest", &lowest),
        ("highest", &highest),
    ];
    let told = fill(template, &values.map(|(name, value)| (name, value.as_str())));
    match suggestion(error) {
        Some(suggestion) => told + "; " + &fill(&usage.suggestion, &[("suggestion", &suggestion)]),
        None => told,
    }
}

fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

/// The option or argument in question without what stands for its value:
/// `--jobs <ANTAL>` is `--jobs`, `<INDATA>...` is `INDATA`.
fn argument(error: &Error) -> String {
    let argument = text(error, ContextKind::InvalidArg);
    let first = argument.split_whitespace().next().unwrap_or_default();
    first.trim_end_matches("...").trim_matches(['<', '>', '[', ']']).to_string()
}

/// The lowest and the highest number that an option takes.
fn bounds(option: &str) -> (String, String) {
    match option {
        "--min-persons" => (MIN_PERSONS.start().to_string(), MIN_PERSONS.end().to_string()),
        _ => (JOBS.start().to_string(), JOBS.end().to_string()),
    }
}

/// The values that would do: `sv eller en`.
fn alternatives(error: &Error, words: &Words) -> String {
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) => match values.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                format!("{} {} {last}", rest.join(", "), words.cli.usage.or)
            }
            _ => values.concat(),
        },
        _ => String::new(),
    }
}

/// The nearest thing that would have been right.
fn suggestion(error: &Error) -> Option<String> {
    [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .filter_map(|kind| match error.get(kind)? {
            ContextValue::String(text) => Some(text.clone()),
            ContextValue::Strings(texts) => texts.first().cloned(),
            _ => None,
        })
        .next()
}

/// The command line that shows the help of the command in question, in the same language.
fn help_command(args: &[OsString], words: &Words) -> String {
    let command = args.iter().skip(1).find(|arg| *arg == "run" || *arg == "check");
    let command = command.map(|name| format!("{} ", name.to_string_lossy())).unwrap_or_default();
    let lang = match words.lang {
        Lang::Sv => String::new(),
        lang => format!(" --lang {}", lang.code()),
    };
    format!("bokslut {command}--help{lang}")
}
