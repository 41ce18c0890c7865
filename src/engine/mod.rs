//! A workbook calculated anew by an engine that shares no code with the program: the only room that
//! names IronCalc.
//!
//! The engine is given the constants of the cells and the texts of the formulas, never the values
//! that are stored with formulas, so it has nothing to lean on. It is given only formulas of the kinds
//! that reports are written in ([`Formula`]): those come to an end, and none reads what it does not
//! name. A foreign formula stands as `#N/A`, and so does what follows from it.

mod fault;
mod read;
#[cfg(test)]
mod tests;
mod tree;

pub use fault::EngineFault;
pub use read::Formulas;
pub use tree::{Area, At, Formula, Function, Operator};

use crate::base::Cell;
use crate::read::{Package, caught};
use crate::seal::Held;
use ironcalc_base::Model;
use ironcalc_base::types::{Cell as EngineCell, FormulaValue};
use read::{place, scoped};
use std::collections::BTreeSet;
use std::thread;

/// Formulas that the engine is given.
const MOST_FORMULAS: usize = 200_000;
/// Cells that all formulas together may read: some seconds' work.
const MOST_READ: u64 = 50_000_000;
/// Stack for the engine's recursion; only what is used is taken from memory.
const STACK: usize = 512 << 20;

/// A workbook in the engine.
pub struct Engine {
    model: Model<'static>,
    foreign: BTreeSet<At>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("foreign", &self.foreign).finish_non_exhaustive()
    }
}

impl Engine {
    /// Gives a workbook to the engine, and lets it calculate.
    ///
    /// # Errors
    /// The workbook is larger or its formulas are longer than the engine is given, or it breaks down.
    pub fn of(package: &Package) -> Result<Engine, EngineFault> {
        let formulas = package.sheets.iter().flat_map(|sheet| sheet.cells.values());
        if formulas.filter(|cell| cell.formula.is_some()).count() > MOST_FORMULAS {
            return Err(EngineFault::TooMany);
        }
        apart(|| {
            let mut engine = Engine { model: empty(package)?, foreign: BTreeSet::new() };
            engine.fill(package)?;
            engine.model.evaluate();
            Ok(engine)
        })
    }

    /// Puts a constant into a cell, in place of whatever stands there, a formula too.
    ///
    /// # Errors
    /// There is no such sheet.
    pub fn set(&mut self, sheet: usize, cell: Cell, held: &Held) -> Result<(), EngineFault> {
        self.foreign.remove(&At { sheet, cell });
        self.put(At { sheet, cell }, held)
    }

    /// Calculates all formulas anew.
    ///
    /// # Errors
    /// The engine breaks down.
    pub fn evaluate(&mut self) -> Result<(), EngineFault> {
        apart(|| {
            self.model.evaluate();
            Ok(())
        })
    }

    /// What a cell comes to; an empty text where there is nothing.
    ///
    /// # Errors
    /// The cell holds a formula that the engine was not given, or there is no such sheet.
    pub fn value(&self, sheet: usize, cell: Cell) -> Result<Held, EngineFault> {
        let worksheet = self.model.workbook.worksheet(index(sheet)?).map_err(|_| EngineFault::Nowhere)?;
        if self.foreign.contains(&At { sheet, cell }) {
            return Err(EngineFault::Foreign(worksheet.get_name(), cell));
        }
        let (row, column) = place(cell);
        let held = match worksheet.cell(row, column).as_deref() {
            None | Some(EngineCell::EmptyCell { .. }) => Held::Text(String::new()),
            Some(EngineCell::NumberCell { v, .. }) => Held::Number(*v),
            Some(EngineCell::BooleanCell { v, .. }) => Held::Bool(*v),
            Some(EngineCell::ErrorCell { ei, .. }) => Held::Error(ei.to_string()),
            Some(EngineCell::SharedString { si, .. }) => {
                let text =
                    usize::try_from(*si).ok().and_then(|at| self.model.workbook.shared_strings.get(at));
                Held::Text(text.ok_or(EngineFault::Nowhere)?.clone())
            }
            Some(EngineCell::CellFormula { v, .. } | EngineCell::ArrayFormula { v, .. }) => match v {
                FormulaValue::Unevaluated => return Err(EngineFault::Broken("not calculated".to_string())),
                FormulaValue::Number(number) => Held::Number(*number),
                FormulaValue::Boolean(truth) => Held::Bool(*truth),
                FormulaValue::Text(text) => Held::Text(text.clone()),
                FormulaValue::Error { ei, .. } => Held::Error(ei.to_string()),
            },
            Some(EngineCell::SpillCell { .. }) => {
                return Err(EngineFault::Foreign(worksheet.get_name(), cell));
            }
        };
        Ok(held)
    }

