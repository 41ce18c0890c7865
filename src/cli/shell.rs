//! What a package brings besides the program: completions for shells, and the manual page. Both come
//! from the definition of the command line.

use super::define;
use super::meant::{Meant, Shelf};
use crate::words::Words;
use clap::builder::PossibleValuesParser;
use clap::{Arg, Command, ValueEnum};
use clap_complete::{Shell, generate};
use clap_mangen::Man;
use std::io::{self, Write};

/// Wide enough for any line: whoever shows the page breaks it.
const WIDE: usize = 100;

/// The argument that names a shell.
pub fn arg(words: &'static Words) -> Arg {
    let (help, headings) = (&words.many.shell, &words.cli.help);
    let shells = Shell::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    Arg::new("shell")
        .value_name(&*help.shell_name)
        .required(true)
        .value_parser(PossibleValuesParser::new(shells))
        .hide_possible_values(true)
        .help(&*help.shell)
        .help_heading(headings.arguments_heading.as_str())
}

/// Writes one of them.
///
/// # Errors
/// When standard output does not take it.
pub fn write(asked: &Shelf, meant: &Meant, stdout: &mut dyn Write) -> io::Result<()> {
    let mut command = define::command(meant.words, WIDE);
    let mut bytes = Vec::new();
    match asked {
        Shelf::Completions(shell) => {
            let shell = Shell::from_str(shell, true).map_err(io::Error::other)?;
            generate(shell, &mut command, "bokslut", &mut bytes);
        }
        Shelf::Man => manual(command, meant.words, &mut bytes)?,
    }
    stdout.write_all(&bytes)
}

/// One page for the program and all its commands, its headings in the language of the words.
fn manual(command: Command, words: &Words, to: &mut Vec<u8>) -> io::Result<()> {
    let version = format!("bokslut {}", env!("CARGO_PKG_VERSION"));
    let page = Man::new(command.clone()).manual("bokslut").source(version);
    let mut roff = Vec::new();
    page.render(&mut roff)?;
    for command in command.get_subcommands() {
        let mut section = Vec::new();
        // What every command has stands above.
        let page = Man::new(command.clone().disable_help_flag(true));
        page.render_description_section(&mut section)?;
        page.render_options_section(&mut section)?;
        page.render_extra_section(&mut section)?;
        let name = command.get_name();
        // There is one page for all of them.
        let others = String::from_utf8_lossy(&roff)
            .replace(&format!("bokslut\\-{name}(1)"), &format!("bokslut {name}"));
        roff = others.into_bytes();
        writeln!(roff, ".SH BOKSLUT {}", name.to_uppercase())?;
        roff.extend(String::from_utf8_lossy(&section).replace("\n.SH ", "\n.SS ").bytes());
    }
    let headings = &words.many.shell;
    let known = [
        ("NAME", &headings.name),
        ("SYNOPSIS", &headings.synopsis),
        ("DESCRIPTION", &headings.description),
        ("OPTIONS", &headings.options),
        ("SUBCOMMANDS", &headings.commands),
        ("EXTRA", &headings.extra),
        ("VERSION", &headings.version),
    ];
    let roff = String::from_utf8_lossy(&roff).into_owned();
    let translated = known.iter().fold(roff, |roff, (english, own)| {
        let both = [".SH", ".SS"].map(|form| (format!("\n{form} {english}\n"), format!("\n{form} {own}\n")));
        both.iter().fold(roff, |roff, (from, to)| roff.replace(from, to))
    });
    to.write_all(translated.as_bytes())
}
