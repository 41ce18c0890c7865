//! Participants in every form they may come in: one sheet, several, files beside the workbook, text with
//! separators and Parquet; few and many.

#[path = "../support/mod.rs"]
mod support;

mod forms;
mod hostile;
mod long;
mod places;
mod written;

use assert_cmd::Command;
use bokslut::base::Cell;
use bokslut::read::{Value, read_workbook};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// The numbers of a report, by sheet and cell, without those that tell of its sources.
type Numbers = BTreeMap<(String, Cell), Decimal>;

fn program(folder: &Path, args: &[&str]) -> (String, Option<i32>) {
    let mut program = Command::cargo_bin("bokslut").expect("the program is built");
    let output = program.current_dir(folder).args(args).output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout) + &text(&output.stderr), output.status.code())
}

/// The numbers that the account in `underlag/2016` gives.
fn numbers(folder: &TempDir) -> Numbers {
    let (told, status) = program(folder.path(), &["run", "underlag", "-o", "ut", "--format", "line"]);
    assert_eq!(status, Some(0), "{told}");
    let report = folder.path().join("ut/2016/kontoret-bokslut.xlsx");
    let report = read_workbook(&report, &Arc::from("report")).expect("a report");
    let sheets = report.sheets.iter().filter(|grid| &*grid.sheet.name != "Proveniens");
    let cells = sheets.flat_map(|grid| {
        let all =
            grid.rows().flat_map(|row| grid.cells(row).map(move |(column, value)| (row, column, value)));
        all.filter_map(|(row, column, value)| match value {
            Value::Number(number) => Some(((grid.sheet.name.to_string(), Cell { row, column }), *number)),
            _ => None,
        })
    });
    let numbers: Numbers = cells.collect();
    assert!(numbers.len() > 1_000, "a report has many");
    numbers
}
