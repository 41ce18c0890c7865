//! The words of the report.

use serde::Deserialize;

/// The words of the report: sheets, labels, units.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportWords {}
