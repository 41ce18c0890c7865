//! Reading everything once, in parallel, and telling price from operation workbooks.

use super::Step;
use super::persons::{Persons, join};
use super::unused::Use;
use crate::base::{Code, Finding, Place, personal};
use crate::discover::{Found, owner};
use crate::model::Source;
use crate::read::{Readers, Workbook};
use crate::settings::{self, Settings};
use crate::theme::Theme;
use crate::validate::{self, Kind, PriceBook};
use crate::words::Words;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A price workbook: what was read from it; its cells are gone.
pub struct Price {
    /// Its folder on the disk.
    pub folder: PathBuf,
    /// Its name in findings.
    pub name: std::sync::Arc<str>,
    /// Its prices.
    pub book: PriceBook,
    /// What there is to say about it.
    pub findings: Vec<Finding>,
}

/// An operation workbook, still as cells: what its texts mean depends on the price workbooks.
pub struct Operation {
    /// Where it was found.
    pub found: Found,
    /// Its folder on the disk.
    pub folder: PathBuf,
    /// Its cells.
    pub book: Workbook,
    /// The settings files that said something about it.
    pub settings: Vec<Source>,
    /// How its report looks, if a settings file says.
    pub theme: Option<Arc<Theme>>,
    /// What there is to say of its sheets of other names, whose cells are gone.
    pub strange: Vec<Finding>,
}

/// All workbooks, each kind in the order of the input.
#[derive(Default)]
pub struct Gathered {
    /// Price workbooks.
    pub prices: Vec<Price>,
    /// Operation workbooks.
    pub operations: Vec<Operation>,
    /// What there is to say about files, kinds and price workbooks.
    pub findings: Vec<Finding>,
    /// Files that may be operation workbooks and cannot be known: what they use is unknown too.
    pub unknown: Vec<Use>,
    /// How many workbooks could be read.
    pub read: usize,
    /// How many could not.
    pub faulty: usize,
    /// The files that no report may replace: all but the program's own reports.
    pub kept: Vec<PathBuf>,
}

enum Read {
    Price(PriceBook, Vec<Finding>),
    Operation(Workbook, Vec<Source>, Option<Arc<Theme>>, Vec<Finding>),
    Persons(Workbook, Vec<Source>, Vec<Finding>),
    Passed(Vec<Finding>),
    Faulty(Finding),
}

/// Reads every workbook. Only the cells of operation workbooks stay in memory.
pub fn gather(
    found: Vec<Found>,
    settings: Vec<Found>,
    readers: &Readers,
    words: &Words,
    progress: &(dyn Fn(Step) + Sync),
) -> Gathered {
    let mut roots = Roots::default();
    let mut gathered = Gathered::default();
    let mut said: BTreeMap<PathBuf, Settings> = BTreeMap::new();
    for found in settings {
        let (settings, findings) = settings::load(&found.path, &found.name, words);
        gathered.findings.extend(findings);
        said.insert(roots.folder(&found), settings);
    }
    let found: Vec<(PathBuf, Found)> = found.into_iter().map(|found| (roots.folder(&found), found)).collect();
    let read: Vec<(PathBuf, Found, Read)> = found
        .into_par_iter()
        .map(|(folder, found)| {
            let reach: Vec<&Settings> = folder.ancestors().filter_map(|folder| said.get(folder)).collect();
            let read = read(&found, &reach, readers, words);
            progress(Step::Done);
            (folder, found, read)
        })
        .collect();
    let count = read.len();
    let mut persons = Vec::new();
    for (folder, found, read) in read {
        if let Some(file) = found.path.file_name() {
            gathered.kept.push(folder.join(file));
        }
        match read {
            Read::Price(book, findings) => {
                gathered.findings.extend(findings.iter().cloned());
                gathered.prices.push(Price { folder, name: found.name, book, findings });
            }
            Read::Operation(book, settings, theme, strange) => {
                gathered.operations.push(Operation { found, folder, book, settings, theme, strange });
            }
            Read::Persons(book, settings, strange) => {
                persons.push(Persons { found, folder, book: Ok(book), settings, strange });
            }
            Read::Passed(findings) => {
                if findings.iter().any(|finding| finding.code == Code::OwnReport) {
                    gathered.kept.pop();
                }
                // Perhaps an operation workbook whose sheet is misspelt.
                if findings.iter().any(|finding| finding.suggestion.is_some()) {
                    gathered.unknown.push(Use { folder, codes: None });
                }
                gathered.findings.extend(findings);
            }
            Read::Faulty(finding) if owner(&found.path).is_some() => {
                gathered.faulty += 1;
                let (settings, strange) = (Vec::new(), Vec::new());
                persons.push(Persons { found, folder, book: Err(finding), settings, strange });
            }
            Read::Faulty(finding) => {
                gathered.faulty += 1;
                gathered.unknown.push(Use { folder, codes: None });
                gathered.findings.push(finding);
            }
        }
    }
    gathered.read = count - gathered.faulty;
    gathered.findings.extend(join(&mut gathered.operations, persons, words));
    gathered
}

