//! Reading everything, in parallel, and telling price from operation workbooks. What is computed while
//! there is room for it in memory is read once; of the rest only what was learnt is kept, and it is read
//! again when its turn comes, so that memory does not grow with the number of workbooks.

use super::Step;
use super::persons::{Persons, join};
use super::years::About;
use crate::base::{Code, Finding, Place, personal};
use crate::discover::{Found, owner};
use crate::model::Source;
use crate::read::{Grid, Readers, Workbook};
use crate::settings::{self, Settings};
use crate::theme::Theme;
use crate::together::OperationKey;
use crate::validate::{self, Kind, PriceBook};
use crate::words::Words;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

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

/// An operation workbook. What its texts mean depends on the price workbooks, so it is cells still.
pub struct Operation {
    /// Where it was found.
    pub found: Found,
    /// Its folder on the disk.
    pub folder: PathBuf,
    /// Which file it was.
    pub source: Source,
    /// Whose account it says it is.
    pub about: Option<About>,
    /// The settings files that said something about it.
    pub settings: Vec<Source>,
    /// How its report looks, if a settings file says.
    pub theme: Option<Arc<Theme>>,
    /// What there is to say of its sheets of other names, whose cells are gone.
    pub strange: Vec<Finding>,
    /// Its participants, where they lie in files of their own.
    pub parts: Vec<Workbook>,
    /// Whether there are such files that cannot be read.
    pub lacks_parts: bool,
    /// Its cells, where there was room for them.
    held: Option<Box<Workbook>>,
}

impl Operation {
    /// Takes its cells, which may be read again.
    ///
    /// # Errors
    /// A finding when it can no longer be read, or is another file than before.
    pub fn cells(&mut self, reading: &Reading) -> Result<Workbook, Finding> {
        let held = self.held.take().map(|held| Ok(*held)).unwrap_or_else(|| {
            match reading.read(&self.folder, &self.found) {
                Read::Operation(book, ..) if book.source == self.source => Ok(*book),
                Read::Faulty(finding) => Err(finding),
                _ => Err(Finding::new(Code::Changing, Place::workbook(&self.found.name))),
            }
        });
        let (parts, lacks_parts) = (std::mem::take(&mut self.parts), self.lacks_parts);
        held.map(|book| Workbook { parts, lacks_parts, ..book })
    }
}

/// All workbooks, each kind in the order of the input.
#[derive(Default)]
pub struct Gathered {
    /// Price workbooks.
    pub prices: Vec<Price>,
    /// Operation workbooks.
    #[expect(clippy::vec_box, reason = "thousands are sorted and handed on")]
    pub operations: Vec<Box<Operation>>,
    /// What there is to say about files and kinds; of price workbooks, each tells itself.
    pub findings: Vec<Finding>,
    /// Files that may be operation workbooks and cannot be known: what they use is unknown too.
    pub unknown: Vec<PathBuf>,
    /// How many workbooks could be read.
    pub read: usize,
    /// How many could not.
    pub faulty: usize,
    /// The files that no report may replace: all but the program's own reports.
    pub kept: Vec<PathBuf>,
}

enum Read {
    Price(PriceBook, Vec<Finding>),
    Operation(Box<Workbook>, Vec<Source>, Option<Arc<Theme>>, Vec<Finding>),
    Persons(Box<Workbook>, Vec<Source>, Vec<Finding>),
    Passed(Vec<Finding>),
    Faulty(Finding),
}

/// How workbooks are read, the first time and again.
pub struct Reading<'a> {
    readers: Readers,
    /// What the settings file of each folder says.
    said: BTreeMap<PathBuf, Settings>,
    words: &'a Words,
    /// How many cells may still be held.
    room: AtomicUsize,
}

