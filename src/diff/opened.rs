//! A written report as it is compared: its language, its inputs by their keys, its key figures by
//! what they mean, and what it says of itself.

use super::identity::{Identity, Reader};
use crate::base::Cell;
use crate::read::{Package, PackageSheet};
use crate::register::listed;
use crate::report::MARK;
use crate::seal::Held;
use crate::words::{Lang, Words};
use std::collections::BTreeMap;

/// Why a workbook cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is no report of this program.
    NoReport,
    /// It is a report without a register of inputs, of an earlier version.
    NoRegister,
    /// Its formulas cannot be calculated anew; the sheet and the cell, or what the engine said.
    NotCalculated(String),
}

/// A cell of a report: the sheet's position, and the cell.
pub type At = (usize, Cell);

/// An input of a report.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its key.
    pub key: String,
    /// What it is, in the report's words.
    pub label: String,
    /// Its cell.
    pub at: At,
    /// The same in words: `Antaganden!B7`.
    pub cell: String,
    /// What it was when the report was written.
    pub written: Held,
    /// What stands there now.
    pub now: Held,
    /// The cell of the source workbook that it came from, in the report's words.
    pub source: String,
}

/// A workbook that the report was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path below the folder that was read.
    pub workbook: String,
    /// Its SHA-256.
    pub sha256: String,
    /// When it was last changed, as it says itself.
    pub modified: Option<String>,
}

/// What a report says of itself.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The operation.
    pub operation: String,
    /// The account year.
    pub year: String,
    /// Who is responsible for it.
    pub principal: String,
    /// The program that wrote it, with its version.
    pub program: String,
    /// Whether it is for readers inside only.
    pub inner: bool,
    /// The workbooks that it was made from.
    pub sources: Vec<SourceFile>,
}

/// A report that can be compared.
#[derive(Debug)]
pub struct Opened<'a> {
    /// As it lies in its file.
    pub package: &'a Package,
    /// The words it is written in.
    pub words: &'static Words,
    /// Its inputs, in the order of the register.
    pub inputs: Vec<Input>,
    /// Their positions by key.
    by_key: BTreeMap<String, usize>,
    /// Its key figures: defined name and cell.
    pub figures: BTreeMap<Identity, (String, At)>,
    /// What it says of itself.
    pub facts: Facts,
    /// Everybody it has results of, as it calls them, by what they are called in every language.
    pub parties: BTreeMap<String, String>,
}

