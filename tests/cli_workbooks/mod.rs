//! Small workbooks for tests, written as a user would fill them in.
#![allow(dead_code, reason = "not everybody who includes this uses all of it")]

use rust_xlsxwriter::{Workbook, Worksheet};
use std::path::Path;

/// What a cell holds.
enum Cell {
    Text(String),
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_string())
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Cell {
        Cell::Number(number)
    }
}

macro_rules! row {
    ($($cell:expr),*) => { vec![$(Cell::from($cell)),*] };
}

fn sheet(name: &str, rows: &[Vec<Cell>]) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name(name).expect("a name that Excel takes");
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => sheet.write_string(row, column, text),
                Cell::Number(number) => sheet.write_number(row, column, *number),
            }
            .expect("a cell within the sheet");
        }
    }
    sheet
}

fn save(path: &Path, sheets: Vec<Worksheet>) {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).expect("a folder");
    }
    let mut workbook = Workbook::new();
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    workbook.save(path).expect("written");
}

/// A price workbook with these codes, in order from row 2.
pub fn prices(path: &Path, codes: &[&str]) {
    let mut rows =
        vec![row!["Kod", "Benämning", "Aktör", "Kostnadsslag", "Enhet", "Pris", "Prisår", "Källa"]];
    for code in codes {
        rows.push(row![*code, "Stöd", "Kommun", "Real", "månad", 1000.0, 2016.0, "Budget 2016"]);
    }
    save(path, vec![sheet("Enhetskostnader", &rows)]);
}

/// A price list whose one price is a number written as text.
pub fn prices_as_text(path: &Path, code: &str) {
    let head = row!["Kod", "Benämning", "Aktör", "Kostnadsslag", "Enhet", "Pris", "Prisår", "Källa"];
    let price = row![code, "Stöd", "Kommun", "Real", "månad", "1 000", 2016.0, "Budget 2016"];
    save(path, vec![sheet("Enhetskostnader", &[head, price])]);
}

/// An operation workbook with one effect, whose code stands in Effekter!D2.
pub fn operation(path: &Path, name: &str, code: &str) {
    operation_of(path, name, code, 20.0, 10.0);
}

/// The same with so many participants, of whom so many went to work.
pub fn operation_of(path: &Path, name: &str, code: &str, participants: f64, persons: f64) {
    operation_in(path, name, code, 2016, participants, persons);
}

/// The same in a year.
pub fn operation_in(path: &Path, name: &str, code: &str, year: u16, participants: f64, persons: f64) {
    let about = [
        row!["Verksamhet", name],
        row!["Bokslutsår", f64::from(year)],
        row!["Huvudman", "Kommun"],
        row!["Antal deltagare", participants],
    ];
    let books = [row!["Post", "Sida", "Belopp"], row!["Drift", "Kostnad", 100_000.0]];
    let outcomes = [row!["Utfall", "Antal personer", "Källa"], row!["Arbete", persons, "Uppföljning 2016"]];
    let effects = [row!["Utfall", "Sida", "Grund", "Kod"], row!["Arbete", "Intäkt", "effektmånad", code]];
    save(
        path,
        vec![
            sheet("Verksamhet", &about),
            sheet("Ekonomi", &books),
            sheet("Utfall", &outcomes),
            sheet("Effekter", &effects),
        ],
    );
}

/// A workbook of the user's own that is named as a report would be.
pub fn report_like(path: &Path) {
    save(path, vec![sheet("Budget", &[row!["Post", "Belopp"], row!["Hyra", 1.0]])]);
}

/// A workbook whose sheet is meant to be that of an operation.
pub fn misspelt(path: &Path) {
    save(path, vec![sheet("Verksamhett", &[row!["Verksamhet", "Kontoret"]])]);
}
