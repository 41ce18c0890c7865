//! One account through all rooms: valid inputs to the bytes of a report. And what is kept of every
//! account, to the bytes of their summary.

use crate::account::Account;
use crate::base::{Code, Finding, Place, Severity};
use crate::before::{Before, Now};
use crate::decision::{Decision, Support};
use crate::edition::{Edition, Outer, outer};
use crate::export::{self, Format, Problem};
use crate::figure::{Book, Fault, FaultKind, LayoutFault};
use crate::model::Inputs;
use crate::project::Projection;
use crate::register::Register;
use crate::report::{Case, Notice, lay_out, resolve};
use crate::sign::Signer;
use crate::theme::Theme;
use crate::together::figures::Figures;
use crate::together::{self, Accounts, Digest, Laid, Remark, Run};
use crate::words::{ReportWords, Words, fill};
use crate::write::{to_bytes, written};
use std::num::NonZeroUsize;
use std::sync::Arc;

/// What a report gets besides its figures.
#[derive(Clone, Copy, Debug)]
pub struct Finish<'a> {
    /// How it looks.
    pub theme: &'a Theme,
    /// Who signs its seal; none: nobody does.
    pub signer: Option<&'a Signer>,
    /// What it is made from, hashed; perhaps empty.
    pub stamp: &'a str,
    /// In which formats its tables are made for other programs.
    pub export: &'a [Format],
    /// On how many threads it is simulated; their number changes nothing but the time.
    pub threads: NonZeroUsize,
}

/// What comes of an account.
#[derive(Clone, Debug)]
pub struct Made {
    /// The bytes of its report.
    pub report: Vec<u8>,
    /// What is kept of it for the summary of all accounts and the report of the year after.
    pub digest: Digest,
    /// Its tables for other programs.
    pub tables: Vec<export::File>,
}

impl Finish<'static> {
    /// The program's own look, no signature, no tables, and one thread.
    pub fn plain() -> Finish<'static> {
        Finish { theme: Theme::own(), signer: None, stamp: "", export: &[], threads: NonZeroUsize::MIN }
    }
}

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
    let nowhere = Arc::from("");
    made(inputs, findings, edition, &nowhere, None, Finish::plain(), words).map(|made| made.report)
}

/// The report of an account, what is kept of it for the summary of all accounts and the report of the year
/// after, and its tables for other programs. `path` is the report's below the output folder; `last` is the
/// account of the year before in the same edition, where the run has it.
///
/// # Errors
/// As for [`report`], also when the account cannot be told in another scenario.
pub fn made(
    inputs: &Inputs,
    findings: &[Finding],
    edition: Edition,
    path: &Arc<str>,
    last: Option<&Digest>,
    finish: Finish,
    words: &Words,
) -> Result<Made, Finding> {
    let Finish { theme, signer, stamp, export: formats, threads } = finish;
    let Outer { inputs, suppressed, merged } = &shown(inputs, edition, &words.report)?;
    let (mut book, account, projection) = compute(inputs, &words.report)?;
    let now = Now { inputs, merged, account: &account, projection: &projection, path };
    let before = last.map(|last| Before::define(&mut book, now, last, words)).transpose();
    let before = before.map_err(|fault| faulty(&fault, &workbook(inputs)))?;
    let support =
        Support { before: before.as_ref(), threads, ..Support::of(inputs, words, &account, &projection) };
    let decision =
        Decision::define(&mut book, &support).map_err(|fault| faulty(&fault, &workbook(inputs)))?;
    let register = Register::define(&mut book, inputs, &account, &decision, words)
        .map_err(|fault| faulty(&fault, &workbook(inputs)))?;
    let notices: Vec<Notice> = findings.iter().map(|finding| notice(finding, edition, words)).collect();
    let case = Case {
        book: &book,
        inputs,
        account: &account,
        projection: &projection,
        decision: &decision,
        register: &register,
        words: &words.report,
        told: &words.decision,
        signed: signer.is_some(),
        notices: &notices,
        before: before.as_ref(),
        edition,
        suppressed,
    };
    let (mut sheets, layout) = lay_out(&case);
    sheets.properties.stamp = stamp.to_string();
    let at = workbook(inputs);
    let ready = resolve(&book, &mut sheets, &layout).map_err(|fault| misplaced(fault, &book, &at))?;
    let report = to_bytes(&sheets, ready, theme, signer, &words.report)
        .map_err(|fault| internal(&at, fault.to_string()))?;
    let laid = Laid {
        book: &book,
        inputs,
        account: &account,
        projection: &projection,
        decision: &decision,
        sheets: &sheets,
        layout: &layout,
        merged,
    };
    let digest = Digest::of(laid, &theme.organisation, path);
    let tables = export::files(&laid, &digest, edition, formats, words).map_err(|problem| match problem {
        Problem::Figure(fault) => faulty(&fault, &at),
        Problem::Format(fault) => internal(&at, fault),
    })?;
    Ok(Made { report, digest, tables })
}

