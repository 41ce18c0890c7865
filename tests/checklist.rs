//! Every test and script that the auditor's checklist names is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names of all tests below a folder of Rust files.
fn tests(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path: PathBuf = entry.expect("an entry").path();
        if path.is_dir() {
            tests(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("text");
            // What follows the attribute, past other attributes, is the function.
            let after = text.split("#[test]").skip(1);
            let functions = after.filter_map(|rest| rest.split_once("fn ")?.1.split('(').next());
            names.extend(functions.map(str::to_string));
        }
    }
}

/// The rows of the checklist's tables: their cells, without the rows of headings and rules.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.ends_with("| prövas av |"));
    rows.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

#[test]
fn every_test_that_the_checklist_names_is_there() {
    let text = fs::read_to_string(root().join("docs/granskning.md")).expect("the checklist");
    let mut known = BTreeSet::new();
    for folder in ["src", "tests"] {
        tests(&root().join(folder), &mut known);
    }
    assert!(known.contains("every_test_that_the_checklist_names_is_there"));
    let mut named = 0;
    for row in rows(&text) {
        let checked = row.last().expect("a last cell");
        for name in checked.split('`').skip(1).step_by(2) {
            let there = if name.contains('/') { root().join(name).exists() } else { known.contains(name) };
            assert!(there, "{name} is named for “{}” and is not there", row[1]);
            named += 1;
        }
    }
    assert!(named > 40, "only {named} are named");
}

#[test]
fn every_principle_has_an_answer_and_a_check_or_a_reason_for_none() {
    let text = fs::read_to_string(root().join("docs/granskning.md")).expect("the checklist");
    let rows = rows(&text);
    for (number, row) in rows.iter().take(20).enumerate() {
        assert_eq!(row[0], (number + 1).to_string(), "{row:?}");
    }
    assert_eq!(rows.len(), 20 + 28, "the principles and the demands of the code");
    for row in &rows {
        assert_eq!(row.len(), 5, "{row:?}");
        assert!(["ja", "delvis", "er"].contains(&row[2]), "{row:?}");
        assert!(!row[1].is_empty() && !row[3].is_empty(), "{row:?}");
        assert!(row[4] == "–" || row[4].starts_with('`'), "{row:?}");
    }
}
