//! What the documents say of findings: the catalogue of the handbook, and the form of the JSON.

mod support;

use bokslut::base::{Code, Finding};
use bokslut::render::{Look, full, heading, help, json, sentence, severity, title};
use bokslut::words::{Lang, Words};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};
use support::check::found;
use support::errors;

/// Set, it has the catalogue written anew instead of compared.
const UPDATE: &str = "BOKSLUT_UPDATE";

fn document(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

/// The cases of `tests/errors`: a folder for nearly every code.
fn cases() -> Vec<(Code, PathBuf)> {
    let folder = |code: &Code| (*code, errors().join(code.number()));
    Code::ALL.iter().map(folder).filter(|(_, folder)| folder.is_dir()).collect()
}

/// The first finding that the case of a code gives with it, as a terminal shows it.
fn example(code: Code, words: &Words) -> Option<String> {
    let (_, folder) = cases().into_iter().find(|(of, _)| *of == code)?;
    let finding = found(&folder, words.lang).into_iter().find(|finding| finding.code == code)?;
    Some(full(&finding, words, Look { color: false, width: 80 }))
}

fn catalogue() -> String {
    let words = Words::of(Lang::Sv);
    let mut text = "\
# Felkatalog

Alla koder som `bokslut check` och `bokslut run` kan visa: vad de betyder, varför det kontrolleras och vad du kan göra, med ett exempel på varje. `bokslut explain B204` visar samma \
text i terminalen. Där ett fel nämner något ur arbetsboken står det … i rubriken här. Sidan är skriven av programmet självt, ur `templates/findings.sv.toml` och `tests/errors`.
"
    .to_string();
    let mut band = "";
    for code in Code::ALL {
        if band != code.band() {
            band = code.band();
            text += &format!("\n## {band} {}\n", heading(band, words));
        }
        let told = words.findings.text(*code);
        let grade = sentence(severity(code.severity(), words));
        text += &format!("\n### {code} {}\n\n", title(*code, words));
        text += &format!("*{grade}* {}\n\n", told.explanation);
        text += &format!("**Varför:** {}\n\n", told.reason);
        text += &format!("**Åtgärd:** {}\n", sentence(&help(*code, words)));
        match example(*code, words) {
            Some(example) => text += &format!("\n```\n{example}\n```\n"),
            None => text += "\nInget underlag ska kunna ge det här felet, så det finns inget exempel.\n",
        }
    }
    text
}

// The examples quote the system's own reasons, which other systems word otherwise.
#[cfg(target_os = "linux")]
#[test]
fn the_catalogue_of_the_handbook_is_what_the_program_says() {
    let (path, catalogue) = (document("felkatalog.md"), catalogue());
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&path, &catalogue).expect("written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    let apart = written.lines().zip(catalogue.lines()).find(|(old, new)| old != new);
    let again = format!("{UPDATE}=1 cargo test --test findings_documents writes it anew");
    assert!(written == catalogue, "docs/felkatalog.md is out of date, first at {apart:?}; {again}");
}

/// What a value has against a schema, as far as the keywords of our schema go; an unknown one is
/// an objection itself, so that none is passed over.
fn objections(value: &Value, schema: &Value, root: &Value, at: &str) -> Vec<String> {
    let rules = schema.as_object().expect("a schema is an object");
    let mut found = Vec::new();
    for (keyword, rule) in rules {
        let text = rule.as_str().unwrap_or_default();
        let holds = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let target = text.strip_prefix('#').and_then(|pointer| root.pointer(pointer));
                found.extend(objections(value, target.expect("a definition"), root, at));
                true
            }
            "type" => match rule {
                Value::Array(kinds) => kinds.iter().any(|kind| is(value, kind)),
                kind => is(value, kind),
            },
            "enum" => rule.as_array().is_some_and(|values| values.contains(value)),
            "minimum" => {
                value.as_u64().is_none_or(|number| rule.as_u64().is_some_and(|least| number >= least))
            }
            "pattern" => value.as_str().is_none_or(|value| matches(value, text)),
            "required" => {
                let keys = rule.as_array().expect("a list of keys");
                keys.iter().all(|key| value.get(key.as_str().unwrap_or_default()).is_some())
            }
            "additionalProperties" => {
                let known = rules["properties"].as_object().expect("properties");
                rule == false && fields(value).keys().all(|key| known.contains_key(key))
            }
            "properties" => {
                for (key, value) in fields(value) {
                    let schema = rule.get(&key).unwrap_or(&Value::Bool(true));
                    if schema.is_object() {
                        found.extend(objections(&value, schema, root, &format!("{at}/{key}")));
                    }
                }
                true
            }
            "items" => {
                for value in value.as_array().into_iter().flatten() {
                    found.extend(objections(value, rule, root, &format!("{at}/[]")));
                }
                true
            }
            _ => false,
        };
        if !holds {
            found.push(format!("{at}: {keyword}: {value}"));
        }
    }
    found
}

