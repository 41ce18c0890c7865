//! Whatever is dropped into the folder: one finding for each file that cannot be read, in its own
//! place, and everything else as if it had not been there.

#[path = "../hostile_kinds/mod.rs"]
mod hostile_kinds;
mod places;
mod readers;

use assert_cmd::Command;
use hostile_kinds::Kind;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Output;

/// Runs the program with limits low enough to be met soon.
fn bokslut(folder: &Path, args: &[&str]) -> Output {
    let limits = ["--max-size", "64", "--max-memory", "256", "--max-time", "120"];
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.current_dir(folder).args(args).args(limits).output().expect("the program runs")
}

/// Workbook and code of every finding, in order.
fn findings(output: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8(output.to_vec()).expect("UTF-8");
    let objects = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let field = |object: &Value, name: &str| object[name].as_str().expect("text").to_string();
    objects.map(|object| (field(&object, "workbook"), field(&object, "code"))).collect()
}

#[test]
fn every_hostile_file_is_one_finding_and_the_good_workbook_gets_its_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("underlag");
    fs::create_dir(&input).expect("a folder");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/small/job-guide-2024.xlsx");
    fs::copy(sample, input.join("god.xlsx")).expect("copied");
    let kinds = hostile_kinds::write(&input, 64);
    let output = bokslut(folder.path(), &["run", "underlag", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let found = findings(&output.stderr);
    let mut wrong = Vec::new();
    for Kind { file, code, .. } in &kinds {
        // A file that is read may have findings of its content; none of them is about the file.
        let about_the_file = |code: &str| code.starts_with("B1") && code != "B105";
        let own = found.iter().filter(|(at, own)| at == file && about_the_file(own));
        let own: Vec<&str> = own.map(|(_, code)| code.as_str()).collect();
        if own != Vec::from_iter(*code) {
            wrong.push(format!("{file}: {own:?} and not {code:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(folder.path().join("rapporter/god-bokslut.xlsx").is_file());
    assert!(found.iter().all(|(at, _)| at != "god.xlsx"), "{found:?}");
}
