//! The same input gives the same bytes: whatever the number of threads, the order in which the
//! files came to be, the path that leads to them, the time of day and the time zone.

use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Every file below a folder: its path from there, its bytes.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = WalkDir::new(folder).into_iter().map(|entry| entry.expect("readable"));
    let files = files.filter(|entry| entry.file_type().is_file());
    let read = |path: &Path| {
        let below = path.strip_prefix(folder).expect("below the folder").to_path_buf();
        (below, fs::read(path).expect("readable"))
    };
    files.map(|entry| read(entry.path())).collect()
}

fn samples() -> BTreeMap<PathBuf, Vec<u8>> {
    tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data"))
}

/// Copies of the sample workbooks, each under several names so that there is work for many
/// threads, created in an order that depends on `step`.
fn copy(folder: &Path, step: usize) {
    let copies = ["a", "b"]
        .into_iter()
        .flat_map(|copy| samples().into_iter().map(move |(path, bytes)| (Path::new(copy).join(path), bytes)));
    let files: Vec<(PathBuf, Vec<u8>)> = copies.collect();
    // A step that has no divisor in common with the number of files visits each of them once.
    let coprime = (step..).find(|step| (2..=*step).all(|d| step % d != 0 || !files.len().is_multiple_of(d)));
    let coprime = coprime.expect("there is always one");
    for visit in 0..files.len() {
        let (path, bytes) = &files[visit * coprime % files.len()];
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
    assert_eq!(tree(folder).len(), files.len());
}

/// What a run writes for the input `given` in a working folder.
fn reports(working: &Path, given: &Path, args: &[&str], zone: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let out = tempfile::tempdir().expect("a folder");
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.current_dir(working).env("TZ", zone).arg("run").arg(given);
    let output = command.arg("-o").arg(out.path()).args(args).output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    tree(out.path())
}

/// Names the files that differ instead of printing their bytes.
fn assert_same(a: &BTreeMap<PathBuf, Vec<u8>>, b: &BTreeMap<PathBuf, Vec<u8>>) {
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    let different: Vec<&PathBuf> = a.keys().filter(|path| a[*path] != b[*path]).collect();
    assert!(different.is_empty(), "{different:?}");
    let workbooks = a.keys().filter(|path| path.extension().is_some_and(|ending| ending == "xlsx"));
    assert!(workbooks.count() >= 12, "a report for each of six operations in two folders: {:?}", a.keys());
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(folder.path(), 1);
    for lang in ["sv", "en"] {
        let run = |jobs| reports(folder.path(), folder.path(), &["--jobs", jobs, "--lang", lang], "UTC");
        let one = run("1");
        // Of 40 threads each of the twelve accounts has three to be simulated on.
        for jobs in ["1", "2", "8", "40"] {
            assert_same(&one, &run(jobs));
        }
    }
}

#[test]
fn files_that_came_to_be_in_another_order_at_another_path_give_the_same_bytes() {
    let [here, there] = [1, 2].map(|_| tempfile::tempdir().expect("a folder"));
    let deep = there.path().join("Gemensam mapp/Ekonomi & uppföljning/2024");
    copy(here.path(), 1);
    copy(&deep, 7);
    let reports = |working: &Path, given: &Path, zone| {
        let mut files = reports(working, given, &["--jobs", "2"], zone);
        // Its links lead from the output folder to the input, wherever that is.
        files.remove(Path::new("felrapport.xlsx")).expect("a list of findings");
        files.remove(Path::new(".bokslut/parts/1-of-1.inner.kept")).expect("what the list is made from");
        files
    };
    let first = reports(here.path(), here.path(), "UTC");
    assert_same(&first, &reports(here.path(), &deep, "Europe/Stockholm"));
    // The same folder by a relative path.
    assert_same(&first, &reports(&deep, Path::new("."), "Pacific/Kiritimati"));
    let parent = deep.parent().expect("a folder");
    assert_same(&first, &reports(parent, Path::new("2024"), "UTC"));
}

#[test]
fn a_later_run_over_an_earlier_one_gives_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (input, out) = (folder.path().join("underlag"), folder.path().join("rapporter"));
    copy(&input, 3);
    let run = || {
        let mut command = Command::cargo_bin("bokslut").expect("the program is built");
        command.args(["run", "--force"]).arg(&input).arg("-o").arg(&out).assert().success();
        tree(&out)
    };
    let first = run();
    // Times of day in a zip package count in steps of two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert_same(&first, &run());
}
