//! `bokslut explain REPORT CELL`: figures of the reference case followed from the report's file alone.

mod asked;
mod every;
mod followed;
mod named;
mod searched;
mod shapes;

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;
use tempfile::TempDir;

/// The sample workbooks.
fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data")
}

fn bokslut(args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.env_remove("NO_COLOR").args(args).output().expect("the program runs")
}

/// The reports of all samples in a language: their folder.
fn reports(lang: &str) -> &'static Path {
    static SV: OnceLock<TempDir> = OnceLock::new();
    static EN: OnceLock<TempDir> = OnceLock::new();
    let written = if lang == "sv" { &SV } else { &EN };
    written
        .get_or_init(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let out = folder.path().to_str().expect("text").to_string();
            let input = samples();
            let output = bokslut(&["run", input.to_str().expect("text"), "-o", &out, "--lang", lang, "-q"]);
            assert_eq!(output.status.code(), Some(0), "{output:?}");
            folder
        })
        .path()
}

/// The reference case's report in a language.
fn report(lang: &str) -> &'static str {
    static SV: OnceLock<String> = OnceLock::new();
    static EN: OnceLock<String> = OnceLock::new();
    let path = if lang == "sv" { &SV } else { &EN };
    path.get_or_init(|| written(lang, "arbetsmarknadskontoret/arbetsmarknadskontoret-2016-bokslut.xlsx"))
}

/// The path of something that a run over the samples writes.
fn written(lang: &str, path: &str) -> String {
    reports(lang).join(path).to_str().expect("text").to_string()
}

/// A cell of a Swedish report of the samples, as an object.
fn cell_of(path: &str, cell: &str) -> Value {
    let output = bokslut(&["explain", &written("sv", path), cell, "--format", "json", "--depth", "1"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{cell}");
    serde_json::from_str(&stdout(&output)).expect("JSON")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A figure explained, as text.
fn explained(lang: &str, cell: &str, more: &[&str]) -> String {
    let output = bokslut(&[&["explain", report(lang), cell, "--lang", lang], more].concat());
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{cell}");
    stdout(&output)
}

/// A figure explained, as an object.
fn object(lang: &str, cell: &str) -> Value {
    serde_json::from_str(&explained(lang, cell, &["--format", "json"])).expect("JSON")
}

/// Every node of a tree, the topmost first.
fn nodes(node: &Value) -> Vec<&Value> {
    let parts = node["parts"].as_array().expect("a list");
    [node].into_iter().chain(parts.iter().flat_map(nodes)).collect()
}
