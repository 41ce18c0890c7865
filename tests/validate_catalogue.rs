//! Every finding that an input can give, as `tests/errors` has it.

mod support;

use bokslut::base::{Code, Finding, Severity};
use bokslut::words::{Lang, Words, fill};
use std::collections::BTreeSet;
use std::fs;
use support::check::{check, found};
use support::{Case, errors};

/// Codes without a folder, because no input gives them.
const EXEMPT: &[(Code, &str)] = &[
    (
        Code::DivisionByZero,
        "every divisor is checked before: price indices are above 0, the discount rate is a share, and \
         quotients of sums that may be 0 give a word instead",
    ),
    (
        Code::Changing,
        "a file that changes while it is read cannot be kept in a folder; tests/hostile has one of the system's own",
    ),
    (Code::MoreOfAKind, "it takes more than a thousand wrong rows; tests/persons has them"),
    (
        Code::ReaderCrashed,
        "no known file ends its reader in another way than by memory or time; tests/hostile has programs that do",
    ),
    (Code::NoExport, "summarise reads no workbooks but what runs keep; tests/many has folders without it"),
    (Code::PartsDiffer, "of summarise too; tests/many has parts that are no whole"),
    (Code::Internal, "a fault of the program itself, which no input should bring about"),
];

fn folders() -> BTreeSet<String> {
    fs::read_dir(errors())
        .expect("tests/errors")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect()
}

fn line(finding: &Finding, words: &Words) -> String {
    let severity = match (finding.severity(), words.lang) {
        (Severity::Error, Lang::Sv) => "fel",
        (Severity::Warning, Lang::Sv) => "varning",
        (Severity::Note, Lang::Sv) => "upplysning",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Note, Lang::En) => "note",
    };
    let text = words.findings.text(finding.code);
    format!("{severity}[{}] {}: {}", finding.code, finding.place, filled(&text.title, finding))
}

fn filled(text: &str, finding: &Finding) -> String {
    let suggestion = finding.suggestion.iter().map(|suggestion| ("suggestion", suggestion.as_str()));
    let values: Vec<_> =
        finding.values.iter().map(|(name, value)| (&**name, value.as_str())).chain(suggestion).collect();
    fill(text, &values)
}

#[test]
fn every_folder_gives_exactly_the_findings_it_expects() {
    let mut faults = Vec::new();
    for folder in folders() {
        let path = errors().join(&folder);
        let lines = |lang| {
            let lines: Vec<String> =
                found(&path, lang).iter().map(|finding| line(finding, Words::of(lang))).collect();
            lines.join("\n")
        };
        let all = format!("{}\n---\n{}\n", lines(Lang::Sv), lines(Lang::En));
        let expected = fs::read_to_string(path.join("expected.txt")).unwrap_or_default();
        if all != expected {
            faults.push(format!("== {folder}\n-- expected\n{expected}-- found\n{all}"));
        }
        if !all.contains(&format!("[{folder}]")) {
            faults.push(format!("== {folder} never gives its own code"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let folders = folders();
    for code in Code::ALL {
        let exempt = EXEMPT.iter().find(|(exempt, _)| exempt == code);
        match (folders.contains(code.number()), exempt) {
            (true, Some((_, why))) => panic!("{code} has a folder, yet it is exempt: {why}"),
            (false, None) => panic!("{code} has no folder in tests/errors"),
            _ => {}
        }
    }
    for folder in folders {
        assert!(Code::ALL.iter().any(|code| code.number() == folder), "{folder} is no code");
    }
}

#[test]
fn every_text_is_filled_with_values_that_its_finding_supplies() {
    for (lang, folder) in Lang::ALL.into_iter().flat_map(|lang| folders().into_iter().map(move |f| (lang, f)))
    {
        let words = Words::of(lang);
        for finding in found(&errors().join(folder), lang) {
            let text = words.findings.text(finding.code);
            let help = finding.suggestion.as_ref().and(text.help_suggestion.as_ref()).unwrap_or(&text.help);
            for part in [&text.title, &text.label, help] {
                let filled = filled(part, &finding);
                assert!(!filled.contains(['{', '}']), "{lang:?} {}: {filled}", finding.code);
            }
        }
    }
}

#[test]
fn a_finding_at_a_cell_shows_the_cells_around_it() {
    for folder in folders() {
        for finding in found(&errors().join(folder), Lang::Sv) {
            assert_eq!(finding.place.cell.is_some(), finding.around.is_some(), "{finding:?}");
        }
    }
}

#[test]
fn a_workbook_has_inputs_exactly_when_it_has_no_error() {
    for folder in folders() {
        let checked = check(&Case::of(&errors().join(folder)), Words::of(Lang::Sv));
        for (name, inputs, findings) in checked.operations {
            assert_eq!(inputs.is_some(), !findings.iter().any(Finding::is_error), "{name}");
        }
    }
}
