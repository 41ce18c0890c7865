//! The end of a run, when the reports are in their places: the findings of all its parts in order, the
//! summary of all accounts, the list of all findings.

use super::compute::store;
use super::export;
use super::list::list;
use super::part::{Made, Part};
use super::put::reason;
use super::shard::Shard;
use super::store::Store;
use super::summary::{stale, summary};
use super::targets::not_written;
use super::{Options, Outcome};
use crate::base::{Code, Finding, Place};
use crate::theme::Theme;
use crate::together::Digest;
use crate::words::Words;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A part of a run, and where its accounts are kept.
struct Placed {
    part: Part,
    store: Store,
}

/// Ends a run of this process, or its part of one.
pub fn end(mut part: Part, options: &Options, words: &Words) -> Outcome {
    let Some(out) = &options.out else { return Outcome::of(&mut [&mut part], Path::new("")) };
    let Some(store) = store(options) else { return Outcome::default() };
    let exported: Vec<String> = part.made.iter().flat_map(|made| made.exported.iter().cloned()).collect();
    let exported = export::finish(&exported, options, words).err();
    // Where no report is there is nothing to put together or to compare with.
    let whole = options.shard.is_none() && part.made.is_empty();
    let failed = match whole {
        true => None,
        // What is kept lies beside the reports, and is handed out with them.
        false if options.edition.is_outer() => store.keep_part(&part.clone().outside()).err(),
        false => store.keep_part(&part).err(),
    };
    let others = store.others(&part, options.edition);
    let mut outcome = match options.shard {
        Some(_) => Outcome::of(&mut [&mut part], out),
        None => conclude(vec![Placed { part, store }], out, words),
    };
    if options.shard.is_none() {
        outcome.stale.extend(others.iter().map(|report| out.join(report)).filter(|report| report.exists()));
        outcome.stale.sort();
        outcome.stale.dedup();
    }
    if let Some(finding) = exported {
        outcome.not_written(*finding);
    }
    if let Some((path, fault)) = failed {
        let place = Place::workbook(&Arc::from(path.to_string_lossy()));
        outcome.not_written(not_written(place, &path, &reason(&fault, words)));
    }
    outcome
}

/// Ends a run whose parts were computed by other processes: the same files about the whole run, byte for
/// byte, as if one process had computed them all. `exports` are output folders of those processes, or
/// what they kept there. The language is that of the reports. Where the exports hold runs for readers inside and
/// outside, `outer` says of which the files are.
///
/// # Errors
/// Findings: an export that is none or cannot be read, and parts that are missing, there twice or of
/// different runs.
pub fn summarise(
    exports: &[PathBuf],
    outer: bool,
    out: &Path,
    words: &Words,
) -> Result<Outcome, Vec<Finding>> {
    let mut parts = Vec::new();
    let mut findings = Vec::new();
    for export in exports {
        match opened(export) {
            Ok(placed) => parts.extend(placed),
            Err(path) => {
                let place = Place::workbook(&Arc::from(export.to_string_lossy()));
                findings.push(Finding::new(Code::NoExport, place).with("found", path.to_string_lossy()));
            }
        }
    }
    let asked = |placed: &Placed| placed.part.common.edition.is_outer() == outer;
    if parts.iter().any(asked) {
        parts.retain(asked);
    }
    findings.extend(differ(&parts, words));
    if !findings.is_empty() {
        return Err(findings);
    }
    parts.sort_by_key(|placed| placed.part.shard);
    let lang = parts.first().map(|placed| placed.part.common.lang).unwrap_or_default();
    Ok(conclude(parts, out, Words::of(lang)))
}

/// The parts that an export holds; the path that holds none.
fn opened(export: &Path) -> Result<Vec<Placed>, PathBuf> {
    let store = Store::find(export).ok_or(export)?;
    let parts: Vec<Placed> =
        store.parts()?.into_iter().map(|part| Placed { part, store: store.clone() }).collect();
    if parts.is_empty() { Err(export.to_path_buf()) } else { Ok(parts) }
}

