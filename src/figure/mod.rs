//! The language of figures: every computed number is defined once, as an expression over inputs
//! and earlier figures. From that one definition come its exact value, its spreadsheet formula
//! and its explanation. Knows no Excel file and nothing of the field.
//!
//! The vocabulary is closed: what cannot be said in [`Expr`] cannot be audited in a spreadsheet.

mod book;
mod evaluate;
mod expr;
mod formula;
mod power;
mod reference;
mod trace;

pub use book::{Book, Id, Label, Value};
pub use evaluate::{Fault, FaultKind};
pub use expr::{Expr, Range, Test, range};
pub use reference::{Address, Homes, LayoutFault};
pub use trace::Trace;
