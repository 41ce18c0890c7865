//! `bokslut watch`: a folder is watched until somebody says stop.

use super::meant::{Meant, Watch};
use super::{DONE, NOTHING_DONE, misuse, paths, show, summary};
use crate::base::{Finding, personal};
use crate::batch::{Outcome, reason};
use crate::render::Format;
use crate::watch::{Eyes, News, Pace, State, Told};
use crate::words::{Words, fill};
use chrono::Local;
use clap::{Arg, value_parser};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};

/// So many files that are waited for are named.
const NAMED: usize = 3;

/// The options of the command alone.
pub fn args(words: &'static Words) -> [Arg; 2] {
    let (help, headings) = (&words.many.watch, &words.cli.help);
    let option = |name: &'static str, value: &'static str, text: &'static str| {
        let heading = headings.options_heading.as_str();
        Arg::new(name).long(name).value_name(value).help(text).help_heading(heading).display_order(2)
    };
    [
        option("every", "S", &help.every).value_parser(super::define::number("every")),
        option("log", &headings.file_name, &help.log).value_parser(value_parser!(PathBuf)),
    ]
}

/// Watches until Ctrl+C or the system's wish to end the program, and returns the exit status.
pub fn watch(asked: &Watch, meant: &Meant, stdout: &mut dyn Write, stderr: &mut dyn Write) -> u8 {
    let words = &meant.words.many.watch;
    let refuse = |told: String, stderr: &mut dyn Write| {
        misuse::not_watched(&told, meant.words, stderr);
        NOTHING_DONE
    };
    let (Some(folder), Some(out)) = (meant.options.inputs.first(), &meant.options.out) else {
        return NOTHING_DONE;
    };
    let shown = |path: &Path| personal::masked(&path.to_string_lossy()).into_owned();
    if !folder.is_dir() {
        return refuse(fill(&words.no_folder, &[("folder", &shown(folder))]), stderr);
    }
    let log = match asked.log.as_ref().map(|path| File::options().create(true).append(true).open(path)) {
        Some(Err(fault)) => {
            let path = asked.log.as_deref().map(shown).unwrap_or_default();
            let reason = reason(&fault, meant.words);
            return refuse(fill(&words.no_log, &[("path", &path), ("reason", &reason)]), stderr);
        }
        log => log.and_then(Result::ok),
    };
    let (to, news) = channel();
    if let Err(fault) = on_signal(to.clone()) {
        return refuse(fill(&words.no_signal, &[("reason", &fault.to_string())]), stderr);
    }
    let mut log = Log { stderr, file: log, json: meant.format == Format::Json };
    log.tell(&fill(&words.begins, &[("folder", &shown(folder)), ("out", &shown(out))]));
    let mut eyes = Eyes::new(to);
    if !eyes.open(folder) {
        log.tell(&fill(&words.blind, &[("every", &asked.every.to_string())]));
    }
    let mut findings: Vec<Finding> = Vec::new();
    crate::watch::watch(
        &meant.options,
        Pace::every(asked.every),
        (&news, &mut eyes),
        &mut |told| match told {
            Told::Folder(state) => {
                let told = match state {
                    State::There => &words.found,
                    State::Lost => &words.lost,
                    State::Emptied => &words.emptied,
                };
                log.tell(&fill(told, &[("folder", &shown(folder))]));
            }
            Told::Left(files) => {
                for path in files.iter().take(NAMED) {
                    log.tell(&fill(&words.left, &[("path", &shown(path))]));
                }
                if files.len() > NAMED {
                    let more = (files.len() - NAMED).to_string();
                    log.tell(&fill(&meant.words.many.run.more, &[("count", &more)]));
                }
            }
            Told::Ran(outcome) => {
                // Both are in order.
                let new = |finding: &&Finding| findings.binary_search(finding).is_err();
                let new: Vec<Finding> = outcome.findings.iter().filter(new).cloned().collect();
                let changed = outcome.findings != findings;
                findings.clone_from(&outcome.findings);
                ran(outcome, (changed, new), meant, &mut log, stdout);
            }
        },
    );
    log.tell(&fill(&words.ends, &[("folder", &shown(folder))]));
    DONE
}

/// Tells of a run: its new reports, the findings that were not there before, how many there are where there are
/// others than before.
fn ran(
    outcome: &Outcome,
    (changed, new): (bool, Vec<Finding>),
    meant: &Meant,
    log: &mut Log,
    stdout: &mut dyn Write,
) {
    let made: Vec<&PathBuf> =
        outcome.reports.iter().filter(|report| !outcome.skipped.contains(report)).collect();
    for report in &made {
        let path = personal::masked(&report.to_string_lossy()).into_owned();
        log.tell(&fill(&meant.words.many.watch.made, &[("path", &path)]));
    }
    if !new.is_empty() {
        let mut lines = Vec::new();
        // A list in memory takes whatever it is given.
        let _ = show(&Outcome { findings: new, ..outcome.clone() }, meant, &mut lines);
        String::from_utf8_lossy(&lines).lines().for_each(|line| log.found(line));
    }
    if meant.summary && (changed || !made.is_empty()) {
        summary::summary(outcome, meant).lines().for_each(|line| log.tell(line));
    }
    // Nobody is left to be told when standard output is closed; the reports are there all the same.
    let _ = paths(made, stdout).and_then(|()| stdout.flush());
}

/// What happens, line by line, with the time: to standard error and to a file.
struct Log<'a> {
    stderr: &'a mut dyn Write,
    file: Option<File>,
    /// Whether every line is an object of JSON.
    json: bool,
}

impl Log<'_> {
    fn tell(&mut self, line: &str) {
        let time = Log::time();
        self.write(&match self.json {
            true => json!({ "time": time, "event": line }).to_string(),
            false => format!("{time} {line}"),
        });
    }

    /// Tells of a finding, which is an object already where the log is one of objects.
    fn found(&mut self, line: &str) {
        match serde_json::from_str::<Value>(line) {
            Ok(finding) if self.json => {
                self.write(&json!({ "time": Log::time(), "finding": finding }).to_string());
            }
            _ => self.tell(line),
        }
    }

    fn time() -> String {
        Local::now().format("%Y-%m-%d %H:%M:%S").to_string()
    }

    fn write(&mut self, line: &str) {
        // A full disk or a closed stream is no reason to stop watching.
        let _ = writeln!(self.stderr, "{line}").and_then(|()| self.stderr.flush());
        let _ = self.file.as_mut().map(|file| writeln!(file, "{line}"));
    }
}

/// Sends that it is time to stop when somebody says so; whoever says it twice does not want to wait.
fn on_signal(to: Sender<News>) -> io::Result<()> {
    let asked = AtomicBool::new(false);
    let stop = move || {
        if asked.swap(true, Ordering::Relaxed) || to.send(News::Stop).is_err() {
            std::process::exit(i32::from(NOTHING_DONE));
        }
    };
    ctrlc::set_handler(stop).map_err(io::Error::other)
}
