//! A part of a run: everything is found and read, its accounts are computed and their reports written.

use super::account::{Account, Around, account, below};
use super::export;
use super::gather::{Gathered, Operation, gather};
use super::levels::Levels;
use super::list::Paths;
use super::part::{Common, Made, Part};
use super::put::sweep;
use super::shard::Shard;
use super::store::Store;
use super::targets::targets;
use super::unused::{Uses, unused};
use super::years::{Earlier, Years};
use super::{Options, Step};
use crate::base::{Code, Finding, Place, personal};
use crate::discover::{Discovered, discover};
use crate::model::Source;
use crate::read::{Readers, caught, sha256};
use crate::theme::Theme;
use crate::words::Words;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// An account to come: its place in the input, what is there of the year before, its workbook, and where
/// its report goes.
type Turn = (usize, Earlier<()>, (Box<Operation>, Result<PathBuf, Box<Finding>>));

/// Computes the part of the input that the options ask for.
pub fn compute(options: &Options, words: &Words, progress: &(dyn Fn(Step) + Sync)) -> Part {
    let Discovered { mut workbooks, settings, mut findings } = discover(&options.inputs, words);
    workbooks.retain(|found| !options.leave.contains(&found.path));
    let paths = Paths::of(&workbooks);
    progress(Step::Reading(workbooks.len()));
    let readers = Readers::new(options.program.clone(), options.limits);
    let (mut gathered, reading) = gather(workbooks, settings, (readers, options.room), words, progress);
    findings.extend(no_operation(options, &gathered));
    findings.append(&mut gathered.findings);
    let operations = std::mem::take(&mut gathered.operations);
    let common = Common {
        inputs: inputs(&operations, &gathered),
        lang: options.lang,
        edition: options.edition,
        date: newest(&operations, &gathered),
        theme: shared(&operations).map(|theme| Theme::clone(&theme)),
        read: gathered.read,
        operations: operations.len(),
        findings: Vec::new(),
        inside: options.out.iter().flat_map(|out| inside(out, &gathered.kept)).collect(),
    };
    let (levels, doubled) = Levels::new(gathered.prices, words);
    findings.extend(doubled);

    let targets = targets(&operations, &gathered.kept, options, words);
    let years = Years::of(operations.iter().map(|operation| operation.about.clone()));
    let mut runs: Vec<Vec<Turn>> = years.sort(operations.into_iter().zip(targets));
    runs.retain(|run| mine(run, options.shard));
    let store = store(options);
    sweep_all(&runs, options.out.as_deref(), store.as_ref());
    let count = runs.iter().map(Vec::len).sum();
    progress(Step::Computing(count));
    // Many accounts are computed at a time, each on one thread; a few share the threads that there are.
    let threads = rayon::current_num_threads().checked_div(runs.len()).and_then(NonZeroUsize::new);
    let threads = threads.unwrap_or(NonZeroUsize::MIN);
    let around =
        Around { levels: &levels, reading: &reading, store: store.as_ref(), options, words, threads };
    let uses = Mutex::new(Uses { unknown: gathered.unknown, ..Uses::default() });
    // The largest first, each when a thread is free: the last ones end at nearly the same time.
    runs.sort_by_cached_key(|run| Reverse(bytes(run)));
    let computed = runs.into_iter().par_bridge().flat_map_iter(|run| years_of(run, around, &uses, progress));
    let mut accounts: Vec<(usize, Account)> = computed.collect();
    accounts.sort_by_key(|(order, ..)| *order);
    let uses = uses.into_inner().unwrap_or_else(PoisonError::into_inner);

    let mut own = Vec::new();
    let mut part = Part {
        shard: options.shard.unwrap_or(Shard::WHOLE),
        findings: Vec::new(),
        unused: Vec::new(),
        ways: BTreeMap::new(),
        made: Vec::new(),
        operations: count,
        unwritten: 0,
        stale: Vec::new(),
        common,
    };
    for (order, account) in accounts {
        own.extend(account.findings);
        part.unwritten += usize::from(account.unwritten);
        part.stale.extend(account.stale);
        let report = account.report.map(|report| below(&report, options.out.as_deref()));
        let (exported, skipped) = (account.exported, account.skipped);
        part.made.extend(report.map(|report| Made { order, report: report.to_string(), exported, skipped }));
    }
    part.unused = unused(&levels, &uses);
    findings.extend(levels.into_findings());
    // Whatever a finding quotes, be it a path or the system's own words.
    let hidden = |findings: Vec<Finding>| findings.into_iter().map(personal::hide).collect::<Vec<_>>();
    (part.common.findings, part.findings) = (hidden(findings), hidden(own));
    if let Some(out) = &options.out {
        let findings = part.common.findings.iter().chain(&part.findings);
        let unused = part.unused.iter().flatten().filter_map(|unused| unused.first());
        let named: BTreeSet<&str> = findings
            .map(|finding| &*finding.place.workbook)
            .chain(unused.map(|unused| &*unused.place().workbook))
            .collect();
        // Only a folder that is there has a path that links are followed in.
        let _ = std::fs::create_dir_all(out);
        part.ways = paths.ways(out, named);
    }
    part
}

