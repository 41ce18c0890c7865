//! Folders to sorted files: which workbooks the inputs hold.

use crate::base::{Code, Finding, Place, Refusal};
use crate::words::names::sheet;
use crate::words::{FileWords, Words};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// The endings of the formats that are read, in lower case.
const ENDINGS: [&str; 5] = ["xlsx", "xlsm", "xlsb", "xls", "ods"];

/// The endings of files that are read as participants, where their names say that they are.
const FLAT: [&str; 2] = ["csv", "parquet"];

/// What the settings file of a folder is called.
const SETTINGS: &str = "bokslut.toml";

/// What the inputs hold.
#[derive(Debug, Default)]
pub struct Discovered {
    /// The workbooks, each once, sorted by root and name.
    pub workbooks: Vec<Found>,
    /// The settings files, likewise.
    pub settings: Vec<Found>,
    /// What is wrong with the inputs, all of it errors: an input that does not exist, one that is no
    /// workbook by its ending, a folder without workbooks, a folder that cannot be read.
    pub findings: Vec<Finding>,
}

/// A workbook that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is, for opening it.
    pub path: PathBuf,
    /// Its path below its root with `/` between the parts: what users see. Where workbooks of more
    /// than one root were found, the root folder's own name stands first. What is not Unicode in it
    /// is replaced.
    pub name: Arc<str>,
    /// The parts of the folder below its root: `2016/a.xlsx` has `2016`.
    pub folder: Vec<String>,
    /// Which input its root is, from 0: the folder that was asked for, or the folder of the file
    /// that was. Inputs with the same root folder share the number of the first of them.
    pub root: usize,
}

/// Finds the workbooks that the inputs hold, and the settings files beside and above them.
///
/// Folders are walked to the bottom, through links too. Lock files (`~$...`), dot files, dot
/// folders and other endings are passed over. For a file that is an input itself, the settings file
/// of its folder is found too.
pub fn discover(inputs: &[PathBuf], words: &Words) -> Discovered {
    let mut findings = Vec::new();
    let (mut candidates, mut settings) = (Vec::new(), Vec::new());
    let mut roots: Vec<PathBuf> = Vec::new();
    for (number, input) in inputs.iter().enumerate() {
        let folder = match asked_for(input, words) {
            Ok(folder) => folder,
            Err(finding) => {
                findings.push(finding);
                roots.push(PathBuf::new());
                continue;
            }
        };
        let home = identity(&folder);
        let root = roots.iter().position(|earlier| *earlier == home).unwrap_or(number);
        roots.push(home);
        let mut search = Search {
            folder: &folder,
            root,
            words: &words.files,
            candidates: Vec::new(),
            settings: Vec::new(),
            findings: Vec::new(),
        };
        if folder == *input {
            search.walk();
            if search.candidates.is_empty() && search.findings.is_empty() {
                findings.push(at(Code::EmptyFolder, input).with("path", shown(input)));
            }
        } else {
            search.take(input, false);
            search.take_persons_of(input);
            let beside = folder.join(SETTINGS);
            if beside.is_file() {
                search.take(&beside, false);
            }
        }
        candidates.append(&mut search.candidates);
        settings.append(&mut search.settings);
        findings.append(&mut search.findings);
    }
    findings.sort();
    let mut workbooks = once_each(candidates);
    tell_roots_apart(&mut workbooks, &roots);
    let mut settings = once_each(settings);
    tell_roots_apart(&mut settings, &roots);
    Discovered { workbooks, settings, findings }
}

/// Puts the root folder's name first where there are several roots: `a/x.xlsx` and `b/x.xlsx` would
/// else both be `x.xlsx`. The order stays, as workbooks of one root get the same in front.
fn tell_roots_apart(found: &mut [Found], roots: &[PathBuf]) {
    let several = found.iter().any(|one| found.first().is_some_and(|first| first.root != one.root));
    for found in found.iter_mut().filter(|_| several) {
        if let Some(folder) = roots.get(found.root).and_then(|root| root.file_name()) {
            found.name = format!("{}/{}", folder.to_string_lossy(), found.name).into();
        }
    }
}

/// The folder below which an input's workbooks get their names: itself, or the folder it is in.
#[allow(clippy::result_large_err, reason = "a finding is rare, and moved only a few times")]
fn asked_for(input: &Path, words: &Words) -> Result<PathBuf, Finding> {
    let kind = fs::metadata(input).map_err(|error| match error.kind() {
        ErrorKind::NotFound => at(Code::NoSuchInput, input).with("path", shown(input)),
        _ => at(Code::Unreadable, input).with("reason", words.files.told(&Refusal::of(&error))),
    })?;
    if kind.is_dir() {
        return Ok(input.to_path_buf());
    }
    if !is_ours(input) && !is_settings(input) {
        return Err(at(Code::NotASpreadsheet, input).with("reason", &words.files.ending));
    }
    match input.parent() {
        Some(parent) if parent != Path::new("") => Ok(parent.to_path_buf()),
        _ => Ok(PathBuf::from(".")),
    }
}

struct Candidate {
    found: Found,
    /// Reached through a link to a folder or to the file itself.
    linked: bool,
}

struct Search<'a> {
    folder: &'a Path,
    root: usize,
    words: &'a FileWords,
    candidates: Vec<Candidate>,
    settings: Vec<Candidate>,
    findings: Vec<Finding>,
}

