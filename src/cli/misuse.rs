//! Help, and errors of use: what was wrong, in the user's language, and where help is.

use super::define::{COMMANDS, NUMBERS};
use super::{DONE, NOTHING_DONE};
use crate::base::{Code, personal};
use crate::sign::SignFault;
use crate::words::{Lang, Words, fill};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

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
            tell(&explain(error, args, words), &help_command(args, words), words, stderr);
            NOTHING_DONE
        }
    }
}

/// Says that no finding has such a code, which one is near, and what lists them all.
pub fn unknown_code(found: &str, nearest: Option<Code>, words: &Words, stderr: &mut dyn Write) {
    let usage = &words.cli.usage;
    let told = fill(&usage.unknown_code, &[("found", found)]);
    let told = suggesting(told, nearest.map(Code::number), words);
    tell(&told, &format!("bokslut explain{}", lang_option(words)), words, stderr);
}

/// Says why two reports are not compared, and where help is.
pub fn not_compared(told: &str, words: &Words, stderr: &mut dyn Write) {
    tell(told, &format!("bokslut diff --help{}", lang_option(words)), words, stderr);
}

/// Says why a figure of a report cannot be explained, and what is near.
pub fn unexplained(told: String, suggestion: Option<&str>, words: &Words, stderr: &mut dyn Write) {
    let told = suggesting(told, suggestion, words);
    tell(&told, &format!("bokslut explain --help{}", lang_option(words)), words, stderr);
}

/// Says which file could not be written, why, and where help is.
pub fn unwritten(path: &Path, reason: &str, words: &Words, stderr: &mut dyn Write) {
    let path = path.to_string_lossy();
    let told = fill(&words.cli.usage.unwritten, &[("path", &path), ("reason", reason)]);
    tell(&told, &format!("bokslut template --help{}", lang_option(words)), words, stderr);
}

/// Says why a folder is not watched, and where help is.
pub fn not_watched(told: &str, words: &Words, stderr: &mut dyn Write) {
    tell(told, &format!("bokslut watch --help{}", lang_option(words)), words, stderr);
}

/// Says why nothing can be signed, and where help is.
pub fn unsigned(told: &str, words: &Words, stderr: &mut dyn Write) {
    tell(told, &format!("bokslut run --help{}", lang_option(words)), words, stderr);
}

/// Says that a public key cannot be read or is none, and where help is.
pub fn no_public_key(fault: &SignFault, key: Option<&Path>, words: &Words, stderr: &mut dyn Write) {
    let texts = &words.cli.sign;
    let (text, reason) = match fault {
        SignFault::Unreadable(refusal) => (&texts.unreadable_public, words.files.told(refusal)),
        _ => (&texts.no_public_key, ""),
    };
    let path = key.map(|key| key.to_string_lossy()).unwrap_or_default();
    let told = fill(text, &[("path", &path), ("reason", reason)]);
    tell(&told, &format!("bokslut verify --help{}", lang_option(words)), words, stderr);
}

/// What was wrong, and the command that helps.
fn tell(what: &str, command: &str, words: &Words, stderr: &mut dyn Write) {
    let what = personal::masked(what);
    let see = fill(&words.cli.usage.see_help, &[("command", command)]);
    // Whoever closed the stream does not want to know.
    let _ = writeln!(stderr, "{}: {what}\n{see}", words.cli.severity.error);
}

fn suggesting(told: String, suggestion: Option<&str>, words: &Words) -> String {
    match suggestion {
        Some(suggestion) => told + "; " + &fill(&words.cli.usage.suggestion, &[("suggestion", suggestion)]),
        None => told,
    }
}

/// What was wrong.
fn explain(error: &Error, args: &[OsString], words: &Words) -> String {
    let usage = &words.cli.usage;
    let (found, option) = (text(error, ContextKind::InvalidValue), argument(error));
    let expected = alternatives(error, words);
    let (template, found): (&str, String) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            (&*usage.unknown_command, text(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => {
            let found = text(error, ContextKind::InvalidArg);
            let option = found.starts_with('-');
            (if option { &*usage.unknown_option } else { &*usage.needless_argument }, found)
        }
        ErrorKind::InvalidValue if found.is_empty() && expected.is_empty() => (&*usage.no_value, found),
        ErrorKind::InvalidValue if found.is_empty() => (&*usage.no_value_of, found),
        ErrorKind::InvalidValue => (&*usage.bad_value, found),
        ErrorKind::ValueValidation if option == "--shard" => (&*words.many.run.bad_shard, found),
        ErrorKind::ValueValidation => (&*usage.bad_number, found),
        ErrorKind::TooManyValues => (&*usage.needless_value, found),
        ErrorKind::MissingRequiredArgument if of_command(args) == "diff" => {
            (&*words.diff.help.missing, found)
        }
        ErrorKind::MissingRequiredArgument if of_command(args) == "summarise" => {
            (&*words.many.summarise.missing, found)
        }
        ErrorKind::MissingRequiredArgument if of_command(args) == "explain" => (&*usage.needs_cell, found),
        ErrorKind::MissingRequiredArgument if ["run", "check"].contains(&of_command(args)) => {
            (&*usage.missing, found)
        }
        ErrorKind::MissingRequiredArgument => (&*usage.missing_other, found),
        ErrorKind::MissingSubcommand => (&*usage.missing_command, found),
        ErrorKind::InvalidUtf8 => (&*usage.not_text, found),
        _ => (&*usage.other, found),
    };
    let expected = if expected.is_empty() { option.clone() } else { expected };
    let (lowest, highest) = bounds(&option);
    let commands = listed(&COMMANDS.map(String::from), &usage.and);
    let values = [
        ("found", &*found),
        ("option", &option),
        ("expected", &expected),
        ("commands", &commands),
        ("lowest", &lowest),
        ("highest", &highest),
    ];
    suggesting(fill(template, &values), suggestion(error).as_deref(), words)
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
    first.trim_end_matches(',').trim_end_matches("...").trim_matches(['<', '>', '[', ']']).to_string()
}

/// The lowest and the highest number that an option takes.
fn bounds(option: &str) -> (String, String) {
    let known = NUMBERS.iter().find(|(name, ..)| option.strip_prefix("--") == Some(*name));
    known.map_or_else(Default::default, |(_, lowest, highest)| (lowest.to_string(), highest.to_string()))
}

/// The values that would do: `sv eller en`.
fn alternatives(error: &Error, words: &Words) -> String {
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) => listed(values, &words.cli.usage.or),
        _ => String::new(),
    }
}

/// Several things with a word before the last: `a, b eller c`.
fn listed(values: &[String], word: &str) -> String {
    match values.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {word} {last}", rest.join(", ")),
        _ => values.concat(),
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
    let command = of_command(args);
    let apart = if command.is_empty() { "" } else { " " };
    format!("bokslut {command}{apart}--help{}", lang_option(words))
}

/// The command in question; nothing where none was named.
fn of_command(args: &[OsString]) -> &'static str {
    // The first of the arguments that is a command.
    let first = args.iter().skip(1).find(|arg| COMMANDS.iter().any(|command| *arg == command));
    COMMANDS.into_iter().find(|command| first.is_some_and(|arg| arg == command)).unwrap_or_default()
}

fn lang_option(words: &Words) -> String {
    match words.lang {
        Lang::Sv => String::new(),
        lang => format!(" --lang {}", lang.code()),
    }
}
