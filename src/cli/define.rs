//! The commands, arguments and options. Every word that a user reads comes from the catalogue.

use super::{diff, shell, summarise, watch};
use crate::batch::Shard;
use crate::export::Format;
use crate::words::{Lang, Words};
use clap::builder::{PossibleValuesParser, RangedI64ValueParser};
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;
use std::str::FromStr;

/// Help wider than this is hard to read.
const WIDEST_HELP: usize = 100;

/// The lowest and the highest value of each option that takes a number.
pub const NUMBERS: [(&str, i64, i64); 7] = [
    // A group of one is a person; one of more than a thousand is no longer small.
    ("min-persons", 2, 1000),
    // No figure is as deep.
    ("depth", 0, 1000),
    // Threads beyond this only get in each other's way.
    ("jobs", 1, 256),
    // An hour.
    ("every", 1, 3600),
    // A tebibyte, a tebibyte, twelve days.
    ("max-size", 1, 1 << 20),
    ("max-memory", 1, 1 << 20),
    ("max-time", 1, 1 << 20),
];

/// The commands, in the order of the help.
pub const COMMANDS: [&str; 10] =
    ["run", "check", "template", "verify", "explain", "diff", "watch", "summarise", "completions", "man"];

/// The whole command line, in the words of a language.
pub fn command(words: &'static Words, width: usize) -> Command {
    let help = &words.cli.help;
    let sub = |name: &'static str, about: &'static str, usage: &'static str, after: &'static str| {
        Command::new(name)
            .about(about)
            .override_usage(usage)
            .help_template(template(words))
            .after_help(after.trim_end())
    };
    let files =
        |name, about, usage, after| sub(name, about, usage, after).arg(input(words)).args(editions(words));
    Command::new("bokslut")
        .bin_name("bokslut")
        .version(env!("CARGO_PKG_VERSION"))
        .about(help.about.as_str())
        .override_usage(help.usage.as_str())
        .help_template(template(words))
        .after_help(help.after.trim_end())
        .subcommand_help_heading(help.commands_heading.as_str())
        .term_width(width.min(WIDEST_HELP))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .args_override_self(true)
        .args(common(words))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(help.version.as_str())
                .display_order(12)
                .help_heading(help.options_heading.as_str()),
        )
        .subcommand(
            files("run", &help.run, &help.usage_run, &help.after_run)
                .args([out(words), sign(words), export(words)])
                .args(many(words)),
        )
        .subcommand(files("check", &help.check, &help.usage_check, &help.after_check))
        .subcommand(
            sub("template", &help.template, &help.usage_template, &help.after_template).arg(folder(words)),
        )
        .subcommand(
            sub("verify", &help.verify, &help.usage_verify, &help.after_verify)
                .arg(reports(words))
                .arg(sources(words))
                .arg(key(words))
                .arg(protocol(words)),
        )
        .subcommand(
            sub("explain", &help.explain, &help.usage_explain, &help.after_explain).args(explained(words)),
        )
        .subcommand({
            let help = &words.diff.help;
            sub("diff", &help.about, &help.usage, &help.after).args(diff::args(words))
        })
        .subcommand({
            let help = &words.many.watch;
            sub("watch", &help.about, &help.usage, &help.after)
                .arg(input(words).num_args(1).value_name(&*help.folder_name).help(&*help.folder))
                .args(editions(words))
                .args([out(words), sign(words), export(words)])
                .args(watch::args(words))
        })
        .subcommand({
            let help = &words.many.summarise;
            sub("summarise", &help.about, &help.usage, &help.after).args(summarise::args(words))
        })
        .subcommands({
            let help = &words.many.shell;
            [
                sub("completions", &help.completions, &help.usage_completions, &help.after_completions)
                    .arg(shell::arg(words)),
                sub("man", &help.man, &help.usage_man, &help.after_man),
            ]
        })
}

/// The same order as clap's own, with the catalogue's word for "Usage:".
fn template(words: &Words) -> String {
    format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}\n", words.cli.help.usage_heading)
}

fn input(words: &'static Words) -> Arg {
    let help = &words.cli.help;
    Arg::new("input")
        .value_name(help.input_name.as_str())
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf))
        .help(help.input.as_str())
        .help_heading(help.arguments_heading.as_str())
}

fn reports(words: &'static Words) -> Arg {
    let help = &words.cli.help;
    input(words).value_name(help.report_name.as_str()).help(help.reports.as_str())
}

fn sources(words: &'static Words) -> Arg {
    let help = &words.cli.help;
    Arg::new("inputs")
        .long("inputs")
        .value_name(help.out_name.as_str())
        .value_parser(value_parser!(PathBuf))
        .help(help.inputs.as_str())
        .help_heading(help.options_heading.as_str())
        .display_order(1)
}

fn key(words: &'static Words) -> Arg {
    let help = &words.cli.help;
    Arg::new("key")
        .long("key")
        .value_name(help.sign_name.as_str())
        .value_parser(value_parser!(PathBuf))
        .help(help.public_key.as_str())
        .help_heading(help.options_heading.as_str())
        .display_order(2)
}

fn protocol(words: &'static Words) -> Arg {
    let help = &words.cli.help;
    out(words).value_name(help.file_name.as_str()).help(help.protocol.as_str())
}

fn folder(words: &'static Words) -> Arg {
    let help = &words.cli.help;
    Arg::new("folder")
        .value_name(help.out_name.as_str())
        .value_parser(value_parser!(PathBuf))
        .help(help.folder.as_str())
        .help_heading(help.arguments_heading.as_str())
}

