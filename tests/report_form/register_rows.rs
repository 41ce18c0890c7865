//! The register of inputs as a file has it, and held against the cells that may be changed.

use crate::package::{Cell, Package, Sheet};
use bokslut::register::Kind;
use bokslut::words::ReportWords;
use std::collections::{BTreeMap, BTreeSet};

/// A row of the register as the file has it.
#[derive(Debug)]
#[allow(dead_code, reason = "every test uses what it needs")]
pub struct Row {
    pub label: String,
    /// The sheet and the cell that it names.
    pub at: (String, String),
    /// Where its link leads.
    pub link: (String, String),
    pub written: String,
    pub now: String,
    pub formula: String,
    pub changed: String,
    pub source: String,
    pub key: String,
    /// The row, from 1.
    pub row: u32,
}

/// The register of a report, and the cell that counts what is changed.
pub fn register<'a>(package: &'a Package, words: &ReportWords) -> (&'a Sheet, Vec<Row>, &'a Cell) {
    let sheet = package.sheets.iter().find(|sheet| sheet.name == *words.sheets.register);
    let sheet = sheet.expect("a register");
    let links: BTreeMap<&str, &str> = (sheet.xml.list("hyperlinks", "hyperlink").into_iter())
        .map(|node| (node.attribute("ref"), node.attribute("location")))
        .collect();
    let place = |text: &str| {
        let (sheet, cell) = text.rsplit_once('!').expect("a cell");
        let sheet = sheet.strip_prefix('\'').and_then(|name| name.strip_suffix('\'')).unwrap_or(sheet);
        (sheet.replace("''", "'"), cell.to_string())
    };
    let at = |row: u32, column: u32| sheet.cells.iter().find(|c| (c.row, c.column) == (row, column));
    let head = sheet.cells.iter().find(|cell| cell.value == *words.heads.input).expect("its head").row;
    let mut rows = Vec::new();
    for row in (head + 1..).take_while(|row| at(*row, 1).is_some()) {
        let cell = |column| at(row, column).unwrap_or_else(|| panic!("row {row} has no column {column}"));
        let value = |column| cell(column).value.clone();
        rows.push(Row {
            label: value(1),
            at: place(&value(2)),
            link: place(links[cell(2).reference.as_str()]),
            written: value(3),
            now: value(4),
            formula: cell(4).formula.clone().expect("what stands there now is a formula"),
            changed: value(5),
            source: value(6),
            key: value(7),
            row,
        });
        assert_eq!(cell(3).formula, None, "what was written is no formula");
        assert!(package.format(cell(3)).locked, "what was written is locked");
    }
    let count = sheet.cells.iter().find(|cell| cell.value == *words.labels.changed_count).expect("a count");
    (sheet, rows, at(count.row, 3).expect("a number"))
}

/// Holds the register of a report against its unlocked cells.
pub fn check(package: &Package, words: &ReportWords, what: &str) -> Vec<Row> {
    let (_, rows, count) = register(package, words);
    let inputs = package.cells().filter(|(_, cell)| !package.format(cell).locked);
    let inputs: BTreeMap<(String, String), &Cell> =
        inputs.map(|(sheet, cell)| ((sheet.name.clone(), cell.reference.clone()), cell)).collect();
    let named: BTreeSet<&(String, String)> = rows.iter().map(|row| &row.at).collect();
    assert_eq!(named.len(), rows.len(), "{what}: a cell is registered twice");
    let missing: Vec<_> = inputs.keys().filter(|at| !named.contains(at)).collect();
    assert!(missing.is_empty(), "{what}: not registered: {missing:?}");
    let mut keys = BTreeSet::new();
    for row in &rows {
        let input = inputs.get(&row.at).unwrap_or_else(|| panic!("{what}: {row:?} may not be changed"));
        assert_eq!(row.link, row.at, "{what}");
        let (sheet, cell) = &row.at;
        let quoted = format!("'{}'!{cell}", sheet.replace('\'', "''"));
        let formula = row.formula.replace('$', "");
        assert!([format!("{sheet}!{cell}"), quoted].contains(&formula), "{what}: {row:?}");
        assert_eq!((&row.written, &row.now), (&input.value, &input.value), "{what}: {}", row.label);
        assert_eq!(row.changed, "0", "{what}: {}", row.label);
        assert!(keys.insert(&row.key), "{what}: {} is there twice", row.key);
        assert!(Kind::of(&row.key).is_some(), "{what}: {} is of no kind", row.key);
        assert!(!row.source.is_empty() && !row.label.contains('\n'), "{what}: {row:?}");
    }
    assert_eq!(count.value, "0", "{what}");
    rows
}
