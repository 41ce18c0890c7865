//! Every catalogue of words says the same things in both languages.

use std::collections::{BTreeMap, BTreeSet};

const CATALOGUES: [(&str, &str, &str); 11] = [
    (
        "report",
        include_str!("../../templates/report.sv.toml"),
        include_str!("../../templates/report.en.toml"),
    ),
    (
        "findings",
        include_str!("../../templates/findings.sv.toml"),
        include_str!("../../templates/findings.en.toml"),
    ),
    (
        "export",
        include_str!("../../templates/export.sv.toml"),
        include_str!("../../templates/export.en.toml"),
    ),
    ("files", include_str!("../../templates/files.sv.toml"), include_str!("../../templates/files.en.toml")),
    (
        "together",
        include_str!("../../templates/together.sv.toml"),
        include_str!("../../templates/together.en.toml"),
    ),
    (
        "template",
        include_str!("../../templates/template.sv.toml"),
        include_str!("../../templates/template.en.toml"),
    ),
    ("many", include_str!("../../templates/many.sv.toml"), include_str!("../../templates/many.en.toml")),
    ("diff", include_str!("../../templates/diff.sv.toml"), include_str!("../../templates/diff.en.toml")),
    (
        "decision",
        include_str!("../../templates/decision.sv.toml"),
        include_str!("../../templates/decision.en.toml"),
    ),
    (
        "verify",
        include_str!("../../templates/verify.sv.toml"),
        include_str!("../../templates/verify.en.toml"),
    ),
    ("cli", include_str!("../../templates/cli.sv.toml"), include_str!("../../templates/cli.en.toml")),
];

/// Texts that are the same in both languages, and why they may be.
const SAME: [&str; 41] = [
    // Words that Swedish and English share.
    "report.terms.real",
    "report.terms.person",
    "report.heads.offset",
    "report.heads.cell",
    "report.heads.price_index",
    "decision.plan.plan",
    "decision.plan.planned",
    "decision.sensitivity.named",
    "decision.sensitivity.parameter",
    "report.heads.scenario",
    "report.labels.scenario",
    "report.labels.program",
    "report.labels.status",
    "decision.simulation.beta",
    "decision.simulation.pert",
    "cli.help.format_name",
    "cli.list.cell",
    "cli.help.cell_name",
    // No words at all: a name of an algorithm, a sign of approval, a frame to be filled.
    "report.terms.holds",
    "report.heads.sha256",
    "report.texts.of_actor",
    "diff.texts.heading",
    "diff.texts.file_of",
    "findings.B102.label",
    "findings.B103.label",
    "findings.B112.label",
    "findings.B113.label",
    "findings.B115.label",
    "findings.B208.label",
    "findings.B701.label",
    "findings.B704.label",
    "many.shell.version",
    "findings.B221.label",
    "findings.B801.label",
    "findings.B803.label",
    "findings.B810.label",
    "findings.B812.label",
    "findings.B815.label",
    "findings.B825.label",
    "findings.B826.label",
    // The titles of the books that the method is from.
    "report.texts.method",
];

/// Every text by the path of its key.
fn texts(name: &str, catalogue: &str) -> BTreeMap<String, String> {
    fn walk(path: String, value: &toml::Value, found: &mut BTreeMap<String, String>) {
        match value {
            toml::Value::Table(table) => {
                table.iter().for_each(|(key, value)| walk(format!("{path}.{key}"), value, found));
            }
            toml::Value::String(text) => {
                found.insert(path, text.clone());
            }
            other => panic!("{path} is no text: {other:?}"),
        }
    }
    let table: toml::Table = catalogue.parse().expect("a catalogue");
    let mut found = BTreeMap::new();
    walk(name.to_string(), &toml::Value::Table(table), &mut found);
    found
}

/// The names in braces that a text is filled with.
fn holes(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|after| after.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn both_languages_have_the_same_keys_and_no_empty_text() {
    for (name, swedish, english) in CATALOGUES {
        let (swedish, english) = (texts(name, swedish), texts(name, english));
        let (sv, en): (BTreeSet<_>, BTreeSet<_>) = (swedish.keys().collect(), english.keys().collect());
        assert_eq!(sv, en);
        assert!(sv.len() > 20, "only {} texts in {name}", sv.len());
        for (key, text) in swedish.iter().chain(&english) {
            assert!(!text.trim().is_empty(), "{key} is empty");
        }
    }
}

#[test]
fn no_text_was_left_untranslated() {
    let mut same = BTreeSet::new();
    for (name, swedish, english) in CATALOGUES {
        let english = texts(name, english);
        // A number, a dash or a sign is the same in every language.
        let language = |text: &str| text.chars().any(char::is_alphabetic);
        let untold = |(key, text): &(String, String)| language(text) && english.get(key) == Some(text);
        same.extend(texts(name, swedish).into_iter().filter(untold));
    }
    let same: BTreeSet<&str> = same.iter().map(|(key, _)| key.as_str()).collect();
    let justified: BTreeSet<&str> = SAME.into_iter().collect();
    let untranslated: Vec<_> = same.difference(&justified).collect();
    assert!(untranslated.is_empty(), "the same in both languages: {untranslated:?}");
    let needless: Vec<_> = justified.difference(&same).collect();
    assert!(needless.is_empty(), "no longer the same in both languages: {needless:?}");
}

#[test]
fn both_languages_name_the_same_values() {
    let mut apart = Vec::new();
    for (name, swedish, english) in CATALOGUES {
        let english = texts(name, english);
        for (key, text) in texts(name, swedish) {
            let other = english.get(&key).map_or("", String::as_str);
            if holes(&text) != holes(other) {
                apart.push(format!("{key}: {text} | {other}"));
            }
        }
    }
    assert!(apart.is_empty(), "{apart:#?}");
}