/// The bytes of the summary of some accounts, put in its order: what was `kept` of each is taken one after the other.
/// `findings` are all of the run; `date` is the document's; `at` is the summary's own place in findings.
///
/// # Errors
/// The first account of which nothing is to be had. A finding at `at` when a sum grows beyond an exact decimal, or
/// (never because of the input) the summary cannot be laid out.
pub fn summary(
    kept: impl IntoIterator<Item = Result<Digest, Finding>>,
    findings: &[Finding],
    edition: Edition,
    date: &str,
    at: &Place,
    theme: &Theme,
    words: &Words,
) -> Result<Vec<u8>, Finding> {
    let mut accounts = Accounts::of(kept, &words.together)?;
    let sources = std::mem::take(&mut accounts.sources);
    let figures = Figures::define(accounts, words).map_err(|fault| faulty(&fault, at))?;
    let findings: Vec<&Finding> = (findings.iter())
        // That a workbook got no report can tell that its persons are few.
        .filter(|finding| !edition.is_outer() || sources.contains(&finding.place.workbook))
        .filter(|finding| !edition.is_outer() || finding.code != Code::NoComparison)
        .collect();
    let run = Run {
        accounts: &figures.listed,
        figures: &figures,
        findings: &findings,
        remark: &|finding| remark(finding, edition, words),
        edition,
        date,
        words,
    };
    let summary = together::lay_out(&run);
    let ready = summary.ready().map_err(|fault| misplaced(fault, &figures.book, at))?;
    let written = written(&summary.sheets, ready, theme, None, &words.report);
    let written = written.map_err(|fault| internal(at, fault.to_string()))?;
    // Its figures are in the sheets now, and there is no room for both where they are packed.
    drop(summary);
    drop(figures);
    written.to_bytes().map_err(|fault| internal(at, fault.to_string()))
}

/// The figures of an account and its projection.
///
/// # Errors
/// A finding on the operation workbook when a figure grows beyond an exact decimal or a rule
/// divides by zero.
pub fn compute(inputs: &Inputs, words: &ReportWords) -> Result<(Book, Account, Projection), Finding> {
    let mut book = Book::new();
    let account =
        Account::define(&mut book, inputs, words).map_err(|fault| faulty(&fault, &workbook(inputs)))?;
    let projection = Projection::define(&mut book, inputs, words, &account)
        .map_err(|fault| faulty(&fault, &workbook(inputs)))?;
    Ok((book, account, projection))
}

/// What an edition of the report is computed from.
///
/// # Errors
/// As for [`compute`], and when the persons are too few for readers outside.
pub fn shown(inputs: &Inputs, edition: Edition, words: &ReportWords) -> Result<Outer, Finding> {
    if !edition.is_outer() {
        return Ok(Outer { inputs: inputs.clone(), suppressed: Vec::new(), merged: Vec::new() });
    }
    let mut book = Book::new();
    let account =
        Account::define(&mut book, inputs, words).map_err(|fault| faulty(&fault, &workbook(inputs)))?;
    outer(inputs, &book, &account.ledger, edition.fewest, words).ok_or_else(|| {
        Finding::new(Code::TooFewPersons, workbook(inputs)).with("fewest", edition.fewest.to_string())
    })
}

fn notice(finding: &Finding, edition: Edition, words: &Words) -> Notice {
    let text = words.findings.text(finding.code);
    let values: Vec<(&str, &str)> =
        finding.values.iter().map(|(name, value)| (&**name, value.as_str())).collect();
    Notice {
        code: finding.code.to_string(),
        place: finding.place.to_string(),
        // What was found may be a number of persons; the explanation of a code names no values.
        text: if edition.is_outer() { text.explanation.clone() } else { fill(&text.title, &values) },
        is_warning: finding.severity() == Severity::Warning,
    }
}

fn remark(finding: &Finding, edition: Edition, words: &Words) -> Remark {
    let severity = match finding.severity() {
        Severity::Error => &words.cli.severity.error,
        Severity::Warning => &words.cli.severity.warning,
        Severity::Note => &words.cli.severity.note,
    };
    Remark {
        workbook: finding.place.workbook.to_string(),
        severity: severity.clone(),
        code: finding.code.to_string(),
        place: finding.place.within(),
        text: notice(finding, edition, words).text,
    }
}

fn workbook(inputs: &Inputs) -> Place {
    let name = inputs.sources.first().map_or_else(|| Arc::from(""), |source| Arc::clone(&source.workbook));
    Place::workbook(&name)
}

fn faulty(fault: &Fault, at: &Place) -> Finding {
    let code = match fault.kind {
        FaultKind::Overflow => Code::Overflow,
        FaultKind::DivisionByZero => Code::DivisionByZero,
        FaultKind::NotFound | FaultKind::Malformed => Code::Internal,
    };
    let year = fault.label.year.map_or_else(String::new, |year| format!(" ({year})"));
    let figure = format!("{}{year}", fault.label.name);
    Finding::new(code, at.clone()).with("found", figure)
}

fn misplaced(fault: LayoutFault, book: &Book, at: &Place) -> Finding {
    let (LayoutFault::Homeless(id) | LayoutFault::Scattered(id)) = fault;
    internal(at, format!("{fault:?}: {}", book.label(id)))
}

fn internal(at: &Place, what: String) -> Finding {
    Finding::new(Code::Internal, at.clone()).with("found", what)
}
