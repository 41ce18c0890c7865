//! `felrapport.xlsx`: what a run leaves behind of what it found.

mod cli_workbooks;
#[path = "report_form/package.rs"]
#[allow(dead_code, reason = "made for reports, of which this list uses a part")]
mod package;
#[path = "report_form/xml.rs"]
mod xml;

use assert_cmd::Command;
use cli_workbooks::{operation, prices, prices_as_text, report_like};
use package::Package;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

const HEAD: u32 = 5;

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.current_dir(folder).arg("run").args(args).output().expect("the program runs")
}

fn codes(output: &Output) -> Vec<String> {
    let text = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    text.lines().filter_map(|line| Some(format!("B{}", line.split_once("[B")?.1.get(..3)?))).collect()
}

/// A folder with a faulty office, one with a warning, and a file that is no workbook.
fn offices() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |path: &str| folder.path().join("underlag").join(path);
    prices(&at("priser.xlsx"), &["ARBETE"]);
    operation(&at("norr.xlsx"), "Kontor Norr", "ARBETE");
    operation(&at("Barn & unga 50 % #1/Öst's [x].xlsx"), "Kontor Öst", "ARBETA");
    prices_as_text(&at("väst/priser.xlsx"), "VST");
    operation(&at("väst/väst.xlsx"), "Kontor Väst", "VST");
    fs::write(at("=1+1.xlsx"), b"not a workbook").expect("written");
    folder
}

fn list(path: &Path) -> Package {
    Package::read(&fs::read(path).expect("a list of findings"))
}

/// The rows below the head: what stands in each column that is not empty.
fn rows(list: &Package) -> Vec<BTreeMap<u32, String>> {
    let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
    for cell in list.sheets[0].cells.iter().filter(|cell| cell.row > HEAD && !cell.value.is_empty()) {
        rows.entry(cell.row).or_default().insert(cell.column, cell.value.clone());
    }
    rows.into_values().collect()
}

fn column(list: &Package, column: u32) -> Vec<String> {
    rows(list).iter().map(|row| row.get(&column).cloned().unwrap_or_default()).collect()
}

/// The links by their cells: the file that a program opens, and the place within.
fn links(list: &Package, folder: &Path) -> BTreeMap<String, (PathBuf, String)> {
    let relations = xml::Node::read(&list.parts["xl/worksheets/_rels/sheet1.xml.rels"]);
    let target = |id: &str| {
        let relation = relations.children.iter().find(|relation| relation.attribute("Id") == id);
        let relation = relation.expect("a relation for every link");
        assert_eq!(relation.attribute("TargetMode"), "External");
        folder.join(unescaped(relation.attribute("Target")))
    };
    let links = list.sheets[0].xml.all("hyperlink").into_iter().map(|link| {
        let to = (target(link.attribute("r:id")), link.attribute("location").to_string());
        (link.attribute("ref").to_string(), to)
    });
    links.collect()
}

