//! The processes that read: replaced when they end, and never in the way of the next file.

use crate::hostile_kinds;
use bokslut::base::{Code, Place, Refusal};
use bokslut::read::{Fault, Limit, Limits, Readers};
use bokslut::words::{Lang, Words};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const LOW: Limits = Limits { size: 64, memory: 256, seconds: 60 };

fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_bokslut"))
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/small/job-guide-2024.xlsx")
}

#[test]
fn a_process_reads_the_same_as_we_do_and_goes_on_after_another_was_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    hostile_kinds::write(folder.path(), 1);
    let name: Arc<str> = Arc::from("x");
    let here = Readers::new(None, LOW).read(&sample(), &name).expect("read");
    let readers = Readers::new(Some(program()), LOW);
    for _ in 0..2 {
        assert_eq!(readers.read(&sample(), &name).as_ref(), Ok(&here));
        let lost = readers.read(&folder.path().join("ring.xls"), &name);
        assert_eq!(lost, Err(Fault::OverLimit(Limit::Memory, LOW)));
    }
    assert_eq!(readers.read(&sample(), &name), Ok(here));
}

#[test]
fn a_file_that_takes_too_long_is_given_up() {
    let folder = tempfile::tempdir().expect("a folder");
    hostile_kinds::write(folder.path(), 1);
    // Memory without end for a while, and less time than that takes.
    let hurried = Limits { memory: 1 << 20, seconds: 1, ..LOW };
    let read = Readers::new(Some(program()), hurried).read(&folder.path().join("ring.xls"), &Arc::from("x"));
    assert_eq!(read, Err(Fault::OverLimit(Limit::Time, hurried)));
}

#[cfg(unix)]
#[test]
fn a_process_that_ends_without_an_answer_costs_its_file_only() {
    let name: Arc<str> = Arc::from("x.xlsx");
    for program in ["false", "true"].map(PathBuf::from) {
        let fault = Readers::new(Some(program), LOW).read(&sample(), &name).expect_err("nobody answers");
        let finding = fault.finding(Place::workbook(&name), Words::of(Lang::Sv));
        assert_eq!(finding.code, Code::ReaderCrashed, "{fault:?}");
    }
    let nowhere = Readers::new(Some("/nowhere/bokslut".into()), LOW).read(&sample(), &name);
    assert!(matches!(nowhere, Err(Fault::Crashed(_))));
}

#[test]
fn what_the_system_refuses_is_told_in_the_users_language() {
    let told = |kind: ErrorKind| Words::of(Lang::Sv).files.told(&Refusal::of(&kind.into())).to_string();
    assert_eq!(told(ErrorKind::PermissionDenied), "läsbehörighet saknas");
    assert_eq!(told(ErrorKind::ResourceBusy), "filen är låst av ett annat program");
    assert_eq!(told(ErrorKind::NotFound), "filen finns inte, eller försvann medan programmet läste");
}

#[test]
fn a_file_that_vanished_since_it_was_found_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.xlsx");
    fs::copy(sample(), &path).expect("copied");
    let readers = Readers::new(Some(program()), LOW);
    assert!(readers.read(&path, &Arc::from("x.xlsx")).is_ok());
    fs::remove_file(&path).expect("removed");
    let read = readers.read(&path, &Arc::from("x.xlsx"));
    assert_eq!(read, Err(Fault::Unreadable(Refusal::Missing)));
}
