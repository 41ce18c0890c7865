//! A case as real files on the disk, run as the program runs: what `files.txt` of a folder says.
//!
//! `tests/errors/README.md` describes the form.

use super::verified::{With, verify};
use super::{edits, text, write_xlsx};
use bokslut::base::Finding;
use bokslut::batch::{Options, run};
use bokslut::edition::{Audience, Edition};
use bokslut::sign::Signer;
use bokslut::words::Lang;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Whether a folder's case is files rather than workbooks alone.
pub fn has_files(folder: &Path) -> bool {
    folder.join("files.txt").exists()
}

/// Makes the files of a folder's case and runs the program over them. Paths in the findings are
/// below the temporary folder, with `/` on every system.
pub fn run_over(folder: &Path, lang: Lang) -> Vec<Finding> {
    let place = tempfile::tempdir().expect("a temporary folder");
    let top = place.path();
    write_xlsx(folder, &top.join("underlag"));
    let mut inputs: Vec<PathBuf> = Vec::new();
    let mut edition = Edition::INNER;
    let (mut verified, mut with): (Vec<String>, With) = (Vec::new(), With::default());
    let mut sign: Option<Arc<Signer>> = None;
    let files = text(&folder.join("files.txt"));
    for line in files.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        let (word, rest) = line.split_once(' ').unwrap_or_else(|| panic!("a word alone: {line}"));
        match word {
            "argument" => inputs.push(top.join(rest)),
            "edition" => {
                assert_eq!(rest, "extern", "the other edition is the usual one");
                edition.audience = Audience::Outside;
            }
            "folder" => fs::create_dir_all(top.join(rest)).expect("a folder"),
            "text" => {
                let (path, content) = parts(rest, ": ");
                fs::write(made(top, path), content).expect("a written file");
            }
            "copy" => {
                let (path, from) = parts(rest, " from ");
                _ = fs::copy(source(top, from), made(top, path)).expect("a copied file");
            }
            "link" => {
                let (path, target) = parts(rest, " to ");
                link(Path::new(target), &made(top, path));
            }
            "run" => {
                let (input, out) = parts(rest, " into ");
                let mut options = options(vec![top.join(input)], top.join(out), lang, edition);
                options.sign = sign.clone();
                let outcome = run(&options, &|_| ());
                assert!(!outcome.reports.is_empty(), "the earlier run wrote nothing: {line}");
            }
            "sign" => sign = Some(Arc::new(Signer::load(&source(top, rest), None).expect("a secret key"))),
            "inputs" => with.sources = Some(top.join(rest)),
            "key" => with.key = Some(source(top, rest)),
            "verify" => verified.push(rest.to_string()),
            _ => edits::edit(top, word, rest),
        }
    }
    if !verified.is_empty() {
        let options = options(Vec::new(), top.to_path_buf(), lang, edition);
        let found = verified.iter().flat_map(|report| verify(top, report, &with, &options));
        return found.map(|finding| below(top, finding)).collect();
    }
    if inputs.is_empty() {
        inputs.push(top.join("underlag"));
    }
    let outcome = run(&options(inputs, top.join("rapporter"), lang, edition), &|_| ());
    outcome.findings.into_iter().map(|finding| below(top, finding)).collect()
}

fn options(inputs: Vec<PathBuf>, out: PathBuf, lang: Lang, edition: Edition) -> Options {
    let program = Some(PathBuf::from(env!("CARGO_BIN_EXE_bokslut")));
    Options { force: true, out: Some(out), lang, edition, program, ..Options::new(inputs) }
}

fn parts<'a>(rest: &'a str, between: &str) -> (&'a str, &'a str) {
    rest.split_once(between).unwrap_or_else(|| panic!("without “{between}”: {rest}"))
}

/// A path below the temporary folder, whose own folder is there.
fn made(top: &Path, path: &str) -> PathBuf {
    let path = top.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    path
}

/// What is copied: a file of the case, or else one of `tests/fixtures`.
fn source(top: &Path, name: &str) -> PathBuf {
    let own = top.join(name);
    if own.exists() { own } else { Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name) }
}

#[cfg(unix)]
fn link(target: &Path, path: &Path) {
    std::os::unix::fs::symlink(target, path).expect("a link");
}

#[cfg(windows)]
fn link(target: &Path, path: &Path) {
    std::os::windows::fs::symlink_file(target, path).expect("a link");
}

/// A finding without the temporary folder in its texts and places.
fn below(top: &Path, mut finding: Finding) -> Finding {
    let top = format!("{}/", top.to_string_lossy().replace('\\', "/"));
    let short = |text: &str| text.replace('\\', "/").replace(&top, "");
    for (_, value) in &mut finding.values {
        *value = short(value);
    }
    for place in finding.further.iter_mut().chain([&mut finding.place]) {
        place.workbook = short(&place.workbook).into();
    }
    finding
}
