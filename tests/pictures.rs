//! The pictures of the documents: each is there, is shown, and there is one for every sheet.

use assert_cmd::cargo::cargo_bin;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::Command;

/// What all pictures together may take, so that a copy of the project stays small: 2 MB.
const ROOM: u64 = 2_000_000;

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

/// The picture of every sheet of a workbook; none where a sheet of the same kind has one.
type Pictures = BTreeMap<String, Option<String>>;

/// What the script makes pictures of, workbook by workbook.
fn wanted() -> BTreeMap<String, Pictures> {
    serde_json::from_str(&text("docs/pictures.json")).expect("workbooks, sheets and pictures")
}

#[test]
fn every_picture_is_made_by_the_script_shown_in_a_document_and_small() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/images");
    let mut room = 0;
    let mut there = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let bytes = fs::read(&path).expect("a picture");
        assert!(bytes.starts_with(b"\x89PNG"), "{}", path.display());
        room += bytes.len() as u64;
        there.insert(path.file_name().expect("a name").to_string_lossy().into_owned());
    }
    assert!(room < ROOM, "{room} bytes of pictures");
    let made = wanted().into_values().flat_map(Pictures::into_values).flatten();
    assert_eq!(there, made.map(|name| format!("{name}.png")).collect());
    let documents = text("README.md") + &text("docs/handbok.md");
    for picture in there {
        assert!(documents.contains(&format!("images/{picture})")), "{picture} is shown nowhere");
    }
}

#[test]
fn every_sheet_of_the_report_that_the_handbook_goes_through_has_a_picture_or_one_like_it_has() {
    let folder = tempfile::tempdir().expect("a folder");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let run =
        Command::new(cargo_bin("bokslut")).arg("run").arg(samples).arg("-o").arg(folder.path()).output();
    assert!(run.expect("the program runs").status.success());
    let wanted = wanted();
    let report = "arbetsmarknadskontoret/arbetsmarknadskontoret-2016-bokslut";
    for (path, name) in
        [(report, "bokslut"), ("sammanställning", "sammanställning"), ("felrapport", "felrapport")]
    {
        let file = File::open(folder.path().join(format!("{path}.xlsx"))).expect(path);
        let mut archive = zip::ZipArchive::new(file).expect("a package");
        let mut xml = String::new();
        archive.by_name("xl/workbook.xml").expect("a part").read_to_string(&mut xml).expect("text");
        let sheets = xml.split("<sheet name=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let without: Vec<&str> = sheets.filter(|sheet| !wanted[name].contains_key(*sheet)).collect();
        assert!(without.is_empty(), "{name}: docs/pictures.json has no picture of {without:?}");
    }
}
