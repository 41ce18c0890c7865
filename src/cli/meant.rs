//! What is meant by what was typed, in the surroundings at hand.

use super::surroundings::Surroundings;
use super::typed::{Typed, lang};
use crate::batch::{Limits, Options};
use crate::edition::{Audience, Edition};
use crate::export;
use crate::render::{Format, Look};
use crate::words::Words;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Where reports go unless something else is said.
const OUT: &str = "rapporter";
/// So many seconds pass at most before a watched folder is looked at again, unless something else is said.
const EVERY: u64 = 2;
/// Where empty workbooks go unless something else is said.
const TEMPLATES: &str = "mall";

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Write reports; their paths are the product.
    Run,
    /// Look for what is wrong; the findings are the product.
    Check,
    /// Write empty input workbooks into this folder; their paths are the product.
    Template(PathBuf),
    /// Verify reports; what was found is the product.
    Verify(Verify),
    /// Explain a code as it was typed, or list all codes.
    Explain(Option<String>),
    /// Explain a cell of a report.
    Trace(Trace),
    /// Say what changed between two reports.
    Diff(Diff),
    /// Write what a package brings besides the program.
    Shelf(Shelf),
    /// Watch a folder; the paths of new reports are the product.
    Watch(Watch),
    /// Put the parts of a run together; the path of their summary is the product.
    Summarise,
}

/// Which figure to explain, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The report's file.
    pub report: PathBuf,
    /// The cell as it was typed.
    pub cell: String,
    /// How many steps down; to the inputs when not said.
    pub depth: Option<usize>,
    /// Whether Markdown is wanted.
    pub markdown: bool,
}

/// Which reports to verify, and what besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verify {
    /// The reports.
    pub reports: Vec<PathBuf>,
    /// The folder with the source workbooks.
    pub sources: Option<PathBuf>,
    /// The public key, or its file.
    pub key: Option<PathBuf>,
    /// Where an audit protocol is written.
    pub protocol: Option<PathBuf>,
}

/// Which reports to compare, and how much of it to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// The earlier and the later report.
    pub reports: [PathBuf; 2],
    /// The workbook to write, or its folder.
    pub out: Option<PathBuf>,
    /// Whether all figures are shown.
    pub all: bool,
}

/// What a package brings besides the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Completions for the shell of that name.
    Completions(String),
    /// The manual page.
    Man,
}

/// How a folder is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    /// Every so many seconds at least.
    pub every: u64,
    /// The file that what happens is written to as well.
    pub log: Option<PathBuf>,
}

/// What is meant.
#[derive(Clone, Debug)]
pub struct Meant {
    /// What to do.
    pub task: Task,
    /// With which workbooks, and where to.
    pub options: Options,
    /// The file of the secret key that signs the reports, which the options get once it is opened.
    pub secret_key: Option<PathBuf>,
    /// In which words.
    pub words: &'static Words,
    /// How findings look.
    pub format: Format,
    /// How the stream that takes the findings looks.
    pub look: Look,
    /// Whether only errors are shown.
    pub quiet: bool,
    /// Whether a progress bar is shown.
    pub progress: bool,
    /// Whether the run ends with a summary.
    pub summary: bool,
}

