//! `bokslut diff`: what changed between two reports, and why.

use super::meant::{Diff, Meant};
use super::misuse;
use super::product::Product;
use crate::base::{Place, personal};
use crate::diff::{Difference, Unfit, compare, json, lines, text, workbook};
use crate::read::{Fault, Package, caught, read_bytes_of};
use crate::render::{Format, line};
use crate::theme::Theme;
use crate::words::{Words, fill};
use clap::{Arg, ArgAction, value_parser};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How the mark of a workbook of differences begins.
const MARK: &str = "bokslut-skillnad/";

/// The arguments and options of the command.
pub fn args(words: &'static Words) -> [Arg; 4] {
    let (help, headings) = (&words.diff.help, &words.cli.help);
    let report = |name: &'static str, value: &'static str, about: &'static str| {
        Arg::new(name)
            .value_name(value)
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .help(about)
            .help_heading(headings.arguments_heading.as_str())
    };
    let option = |name: &'static str, about: &'static str, order| {
        let heading = headings.options_heading.as_str();
        Arg::new(name).long(name).help(about).help_heading(heading).display_order(order)
    };
    [
        // As they are typed, not by the alphabet.
        report("old", &help.old_name, &help.old).display_order(0),
        report("new", &help.new_name, &help.new).display_order(1),
        option("out", &help.out, 0)
            .short('o')
            .value_name(&*help.out_name)
            .value_parser(value_parser!(PathBuf)),
        option("all", &help.all, 1).action(ArgAction::SetTrue),
    ]
}

/// Compares two reports: the text is the product, and a workbook where one is asked for. None when
/// they could not be compared or the workbook could not be written, which has then been said on
/// standard error.
pub fn diff(
    asked: &Diff,
    meant: &Meant,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Option<io::Result<()>> {
    let words = meant.words;
    let difference = match compared(asked, meant) {
        Ok(difference) => difference,
        Err(Refusal::Finding(told)) => {
            let _ = writeln!(stderr, "{told}");
            return None;
        }
        Err(Refusal::Told(told)) => {
            misuse::not_compared(&told, words, stderr);
            return None;
        }
    };
    if let Some(out) = &asked.out {
        match written(&difference, out, asked, meant) {
            Ok(target) if !meant.quiet => {
                let path = target.to_string_lossy();
                let told = fill(&words.diff.texts.written, &[("path", &personal::masked(&path))]);
                // Whoever closed the stream does not want to know.
                let _ = writeln!(stderr, "{told}");
            }
            Ok(_) => {}
            Err(told) => {
                misuse::not_compared(&told, words, stderr);
                return None;
            }
        }
    }
    let product = match meant.format {
        Format::Full => text(&difference, asked.all, meant.look.width, words),
        Format::Line => lines(&difference, words),
        Format::Json => json(&difference, words),
    };
    Some(stdout.write_all(product.as_bytes()))
}

/// Why reports are not compared.
enum Refusal {
    /// A file cannot be read: a finding on one line.
    Finding(String),
    /// A file is no report that can be compared.
    Told(String),
}

/// What changed.
fn compared(asked: &Diff, meant: &Meant) -> Result<Difference, Refusal> {
    let words = meant.words;
    let names = asked.reports.each_ref().map(|path| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        personal::masked(&name).into_owned()
    });
    let open = |side: usize| {
        let read = read_bytes_of(&asked.reports[side], meant.options.limits.size).and_then(|bytes| {
            caught(|| Package::open(&bytes, meant.options.limits))
                .unwrap_or_else(|said| Err(Fault::Damaged(said)))
        });
        let place = Place::workbook(&Arc::from(names[side].as_str()));
        read.map_err(|fault| Refusal::Finding(line(&fault.finding(place, words), words)))
    };
    let (old, new) = (open(0)?, open(1)?);
    compare((&names[0], &old), (&names[1], &new), words.lang).map_err(|(side, unfit)| {
        let texts = &words.diff.unfit;
        let why = match &unfit {
            Unfit::NoReport => texts.no_report.to_string(),
            Unfit::NoRegister => texts.no_register.to_string(),
            Unfit::NotCalculated(found) => fill(&texts.not_calculated, &[("found", found)]),
        };
        Refusal::Told(format!("{}: {why}", names[side]))
    })
}

/// Writes the workbook; returns its path, or why it is not written, in words.
fn written(difference: &Difference, out: &Path, asked: &Diff, meant: &Meant) -> Result<PathBuf, String> {
    let words = meant.words;
    // What has no ending, or is there as a folder, is a folder.
    let folder = out.is_dir() || out.extension().is_none();
    let target = if folder { out.join(&*words.diff.file.name) } else { out.to_path_buf() };
    let refused = |why: &str| {
        let path = target.to_string_lossy();
        fill(&words.cli.usage.unwritten, &[("path", &path), ("reason", why)])
    };
    let replaces_report = &*words.diff.unfit.same_file;
    let product = Product { target: &target, mark: MARK, reports: &asked.reports, replaces_report };
    product.put(|| workbook(difference, Theme::own(), words), meant).map_err(|why| refused(&why))?;
    Ok(target)
}