impl Reading<'_> {
    fn read(&self, folder: &Path, found: &Found) -> Read {
        let reach: Vec<&Settings> = folder.ancestors().filter_map(|folder| self.said.get(folder)).collect();
        read(found, &reach, &self.readers, self.words)
    }

    /// Reads a workbook for the first time.
    fn learn(&self, folder: PathBuf, found: Found) -> Learnt {
        match self.read(&folder, &found) {
            Read::Price(book, findings) => Learnt::Price(Price { folder, name: found.name, book, findings }),
            Read::Operation(book, settings, theme, strange) => {
                let source = book.source.clone();
                let organisation = theme.as_ref().map_or("", |theme| &theme.organisation);
                let about = validate::about(&book, self.words)
                    .map(|(operation, year)| (OperationKey::of(organisation, &operation), year));
                let cells: usize = book.sheets.iter().map(Grid::count).sum();
                let less = |room: usize| room.checked_sub(cells);
                let room = self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
                let held = room.is_ok().then_some(book);
                Learnt::Operation(Box::new(Operation {
                    found,
                    folder,
                    source,
                    about,
                    settings,
                    theme,
                    strange,
                    parts: Vec::new(),
                    lacks_parts: false,
                    held,
                }))
            }
            Read::Persons(book, settings, strange) => {
                Learnt::Persons(Box::new(Persons { found, folder, book: Ok(*book), settings, strange }))
            }
            Read::Passed(findings) => Learnt::Passed(folder, findings),
            // A list that is named after an operation keeps that from getting a report of the other lists.
            Read::Faulty(finding) if owner(&found.path).is_some() => {
                let (book, settings, strange) = (Err(finding), Vec::new(), Vec::new());
                Learnt::Persons(Box::new(Persons { found, folder, book, settings, strange }))
            }
            Read::Faulty(finding) => Learnt::Faulty(folder, finding),
        }
    }
}

/// What is known of a workbook once it has been read.
enum Learnt {
    Price(Price),
    Operation(Box<Operation>),
    Persons(Box<Persons>),
    Passed(PathBuf, Vec<Finding>),
    Faulty(PathBuf, Finding),
}

/// Reads every workbook, and holds `room` cells of operation workbooks. Returns also how to read one again.
pub fn gather<'a>(
    found: Vec<Found>,
    settings: Vec<Found>,
    (readers, room): (Readers, usize),
    words: &'a Words,
    progress: &(dyn Fn(Step) + Sync),
) -> (Gathered, Reading<'a>) {
    let mut roots = Roots::default();
    let mut gathered = Gathered::default();
    let mut said: BTreeMap<PathBuf, Settings> = BTreeMap::new();
    for found in settings {
        let (settings, findings) = settings::load(&found.path, &found.name, words);
        gathered.findings.extend(findings);
        said.insert(roots.folder(&found), settings);
    }
    let found: Vec<(PathBuf, Found)> = found.into_iter().map(|found| (roots.folder(&found), found)).collect();
    let reading = Reading { readers, said, words, room: AtomicUsize::new(room) };
    let learnt: Vec<(Option<PathBuf>, Learnt)> = found
        .into_par_iter()
        .map(|(folder, found)| {
            let path = found.path.file_name().map(|file| folder.join(file));
            let learnt = reading.learn(folder, found);
            progress(Step::Done);
            (path, learnt)
        })
        .collect();
    let count = learnt.len();
    let mut persons = Vec::new();
    for (path, learnt) in learnt {
        gathered.kept.extend(path);
        match learnt {
            Learnt::Price(price) => gathered.prices.push(price),
            Learnt::Operation(operation) => {
                gathered.operations.push(operation);
            }
            Learnt::Persons(part) => {
                gathered.faulty += usize::from(part.book.is_err());
                persons.push(*part);
            }
            Learnt::Passed(folder, findings) => {
                if findings.iter().any(|finding| finding.code == Code::OwnReport) {
                    gathered.kept.pop();
                }
                // Perhaps an operation workbook whose sheet is misspelt.
                if findings.iter().any(|finding| finding.suggestion.is_some()) {
                    gathered.unknown.push(folder);
                }
                gathered.findings.extend(findings);
            }
            Learnt::Faulty(folder, finding) => {
                gathered.faulty += 1;
                gathered.unknown.push(folder);
                gathered.findings.push(finding);
            }
        }
    }
    gathered.read = count - gathered.faulty;
    gathered.findings.extend(join(&mut gathered.operations, persons, words));
    (gathered, reading)
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
            Read::Operation(Box::new(book), settings, theme, strange)
        }
        Kind::Persons => {
            let strange = validate::strange_sheets(&mut book, words);
            Read::Persons(Box::new(book), settings, strange)
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
