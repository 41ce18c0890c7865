//! What a finding says: the catalogue's texts filled with the finding's values.

use super::text::{clean, shorten};
use crate::base::{Finding, Severity};
use crate::words::{Words, fill};

/// Columns that a value may take in a text: more than names and paths need, and less than the
/// 32,767 characters that a cell can hold.
const LONGEST: usize = 300;

/// A finding in words.
#[derive(Debug, PartialEq, Eq)]
pub struct Told {
    /// How grave it is, in words.
    pub severity: String,
    /// What it is.
    pub title: String,
    /// What is wrong at its place; may be empty.
    pub label: String,
    /// What to do; may be empty.
    pub help: String,
    /// The line of `bokslut.toml` that would do instead, where there is one.
    pub setting: Option<String>,
}

impl Told {
    /// What to do, and the setting that would do instead, in one text.
    pub fn remedy(&self, words: &Words) -> String {
        match &self.setting {
            Some(setting) => format!("{} – {}: {setting}", self.help, words.cli.finding.setting),
            None => self.help.clone(),
        }
    }
}

/// The finding in words.
pub fn tell(finding: &Finding, words: &Words) -> Told {
    let text = words.findings.text(finding.code);
    let short: Vec<(&str, String)> =
        finding.values.iter().map(|(name, value)| (&**name, shorten(value, LONGEST))).collect();
    let mut values: Vec<(&str, &str)> = short.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let help = match (&finding.suggestion, &text.help_suggestion) {
        (Some(suggestion), help) => {
            values.push(("suggestion", suggestion));
            help.as_ref().unwrap_or(&text.help)
        }
        (None, _) => &text.help,
    };
    // For readers outside a finding quotes nothing: what its code means is all there is to tell.
    let quotes = [&text.title, &text.label, &text.help].into_iter().any(|text| text.contains('{'));
    if finding.values.is_empty() && quotes {
        let (title, severity) = (text.explanation.clone(), severity(finding.severity(), words).to_string());
        return Told { severity, title, label: String::new(), help: String::new(), setting: None };
    }
    let filled = |text: &str| clean(fill(text.trim(), &values).trim());
    let setting = values.iter().find(|(name, _)| *name == "setting").map(|(_, line)| clean(line));
    Told {
        setting,
        severity: severity(finding.severity(), words).to_string(),
        title: filled(&text.title),
        label: filled(&text.label),
        help: filled(help),
    }
}

/// The word for a severity.
pub fn severity(severity: Severity, words: &Words) -> &str {
    let words = &words.cli.severity;
    match severity {
        Severity::Error => &words.error,
        Severity::Warning => &words.warning,
        Severity::Note => &words.note,
    }
}

/// How many errors, warnings and notes there are, or that there is nothing to remark.
pub fn verdict(findings: &[Finding], words: &Words) -> String {
    let counts = &words.cli.count;
    let parts: Vec<String> = [
        (Severity::Error, &counts.error),
        (Severity::Warning, &counts.warning),
        (Severity::Note, &counts.note),
    ]
    .into_iter()
    .map(|(grade, words)| (findings.iter().filter(|found| found.severity() == grade).count(), words))
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| words.of(count))
    .collect();
    if parts.is_empty() { words.cli.summary.clean.clone() } else { parts.join(", ") }
}

/// The key for a severity: English in every language, so that programs can rely on it.
pub fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
