//! Reading the file. Whatever is not understood is a finding with its line.

use super::Settings;
use crate::base::{Code, Finding, Place};
use crate::model::Source;
use crate::read::{Fault, read_bytes_of, sha256};
use crate::theme;
use crate::words::names::{Name, column, settings, sheet};
use crate::words::{Words, fill};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Columns that hold kronor, and so may hold thousands of them.
const AMOUNTS: [Name; 4] = [column::PRICE, column::AMOUNT, column::LOWEST, column::HIGHEST];
/// Units that an amount may have, and how many kronor one is.
const UNITS: [(&str, u32); 3] = [("kr", 1), ("tkr", 1000), ("mkr", 1_000_000)];

/// Reads the file. What there is to say about it are errors, each with its line.
pub fn load(path: &Path, name: &Arc<str>, words: &Words) -> (Settings, Vec<Finding>) {
    let source = |bytes: &[u8]| Source {
        workbook: Arc::clone(name),
        sha256: sha256(bytes).into(),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        modified: None,
    };
    let mut reader = Reader {
        place: Place::workbook(name),
        text: String::new(),
        words,
        theme: None,
        findings: Vec::new(),
    };
    let mut settings = Settings {
        source: source(b""),
        faulty: false,
        theme: None,
        sheets: BTreeMap::new(),
        columns: BTreeMap::new(),
        units: BTreeMap::new(),
    };
    match read_bytes_of(path, 1) {
        Ok(bytes) => {
            settings.source = source(&bytes);
            match String::from_utf8(bytes) {
                Ok(text) => reader.read(text, &mut settings),
                Err(_) => reader.unreadable(&words.files.not_utf8),
            }
        }
        Err(Fault::OverLimit(..)) => reader.unreadable(&words.files.too_large),
        Err(fault) => reader.findings.push(fault.finding(reader.place.clone(), words)),
    }
    settings.faulty = !reader.findings.is_empty();
    if let Some(file) = reader.theme.take() {
        let (theme, findings) = theme::load(&path.with_file_name(&file), &theme::beside(name, &file), words);
        settings.theme = theme.map(Arc::new);
        reader.findings.extend(findings);
    }
    (settings, reader.findings)
}

struct Reader<'w> {
    place: Place,
    text: String,
    words: &'w Words,
    theme: Option<String>,
    findings: Vec<Finding>,
}

type Entry<'t, 'i> = (&'t Spanned<Cow<'i, str>>, &'t Spanned<DeValue<'i>>);

impl Reader<'_> {
    fn read(&mut self, text: String, settings: &mut Settings) {
        // The line of an entry is counted in it while the table borrows the original.
        self.text.clone_from(&text);
        let table = match DeTable::parse(&text) {
            Ok(table) => table.into_inner(),
            Err(error) => {
                let line = error.span().map_or(1, |span| self.line(span.start));
                let values = [("line", line.to_string()), ("cause", error.message().to_string())];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                return self.unreadable(&fill(&self.words.files.at_line, &values));
            }
        };
        for entry in table.iter() {
            match settings::EVERY.iter().find(|name| name.is(entry.0.get_ref())) {
                Some(&settings::SHEETS) => {
                    for entry in self.table(entry) {
                        let Some(ours) = self.known(entry.0, &sheet::ALL) else { continue };
                        let names = self.names(entry);
                        settings.sheets.entry(ours.sv).or_default().extend(names);
                    }
                }
                Some(&settings::COLUMNS) => self.by_sheet(entry, column::EVERY, |reader, key, entry| {
                    let names = reader.names(entry);
                    settings.columns.entry(key).or_default().extend(names);
                }),
                Some(&settings::THEME) => match entry.1.get_ref().as_str() {
                    Some(file) => self.theme = Some(file.to_string()),
                    None => self.wrong_type(entry.0, &self.words.files.a_name),
                },
                Some(_) => self.by_sheet(entry, &AMOUNTS, |reader, key, entry| {
                    if let Some(unit) = reader.unit(entry) {
                        settings.units.insert(key, unit);
                    }
                }),
                None => self
                    .unknown(entry.0, settings::EVERY.iter().map(|name| name.of(self.words.lang)).collect()),
            }
        }
    }

    /// The entries of a table of our sheets, each a table of our columns.
    fn by_sheet(
        &mut self,
        entry: Entry,
        columns: &'static [Name],
        mut put: impl FnMut(&mut Self, (&'static str, &'static str), Entry),
    ) {
        for entry in self.table(entry) {
            let Some(sheet) = self.known(entry.0, &sheet::ALL) else { continue };
            for entry in self.table(entry) {
                if let Some(column) = self.known(entry.0, columns) {
                    put(self, (sheet.sv, column.sv), entry);
                }
            }
        }
    }

    /// The entries of a table; that it is none is a finding.
    fn table<'t, 'i>(&mut self, (key, value): Entry<'t, 'i>) -> Vec<Entry<'t, 'i>> {
        match value.get_ref() {
            DeValue::Table(table) => table.iter().collect(),
            _ => {
                self.wrong_type(key, &self.words.files.a_section);
                Vec::new()
            }
        }
    }

    fn known(&mut self, key: &Spanned<Cow<'_, str>>, of: &'static [Name]) -> Option<&'static Name> {
        let found = of.iter().find(|name| name.heads(key.get_ref()));
        if found.is_none() {
            self.unknown(key, of.iter().map(|name| name.of(self.words.lang)).collect());
        }
        found
    }

    /// One text, or several.
    fn names(&mut self, (key, value): Entry) -> Vec<String> {
        let text = |value: &DeValue| value.as_str().map(str::to_string);
        let names = match value.get_ref() {
            DeValue::Array(values) => values.iter().map(|value| text(value.get_ref())).collect(),
            value => text(value).map(|name| vec![name]),
        };
        names.unwrap_or_else(|| {
            self.wrong_type(key, &self.words.files.a_name);
            Vec::new()
        })
    }

    fn unit(&mut self, (_, value): Entry) -> Option<u32> {
        let found = value.get_ref().as_str().unwrap_or_default();
        let known = UNITS.iter().find(|(unit, _)| unit.eq_ignore_ascii_case(found.trim()));
        if known.is_none() {
            let (start, choices) = (value.span().start, UNITS.map(|(unit, _)| unit));
            self.wrong(found, start, &choices);
        }
        known.map(|(_, kronor)| *kronor)
    }

    fn unknown(&mut self, key: &Spanned<Cow<'_, str>>, choices: Vec<&str>) {
        self.wrong(key.get_ref(), key.span().start, &choices);
    }

    fn wrong_type(&mut self, key: &Spanned<Cow<'_, str>>, expected: &str) {
        let line = self.line(key.span().start).to_string();
        let values = [("line", line.as_str()), ("found", key.get_ref()), ("expected", expected)];
        self.unreadable(&fill(&self.words.files.wrong_type, &values));
    }

    fn wrong(&mut self, found: &str, at: usize, choices: &[&str]) {
        let line = self.line(at).to_string();
        let finding = Finding::new(Code::UnknownSetting, self.place.clone()).with("found", found);
        self.findings.push(finding.with("line", line).with("choices", choices.join(", ")));
    }

    fn unreadable(&mut self, reason: &str) {
        self.findings.push(Finding::new(Code::UnreadableSettings, self.place.clone()).with("reason", reason));
    }

    /// The line of a position in bytes, from 1.
    fn line(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
    }
}
