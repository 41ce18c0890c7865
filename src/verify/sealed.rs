//! Every cell against the seal.

use super::beside;
use super::recorded::{Recorded, computed};
use super::report::Report;
use super::stood;
use crate::base::{Cell, Code, Finding};
use crate::seal::{Lines, Look, Names, Sheet, fingerprint, structure};
use std::collections::{BTreeMap, BTreeSet};

/// Cells that a sheet must have before it can be said to be another one, and the part of them (one in so
/// many) that may be as they were.
const FEW: usize = 20;
const PART: usize = 2;
/// How many of a sheet's labels may be others when rows of it are gone: one in so many.
const STRANGE: usize = 4;

/// What came of comparing a report with its seal.
#[derive(Debug)]
pub struct Compared {
    /// What was found.
    pub findings: Vec<Finding>,
    /// Whether all of it, stored values too, is what was written.
    pub same: bool,
    /// Cells that were compared.
    pub cells: usize,
}

/// Compares a report with its seal.
pub fn compared(report: Report, recorded: &Recorded) -> Compared {
    let now = computed(report.package, recorded.at);
    let mut findings = own(report, recorded);
    findings.extend(sheets(report, &recorded.lines, &now));
    findings.extend(names(report, &recorded.lines.names, &now.names));
    for then in &recorded.lines.sheets {
        let found = now.sheets.iter().position(|sheet| sheet.name == then.name);
        let Some(index) = found.filter(|index| now.sheets[*index].structure != then.structure) else {
            continue;
        };
        findings.extend(sheet(report, index, then, &now.sheets[index]));
    }
    Compared {
        findings,
        same: now.total() == recorded.total,
        cells: now.sheets.iter().map(|sheet| sheet.cells).sum(),
    }
}

/// What is wrong with the seal itself: whoever changes a line of it must make the one hash anew too.
fn own(report: Report, recorded: &Recorded) -> Vec<Finding> {
    let (index, _) = recorded.at;
    let words = &report.words.verify.terms;
    let broken = |why: &str| report.of_sheet(Code::SealBroken, index).with("reason", why);
    let mut findings = Vec::new();
    if recorded.lines.total() != recorded.total {
        findings.push(broken(&words.seal_lines));
    }
    match report.package.properties.get(crate::seal::PROPERTY) {
        Some(property) if *property == recorded.total => {}
        Some(_) => findings.push(broken(&words.seal_property)),
        None => findings.push(broken(&words.seal_no_property)),
    }
    if beside::anything(&report.package.sheets[index], recorded) {
        findings.push(broken(&words.seal_more));
    }
    findings
}

/// Sheets that are gone, new, or not where they were.
fn sheets(report: Report, then: &Lines, now: &Lines) -> Vec<Finding> {
    let names = |lines: &Lines| lines.sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
    let (then, now) = (names(then), names(now));
    if then == now {
        return Vec::new();
    }
    let words = &report.words.verify.terms;
    let changed =
        |found: &str, what: &str| report.says(Code::SheetsChanged).with("found", found).with("what", what);
    let gone = then.iter().filter(|name| !now.contains(name)).map(|name| changed(name, &words.sheet_gone));
    let new = now.iter().filter(|name| !then.contains(name)).map(|name| changed(name, &words.sheet_new));
    let all: Vec<Finding> = gone.chain(new).collect();
    if all.is_empty() { vec![changed(&now.join(", "), &words.sheets_moved)] } else { all }
}

/// Defined names that are gone, new, or point elsewhere.
fn names(report: Report, then: &Names, now: &Names) -> Vec<Finding> {
    if then.hash == now.hash {
        return Vec::new();
    }
    let (was, is) = (then.each(), now.each());
    let words = &report.words.verify.terms;
    let all: BTreeSet<&&str> = was.keys().chain(is.keys()).collect();
    let changed = all.into_iter().filter(|name| was.get(**name) != is.get(**name)).map(|name| {
        let what = match (was.contains_key(name), is.contains_key(name)) {
            (true, true) => &words.name_moved,
            (true, false) => &words.name_gone,
            _ => &words.name_new,
        };
        let target = report.package.names.get(*name).cloned().unwrap_or_default();
        report.says(Code::NameChanged).with("found", *name).with("what", &**what).with("target", target)
    });
    let changed: Vec<Finding> = changed.collect();
    if changed.is_empty() {
        let what = words.seal_lines.to_string();
        return vec![report.says(Code::SealBroken).with("reason", what)];
    }
    changed
}

