//! The texts of findings.

use serde::Deserialize;

/// What a finding says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingText {}

/// The texts of all findings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingWords {}
