//! `sammanställning.xlsx`: where it is written, when, and that it is never taken for input.

mod cli_workbooks;
#[path = "report_form/package.rs"]
#[allow(dead_code, reason = "made for reports, of which the summary uses a part")]
mod package;
#[path = "report_form/xml.rs"]
mod xml;

use assert_cmd::Command;
use cli_workbooks::{operation, prices, report_like};
use package::Package;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    let args = [&["run", "underlag", "--format", "line"], args].concat();
    command.current_dir(folder).args(args).output().expect("the program runs")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).replace('\\', "/")
}

/// Two offices, and one whose workbook has an error.
fn offices() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |path: &str| folder.path().join("underlag").join(path);
    prices(&at("priser.xlsx"), &["ARBETE"]);
    operation(&at("2016/norr #1.xlsx"), "Kontor Norr", "ARBETE");
    operation(&at("2016/Öst & väst.xlsx"), "Kontor Öst", "ARBETE");
    operation(&at("fel.xlsx"), "Kontor Fel", "ARBETA");
    folder
}

fn summary(folder: &Path, path: &str) -> Package {
    Package::read(&fs::read(folder.join(path)).expect("a summary"))
}

/// Every text of a sheet.
fn texts<'a>(package: &'a Package, sheet: &str) -> Vec<&'a str> {
    let sheet = package.sheets.iter().find(|found| found.name == sheet).expect("the sheet");
    sheet.cells.iter().filter(|cell| cell.is_text).map(|cell| cell.value.as_str()).collect()
}

#[test]
fn the_summary_has_the_accounts_whose_reports_were_written_and_the_findings_of_all() {
    let folder = offices();
    let output = run(folder.path(), &[]);
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(stdout.lines().count(), 2, "the summary is no report: {stdout}");
    let package = summary(folder.path(), "rapporter/sammanställning.xlsx");
    let names: Vec<&str> = package.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Översikt", "Diagram", "Aktörer", "Rangordning", "Anmärkningar", "Underlag"]);
    let overview = texts(&package, "Översikt");
    assert!(overview.contains(&"Kontor Norr") && overview.contains(&"Kontor Öst"));
    assert!(!overview.contains(&"Kontor Fel"));
    let remarks = texts(&package, "Anmärkningar");
    for text in ["fel.xlsx", "fel", "B204", "Effekter!D2", "okänd kod ”ARBETA”"] {
        assert!(remarks.contains(&text), "{text}: {remarks:?}");
    }
}

/// Where the links of all sheets lead: a file and a place in it.
fn links(package: &Package, folder: &Path) -> Vec<(PathBuf, String)> {
    let mut links = Vec::new();
    for (number, sheet) in (1..).zip(&package.sheets) {
        let relations = package.parts.get(&format!("xl/worksheets/_rels/sheet{number}.xml.rels"));
        let relations = relations.map(|part| xml::Node::read(part).children).unwrap_or_default();
        let targets: BTreeMap<&str, &str> =
            relations.iter().map(|found| (found.attribute("Id"), found.attribute("Target"))).collect();
        for link in sheet.xml.all("hyperlink").iter().filter(|link| !link.attribute("r:id").is_empty()) {
            let target = targets[link.attribute("r:id")].replace("%20", " ").replace("%23", "#");
            links.push((folder.join(target), link.attribute("location").to_string()));
        }
    }
    links
}

#[test]
fn every_link_leads_to_a_report_and_a_cell_that_holds_something() {
    let folder = offices();
    run(folder.path(), &[]);
    let out = folder.path().join("rapporter");
    let links = links(&summary(&out, "sammanställning.xlsx"), &out);
    let reports = ["norr #1-bokslut.xlsx", "Öst & väst-bokslut.xlsx"].map(|name| out.join("2016").join(name));
    // Each account once, and each of its eight rows of actors.
    assert_eq!(links.len(), 18);
    for (path, place) in links {
        assert!(reports.contains(&path), "{path:?}");
        let Some((sheet, cell)) = place.split_once("'!") else {
            assert_eq!(place, "", "the report itself");
            continue;
        };
        let report = Package::read(&fs::read(&path).expect("the report"));
        let sheet = report.sheets.iter().find(|found| found.name == sheet.trim_start_matches('\''));
        let sheet = sheet.unwrap_or_else(|| panic!("no sheet in {place}"));
        assert!(
            sheet.cells.iter().any(|found| found.reference == cell && found.formula.is_some()),
            "{place}"
        );
    }
}

