//! One account through all rooms: valid inputs to the bytes of a report.

use crate::account::Account;
use crate::base::{Code, Finding, Place};
use crate::edition::{Edition, Outer, outer};
use crate::figure::{Book, Fault, FaultKind, LayoutFault};
use crate::model::Inputs;
use crate::project::Projection;
use crate::report::{Case, Notice, lay_out, resolve};
use crate::words::{ReportWords, Words, fill};
use crate::write::to_bytes;
use std::sync::Arc;

/// The bytes of an edition of the report.
///
/// `findings` are the warnings and notes of the account; they are listed in the report.
///
/// # Errors
/// A finding on the operation workbook when a figure grows beyond an exact decimal, a rule divides
/// by zero, the persons are too few for readers outside, or (never because of the input) the
/// report cannot be laid out.
pub fn report(
    inputs: &Inputs,
    findings: &[Finding],
    edition: Edition,
    words: &Words,
) -> Result<Vec<u8>, Finding> {
    let Outer { inputs, suppressed } = &shown(inputs, edition, &words.report)?;
    let (book, account, projection) = compute(inputs, &words.report)?;
    let notices: Vec<Notice> = findings.iter().map(|finding| notice(finding, edition, words)).collect();
    let case = Case {
        book: &book,
        inputs,
        account: &account,
        projection: &projection,
        words: &words.report,
        notices: &notices,
        edition,
        suppressed,
    };
    let (sheets, layout) = lay_out(&case);
    let ready = resolve(&book, &sheets, &layout).map_err(|fault| misplaced(fault, &book, inputs))?;
    to_bytes(&sheets, &ready, &words.report).map_err(|fault| internal(inputs, fault.to_string()))
}

/// The figures of an account and its projection.
///
/// # Errors
/// A finding on the operation workbook when a figure grows beyond an exact decimal or a rule
/// divides by zero.
pub fn compute(inputs: &Inputs, words: &ReportWords) -> Result<(Book, Account, Projection), Finding> {
    let mut book = Book::new();
    let account = Account::define(&mut book, inputs, words).map_err(|fault| faulty(&fault, inputs))?;
    let projection =
        Projection::define(&mut book, inputs, words, &account).map_err(|fault| faulty(&fault, inputs))?;
    Ok((book, account, projection))
}

/// What an edition of the report is computed from.
///
/// # Errors
/// As for [`compute`], and when the persons are too few for readers outside.
pub fn shown(inputs: &Inputs, edition: Edition, words: &ReportWords) -> Result<Outer, Finding> {
    if !edition.is_outer() {
        return Ok(Outer { inputs: inputs.clone(), suppressed: Vec::new() });
    }
    let mut book = Book::new();
    let account = Account::define(&mut book, inputs, words).map_err(|fault| faulty(&fault, inputs))?;
    outer(inputs, &book, &account.ledger, edition.fewest, words).ok_or_else(|| {
        Finding::new(Code::TooFewPersons, workbook(inputs)).with("fewest", edition.fewest.to_string())
    })
}

fn notice(finding: &Finding, edition: Edition, words: &Words) -> Notice {
    let text = words.findings.text(finding.code);
    let values: Vec<(&str, &str)> =
        finding.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Notice {
        code: finding.code.to_string(),
        place: finding.place.to_string(),
        // What was found may be a number of persons; the explanation of a code names no values.
        text: if edition.is_outer() { text.explanation.clone() } else { fill(&text.title, &values) },
    }
}

fn workbook(inputs: &Inputs) -> Place {
    let name = inputs.sources.first().map_or_else(|| Arc::from(""), |source| Arc::clone(&source.workbook));
    Place::workbook(&name)
}

fn faulty(fault: &Fault, inputs: &Inputs) -> Finding {
    let code = match fault.kind {
        FaultKind::Overflow => Code::Overflow,
        FaultKind::DivisionByZero => Code::DivisionByZero,
        FaultKind::NotFound | FaultKind::Malformed => Code::Internal,
    };
    let year = fault.label.year.map_or_else(String::new, |year| format!(" ({year})"));
    let figure = format!("{}{year}", fault.label.name);
    Finding::new(code, workbook(inputs)).with("found", figure)
}

fn misplaced(fault: LayoutFault, book: &Book, inputs: &Inputs) -> Finding {
    let (LayoutFault::Homeless(id) | LayoutFault::Scattered(id)) = fault;
    internal(inputs, format!("{fault:?}: {}", book.get(id).label.name))
}

fn internal(inputs: &Inputs, what: String) -> Finding {
    Finding::new(Code::Internal, workbook(inputs)).with("found", what)
}
