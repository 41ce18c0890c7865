//! The same persons in any form give the same report.

use crate::written::{beside, csv, folder, parquet, part, persons, sheet, xlsx};
use crate::{Numbers, numbers, program};
use parquet::basic::Compression;

const PERSONS: usize = 60;

fn whole() -> Numbers {
    numbers(&folder(PERSONS, &sheet("Deltagare", &persons(PERSONS))))
}

#[test]
fn several_sheets_of_a_workbook_are_one_cohort() {
    let (all, whole) = (persons(PERSONS), whole());
    for names in
        [["Deltagare", "Deltagare 2", "Deltagare 3"], ["Deltagare (2)", "Participants", "Deltagare7"]]
    {
        let parts = [(0, 20), (20, 59), (59, 60)].map(|(from, to)| part(&all, from, to));
        let sheets = names.iter().zip(&parts).map(|(name, rows)| sheet(name, rows));
        assert!(numbers(&folder(PERSONS, &sheets.collect::<String>())) == whole, "{names:?}");
    }
}

#[test]
fn a_workbook_beside_the_operation_has_the_rest_of_its_persons_or_all_of_them() {
    let (all, whole) = (persons(PERSONS), whole());
    let split = folder(PERSONS, &sheet("Deltagare", &part(&all, 0, 25)));
    let file = |name: &str| split.path().join("underlag/2016").join(name);
    xlsx(&file("Kontoret.Deltagare.xlsx"), "Individer", &part(&all, 25, 40));
    xlsx(&file("kontoret.participants-2.xlsx"), "Participants", &part(&all, 40, 60));
    assert!(numbers(&split) == whole, "in parts");
    let apart = folder(PERSONS, "");
    xlsx(&apart.path().join("underlag/2016/kontoret.deltagare.xlsx"), "Deltagare", &all);
    assert!(numbers(&apart) == whole, "all of them");
}

#[test]
fn text_with_any_separator_gives_the_report_of_the_workbook() {
    let (all, whole) = (persons(PERSONS), whole());
    for (separator, before) in
        [(";", ""), (",", ""), ("\t", "\u{feff}"), (";", "\u{feff}Lista;ur systemet\r\n\r\n")]
    {
        let folder = folder(PERSONS, "");
        beside(&folder, "kontoret.deltagare.csv", before.to_string() + &csv(&all, separator));
        assert!(numbers(&folder) == whole, "{separator:?}");
    }
    // Quotation marks around everything.
    let quoted =
        |row: &Vec<String>| row.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",") + "\n";
    let folder = folder(PERSONS, "");
    beside(&folder, "kontoret.deltagare.csv", all.iter().map(quoted).collect::<String>());
    assert!(numbers(&folder) == whole, "quoted");
}

#[test]
fn parquet_gives_the_report_of_the_workbook() {
    let (all, whole) = (persons(PERSONS), whole());
    for packed in [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::GZIP(Default::default())] {
        let folder = folder(PERSONS, "");
        beside(&folder, "kontoret.deltagare.parquet", parquet(&all, packed));
        assert!(numbers(&folder) == whole, "{packed:?}");
    }
}

#[test]
fn a_report_is_made_anew_from_all_of_its_files_and_one_named_alone_brings_its_persons() {
    let all = persons(PERSONS);
    let folder = folder(PERSONS, &sheet("Deltagare", &part(&all, 0, 10)));
    beside(&folder, "kontoret.deltagare.csv", csv(&part(&all, 10, 30), ";"));
    beside(&folder, "kontoret.deltagare-2.parquet", parquet(&part(&all, 30, 60), Compression::SNAPPY));
    assert!(numbers(&folder) == whole());
    let verify = ["verify", "ut/2016/kontoret-bokslut.xlsx", "--inputs", "underlag"];
    let (told, status) = program(folder.path(), &verify);
    assert_eq!(status, Some(0), "{told}");
    // One person more or less is another report.
    beside(&folder, "kontoret.deltagare.csv", csv(&part(&all, 10, 29), ";"));
    let (told, status) = program(folder.path(), &verify);
    assert_eq!(status, Some(1), "{told}");
    assert!(told.contains("kontoret.deltagare.csv"), "{told}");
    // The operation without its price list is told what it lacks, and not that it lacks persons.
    let (told, _) = program(folder.path(), &["check", "underlag/2016/kontoret.xlsx", "--format", "line"]);
    assert!(told.contains("B204") && told.contains("59"), "{told}");
}

#[test]
fn an_operation_whose_persons_cannot_be_read_gets_no_report() {
    let folder = folder(PERSONS, &sheet("Deltagare", &part(&persons(PERSONS), 0, 10)));
    beside(&folder, "kontoret.deltagare.csv", b"Deltagare;Utfall\nP\xC5SA;Arbete\n");
    let (told, status) = program(folder.path(), &["run", "underlag", "-o", "ut", "--format", "line"]);
    assert_eq!(status, Some(1), "{told}");
    assert!(told.contains("2016/kontoret.deltagare.csv") && told.contains("UTF-8"), "{told}");
    assert!(!folder.path().join("ut/2016/kontoret-bokslut.xlsx").exists());
}