/// A code, or a report and a cell of it.
fn explained(words: &'static Words) -> [Arg; 4] {
    let help = &words.cli.help;
    let argument = |name: &'static str, value: &'static str, text: &'static str| {
        Arg::new(name).value_name(value).help(text).help_heading(help.arguments_heading.as_str())
    };
    let option = |name: &'static str, text: &'static str, order| {
        let heading = help.options_heading.as_str();
        Arg::new(name).long(name).help(text).help_heading(heading).display_order(order).requires("cell")
    };
    [
        // As they are typed, not by the alphabet.
        argument("code", &help.code_name, &help.code).value_parser(value_parser!(PathBuf)).display_order(0),
        argument("cell", &help.cell_name, &help.cell).display_order(1),
        option("depth", &help.depth, 1).value_name(help.jobs_name.as_str()).value_parser(number("depth")),
        option("markdown", &help.markdown, 2).action(ArgAction::SetTrue),
    ]
}

fn out(words: &'static Words) -> Arg {
    let help = &words.cli.help;
    Arg::new("out")
        .short('o')
        .long("out")
        .value_name(help.out_name.as_str())
        .value_parser(value_parser!(PathBuf))
        .help(help.out.as_str())
        .help_heading(help.options_heading.as_str())
        // Before the other options.
        .display_order(0)
}

fn sign(words: &'static Words) -> Arg {
    let help = &words.cli.help;
    Arg::new("sign")
        .long("sign")
        .value_name(help.sign_name.as_str())
        .value_parser(value_parser!(PathBuf))
        .help(help.sign.as_str())
        .help_heading(help.options_heading.as_str())
        // After `--min-persons`: of two with the same place the alphabet decides.
        .display_order(2)
}

/// Which reports are made.
fn many(words: &'static Words) -> [Arg; 2] {
    let help = &words.many.run;
    let option = |name: &'static str, text: &'static str, order| {
        let heading = words.cli.help.options_heading.as_str();
        Arg::new(name).long(name).help(text).help_heading(heading).display_order(order)
    };
    [
        option("force", &help.force, 2).action(ArgAction::SetTrue),
        option("shard", &help.shard, 2).value_name("K/N").value_parser(Shard::from_str),
    ]
}

fn export(words: &'static Words) -> Arg {
    let help = &words.cli.help;
    Arg::new("export")
        .long("export")
        .value_name("parquet|csv|json")
        .value_delimiter(',')
        .value_parser(Format::ALL.map(Format::name))
        .hide_possible_values(true)
        .help(help.export.as_str())
        .help_heading(help.options_heading.as_str())
        // After `--edition`, before `--min-persons`.
        .display_order(1)
}

/// For whom the reports are; `check` takes it too, to see which accounts are too small to publish.
fn editions(words: &'static Words) -> [Arg; 2] {
    let help = &words.cli.help;
    let fewest = Arg::new("min-persons").long("min-persons").value_name(help.jobs_name.as_str());
    let fewest = fewest.help(help.min_persons.as_str()).help_heading(help.options_heading.as_str());
    [edition(words), fewest.display_order(2).value_parser(number("min-persons"))]
}

/// For whom the reports are.
pub(super) fn edition(words: &'static Words) -> Arg {
    let help = &words.cli.help;
    Arg::new("edition")
        .long("edition")
        .value_name("intern|extern")
        .value_parser(["intern", "extern"])
        .hide_possible_values(true)
        .help(help.edition.as_str())
        .help_heading(help.options_heading.as_str())
        .display_order(1)
}

/// Takes the numbers of an option.
pub(super) fn number(option: &str) -> RangedI64ValueParser<u32> {
    let known = NUMBERS.iter().find(|(name, ..)| *name == option);
    value_parser!(u32).range(known.map_or(1..=1, |(_, lowest, highest)| *lowest..=*highest))
}

/// The options of every command.
fn common(words: &'static Words) -> Vec<Arg> {
    let help = &words.cli.help;
    let flag = |name: &'static str, text: &'static str, order: usize| {
        let heading = help.options_heading.as_str();
        Arg::new(name).long(name).global(true).help(text).help_heading(heading).display_order(order)
    };
    // The help texts name the values, because clap would say "possible values" in English.
    let option = |name, text, value: &'static str, order| {
        flag(name, text, order).value_name(value).hide_possible_values(true)
    };
    let number = |name: &'static str, text, value: &'static str, order| {
        flag(name, text, order).value_name(value).value_parser(number(name))
    };
    let languages = PossibleValuesParser::new(Lang::ALL.map(Lang::code));
    vec![
        option("lang", &help.lang, "sv|en", 3).value_parser(languages).ignore_case(true),
        option("format", &help.format, &help.format_name, 4).value_parser(["full", "line", "json"]),
        option("color", &help.color, &help.color_name, 5).value_parser(["auto", "always", "never"]),
        flag("quiet", &help.quiet, 6).short('q').action(ArgAction::SetTrue),
        number("jobs", &help.jobs, &help.jobs_name, 7).short('j'),
        number("max-size", &help.max_size, "MB", 8),
        number("max-memory", &help.max_memory, "MB", 9),
        number("max-time", &help.max_time, "S", 10),
        flag("help", &help.help, 11).short('h').action(ArgAction::Help),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_holds_together_in_every_language() {
        for lang in Lang::ALL {
            let command = command(Words::of(lang), 80);
            let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            assert_eq!(names, COMMANDS);
            command.debug_assert();
        }
    }
}