fn fields(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

fn is(value: &Value, kind: &Value) -> bool {
    match kind.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("null") => value.is_null(),
        _ => false,
    }
}

/// The two patterns of the schema, spelled out.
fn matches(value: &str, pattern: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match pattern {
        "^B[1-8][0-9]{2}$" => {
            let number = value.strip_prefix('B').unwrap_or_default();
            number.len() == 3 && digits(number) && ('1'..='8').contains(&number.chars().next().unwrap_or('0'))
        }
        "^[A-Z]{1,3}[1-9][0-9]*$" => {
            let row = value.trim_start_matches(|c: char| c.is_ascii_uppercase());
            (1..=3).contains(&(value.len() - row.len())) && digits(row) && !row.starts_with('0')
        }
        other => panic!("an unknown pattern: {other}"),
    }
}

fn schema() -> Value {
    let text = fs::read_to_string(document("findings.schema.json")).expect("a schema");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn every_finding_as_json_has_the_form_of_the_schema_in_both_languages() {
    let (schema, mut seen) = (schema(), 0);
    for (lang, (_, folder)) in
        Lang::ALL.into_iter().flat_map(|lang| cases().into_iter().map(move |c| (lang, c)))
    {
        let findings: Vec<Finding> = found(&folder, lang);
        for finding in &findings {
            let object = serde_json::from_str(&json(finding, Words::of(lang))).expect("JSON");
            let objections = objections(&object, &schema, &schema, "");
            assert!(objections.is_empty(), "{objections:?}");
            seen += 1;
        }
    }
    assert!(seen >= 2 * cases().len(), "only {seen} findings");
}

#[test]
fn the_schema_objects_to_what_is_not_a_finding() {
    let (_, folder) = cases().into_iter().find(|(code, _)| *code == Code::UnknownCode).expect("a case");
    let finding = found(&folder, Lang::Sv).into_iter().find(|finding| !finding.further.is_empty());
    let good: Value =
        serde_json::from_str(&json(&finding.expect("a suggestion"), Words::of(Lang::Sv))).expect("JSON");
    let schema = schema();
    assert_eq!(objections(&good, &schema, &schema, ""), Vec::<String>::new());
    let changes: [(&str, Value); 8] = [
        ("code", "204".into()),
        ("severity", "fel".into()),
        ("row", 0.into()),
        ("column", "B".into()),
        ("cell", "B0".into()),
        ("title", Value::Null),
        ("further", serde_json::json!([{"workbook": "a.xlsx"}])),
        ("band", "B2".into()),
    ];
    for (key, value) in changes {
        let mut bad = good.clone();
        bad[key] = value;
        assert!(!objections(&bad, &schema, &schema, "").is_empty(), "{key}");
        let mut less = good.clone();
        if less.as_object_mut().expect("an object").remove(key).is_some() {
            assert!(!objections(&less, &schema, &schema, "").is_empty(), "without {key}");
        }
    }
}
