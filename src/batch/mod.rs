//! Many workbooks: found, read in parallel, told apart, computed in parallel, written. Results
//! stand in the order of the input, whatever the number of threads; no fault of one workbook
//! stops another.

mod account;
mod again;
mod compute;
mod conclude;
mod export;
mod gather;
mod levels;
mod list;
mod outcome;
mod part;
mod persons;
mod put;
mod shard;
mod spot;
mod stamp;
mod store;
mod summary;
mod targets;
mod template;
mod unused;
mod years;

pub use crate::read::{Limits, READER, serve};
pub use again::{Again, again};
pub use conclude::summarise;
pub use outcome::Outcome;
pub use put::{open_elsewhere, put, reason};
pub use shard::Shard;
pub use template::templates;

use crate::edition::Edition;
use crate::export::Format;
use crate::sign::Signer;
use crate::words::{Lang, Words};
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

/// What a run is asked to do.
#[derive(Clone, Debug)]
pub struct Options {
    /// Workbooks and folders, as typed.
    pub inputs: Vec<PathBuf>,
    /// The folder that reports are written to; none: everything is computed and nothing written.
    pub out: Option<PathBuf>,
    /// The language of reports.
    pub lang: Lang,
    /// Whom the reports are for.
    pub edition: Edition,
    /// Who signs the reports; none: nobody does.
    pub sign: Option<Arc<Signer>>,
    /// In which formats the accounts are written as tables for other programs too.
    pub export: Vec<Format>,
    /// How many threads; none: one a processor core.
    pub jobs: Option<NonZeroUsize>,
    /// This program, which is started again to read files in processes of their own; none: they are
    /// read in this process, which a hostile file may end.
    pub program: Option<PathBuf>,
    /// What reading one file may cost.
    pub limits: Limits,
    /// Whether reports are made anew also where they would be the same.
    pub force: bool,
    /// How many cells of operation workbooks are held in memory from their first reading until they are
    /// computed; the others are read twice.
    pub room: usize,
    /// Workbooks that are passed over as if they were not there, by their paths as found below the inputs.
    pub leave: BTreeSet<PathBuf>,
    /// The part of the input that is computed, where the others are computed elsewhere.
    pub shard: Option<Shard>,
}

impl Options {
    /// The cells of some fifty ordinary workbooks.
    pub const ROOM: usize = 25_000;

    /// Computes everything in Swedish, reads in this process, and writes nothing.
    pub fn new(inputs: Vec<PathBuf>) -> Options {
        Options {
            inputs,
            out: None,
            lang: Lang::Sv,
            edition: Edition::INNER,
            sign: None,
            export: Vec::new(),
            jobs: None,
            program: None,
            limits: Limits::default(),
            force: false,
            room: Options::ROOM,
            leave: BTreeSet::new(),
            shard: None,
        }
    }
}

/// How far a run has come. Steps of one kind come from many threads at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many workbooks are going to be read.
    Reading(usize),
    /// So many accounts are going to be computed.
    Computing(usize),
    /// One of those is done.
    Done,
}

/// Reads all inputs, computes the account of every operation workbook and writes its report:
/// `a/b/x.xlsx` below an input becomes `OUT/a/b/x-bokslut.xlsx`, or `x-bokslut-extern.xlsx` for
/// readers outside. `OUT/sammanställning.xlsx` has the accounts of all reports that were written side by
/// side, where there is one. `OUT/export` has their tables for other programs, where formats are named. `OUT/felrapport.xlsx` lists all findings, and is written even when there are
/// none. Never stops at a faulty workbook; whatever there is to say about one is a finding of the
/// outcome. A report that is there, as it was written, and would be made from the same sources by the
/// same program again, is left. With a shard, only its reports are written, and [`summarise`] does the
/// rest when all are. `progress` is told of every step, from any thread; the library itself says nothing.
///
/// ```no_run
/// use bokslut::batch::{Options, run};
///
/// let options = Options { out: Some("rapporter".into()), ..Options::new(vec!["underlag".into()]) };
/// let outcome = run(&options, &|_| ());
/// for report in &outcome.reports {
///     println!("{}", report.display());
/// }
/// ```
pub fn run(options: &Options, progress: &(dyn Fn(Step) + Sync)) -> Outcome {
    let words = Words::of(options.lang);
    let part = in_pool(options.jobs, || compute::compute(options, words, progress));
    // The threads are gone, and the memory that they had: the summary of thousands of accounts needs some too.
    conclude::end(part, options, words)
}

/// Does something that is shared by so many threads; none: one a processor core.
fn in_pool<T: Send>(jobs: Option<NonZeroUsize>, work: impl FnOnce() -> T + Send) -> T {
    match rayon::ThreadPoolBuilder::new().num_threads(jobs.map_or(0, NonZeroUsize::get)).build() {
        Ok(pool) => pool.install(work),
        // The system gives no more threads: rayon's common ones, if there are any, must do.
        Err(_) => work(),
    }
}
