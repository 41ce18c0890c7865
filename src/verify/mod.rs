//! The auditor's side: is a report whole, has anyone touched it, is it right? Reads the report as a
//! stranger would, trusts nothing in it that can be worked out, and says what it found cell by cell.
//!
//! [`structure`](mod@structure): what every report is. [`recalculated`](mod@recalculated): every formula by an engine that
//! is not ours. [`sealed`]: every cell against the seal.

mod anew;
mod beside;
pub mod provenance;
mod recalculated;
pub mod recorded;
mod report;
mod sealed;
mod signature;
mod stood;
mod structure;

pub use recalculated::alike;
pub use report::Report;

use crate::base::{Cell, Code, Finding, Severity};
use crate::register::{Listed, listed};
use crate::seal::Held;
use crate::sign::PublicKey;
use crate::words::{Lang, Words, fill};
use recorded::Recorded;

/// The property and the beginning of the mark by which a report is known.
const MARK: (&str, &str) = ("bokslut", "bokslut-rapport/");

/// What a report is, in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Whole and unchanged.
    Unchanged,
    /// Assumptions were changed by the user, and everything follows.
    Changed,
    /// Assumptions were changed, and the figures do not follow.
    NotRecalculated,
    /// Somebody has touched it.
    Tampered,
    /// Something could not be checked, and nothing was found wrong.
    Unproven,
    /// Not a report of this program, or none that can be read.
    NotOurs,
}

/// What was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its sheets.
    pub sheets: usize,
    /// Cells that were compared with the seal.
    pub cells: usize,
    /// Formulas that were calculated anew.
    pub formulas: usize,
    /// Inputs that the register lists.
    pub inputs: usize,
    /// Inputs that are no longer what they were.
    pub changed: usize,
    /// The seal, where there is one.
    pub seal: Option<String>,
    /// The program that wrote it, as it says.
    pub program: Option<String>,
    /// The program that saved it, as the file says.
    pub saved_by: String,
    /// What the signature says of itself, where a key confirmed it.
    pub signature: Option<String>,
    /// Source workbooks that were found, of how many; none where nobody looked for them.
    pub sources: Option<(usize, usize)>,
    /// Cells that were compared with the account computed anew.
    pub computed: Option<usize>,
    /// SHA-256 of the report's file.
    pub sha256: Option<String>,
}

/// What came of verifying a report.
#[derive(Clone, Debug)]
pub struct Verified {
    /// In one line.
    pub verdict: Verdict,
    /// What was checked.
    pub facts: Facts,
    /// What was found, in total order.
    pub findings: Vec<Finding>,
}

impl Verified {
    /// A file that is no report of this program, for a reason that a finding tells.
    pub fn not_ours(finding: Finding) -> Verified {
        Verified { verdict: Verdict::NotOurs, facts: Facts::default(), findings: vec![finding] }
    }

    /// Adds what else was found.
    pub fn add(&mut self, findings: Vec<Finding>) {
        self.findings.extend(findings);
        self.findings.sort();
        self.verdict = verdict(&self.findings);
    }
}

/// Verifies a report by itself: its structure, its seal, its formulas; and its signature, with a key.
pub fn verify(report: Report, key: Option<&PublicKey>) -> Verified {
    let package = report.package;
    if !package.properties.get(MARK.0).is_some_and(|mark| mark.starts_with(MARK.1)) {
        let reason = report.words.verify.terms.no_mark.to_string();
        return Verified::not_ours(report.says(Code::NotAReport).with("reason", reason));
    }
    let inputs = listed(package);
    let changed: Vec<&Listed> = inputs.iter().filter(|input| is_changed(report, input)).collect();
    let recalculated = recalculated::recalculated(report, &changed);
    let mut facts = Facts {
        sheets: package.sheets.len(),
        formulas: recalculated.formulas,
        inputs: inputs.len(),
        changed: changed.len(),
        saved_by: package.application.clone(),
        ..Facts::default()
    };
    let mut findings = structure::structure(report);
    findings.extend(recalculated.findings);
    findings.extend(changed.iter().map(|input| assumption(report, input)));
    let recorded = Recorded::of(package);
    match &recorded {
        None => {
            findings.push(report.says(Code::NoSeal));
            findings.extend(
                key.map(|_| {
                    report.says(Code::NotSigned).with("reason", &*report.words.verify.terms.unsigned)
                }),
            );
        }
        Some(recorded) => {
            let compared = sealed::compared(report, recorded);
            facts.cells = compared.cells;
            if compared.same
                && let Some(program) = program(report, recorded)
            {
                // Byte for byte what the program wrote; the writing library calls itself by another name.
                facts.saved_by = program;
            }
            facts.seal = Some(recorded.total.clone());
            facts.program = program(report, recorded);
            let untouched = findings.is_empty() && compared.findings.is_empty();
            findings.extend(compared.findings);
            let (signature, signed) = signature::signature(report, recorded, key);
            facts.signature = signature;
            findings.extend(signed);
            if untouched && !compared.same {
                let program = match package.application.as_str() {
                    "" => &*report.words.verify.terms.unknown_program,
                    program => program,
                };
                findings.push(report.says(Code::SavedElsewhere).with("program", program));
            }
        }
    }
    findings.extend(other_version(report, &facts));
    findings.extend(checks(report));
    // A cell between formulas is told once: by what the seal knows, or by what its neighbours show.
    findings.sort();
    findings.dedup_by(|later, earlier| {
        later.code == earlier.code && later.place == earlier.place && later.place.cell.is_some()
    });
    Verified { verdict: verdict(&findings), facts, findings }
}

