//! What came of verifying a report: as text, as JSON, and as an audit protocol.

use super::json;
use super::list::{DATE, heads, row};
use super::paint::Tone;
use super::text::clean;
use super::told::verdict as counted;
use super::{Format, Look, sentence, write_all};
use crate::base::{Finding, Severity};
use crate::edition::Edition;
use crate::theme::Theme;
use crate::verify::{Facts, Verdict, Verified};
use crate::words::names::sheet;
use crate::words::{Words, fill};
use crate::write::{List, list_to_bytes};
use serde_json::json;
use std::io::{self, Write};

/// The mark by which the program knows its own protocols; the number is the form's version.
const MARK: &str = "bokslut-protokoll/1";

/// Writes what came of verifying the report of that name: the verdict in one line, what was checked,
/// then the findings; as JSON one object on one line.
///
/// # Errors
/// When `to` cannot be written.
pub fn verified(
    to: &mut dyn Write,
    name: &str,
    verified: &Verified,
    (format, quiet): (Format, bool),
    words: &Words,
    look: Look,
) -> io::Result<()> {
    let findings: Vec<&Finding> =
        verified.findings.iter().filter(|finding| !quiet || finding.is_error()).collect();
    if format == Format::Json {
        let findings: Vec<_> = findings.iter().map(|finding| json::value(finding, words)).collect();
        let Facts {
            sheets,
            cells,
            formulas,
            inputs,
            changed,
            seal,
            program,
            saved_by,
            signature,
            sources,
            computed,
            sha256,
        } = &verified.facts;
        let object = json!({
            "report": name,
            "verdict": key(verified.verdict),
            "facts": {
                "sheets": sheets, "cells": cells, "formulas": formulas, "inputs": inputs, "changed": changed,
                "seal": seal, "program": program, "saved_by": saved_by, "signature": signature,
                "sources_found": sources.map(|(found, _)| found), "sources": sources.map(|(_, all)| all),
                "computed": computed, "sha256": sha256,
            },
            "findings": findings,
        });
        return writeln!(to, "{object}");
    }
    let line = format!("{name}: {}", told(verified.verdict, words));
    writeln!(to, "{}", look.paint(Tone::Severity(severity(verified.verdict)), &clean(&line)))?;
    if format == Format::Full {
        for (label, text) in facts(&verified.facts, words) {
            writeln!(to, "  {label}: {text}")?;
        }
        writeln!(to)?;
    }
    write_all(to, &findings, format, words, look)
}

/// The verdict in words.
fn told(verdict: Verdict, words: &Words) -> &str {
    let words = &words.verify.verdict;
    match verdict {
        Verdict::Unchanged => &words.unchanged,
        Verdict::Changed => &words.changed,
        Verdict::NotRecalculated => &words.not_recalculated,
        Verdict::Tampered => &words.tampered,
        Verdict::Unproven => &words.unproven,
        Verdict::NotOurs => &words.not_ours,
    }
}

/// The verdict for programs.
fn key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Unchanged => "unchanged",
        Verdict::Changed => "assumptions-changed",
        Verdict::NotRecalculated => "not-recalculated",
        Verdict::Tampered => "tampered",
        Verdict::Unproven => "unproven",
        Verdict::NotOurs => "not-ours",
    }
}

fn severity(verdict: Verdict) -> Severity {
    match verdict {
        Verdict::Unchanged | Verdict::Changed => Severity::Note,
        Verdict::Unproven => Severity::Warning,
        Verdict::NotRecalculated | Verdict::Tampered | Verdict::NotOurs => Severity::Error,
    }
}

/// What was checked, in words; nothing of a file that is no report.
fn facts(facts: &Facts, words: &Words) -> Vec<(String, String)> {
    if facts.sheets == 0 {
        return Vec::new();
    }
    let labels = &words.verify.facts;
    let not_checked = || labels.not_checked.to_string();
    let sources = facts.sources.map_or_else(not_checked, |(found, all)| format!("{found}/{all}"));
    let valid = |comment: &String| fill(&words.verify.terms.valid, &[("comment", comment)]);
    let signature = facts.signature.as_ref().map_or_else(not_checked, valid);
    let all = [
        (&labels.sha256, facts.sha256.clone().unwrap_or_else(not_checked)),
        (&labels.program, facts.program.clone().unwrap_or_else(not_checked)),
        (&labels.saved_by, facts.saved_by.clone()),
        (&labels.sheets, facts.sheets.to_string()),
        (&labels.cells, facts.cells.to_string()),
        (&labels.formulas, facts.formulas.to_string()),
        (&labels.inputs, facts.inputs.to_string()),
        (&labels.changed, facts.changed.to_string()),
        (&labels.seal, facts.seal.clone().unwrap_or_else(not_checked)),
        (&labels.signature, signature),
        (&labels.sources, sources),
        (&labels.computed, facts.computed.map_or_else(not_checked, |cells| cells.to_string())),
        (&labels.outside, labels.outside_what.to_string()),
    ];
    all.into_iter().map(|(label, text)| (label.to_string(), text)).collect()
}

/// The bytes of an audit protocol over some reports.
///
/// # Errors
/// What the writing library says; a fault of the program, never of the findings.
pub fn protocol(reports: &[(String, Verified)], words: &Words) -> Result<Vec<u8>, String> {
    let texts = &words.verify.protocol;
    let mut leads = vec![texts.lead.to_string()];
    for (name, verified) in reports {
        leads.push(format!("{name}: {}", told(verified.verdict, words)));
        let facts = facts(&verified.facts, words);
        leads.extend(facts.into_iter().map(|(label, text)| format!("    {label}: {text}")));
    }
    let findings: Vec<Finding> = reports.iter().flat_map(|(_, verified)| verified.findings.clone()).collect();
    let program = format!("bokslut {}", env!("CARGO_PKG_VERSION"));
    let counts = sentence(&counted(&findings, words));
    let verdict = match reports {
        [(_, only)] => format!("{}. {counts}", sentence(told(only.verdict, words)).trim_end_matches('.')),
        _ => counts,
    };
    let page = words.report.texts.page_of.to_string();
    let entries = |finding: &Finding| {
        let mut entries = row(finding, None, Edition::INNER, words);
        entries.pop();
        entries
    };
    let list = List {
        sheet: sheet::PROTOCOL.of(words.lang).to_string(),
        title: texts.title.to_string(),
        verdict: verdict.clone(),
        leads,
        mark: MARK.to_string(),
        heads: wider(heads(Edition::INNER, words)),
        rows: findings.iter().map(entries).collect(),
        margins: [texts.title.to_string(), String::new(), verdict, program.clone(), page],
        author: program,
        date: DATE.to_string(),
    };
    list_to_bytes(&list, Theme::own()).map_err(|fault| fault.to_string())
}

/// The heads with the room of the last column, further places, which no finding here has, given to the
/// column before the remedy: it holds formulas, which are not broken.
fn wider(mut heads: Vec<(String, f64)>) -> Vec<(String, f64)> {
    let last = heads.pop().map_or(0.0, |(_, width)| width);
    if let Some((_, width)) = heads.iter_mut().rev().nth(1) {
        *width += last;
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::told::severity_key;

    #[test]
    fn a_verdict_that_is_no_praise_is_painted_as_an_error_or_a_warning() {
        assert_eq!(severity_key(severity(Verdict::Tampered)), "error");
        assert_eq!(severity_key(severity(Verdict::Unproven)), "warning");
        assert_eq!(severity_key(severity(Verdict::Changed)), "note");
    }
}