#[test]
fn an_english_run_writes_an_english_summary() {
    let folder = offices();
    run(folder.path(), &["--lang", "en"]);
    assert!(!folder.path().join("rapporter/sammanställning.xlsx").exists());
    let package = summary(folder.path(), "rapporter/summary.xlsx");
    let swedish: toml::Table = include_str!("../templates/together.sv.toml").parse().expect("a catalogue");
    let english: toml::Table = include_str!("../templates/together.en.toml").parse().expect("a catalogue");
    let all = |table: &toml::Table| -> Vec<String> {
        let groups = table.values().filter_map(|group| group.as_table());
        groups.flat_map(|group| group.values()).filter_map(|text| text.as_str().map(String::from)).collect()
    };
    let english = all(&english);
    let swedish: Vec<String> = all(&swedish).into_iter().filter(|text| !english.contains(text)).collect();
    assert!(swedish.len() > 100);
    for sheet in &package.sheets {
        assert!(!swedish.contains(&sheet.name), "{}", sheet.name);
        for text in texts(&package, &sheet.name) {
            assert!(!swedish.contains(&text.to_string()), "{}: {text}", sheet.name);
        }
    }
    let charts = package.parts.iter().filter(|(name, _)| name.contains("charts/chart"));
    for (name, part) in charts {
        let part = String::from_utf8_lossy(part).into_owned();
        assert!(swedish.iter().all(|text| !part.contains(&format!(">{text}<"))), "{name}");
    }
}

#[test]
fn a_summary_is_passed_over_as_input_and_written_anew() {
    let folder = offices();
    let args = ["-o", "underlag"];
    run(folder.path(), &args);
    let again = run(folder.path(), &args);
    assert!(told(&again).contains("sammanställning.xlsx: upplysning[B108]"), "{}", told(&again));
    let bytes = || fs::read(folder.path().join("underlag/sammanställning.xlsx")).expect("a summary");
    let before = bytes();
    run(folder.path(), &args);
    assert!(bytes() == before, "the same input gives the same summary");
}

#[test]
fn a_workbook_of_the_users_own_with_that_name_is_never_replaced() {
    let folder = offices();
    let own = folder.path().join("underlag/sammanställning.xlsx");
    report_like(&own);
    let before = fs::read(&own).expect("there");
    let output = run(folder.path(), &["-o", "underlag"]);
    assert!(told(&output).contains("sammanställning.xlsx: fel[B701]"), "{}", told(&output));
    assert!(fs::read(&own).expect("still there") == before);
    assert!(folder.path().join("underlag/2016/norr #1-bokslut.xlsx").exists(), "the reports are written");
}

#[test]
fn a_summary_that_is_open_elsewhere_stays_as_it_is() {
    let folder = offices();
    run(folder.path(), &[]);
    let path = folder.path().join("rapporter/sammanställning.xlsx");
    fs::write(&path, b"as it was").expect("written");
    fs::write(path.with_file_name("~$sammanställning.xlsx"), b"").expect("a lock");
    let output = run(folder.path(), &[]);
    assert!(told(&output).contains("sammanställning.xlsx: fel[B702]"), "{}", told(&output));
    assert_eq!(fs::read(&path).expect("there"), b"as it was");
}

#[test]
fn a_run_without_any_report_writes_no_summary_and_tells_of_an_older_one() {
    let folder = offices();
    fs::remove_dir_all(folder.path().join("underlag/2016")).expect("removed");
    let output = run(folder.path(), &[]);
    assert!(!folder.path().join("rapporter/sammanställning.xlsx").exists());
    assert!(!told(&output).contains("ligger kvar"), "{}", told(&output));
    let older = folder.path().join("rapporter/sammanställning.xlsx");
    fs::write(&older, b"older").expect("written");
    let output = run(folder.path(), &[]);
    let expected = "en äldre rapport ligger kvar: rapporter/sammanställning.xlsx";
    assert!(told(&output).contains(expected), "{}", told(&output));
    assert_eq!(fs::read(&older).expect("there"), b"older");
}

#[test]
fn check_writes_no_summary() {
    let folder = offices();
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.current_dir(folder.path()).args(["check", "underlag"]).output().expect("the program runs");
    assert!(!folder.path().join("rapporter").exists());
}

#[test]
fn the_summary_for_readers_outside_stands_beside_the_inner_one_and_names_no_refused_account() {
    let folder = offices();
    run(folder.path(), &[]);
    let inner = fs::read(folder.path().join("rapporter/sammanställning.xlsx")).expect("the inner one");
    // 10 of 20 persons went to work at every office; one more asked for refuses them all but Öst.
    let larger = folder.path().join("underlag/2016/Öst & väst.xlsx");
    cli_workbooks::operation_of(&larger, "Kontor Öst", "ARBETE", 40.0, 20.0);
    let output = run(folder.path(), &["--edition", "extern", "--min-persons", "11"]);
    assert!(told(&output).contains("B409"), "{}", told(&output));
    assert!(fs::read(folder.path().join("rapporter/sammanställning.xlsx")).expect("there") == inner);
    let package = summary(folder.path(), "rapporter/sammanställning-extern.xlsx");
    assert!(texts(&package, "Översikt").contains(&"Kontor Öst"));
    for sheet in &package.sheets {
        for text in texts(&package, &sheet.name) {
            assert!(!text.to_lowercase().contains("norr") && text != "B409", "{}: {text}", sheet.name);
            assert!(!text.contains("Intern utgåva"), "{}: {text}", sheet.name);
        }
    }
}
