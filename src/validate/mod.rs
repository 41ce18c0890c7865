//! Cells to the model: reads every sheet of the input, gathers every finding, stops at none.
//!
//! A value is read at its [spot](spot), a spot lies in a [table] or a [key-value sheet](keyed), and
//! each sheet has a file of its own. What cannot be used is [`notes::Bad`], which says that a finding
//! has been made; whatever depends on it keeps quiet, so that one mistake is one finding.

mod actors;
mod assumptions;
mod choice;
mod cohort;
mod economy;
mod effects;
mod ends;
mod financing;
mod header;
mod keyed;
mod near;
mod notes;
pub mod number;
mod operation;
mod operation_sheet;
mod outcomes;
mod personal;
mod plan;
mod plausible;
mod price_book;
mod price_index;
mod prices;
mod pricing;
mod production;
mod profiles;
mod quantities;
mod quiet;
mod report_years;
mod scenarios;
mod scope;
mod setting;
mod sheets;
mod spot;
mod table;
mod unit_costs;
mod unpriced;
mod years;

pub use cohort::without_operation;
pub use operation::{about, operation};
pub use personal::strange_sheets;
pub use plausible::{Unused, price_changes, tell_unused, unused};
pub use price_book::{PriceBook, duplicates, price_book};
pub use sheets::{Kind, kind, neither};
