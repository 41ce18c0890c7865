//! The commands, arguments and options. Every word that a user reads comes from the catalogue.

use crate::words::{Lang, Words};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

/// Help wider than this is hard to read.
const WIDEST_HELP: usize = 100;

/// The largest value of each option that takes a number from 1.
pub const NUMBERS: [(&str, i64); 4] = [
    // Threads beyond this only get in each other's way.
    ("jobs", 256),
    // A tebibyte, a tebibyte, twelve days.
    ("max-size", 1 << 20),
    ("max-memory", 1 << 20),
    ("max-time", 1 << 20),
];

/// The commands, in the order of the help.
pub const COMMANDS: [&str; 3] = ["run", "check", "explain"];

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
                .display_order(10)
                .help_heading(help.options_heading.as_str()),
        )
        .subcommand(sub("run", &help.run, &help.usage_run, &help.after_run).arg(input(words)).arg(out(words)))
        .subcommand(sub("check", &help.check, &help.usage_check, &help.after_check).arg(input(words)))
        .subcommand(sub("explain", &help.explain, &help.usage_explain, &help.after_explain).arg(code(words)))
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

fn code(words: &'static Words) -> Arg {
    let help = &words.cli.help;
    Arg::new("code")
        .value_name(help.code_name.as_str())
        .help(help.code.as_str())
        .help_heading(help.arguments_heading.as_str())
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
        // Before the common options.
        .display_order(0)
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
        let most = NUMBERS.iter().find(|(option, _)| *option == name).map_or(1, |(_, most)| *most);
        flag(name, text, order).value_name(value).value_parser(value_parser!(u32).range(1..=most))
    };
    let languages = PossibleValuesParser::new(Lang::ALL.map(Lang::code));
    vec![
        option("lang", &help.lang, "sv|en", 1).value_parser(languages).ignore_case(true),
        option("format", &help.format, &help.format_name, 2).value_parser(["full", "line", "json"]),
        option("color", &help.color, &help.color_name, 3).value_parser(["auto", "always", "never"]),
        flag("quiet", &help.quiet, 4).short('q').action(ArgAction::SetTrue),
        number("jobs", &help.jobs, &help.jobs_name, 5).short('j'),
        number("max-size", &help.max_size, "MB", 6),
        number("max-memory", &help.max_memory, "MB", 7),
        number("max-time", &help.max_time, "S", 8),
        flag("help", &help.help, 9).short('h').action(ArgAction::Help),
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