/// Whether an input is no longer what it was.
fn is_changed(report: Report, input: &Listed) -> bool {
    let now = report.package.cell(input.sheet, input.cell);
    let calculated = now.is_some_and(|cell| cell.formula.is_some());
    calculated || now.map(|cell| cell.held.to_string()).unwrap_or_default() != input.written.to_string()
}

fn assumption(report: Report, input: &Listed) -> Finding {
    let now = report.package.cell(input.sheet, input.cell);
    let form = now.map_or("", |cell| &cell.look.form);
    let found = match now {
        None => report.words.report.terms.none.to_string(),
        Some(cell) => match (&cell.formula, &cell.held, &input.written) {
            (Some(formula), held, _) => format!("={formula} ({})", report.shown_as(held, form)),
            // A number that was typed as a text looks like one and is none.
            (None, Held::Text(text), Held::Number(_)) => {
                fill(&report.words.verify.terms.as_text, &[("text", text)])
            }
            (None, held, _) => report.shown_as(held, form),
        },
    };
    report
        .of_cell(Code::AssumptionChanged, input.sheet, input.cell)
        .with("what", &*input.label)
        .with("written", report.shown_as(&input.written, form))
        .with("found", found)
}

/// That the report's own checks fail, or that figures of it are errors: whoever changed an assumption may not
/// have seen it.
fn checks(report: Report) -> Option<Finding> {
    let checks = Lang::ALL.map(|lang| &Words::of(lang).report);
    let words = checks.into_iter().find(|words| report.package.sheet(&words.sheets.checks).is_some())?;
    let sheets = || report.package.sheets.iter().enumerate();
    let errors = sheets().flat_map(|(index, sheet)| {
        let errors = sheet.cells.iter().filter(|(_, cell)| matches!(cell.held, Held::Error(_)));
        errors.map(move |(at, _)| (index, *at))
    });
    let failing =
        sheets().filter(|(_, sheet)| *sheet.name == *words.sheets.checks).flat_map(|(index, sheet)| {
            let failing = sheet.cells.iter().filter(|(_, cell)| cell.text() == Some(&*words.terms.fails));
            failing.map(move |(at, _)| (index, *at))
        });
    let all: Vec<(usize, Cell)> = failing.chain(errors).collect();
    let (sheet, at) = *all.first()?;
    Some(report.of_cell(Code::ChecksFail, sheet, at).with("count", all.len().to_string()))
}

/// The program that wrote the report, as it stands on the sheet of its seal.
fn program(report: Report, recorded: &Recorded) -> Option<String> {
    let sheet = &report.package.sheets[recorded.at.0];
    let texts = sheet.cells.values().filter_map(|cell| cell.text());
    let version = |text: &&str| {
        text.strip_prefix("bokslut ").is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()))
    };
    texts.into_iter().find(version).map(String::from)
}

fn other_version(report: Report, facts: &Facts) -> Option<Finding> {
    let own = format!("bokslut {}", env!("CARGO_PKG_VERSION"));
    let found = facts.program.as_ref().filter(|program| **program != own)?;
    Some(report.says(Code::OtherVersion).with("found", found).with("own", own))
}

/// What the findings come to.
fn verdict(findings: &[Finding]) -> Verdict {
    let unproven = |code| matches!(code, Code::NotRecalculable | Code::SourceMissing | Code::NotSigned);
    let has = |wanted: &dyn Fn(Code) -> bool| findings.iter().any(|finding| wanted(finding.code));
    let touched = |code: Code| {
        let other = matches!(code, Code::NotRecalculated | Code::ChecksFail);
        code.severity() == Severity::Error && !unproven(code) && !other
    };
    if has(&touched) {
        Verdict::Tampered
    } else if has(&|code| code == Code::NotRecalculated) {
        Verdict::NotRecalculated
    } else if has(&unproven) {
        Verdict::Unproven
    } else if has(&|code| code == Code::AssumptionChanged) {
        Verdict::Changed
    } else {
        Verdict::Unchanged
    }
}
