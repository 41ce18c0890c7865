//! `bokslut diff` as it is typed: text, lines and JSON, in both languages; wrong use.

use crate::support_engine::samples::{report, reports};
use assert_cmd::Command;
use bokslut::words::Lang;
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

/// A folder with both years' reports in both languages: `sv-2024.xlsx` ...
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for lang in Lang::ALL {
        for written in reports(lang) {
            if let Some(year) = written.name.strip_prefix("job-guide-") {
                let name = format!("{}-{}.xlsx", lang.code(), year.trim_end_matches("-bokslut.xlsx"));
                fs::write(folder.path().join(name), &written.bytes).expect("written");
            }
        }
    }
    folder
}

fn diff(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.current_dir(folder).arg("diff").args(args).output().expect("the program runs")
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\u{a0}', " ")
}

#[test]
fn two_years_are_told_in_both_languages_and_across_them() {
    let folder = folder();
    let run = |args: &[&str]| {
        let output = diff(folder.path(), args);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
        said(&output.stdout)
    };
    let swedish = run(&["sv-2024.xlsx", "sv-2025.xlsx"]);
    // Society, year 1: staff costs 40 000 more; prices, persons and months as in the hand-worked case.
    for text in
        ["Job Guide 2024 → Job Guide 2025", "Egna böcker", "Volym", "-40 000", "+580 340", "9 000 → 9 200"]
    {
        assert!(swedish.contains(text), "{text}: {swedish}");
    }
    let english = run(&["en-2024.xlsx", "en-2025.xlsx", "--lang", "en"]);
    for text in ["Own books", "Volume", "-40,000", "+580,340", "Municipality", "Changed inputs (16)"] {
        assert!(english.contains(text), "{text}: {english}");
    }
    // The language of a report makes no difference.
    let number = |text: &str| {
        text.lines().filter(|line| line.starts_with("Förändring")).map(str::to_string).collect::<Vec<_>>()
    };
    let across = run(&["en-2024.xlsx", "sv-2025.xlsx"]);
    assert_eq!(number(&across), number(&swedish));
    assert_eq!(number(&run(&["sv-2024.xlsx", "en-2025.xlsx"])), number(&swedish));
    assert!(run(&["en-2024.xlsx", "sv-2024.xlsx"]).contains("Ingenting skiljer rapporterna åt"));
    assert!(run(&["sv-2024.xlsx", "sv-2025.xlsx", "--all"]).contains("Försäkringskassan"));
}

