//! Persons one by one, through the program: nothing of anyone is in what it writes or says, and a
//! report of them is made anew from its sources.

mod support;

use assert_cmd::Command;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use support::{Case, write_case};

/// Eight persons. A list of their own words for the sheet and its columns goes with it.
const PERSONS: &str = "[2016/kontoret.xlsx]
    Verksamhet | A6 | Antal deltagare | 12
    Utfall | B2 | | | 5
    Utfall | B3 |
    Effekter | A3 | | | | | | | | | | |
    Personlista | A1 | Löpnummer | Utfall | Effektmånader | VARD före | VARD efter
    Personlista | A2 | Qzanna | Arbete | 6.0625 | 31.4375 | 11.1875
    Personlista | A3 | Qzbo | Arbete | 4.1875 | 2 | 2
    Personlista | A4 | Qzcia | Arbete | 1 | 7 | 0
    Personlista | A5 | Qzdan | Arbete | 1 | 4 | 1
    Personlista | A6 | Qzeva | Arbete | 2 | 5 | 3
    Personlista | A7 | Qzfia | Arbete | 3 | 6 | 2
    Personlista | A8 | Qzgun | Studier | 0 | 1 | 0
    Personlista | A9 | Qzhak";
const SETTINGS: &str =
    "[blad]\nDeltagare = \"Personlista\"\n[kolumner.Deltagare]\nDeltagare = \"Löpnummer\"\n";

/// What stands in the rows of one person and nowhere else.
const OF_ONE: [&str; 6] = ["Qz", "qz", "31.4375", "31,4375", "11.1875", "6.0625"];

fn write(folder: &Path, changes: &str) {
    write_case(&Case::changed(&format!("{PERSONS}\n{changes}")), &folder.join("underlag"));
    fs::write(folder.join("underlag/bokslut.toml"), SETTINGS).expect("written");
}

fn said(folder: &Path, args: &[&str]) -> (String, Option<i32>) {
    let mut program = Command::cargo_bin("bokslut").expect("the program is built");
    let output = program.current_dir(folder).args(args).output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout) + &text(&output.stderr), output.status.code())
}

/// The unpacked content of every file below a folder.
fn written(folder: &Path) -> String {
    let mut all = String::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten().filter(|e| e.file_type().is_file()) {
        let bytes = fs::read(entry.path()).expect("a file");
        if entry.path().extension().is_some_and(|ending| ending == "kept") {
            all += &String::from_utf8_lossy(&bytes);
            continue;
        }
        let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
        for at in 0..package.len() {
            let mut part = Vec::new();
            package.by_index(at).expect("a part").read_to_end(&mut part).expect("a whole part");
            all += &String::from_utf8_lossy(&part);
        }
    }
    all
}

#[test]
fn a_report_has_the_means_and_how_many_stand_behind_and_nothing_of_anyone() {
    for (lang, head) in [("sv", "Personer bakom"), ("en", "Persons behind")] {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), "");
        let (told, status) = said(folder.path(), &["run", "underlag", "-o", "ut", "--lang", lang]);
        assert_eq!(status, Some(0), "{told}");
        let all = written(&folder.path().join("ut")) + &told;
        assert!(all.contains(head));
        // (31.4375 + 2 + 7 + 4 + 5 + 6) / 6 = 55.4375 / 6 = 9.2395833...
        assert!(all.contains("9.239583333"));
        for of_one in OF_ONE {
            assert!(!all.contains(of_one), "{of_one}");
        }
    }
}

#[test]
fn findings_in_every_form_and_the_list_of_them_have_nothing_of_anyone() {
    let wrong = "Personlista | B3 | Qzpraktik\nPersonlista | D4 | Qzmånga\nPersonlista | A6 | qzanna
        Personlista | E2 |\nPersonlista | C5 | '6.0625";
    for (lang, format) in
        ["sv", "en"].into_iter().flat_map(|lang| ["full", "line", "json"].map(|f| (lang, f)))
    {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), wrong);
        let args = ["run", "underlag", "-o", "ut", "--lang", lang, "--format", format];
        let (told, status) = said(folder.path(), &args);
        assert_eq!(status, Some(1), "{told}");
        for code in ["B213", "B205", "B401", "B312", "B206"] {
            assert!(told.contains(code), "{code} in {told}");
        }
        let all = written(&folder.path().join("ut")) + &told;
        for of_one in OF_ONE {
            assert!(!all.contains(of_one), "{of_one} in {told}");
        }
    }
}

#[test]
fn a_report_is_what_its_persons_give_and_no_longer_when_one_of_them_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "");
    said(folder.path(), &["run", "underlag", "-o", "ut"]);
    let verify = ["verify", "ut/2016/kontoret-bokslut.xlsx", "--inputs", "underlag"];
    let (told, status) = said(folder.path(), &verify);
    assert_eq!(status, Some(0), "{told}");
    write(folder.path(), "Personlista | E4 | 1");
    let (told, status) = said(folder.path(), &verify);
    assert_eq!(status, Some(1), "{told}");
    for of_one in OF_ONE {
        assert!(!told.contains(of_one), "{of_one} in {told}");
    }
}

#[test]
fn the_edition_for_readers_outside_pools_what_tells_of_one_person() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "");
    let (told, status) = said(folder.path(), &["run", "underlag", "-o", "ut", "--edition", "extern"]);
    let all = written(&folder.path().join("ut"));
    for of_one in OF_ONE {
        assert!(!all.contains(of_one) && !told.contains(of_one), "{of_one}");
    }
    assert!(matches!(status, Some(0 | 1)), "{told}");
}
