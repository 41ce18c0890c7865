//! What tells a forgery in which nothing contradicts anything: the source workbooks, and a signature.

use super::judge::{CHANGED, TAMPERED, UNCHANGED, judged, judged_with, small};
use super::support_book::Book;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The public key that the project minisign signs its own releases with.
const OTHER_KEY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
const UNPROVEN: (&str, i32) = ("unproven", 1);

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn sources() -> String {
    project("sample-data").to_string_lossy().into_owned()
}

fn key() -> String {
    project("tests/fixtures/sign/test.pub").to_string_lossy().into_owned()
}

/// The small report, signed with the test key.
fn signed() -> Book {
    static SIGNED: OnceLock<Vec<u8>> = OnceLock::new();
    Book::open(SIGNED.get_or_init(|| {
        let out = tempfile::tempdir().expect("a folder");
        let mut command = Command::new(env!("CARGO_BIN_EXE_bokslut"));
        command.args(["run", &sources(), "--quiet", "-o"]).arg(out.path());
        command.arg("--sign").arg(project("tests/fixtures/sign/test.key"));
        assert!(command.output().expect("the program runs").status.success());
        fs::read(out.path().join("small/job-guide-2024-bokslut.xlsx")).expect("the report")
    }))
}

/// A report with another formula in one cell, recalculated, and the seal made anew over it all; and all cells
/// that are another than before.
fn forged(mut book: Book) -> (Book, BTreeSet<String>) {
    let before = book.package();
    // The result of year 3 in place of that of year 4, as its neighbours would have it two columns on.
    book.type_formula("Prognos", "G8", "INDEX($D$77:$M$77,F$6)");
    book.recalculate();
    book.forge();
    let after = book.package();
    let mut differing = BTreeSet::new();
    for (was, is) in before.sheets.iter().zip(&after.sheets).filter(|(was, _)| was.name != "Proveniens") {
        let cells = was.cells.iter().filter(|(at, cell)| is.cells[*at].held != cell.held);
        differing.extend(cells.map(|(at, _)| format!("B823 {}!{at}", was.name)));
    }
    (book, differing)
}

#[test]
fn a_forged_formula_that_fits_is_told_by_its_sources_and_not_without_them() {
    let (book, differing) = forged(small());
    assert!(differing.len() > 1, "something follows from the cell: {differing:?}");
    judged(&book).is(UNCHANGED, &[]);
    let judged = judged_with(&book.bytes(), &["--inputs", &sources()]);
    judged.is_with(TAMPERED, &["B823 Prognos!G8"], &differing);
    assert!(judged.text("B823 Prognos!G8").contains("=INDEX($D$77:$M$77,G$6)"), "what the sources give");
}

#[test]
fn a_forged_formula_that_fits_is_told_by_the_signature() {
    let (book, _) = forged(signed());
    judged(&book).is(UNCHANGED, &["B827 Proveniens"]);
    judged_with(&book.bytes(), &["--key", &key()]).is(TAMPERED, &["B825 Proveniens"]);
}

#[test]
fn a_report_is_what_its_sources_give_wherever_they_lie_and_whatever_they_are_called() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep = folder.path().join("arkiv/2024");
    fs::create_dir_all(&deep).expect("made");
    fs::copy(project("sample-data/small/job-guide-2024.xlsx"), deep.join("kopia av underlaget.dat"))
        .expect("a copy");
    let judged = judged_with(&small().bytes(), &["--inputs", &folder.path().to_string_lossy()]);
    judged.is(UNCHANGED, &[]);
    assert_eq!((&judged.facts["sources_found"], &judged.facts["sources"]), (&1.into(), &1.into()));
    assert_eq!(judged.facts["computed"], judged.facts["cells"], "every sealed cell was compared");
}

#[test]
fn a_source_that_is_missing_or_another_by_one_byte_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let given = folder.path().to_string_lossy().into_owned();
    judged_with(&small().bytes(), &["--inputs", &given]).is(UNPROVEN, &["B821"]);
    let mut bytes = fs::read(project("sample-data/small/job-guide-2024.xlsx")).expect("the source");
    *bytes.last_mut().expect("bytes") ^= 1;
    fs::write(folder.path().join("job-guide-2024.xlsx"), bytes).expect("written");
    let judged = judged_with(&small().bytes(), &["--inputs", &given]);
    judged.is(UNPROVEN, &["B821"]);
    assert!(judged.text("B821").contains("job-guide-2024.xlsx"));
}