/// Cells of one sheet that are not what they were.
fn sheet(report: Report, index: usize, then: &Sheet, now: &Sheet) -> Vec<Finding> {
    let (was, is) = (then.prints.cells(), now.prints.cells());
    let differing: Vec<Cell> = (was.keys().chain(is.keys()))
        .filter(|cell| was.get(cell) != is.get(cell))
        .copied()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    if differing.is_empty() {
        // Fingerprints are short; the hash of the sheet is not.
        return vec![
            report
                .of_sheet(Code::CellChanged, index)
                .with("found", &*then.name)
                .with("stood", &*report.words.verify.terms.not_told),
        ];
    }
    if let Some((first, many)) = rows_gone(&was, &is) {
        let above = differing.into_iter().take_while(|cell| cell.row < first);
        let mut found: Vec<Finding> =
            above.map(|cell| changed(report, index, cell, was.get(&cell))).collect();
        found.push(report.of_sheet(Code::RowMissing, index).with("row", span(first, many)));
        return found;
    }
    let kept = was.iter().filter(|(cell, print)| is.get(cell) == Some(print)).count();
    if was.len() >= FEW && kept < was.len() / PART {
        let counted = differing.len().to_string();
        return vec![report.of_sheet(Code::SheetReplaced, index).with("count", counted)];
    }
    differing.into_iter().map(|cell| changed(report, index, cell, was.get(&cell))).collect()
}

/// What happened to one cell whose fingerprint is another. `print` is the one it had.
fn changed(report: Report, index: usize, at: Cell, print: Option<&String>) -> Finding {
    let words = &report.words.verify.terms;
    let cell = report.package.cell(index, at);
    let (cell, print) = match (cell, print) {
        (None, _) => return report.of_cell(Code::CellMissing, index, at),
        (Some(cell), None) => {
            return report.of_cell(Code::CellAdded, index, at).with("found", report.content(cell));
        }
        (Some(cell), Some(print)) => (cell, print),
    };
    let was =
        |formula: Option<&str>, look: &Look| fingerprint(&structure(formula, &cell.held, look)) == *print;
    if let Some(look) = stood::look(&report.package.sheets, |look| was(cell.formula.as_deref(), look)) {
        let finding = report.of_cell(Code::LookChanged, index, at);
        return finding.with("found", report.looks(&cell.look)).with("stood", report.looks(&look));
    }
    let formula = stood::formula(&report.package.sheets[index], at, &cell.look, |formula, look| {
        was(Some(formula), look)
    });
    let stood = formula.as_ref().map_or_else(|| words.not_told.to_string(), |formula| format!("={formula}"));
    let replaced = cell.formula.is_none() && (formula.is_some() || cell.number().is_some());
    let code = if replaced { Code::FormulaReplaced } else { Code::CellChanged };
    report.of_cell(code, index, at).with("found", report.content(cell)).with("stood", stood)
}

/// Rows that are gone, the rows below moved up in their place: the first of them, from 0, and how many.
/// Labels tell, most of which do not change when formulas follow the move.
fn rows_gone(was: &BTreeMap<Cell, String>, is: &BTreeMap<Cell, String>) -> Option<(u32, u32)> {
    let column = |prints: &BTreeMap<Cell, String>| -> BTreeMap<u32, String> {
        let first = prints.iter().filter(|(cell, _)| cell.column == 0);
        first.map(|(cell, print)| (cell.row, print.clone())).collect()
    };
    let many =
        was.keys().next_back()?.row.checked_sub(is.keys().next_back()?.row).filter(|many| *many > 0)?;
    let (was, is) = (column(was), column(is));
    let last = *is.keys().next_back()?;
    let stayed = |row: u32| is.get(&row).is_some_and(|label| was.get(&row) == Some(label));
    let moved = |row: u32| is.get(&row).is_some_and(|label| was.get(&(row + many)) == Some(label));
    // The first row that is gone is the one before which most stayed and after which most moved;
    // of several the last, for a row without a label is seldom the one.
    let (mut best, mut first, mut before) = (0, 0, 0);
    let mut after = (0..=last).filter(|row| moved(*row)).count();
    for row in 0..=last + 1 {
        if before + after >= best {
            (best, first) = (before + after, row);
        }
        before += usize::from(stayed(row));
        after -= usize::from(row <= last && moved(row));
    }
    // Labels that are formulas read otherwise where they name what has moved, or the same although they have.
    let strange = is.keys().filter(|row| !stayed(**row) && (**row < first || !moved(**row))).count();
    (strange * STRANGE <= is.len()).then_some((first, many))
}

fn span(first: u32, many: u32) -> String {
    if many == 1 { (first + 1).to_string() } else { format!("{}–{}", first + 1, first + many) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_were_deleted_are_told_by_the_labels_that_moved_up() {
        let prints = |labels: &[&str]| -> BTreeMap<Cell, String> {
            let rows = (0..).zip(labels).filter(|(_, label)| !label.is_empty());
            rows.map(|(row, label)| (Cell { row, column: 0 }, label.to_string())).collect()
        };
        let was = prints(&["a", "b", "", "c", "d", "e"]);
        assert_eq!(rows_gone(&was, &prints(&["a", "b", "", "d", "e"])), Some((3, 1)));
        assert_eq!(rows_gone(&was, &prints(&["a", "b", "e"])), Some((2, 3)));
        assert_eq!(rows_gone(&was, &prints(&["a", "x", "", "d", "e"])), Some((3, 1)));
        assert_eq!(rows_gone(&was, &prints(&["a", "x", "", "y", "e"])), None);
        assert_eq!(rows_gone(&was, &was), None);
        assert_eq!(span(3, 2), "4–5");
    }
}
