//! The words of the command line.

use serde::Deserialize;

/// The words of the command line: help, progress, errors of use.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CliWords {}
