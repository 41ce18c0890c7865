//! The words around the explanation of a figure.

use super::Counted;
use serde::Deserialize;

/// How a figure of a report is explained.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TraceWords {
    /// A value that was given.
    pub given: String,
    /// A number that belongs to the method.
    pub of_method: String,
    /// Another value that is no formula.
    pub fixed: String,
    /// A text that is no formula.
    pub text: String,
    /// A value that stands in the formula itself.
    pub in_formula: String,
    /// Where a given value came from: `{source}`.
    pub source: String,
    /// That the report does not say so.
    pub no_source: String,
    /// Before the parts of a sum.
    pub sum: String,
    /// Before the one part of a sum that is subtracted.
    pub negative: String,
    /// A sum of nothing but zeros.
    pub nothing: String,
    /// Before base and exponent.
    pub power: String,
    /// Before the cell that is fetched.
    pub reference: String,
    /// A condition that holds: `{test}`.
    pub holds: String,
    /// A condition that does not: `{test}`.
    pub fails: String,
    /// Before the cell that was looked up: `{position}`, `{range}`.
    pub lookup: String,
    /// Before the value that was sought: `{range}`.
    pub position: String,
    /// Before the least.
    pub least: String,
    /// Before the greatest.
    pub greatest: String,
    /// Before what is rounded.
    pub rounded: String,
    /// Before what a text is put together of.
    pub joined: String,
    /// Before what a condition compares.
    pub tested: String,
    /// A formula that uses something no report uses.
    pub foreign: String,
    /// More that are summed and are 0.
    pub zeros: Counted,
    /// More that were compared and did not decide.
    pub others: Counted,
    /// That the parts stand above.
    pub above: String,
    /// That there are parts deeper down.
    pub cut: String,
    /// That there would be too many parts, and how to go on.
    pub full: String,
    /// Instead of the steps of a search: `{sheet}`, `{first}`, `{last}`.
    pub search: String,
    /// What the formulas come to instead: `{value}`.
    pub anew: String,
    /// That the values could not be held against an engine.
    pub unchecked: String,
    /// A condition holds.
    pub yes: String,
    /// A condition does not hold.
    pub no: String,
    /// An empty text.
    pub empty: String,
}
