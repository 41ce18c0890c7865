//! Sheets with more rows than are kept.

use crate::written::{Rows, beside, csv, folder, parquet, part, persons, xlsx};
use crate::{numbers, program};
use parquet::basic::Compression;

/// Of seven columns a hundred thousand cells are some 15,000 rows.
const MANY: usize = 20_000;

fn long(all: &Rows) -> tempfile::TempDir {
    let folder = folder(all.len() - 1, "");
    xlsx(&folder.path().join("underlag/2016/kontoret.deltagare.xlsx"), "Deltagare", all);
    folder
}

#[test]
fn a_long_sheet_a_text_parquet_and_short_parts_of_it_give_one_report() {
    let all = persons(MANY);
    let whole = numbers(&long(&all));
    let text = folder(MANY, "");
    beside(&text, "kontoret.deltagare.csv", csv(&all, ";"));
    assert!(numbers(&text) == whole, "text");
    let columns = folder(MANY, "");
    beside(&columns, "kontoret.deltagare.parquet", parquet(&all, Compression::SNAPPY));
    assert!(numbers(&columns) == whole, "parquet");
    // Each of these is read whole at once.
    let parts = folder(MANY, "");
    for (number, from) in (1..).zip((0..MANY).step_by(5_000)) {
        beside(
            &parts,
            &format!("kontoret.deltagare-{number}.csv"),
            csv(&part(&all, from, from + 5_000), ";"),
        );
    }
    assert!(numbers(&parts) == whole, "parts");
}

#[test]
fn findings_far_down_a_long_sheet_are_at_their_cells() {
    let mut all = persons(MANY);
    all[0].push("Anteckning".into());
    all[17_999].push("811218-9876".into());
    all[18_001][1] = "Praktik".into();
    all[19_000][0] = all[4][0].clone();
    let folder = long(&all);
    let (told, status) = program(folder.path(), &["check", "underlag", "--format", "line"]);
    assert_eq!(status, Some(1), "{told}");
    // The row of a person is one below its number, for the heads are the first.
    for place in ["Deltagare!H18000", "Deltagare!B18002", "Deltagare!A19001"] {
        assert!(told.contains(place), "{place} in {told}");
    }
    assert!(told.contains("B221") && told.contains("B213") && told.contains("B401"), "{told}");
}

#[test]
fn of_a_crowd_of_wrong_rows_a_thousand_are_told_and_the_others_counted() {
    let mut all = persons(MANY);
    all[1..].iter_mut().for_each(|person| person[1] = "Praktik".into());
    let folder = long(&all);
    let (told, status) = program(folder.path(), &["check", "underlag", "--format", "json"]);
    assert_eq!(status, Some(1));
    assert_eq!(told.matches("\"B213\"").count() - told.matches("\"code\":\"B317\"").count(), 1_000);
    assert!(told.contains("B317") && told.contains("19000"), "the others are 20,000 - 1,000");
}

#[test]
fn a_column_that_begins_far_down_is_a_column_all_the_same() {
    let mut all = persons(MANY);
    all[1..].iter_mut().for_each(|person| person[2] = String::new());
    let without = numbers(&long(&all));
    // Nobody has months but one, far down: the others with an outcome lack theirs.
    let mut one = all.clone();
    one[19_999][1] = "Arbete".into();
    one[19_999][2] = "3".into();
    let (told, status) = program(long(&one).path(), &["check", "underlag", "--format", "line"]);
    assert_eq!(status, Some(1), "{told}");
    assert!(told.contains("B313") && told.contains("B317"), "{told}");
    assert!(without.len() > 1_000);
}