/// An address as the programs that follow it read it: `%20` is a blank.
fn unescaped(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(&after[..2]).expect("two digits");
            bytes.push(u8::from_str_radix(digits, 16).expect("hexadecimal"));
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn every_finding_has_a_row_with_its_words_even_in_a_quiet_run() {
    let folder = offices();
    let output = run(folder.path(), &["underlag", "--quiet", "--format", "line"]);
    assert_eq!(codes(&output), ["B110", "B204"], "quiet shows the errors");
    let list = list(&folder.path().join("rapporter/felrapport.xlsx"));
    assert_eq!(column(&list, 1), ["fel", "fel", "varning"]);
    assert_eq!(column(&list, 2), ["B110", "B204", "B207"]);
    assert_eq!(column(&list, 3), ["=1+1.xlsx", "Barn & unga 50 % #1/Öst's [x].xlsx", "väst/priser.xlsx"]);
    assert_eq!(column(&list, 4), ["", "Effekter", "Enhetskostnader"]);
    assert_eq!(column(&list, 5), ["", "D2", "F2"]);
    let told = &rows(&list)[1];
    assert_eq!(told[&6], "okänd kod ”ARBETA”");
    assert_eq!(told[&7], "finns inte i någon prislista för den här mappen");
    assert_eq!(told[&8], "menade du ”ARBETE”?");
    assert_eq!(told[&9], "priser.xlsx · Enhetskostnader!A2");
    let text = |row, column| {
        let mut cells = list.sheets[0].cells.iter();
        cells.find(|cell| (cell.row, cell.column) == (row, column)).map(|cell| cell.value.as_str())
    };
    assert_eq!(text(1, 1), Some("Felrapport"));
    assert_eq!(text(2, 1), Some("2 fel, 1 varning."));
    assert_eq!(text(HEAD, 8), Some("Åtgärd"));
}

#[test]
fn a_text_that_begins_as_a_formula_stays_text() {
    let folder = offices();
    run(folder.path(), &["underlag"]);
    let list = list(&folder.path().join("rapporter/felrapport.xlsx"));
    assert_eq!(column(&list, 3)[0], "=1+1.xlsx");
    assert!(list.sheets[0].cells.iter().all(|cell| cell.formula.is_none() && cell.is_text));
}

#[test]
fn the_links_open_the_source_workbooks_at_their_cells() {
    let folder = offices();
    for out in ["rapporter", "ut/djupt ned", "underlag/rapporter"] {
        run(folder.path(), &["underlag", "-o", out]);
        let out = folder.path().join(out);
        let list = list(&out.join("felrapport.xlsx"));
        let links = links(&list, &out);
        // The workbook alone, then two cells.
        let expected = [
            ("C6", "=1+1.xlsx", ""),
            ("E7", "Barn & unga 50 % #1/Öst's [x].xlsx", "'Effekter'!D2"),
            ("E8", "väst/priser.xlsx", "'Enhetskostnader'!F2"),
        ];
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| panic!("{path:?} is not there"));
        for (cell, workbook, place) in expected {
            let (path, within) = &links[cell];
            assert_eq!(whole(path), whole(&folder.path().join("underlag").join(workbook)), "{cell}");
            assert_eq!(within, place, "{cell}");
        }
        assert_eq!(links.len(), expected.len());
        fs::remove_dir_all(out).expect("removed");
    }
}

#[test]
fn what_is_not_a_file_has_no_link() {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path(), &["finns-inte"]);
    let list = list(&folder.path().join("rapporter/felrapport.xlsx"));
    assert_eq!(column(&list, 3), ["finns-inte"]);
    assert!(list.sheets[0].xml.all("hyperlink").is_empty());
}

#[test]
fn a_run_without_findings_says_so_where_an_older_list_was() {
    let folder = offices();
    run(folder.path(), &["underlag"]);
    let path = folder.path().join("rapporter/felrapport.xlsx");
    assert_eq!(rows(&list(&path)).len(), 3);
    let output = run(folder.path(), &["underlag/norr.xlsx", "underlag/priser.xlsx", "--force"]);
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    let others = "en äldre rapport ligger kvar: rapporter/väst/väst-bokslut.xlsx\n";
    assert_eq!(told, others.to_string() + "1 rapport skriven i rapporter: inget att anmärka\n");
    let list = list(&path);
    assert_eq!(rows(&list).len(), 0);
    assert!(list.sheets[0].cells.iter().any(|cell| cell.value == "Inget att anmärka."));
}

#[test]
fn an_english_run_writes_an_english_list() {
    let folder = offices();
    run(folder.path(), &["underlag", "--lang", "en"]);
    assert!(!folder.path().join("rapporter/felrapport.xlsx").exists());
    let list = list(&folder.path().join("rapporter/findings.xlsx"));
    assert_eq!(list.sheets[0].name, "Findings");
    assert_eq!(column(&list, 1), ["error", "error", "warning"]);
    assert_eq!(column(&list, 6)[1], "unknown code “ARBETA”");
}

