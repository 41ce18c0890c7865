//! Checks the workbooks of a case as a run does: price workbooks first, each serving its folder and below.

use super::Case;
use super::files::{has_files, run_over};
use bokslut::base::Finding;
use bokslut::model::Inputs;
use bokslut::validate::{self, Kind, PriceBook};
use bokslut::words::{Lang, Words};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

/// What checking a case gave.
pub struct Checked {
    /// Every finding, in the total order, each once.
    pub findings: Vec<Finding>,
    /// Every operation workbook by name, with its inputs and its own findings.
    pub operations: Vec<(String, Option<Inputs>, Vec<Finding>)>,
}

/// Findings, once somebody has looked for them.
type Once = Arc<OnceLock<Vec<Finding>>>;

/// What cases gave, by folder and by whether it was said in Swedish.
type Found = BTreeMap<(PathBuf, bool), Arc<OnceLock<Vec<Finding>>>>;

/// What the case of a folder gives: checked as workbooks, or run over as files; found once, however many
/// tests of a program ask.
pub fn found(folder: &Path, lang: Lang) -> Vec<Finding> {
    static FOUND: Mutex<BTreeMap<(PathBuf, bool), Once>> = Mutex::new(BTreeMap::new());
    let key = (folder.to_path_buf(), lang == Lang::Sv);
    let once = Arc::clone(FOUND.lock().expect("nobody fell with it").entry(key).or_default());
    let findings = once.get_or_init(|| match has_files(folder) {
        true => run_over(folder, lang),
        false => check(&Case::of(folder), Words::of(lang)).findings,
    });
    findings.clone()
}

/// Checks a case.
pub fn check(case: &Case, words: &Words) -> Checked {
    let books = case.workbooks();
    let mut findings = Vec::new();
    let mut prices: Vec<(String, PriceBook)> = Vec::new();
    for book in &books {
        match validate::kind(book) {
            Kind::Price => {
                let (price_book, found) = validate::price_book(book, words);
                prices.push((folder(&book.source.workbook), price_book));
                findings.extend(found);
            }
            Kind::Persons => findings.extend(validate::without_operation(book, words)),
            Kind::Neither => findings.extend(validate::neither(book, words)),
            Kind::Operation | Kind::OwnReport => {}
        }
    }
    let level = |wanted: &str| -> Vec<&PriceBook> {
        prices.iter().filter(|(folder, _)| folder == wanted).map(|(_, book)| book).collect()
    };
    let mut folders: Vec<&String> = prices.iter().map(|(folder, _)| folder).collect();
    folders.sort();
    folders.dedup();
    findings.extend(folders.iter().flat_map(|folder| validate::duplicates(&level(folder))));

    let mut operations = Vec::new();
    for book in books.iter().filter(|book| validate::kind(book) == Kind::Operation) {
        let mut reach = Vec::new();
        let mut at = book.source.workbook.to_string();
        while !at.is_empty() {
            at = folder(&at);
            reach.push(level(&at));
        }
        let (inputs, found) = validate::operation(book, &reach, words);
        findings.extend(found.clone());
        operations.push((book.source.workbook.to_string(), inputs, found));
    }
    findings.sort();
    findings.dedup();
    Checked { findings, operations }
}

fn folder(path: &str) -> String {
    path.rsplit_once('/').map(|(folder, _)| folder.to_string()).unwrap_or_default()
}