fn read(found: &Found, reach: &[&Settings], readers: &Readers, words: &Words) -> Read {
    if let Some(finding) = refused(found, words) {
        return Read::Faulty(finding);
    }
    let place = Place::workbook(&found.name);
    let faulty: Vec<Place> =
        reach.iter().filter(|s| s.faulty).map(|s| Place::workbook(&s.source.workbook)).collect();
    if let Some(first) = faulty.first() {
        let settings = first.workbook.to_string();
        let finding = Finding::new(Code::FaultySettings, place).with("settings", settings);
        return Read::Faulty(Finding { further: faulty, ..finding });
    }
    let mut book = match readers.read_with(&found.path, &found.name, &settings::persons(reach)) {
        Ok(book) => book,
        Err(fault) => return Read::Faulty(fault.finding(place, words)),
    };
    let mut settings = settings::apply(reach, &mut book);
    let theme = settings::theme(reach).map(|(theme, sources)| {
        settings.extend(sources.into_iter().filter(|source| !settings.contains(source)).collect::<Vec<_>>());
        Arc::clone(theme)
    });
    match validate::kind(&book) {
        Kind::Price => {
            let (prices, findings) = validate::price_book(&book, words);
            Read::Price(prices, findings)
        }
        Kind::Operation => {
            let strange = validate::strange_sheets(&mut book, words);
            Read::Operation(book, settings, theme, strange)
        }
        Kind::Persons => {
            let strange = validate::strange_sheets(&mut book, words);
            Read::Persons(book, settings, strange)
        }
        Kind::OwnReport => Read::Passed(vec![Finding::new(Code::OwnReport, Place::workbook(&found.name))]),
        Kind::Neither => Read::Passed(validate::neither(&book, words)),
    }
}

/// A workbook whose name, or a folder's from its root down, holds a personal identity number. It is
/// not read: its report and everything said of it would repeat the number.
fn refused(found: &Found, words: &Words) -> Option<Finding> {
    let parts = found.path.iter().rev().take(found.folder.len() + 2).map(|part| part.to_string_lossy());
    let parts: Vec<_> = parts.filter(|part| personal::holds(part)).collect();
    let root = parts.last()?;
    // The root's own name is shown only where it is the reason.
    let name =
        if personal::holds(&found.name) { found.name.to_string() } else { format!("{root}/{}", found.name) };
    let finding = Finding::new(Code::PersonalNumber, Place::workbook(&name.into()));
    Some(finding.with("place", &words.files.aside.file_name))
}

/// The roots of a run as the system knows them, so that the same folder reached by two inputs
/// (`.` and `2016`, or two files of one folder) is one folder.
#[derive(Default)]
struct Roots(BTreeMap<PathBuf, PathBuf>);

impl Roots {
    /// The folder that a file was found in.
    fn folder(&mut self, found: &Found) -> PathBuf {
        let root = found.path.ancestors().nth(found.folder.len() + 1).unwrap_or(Path::new(""));
        let known = self.0.entry(root.to_path_buf()).or_insert_with(|| whole(root));
        found.folder.iter().fold(known.clone(), |folder, part| folder.join(part))
    }
}

/// A folder's path from the top of the disk, links followed.
pub fn whole(folder: &Path) -> PathBuf {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    folder.canonicalize().or_else(|_| std::path::absolute(folder)).unwrap_or_else(|_| folder.to_path_buf())
}
