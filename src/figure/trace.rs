//! How a figure came about, as a tree down to the given figures.

use super::{Book, Id, Label, Value};
use crate::base::{Place, Unit};
use std::sync::Arc;

/// A figure and the figures it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Which figure it is.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// What it is counted in.
    pub unit: Unit,
    /// What it amounts to.
    pub value: Value,
    /// The input cell it was read from, for a given figure that has one.
    pub place: Option<Place>,
    /// The figures that its definition names, each once, in order of writing; empty for a given
    /// figure and where the tree was cut.
    pub parts: Vec<Trace>,
}

impl Book {
    /// How a figure came about, `depth` levels down.
    pub fn trace(&self, id: Id, depth: usize) -> Trace {
        let mut operands: Vec<Id> = Vec::new();
        if let Some(expr) = self.definition(id).filter(|_| depth > 0) {
            expr.for_each_operand(&mut |operand| {
                if !operands.contains(&operand) {
                    operands.push(operand);
                }
            });
        }
        Trace {
            id,
            label: Label { name: Arc::clone(self.label(id)), year: self.year(id) },
            unit: self.unit(id),
            value: self.value(id),
            place: self.place(id).cloned(),
            parts: operands.into_iter().map(|part| self.trace(part, depth.saturating_sub(1))).collect(),
        }
    }
}
