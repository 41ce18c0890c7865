//! Where each report goes, and which reports would stand in each other's way.

use super::Options;
use super::gather::{Operation, whole};
use crate::base::{Code, Finding, Place};
use crate::discover::Found;
use crate::edition::Edition;
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is added to a workbook's name, without its ending: an outer edition never takes the place
/// of the inner one.
pub fn suffix(edition: Edition) -> &'static str {
    if edition.is_outer() { "-bokslut-extern.xlsx" } else { "-bokslut.xlsx" }
}

/// For each operation workbook the path of its report, or why it gets none. `kept` are the
/// files that no report may replace.
pub fn targets(
    operations: &[Box<Operation>],
    kept: &[PathBuf],
    options: &Options,
    words: &Words,
) -> Vec<Result<PathBuf, Box<Finding>>> {
    let kept: BTreeSet<&Path> = kept.iter().map(PathBuf::as_path).collect();
    let out = options.out.as_deref();
    let out_whole = out.map(whole);
    let mut taken = BTreeMap::new();
    operations
        .iter()
        .map(|operation| {
            let below = below(&operation.found, options.edition);
            let place = Place::workbook(&operation.found.name);
            match taken.get(&key(&below)) {
                Some(first) => return Err(Box::new(same_report(place, first, &below))),
                None => taken.insert(key(&below), place.clone()),
            };
            let target = out.unwrap_or(Path::new("")).join(&below);
            match &out_whole {
                Some(out) if kept.contains(out.join(&below).as_path()) => {
                    Err(Box::new(not_written(place, &target, &words.cli.reason.input)))
                }
                _ => Ok(target),
            }
        })
        .collect()
}

/// The path of a workbook's report below the output folder.
fn below(found: &Found, edition: Edition) -> PathBuf {
    let stem = found.path.file_stem().unwrap_or_default();
    let mut name = stem.to_os_string();
    name.push(suffix(edition));
    found.folder.iter().collect::<PathBuf>().join(name)
}

/// What tells two reports apart on every system: Windows and macOS ignore case, and the same
/// input shall give the same reports everywhere.
fn key(below: &Path) -> String {
    below.to_string_lossy().to_lowercase()
}

fn same_report(place: Place, first: &Place, below: &Path) -> Finding {
    Finding::new(Code::SameReport, place)
        .with("found", below.to_string_lossy())
        .with("first", &*first.workbook)
        .also_at(first.clone())
}

/// A report that could not be written, and why.
pub fn not_written(place: Place, target: &Path, reason: &str) -> Finding {
    Finding::new(Code::NotWritten, place).with("found", target.to_string_lossy()).with("reason", reason)
}

/// A report that another program has open, by its lock file.
pub fn report_open(place: Place, target: &Path, lock: &Path) -> Finding {
    let lock = lock.file_name().unwrap_or_default().to_string_lossy();
    Finding::new(Code::ReportOpen, place).with("found", target.to_string_lossy()).with("lock", lock)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Audience;
    use std::sync::Arc;

    fn found(folder: &[&str], file: &str) -> Found {
        let folder: Vec<String> = folder.iter().map(|part| part.to_string()).collect();
        let path = folder.iter().collect::<PathBuf>().join(file);
        Found { name: Arc::from(path.to_string_lossy()), path, folder, root: 0 }
    }

    #[test]
    fn a_report_stands_in_the_same_sub_folder_as_its_source() {
        let below = |found| below(&found, Edition::INNER);
        let report = below(found(&["2016", "nord"], "kontoret.ods"));
        assert_eq!(report, Path::new("2016").join("nord").join("kontoret-bokslut.xlsx"));
        // Only the last ending goes.
        assert_eq!(below(found(&[], "v1.2.xlsx")), Path::new("v1.2-bokslut.xlsx"));
    }

    #[test]
    fn reports_that_differ_in_case_only_are_the_same_report() {
        let key = |found| key(&below(&found, Edition::INNER));
        let lower = key(found(&["Öst"], "Åre.xlsx"));
        assert_eq!(lower, key(found(&["öst"], "åre.xls")));
        assert_ne!(lower, key(found(&["öst"], "are.xls")));
    }

    #[test]
    fn an_outer_edition_never_takes_the_place_of_the_inner_one() {
        let outer = Edition { audience: Audience::Outside, ..Edition::INNER };
        assert_eq!(below(&found(&[], "a.xlsx"), outer), Path::new("a-bokslut-extern.xlsx"));
    }
}
