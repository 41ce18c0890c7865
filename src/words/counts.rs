//! Counted things, one and many.

use super::fill;
use serde::Deserialize;

/// One and many of something; `{count}` is how many.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// Exactly one.
    pub one: String,
    /// None, or more than one.
    pub many: String,
}

impl Counted {
    /// So many of them.
    pub fn of(&self, count: usize) -> String {
        match count {
            1 => self.one.clone(),
            _ => fill(&self.many, &[("count", &count.to_string())]),
        }
    }
}

/// Counted things.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountWords {
    /// Errors.
    pub error: Counted,
    /// Warnings.
    pub warning: Counted,
    /// Notes.
    pub note: Counted,
    /// Reports that were written.
    pub report: Counted,
    /// Accounts whose parts were put together.
    pub summarised: Counted,
    /// Reports that were there already.
    pub unchanged: Counted,
    /// Operation workbooks that got no report.
    pub without_report: Counted,
    /// Workbooks that were read.
    pub workbook: Counted,
}