/// Where accounts are kept: beside the reports, and in the export, so that it says it all by itself.
pub fn store(options: &Options) -> Option<Store> {
    let store = Store::of(options.out.as_deref()?);
    Some(match export::folder(options) {
        Some(folder) => store.also(&folder),
        None => store,
    })
}

/// The accounts of an operation, year by year: each is compared with the one before.
fn years_of(
    run: Vec<Turn>,
    around: Around,
    uses: &Mutex<Uses>,
    progress: &(dyn Fn(Step) + Sync),
) -> Vec<(usize, Account)> {
    let mut last = None;
    let mut done = Vec::new();
    for (order, earlier, (operation, target)) in run {
        let (place, folder) = (Place::workbook(&operation.found.name), operation.folder.clone());
        let before = earlier.account(last.take());
        let made = caught(|| account(*operation, target, before, around));
        progress(Step::Done);
        // A fault of the program stops the workbook that brought it about, not the others.
        let mut account = made.unwrap_or_else(|fault| Account {
            findings: vec![Finding::new(Code::Internal, place).with("found", fault)],
            ..Account::default()
        });
        last = account.last.take();
        let mut uses = uses.lock().unwrap_or_else(PoisonError::into_inner);
        match account.codes.take() {
            Some(codes) => uses.used.extend(codes),
            None => uses.unknown.push(folder),
        }
        done.push((order, account));
    }
    done
}

/// How large the workbooks of an operation are.
fn bytes(run: &[Turn]) -> u64 {
    let operations = run.iter().map(|(.., (operation, _))| operation);
    let parts = |operation: &Operation| operation.parts.iter().map(|part| part.source.bytes).sum::<u64>();
    operations.map(|operation| operation.source.bytes + parts(operation)).sum()
}

/// Whether a part has the accounts of an operation, which stay together.
fn mine(run: &[Turn], shard: Option<Shard>) -> bool {
    let first = run.first().map(|(.., (operation, _))| &*operation.found.name);
    shard.is_none_or(|shard| first.is_some_and(|name| shard.has(name)))
}

/// Takes away what earlier runs that were cut short left in the folders that will be written to.
fn sweep_all(runs: &[Vec<Turn>], out: Option<&Path>, store: Option<&Store>) {
    let (Some(out), Some(store)) = (out, store) else { return };
    let targets = runs.iter().flatten().filter_map(|(.., (_, target))| target.as_ref().ok());
    // The files about the whole run lie in the output folder itself.
    let folders: BTreeSet<&Path> = targets.filter_map(|target| target.parent()).chain([out]).collect();
    for folder in folders {
        sweep(folder);
        store.sweep(folder.strip_prefix(out).unwrap_or(Path::new("")));
    }
}

/// SHA-256 over the names and checksums of what was read.
fn inputs(operations: &[Box<Operation>], gathered: &Gathered) -> String {
    let settings = operations.iter().flat_map(|operation| &operation.settings);
    let parts = operations.iter().flat_map(|operation| &operation.parts).map(|part| &part.source);
    let sources = operations.iter().map(|operation| &operation.source).chain(parts).chain(settings);
    let sources = sources.chain(gathered.prices.iter().map(|price| &price.book.source));
    let line = |source: &Source| format!("{} {}\n", source.sha256, source.workbook);
    sha256(sources.map(line).collect::<BTreeSet<String>>().into_iter().collect::<String>().as_bytes())
}

/// When the workbook that was changed last says that it was.
fn newest(operations: &[Box<Operation>], gathered: &Gathered) -> Option<String> {
    let operations = operations.iter().map(|operation| &operation.source.modified);
    let prices = gathered.prices.iter().map(|price| &price.book.source.modified);
    operations.chain(prices).flatten().max().cloned()
}

/// The theme that all accounts of the run share: that of the files about the whole run.
fn shared(operations: &[Box<Operation>]) -> Option<Arc<Theme>> {
    let first = operations.first()?.theme.clone();
    if operations.iter().all(|operation| operation.theme == first) { first } else { None }
}

/// The files of the input that lie in the output folder itself, by their names there.
fn inside(out: &Path, kept: &[PathBuf]) -> Vec<PathBuf> {
    let out = super::gather::whole(out);
    let inside = kept.iter().filter(|kept| kept.parent() == Some(&*out));
    inside.filter_map(|kept| kept.file_name().map(PathBuf::from)).collect()
}

/// Price lists and other workbooks alone make no account. A file that cannot be read may be one.
fn no_operation(options: &Options, gathered: &Gathered) -> Option<Finding> {
    let first = options.inputs.first()?;
    let nothing = gathered.read > 0 && gathered.faulty == 0 && gathered.operations.is_empty();
    let input: Arc<str> = Arc::from(first.to_string_lossy());
    nothing.then(|| Finding::new(Code::NoOperation, Place::workbook(&input)).with("found", &*input))
}