#[test]
fn a_value_that_no_source_gives_is_told_where_it_was_entered() {
    let mut book = small();
    // The price, and what it is said to have been when the report was written: no changed assumption.
    book.type_number("Enhetskostnader", "F6", "9500");
    let register = book.cells("Indataregister").into_iter();
    let row = register
        .filter(|cell| cell.formula.as_deref() == Some("Enhetskostnader!$F$6"))
        .map(|cell| cell.row());
    let at = format!("C{}", row.max().expect("its row in the register"));
    book.type_number("Indataregister", &at, "9500");
    book.recalculate();
    book.forge();
    judged(&book).is(UNCHANGED, &[]);
    let judged = judged_with(&book.bytes(), &["--inputs", &sources()]);
    assert_eq!((&*judged.verdict, judged.status), TAMPERED);
    let told = judged.text("B822 Enhetskostnader!F6");
    for part in ["9500", "9000", "job-guide-2024.xlsx", "Unit costs!F5"] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[test]
fn an_assumption_that_a_user_changed_is_no_fault_against_the_sources_or_the_signature() {
    let mut book = signed();
    book.type_number("Antaganden", "B7", "0.03");
    book.recalculate();
    let judged = judged_with(&book.bytes(), &["--inputs", &sources(), "--key", &key()]);
    judged.is(CHANGED, &["B817 Antaganden!B7"]);
}

#[test]
fn what_stood_in_a_changed_cell_is_told_by_the_sources() {
    let mut book = small();
    book.type_text("Enhetskostnader", "M6", "Egen uppskattning");
    let alone = judged(&book);
    alone.is(TAMPERED, &["B804 Enhetskostnader!M6"]);
    let was = small().package();
    let was = was.sheet("Enhetskostnader").expect("the sheet").cells[&"M6".parse().expect("a cell")].clone();
    let was = was.text().expect("a source");
    assert!(!alone.text("B804 Enhetskostnader!M6").contains(was));
    let judged = judged_with(&book.bytes(), &["--inputs", &sources()]);
    judged.is(TAMPERED, &["B804 Enhetskostnader!M6"]);
    assert!(judged.text("B804 Enhetskostnader!M6").contains(was));
}

#[test]
fn a_signature_is_confirmed_by_its_key_and_by_no_other() {
    let bytes = signed().bytes();
    judged_with(&bytes, &[]).is(UNCHANGED, &["B827 Proveniens"]);
    let confirmed = judged_with(&bytes, &["--key", &key()]);
    confirmed.is(UNCHANGED, &[]);
    assert_eq!(confirmed.facts["signature"], "Socioekonomiskt bokslut 2024: Job Guide");
    judged_with(&bytes, &["--key", OTHER_KEY]).is(UNPROVEN, &["B826 Proveniens"]);
    judged_with(&small().bytes(), &["--key", &key()]).is(UNPROVEN, &["B826 Proveniens"]);
}

#[test]
fn a_signature_that_was_changed_or_taken_away_is_told() {
    let signature = |book: &Book| {
        let package = book.package();
        let sheet = package.sheet("Proveniens").expect("the sheet of the seal");
        let starts = |text: &str| text.starts_with("trusted comment:");
        let mut cells = sheet.cells.iter().filter(|(_, cell)| cell.text().is_some_and(starts));
        cells.next().expect("a signature").0.to_string()
    };
    let mut book = signed();
    let at = signature(&book);
    book.type_text("Proveniens", &at, "trusted comment: Socioekonomiskt bokslut 2025: Job Guide");
    judged_with(&book.bytes(), &["--key", &key()]).is(TAMPERED, &["B825 Proveniens"]);
    let mut book = signed();
    let row: u32 = at.trim_start_matches('B').parse().expect("a row");
    for row in row - 2..=row + 1 {
        book.clear("Proveniens", &format!("B{row}"));
    }
    let judged = judged_with(&book.bytes(), &["--key", &key()]);
    assert_eq!((&*judged.verdict, judged.status), TAMPERED, "{:?}", judged.found);
    assert!(judged.found.contains(&"B826 Proveniens".to_string()), "{:?}", judged.found);
}

#[test]
fn a_signed_report_is_made_anew_by_whoever_has_no_key() {
    let judged = judged_with(&signed().bytes(), &["--inputs", &sources(), "--key", &key()]);
    judged.is(UNCHANGED, &[]);
}
