//! Proveniens: what the report was made from and by what.

use super::layout::{Case, Order};
use super::page::Page;
use super::sheet::{Part, Sealed};
use crate::model::Source;
use crate::words::fill;

/// The mark by which the program knows its own reports; the number is the form's version.
pub const MARK: &str = "bokslut-rapport/1";

/// The commit that the program was built from, where the build was told.
const COMMIT: Option<&str> = option_env!("BOKSLUT_COMMIT");

/// The program and its version.
pub fn program() -> String {
    format!("bokslut {}", env!("CARGO_PKG_VERSION"))
}

/// The columns' widths in characters: two hashes are read whole, of fingerprints the beginning is enough.
const WIDTHS: [f64; 5] = [36.0, 16.0, 68.0, 64.0, 13.0];

/// Lines of a signature.
const SIGNATURE_LINES: usize = 4;

/// The last column of a text.
const LAST: u16 = 3;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order, titles: &[String]) {
    page.sheet.widths = WIDTHS.to_vec();
    let (words, heads) = (case.words, &case.words.heads);
    page.open(&words.sheets.provenance, &words.texts.provenance_lead, case, order);
    page.sheet.freeze = (3, 0);
    page.sheet.repeat = (0, 2);

    page.section(&words.sections.made_by);
    for (label, text) in facts(case) {
        page.words(0, &label, Part::Label);
        page.spanning(1, LAST, &text, Part::Text);
        page.next();
    }
    page.section(&words.sections.sources);
    sources(page, &case.inputs.sources);
    if let Some(before) = case.before {
        page.section(&words.sections.sources_before);
        sources(page, &before.sources);
    }
    page.section(&words.sections.findings);
    if case.notices.is_empty() {
        page.words(0, &words.texts.no_findings, Part::Text);
        page.next();
    } else {
        page.heads(&[&heads.place, &heads.code, &heads.finding], 3);
    }
    for notice in case.notices {
        page.words(0, &notice.place, Part::Text);
        page.words(1, &notice.code, Part::Text);
        page.words(2, &notice.text, Part::Text);
        page.next();
    }
    seal(page, case, titles);
}

fn sources(page: &mut Page, sources: &[Source]) {
    let (words, heads) = (page.words, &page.words.heads);
    page.heads(&[&heads.workbook, &heads.bytes, &heads.sha256, &heads.modified], 4);
    for source in sources {
        page.words(0, &source.workbook, Part::Label);
        page.words(1, &grouped(source.bytes), Part::Text);
        page.words(2, &source.sha256, Part::Text);
        page.words(3, source.modified.as_deref().unwrap_or(&words.terms.none), Part::Text);
        page.next();
    }
}

/// The seal over all cells above it and on all other sheets.
fn seal(page: &mut Page, case: &Case, titles: &[String]) {
    let (words, labels, heads) = (case.words, &case.words.labels, &case.words.heads);
    page.section(&words.sections.seal);
    page.words(0, &words.texts.seal_lead, Part::Note);
    page.next();
    page.words(0, &labels.seal, Part::Label);
    page.seal(1, Sealed::Total, Part::Text);
    page.next();
    page.words(0, &labels.signature, Part::Label);
    if case.signed {
        for line in 0..SIGNATURE_LINES {
            page.seal(1, Sealed::Signature(line), Part::Text);
            page.next();
        }
    } else {
        page.words(1, &words.texts.not_signed, Part::Text);
        page.next();
    }
    page.heads(&[&heads.sheet, &heads.cells, &heads.structure, &heads.values, &heads.prints], 5);
    for (sheet, title) in titles.iter().enumerate() {
        page.words(0, title, Part::Label);
        page.seal(1, Sealed::Cells(sheet), Part::Text);
        page.seal(2, Sealed::Structure(sheet), Part::Text);
        page.seal(3, Sealed::Values(sheet), Part::Note);
        page.seal(4, Sealed::Prints(sheet), Part::Clipped);
        page.next();
    }
    page.words(0, &labels.defined_names, Part::Label);
    page.seal(1, Sealed::NameCount, Part::Text);
    page.seal(2, Sealed::NameHash, Part::Text);
    page.seal(4, Sealed::NamePrints, Part::Clipped);
    page.next();
}

fn facts(case: &Case) -> Vec<(String, String)> {
    let (words, operation) = (case.words, &case.inputs.operation);
    let labels = &words.labels;
    let status = match operation.status {
        crate::model::Status::Preliminary => &words.terms.preliminary,
        crate::model::Status::Adopted => &words.terms.adopted,
    };
    let fewest = case.edition.fewest.to_string();
    let edition = match case.mark() {
        Some((_, whole)) => whole,
        None => fill(&words.texts.outer_edition, &[("fewest", &fewest)]),
    };
    let seed = match &case.decision.simulation {
        Some(_) => case.inputs.assumptions.seed.value.value.to_string(),
        None => words.texts.no_seed.to_string(),
    };
    let all = [
        (&labels.form, MARK.to_string()),
        (&labels.program, program()),
        (&labels.commit, COMMIT.unwrap_or_default().to_string()),
        (&labels.method, words.texts.method.to_string()),
        (&labels.language, words.texts.language_name.to_string()),
        (&labels.seed, seed),
        (&labels.edition, edition),
        (&labels.operation, operation.name.value.to_string()),
        (&labels.principal, case.inputs.actors.get(operation.principal).name.to_string()),
        (&labels.status, status.to_string()),
        (&labels.target_group, operation.target_group.clone()),
        (&labels.prepared_by, operation.prepared_by.clone()),
        (&labels.reviewed_by, operation.reviewed_by.clone()),
        (&labels.remark, operation.remark.clone()),
    ];
    all.into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| (label.to_string(), text))
        .collect()
}

/// A size in bytes with its thousands apart.
fn grouped(bytes: u64) -> String {
    let digits = bytes.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}
