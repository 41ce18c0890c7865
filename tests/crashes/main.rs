//! Every input that once broke a fuzz target, and those that its runs begin with, through the same
//! target again.

mod targets;

use std::fs;
use std::path::{Path, PathBuf};
use targets::TARGETS;

/// The files of a folder, in order; none if there is no such folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

#[test]
fn no_input_that_was_kept_breaks_its_target() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, target) in TARGETS {
        let seeds = files(&root.join("fuzz/corpus").join(name));
        assert!(!seeds.is_empty(), "{name} has nothing to begin with");
        for file in seeds.into_iter().chain(files(&root.join("tests/crashes").join(name))) {
            // A panic does not say which file it was.
            eprintln!("{}", file.display());
            target(&fs::read(&file).expect("a kept input"));
        }
    }
}

#[test]
fn every_kept_input_belongs_to_a_target() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in [files(&root.join("fuzz/corpus")), files(&root.join("tests/crashes"))].concat() {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let known = TARGETS.iter().any(|(target, _)| *target == name);
        assert!(known || ["main.rs", "targets"].contains(&&*name), "{} is no target's", folder.display());
    }
}