/// Why some parts are not all the parts of one run.
fn differ(parts: &[Placed], words: &Words) -> Option<Finding> {
    let first = &parts.first()?.part;
    let of = first.shard.of();
    let reasons = &words.many.parts;
    let finding = |reason: &str| {
        let place = Place::workbook(&Arc::from(first.shard.to_string()));
        Some(Finding::new(Code::PartsDiffer, place).with("reason", reason))
    };
    if parts.iter().any(|placed| placed.part.shard.of() != of || placed.part.common != first.common) {
        return finding(&reasons.other_run);
    }
    let mut shards: Vec<Shard> = parts.iter().map(|placed| placed.part.shard).collect();
    shards.sort();
    let numbers: Vec<u32> = shards.iter().map(|shard| shard.number()).collect();
    let missing: Vec<String> =
        (1..=of).filter(|number| !numbers.contains(number)).map(|number| format!("{number}/{of}")).collect();
    if !missing.is_empty() {
        return finding(&crate::words::fill(&reasons.missing, &[("parts", &missing.join(", "))]));
    }
    (numbers.len() > missing.len() + of as usize).then(|| finding(&reasons.twice)).flatten()
}

/// The files about the whole run, from all its parts.
fn conclude(mut parts: Vec<Placed>, out: &Path, words: &Words) -> Outcome {
    let mut outcome =
        Outcome::of(&mut parts.iter_mut().map(|placed| &mut placed.part).collect::<Vec<_>>(), out);
    let Some(first) = parts.first() else { return outcome };
    let common = first.part.common.clone();
    let folder = super::gather::whole(out);
    let kept: Vec<PathBuf> = common.inside.iter().map(|file| folder.join(file)).collect();
    let theme = common.theme.as_ref().unwrap_or(Theme::own());
    let place = (out, common.edition);
    let outside = common.edition.is_outer().then(|| outside(&outcome.findings));
    if parts.iter().all(|placed| placed.part.made.is_empty()) {
        outcome.stale.extend(stale(out, common.edition, &kept, words));
    } else {
        let findings = outside.as_ref().unwrap_or(&outcome.findings);
        let date = common.date.as_deref();
        match summary(accounts(&parts), findings, place, &kept, date, theme, words) {
            Ok(summary) => outcome.summary = Some(summary),
            Err(finding) => outcome.not_written(*finding),
        }
    }
    let ways = parts.iter_mut().flat_map(|placed| std::mem::take(&mut placed.part.ways)).collect();
    match list(
        outside.as_ref().unwrap_or(&outcome.findings),
        &ways,
        place,
        &kept,
        common.date.clone(),
        theme,
        words,
    ) {
        Ok(list) => outcome.list = Some(list),
        Err(finding) => outcome.not_written(*finding),
    }
    outcome
}

/// The findings as files for readers outside tell of them: what and where, each once.
fn outside(findings: &[Finding]) -> Vec<Finding> {
    let mut outside: Vec<Finding> = findings.iter().cloned().map(Finding::outside).collect();
    outside.sort();
    outside.dedup();
    outside
}

/// What is kept of every account, in the order of the input, read when it is asked for; a finding where nothing is.
fn accounts(parts: &[Placed]) -> impl Iterator<Item = Result<Digest, Finding>> {
    let mut all: Vec<(&Made, &Store)> = parts
        .iter()
        .flat_map(|Placed { part, store }| part.made.iter().map(move |made| (made, store)))
        .collect();
    all.sort_by_key(|(made, _)| made.order);
    all.into_iter().map(|(made, store)| {
        let missing = || {
            let place = Place::workbook(&Arc::from(made.report.as_str()));
            Finding::new(Code::NoExport, place).with("found", made.report.as_str())
        };
        store.kept(&made.report).map(|kept| kept.digest).ok_or_else(missing)
    })
}
