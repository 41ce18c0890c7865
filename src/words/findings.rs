//! (stand-in)
use crate::base::Code;
use serde::Deserialize;

/// What a finding says.
#[derive(Debug, Deserialize)]
pub struct FindingText {
    /// Title.
    pub title: String,
    /// Label.
    pub label: String,
    /// Help.
    pub help: String,
    /// Help with a suggestion.
    pub help_suggestion: Option<String>,
    /// Explanation.
    pub explanation: String,
    /// Reason.
    pub reason: String,
}

/// The texts of all findings.
#[derive(Debug, Deserialize)]
pub struct FindingWords {
    any: FindingText,
}

impl FindingWords {
    /// Text.
    pub fn text(&self, _code: Code) -> &FindingText {
        &self.any
    }
}
