//! Workbooks that look otherwise, with a `bokslut.toml` that says how.

mod cli_workbooks;

use assert_cmd::Command;
use cli_workbooks::{operation, prices};
use rust_xlsxwriter::Workbook;
use std::fs;
use std::path::Path;

fn bokslut(folder: &Path, args: &[&str]) -> std::process::Output {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.current_dir(folder).args(args).output().expect("the program runs")
}

/// The account of `cli_workbooks::operation`, with names and units of its own.
fn in_other_words(path: &Path) {
    with_amounts_under(path, "Summa (tkr)");
}

fn with_amounts_under(path: &Path, heading: &str) {
    let mut workbook = Workbook::new();
    let mut sheet = |name: &str, rows: &[&[&str]]| {
        let sheet = workbook.add_worksheet().set_name(name).expect("a name");
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number),
                    Err(_) => sheet.write_string(row, column, *cell),
                }
                .expect("a cell");
            }
        }
    };
    sheet(
        "Om oss",
        &[&["Namn", "Kontoret"], &["Bokslutsår", "2016"], &["Huvudman", "Kommun"], &["Deltog", "20"]],
    );
    // 100 tkr are the 100,000 kr of the other.
    sheet("Ekonomi", &[&["Post", "Sida", heading], &["Drift", "Kostnad", "100"]]);
    sheet("Resultat", &[&["Utfall", "Personer"], &["Arbete", "10"]]);
    sheet("Effekter", &[&["Utfall", "Sida", "Grund", "Kod"], &["Arbete", "Intäkt", "effektmånad", "ARB"]]);
    workbook.save(path).expect("written");
}

const SETTINGS: &str = r#"
[blad]
Verksamhet = ["Om verksamheten", "Om oss"]
Utfall = "Resultat"

[kolumner.Verksamhet]
Verksamhet = "Namn"
"Antal deltagare" = "Deltog"

[kolumner.Utfall]
"Antal personer" = "Personer"

[kolumner.Ekonomi]
Belopp = "Summa"

[enheter.Ekonomi]
Belopp = "tkr"
"#;

/// The sheets of a report by name, but for what tells which files it was made from.
fn cells(report: &Path) -> Vec<(String, Vec<String>)> {
    let book = bokslut::read::read_workbook(report, &"x".into()).expect("a report");
    let sheets = book.sheets.iter().filter(|grid| !["Proveniens"].contains(&&*grid.sheet.name));
    // Places, and how many warnings there were.
    let of_the_files = |text: &str| ["!", "Proveniens", "varningar"].iter().any(|mark| text.contains(mark));
    sheets
        .map(|grid| {
            let rows = grid.rows().flat_map(|row| grid.cells(row).map(|(_, value)| value.shown()));
            (grid.sheet.name.to_string(), rows.filter(|text| !of_the_files(text)).collect())
        })
        .collect()
}