    fn fill(&mut self, package: &Package) -> Result<(), EngineFault> {
        let mut formulas = Formulas::of(package);
        let mut read = 0_u64;
        for (sheet, cells) in package.sheets.iter().enumerate() {
            for (cell, found) in &cells.cells {
                let at = At { sheet, cell: *cell };
                let Some(text) = &found.formula else {
                    self.put(at, &found.held)?;
                    continue;
                };
                let given = match formulas.read(at, text) {
                    Ok(formula) => {
                        read = read.saturating_add(formula.reach());
                        format!("={text}")
                    }
                    Err(EngineFault::Foreign(..)) => {
                        self.foreign.insert(at);
                        "=#N/A".to_string()
                    }
                    Err(fault) => return Err(fault),
                };
                if read > MOST_READ {
                    return Err(EngineFault::TooMuch);
                }
                self.formula(at, given)?;
            }
        }
        Ok(())
    }

    fn formula(&mut self, at: At, text: String) -> Result<(), EngineFault> {
        let (row, column) = place(at.cell);
        self.model.update_cell_with_formula(index(at.sheet)?, row, column, text).map_err(EngineFault::Broken)
    }

    fn put(&mut self, at: At, held: &Held) -> Result<(), EngineFault> {
        let (sheet, (row, column)) = (index(at.sheet)?, place(at.cell));
        let put = match held {
            Held::Number(number) => self.model.update_cell_with_number(sheet, row, column, *number),
            Held::Text(text) => self.model.update_cell_with_text(sheet, row, column, text),
            Held::Bool(truth) => self.model.update_cell_with_bool(sheet, row, column, *truth),
            Held::Error(_) => self.model.update_cell_with_formula(sheet, row, column, "=#N/A".to_string()),
        };
        put.map_err(|_| EngineFault::Nowhere)
    }
}

/// A workbook with the sheets and names of another, and nothing in its cells.
fn empty(package: &Package) -> Result<Model<'static>, EngineFault> {
    let mut model = Model::new_empty("report", "en", "UTC", "en").map_err(EngineFault::Broken)?;
    for (position, sheet) in package.sheets.iter().enumerate() {
        let named = match position {
            0 => model.rename_sheet_by_index(0, &sheet.name),
            _ => model.add_sheet(&sheet.name),
        };
        named.map_err(EngineFault::Broken)?;
    }
    for (name, target) in &package.names {
        let (name, scope) = scoped(name);
        // A name that the engine does not take is foreign to every formula that uses it.
        let _ = model.new_defined_name(name, scope, target);
    }
    Ok(model)
}

fn index(sheet: usize) -> Result<u32, EngineFault> {
    u32::try_from(sheet).map_err(|_| EngineFault::Nowhere)
}

/// Runs the engine on a stack of its own; a breakdown is a fault.
fn apart<T: Send>(work: impl FnOnce() -> Result<T, EngineFault> + Send) -> Result<T, EngineFault> {
    thread::scope(|scope| {
        let run = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || caught(work).unwrap_or_else(|said| Err(EngineFault::Broken(said))));
        match run.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(done)) => done,
            Ok(Err(_)) => Err(EngineFault::Broken("the thread ended".to_string())),
            Err(error) => Err(EngineFault::Broken(error.to_string())),
        }
    })
}
