//! Seals what is going to be written: every cell as the file will hold it.

use super::{formats, nearest};
use crate::base::Cell;
use crate::figure::Value;
use crate::report::sheet::{Properties, Sealed, Sheets, Style};
use crate::report::{Ready, ReadyCell, ReadySheet, quoted};
use crate::seal::{Held, Lines, Look, Names, Sealer, parts};
use crate::sign::Signer;
use crate::theme::Theme;
use rust_xlsxwriter::XlsxError;
use std::collections::{BTreeMap, HashMap};

/// Letters of a title that a signature tells.
const LONGEST_TITLE: usize = 120;

/// The seal of a workbook; none for one that has no place for it.
pub(super) fn seal(sheets: &Sheets, ready: &Ready, theme: &Theme) -> Option<Lines> {
    let has_place = |sheet: &ReadySheet| first_row(sheet).is_some();
    ready.sheets.iter().any(has_place).then(|| {
        let mut looks = HashMap::new();
        let sealed = (sheets.sheets.iter().zip(&ready.sheets))
            .map(|(sheet, ready)| sheet_seal(ready, theme, &mut looks).sheet(&sheet.name));
        Lines { sheets: sealed.collect(), names: names(sheets, ready) }
    })
}

/// The row from which on a sheet is no part of the seal, for it holds it.
fn first_row(sheet: &ReadySheet) -> Option<u32> {
    let seals = sheet.cells.held().iter().filter(|(_, content, _)| matches!(content, ReadyCell::Seal(_)));
    seals.map(|(cell, ..)| cell.row).min()
}

fn sheet_seal(sheet: &ReadySheet, theme: &Theme, looks: &mut HashMap<Style, Look>) -> Sealer {
    let until = first_row(sheet).unwrap_or(u32::MAX);
    let mut cells: Vec<&(Cell, ReadyCell, Style)> =
        sheet.cells.held().iter().filter(|(cell, ..)| cell.row < until).collect();
    cells.sort_by_key(|(cell, ..)| *cell);
    let mut sealer = Sealer::new();
    for (cell, content, style) in cells {
        let (formula, held) = match content {
            ReadyCell::Words(text) | ReadyCell::Open(text, _) => (None, Held::Text(text.clone())),
            ReadyCell::Given(value) => (None, given(value)),
            ReadyCell::Formula(formula, value) => (Some(formula.as_str()), result(value)),
            ReadyCell::Seal(_) => continue,
        };
        // A cell that only looks like something holds nothing.
        if formula.is_none() && held == Held::Text(String::new()) {
            continue;
        }
        let look = looks.entry(*style).or_insert_with(|| formats::look(*style, theme));
        sealer.cell(*cell, formula, &held, look);
    }
    sealer
}

fn given(value: &Value) -> Held {
    match value {
        Value::Number(number) => Held::Number(nearest(*number)),
        Value::Text(text) => Held::Text(text.to_string()),
    }
}

/// What is stored with a formula: a text that reads as a number is stored as one.
fn result(value: &Value) -> Held {
    match value {
        Value::Text(text) => text.parse().map_or_else(|_| Held::Text(text.to_string()), Held::Number),
        Value::Number(_) => given(value),
    }
}

fn names(sheets: &Sheets, ready: &Ready) -> Names {
    let target = |(name, address): &(String, crate::figure::Address)| {
        let title = quoted(&sheets.sheets[address.sheet].name);
        let Cell { row, column } = address.cell;
        (name.clone(), format!("{title}!${}${}", Cell::letters(column), row + 1))
    };
    Names::of(&ready.names.iter().map(target).collect::<BTreeMap<_, _>>())
}

/// The signature over a seal. What it says of itself is the document's title; there is no time in it.
pub(super) fn signature(total: &str, signer: &Signer, about: &Properties) -> Result<String, XlsxError> {
    let title: String = about.title.chars().filter(|c| !c.is_control()).take(LONGEST_TITLE).collect();
    signer.sign(total, title.trim()).map_err(|fault| XlsxError::ParameterError(fault.to_string()))
}

/// What stands in a cell that holds a part of the seal; where it does not fit one cell, in that and in those
/// to its right.
pub(super) fn text<'a>(
    part: Sealed,
    lines: &'a Lines,
    total: &'a str,
    signature: &'a [&'a str],
) -> Vec<String> {
    let sheet = |index: usize| &lines.sheets[index];
    let cut = |text: &str| parts(text).into_iter().map(String::from).collect();
    match part {
        Sealed::Total => vec![total.to_string()],
        Sealed::Signature(line) => vec![signature.get(line).copied().unwrap_or_default().to_string()],
        Sealed::Cells(index) => vec![sheet(index).cells.to_string()],
        Sealed::Structure(index) => vec![sheet(index).structure.clone()],
        Sealed::Values(index) => vec![sheet(index).values.clone()],
        Sealed::Prints(index) => cut(sheet(index).prints.text()),
        Sealed::NameCount => vec![lines.names.count.to_string()],
        Sealed::NameHash => vec![lines.names.hash.clone()],
        Sealed::NamePrints => cut(&lines.names.prints),
    }
}
