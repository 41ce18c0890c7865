//! Texts of formulas to trees, by the engine's own parser.

use super::fault::EngineFault;
use super::tree::{Area, At, Formula, Function, Operator};
use crate::base::Cell;
use crate::read::{Package, caught};
use ironcalc_base::expressions::parser::{Node, Parser, new_parser_english};
use ironcalc_base::expressions::token::{OpCompare, OpProduct, OpSum, OpUnary};
use ironcalc_base::expressions::types::CellReferenceRC;
use std::collections::HashMap;

/// Signs of the longest formula that a spreadsheet takes.
const LONGEST: usize = 8_192;
/// Parentheses within parentheses.
const DEEPEST: usize = 64;
/// Parts within parts: a sum of so many terms is a chain as deep.
const DEEPEST_TREE: usize = 512;

/// Reads the formulas of one workbook.
pub struct Formulas {
    sheets: Vec<String>,
    parser: Parser<'static>,
}

impl Formulas {
    /// The formulas of a workbook.
    pub fn of(package: &Package) -> Formulas {
        let sheets: Vec<String> = package.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let names = package.names.iter().map(|(name, target)| {
            let (name, scope) = scoped(name);
            (name.to_string(), scope, target.clone())
        });
        let parser = new_parser_english(sheets.clone(), names.collect(), HashMap::new());
        Formulas { sheets, parser }
    }

    /// The tree of a formula that stands in a cell; the text is without its `=`.
    ///
    /// # Errors
    /// It is too long or too deep, is no formula, or uses what no report's formulas use.
    pub fn read(&mut self, at: At, text: &str) -> Result<Formula, EngineFault> {
        let sheet = self.sheets.get(at.sheet).ok_or(EngineFault::Nowhere)?.clone();
        let foreign = || EngineFault::Foreign(sheet.clone(), at.cell);
        match nesting(text) {
            Some(depth) if depth <= DEEPEST && text.chars().count() <= LONGEST => {}
            Some(_) => return Err(EngineFault::Overlong(sheet, at.cell)),
            None => return Err(foreign()),
        }
        let (row, column) = place(at.cell);
        let context = CellReferenceRC { sheet: sheet.clone(), row, column };
        // In parentheses nothing can follow the expression unread.
        let parsed = caught(|| self.parser.parse(&format!("({text})"), &context)).map_err(|_| foreign())?;
        match self.tree(&parsed, at, 0) {
            Ok(formula) if formula.spills() => Err(foreign()),
            Ok(formula) => Ok(formula),
            Err(Unread::Foreign) => Err(foreign()),
            Err(Unread::Deep) => Err(EngineFault::Overlong(sheet, at.cell)),
        }
    }

    /// Where a defined name points.
    pub fn target(&mut self, text: &str) -> Option<Formula> {
        let text = text.trim_start_matches('=');
        if !matches!(nesting(text), Some(0)) || text.chars().count() > LONGEST {
            return None;
        }
        let at = At { sheet: 0, cell: Cell::default() };
        let context = CellReferenceRC { sheet: self.sheets.first()?.clone(), row: 1, column: 1 };
        let parsed = caught(|| self.parser.parse(&format!("({text})"), &context)).ok()?;
        // Only a plain reference: a name of a name would need an end.
        if !matches!(parsed, Node::ReferenceKind { .. } | Node::RangeKind { .. }) {
            return None;
        }
        self.tree(&parsed, at, 0).ok()
    }

