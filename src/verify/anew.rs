//! A report against the one that its sources give now, cell by cell; and its inputs against the cells
//! that they came from.

use super::Verified;
use super::recalculated::alike;
use super::recorded::place;
use super::report::Report;
use crate::base::{Cell, Code, Finding};
use crate::read::{Package, PackageCell};
use crate::register::{Listed, listed};
use crate::seal::structure;
use std::collections::{BTreeMap, BTreeSet};

/// Codes of cells that were changed: what stood there is what the sources give.
const CHANGED: [Code; 4] = [Code::CellChanged, Code::FormulaReplaced, Code::CellMissing, Code::LookChanged];

impl Verified {
    /// Compares every cell with the same report made anew.
    pub fn against(&mut self, report: Report, fresh: &Package) {
        let told: BTreeSet<(usize, Cell)> = (self.findings.iter())
            .filter_map(|finding| {
                Some((usize::from(finding.place.sheet.as_ref()?.index), finding.place.cell?))
            })
            .collect();
        let mut found = sources(report, fresh);
        let values = self.facts.changed == 0;
        let mut compared = 0;
        for (index, sheet) in report.package.sheets.iter().enumerate() {
            let Some(other) = fresh.sheet(&sheet.name) else { continue };
            let until =
                |package: &Package| place(package).filter(|(at, _)| package.sheets[*at].name == sheet.name);
            let until = until(report.package).map_or(u32::MAX, |(_, cell)| cell.row);
            let cells: BTreeSet<&Cell> = sheet.cells.keys().chain(other.cells.keys()).collect();
            for at in cells.into_iter().filter(|cell| cell.row < until) {
                compared += 1;
                let (now, then) = (sheet.cells.get(at), other.cells.get(at));
                if told.contains(&(index, *at)) || same(now, then, values) {
                    continue;
                }
                let shown = |cell: Option<&PackageCell>| {
                    cell.map_or_else(String::new, |cell| content(report, cell, values))
                };
                let finding = report.of_cell(Code::FigureDiffers, index, *at);
                found.push(finding.with("found", shown(now)).with("expected", shown(then)));
            }
        }
        for finding in &mut self.findings {
            if CHANGED.contains(&finding.code) {
                stood(report, finding, fresh);
            }
        }
        self.facts.computed = Some(compared);
        self.add(found);
    }
}

/// A formula that gives another value shows its value.
fn content(report: Report, cell: &PackageCell, values: bool) -> String {
    match &cell.formula {
        Some(formula) if values => format!("={formula} → {}", report.shown(&cell.held)),
        _ => report.content(cell),
    }
}

/// Whether a cell is what the sources give. Where a user has changed assumptions, values of formulas and
/// of cells that may be changed are theirs.
fn same(now: Option<&PackageCell>, then: Option<&PackageCell>, values: bool) -> bool {
    let (Some(now), Some(then)) = (now, then) else { return now.is_none() && then.is_none() };
    let of = |cell: &PackageCell| structure(cell.formula.as_deref(), &cell.held, &cell.look);
    of(now) == of(then) && (!values || now.formula.is_none() || alike(now, &then.held))
}

/// Says what stood in a changed cell.
fn stood(report: Report, finding: &mut Finding, fresh: &Package) {
    let place = &finding.place;
    let (Some(sheet), Some(cell)) = (&place.sheet, place.cell) else { return };
    let Some(then) = fresh.sheet(&sheet.name).and_then(|sheet| sheet.cells.get(&cell)) else { return };
    let text = match finding.code {
        Code::LookChanged => report.looks(&then.look),
        _ => report.content(then),
    };
    if let Some((_, stood)) = finding.values.iter_mut().find(|(name, _)| *name == "stood") {
        *stood = text;
    }
}

/// What every input was when the report was written, against what its source gives.
fn sources(report: Report, fresh: &Package) -> Vec<Finding> {
    let given: BTreeMap<String, Listed> =
        listed(fresh).into_iter().map(|input| (input.key.clone(), input)).collect();
    let differing = listed(report.package).into_iter().filter_map(|input| {
        let source = given.get(&input.key)?;
        if source.written.to_string() == input.written.to_string() {
            return None;
        }
        let finding = report.of_cell(Code::SourceDiffers, input.sheet, input.cell);
        Some(
            finding
                .with("what", input.label)
                .with("found", report.shown(&input.written))
                .with("expected", report.shown(&source.written))
                .with("source", &*source.source),
        )
    });
    differing.collect()
}
