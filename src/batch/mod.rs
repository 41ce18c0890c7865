//! Many workbooks: found, read in parallel, told apart, computed in parallel, written. Results
//! stand in the order of the input, whatever the number of threads; no fault of one workbook
//! stops another.

mod gather;
mod levels;
mod list;
mod put;
mod spot;
mod summary;
mod targets;
mod template;
mod unused;

pub use crate::read::{Limits, READER, serve};
pub use put::reason;
pub use template::templates;

use crate::base::{Code, Finding, Place, personal};
use crate::discover::{Discovered, discover};
use crate::edition::Edition;
use crate::read::{Readers, caught};
use crate::theme::Theme;
use crate::together::Digest;
use crate::words::{Lang, Words};
use crate::{pipeline, validate};
use gather::{Gathered, Operation, gather};
use levels::Levels;
use list::{Paths, list};
use put::{open_elsewhere, put, sweep};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use summary::{stale, summary};
use targets::{not_written, report_open, targets};
use unused::{Use, unused};

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
    let accounts: Vec<Account> = operations
        .into_par_iter()
        .zip(targets)
        .map(|(operation, target)| {
            let place = Place::workbook(&operation.found.name);
            let account = caught(|| account(operation, target, &levels, options, words));
            progress(Step::Done);
            // A fault of the program stops the workbook that brought it about, not the others.
            account.unwrap_or_else(|fault| Account {
                findings: vec![Finding::new(Code::Internal, place).with("found", fault)],
                ..Account::default()
            })
        })
        .collect();
    let mut uses = gathered.unknown;
    let mut digests = Vec::new();
    for (account, folder) in accounts.into_iter().zip(folders) {
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
        match list(&outcome.findings, &paths, out, &gathered.kept, newest, options.edition, theme, words) {
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

/// What came of one operation workbook.
#[derive(Default)]
struct Account {
    /// The cells of the unit costs that it uses, if it could be read.
    codes: Option<Vec<Place>>,
    findings: Vec<Finding>,
    report: Option<PathBuf>,
    /// What the summary needs of it, where its report was written.
    digest: Option<Digest>,
    unwritten: bool,
    stale: Option<PathBuf>,
}

/// One account, from its workbook to its report. Takes the workbook, so that its cells are gone
/// from memory before the report is made.
fn account(
    operation: Operation,
    target: Result<PathBuf, Box<Finding>>,
    levels: &Levels,
    options: &Options,
    words: &Words,
) -> Account {
    let Operation { found, folder, book, settings, theme, strange } = operation;
    let theme = theme.as_deref().unwrap_or(Theme::own());
    let (inputs, mut findings) = validate::operation(&book, &levels.reach(&folder), words);
    let inputs = inputs.filter(|_| !strange.iter().any(Finding::is_error));
    findings.extend(strange);
    drop(book);
    let inputs = inputs.map(|mut inputs| {
        inputs.sources.extend(settings);
        inputs
    });
    let codes =
        inputs.as_ref().map(|inputs| inputs.unit_costs.iter().map(|cost| cost.place.clone()).collect());
    let account = Account { codes, ..Account::default() };
    let stale = |target: PathBuf| (options.out.is_some() && target.exists()).then_some(target);
    let (inputs, target) = match (inputs, target) {
        (Some(inputs), Ok(target)) => (inputs, target),
        (None, Ok(target)) => {
            return Account { findings, stale: stale(target), ..account };
        }
        (inputs, Err(clash)) => {
            let unwritten = inputs.is_some() && clash.code == Code::NotWritten;
            findings.push(*clash);
            return Account { findings, unwritten, ..account };
        }
    };
    // The report lists what was said about it and its prices, in the order of the run.
    let mut told: Vec<Finding> = findings.iter().chain(levels.findings(&folder)).cloned().collect();
    told.sort();
    told.dedup();
    let path = below(&target, options.out.as_deref());
    let (bytes, digest) =
        match pipeline::report_and_digest(&inputs, &told, options.edition, &path, theme, words) {
            Ok(made) => made,
            Err(finding) => {
                findings.push(finding);
                return Account { findings, stale: stale(target), ..account };
            }
        };
    if options.out.is_none() {
        return Account { findings, ..account };
    }
    if let Some(lock) = open_elsewhere(&target) {
        findings.push(report_open(Place::workbook(&found.name), &target, &lock));
        return Account { findings, unwritten: true, ..account };
    }
    match put(&target, &bytes) {
        Ok(()) => Account { findings, report: Some(target), digest: Some(digest), ..account },
        Err(fault) => {
            let place = Place::workbook(&found.name);
            findings.push(not_written(place, &target, &reason(&fault, words)));
            Account { findings, unwritten: true, ..account }
        }
    }
}

/// The path of a report below the output folder, `/` between its parts on every system.
fn below(target: &Path, out: Option<&Path>) -> Arc<str> {
    let below = out.and_then(|out| target.strip_prefix(out).ok()).unwrap_or(target);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    Arc::from(parts.join("/"))
}
