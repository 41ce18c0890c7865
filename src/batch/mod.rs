//! Many workbooks: found, read in parallel, told apart, computed in parallel, written. Results
//! stand in the order of the input, whatever the number of threads; no fault of one workbook
//! stops another.

mod account;
mod again;
mod gather;
mod levels;
mod list;
mod persons;
mod put;
mod spot;
mod summary;
mod targets;
mod template;
mod unused;
mod years;

pub use crate::read::{Limits, READER, serve};
pub use again::{Again, again};
pub use put::{open_elsewhere, put, reason};
pub use template::templates;

use crate::base::{Code, Finding, Place, personal};
use crate::discover::{Discovered, discover};
use crate::edition::Edition;
use crate::read::{Readers, caught};
use crate::sign::Signer;
use crate::theme::Theme;
use crate::validate;
use crate::words::{Lang, Words};
use account::{Account, account};
use gather::{Gathered, Operation, gather};
use levels::Levels;
use list::{Paths, list};
use put::sweep;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use summary::{stale, summary};
use targets::targets;
use unused::{Use, unused};
use years::Years;

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
    /// How many threads; none: one a processor core.
    pub jobs: Option<NonZeroUsize>,
    /// This program, which is started again to read files in processes of their own; none: they are
    /// read in this process, which a hostile file may end.
    pub program: Option<PathBuf>,
    /// What reading one file may cost.
    pub limits: Limits,
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

/// What came of a run.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Everything that was found, in total order.
    pub findings: Vec<Finding>,
    /// The reports that were written, in the order of the input.
    pub reports: Vec<PathBuf>,
    /// The summary of all accounts whose reports were written, where there is one.
    pub summary: Option<PathBuf>,
    /// The list of all findings, where one was written.
    pub list: Option<PathBuf>,
    /// How many workbooks could be read.
    pub read: usize,
    /// How many operation workbooks there were among them.
    pub operations: usize,
    /// How many reports were computed and then could not be written; the summary and the list of findings
    /// count as such.
    pub unwritten: usize,
    /// Reports of an earlier run that stay where they are though their workbook now has errors, and a
    /// summary that stays though no report was written.
    pub stale: Vec<PathBuf>,
}

impl Outcome {
    /// Whether nothing could be read, nothing was there to compute, or nothing could be written.
    pub fn is_void(&self) -> bool {
        self.operations == 0 || (self.unwritten > 0 && self.reports.is_empty())
    }

    /// A file about the whole run could not be written.
    fn not_written(&mut self, finding: Finding) {
        self.unwritten += 1;
        self.findings.push(personal::hide(finding));
        self.findings.sort();
    }

    /// Whether some input has errors.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(Finding::is_error)
    }
}

/// Reads all inputs, computes the account of every operation workbook and writes its report:
/// `a/b/x.xlsx` below an input becomes `OUT/a/b/x-bokslut.xlsx`, or `x-bokslut-extern.xlsx` for
/// readers outside. `OUT/sammanställning.xlsx` has the accounts of all reports that were written side by
/// side, where there is one. `OUT/felrapport.xlsx` lists all findings, and is written even when there are
/// none. Never stops at a faulty workbook; whatever there is to say about one is a finding of the
/// outcome. `progress` is told of every step, from any thread; the library itself says nothing.
///
/// ```no_run
/// use bokslut::batch::{Limits, Options, run};
/// use bokslut::edition::Edition;
/// use bokslut::words::Lang;
///
/// let options = Options {
///     inputs: vec!["underlag".into()],
///     out: Some("rapporter".into()),
///     lang: Lang::Sv,
///     edition: Edition::INNER,
///     sign: None,
///     jobs: None,
///     program: None,
///     limits: Limits::default(),
/// };
/// let outcome = run(&options, &|_| ());
/// for report in &outcome.reports {
///     println!("{}", report.display());
/// }
/// ```
pub fn run(options: &Options, progress: &(dyn Fn(Step) + Sync)) -> Outcome {
    let threads = options.jobs.map_or(0, NonZeroUsize::get);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(|| all(options, progress)),
        // The system gives no more threads: rayon's common ones, if there are any, must do.
        Err(_) => all(options, progress),
    }
}