impl<'a> Opened<'a> {
    /// Reads a report.
    ///
    /// # Errors
    /// It is none, or has no register of inputs.
    pub fn of(package: &'a Package) -> Result<Opened<'a>, Unfit> {
        if package.properties.get("bokslut").map(String::as_str) != Some(MARK) {
            return Err(Unfit::NoReport);
        }
        let all = Lang::ALL.map(Words::of);
        let words = all
            .into_iter()
            .find(|words| package.sheet(&words.report.sheets.register).is_some())
            .ok_or(Unfit::NoRegister)?;
        let mut opened = Opened {
            package,
            words,
            inputs: Vec::new(),
            by_key: BTreeMap::new(),
            figures: BTreeMap::new(),
            facts: facts(package, words),
            parties: BTreeMap::new(),
        };
        opened.read_register();
        if opened.inputs.is_empty() {
            return Err(Unfit::NoRegister);
        }
        opened.read_names();
        Ok(opened)
    }

    fn read_register(&mut self) {
        for listed in listed(self.package) {
            let at = (listed.sheet, listed.cell);
            let empty = Held::Text(String::new());
            let input = Input {
                key: listed.key,
                at,
                cell: format!("{}!{}", self.package.sheets[listed.sheet].name, listed.cell),
                written: listed.written,
                now: self.package.cell(at.0, at.1).map_or(empty, |cell| cell.held.clone()),
                label: listed.label,
                source: listed.source,
            };
            self.by_key.insert(input.key.clone(), self.inputs.len());
            self.inputs.push(input);
        }
    }

    fn read_names(&mut self) {
        let reader = Reader::of(self.package, self.words, &self.facts.operation);
        for (name, target) in &self.package.names {
            let (Some(identity), Some(at)) = (reader.read(name), self.at(target)) else { continue };
            if let Some((key, shown)) = reader.party(&identity) {
                self.parties.insert(key, shown);
            }
            self.figures.insert(identity, (name.clone(), at));
        }
    }

    /// The input with that key.
    pub fn input(&self, key: &str) -> Option<&Input> {
        self.by_key.get(key).and_then(|position| self.inputs.get(*position))
    }

    /// A cell by its address: `Antaganden!B7`, `'Income statement'!$I$8`.
    fn at(&self, address: &str) -> Option<At> {
        let (sheet, cell) = address.rsplit_once('!')?;
        let bare = sheet.strip_prefix('\'').and_then(|sheet| sheet.strip_suffix('\''));
        let sheet = bare.map_or_else(|| sheet.to_string(), |sheet| sheet.replace("''", "'"));
        let index = self.package.sheets.iter().position(|found| found.name == sheet)?;
        Some((index, cell.parse().ok()?))
    }

    /// The position of a sheet.
    pub fn sheet(&self, name: &str) -> Option<usize> {
        self.package.sheets.iter().position(|sheet| sheet.name == name)
    }

    /// Whoever stands for the whole: the principal as keys call it.
    pub fn principal(&self) -> String {
        super::identity::known(&self.facts.principal)
    }
}

/// The text of a cell.
pub fn text(sheet: &PackageSheet, row: u32, column: u16) -> Option<&str> {
    sheet.cells.get(&Cell { row, column })?.text().filter(|text| !text.is_empty())
}

fn facts(package: &Package, words: &Words) -> Facts {
    let (report, empty) = (&words.report, PackageSheet::default());
    let sheet = package.sheet(&report.sheets.provenance).unwrap_or(&empty);
    let last = sheet.cells.keys().map(|cell| cell.row).max().unwrap_or(0);
    let fact = |label: &str| {
        let row = (0..=last).find(|row| text(sheet, *row, 0) == Some(label));
        let Some(row) = row else { return String::new() };
        // A long text goes on in the rows below it, which have no label.
        let below = (row + 1..=last)
            .take_while(|row| text(sheet, *row, 0).is_none())
            .map_while(|row| text(sheet, row, 1));
        let pieces: Vec<&str> = text(sheet, row, 1).into_iter().chain(below).collect();
        pieces.join(" ")
    };
    let heading = (0..=last).find(|row| text(sheet, *row, 0) == Some(&*report.sections.sources));
    let sources = heading.into_iter().flat_map(|heading| heading + 2..=last).map_while(|row| {
        let [workbook, sha256, modified] = [0, 2, 3].map(|column| text(sheet, row, column));
        let modified = modified.filter(|date| date.ends_with('Z')).map(str::to_string);
        Some(SourceFile { workbook: workbook?.to_string(), sha256: sha256?.to_string(), modified })
    });
    Facts {
        operation: fact(&report.labels.operation),
        year: year(package, words),
        principal: fact(&report.labels.principal),
        program: fact(&report.labels.program),
        inner: fact(&report.labels.edition).starts_with(&*report.texts.inner_edition),
        sources: sources.collect(),
    }
}

/// The account year, beside its label among the general assumptions.
fn year(package: &Package, words: &Words) -> String {
    let Some(sheet) = package.sheet(&words.report.sheets.assumptions) else { return String::new() };
    let label = &*words.report.labels.account_year;
    let row = sheet.cells.iter().find(|(cell, found)| cell.column == 0 && found.text() == Some(label));
    let cell = row.and_then(|(at, _)| sheet.cells.get(&Cell { row: at.row, column: 1 }));
    cell.and_then(|cell| cell.number()).map_or_else(String::new, |year| year.to_string())
}
