//! Runs over folders of workbooks: what is written, what is said, and with which status.

mod cli_workbooks;

use assert_cmd::Command;
use cli_workbooks::{misspelt, operation, prices, prices_as_text, report_like};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

fn bokslut(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.current_dir(folder).args(args).output().expect("the program runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8").replace('\\', "/")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8").replace('\\', "/")
}

/// The codes of findings in the line form, in order.
fn codes(text: &str) -> Vec<String> {
    text.lines().filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_string())).collect()
}

/// A folder with a price list and two offices that are in order.
fn two_offices() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    prices(&folder.path().join("underlag/priser.xlsx"), &["ARB", "STUD"]);
    operation(&folder.path().join("underlag/2016/norr.xlsx"), "Kontor Norr", "ARB");
    operation(&folder.path().join("underlag/2016/söder.xlsx"), "Kontor Söder", "STUD");
    folder
}

/// Every file below a folder, sorted, with its bytes; without what is kept for the next run.
fn tree(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_entry(|entry| entry.file_name() != ".bokslut")
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().to_path_buf(), fs::read(entry.path()).expect("readable")))
        .collect();
    files.sort();
    files
}

#[test]
fn every_operation_workbook_becomes_a_report_in_the_same_sub_folder() {
    let folder = two_offices();
    let output = bokslut(folder.path(), &["run", "underlag"]);
    let expected = "rapporter/2016/norr-bokslut.xlsx\nrapporter/2016/söder-bokslut.xlsx\n";
    assert_eq!(stdout(&output), expected, "{}", stderr(&output));
    assert_eq!(stderr(&output), "2 rapporter skrivna i rapporter: inget att anmärka\n");
    assert_eq!(output.status.code(), Some(0));
    let names: Vec<PathBuf> =
        tree(&folder.path().join("rapporter")).into_iter().map(|(path, _)| path).collect();
    let at = |name: &str| folder.path().join("rapporter/2016").join(name);
    let [list, summary] =
        ["felrapport.xlsx", "sammanställning.xlsx"].map(|name| folder.path().join("rapporter").join(name));
    assert_eq!(names, [at("norr-bokslut.xlsx"), at("söder-bokslut.xlsx"), list, summary]);
}

#[test]
fn check_writes_nothing() {
    let folder = two_offices();
    let output = bokslut(folder.path(), &["check", "underlag"]);
    assert_eq!(stdout(&output), "");
    assert_eq!(stderr(&output), "3 arbetsböcker granskade: inget att anmärka\n");
    assert_eq!(output.status.code(), Some(0));
    assert!(!folder.path().join("rapporter").exists());
}

