//! What was typed.

use crate::batch::Shard;
use crate::words::{Lang, Words};
use clap::ArgMatches;
use std::ffi::OsString;
use std::path::PathBuf;

/// What was typed, checked word by word and not yet understood as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The command.
    pub command: String,
    /// Workbooks and folders.
    pub inputs: Vec<PathBuf>,
    /// `--key`: a public key, or its file.
    pub public_key: Option<PathBuf>,
    /// `--inputs`: the folder with the source workbooks of reports.
    pub sources: Option<PathBuf>,
    /// The folder that empty workbooks are written to.
    pub folder: Option<PathBuf>,
    /// The code to explain, or the report of the cell.
    pub code: Option<PathBuf>,
    /// The cell to explain.
    pub cell: Option<String>,
    /// `--depth`.
    pub depth: Option<u32>,
    /// `--markdown`.
    pub markdown: bool,
    /// The two reports to compare, the earlier first.
    pub reports: Option<[PathBuf; 2]>,
    /// `--all`.
    pub all: bool,
    /// `--out`.
    pub out: Option<PathBuf>,
    /// `--force`.
    pub force: bool,
    /// `--shard`.
    pub shard: Option<Shard>,
    /// `--every`.
    pub every: Option<u32>,
    /// `--log`.
    pub log: Option<PathBuf>,
    /// The shell that completions are for.
    pub shell: Option<String>,
    /// `--sign`.
    pub sign: Option<PathBuf>,
    /// `--export`.
    pub export: Vec<String>,
    /// `--lang`.
    pub lang: Option<String>,
    /// `--format`.
    pub format: Option<String>,
    /// `--color`.
    pub color: Option<String>,
    /// `--quiet`.
    pub quiet: bool,
    /// `--jobs`.
    pub jobs: Option<u32>,
    /// `--max-size`, in MiB.
    pub max_size: Option<u32>,
    /// `--max-memory`, in MiB.
    pub max_memory: Option<u32>,
    /// `--max-time`, in seconds.
    pub max_time: Option<u32>,
    /// `--edition`.
    pub edition: Option<String>,
    /// `--min-persons`.
    pub min_persons: Option<u32>,
}

impl Typed {
    /// What the arguments hold.
    pub fn from(matches: &ArgMatches) -> Typed {
        let Some((command, of_command)) = matches.subcommand() else { return Typed::default() };
        let text = |name: &str| of_command.get_one::<String>(name).cloned();
        // Not every command has these.
        let inputs = of_command.try_get_many::<PathBuf>("input").ok().flatten();
        let export = of_command.try_get_many::<String>("export").ok().flatten();
        let path = |name: &str| of_command.try_get_one::<PathBuf>(name).ok().flatten().cloned();
        let number = |name: &str| of_command.try_get_one::<u32>(name).ok().flatten().copied();
        let flag =
            |name: &str| of_command.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or_default();
        Typed {
            command: command.to_string(),
            inputs: inputs.into_iter().flatten().cloned().collect(),
            public_key: path("key"),
            sources: path("inputs"),
            folder: path("folder"),
            code: path("code"),
            cell: of_command.try_get_one::<String>("cell").ok().flatten().cloned(),
            depth: number("depth"),
            markdown: flag("markdown"),
            reports: path("old").zip(path("new")).map(<[PathBuf; 2]>::from),
            all: flag("all"),
            force: flag("force"),
            shard: of_command.try_get_one::<Shard>("shard").ok().flatten().copied(),
            every: number("every"),
            log: path("log"),
            shell: of_command.try_get_one::<String>("shell").ok().flatten().cloned(),
            out: path("out"),
            sign: path("sign"),
            export: export.into_iter().flatten().cloned().collect(),
            lang: text("lang"),
            format: text("format"),
            color: text("color"),
            quiet: of_command.get_flag("quiet"),
            jobs: number("jobs"),
            max_size: number("max-size"),
            max_memory: number("max-memory"),
            max_time: number("max-time"),
            edition: of_command.try_get_one::<String>("edition").ok().flatten().cloned(),
            min_persons: number("min-persons"),
        }
    }
}

/// The words of the language that the arguments ask for. Looked up before they are understood,
/// because help and errors of use speak it too; Swedish unless the last `--lang` names another.
pub fn language(args: &[OsString]) -> &'static Words {
    let mut args = args.iter().map(|arg| arg.to_string_lossy()).take_while(|arg| arg != "--");
    let mut named = None;
    while let Some(arg) = args.next() {
        if arg == "--lang" {
            named = args.next();
        } else if let Some(value) = arg.strip_prefix("--lang=") {
            named = Some(value.to_string().into());
        }
    }
    Words::of(named.and_then(|name| lang(&name)).unwrap_or_default())
}

/// The language with that code, in any case.
pub fn lang(code: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language_of(line: &str) -> Lang {
        let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        language(&args).lang
    }

    #[test]
    fn the_language_is_swedish_unless_another_is_named() {
        assert_eq!(language_of("bokslut run mapp"), Lang::Sv);
        assert_eq!(language_of("bokslut --lang en"), Lang::En);
        assert_eq!(language_of("bokslut run --lang=EN mapp"), Lang::En);
        assert_eq!(language_of("bokslut run --lang xx mapp"), Lang::Sv);
    }

    #[test]
    fn the_last_language_named_counts_and_files_after_two_dashes_do_not() {
        assert_eq!(language_of("bokslut --lang en run --lang sv mapp"), Lang::Sv);
        assert_eq!(language_of("bokslut run -- --lang en"), Lang::Sv);
    }
}
