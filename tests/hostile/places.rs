//! What is no ordinary file, or cannot be reached, or cannot be written.

#![cfg(unix)]

use crate::{bokslut, findings};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder `underlag` with a workbook that is in order.
fn with_good_workbook() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("underlag");
    fs::create_dir(&input).expect("a folder");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/small/job-guide-2024.xlsx");
    fs::copy(sample, input.join("god.xlsx")).expect("copied");
    (folder, input)
}

#[test]
fn pipes_folders_devices_and_links_without_an_end_are_one_finding_each() {
    let (folder, input) = with_good_workbook();
    let pipe = Command::new("mkfifo").arg(input.join("a-rör.xlsx")).status().expect("mkfifo");
    assert!(pipe.success());
    fs::create_dir(input.join("b-mapp.xlsx")).expect("a folder");
    symlink("/dev/zero", input.join("c-enhet.xlsx")).expect("a link");
    symlink("d-ring.xlsx", input.join("d-ring.xlsx")).expect("a link");
    symlink("borta.xlsx", input.join("e-borta.xlsx")).expect("a link");
    symlink(&input, input.join("f-mapp-i-ring")).expect("a link");
    let output = bokslut(folder.path(), &["run", "underlag", "--format", "json"]);
    let found = findings(&output.stderr);
    let expected = ["a-rör.xlsx", "b-mapp.xlsx", "c-enhet.xlsx", "d-ring.xlsx", "e-borta.xlsx"]
        .map(|file| (file.to_string(), "B102".to_string()));
    assert_eq!(found, expected);
    assert!(folder.path().join("rapporter/god-bokslut.xlsx").is_file());
}

#[test]
fn settings_that_are_a_pipe_or_endless_hold_up_their_own_folder_only() {
    let (folder, input) = with_good_workbook();
    for below in ["a", "b"] {
        fs::create_dir(input.join(below)).expect("a folder");
        fs::copy(input.join("god.xlsx"), input.join(below).join("kontoret.xlsx")).expect("copied");
    }
    assert!(Command::new("mkfifo").arg(input.join("a/bokslut.toml")).status().expect("mkfifo").success());
    symlink("/dev/zero", input.join("b/bokslut.toml")).expect("a link");
    let output = bokslut(folder.path(), &["run", "underlag", "--format", "json"]);
    let expected = [
        ("a/bokslut.toml", "B102"),
        ("a/kontoret.xlsx", "B117"),
        ("b/bokslut.toml", "B102"),
        ("b/kontoret.xlsx", "B117"),
    ];
    assert_eq!(findings(&output.stderr), expected.map(|(at, code)| (at.to_string(), code.to_string())));
    assert!(folder.path().join("rapporter/god-bokslut.xlsx").is_file());
}

#[test]
fn a_name_that_is_not_unicode_is_read_all_the_same() {
    let (folder, input) = with_good_workbook();
    let strange = OsStr::from_bytes(b"kont\xF6ret.xlsx"); // Latin-1
    fs::rename(input.join("god.xlsx"), input.join(strange)).expect("renamed");
    let output = bokslut(folder.path(), &["run", "underlag", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let report = OsStr::from_bytes(b"kont\xF6ret-bokslut.xlsx");
    assert!(folder.path().join("rapporter").join(report).is_file());
}

#[test]
fn a_path_longer_than_the_system_allows_is_one_finding() {
    let (folder, _) = with_good_workbook();
    let long = format!("{}/x.xlsx", "å".repeat(3000));
    let output = bokslut(folder.path(), &["run", "underlag", &long, "--format", "json"]);
    assert_eq!(findings(&output.stderr), [(long, "B102".to_string())]);
    assert!(folder.path().join("rapporter/god-bokslut.xlsx").is_file());
}

#[test]
fn control_characters_in_a_name_never_reach_the_terminal() {
    let (folder, input) = with_good_workbook();
    fs::write(input.join("a\u{1b}[31m\n\u{7}.xlsx"), "text").expect("written");
    for format in ["full", "line", "json"] {
        let output = bokslut(folder.path(), &["run", "underlag", "--format", format]);
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(told.contains("B110"), "{told}");
        assert!(!told.contains(['\u{1b}', '\u{7}']), "{format}: {told:?}");
    }
}

#[test]
fn an_output_folder_that_is_a_file_leaves_the_file_and_says_so() {
    let (folder, _) = with_good_workbook();
    fs::write(folder.path().join("ut"), "min fil").expect("written");
    let output = bokslut(folder.path(), &["run", "underlag", "-o", "ut", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(findings(&output.stderr).iter().any(|(at, code)| at == "god.xlsx" && code == "B701"));
    assert_eq!(fs::read(folder.path().join("ut")).expect("there"), b"min fil");
}

/// Disks that take nothing: the system's own, to which not even the first user of it may write.
#[cfg(target_os = "linux")]
#[test]
fn an_output_folder_that_takes_no_files_gives_a_finding_for_each_report() {
    let (folder, _) = with_good_workbook();
    for out in ["/proc/bokslut", "/sys/bokslut"] {
        let output = bokslut(folder.path(), &["run", "underlag", "-o", out, "--format", "json"]);
        assert_eq!(output.status.code(), Some(2), "{out}");
        assert!(findings(&output.stderr).iter().any(|(at, code)| at == "god.xlsx" && code == "B701"));
    }
}

/// As on a disk that is full: no file may grow beyond a few blocks.
#[test]
fn a_disk_without_room_leaves_the_old_report_and_nothing_half_done() {
    let (folder, _) = with_good_workbook();
    let out = folder.path().join("rapporter");
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("god-bokslut.xlsx"), "den gamla").expect("written");
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" run underlag --format line";
    let output = Command::new("sh")
        .current_dir(folder.path())
        .args(["-c", script, env!("CARGO_BIN_EXE_bokslut")])
        .output()
        .expect("a shell");
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(told.contains("god.xlsx: fel[B701]"), "{told}");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read(out.join("god-bokslut.xlsx")).expect("there"), b"den gamla");
    assert_eq!(fs::read_dir(&out).expect("a folder").count(), 1, "nothing is left beside it");
}

/// A file of the system that says it is empty and is not: as if it had grown while it was read.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_grows_while_it_is_read_is_one_finding() {
    let (folder, input) = with_good_workbook();
    symlink("/proc/version", input.join("växer.xlsx")).expect("a link");
    let output = bokslut(folder.path(), &["run", "underlag", "--format", "json"]);
    assert_eq!(findings(&output.stderr), [("växer.xlsx".to_string(), "B111".to_string())]);
}