impl Meant {
    /// What is meant by what was typed.
    pub fn new(typed: Typed, around: &Surroundings) -> Meant {
        let task = match typed.command.as_str() {
            "check" => Task::Check,
            "template" => Task::Template(typed.folder.unwrap_or_else(|| PathBuf::from(TEMPLATES))),
            "verify" => Task::Verify(Verify {
                reports: typed.inputs.clone(),
                sources: typed.sources,
                key: typed.public_key,
                protocol: typed.out.clone(),
            }),
            "explain" => match (typed.code, typed.cell) {
                (Some(report), Some(cell)) => {
                    let depth = typed.depth.and_then(|depth| usize::try_from(depth).ok());
                    Task::Trace(Trace { report, cell, depth, markdown: typed.markdown })
                }
                (code, _) => Task::Explain(code.map(|code| code.to_string_lossy().into_owned())),
            },
            "watch" => {
                Task::Watch(Watch { every: typed.every.map_or(EVERY, u64::from), log: typed.log.clone() })
            }
            "summarise" => Task::Summarise,
            "completions" => Task::Shelf(Shelf::Completions(typed.shell.unwrap_or_default())),
            "man" => Task::Shelf(Shelf::Man),
            "diff" => Task::Diff(Diff {
                reports: typed.reports.unwrap_or_default(),
                out: typed.out.clone(),
                all: typed.all,
            }),
            _ => Task::Run,
        };
        let lang = typed.lang.as_deref().and_then(lang).unwrap_or_default();
        let format = match typed.format.as_deref() {
            Some("line") => Format::Line,
            Some("json") => Format::Json,
            None if matches!(task, Task::Watch(_)) => Format::Line,
            _ => Format::Full,
        };
        let on_terminal = match task {
            Task::Run | Task::Summarise | Task::Watch(_) => around.stderr_is_terminal,
            Task::Check
            | Task::Template(_)
            | Task::Verify(_)
            | Task::Explain(_)
            | Task::Trace(_)
            | Task::Diff(_)
            | Task::Shelf(_) => around.stdout_is_terminal,
        };
        let color = match typed.color.as_deref() {
            Some("always") => true,
            Some("never") => false,
            _ => on_terminal && !around.no_color,
        };
        let usual = Limits::default();
        let limits = Limits {
            size: typed.max_size.unwrap_or(usual.size),
            memory: typed.max_memory.unwrap_or(usual.memory),
            seconds: typed.max_time.unwrap_or(usual.seconds),
        };
        let audience = match typed.edition.as_deref() {
            Some("extern") => Audience::Outside,
            _ => Audience::Inside,
        };
        let out = typed.out.unwrap_or_else(|| PathBuf::from(OUT));
        // A program that reads the findings of `run` from standard error shall find nothing else there.
        let summary = !typed.quiet && (task == Task::Check || format != Format::Json);
        Meant {
            options: Options {
                inputs: typed.inputs,
                out: matches!(task, Task::Run | Task::Summarise | Task::Watch(_)).then_some(out),
                lang,
                edition: Edition { audience, fewest: typed.min_persons.unwrap_or(Edition::FEWEST) },
                sign: None,
                export: formats(&typed.export),
                jobs: typed.jobs.and_then(|jobs| NonZeroUsize::new(usize::try_from(jobs).ok()?)),
                program: around.program.clone(),
                limits,
                force: typed.force,
                room: Options::ROOM,
                leave: BTreeSet::new(),
                shard: typed.shard,
            },
            task,
            secret_key: typed.sign,
            words: Words::of(lang),
            format,
            look: Look { color, width: around.width },
            quiet: typed.quiet,
            progress: around.stderr_is_terminal && !typed.quiet,
            summary,
        }
    }
}

/// Formats by their names, each once.
fn formats(typed: &[String]) -> Vec<export::Format> {
    let meant = |format: &export::Format| typed.iter().any(|name| name == format.name());
    export::Format::ALL.into_iter().filter(meant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn typed(command: &str) -> Typed {
        Typed { command: command.to_string(), ..Typed::default() }
    }

    #[test]
    fn reports_go_to_rapporter_unless_said_and_check_writes_none() {
        let out = |typed| Meant::new(typed, &Surroundings::plain()).options.out;
        assert_eq!(out(typed("run")).as_deref(), Some(Path::new("rapporter")));
        assert_eq!(out(Typed { out: Some("ut".into()), ..typed("run") }).as_deref(), Some(Path::new("ut")));
        assert_eq!(out(typed("check")), None);
    }

    #[test]
    fn colour_follows_the_stream_that_takes_the_findings() {
        let stdout = Surroundings { stdout_is_terminal: true, ..Surroundings::plain() };
        let stderr = Surroundings { stderr_is_terminal: true, ..Surroundings::plain() };
        let color = |typed, around: &Surroundings| Meant::new(typed, around).look.color;
        assert!(color(typed("check"), &stdout));
        assert!(!color(typed("check"), &stderr));
        assert!(color(typed("run"), &stderr));
        assert!(!color(typed("run"), &Surroundings { no_color: true, ..stderr }));
        let always = Typed { color: Some("always".to_string()), ..typed("run") };
        assert!(color(always, &Surroundings { no_color: true, ..Surroundings::plain() }));
        let never = Typed { color: Some("never".to_string()), ..typed("check") };
        assert!(!color(never, &stdout));
    }

    #[test]
    fn a_format_named_twice_is_exported_once() {
        let typed = ["csv", "parquet", "csv"].map(str::to_string).to_vec();
        let meant = Meant::new(Typed { export: typed, ..self::typed("run") }, &Surroundings::plain());
        assert_eq!(meant.options.export, [export::Format::Parquet, export::Format::Csv]);
        assert!(Meant::new(self::typed("run"), &Surroundings::plain()).options.export.is_empty());
    }

    #[test]
    fn progress_shows_on_a_terminal_only_and_never_when_quiet() {
        let terminal = Surroundings { stderr_is_terminal: true, ..Surroundings::plain() };
        assert!(Meant::new(typed("run"), &terminal).progress);
        assert!(!Meant::new(typed("run"), &Surroundings::plain()).progress);
        assert!(!Meant::new(Typed { quiet: true, ..typed("run") }, &terminal).progress);
    }
}
