//! From one cell of a written report down to the cells that were given: a tree of values, labels and
//! formulas, from the report's file alone.
//!
//! Values are those of the file, as its reader sees them; each is held against what an engine that is
//! not ours makes of the formulas, and where the two differ the node says so. Only what decides a
//! figure is followed: of a conditional sum the rows that match, of a choice the branch that is
//! taken, of a table the cell that is looked up.

mod evaluate;
mod grow;
mod label;
mod open;
mod pieces;
mod search;
mod source;
mod tables;
mod target;
mod written;

pub use crate::read::Limits;
pub use label::Label;
pub use open::{Unopened, open};
pub use source::Source;
pub use target::Unexplained;

use crate::base::Cell;
use crate::engine::{At, Engine, EngineFault};
use crate::read::Package;
use crate::seal::Held;
use source::Entry;
use std::collections::BTreeMap;

/// A cell with what it follows from.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Sheet and cell; none for a part of a formula that has no cell of its own.
    pub place: Option<(String, Cell)>,
    /// What it is called where it stands.
    pub label: Label,
    /// Its value in the file; of a part of a formula, what the values in the file make of it.
    pub held: Held,
    /// The number form in which it is shown.
    pub form: String,
    /// What the formulas come to, where that is another value.
    pub anew: Option<Held>,
    /// The formula, without `=`.
    pub formula: Option<String>,
    /// What the formula does.
    pub how: How,
    /// What the node is to the one above it.
    pub role: Role,
    /// What it follows from.
    pub parts: Vec<Node>,
    /// How many more are summed that are 0 or empty.
    pub zeros: usize,
    /// How many more were compared and did not decide.
    pub others: usize,
    /// Whether all parts are there.
    pub extent: Extent,
    /// Where a given value came from.
    pub source: Option<Source>,
}

/// What a formula does.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// Nothing: a value that was given.
    Given,
    /// Nothing: a number or text that stands there, or in the formula itself.
    Fixed,
    /// Nothing: a number that belongs to the method.
    OfMethod,
    /// Adds parts, some with a minus sign.
    Sum,
    /// Multiplies and divides.
    Product,
    /// Raises to a power.
    Power,
    /// Fetches another cell.
    Reference,
    /// Chooses: the condition as it stands, and whether it holds.
    Choice(String, bool),
    /// Looks up: the position, counted from 1, and the range as it stands.
    Lookup(u32, String),
    /// Finds the position in this range.
    Position(String),
    /// Takes the least.
    Least,
    /// Takes the greatest.
    Greatest,
    /// Rounds.
    Rounded,
    /// Puts texts together.
    Joined,
    /// Tells whether something holds.
    Tested,
    /// Something that reports do not use.
    Foreign,
}

/// What a node is to the one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It was asked for.
    Asked,
    /// It is added.
    Plus,
    /// It is subtracted.
    Minus,
    /// It is multiplied.
    Factor,
    /// It is divided by.
    Divisor,
    /// It decides a condition.
    Condition,
    /// It is the branch that was taken, the cell that was looked up, the value that was compared.
    Chosen,
    /// It says which cell is looked up.
    Wanted,
    /// It is a part in no special way.
    Part,
}

/// Whether all parts of a node are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of them.
    Whole,
    /// They stand at an earlier node of the same cell.
    Above,
    /// They are deeper than was asked for.
    Cut,
    /// They are left out, as there would be too many.
    Full,
    /// They are steps of a search, in these rows of the sheet, counted from 1.
    Search(u32, u32),
}

/// A cell explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The cell, with all below it.
    pub root: Node,
    /// The name that it was asked for by.
    pub name: Option<String>,
    /// Why the values could not be held against an engine.
    pub unchecked: Option<EngineFault>,
}

/// Explains the cells of one workbook.
pub struct Explainer<'p> {
    package: &'p Package,
    engine: Result<Engine, EngineFault>,
    register: BTreeMap<At, Entry>,
}

impl<'p> Explainer<'p> {
    /// For the cells of a workbook, which an engine calculates anew first.
    pub fn of(package: &'p Package) -> Explainer<'p> {
        Explainer { package, engine: Engine::of(package), register: source::register(package) }
    }

    /// Explains a cell or a defined name down to so many levels, or to the inputs.
    ///
    /// # Errors
    /// There is no such cell or name, or the cell is empty.
    pub fn explain(&self, asked: &str, depth: Option<usize>) -> Result<Explained, Unexplained> {
        let (at, name) = target::find(self.package, asked)?;
        let root = grow::tree(self.package, self.engine.as_ref().ok(), &self.register, at, depth);
        Ok(Explained { root, name, unchecked: self.engine.as_ref().err().cloned() })
    }
}
