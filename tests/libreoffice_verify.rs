//! `bokslut verify` and LibreOffice: both come to the same values, and a report that LibreOffice has opened
//! and saved is told to be the report that was written, or the one with the assumption that was changed.

mod support_engine;

use bokslut::base::{Code, Finding};
use bokslut::edition::{Audience, Edition};
use bokslut::engine::Engine;
use bokslut::read::{Limits, Package};
use bokslut::seal::Held;
use bokslut::verify::{Report, Verdict, Verified, verify};
use bokslut::words::{Lang, Words};
use std::sync::{Arc, OnceLock};
use support_engine::package::with_number;
use support_engine::samples::{REPORTS, Written, all, editions};
use support_engine::soffice::converted;

const FILTER: &str = "xlsx:Calc MS Excel 2007 XML";

/// Every sample report, in both languages and for readers outside; and as LibreOffice recalculates and
/// saves it.
fn saved() -> &'static [(Written, Vec<u8>)] {
    static SAVED: OnceLock<Vec<(Written, Vec<u8>)>> = OnceLock::new();
    SAVED.get_or_init(|| {
        let outer = Edition { audience: Audience::Outside, ..Edition::INNER };
        let mut reports = all();
        reports.extend(editions(Lang::Sv, outer));
        assert_eq!(reports.len(), 3 * REPORTS);
        let workbooks: Vec<&[u8]> = reports.iter().map(|written| &*written.bytes).collect();
        let saved = converted(&workbooks, "xlsx", FILTER);
        reports.into_iter().zip(saved).collect()
    })
}

fn opened(bytes: &[u8]) -> Package {
    Package::open(bytes, Limits::default()).expect("a workbook")
}

fn verified(bytes: &[u8], name: &str) -> Verified {
    let lang = if name.starts_with("en/") { Lang::En } else { Lang::Sv };
    let package = opened(bytes);
    verify(Report { package: &package, name: &Arc::from(name), words: Words::of(lang) }, None)
}

fn codes(verified: &Verified) -> Vec<Code> {
    verified.findings.iter().map(|finding: &Finding| finding.code).collect()
}

#[test]
#[ignore = "needs LibreOffice; .ci/run runs it"]
fn both_engines_come_to_the_same_value_of_every_formula() {
    for (written, saved) in saved() {
        let (package, other) = (opened(&written.bytes), opened(saved));
        let engine = Engine::of(&package).expect("the engine takes it");
        let (mut compared, mut apart) = (0, Vec::new());
        for (index, sheet) in package.sheets.iter().enumerate() {
            for (at, _) in sheet.cells.iter().filter(|(_, cell)| cell.formula.is_some()) {
                let ours = engine.value(index, *at).expect("a value");
                let theirs = other.cell(index, *at).map(|cell| cell.held.clone());
                compared += 1;
                let alike = match (&ours, &theirs) {
                    (Held::Number(ours), Some(Held::Number(theirs))) => {
                        (ours - theirs).abs() <= 1e-9 * ours.abs().max(1.0)
                    }
                    (ours, Some(theirs)) => ours == theirs,
                    (_, None) => false,
                };
                if !alike {
                    apart.push(format!("{}!{at}: {ours:?}, LibreOffice {theirs:?}", sheet.name));
                }
            }
        }
        assert!(apart.is_empty(), "{}: {} of {compared}:\n{}", written.name, apart.len(), apart.join("\n"));
        assert!(compared > 1_500, "{}: only {compared}", written.name);
    }
}

#[test]
#[ignore = "needs LibreOffice; .ci/run runs it"]
fn a_report_that_libreoffice_opened_and_saved_is_unchanged_and_that_it_was_saved_is_told() {
    for (written, saved) in saved() {
        let verified = verified(saved, &written.name);
        let told = (verified.verdict, codes(&verified));
        assert_eq!(
            told,
            (Verdict::Unchanged, vec![Code::SavedElsewhere]),
            "{}: {:#?}",
            written.name,
            verified.findings
        );
        assert!(verified.facts.saved_by.contains("LibreOffice"), "{}", verified.facts.saved_by);
    }
}

#[test]
#[ignore = "needs LibreOffice; .ci/run runs it"]
fn an_assumption_changed_in_libreoffice_is_the_only_thing_told() {
    let changed: Vec<(String, Vec<u8>)> = all()
        .into_iter()
        .map(|Written { name, bytes, report }| {
            let at =
                report.named(if name.starts_with("en/") { "Discount_rate" } else { "Diskonteringsränta" });
            (name, with_number(&bytes, &report, at, "0.0275"))
        })
        .collect();
    let workbooks: Vec<&[u8]> = changed.iter().map(|(_, bytes)| &**bytes).collect();
    for ((name, before), saved) in changed.iter().zip(converted(&workbooks, "xlsx", FILTER)) {
        // Before anything recalculated it, its figures did not follow.
        assert_eq!(verified(before, name).verdict, Verdict::NotRecalculated, "{name}");
        let verified = verified(&saved, name);
        let told = (verified.verdict, codes(&verified));
        assert_eq!(
            told,
            (Verdict::Changed, vec![Code::AssumptionChanged]),
            "{name}: {:#?}",
            verified.findings
        );
    }
}