fn all(options: &Options, progress: &(dyn Fn(Step) + Sync)) -> Outcome {
    let words = Words::of(options.lang);
    let Discovered { workbooks, settings, mut findings } = discover(&options.inputs, words);
    let paths = Paths::of(&workbooks);
    progress(Step::Reading(workbooks.len()));
    let readers = Readers::new(options.program.clone(), options.limits);
    let gathered = gather(workbooks, settings, &readers, words, progress);
    drop(readers);
    findings.extend(no_operation(options, &gathered));
    let newest = newest(&gathered);
    findings.extend(gathered.findings);
    let (levels, doubled) = Levels::new(gathered.prices, words);
    findings.extend(doubled);

    let operations = gathered.operations;
    let theme = shared(&operations);
    let theme = theme.as_deref().unwrap_or(Theme::own());
    let folders: Vec<PathBuf> = operations.iter().map(|operation| operation.folder.clone()).collect();
    progress(Step::Computing(operations.len()));
    let targets = targets(&operations, &gathered.kept, options, words);
    if options.out.is_some() {
        let reports = targets.iter().flatten().filter_map(|target| target.parent());
        // The list of findings lies in the output folder itself.
        let folders: BTreeSet<&Path> = reports.chain(options.out.as_deref()).collect();
        folders.into_iter().for_each(sweep);
    }
    let mut outcome = Outcome { read: gathered.read, operations: operations.len(), ..Outcome::default() };
    let years = Years::of(operations.iter().map(|operation| validate::about(&operation.book, words)));
    let mut accounts: Vec<(usize, Account)> = years
        .sort(operations.into_iter().zip(targets))
        .into_par_iter()
        .flat_map_iter(|run| {
            let mut last = None;
            let accounts = run.into_iter().map(|(index, earlier, (operation, target))| {
                let place = Place::workbook(&operation.found.name);
                let before = earlier.account(last.take());
                let account = caught(|| account(operation, target, before, &levels, options, words));
                progress(Step::Done);
                // A fault of the program stops the workbook that brought it about, not the others.
                let account = account.unwrap_or_else(|fault| Account {
                    findings: vec![Finding::new(Code::Internal, place).with("found", fault)],
                    ..Account::default()
                });
                last.clone_from(&account.digest);
                (index, account)
            });
            accounts.collect::<Vec<_>>()
        })
        .collect();
    accounts.sort_by_key(|(index, _)| *index);
    let mut uses = gathered.unknown;
    let mut digests = Vec::new();
    for ((_, account), folder) in accounts.into_iter().zip(folders) {
        uses.push(Use { folder, codes: account.codes });
        findings.extend(account.findings);
        outcome.reports.extend(account.report);
        outcome.unwritten += usize::from(account.unwritten);
        outcome.stale.extend(account.stale);
        digests.extend(account.digest);
    }
    if outcome.operations > 0 {
        findings.extend(unused(&levels, &uses));
    }
    // Whatever a finding quotes, be it a path or the system's own words.
    let mut findings: Vec<Finding> = findings.into_iter().map(personal::hide).collect();
    findings.sort();
    // Every account that uses a doubtful price says so; the price list needs to hear it once. Two
    // workbooks of the same name below different folders are still two, also when the name is hidden.
    let one_each = |code| matches!(code, Code::SameReport | Code::PersonalNumber);
    findings.dedup_by(|later, earlier| later == earlier && !one_each(later.code));
    outcome.findings = findings;
    if let Some(out) = &options.out {
        let (place, kept) = ((out.as_path(), options.edition), &gathered.kept);
        if digests.is_empty() {
            outcome.stale.extend(stale(out, options.edition, kept, words));
        } else {
            match summary(&mut digests, &outcome.findings, place, kept, newest.as_deref(), theme, words) {
                Ok(summary) => outcome.summary = Some(summary),
                Err(finding) => outcome.not_written(*finding),
            }
        }
        match list(&outcome.findings, &paths, place, kept, newest, theme, words) {
            Ok(list) => outcome.list = Some(list),
            Err(finding) => outcome.not_written(*finding),
        }
    }
    outcome
}

/// When the workbook that was changed last says that it was.
fn newest(gathered: &Gathered) -> Option<String> {
    let operations = gathered.operations.iter().map(|operation| &operation.book.source.modified);
    let prices = gathered.prices.iter().map(|price| &price.book.source.modified);
    operations.chain(prices).flatten().max().cloned()
}

/// The theme that all accounts of the run share: that of the files about the whole run.
fn shared(operations: &[Operation]) -> Option<Arc<Theme>> {
    let first = operations.first()?.theme.clone();
    if operations.iter().all(|operation| operation.theme == first) { first } else { None }
}

/// Price lists and other workbooks alone make no account. A file that cannot be read may be one.
fn no_operation(options: &Options, gathered: &Gathered) -> Option<Finding> {
    let first = options.inputs.first()?;
    let nothing = gathered.read > 0 && gathered.faulty == 0 && gathered.operations.is_empty();
    let input: Arc<str> = Arc::from(first.to_string_lossy());
    nothing.then(|| Finding::new(Code::NoOperation, Place::workbook(&input)).with("found", &*input))
}