#[test]
fn json_has_every_figure_with_its_parts_and_lines_have_one_each() {
    let folder = folder();
    let output = diff(folder.path(), &["sv-2024.xlsx", "en-2025.xlsx", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found["form"], "bokslut-diff/1");
    let schema = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diff.schema.json"))
        .expect("a schema");
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("JSON");
    let keys = |value: &serde_json::Value| {
        value.as_object().map(|o| o.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    assert_eq!(keys(&found), keys(&schema["properties"]), "the schema names every key");
    let figures = found["figures"].as_array().expect("figures");
    assert_eq!(keys(&figures[0]), keys(&schema["$defs"]["figure"]["properties"]));
    assert_eq!(keys(&found["inputs"]["changed"][0]), keys(&schema["$defs"]["input"]["properties"]));
    assert_eq!(keys(&found["old"]), keys(&schema["$defs"]["report"]["properties"]));
    let total = figures.iter().find(|figure| figure["name_old"] == "Resultat_Totalt").expect("society");
    assert_eq!((&total["name_new"], &total["headline"]), (&"Result_Total".into(), &true.into()));
    // 849 600 and 1 429 940 by the sample's own reference.
    assert_eq!(total["old"].as_f64(), Some(849_600.0));
    assert_eq!(total["new"].as_f64(), Some(1_429_940.0));
    let parts = total["parts"].as_object().expect("parts");
    let order: Vec<&str> =
        found["order"].as_array().expect("an order").iter().filter_map(|part| part.as_str()).collect();
    assert!(parts.len() == 9 && order.iter().all(|part| parts.contains_key(*part)), "{order:?}");
    let lines = said(&diff(folder.path(), &["sv-2024.xlsx", "sv-2025.xlsx", "--format", "line"]).stdout);
    assert_eq!(lines.lines().count(), figures.len() + 1);
    assert!(lines.lines().all(|line| line.matches('\t').count() == 13), "{lines}");
}

#[test]
fn a_workbook_is_written_whole_beside_the_text_and_passed_over_by_a_run() {
    let folder = folder();
    let output = diff(folder.path(), &["sv-2024.xlsx", "sv-2025.xlsx", "-o", "ut"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
    assert!(said(&output.stderr).contains("skillnad.xlsx") && said(&output.stdout).contains("Egna böcker"));
    assert!(folder.path().join("ut/skillnad.xlsx").exists());
    let twice = |name: &str| {
        let output = diff(folder.path(), &["sv-2024.xlsx", "sv-2025.xlsx", "--lang", "en", "-q", "-o", name]);
        assert!(output.stderr.is_empty(), "{}", said(&output.stderr));
        fs::read(folder.path().join(name)).expect("written")
    };
    assert_eq!(twice("a.xlsx"), twice("b.xlsx"), "the same bytes every time");
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    let checked =
        command.current_dir(folder.path()).args(["check", "ut", "--format", "line"]).output().expect("runs");
    assert!(said(&checked.stdout).contains("B108"), "{}", said(&checked.stdout));
}

#[test]
fn a_workbook_of_differences_replaces_an_earlier_one_and_nothing_else() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/small/job-guide-2024.xlsx");
    fs::copy(source, at("source.xlsx")).expect("copied");
    fs::write(at("minisign.pub"), "a key").expect("written");
    let reports = ["sv-2024.xlsx", "sv-2025.xlsx"];
    let run = |command: &[&str]| {
        let mut program = Command::cargo_bin("bokslut").expect("the program is built");
        program.current_dir(folder.path()).args(command).output().expect("the program runs")
    };
    assert_eq!(run(&["verify", reports[0], "-q", "-o", "protokoll.xlsx"]).status.code(), Some(0));
    for (name, why) in [
        ("source.xlsx", "en annan fil med det namnet finns redan"),
        ("en-2024.xlsx", "en annan fil med det namnet finns redan"),
        ("protokoll.xlsx", "en annan fil med det namnet finns redan"),
        ("minisign.pub", "ska sluta på .xlsx"),
    ] {
        let before = fs::read(at(name)).expect("there");
        let output = diff(folder.path(), &[reports[0], reports[1], "-o", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(said(&output.stderr).contains(why), "{name}: {}", said(&output.stderr));
        assert!(fs::read(at(name)).expect("there") == before, "{name} is as it was");
    }
    for _ in 0..2 {
        assert_eq!(diff(folder.path(), &[reports[0], reports[1], "-o", "ny.xlsx"]).status.code(), Some(0));
    }
    // Nor does a protocol replace it.
    assert_eq!(run(&["verify", reports[0], "-o", "ny.xlsx"]).status.code(), Some(2));
}

#[test]
fn what_cannot_be_compared_is_said_and_nothing_is_written() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("text.xlsx"), "no workbook").expect("written");
    let other = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/small/job-guide-2024.xlsx");
    fs::copy(other, at("input.xlsx")).expect("copied");
    let before = fs::read(at("sv-2024.xlsx")).expect("a report");
    let cases: [(&[&str], &str); 7] = [
        (&[], "FÖRE saknas: ange två rapporter"),
        (&["sv-2024.xlsx"], "EFTER saknas: ange två rapporter"),
        (&["sv-2024.xlsx", "sv-2025.xlsx", "en-2024.xlsx"], "ett argument för mycket"),
        (&["sv-2024.xlsx", "borta.xlsx"], "borta.xlsx: fel[B102]"),
        (&["text.xlsx", "sv-2024.xlsx"], "text.xlsx: fel["),
        (&["sv-2024.xlsx", "input.xlsx"], "input.xlsx: filen är ingen rapport från bokslut"),
        (&["sv-2024.xlsx", "sv-2025.xlsx", "-o", "sv-2024.xlsx"], "den skulle skriva över en av rapporterna"),
    ];
    for (args, text) in cases {
        let output = diff(folder.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
        assert!(said(&output.stderr).contains(text), "{args:?}: {}", said(&output.stderr));
    }
    assert_eq!(fs::read(at("sv-2024.xlsx")).expect("a report"), before);
    let english = diff(folder.path(), &["input.xlsx", "sv-2024.xlsx", "--lang", "en"]);
    assert!(said(&english.stderr).contains("error: input.xlsx: the file is no report of bokslut"));
}

#[test]
fn a_report_that_was_changed_and_not_recalculated_is_told() {
    use crate::support_engine::package::with_number;
    let written = report(Lang::Sv, "job-guide-2024", &[]);
    let at = written.report.named("Diskonteringsränta").clone();
    let changed = with_number(&written.bytes, &written.report, &at, "0.03");
    let difference = crate::between(&written.bytes, &changed, Lang::Sv);
    let told = difference.cautions_told(bokslut::words::Words::of(Lang::Sv));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("kör bokslut verify") && told[0].contains("new.xlsx"), "{told:?}");
    assert!(told[1].starts_with("1 indata"), "{told:?}");
}
