//! Input workbooks in a small text form, for tests: read as cells, or written as real `.xlsx` files.
//!
//! `tests/errors/README.md` describes the form.
#![allow(dead_code)] // Each test uses its part of this file.

#[path = "../support_book/mod.rs"]
pub mod book;
pub mod check;
mod edits;
pub mod files;
mod verified;
mod write;

use bokslut::base::{Cell, Sheet};
use bokslut::model::Source;
use bokslut::read::{Grid, Value, Workbook};
use rust_decimal::Decimal;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Sheet name and cells, in order of first mention.
type SheetText = (String, Vec<((u32, u16), Value)>);

/// The workbooks of one case: path and sheets, in order of first mention.
#[derive(Clone, Debug, Default)]
pub struct Case {
    pub books: Vec<(String, Vec<SheetText>)>,
}

/// `tests/errors`, where the cases are.
pub fn errors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors")
}

impl Case {
    /// The good base case.
    pub fn base() -> Case {
        let mut case = Case::default();
        case.apply(&text(&errors().join("base.txt")));
        case
    }

    /// The base case with the changes of a folder's `input.txt`; a folder without one has no
    /// workbooks in text form.
    pub fn of(folder: &Path) -> Case {
        if !folder.join("input.txt").exists() {
            return Case::default();
        }
        let mut case = Case::base();
        case.apply(&text(&folder.join("input.txt")));
        case
    }

    /// The base case with changes.
    pub fn changed(changes: &str) -> Case {
        let mut case = Case::base();
        case.apply(changes);
        case
    }

    /// Applies the lines of a text.
    pub fn apply(&mut self, text: &str) {
        let mut book: Option<String> = None;
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                book = Some(name.to_string());
                continue;
            }
            let book = book.as_deref().unwrap_or_else(|| panic!("no workbook before: {line}"));
            if line == "remove" {
                self.books.retain(|(name, _)| name != book);
                continue;
            }
            let fields: Vec<&str> = line.split('|').map(str::trim).collect();
            match fields.as_slice() {
                ["remove", sheet] => self.sheets(book).retain(|(name, _)| name != sheet),
                [sheet] => _ = self.cells(book, sheet),
                [sheet, first, values @ ..] => {
                    let Cell { row, column } = cell(first);
                    let cells = self.cells(book, sheet);
                    for (at, value) in (column..).zip(values) {
                        cells.retain(|(place, _)| *place != (row, at));
                        cells.push(((row, at), self::value(value)));
                    }
                }
                [] => unreachable!("split gives one field at least"),
            }
        }
    }

    fn sheets(&mut self, book: &str) -> &mut Vec<SheetText> {
        let at = self.books.iter().position(|(name, _)| name == book).unwrap_or_else(|| {
            self.books.push((book.to_string(), Vec::new()));
            self.books.len() - 1
        });
        &mut self.books[at].1
    }

    fn cells(&mut self, book: &str, sheet: &str) -> &mut Vec<((u32, u16), Value)> {
        let sheets = self.sheets(book);
        let at = sheets.iter().position(|(name, _)| name == sheet).unwrap_or_else(|| {
            sheets.push((sheet.to_string(), Vec::new()));
            sheets.len() - 1
        });
        &mut sheets[at].1
    }

    /// The workbooks as the program reads them.
    pub fn workbooks(&self) -> Vec<Workbook> {
        self.books.iter().map(|(name, sheets)| workbook(name, sheets)).collect()
    }
}

/// Writes the case of a folder (the base case with its `input.txt`) as `.xlsx` files below `target`.
pub fn write_xlsx(folder: &Path, target: &Path) -> Vec<PathBuf> {
    write::all(&Case::of(folder), target)
}

/// Writes any case as `.xlsx` files below `target`.
pub fn write_case(case: &Case, target: &Path) -> Vec<PathBuf> {
    write::all(case, target)
}

/// The source that a workbook of a case has: everything but its name is made up.
pub fn source(name: &str) -> Source {
    Source { workbook: name.into(), sha256: "0".repeat(64).into(), bytes: 1000, modified: None }
}

fn workbook(name: &str, sheets: &[SheetText]) -> Workbook {
    let book: Arc<str> = name.into();
    let grids = (0..).zip(sheets).map(|(index, (name, cells))| {
        Grid::new(Arc::clone(&book), Sheet { index, name: name.as_str().into() }, cells.iter().cloned())
    });
    Workbook {
        source: source(name),
        sheets: grids.collect(),
        personal: Default::default(),
        parts: Vec::new(),
        lacks_parts: false,
    }
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// `B7` as row 6, column 1.
fn cell(name: &str) -> Cell {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let row: u32 = name[letters.len()..].parse().unwrap_or_else(|_| panic!("no cell: {name}"));
    let column = letters.bytes().fold(0, |column, letter| column * 26 + u16::from(letter - b'A') + 1);
    Cell { row: row - 1, column: column - 1 }
}

fn value(field: &str) -> Value {
    let field = &unescaped(field);
    if let Some(text) = field.strip_prefix('\'') {
        return Value::Text(text.to_string());
    }
    match field.as_str() {
        "" => Value::Blank,
        "TRUE" => Value::Bool(true),
        "FALSE" => Value::Bool(false),
        "=" => Value::FormulaWithoutValue,
        error if error.starts_with('#') => Value::Error(error.to_string()),
        date if date.starts_with('@') => Value::Date(date[1..].to_string()),
        number if number.starts_with(|c: char| c == '-' || c.is_ascii_digit()) => {
            Decimal::from_str_exact(number).map_or_else(|_| Value::Text(number.to_string()), Value::Number)
        }
        text => Value::Text(text.to_string()),
    }
}

/// `\u{a0}` as the character it names.
fn unescaped(field: &str) -> String {
    let mut parts = field.split("\\u{");
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |mut text, part| {
        let (code, rest) = part.split_once('}').unwrap_or_else(|| panic!("no end of \\u{{: {field}"));
        let letter = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        text.push(letter.unwrap_or_else(|| panic!("no character: {code}")));
        text + rest
    })
}