    fn tree(&mut self, node: &Node, at: At, depth: usize) -> Result<Formula, Unread> {
        if depth > DEEPEST_TREE {
            return Err(Unread::Deep);
        }
        let mut part = |node: &Node| self.tree(node, at, depth + 1);
        Ok(match node {
            Node::NumberKind(number) => Formula::Number(*number),
            // The parser leaves quotes within a text doubled.
            Node::StringKind(text) => Formula::Text(text.replace("\"\"", "\"")),
            Node::BooleanKind(truth) => Formula::Bool(*truth),
            Node::ReferenceKind { sheet_index, absolute_row, absolute_column, row, column, .. } => {
                Formula::Cell(absolute(*sheet_index, (*row, *absolute_row), (*column, *absolute_column), at)?)
            }
            Node::RangeKind {
                sheet_index,
                absolute_row1,
                absolute_column1,
                row1,
                column1,
                absolute_row2,
                absolute_column2,
                row2,
                column2,
                ..
            } => {
                let first =
                    absolute(*sheet_index, (*row1, *absolute_row1), (*column1, *absolute_column1), at)?;
                let last =
                    absolute(*sheet_index, (*row2, *absolute_row2), (*column2, *absolute_column2), at)?;
                Formula::Range(area(first, last.cell))
            }
            Node::OpConcatenateKind { left, right } => {
                Formula::Pair(Operator::Join, part(left)?.into(), part(right)?.into())
            }
            Node::OpSumKind { kind, left, right } => {
                let operator = match kind {
                    OpSum::Add => Operator::Add,
                    OpSum::Minus => Operator::Subtract,
                };
                Formula::Pair(operator, part(left)?.into(), part(right)?.into())
            }
            Node::OpProductKind { kind, left, right } => {
                let operator = match kind {
                    OpProduct::Times => Operator::Multiply,
                    OpProduct::Divide => Operator::Divide,
                };
                Formula::Pair(operator, part(left)?.into(), part(right)?.into())
            }
            Node::OpPowerKind { left, right } => {
                Formula::Pair(Operator::Power, part(left)?.into(), part(right)?.into())
            }
            Node::CompareKind { kind, left, right } => {
                Formula::Pair(comparison(kind), part(left)?.into(), part(right)?.into())
            }
            Node::UnaryKind { kind: OpUnary::Minus, right } => Formula::Negative(part(right)?.into()),
            Node::FunctionKind { kind, args } => {
                let name = kind.to_xlsx_string();
                let known = Function::ALL.iter().find(|(known, _)| *known == name);
                let (_, function) = known.ok_or(Unread::Foreign)?;
                Formula::Call(*function, args.iter().map(part).collect::<Result<_, _>>()?)
            }
            Node::DefinedNameKind((_, _, target)) => self.target(target).ok_or(Unread::Foreign)?,
            _ => return Err(Unread::Foreign),
        })
    }
}

/// Why a parsed formula is none of ours.
enum Unread {
    Foreign,
    Deep,
}

fn comparison(kind: &OpCompare) -> Operator {
    match kind {
        OpCompare::LessThan => Operator::Below,
        OpCompare::GreaterThan => Operator::Above,
        OpCompare::Equal => Operator::Equal,
        OpCompare::LessOrEqualThan => Operator::AtMost,
        OpCompare::GreaterOrEqualThan => Operator::AtLeast,
        OpCompare::NonEqual => Operator::Unequal,
    }
}

/// A name without its sheet, and the position of the sheet that it belongs to.
pub(super) fn scoped(name: &str) -> (&str, Option<u32>) {
    match name.rsplit_once('@').map(|(name, sheet)| (name, sheet.parse())) {
        Some((name, Ok(sheet))) => (name, Some(sheet)),
        _ => (name, None),
    }
}

/// Row and column as the engine counts them, from 1.
pub(super) fn place(cell: Cell) -> (i32, i32) {
    (i32::try_from(cell.row).map_or(i32::MAX, |row| row + 1), i32::from(cell.column) + 1)
}

/// A cell from its row and column, each either counted from 1 or from where the formula stands.
fn absolute(sheet: u32, row: (i32, bool), column: (i32, bool), at: At) -> Result<At, Unread> {
    let (home_row, home_column) = place(at.cell);
    let index = |(index, absolute): (i32, bool), home: i32| {
        let counted = if absolute { index } else { index.checked_add(home)? };
        counted.checked_sub(1).filter(|index| *index >= 0)
    };
    let row = index(row, home_row).and_then(|row| u32::try_from(row).ok()).filter(|row| *row < Cell::ROWS);
    let column = index(column, home_column)
        .and_then(|column| u16::try_from(column).ok())
        .filter(|column| *column < Cell::COLUMNS);
    let sheet = usize::try_from(sheet).map_err(|_| Unread::Foreign)?;
    match (row, column) {
        (Some(row), Some(column)) => Ok(At { sheet, cell: Cell { row, column } }),
        _ => Err(Unread::Foreign),
    }
}

/// The rectangle between two corners, in whichever order they are written.
fn area(one: At, other: Cell) -> Area {
    let (a, b) = (one.cell, other);
    let first = Cell { row: a.row.min(b.row), column: a.column.min(b.column) };
    let last = Cell { row: a.row.max(b.row), column: a.column.max(b.column) };
    Area { first: At { sheet: one.sheet, cell: first }, last }
}

/// How deep parentheses or signs nest, outside texts and names of sheets; none when parentheses do
/// not match.
fn nesting(text: &str) -> Option<usize> {
    let (mut depth, mut deepest, mut quote, mut signs) = (0_usize, 0, None, 0_usize);
    for c in text.chars() {
        // Each sign before a part is one more within another.
        match c {
            '-' | '+' | '@' => signs += 1,
            c if c.is_whitespace() => {}
            _ => signs = 0,
        }
        deepest = deepest.max(signs);
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(' | '{') => depth += 1,
            (None, ')' | '}') => depth = depth.checked_sub(1)?,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    (depth == 0 && quote.is_none()).then_some(deepest)
}
