//! The schema file tells of every column in both languages, the tables are as it says, and so is the
//! document.

use crate::tables::{Row, csv, file};
use crate::{OUTER, SampleRun, exported, sample_run};
use bokslut::edition::Edition;
use bokslut::export::Format;
use bokslut::export::schema::{ACCOUNTS, FILE, FLOWS, Form, VERSION, file as schema_file};
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

fn schema(lang: Lang) -> Value {
    serde_json::from_slice(&schema_file(&Words::of(lang).export)).expect("JSON")
}

fn fields(schema: &Value, table: &str) -> Vec<Value> {
    let tables = schema["tables"].as_array().expect("tables");
    let found = tables.iter().find(|found| found["name"] == table).expect("the table");
    found["schema"]["fields"].as_array().expect("fields").clone()
}

/// What is wrong with a table by its schema.
fn wrong(schema: &Value, table: &str, heads: &[String], rows: &[Row]) -> Vec<String> {
    let mut wrong = Vec::new();
    let fields = fields(schema, table);
    let names: Vec<&str> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
    if heads != names {
        wrong.push(format!("the heads are {heads:?}"));
    }
    let mut keys = BTreeSet::new();
    let tables = schema["tables"].as_array().expect("tables");
    let described = tables.iter().find(|found| found["name"] == table).expect("the table");
    let key = described["schema"]["primaryKey"].as_array().expect("a key");
    for row in rows {
        let of_key: Vec<&str> = key.iter().map(|name| row.text(name.as_str().expect("a name"))).collect();
        if !keys.insert(of_key) {
            wrong.push("a row is there twice".to_string());
        }
        for (field, name) in fields.iter().zip(&names) {
            let text = row.text(name);
            let constraints = &field["constraints"];
            let is = match field["type"].as_str() {
                _ if text.is_empty() => constraints["required"] == false,
                Some("string") => constraints["enum"].as_array().is_none_or(|of| of.contains(&text.into())),
                Some("integer") => text.parse::<i32>().is_ok(),
                Some("number") => text.parse::<Decimal>().is_ok(),
                _ => false,
            };
            if !is {
                wrong.push(format!("{name} holds {text}"));
            }
        }
    }
    wrong
}

#[test]
fn every_table_of_the_samples_is_as_its_schema_says() {
    let editions = [(Lang::Sv, Edition::INNER), (Lang::En, Edition::INNER), (Lang::Sv, OUTER)];
    for (lang, edition) in editions {
        let SampleRun { folder, outcome } = sample_run(lang, edition);
        let export = folder.path().join(bokslut::export::folder(edition));
        let written = fs::read(export.join(FILE)).expect("the schema");
        let written: Value = serde_json::from_slice(&written).expect("JSON");
        assert_eq!(written, schema(lang));
        let tables = outcome.exported.iter().filter(|path| path.extension().is_some_and(|end| end == "csv"));
        let mut found = 0;
        for path in tables {
            let table = if path.starts_with(export.join("flows")) { "flows" } else { "accounts" };
            let (heads, rows) = csv(&fs::read(path).expect("a file"));
            assert_eq!(wrong(&written, table, &heads, &rows), [] as [String; 0], "{}", path.display());
            found += 1;
        }
        assert_eq!(found, 2 * outcome.reports.len());
        assert!(found > 0);
    }
}

#[test]
fn a_table_that_is_not_as_its_schema_says_is_found() {
    let inputs = crate::support_cases::rich();
    let files = exported(&inputs, Edition::INNER, &[Format::Csv], Lang::Sv);
    let (heads, rows) = csv(&file(&files, "flows", Format::Csv).bytes);
    let schema = schema(Lang::Sv);
    let with = |column: &str, text: &str| {
        let mut row = rows[0].clone();
        row.0.insert(column.to_string(), text.to_string());
        wrong(&schema, "flows", &heads, &[row])
    };
    assert!(with("t", "1").is_empty());
    assert!(with("outcome", "").is_empty());
    for (column, text) in [("t", "1.5"), ("t", ""), ("side", "Intäkt"), ("discounted", "1,5"), ("actor", "")]
    {
        assert_eq!(with(column, text), [format!("{column} holds {text}")]);
    }
    assert_eq!(wrong(&schema, "flows", &heads[1..], &[]).len(), 1);
    assert_eq!(wrong(&schema, "flows", &heads, &[rows[0].clone(), rows[0].clone()]).len(), 1);
}

#[test]
fn every_column_is_described_in_both_languages_and_no_other() {
    for lang in Lang::ALL {
        let words = &Words::of(lang).export;
        for (form, texts) in [(&FLOWS, &words.flows), (&ACCOUNTS, &words.accounts)] {
            let columns: BTreeSet<&str> = form.fields.iter().map(|field| field.name).collect();
            assert_eq!(columns.len(), form.fields.len());
            assert_eq!(texts.keys().map(String::as_str).collect::<BTreeSet<_>>(), columns);
            assert!(form.key.iter().all(|name| columns.contains(name)));
            assert!(words.tables.contains_key(form.name));
        }
        assert_eq!(words.tables.len(), 2);
    }
}

/// The rows of the document's table of a form.
fn documented(form: &Form) -> String {
    let schema = schema(Lang::En);
    let mut rows = String::new();
    for field in fields(&schema, form.name) {
        let text = |name: &str| field[name].as_str().unwrap_or_default();
        let constraints = &field["constraints"];
        let of = constraints["enum"].as_array();
        let kind = match of {
            Some(of) => of
                .iter()
                .filter_map(Value::as_str)
                .map(|one| format!("`{one}`"))
                .collect::<Vec<_>>()
                .join(", "),
            None => text("type").to_string(),
        };
        let kind = if constraints["required"] == true { kind } else { format!("{kind}, may be missing") };
        rows += &format!("| `{}` | {kind} | {} | {} |\n", text("name"), text("unit"), text("description"));
    }
    rows
}

#[test]
fn the_document_tells_of_every_column_as_the_schema_does_and_of_its_version() {
    let document = include_str!("../../docs/export.md");
    for form in [&FLOWS, &ACCOUNTS] {
        let rows = documented(form);
        assert!(document.contains(&rows), "docs/export.md lacks:\n{rows}");
    }
    assert!(document.contains(&format!("version {VERSION}")));
}