#[test]
fn a_workbook_with_an_error_gets_no_report_and_stops_no_other() {
    let folder = two_offices();
    operation(&folder.path().join("underlag/2016/mitten.xlsx"), "Kontor Mitten", "ARB-1");
    fs::write(folder.path().join("underlag/trasig.xlsx"), b"not a workbook").expect("written");
    let output = bokslut(folder.path(), &["run", "underlag", "-o", "ut", "--format", "line"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "ut/2016/norr-bokslut.xlsx\nut/2016/söder-bokslut.xlsx\n");
    assert_eq!(codes(&stderr(&output)), ["B204", "B110"], "{}", stderr(&output));
    assert!(stderr(&output).starts_with("2016/mitten.xlsx:Effekter!D2: fel[B204]: "), "{}", stderr(&output));
    assert!(
        stderr(&output)
            .ends_with("2 rapporter skrivna i ut, 1 verksamhet utan rapport: 2 fel; se ut/felrapport.xlsx\n")
    );
    let check = bokslut(folder.path(), &["check", "underlag", "--format", "line"]);
    assert_eq!(check.status.code(), Some(1));
    assert_eq!(codes(&stdout(&check)), ["B204", "B110"]);
}

#[test]
fn a_warning_on_the_price_list_stands_in_the_provenance_of_the_accounts_that_use_it() {
    use calamine::Reader;
    let folder = two_offices();
    prices_as_text(&folder.path().join("underlag/2016/priser-2016.xlsx"), "ARB");
    operation(&folder.path().join("underlag/2015/väster.xlsx"), "Kontor Väster", "STUD");
    let output = bokslut(folder.path(), &["run", "underlag", "-o", "ut", "--format", "line"]);
    // The nearer ARB hides that of the shared list, which then nobody uses.
    assert_eq!(codes(&stderr(&output)), ["B207", "B502"], "{}", stderr(&output));
    let told = |report: &str| {
        let mut report = calamine::open_workbook_auto(folder.path().join(report)).expect("a report");
        let sheet = report.worksheet_range("Proveniens").expect("its sheet");
        sheet.used_cells().any(|(_, _, cell)| *cell == "B207")
    };
    assert!(told("ut/2016/norr-bokslut.xlsx"));
    assert!(!told("ut/2015/väster-bokslut.xlsx"), "another folder's price list");
}

#[test]
fn unit_costs_are_told_as_unused_only_when_every_workbook_that_reaches_them_is_known() {
    let folder = two_offices();
    let at = |name: &str| folder.path().join("underlag").join(name);
    prices(&at("priser.xlsx"), &["ARB", "STUD", "EXTRA"]);
    let told = |args: &[&str]| {
        let args = [&["check", "--format", "line"], args].concat();
        codes(&stdout(&bokslut(folder.path(), &args)))
    };
    assert_eq!(told(&["underlag"]), ["B502"]);
    // Price lists alone are told of as such.
    assert_eq!(told(&["underlag/priser.xlsx"]), ["B107"]);
    // One with an error, one that cannot be read, one that may be an operation by another name.
    operation(&at("2017/öster.xlsx"), "Kontor Öster", "EXTR");
    assert_eq!(told(&["underlag"]), ["B204"]);
    fs::write(at("2017/öster.xlsx"), "no workbook").expect("a file");
    assert_eq!(told(&["underlag"]), ["B110"]);
    misspelt(&at("2017/öster.xlsx"));
    assert_eq!(told(&["underlag"]), ["B105"]);
    // What lies beside the list's folder says nothing of it, and neither does a workbook of another kind.
    fs::create_dir(at("nära")).expect("a folder");
    fs::rename(at("priser.xlsx"), at("nära/priser.xlsx")).expect("moved");
    fs::rename(at("2016/norr.xlsx"), at("nära/norr.xlsx")).expect("moved");
    fs::remove_file(at("2016/söder.xlsx")).expect("gone");
    report_like(&at("nära/budget.xlsx"));
    assert_eq!(told(&["underlag"]), ["B105", "B105", "B502"]);
}

#[test]
fn an_older_report_of_a_workbook_that_now_has_errors_stays_and_is_told() {
    let folder = two_offices();
    bokslut(folder.path(), &["run", "underlag", "-o", "ut", "--quiet"]);
    let older = folder.path().join("ut/2016/norr-bokslut.xlsx");
    let before = fs::read(&older).expect("the older report");
    operation(&folder.path().join("underlag/2016/norr.xlsx"), "Kontor Norr", "ARB-1");
    let output = bokslut(folder.path(), &["run", "underlag", "-o", "ut", "--format", "line"]);
    assert_eq!(stdout(&output), "ut/2016/söder-bokslut.xlsx\n");
    let told = "en äldre rapport ligger kvar: ut/2016/norr-bokslut.xlsx\n";
    assert!(stderr(&output).contains(told), "{}", stderr(&output));
    assert!(fs::read(&older).expect("still there") == before);
}

#[test]
fn the_same_input_gives_the_same_files_and_words_with_any_number_of_threads() {
    let folder = two_offices();
    for number in 0..12 {
        let code = if number % 5 == 0 { "FEL" } else { "ARB" };
        operation(
            &folder.path().join(format!("underlag/fler/{number:02}.xlsx")),
            &format!("K {number}"),
            code,
        );
    }
    let run = |out: &str, jobs: &str| bokslut(folder.path(), &["run", "underlag", "-o", out, "--jobs", jobs]);
    let (one, many) = (run("ett", "1"), run("fler", "7"));
    assert_eq!(stdout(&one).lines().count(), 11);
    assert_eq!(stdout(&one).replace("ett/", "fler/"), stdout(&many));
    assert_eq!(stderr(&one).replace(" i ett", " i fler").replace("ett/", "fler/"), stderr(&many));
    let bytes = |out| tree(&folder.path().join(out)).into_iter().map(|(_, bytes)| bytes).collect::<Vec<_>>();
    assert!(bytes("ett") == bytes("fler"));
}

#[test]
fn price_lists_alone_make_no_account() {
    let folder = tempfile::tempdir().expect("a folder");
    prices(&folder.path().join("underlag/priser.xlsx"), &["ARB"]);
    let output = bokslut(folder.path(), &["run", "underlag", "--format", "line"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(codes(&stderr(&output)), ["B107"]);
    assert!(stderr(&output).starts_with("underlag: fel[B107]: "), "{}", stderr(&output));
    assert_eq!(tree(&folder.path().join("rapporter")).len(), 1, "the list of findings alone");
}

#[test]
fn a_price_list_named_by_itself_serves_the_folders_below_its_own() {
    let folder = two_offices();
    let inputs = ["underlag/2016/norr.xlsx", "underlag/priser.xlsx"];
    let output = bokslut(folder.path(), &["run", inputs[0], inputs[1]]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), "rapporter/norr-bokslut.xlsx\n");
}

#[test]
fn a_faulty_price_list_is_told_once_and_its_operations_get_no_report() {
    let folder = two_offices();
    // The same code in two price lists of one folder.
    prices(&folder.path().join("underlag/priser-2.xlsx"), &["ARB"]);
    prices(&folder.path().join("annat/priser.xlsx"), &["ARB"]);
    operation(&folder.path().join("annat/öster.xlsx"), "Kontor Öster", "ARB");
    let output = bokslut(folder.path(), &["run", "underlag", "annat", "--format", "line"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "rapporter/öster-bokslut.xlsx\n", "{}", stderr(&output));
    let mut codes = codes(&stderr(&output));
    codes.sort();
    assert_eq!(codes, ["B401", "B408", "B408"], "{}", stderr(&output));
}

#[test]
fn of_two_reports_with_the_same_name_the_first_is_written_and_the_second_told() {
    let folder = tempfile::tempdir().expect("a folder");
    prices(&folder.path().join("priser.xlsx"), &["ARB"]);
    for office in ["a", "b", "c"] {
        operation(&folder.path().join(office).join("kontor.xlsx"), &format!("Kontor {office}"), "ARB");
    }
    let output = bokslut(folder.path(), &["run", "a", "b", "c", "priser.xlsx", "--format", "line"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "rapporter/kontor-bokslut.xlsx\n", "{}", stderr(&output));
    assert_eq!(codes(&stderr(&output)), ["B109", "B109"], "{}", stderr(&output));
}

#[test]
fn reports_of_an_earlier_run_are_passed_over_with_a_note() {
    let folder = two_offices();
    let run = || bokslut(folder.path(), &["run", "underlag", "-o", "underlag/rapporter", "--format", "line"]);
    let first = run();
    assert_eq!(first.status.code(), Some(0), "{}", stderr(&first));
    // The list of findings and the summary tell of the reports themselves, from the second run on.
    let reports = || {
        let mut files = tree(&folder.path().join("underlag"));
        files.retain(|(path, _)| {
            !path.ends_with("felrapport.xlsx") && !path.ends_with("sammanställning.xlsx")
        });
        files
    };
    let before = reports();
    let second = run();
    assert_eq!(second.status.code(), Some(0));
    assert_eq!(stdout(&second), stdout(&first));
    assert_eq!(codes(&stderr(&second)), ["B108"; 4], "{}", stderr(&second));
    assert!(reports() == before);
}

#[test]
fn a_report_never_replaces_a_workbook_that_is_input() {
    let folder = two_offices();
    let source = folder.path().join("underlag/2016/norr-bokslut.xlsx");
    report_like(&source);
    let before = fs::read(&source).expect("there");
    let output = bokslut(folder.path(), &["run", "underlag", "-o", "underlag", "--format", "line"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "underlag/2016/söder-bokslut.xlsx\n", "{}", stderr(&output));
    assert!(codes(&stderr(&output)).contains(&"B701".to_string()), "{}", stderr(&output));
    assert!(fs::read(&source).expect("still there") == before);
}

#[test]
fn a_report_that_cannot_be_written_is_told_and_the_others_are_written() {
    let folder = two_offices();
    fs::create_dir_all(folder.path().join("ut/2016/norr-bokslut.xlsx/i-vägen")).expect("a folder in the way");
    let output = bokslut(folder.path(), &["run", "underlag", "-o", "ut", "--format", "line"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "ut/2016/söder-bokslut.xlsx\n");
    assert_eq!(codes(&stderr(&output)), ["B701"], "{}", stderr(&output));
    assert_eq!(
        tree(&folder.path().join("ut")).len(),
        3,
        "one report, the summary, the list and nothing else"
    );
}

#[test]
fn nothing_can_be_done_when_no_report_can_be_written() {
    let folder = two_offices();
    fs::write(folder.path().join("ut"), b"a file, not a folder").expect("written");
    let output = bokslut(folder.path(), &["run", "underlag", "-o", "ut", "--format", "line"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stdout(&output), "");
    // The two reports and the list of findings.
    assert_eq!(codes(&stderr(&output)), ["B701", "B701", "B701"]);
    assert!(stderr(&output).contains("en del av sökvägen är en fil, inte en mapp"), "{}", stderr(&output));
}

#[test]
fn findings_come_in_the_language_that_was_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    prices(&folder.path().join("priser.xlsx"), &["ARBETE"]);
    operation(&folder.path().join("norr.xlsx"), "Kontor Norr", "ARBETA");
    let check = |lang| stdout(&bokslut(folder.path(), &["check", ".", "--lang", lang]));
    assert!(check("sv").starts_with("fel[B204]: "), "{}", check("sv"));
    assert!(check("en").starts_with("error[B204]: "), "{}", check("en"));
    for text in [check("sv"), check("en")] {
        assert!(text.contains("\n  --> norr.xlsx · Effekter!D2\n"), "{text}");
        assert!(text.contains("^^^^^^ "), "{text}");
        assert!(text.contains("priser.xlsx · Enhetskostnader!A2"), "{text}");
    }
}

#[test]
fn an_outer_edition_stands_beside_the_inner_one_and_replaces_nothing() {
    let folder = two_offices();
    bokslut(folder.path(), &["run", "underlag", "-o", "ut", "--quiet"]);
    let inner = fs::read(folder.path().join("ut/2016/norr-bokslut.xlsx")).expect("the inner edition");
    let output = bokslut(folder.path(), &["run", "underlag", "-o", "ut", "--edition", "extern"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), "ut/2016/norr-bokslut-extern.xlsx\nut/2016/söder-bokslut-extern.xlsx\n");
    assert!(fs::read(folder.path().join("ut/2016/norr-bokslut.xlsx")).expect("still there") == inner);
    // Both are the program's own reports, and no underlag.
    let again = bokslut(folder.path(), &["check", "ut", "--format", "line"]);
    assert_eq!(codes(&stdout(&again)), ["B108", "B108", "B108", "B108", "B107"], "{}", stdout(&again));
}

#[test]
fn an_account_of_too_few_persons_gets_no_outer_edition_and_an_older_one_is_told() {
    let folder = two_offices();
    let outer = ["--edition", "extern", "--format", "line", "-o", "ut"];
    bokslut(folder.path(), &[&["run", "underlag"][..], &outer].concat());
    // 10 of the 20 went to work.
    let strict = [&["run", "underlag", "--min-persons", "11"][..], &outer].concat();
    let output = bokslut(folder.path(), &strict);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "");
    assert_eq!(codes(&stderr(&output)), ["B409", "B409"], "{}", stderr(&output));
    // The two reports and their summary.
    let told = "en äldre rapport ligger kvar: ut/";
    assert_eq!(stderr(&output).matches(told).count(), 3, "{}", stderr(&output));
    let check = ["check", "underlag", "--edition", "extern", "--min-persons", "11", "--format", "line"];
    assert_eq!(codes(&stdout(&bokslut(folder.path(), &check))), ["B409", "B409"]);
}
