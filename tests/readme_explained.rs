//! The explained figures that the README shows are what the program says of them.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Set, the README has them written anew instead of compared.
const UPDATE: &str = "BOKSLUT_UPDATE";
/// The figures that it shows: their names in the English report.
const SHOWN: [&str; 2] = ["Result_Municipality", "Acc_Real_4"];
const REPORT: &str = "arbetsmarknadskontoret/arbetsmarknadskontoret-2016-bokslut.xlsx";

fn program(arguments: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = assert_cmd::cargo::cargo_bin("bokslut");
    let output = Command::new(program).current_dir(root).args(arguments).output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The README with what the program says of each figure in its place, between the line that opens its block
/// and the one that ends it.
fn told(readme: &str, reports: &Path) -> String {
    let report = reports.join(REPORT);
    SHOWN.iter().fold(readme.to_string(), |readme, name| {
        let open = format!("```text {name}\n");
        let (before, rest) = readme.split_once(&open).unwrap_or_else(|| panic!("no block for {name}"));
        let (_, after) = rest.split_once("```\n").expect("the end of the block");
        let said = program(&["explain", &report.to_string_lossy(), name, "--format", "line", "--lang", "en"]);
        format!("{before}{open}{said}```\n{after}")
    })
}

#[test]
fn the_readme_follows_two_published_figures_down_to_their_source_cells_as_the_program_does() {
    let reports = tempfile::tempdir().expect("a folder");
    let out = reports.path().to_string_lossy().into_owned();
    program(&["run", "sample-data", "-o", &out, "--lang", "en", "--quiet"]);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("a README");
    let told = told(&readme, reports.path());
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&path, &told).expect("written");
    }
    let readme = fs::read_to_string(&path).expect("a README");
    assert!(readme == told, "{UPDATE}=1 cargo test --test readme_explained writes the README anew");
    // Tables 4.2 and 4.3 of Nilsson (2017): 23,438,864 and 61,139,619, rounded there.
    for figure in ["Municipality, Result, Sum: 23,438,863.5", "61,139,618.81"] {
        assert!(readme.contains(figure), "{figure}");
    }
    for source in
        ["enhetskostnader.xlsx · Enhetskostnader!F9", "arbetsmarknadskontoret-2016.xlsx · Utfall!C6"]
    {
        assert!(readme.contains(source), "{source}");
    }
}
