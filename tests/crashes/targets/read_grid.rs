//! A good workbook with any cells in place of its own.

use bokslut::base::personal::masked;
use bokslut::base::{Code, Finding, Sheet};
use bokslut::model::Source;
use bokslut::pipeline::compute;
use bokslut::read::{Grid, Limits, Value, Workbook, read_bytes};
use bokslut::render::{Format, Look, write_all};
use bokslut::validate::{self, Kind};
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Rows and columns of a sheet.
const ROWS: u32 = 1_048_576;
const COLUMNS: u16 = 16_384;

/// A sheet's name and its cells.
type Cells = (String, BTreeMap<(u32, u16), Value>);

/// Each line changes the workbook that it begins with, and one that says nothing is passed over:
///
/// - `3!B7=12.5` sets a cell of the fourth sheet, `Aktörer!A1=Kommun` one of a sheet by name, which
///   is added if there is none. Values are as in `tests/errors`.
/// - `3=Effekter` gives the fourth sheet another name; `3=` takes it out.
pub fn target(data: &[u8]) {
    let mut sheets = base().to_vec();
    for line in String::from_utf8_lossy(data).lines() {
        let Some((left, right)) = line.split_once('=') else { continue };
        match left.split_once('!') {
            Some((sheet, at)) => set(&mut sheets, sheet, at, right),
            None => rename(&mut sheets, left, right),
        }
    }
    check(&workbook(sheets));
}

/// What holds of every workbook: there are inputs exactly when no finding is an error, findings
/// stand inside the workbook and can be shown, and the figures of inputs can be computed.
pub fn check(book: &Workbook) {
    let words = Words::of(Lang::Sv);
    let mut findings = validate::neither(book, words);
    if validate::kind(book) != Kind::Neither {
        let (prices, found) = validate::price_book(book, words);
        assert_eq!(prices.faulty, found.iter().any(Finding::is_error), "{found:?}");
        findings.extend(found);

        let (inputs, found) = validate::operation(book, &[], words);
        assert_eq!(inputs.is_none(), found.iter().any(Finding::is_error), "{found:?}");
        findings.extend(found);
        if let Some(inputs) = inputs {
            // Figures may grow beyond an exact decimal; nothing else may keep them from being computed.
            findings.extend(compute(&inputs, &words.report).err());
        }
    }
    for finding in &findings {
        assert_ne!(finding.code, Code::Internal, "{finding:?}");
        for place in finding.further.iter().chain([&finding.place]) {
            assert_eq!(place.workbook, book.source.workbook, "{finding:?}");
            let sheet = place.sheet.as_ref();
            assert!(sheet.is_none_or(|sheet| has(book, sheet)), "{finding:?}");
            assert!(place.cell.is_none() || sheet.is_some(), "{finding:?}");
            assert!(place.cell.is_none_or(|cell| cell.row < ROWS && cell.column < COLUMNS), "{finding:?}");
        }
        assert_eq!(finding.place.cell.is_some(), finding.around.is_some(), "{finding:?}");
    }
    findings.sort();
    let shown: Vec<&Finding> = findings.iter().collect();
    for format in [Format::Full, Format::Line, Format::Json] {
        let look = Look { color: false, width: 80 };
        write_all(&mut Vec::new(), &shown, format, words, look).expect("written to memory");
    }
}

/// Whether a workbook has a sheet, whose name a finding does not repeat if it may not.
fn has(book: &Workbook, sheet: &Sheet) -> bool {
    let is_it = |own: &Sheet| own.index == sheet.index && masked(&own.name) == *sheet.name;
    book.sheets.iter().any(|grid| is_it(&grid.sheet))
}

/// The workbook that lines change: an operation with every sheet, and its own prices.
fn base() -> &'static [Cells] {
    static BASE: OnceLock<Vec<Cells>> = OnceLock::new();
    BASE.get_or_init(|| {
        let bytes = include_bytes!("../../../sample-data/small/job-guide-2024.xlsx");
        let book = read_bytes(bytes, &Arc::from("x"), Limits::default()).expect("the sample");
        let cells = |grid: &Grid| {
            let row = |row| grid.cells(row).map(move |(column, value)| ((row, column), value.clone()));
            (grid.sheet.name.to_string(), grid.rows().flat_map(row).collect())
        };
        book.sheets.iter().map(cells).collect()
    })
}

fn workbook(sheets: Vec<Cells>) -> Workbook {
    let name: Arc<str> = Arc::from("x");
    let grids = (0..).zip(sheets).map(|(index, (sheet, cells))| {
        Grid::new(Arc::clone(&name), Sheet { index, name: sheet.into() }, cells)
    });
    let sheets = grids.collect();
    let source = Source { workbook: name, sha256: "".into(), bytes: 0, modified: None };
    Workbook { source, sheets, personal: Default::default(), parts: Vec::new(), lacks_parts: false }
}

/// The sheet of a name, or of a number from 0.
fn position(sheets: &[Cells], sheet: &str) -> Option<usize> {
    let numbered = sheet.parse().ok().filter(|at| *at < sheets.len());
    numbered.or_else(|| sheets.iter().position(|(name, _)| name == sheet))
}

fn set(sheets: &mut Vec<Cells>, sheet: &str, at: &str, field: &str) {
    let Some(cell) = cell(at) else { return };
    let at = position(sheets, sheet).unwrap_or_else(|| {
        sheets.push((sheet.to_string(), BTreeMap::new()));
        sheets.len() - 1
    });
    sheets[at].1.insert(cell, value(field));
}

fn rename(sheets: &mut Vec<Cells>, sheet: &str, name: &str) {
    match position(sheets, sheet) {
        Some(at) if name.is_empty() => _ = sheets.remove(at),
        // No workbook has two sheets of one name.
        Some(at) if sheets.iter().all(|(other, _)| other != name) => sheets[at].0 = name.to_string(),
        _ => {}
    }
}

/// `B7` as row 6, column 1.
fn cell(name: &str) -> Option<(u32, u16)> {
    let digits = name.find(|c: char| !c.is_ascii_uppercase())?;
    let column = name[..digits].bytes().try_fold(0_u16, |column, letter| {
        column.checked_mul(26)?.checked_add(u16::from(letter - b'A') + 1)
    })?;
    let row: u32 = name[digits..].parse().ok()?;
    let cell = (row.checked_sub(1)?, column.checked_sub(1)?);
    (cell.0 < ROWS && cell.1 < COLUMNS).then_some(cell)
}

fn value(field: &str) -> Value {
    let text = |text: &str| if text.is_empty() { Value::Blank } else { Value::Text(text.to_string()) };
    let field = field.trim();
    match field.as_bytes() {
        b"TRUE" => Value::Bool(true),
        b"FALSE" => Value::Bool(false),
        b"=" => Value::FormulaWithoutValue,
        [b'#', ..] => Value::Error(field.to_string()),
        [b'\'', ..] => text(field[1..].trim()),
        [b'@', ..] => Value::Date(field[1..].to_string()),
        _ => Decimal::from_str_exact(field).map_or_else(|_| text(field), Value::Number),
    }
}
