//! Every formula calculated anew, against the value that is stored with it.

use super::report::Report;
use crate::base::{Cell, Code, Finding};
use crate::engine::{Engine, EngineFault};
use crate::read::PackageCell;
use crate::register::Listed;
use crate::seal::Held;
use std::collections::BTreeSet;

/// How far a stored amount may be from the calculated one, in kronor: half an öre.
const AMOUNT: f64 = 0.005;
/// How far any other number may be, in parts of itself.
const OTHER: f64 = 1e-6;

/// Formulas without a stored value that are told one by one.
const FEW: usize = 20;
/// Digits to which numbers that should be the same are, whoever added them up; none: as they are stored.
const DIGITS: [Option<usize>; 4] = [None, Some(15), Some(14), Some(13)];

/// What came of it.
#[derive(Debug, Default)]
pub struct Recalculated {
    /// Formulas that were calculated.
    pub formulas: usize,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// Calculates all formulas of a report. `changed` are its inputs that are no longer what they were when
/// the report was written.
pub fn recalculated(report: Report, changed: &[&Listed]) -> Recalculated {
    let mut engine = match Engine::of(report.package) {
        Ok(engine) => engine,
        Err(fault) => {
            let finding = report.says(Code::NotRecalculable).with("reason", reason(report, &fault));
            return Recalculated { formulas: 0, findings: vec![finding] };
        }
    };
    let mut done = Recalculated::default();
    let (mut wrong, mut blank) = (Vec::new(), Vec::new());
    for (sheet, cells) in report.package.sheets.iter().enumerate() {
        for (at, cell) in cells.cells.iter().filter(|(_, cell)| cell.formula.is_some()) {
            done.formulas += 1;
            match engine.value(sheet, *at) {
                Ok(held) if alike(cell, &held) => {}
                // Some programs save formulas without what they come to.
                Ok(held) if is_blank(&cell.held) && !is_blank(&held) => blank.push((sheet, *at, held)),
                Ok(held) => wrong.push((sheet, *at, held)),
                Err(fault) => {
                    let finding = report.of_cell(Code::NotRecalculable, sheet, *at);
                    done.findings.push(finding.with("reason", reason(report, &fault)));
                }
            }
        }
    }
    let mut old = 0;
    if !wrong.is_empty() {
        let only_rounded = only_rounded(report, &wrong);
        wrong.retain(|(sheet, at, _)| !only_rounded.contains(&(*sheet, *at)));
    }
    // Figures that follow what the inputs were when the report was written.
    if !changed.is_empty() && !wrong.is_empty() && as_written(&mut engine, changed).is_ok() {
        let before = wrong.len();
        wrong.retain(|(sheet, at, _)| {
            let stored = report.package.cell(*sheet, *at);
            let then = engine.value(*sheet, *at);
            !matches!((stored, then), (Some(cell), Ok(held)) if alike(cell, &held))
        });
        old += before - wrong.len();
    }
    // A few are named; so many are a program that does not calculate.
    if blank.len() > FEW {
        old += blank.len();
    } else {
        wrong.extend(blank);
    }
    if old > 0 {
        done.findings.push(report.says(Code::NotRecalculated).with("count", old.to_string()));
    }
    for (sheet, at, held) in wrong {
        let stored = report.package.cell(sheet, at).filter(|cell| !is_blank(&cell.held));
        let none = || report.words.report.terms.none.to_string();
        let stored = stored.map_or_else(none, |cell| report.shown(&cell.held));
        let finding = report.of_cell(Code::WrongValue, sheet, at);
        done.findings.push(finding.with("found", stored).with("expected", report.shown(&held)));
    }
    done
}

/// The cells that differ only because exact decimals and binary numbers part in the last digit where a
/// formula leaps: the lowest of years that are the same, a bound that is just met. Such a cell's own formula
/// comes to what is stored in it from what is stored in the cells that it names, all of which agree.
fn only_rounded(report: Report, wrong: &[(usize, Cell, Held)]) -> BTreeSet<(usize, Cell)> {
    let differing: BTreeSet<(usize, Cell)> = wrong.iter().map(|(sheet, at, _)| (*sheet, *at)).collect();
    // As stored, and to so many digits that what should be the same is.
    let from_stored = DIGITS.map(|digits| {
        let mut stored = report.package.clone();
        for (sheet, cells) in stored.sheets.iter_mut().enumerate() {
            for (at, cell) in &mut cells.cells {
                if !differing.contains(&(sheet, *at)) {
                    cell.formula = None;
                    cell.held = rounded(&cell.held, digits);
                }
            }
        }
        Engine::of(&stored)
    });
    let agrees = |(sheet, at): &(usize, Cell)| {
        let cell = report.package.cell(*sheet, *at);
        from_stored.iter().flatten().any(|engine| {
            matches!((cell, engine.value(*sheet, *at)), (Some(cell), Ok(held)) if alike(cell, &held))
        })
    };
    differing.into_iter().filter(agrees).collect()
}

/// A number to so many digits.
fn rounded(held: &Held, digits: Option<usize>) -> Held {
    match (held, digits) {
        (Held::Number(number), Some(digits)) => {
            let text = format!("{number:.*e}", digits.saturating_sub(1));
            text.parse().map_or_else(|_| held.clone(), Held::Number)
        }
        _ => held.clone(),
    }
}

fn is_blank(held: &Held) -> bool {
    matches!(held, Held::Text(text) if text.is_empty())
}

/// Gives every changed input the value that it had when the report was written.
fn as_written(engine: &mut Engine, changed: &[&Listed]) -> Result<(), EngineFault> {
    for input in changed {
        engine.set(input.sheet, input.cell, &input.written)?;
    }
    engine.evaluate()
}

/// Whether what is stored in a cell is what the engine came to.
pub fn alike(stored: &PackageCell, calculated: &Held) -> bool {
    match (&stored.held, calculated) {
        (Held::Number(stored_number), Held::Number(calculated)) => {
            // Amounts in kronor have their thousands set apart; shares, factors and years have not.
            let is_amount = stored.look.form.starts_with("#,##0");
            let within = if is_amount { AMOUNT } else { OTHER * calculated.abs().max(1.0) };
            (stored_number - calculated).abs() <= within
        }
        (Held::Text(stored), Held::Text(calculated)) => stored == calculated,
        // Programs call the same fault by different names.
        (Held::Error(_), Held::Error(_)) => true,
        (Held::Bool(stored), Held::Bool(calculated)) => stored == calculated,
        _ => false,
    }
}

/// Why a workbook or a cell could not be calculated, in words.
fn reason(report: Report, fault: &EngineFault) -> String {
    let words = &report.words.verify.terms;
    let text = match fault {
        EngineFault::Overlong(..) => &words.formula_overlong,
        EngineFault::Foreign(..) => &words.formula_foreign,
        EngineFault::TooMany | EngineFault::TooMuch => &words.formulas_too_many,
        EngineFault::Nowhere => &words.formula_nowhere,
        EngineFault::Broken(said) => return said.clone(),
    };
    text.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::Look;
    use std::sync::Arc;

    #[test]
    fn half_an_ore_is_alike_for_an_amount_and_a_millionth_for_a_share() {
        let alike = |form: &str, stored, calculated| {
            let look = Arc::new(Look { form: form.to_string(), ..Look::default() });
            let cell = PackageCell {
                formula: Some("A1".to_string()),
                held: Held::Number(stored),
                look,
                faint: None,
            };
            super::alike(&cell, &Held::Number(calculated))
        };
        assert!(alike("#,##0", 23_438_864.0, 23_438_864.004));
        assert!(!alike("#,##0", 23_438_864.0, 23_438_864.006));
        assert!(alike("0.0%", 0.475, 0.475_000_000_1));
        assert!(!alike("0.0%", 0.475, 0.4751));
    }
}
