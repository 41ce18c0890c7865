//! The tree below a cell.

use super::evaluate::{held, value};
use super::label::{Label, label, one_line};
use super::pieces::{Piece, Pieces, pieces};
use super::search::steps;
use super::source::{Entry, beside};
use super::tables::{Columns, of_method};
use super::written::written;
use super::{Extent, How, Node, Role};
use crate::base::Cell;
use crate::engine::{At, Engine, Formula, Formulas};
use crate::read::{Package, PackageCell};
use crate::seal::Held;
use std::collections::{BTreeMap, BTreeSet};

/// Nodes of the largest tree that somebody would read.
const MOST_NODES: usize = 2_000;
/// Levels of the deepest tree, whatever is asked for.
const DEEPEST: usize = 300;

/// What is known while the tree grows.
struct Grower<'p> {
    package: &'p Package,
    engine: Option<&'p Engine>,
    formulas: Formulas,
    columns: Columns,
    register: &'p BTreeMap<At, Entry>,
    /// Cells whose parts have been shown.
    shown: BTreeSet<At>,
    nodes: usize,
    depth: usize,
}

/// The tree below a cell, so many levels of it.
pub(super) fn tree(
    package: &Package,
    engine: Option<&Engine>,
    register: &BTreeMap<At, Entry>,
    at: At,
    depth: Option<usize>,
) -> Node {
    let mut grower = Grower {
        package,
        engine,
        formulas: Formulas::of(package),
        columns: Columns::of(package),
        register,
        shown: BTreeSet::new(),
        nodes: 0,
        depth: depth.unwrap_or(DEEPEST).min(DEEPEST),
    };
    grower.cell(at, Role::Asked, 0)
}

impl Grower<'_> {
    fn cell(&mut self, at: At, role: Role, level: usize) -> Node {
        self.nodes += 1;
        let found = self.package.cell(at.sheet, at.cell);
        let mut node = Node {
            place: self.package.sheets.get(at.sheet).map(|sheet| (sheet.name.clone(), at.cell)),
            label: label(self.package, &self.columns, at),
            // What is empty counts as 0.
            held: held(self.package, at).cloned().unwrap_or(Held::Number(0.0)),
            form: found.map_or_else(String::new, |cell| cell.look.form.clone()),
            anew: None,
            formula: found.and_then(|cell| cell.formula.clone()),
            how: How::Fixed,
            role,
            parts: Vec::new(),
            zeros: 0,
            others: 0,
            extent: Extent::Whole,
            source: None,
        };
        match &node.formula {
            None => self.given(&mut node, at, found),
            Some(text) => {
                let formula = self.formulas.read(at, text).ok();
                node.anew = self.anew(at, &node.held);
                let rows =
                    if role == Role::Asked { None } else { steps(self.package, &mut self.formulas, at) };
                if let (Some((first, last)), Some(formula)) = (rows, &formula) {
                    node.how = pieces(formula, self.package, at.sheet).how;
                    node.extent = Extent::Search(first, last);
                    return node;
                }
                self.computed(&mut node, formula.as_ref(), Some(at), at.sheet, level);
            }
        }
        node
    }

    fn given(&self, node: &mut Node, at: At, found: Option<&PackageCell>) {
        let text = matches!(node.held, Held::Text(_));
        match self.register.get(&at) {
            Some(entry) => {
                node.label = Label { row: vec![one_line(&entry.label)], ..Label::default() };
                node.source = Some(entry.source.clone());
            }
            // A register lists every number that was given; and beside a text stands where it came from only
            // where that is a cell.
            None if found.is_some() => {
                let only_places = text || !self.register.is_empty();
                node.source =
                    beside(self.package, at).filter(|source| !only_places || source.place.is_some());
            }
            None => {}
        }
        if node.source.is_some() || found.is_some_and(PackageCell::is_input) {
            node.how = How::Given;
        } else if text {
            // It says itself what it is; its neighbours would only confuse.
            node.label = Label::default();
        } else if matches!(node.held, Held::Number(_)) && found.is_some() && of_method(self.package, at) {
            node.how = How::OfMethod;
        }
    }

    /// What the engine makes of a cell, where it is not what the file holds.
    fn anew(&self, at: At, stored: &Held) -> Option<Held> {
        let anew = self.engine?.value(at.sheet, at.cell).ok()?;
        let alike = match (stored, &anew) {
            // Apart by no more than the rounding of last digits; a millionth where millions take each other out.
            (Held::Number(one), Held::Number(other)) => (one - other).abs() <= 1e-9 * one.abs().max(1e3),
            (one, other) => one == other,
        };
        (!alike).then_some(anew)
    }

    fn computed(
        &mut self,
        node: &mut Node,
        formula: Option<&Formula>,
        at: Option<At>,
        home: usize,
        level: usize,
    ) {
        let Some(formula) = formula else {
            node.how = How::Foreign;
            return;
        };
        let Pieces { how, parts, zeros, others } = pieces(formula, self.package, home);
        node.how = how;
        (node.zeros, node.others) = (zeros, others);
        if parts.is_empty() {
            return;
        }
        if at.is_some_and(|at| self.shown.contains(&at)) {
            node.extent = Extent::Above;
            return;
        }
        if level >= self.depth {
            node.extent = Extent::Cut;
            return;
        }
        if self.nodes + parts.len() > MOST_NODES {
            node.extent = Extent::Full;
            return;
        }
        self.shown.extend(at);
        node.parts = parts
            .into_iter()
            .map(|(role, piece)| match piece {
                Piece::Cell(at) => self.cell(at, role, level + 1),
                Piece::Inner(formula) => self.inner(&formula, role, home, &node.form, level + 1),
            })
            .collect();
    }

    /// A part of a formula that has no cell of its own.
    fn inner(&mut self, formula: &Formula, role: Role, home: usize, form: &str, level: usize) -> Node {
        self.nodes += 1;
        let alone = matches!(formula, Formula::Number(_) | Formula::Text(_) | Formula::Bool(_));
        let takes_form = matches!(role, Role::Plus | Role::Minus | Role::Chosen);
        let mut node = Node {
            place: None,
            label: Label::default(),
            held: value(formula, self.package),
            form: if takes_form { form.to_string() } else { String::new() },
            anew: None,
            formula: (!alone).then(|| written(formula, self.package, home)),
            how: How::Fixed,
            role,
            parts: Vec::new(),
            zeros: 0,
            others: 0,
            extent: Extent::Whole,
            source: None,
        };
        self.computed(&mut node, Some(formula), None, home, level);
        node
    }
}

impl Node {
    /// The place as it would stand in a formula.
    pub fn place(&self) -> Option<String> {
        let (sheet, cell): &(String, Cell) = self.place.as_ref()?;
        Some(super::written::place(sheet, *cell))
    }
}