#[test]
fn a_workbook_in_other_words_gives_the_same_account_as_in_ours() {
    let folder = tempfile::tempdir().expect("a folder");
    for kind in ["ours", "theirs"] {
        fs::create_dir_all(folder.path().join(kind)).expect("a folder");
        prices(&folder.path().join(kind).join("priser.xlsx"), &["ARB"]);
    }
    operation(&folder.path().join("ours/kontoret.xlsx"), "Kontoret", "ARB");
    in_other_words(&folder.path().join("theirs/kontoret.xlsx"));
    fs::write(folder.path().join("theirs/bokslut.toml"), SETTINGS).expect("written");
    for kind in ["ours", "theirs"] {
        let output = bokslut(folder.path(), &["run", kind, "-o", &format!("ut-{kind}")]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let report = |kind: &str| folder.path().join(format!("ut-{kind}/kontoret-bokslut.xlsx"));
    assert_eq!(cells(&report("theirs")), cells(&report("ours")));
    // The file that changed what the amounts mean is among the report's sources.
    let theirs = bokslut::read::read_workbook(&report("theirs"), &"x".into()).expect("a report");
    let named = |name: &str| {
        let sheet = theirs.sheets.iter().find(|grid| &*grid.sheet.name == "Proveniens").expect("Proveniens");
        sheet.rows().any(|row| sheet.cells(row).any(|(_, value)| value.shown() == name))
    };
    assert!(named("bokslut.toml") && named("kontoret.xlsx"));
}

#[test]
fn what_is_missing_prints_the_line_that_would_mend_it_and_the_line_does() {
    let folder = tempfile::tempdir().expect("a folder");
    prices(&folder.path().join("in/priser.xlsx"), &["ARB"]);
    in_other_words(&folder.path().join("in/kontoret.xlsx"));
    // One line after another, as a user would: what the program asks for, with the user's own name.
    let own = [
        ("Verksamhet", "Om oss"),
        ("Antal deltagare", "Deltog"),
        ("Antal personer", "Personer"),
        ("Utfall", "Resultat"),
        ("Belopp", "Summa (tkr)"),
    ];
    let mut settings = String::from("blad.Verksamhet = \"Om oss\"\n");
    for _ in 0..10 {
        fs::write(folder.path().join("in/bokslut.toml"), &settings).expect("written");
        let output = bokslut(folder.path(), &["run", "in", "--format", "json"]);
        let findings = String::from_utf8(output.stderr).expect("UTF-8");
        let errors =
            findings.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
        let Some(line) = errors.filter_map(|error| error["setting"].as_str().map(str::to_string)).next()
        else {
            assert_eq!(output.status.code(), Some(0), "{findings}");
            return;
        };
        let (name, value) = line.split_once(" = ").expect("a setting");
        let last = name.rsplit('.').next().unwrap_or_default().trim_matches('"');
        let theirs =
            own.iter().find(|(ours, _)| *ours == last && value.contains(' ')).map(|(_, theirs)| *theirs);
        let theirs = if name.starts_with("kolumner.Verksamhet.Verksamhet") { Some("Namn") } else { theirs };
        settings += &match theirs {
            Some(theirs) => format!("{name} = \"{theirs}\"\n"),
            None => format!("{line}\n"),
        };
    }
    panic!("still not understood:\n{settings}");
}

#[test]
fn the_nearest_settings_win_and_reach_no_other_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    prices(&folder.path().join("in/priser.xlsx"), &["ARB"]);
    for below in ["a", "b"] {
        fs::create_dir_all(folder.path().join("in").join(below)).expect("a folder");
        with_amounts_under(&folder.path().join(format!("in/{below}/kontoret.xlsx")), "Summa");
    }
    // Above, the amounts are kronor; in a they are thousands; in b nothing is said of them.
    fs::write(folder.path().join("in/bokslut.toml"), SETTINGS.replace("\"tkr\"", "\"kr\"")).expect("written");
    fs::write(folder.path().join("in/a/bokslut.toml"), "enheter.Ekonomi.Belopp = \"tkr\"").expect("written");
    let output = bokslut(folder.path(), &["run", "in", "-o", "ut"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let has = |report: &str, amount: &str| {
        let sheets = cells(&folder.path().join(report));
        sheets.iter().flat_map(|(_, cells)| cells).any(|cell| cell == amount)
    };
    assert!(has("ut/a/kontoret-bokslut.xlsx", "100000") && !has("ut/b/kontoret-bokslut.xlsx", "100000"));
    assert!(has("ut/b/kontoret-bokslut.xlsx", "100"));
}

#[test]
fn a_heading_that_says_its_unit_is_not_overruled_and_own_words_are_read_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    prices(&folder.path().join("in/priser.xlsx"), &["ARB"]);
    in_other_words(&folder.path().join("in/kontoret.xlsx"));
    let codes = |settings: &str| -> Vec<String> {
        fs::write(folder.path().join("in/bokslut.toml"), settings).expect("written");
        let output = bokslut(folder.path(), &["check", "in", "--format", "line"]);
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let codes = text.lines().filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0));
        codes.filter(|code| code.starts_with("B2")).map(str::to_string).collect()
    };
    // The heading says (tkr): a setting may say so too, or nothing, but nothing else.
    assert_eq!(codes(SETTINGS), Vec::<String>::new());
    assert_eq!(codes(&SETTINGS.replace("\"tkr\"", "\"mkr\"")), ["B220"]);
    assert_eq!(codes(SETTINGS.split("[enheter").next().unwrap_or_default()), ["B220"]);
}