#[test]
fn beside_outer_reports_the_list_has_codes_and_places_but_no_values_of_the_workbooks() {
    let folder = offices();
    let output = run(folder.path(), &["underlag", "--edition", "extern"]);
    // What was found is for the controller at the screen.
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    let values = ["ARBETA", "1 000"];
    assert!(values.iter().all(|value| told.contains(value)), "{told}");
    let list = list(&folder.path().join("rapporter/felrapport.xlsx"));
    for (part, bytes) in &list.parts {
        let text = String::from_utf8_lossy(bytes);
        assert!(values.iter().all(|value| !text.contains(value)), "{part}");
    }
    let cells = &list.sheets[0].cells;
    assert!(cells.iter().any(|cell| (cell.row, cell.column) == (4, 1) && cell.value.contains("inga värden")));
    // One line above more than in an inner list.
    let row = |code: &str| {
        let row = cells.iter().find(|cell| cell.row > HEAD + 1 && cell.value == code).expect(code).row;
        let texts = cells.iter().filter(|cell| cell.row == row).map(|cell| cell.value.as_str());
        texts.collect::<Vec<&str>>()
    };
    let explained = "En effektrad, eller ett par av kolumner i bladet Deltagare, hänvisar till en enhetskostnad som \
                     inte finns i arbetsboken själv och inte i någon prislista i samma mapp eller i mapparna \
                     ovanför.";
    let workbook = "Barn & unga 50 % #1/Öst's [x].xlsx";
    assert_eq!(row("B204"), ["fel", "B204", workbook, "Effekter", "D2", explained]);
    let (path, within) = &links(&list, &folder.path().join("rapporter"))["E8"];
    assert!(path.ends_with("Öst's [x].xlsx") && within == "'Effekter'!D2", "{path:?} {within}");
}

#[test]
fn the_list_can_be_filtered_and_printed() {
    let folder = offices();
    run(folder.path(), &["underlag"]);
    let list = list(&folder.path().join("rapporter/felrapport.xlsx"));
    let sheet = &list.sheets[0].xml;
    assert_eq!(sheet.child("autoFilter").expect("a filter").attribute("ref"), "A5:I8");
    let pane = sheet.all("pane")[0];
    assert_eq!((pane.attribute("state"), pane.attribute("topLeftCell")), ("frozen", "A6"));
    let setup = sheet.child("pageSetup").expect("a page set-up");
    assert_eq!((setup.attribute("paperSize"), setup.attribute("orientation")), ("9", "landscape"));
    assert_eq!(setup.attribute("fitToHeight"), "0", "one page wide, as long as it needs");
    assert!(sheet.all("oddHeader")[0].text.contains("Felrapport"));
    assert!(sheet.all("oddFooter")[0].text.contains("&P"));
    let titles = list.names.iter().find(|(name, ..)| name == "_xlnm.Print_Titles").expect("repeated rows");
    assert_eq!(titles.1, "Felrapport!$5:$5");
}

#[test]
fn a_list_in_an_input_folder_is_passed_over_and_written_anew() {
    let folder = offices();
    let args = ["underlag", "-o", "underlag", "--format", "line"];
    run(folder.path(), &args);
    let path = folder.path().join("underlag/felrapport.xlsx");
    let second = run(folder.path(), &args);
    // Two reports of the first run, its summary and its list.
    assert_eq!(codes(&second).iter().filter(|code| *code == "B108").count(), 4, "{second:?}");
    assert_eq!(column(&list(&path), 2).iter().filter(|code| *code == "B108").count(), 4);
    let before = fs::read(&path).expect("there");
    run(folder.path(), &args);
    assert!(fs::read(&path).expect("there") == before, "the same input gives the same list");
}

#[test]
fn a_workbook_of_the_users_own_with_that_name_is_never_replaced() {
    let folder = offices();
    let own = folder.path().join("underlag/felrapport.xlsx");
    report_like(&own);
    let before = fs::read(&own).expect("there");
    let output = run(folder.path(), &["underlag", "-o", "underlag", "--format", "line"]);
    assert!(codes(&output).contains(&"B701".to_string()), "{output:?}");
    assert_eq!(output.status.code(), Some(1));
    assert!(fs::read(&own).expect("still there") == before);
    assert!(folder.path().join("underlag/norr-bokslut.xlsx").exists(), "the reports are written");
}

#[test]
fn a_list_that_cannot_be_written_is_a_finding_and_the_reports_are_written() {
    let folder = offices();
    fs::create_dir_all(folder.path().join("ut/felrapport.xlsx/i-vägen")).expect("a folder in the way");
    let output = run(folder.path(), &["underlag/norr.xlsx", "underlag/priser.xlsx", "-o", "ut"]);
    let told = String::from_utf8(output.stderr).expect("UTF-8").replace('\\', "/");
    assert!(told.starts_with("fel[B701]: rapporten ”ut/felrapport.xlsx” kunde inte skrivas\n"), "{told}");
    assert_eq!(output.status.code(), Some(1));
    assert!(folder.path().join("ut/norr-bokslut.xlsx").exists());
}
