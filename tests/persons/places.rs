//! Findings are at the cell that a person sees, in whatever file it is.

use crate::program;
use crate::written::{beside, csv, folder, parquet, part, persons, sheet};
use parquet::basic::Compression;
use tempfile::TempDir;

/// Code and place of every error, in order.
fn errors(folder: &TempDir) -> Vec<String> {
    let (told, _) = program(folder.path(), &["check", "underlag", "--format", "json"]);
    let findings = told.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let field = |finding: &serde_json::Value, name: &str| finding[name].as_str().unwrap_or("-").to_string();
    let errors = findings.filter(|finding| finding["severity"] == "error");
    errors
        .map(|error| {
            let part = |name: &str| field(&error, name);
            let workbook = part("workbook");
            let file = workbook.rsplit('/').next().unwrap_or_default();
            format!("{} {file} {} {}", part("code"), part("sheet"), part("cell"))
        })
        .collect()
}

#[test]
fn a_cell_of_a_text_or_of_parquet_is_named_as_that_of_a_sheet() {
    let mut all = persons(9);
    // Row 7 is that of the sixth person.
    all[6][1] = "Praktik".into();
    all[8][0] = all[2][0].to_lowercase();
    let wrong = |file: &str| [format!("B213 {file} Deltagare B7"), format!("B401 {file} Deltagare A9")];
    let text = folder(9, "");
    beside(&text, "kontoret.deltagare.csv", csv(&all, ";"));
    assert_eq!(errors(&text), wrong("kontoret.deltagare.csv"));
    let columns = folder(9, "");
    beside(&columns, "kontoret.deltagare.parquet", parquet(&all, Compression::SNAPPY));
    assert_eq!(errors(&columns), wrong("kontoret.deltagare.parquet"));
    // Blank lines count, as an editor of texts counts them.
    let blank = folder(9, "");
    beside(&blank, "kontoret.deltagare.csv", "\n\n".to_string() + &csv(&all, ";"));
    let found = errors(&blank);
    assert_eq!(found[0], "B213 kontoret.deltagare.csv Deltagare B9");
}

#[test]
fn a_pseudonym_that_stands_in_two_parts_is_told_at_the_second_with_the_first() {
    let all = persons(20);
    let folder = folder(21, &sheet("Deltagare", &part(&all, 0, 10)));
    let mut second = part(&all, 10, 20);
    second.push(all[5].clone());
    beside(&folder, "kontoret.deltagare.csv", csv(&second, ";"));
    assert_eq!(errors(&folder), ["B401 kontoret.deltagare.csv Deltagare A12"]);
    let (told, _) = program(folder.path(), &["check", "underlag"]);
    assert!(told.contains("2016/kontoret.xlsx · Deltagare!A6"), "{told}");
    assert!(!told.contains("P0000"), "{told}");
}

#[test]
fn a_personal_number_is_refused_in_every_form() {
    // The tax agency's own example.
    for pseudonym in ["811218-9876", "8112189876", "Kim 19811218-9876"] {
        let mut all = persons(5);
        all[3][0] = pseudonym.into();
        let text = folder(5, "");
        beside(&text, "kontoret.deltagare.csv", csv(&all, ","));
        assert_eq!(errors(&text), ["B221 kontoret.deltagare.csv Deltagare A4"], "{pseudonym}");
        let columns = folder(5, "");
        beside(&columns, "kontoret.deltagare.parquet", parquet(&all, Compression::SNAPPY));
        assert_eq!(errors(&columns), ["B221 kontoret.deltagare.parquet Deltagare A4"], "{pseudonym}");
    }
}

#[test]
fn numbers_that_can_mean_two_things_are_asked_about_in_a_text_too() {
    let mut all = persons(5);
    all[2] = ["P9", "Arbete", "1", "2", "1", "2", "1"].map(String::from).to_vec();
    let text = csv(&all, ";").replace("P9;Arbete;1;2;1;", "P9;Arbete;1.234;2;många;");
    let folder = folder(5, "");
    beside(&folder, "kontoret.deltagare.csv", text);
    let file = "kontoret.deltagare.csv Deltagare";
    assert_eq!(errors(&folder), [format!("B206 {file} C3"), format!("B205 {file} E3")]);
}

/// Nobody is asked for the number of persons in Utfall because a file of persons cannot be read.
#[test]
fn a_file_without_persons_or_that_cannot_be_read_is_the_only_error() {
    let heads = csv(&persons(3)[..1], ";");
    let nobody = "B203 kontoret.deltagare.csv Deltagare A2";
    let fields = csv(&persons(3), ",") + "P9,Arbete" + &",1".repeat(30) + "\n";
    for (bytes, expected) in [
        (heads.into_bytes(), nobody),
        (fields.into_bytes(), "B103 kontoret.deltagare.csv - -"),
        (Vec::new(), "B110 kontoret.deltagare.csv - -"),
        (b"Deltagare;Utfall\nP\xC5SA;Arbete\n".to_vec(), "B103 kontoret.deltagare.csv - -"),
    ] {
        let folder = folder(3, "");
        beside(&folder, "kontoret.deltagare.csv", bytes);
        assert_eq!(errors(&folder), [expected]);
    }
}
