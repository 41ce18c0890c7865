//! `bokslut verify` as it is typed: verdict and facts in words, several reports, the audit protocol, and what
//! is no report. What it finds in reports that were changed is told in `tests/verify`.

use assert_cmd::Command;
use calamine::{Data, Reader, Xlsx, open_workbook};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

const REPORT: &str = "job-guide-2024-bokslut.xlsx";

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.current_dir(folder).args(args).output().expect("the program runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A folder with the small sample's two reports.
fn reports() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/small");
    let output = run(folder.path(), &["run", &sample.to_string_lossy(), "-o", ".", "--quiet"]);
    assert!(output.status.success(), "{}", stderr(&output));
    folder
}

/// The texts of a workbook's first sheet.
fn texts(path: &PathBuf) -> Vec<String> {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("its cells");
    let text = |data: &Data| if let Data::String(text) = data { Some(text.clone()) } else { None };
    range.used_cells().filter_map(|(_, _, data)| text(data)).collect()
}

#[test]
fn an_untouched_report_is_whole_and_unchanged_in_both_languages_and_what_was_checked_is_told() {
    let folder = reports();
    let output = run(folder.path(), &["verify", REPORT]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let said = stdout(&output);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], format!("{REPORT}: hel och oförändrad"));
    for line in ["  Skriven av: bokslut ", "  Ändrade indata: 0", "  Källor återfunna: inte prövad"] {
        assert!(lines.iter().any(|found| found.starts_with(line)), "{line} in {said}");
    }
    let output = run(folder.path(), &["verify", REPORT, "--lang", "en"]);
    assert!(stdout(&output).starts_with(&format!("{REPORT}: whole and unchanged\n")), "{}", stdout(&output));
    // Short where that is asked for.
    let output = run(folder.path(), &["verify", REPORT, "--format", "line"]);
    assert_eq!(stdout(&output), format!("{REPORT}: hel och oförändrad\n"));
}

#[test]
fn several_reports_are_told_one_after_another_and_the_worst_decides_the_status() {
    let folder = reports();
    fs::write(folder.path().join("annat.xlsx"), "text").expect("written");
    let output = run(
        folder.path(),
        &["verify", REPORT, "job-guide-2025-bokslut.xlsx", "annat.xlsx", "--format", "line"],
    );
    assert_eq!(output.status.code(), Some(2));
    let said = stdout(&output);
    let names: Vec<&str> =
        said.lines().filter_map(|line| line.split_once(": ")).map(|(name, _)| name).collect();
    assert_eq!(names, [REPORT, "job-guide-2025-bokslut.xlsx", "annat.xlsx", "annat.xlsx"]);
    assert!(
        said.contains("annat.xlsx: inte en rapport från bokslut") && said.contains("fel[B110]"),
        "{said}"
    );
}

#[test]
fn each_report_is_one_json_object_on_a_line() {
    let folder = reports();
    let output = run(folder.path(), &["verify", REPORT, "finns-inte.xlsx", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let objects: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(objects.len(), 2);
    assert_eq!((&objects[0]["report"], &objects[0]["verdict"]), (&REPORT.into(), &"unchanged".into()));
    assert!(objects[0]["facts"]["formulas"].as_u64().is_some_and(|formulas| formulas > 3000));
    assert_eq!(objects[1]["verdict"], "not-ours");
    assert_eq!(objects[1]["findings"][0]["code"], "B101");
}

#[test]
fn an_audit_protocol_has_the_verdict_what_was_checked_and_every_finding() {
    let folder = reports();
    let output = run(folder.path(), &["verify", REPORT, "--inputs", "saknas", "-o", "granskning.xlsx"]);
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
    let found = texts(&folder.path().join("granskning.xlsx"));
    assert_eq!(found[0], "Granskningsprotokoll");
    for part in ["Kunde inte prövas helt. 1 fel.", "    Källor återfunna: 0/1", "B821"] {
        assert!(found.iter().any(|text| text == part), "{part} in {found:?}");
    }
    assert!(found.iter().any(|text| text.contains("job-guide-2024.xlsx")));
    // The same protocol again, byte for byte; a folder gets one of the usual name.
    fs::create_dir(folder.path().join("protokoll")).expect("a folder");
    let output = run(folder.path(), &["verify", REPORT, "--inputs", "saknas", "-o", "protokoll"]);
    assert_eq!(output.status.code(), Some(1));
    let bytes = |path: &str| fs::read(folder.path().join(path)).expect("a protocol");
    assert!(bytes("granskning.xlsx") == bytes("protokoll/protokoll.xlsx"));
}

#[test]
fn a_protocol_that_cannot_be_written_is_said_and_nothing_is_half_written() {
    let folder = reports();
    let output = run(folder.path(), &["verify", REPORT, "-o", &format!("{REPORT}/protokoll.xlsx")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("kan inte skrivas"), "{}", stderr(&output));
    let output = run(folder.path(), &["verify", REPORT, "--format", "line"]);
    assert_eq!(stdout(&output), format!("{REPORT}: hel och oförändrad\n"));
}

#[test]
fn a_protocol_never_takes_the_place_of_a_report_that_it_is_about() {
    let folder = reports();
    let before = fs::read(folder.path().join(REPORT)).expect("the report");
    let output = run(folder.path(), &["verify", REPORT, "-o", REPORT]);
    assert_eq!(output.status.code(), Some(2));
    assert!(before == fs::read(folder.path().join(REPORT)).expect("the report"));
}

#[test]
fn what_is_no_public_key_is_told_before_any_report_is_opened() {
    let folder = reports();
    let output = run(folder.path(), &["verify", REPORT, "--key", REPORT]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert!(stderr(&output).contains("ingen öppen nyckel"), "{}", stderr(&output));
    let output = run(folder.path(), &["verify", REPORT, "--key", "finns-inte.pub"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    let output = run(folder.path(), &["verify"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_protocol_replaces_an_earlier_protocol_and_nothing_else() {
    let folder = reports();
    let at = |name: &str| folder.path().join(name);
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/small/job-guide-2024.xlsx");
    fs::copy(source, at("källa.xlsx")).expect("copied");
    fs::write(at("minisign.key"), "a key").expect("written");
    fs::write(at("r.md"), "notes").expect("written");
    fs::write(at("tom.xlsx"), "").expect("written");
    let others = ["källa.xlsx", "job-guide-2025-bokslut.xlsx", "sammanställning.xlsx", "tom.xlsx"];
    let endings = ["minisign.key", "r.md", "ny.xls", "ny"];
    let whys = [(&others, "en annan fil med det namnet finns redan"), (&endings, "ska sluta på .xlsx")];
    for (names, why) in whys {
        for name in names {
            let before = fs::read(at(name)).ok();
            let output = run(folder.path(), &["verify", REPORT, "-o", name]);
            assert_eq!(output.status.code(), Some(2), "{name}");
            assert!(stderr(&output).contains(why), "{name}: {}", stderr(&output));
            assert!(fs::read(at(name)).ok() == before, "{name} is as it was");
        }
    }
    for _ in 0..2 {
        let output = run(folder.path(), &["verify", REPORT, "-o", "granskning.XLSX"]);
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    }
}