impl Search<'_> {
    /// Walks real folders first and links to folders after them, each real folder once: so loops
    /// end, and a workbook goes by its own name rather than by a link's.
    fn walk(&mut self) {
        let mut walked = BTreeSet::new();
        let mut named_like_workbooks = Vec::new();
        let mut waiting = BTreeSet::from([(false, self.folder.to_path_buf())]);
        while let Some((linked, start)) = waiting.pop_first() {
            let mut entries = WalkDir::new(&start).sort_by_file_name().into_iter();
            while let Some(entry) = entries.next() {
                let entry = match entry {
                    Ok(entry) => entry,
                    Err(error) => {
                        // Without an error of the system the walk has come back to where it was.
                        let refusal = error.io_error().map_or(Refusal::Loop, Refusal::of);
                        self.refused(error.path().unwrap_or(&start), &refusal);
                        continue;
                    }
                };
                let path = entry.path();
                // A link that was waiting is walked as the folder that it points to.
                let is_start = entry.depth() == 0;
                if !is_start && passed_over(path, entry.file_type().is_dir()) {
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                } else if is_start || entry.file_type().is_dir() {
                    if !walked.insert(identity(path)) {
                        entries.skip_current_dir();
                    } else if !is_start && is_ours(path) {
                        named_like_workbooks.push(path.to_path_buf());
                    }
                } else if entry.path_is_symlink() && fs::metadata(path).is_ok_and(|kind| kind.is_dir()) {
                    waiting.insert((true, path.to_path_buf()));
                } else {
                    self.take(path, linked || entry.path_is_symlink());
                }
            }
        }
        // A folder of workbooks may be called what it likes; an empty one is a workbook gone wrong.
        for folder in named_like_workbooks {
            if !self.candidates.iter().any(|candidate| candidate.found.path.starts_with(&folder)) {
                self.refused(&folder, &Refusal::NotRegular);
            }
        }
    }

    /// Takes a workbook, by its ending, or a settings file. Whether it can be read is seen when it is.
    fn take(&mut self, path: &Path, linked: bool) {
        let to = match () {
            () if is_ours(path) => &mut self.candidates,
            () if is_settings(path) => &mut self.settings,
            () => return,
        };
        let mut parts = below(self.folder, path);
        let name = Arc::from(parts.join("/"));
        parts.pop();
        let found = Found { path: path.to_path_buf(), name, folder: parts, root: self.root };
        to.push(Candidate { found, linked });
    }

    /// Takes the participants that lie beside a workbook which is an input itself.
    fn take_persons_of(&mut self, workbook: &Path) {
        let stem = workbook.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        for entry in fs::read_dir(self.folder).into_iter().flatten().flatten() {
            let path = self.folder.join(entry.file_name());
            if owner(&path).is_some_and(|owner| owner == stem) && !passed_over(&path, false) {
                self.take(&path, false);
            }
        }
    }

    fn refused(&mut self, path: &Path, refusal: &Refusal) {
        let below = below(self.folder, path).join("/");
        let place = if below.is_empty() { shown(self.folder) } else { below };
        let finding = Finding::new(Code::Unreadable, Place::workbook(&Arc::from(place)));
        self.findings.push(finding.with("reason", self.words.told(refusal)));
    }
}

/// The parts of a path below a folder.
fn below(folder: &Path, path: &Path) -> Vec<String> {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let normal = below.components().filter_map(|component| match component {
        Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
        _ => None,
    });
    normal.collect()
}

/// Every file once, by its shortest way that needs no link and has the most folders above it, so
/// that it keeps the price workbooks it lies below. Sorted by root and name.
fn once_each(mut candidates: Vec<Candidate>) -> Vec<Found> {
    candidates.sort_by(|a, b| {
        let key = |c: &Candidate| (c.linked, std::cmp::Reverse(c.found.folder.len()), c.found.root);
        key(a).cmp(&key(b)).then_with(|| (&a.found.name, &a.found.path).cmp(&(&b.found.name, &b.found.path)))
    });
    let mut seen = BTreeSet::new();
    let mut found: Vec<Found> = candidates.into_iter().map(|candidate| candidate.found).collect();
    found.retain(|found| seen.insert(identity(&found.path)));
    found.sort_by(|a, b| (a.root, &a.name, &a.path).cmp(&(b.root, &b.name, &b.path)));
    found
}

/// What tells two ways to the same file from two files.
fn identity(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// Dot files, dot folders, and the lock files of spreadsheet programs.
fn passed_over(path: &Path, folder: bool) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || (!folder && name.starts_with("~$"))
}

/// Whether a name has the ending of a workbook, or is that of participants beside one.
fn is_ours(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is = |endings: &[&str]| endings.contains(&ending.as_str());
    is(&ENDINGS) || (is(&FLAT) && owner(path).is_some())
}

/// The workbook that a file of participants lies beside, by its name without its ending and in lower case:
/// `kontoret` of `Kontoret.deltagare.csv` and `kontoret.deltagare-2.xlsx`. Nothing where the name does not say
/// so; of a workbook its sheets say whether it is one at all.
pub fn owner(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_string_lossy().to_lowercase();
    let names = [sheet::PARTICIPANTS.sv, sheet::PARTICIPANTS.en];
    let at = names.iter().filter_map(|name| stem.rfind(&format!(".{}", name.to_lowercase()))).max()?;
    (at > 0).then(|| stem[..at].to_string())
}

fn is_settings(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.eq_ignore_ascii_case(SETTINGS))
}

fn at(code: Code, path: &Path) -> Finding {
    Finding::new(code, Place::workbook(&Arc::from(shown(path))))
}

/// A path as it was typed.
fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
