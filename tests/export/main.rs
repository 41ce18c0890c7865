//! The tables for other programs: their rows are the account's own figures, the same in every format,
//! and nothing is in them that the report of the same edition does not show.

#[path = "../support_cases/mod.rs"]
mod support_cases;

#[path = "../support_engine/report.rs"]
#[allow(dead_code, reason = "this test uses its own share of the reader")]
mod report;

#[path = "../support_engine/find.rs"]
#[allow(dead_code, reason = "as above")]
mod find;

#[path = "../cli_workbooks/mod.rs"]
mod workbooks;

mod cells;
mod files;
mod formats;
mod outer;
mod rows;
mod schema;
mod tables;

use bokslut::batch::{Options, Outcome, run};
use bokslut::edition::{Audience, Edition};
use bokslut::export::{File, Format};
use bokslut::model::Inputs;
use bokslut::pipeline::{Finish, made};
use bokslut::words::{Lang, Words};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

/// The edition for readers outside.
pub const OUTER: Edition = Edition { audience: Audience::Outside, ..Edition::INNER };

/// The files of an account.
pub fn exported(inputs: &Inputs, edition: Edition, formats: &[Format], lang: Lang) -> Vec<File> {
    let (path, words) = (Arc::from("nord/a-bokslut.xlsx"), Words::of(lang));
    let finish = Finish { export: formats, ..Finish::plain() };
    let made = made(inputs, &[], edition, &path, None, finish, words);
    made.unwrap_or_else(|finding| panic!("{} {:?}", finding.code, finding.values)).tables
}

/// Runs over a folder.
pub fn run_over(folder: &Path, out: &Path, formats: &[Format], change: impl FnOnce(&mut Options)) -> Outcome {
    let mut options = Options {
        out: Some(out.to_path_buf()),
        export: formats.to_vec(),
        ..Options::new(vec![folder.to_path_buf()])
    };
    change(&mut options);
    run(&options, &|_| ())
}

/// A run over the sample workbooks that exports in every format.
pub struct SampleRun {
    pub folder: TempDir,
    pub outcome: Outcome,
}

/// A run over the sample workbooks, made once; not every language has both editions.
pub fn sample_run(lang: Lang, edition: Edition) -> &'static SampleRun {
    static RUNS: [OnceLock<SampleRun>; 3] = [const { OnceLock::new() }; 3];
    let run = match (lang, edition.is_outer()) {
        (Lang::Sv, false) => &RUNS[0],
        (Lang::En, false) => &RUNS[1],
        (Lang::Sv, true) => &RUNS[2],
        (Lang::En, true) => panic!("nobody has asked for it so far"),
    };
    run.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let outcome = run_over(samples(), folder.path(), &Format::ALL, |options| {
            (options.lang, options.edition) = (lang, edition);
        });
        SampleRun { folder, outcome }
    })
}

/// The sample workbooks.
pub fn samples() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data"))
}
