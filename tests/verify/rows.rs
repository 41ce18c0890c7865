//! Rows that were deleted.

use super::judge::{Judged, TAMPERED, judged, small};
use super::support_book::Book;
use super::support_book::rows::followed;

/// Fails if anything is found that does not follow from rows that moved: formulas and values that
/// refer to the sheet, names that point at it.
fn only_consequences(book: &Book, judged: &Judged, sheet: &str) {
    for found in &judged.found {
        let (code, place) = found.split_once(' ').unwrap_or((found, ""));
        match code {
            "B820" => assert_eq!(place, sheet),
            // Each refers to what has moved, or follows from what does.
            "B804" => {
                let (own, at) = place.rsplit_once('!').expect("a cell");
                let formula = book.cell(own, at).formula.unwrap_or_else(|| panic!("{found} is no formula"));
                assert!(formula.contains(sheet) || own == sheet, "{found}: {formula}");
            }
            "B809" | "B810" | "B815" => {}
            // The register is text and names the cells where they were.
            "B817" | "B818" => assert_eq!(sheet, "Antaganden"),
            _ => panic!("{found} does not follow from a row that is gone"),
        }
    }
}

#[test]
fn a_row_taken_out_of_the_xml_is_told_cell_by_cell() {
    let mut book = small();
    book.cut_row("Antagandelogg", 7);
    let expected: Vec<String> = ('A'..='J')
        .filter(|column| *column != 'E')
        .map(|column| format!("B806 Antagandelogg!{column}7"))
        .collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    judged(&book).is(TAMPERED, &expected);
}

#[test]
fn a_row_deleted_as_a_spreadsheet_does_is_told_as_a_row() {
    let mut book = small();
    book.delete_row("Antagandelogg", 7);
    let judged = judged(&book);
    judged.is(TAMPERED, &["B820 Antagandelogg"]);
    assert!(judged.text("B820 Antagandelogg").contains("rad 7"), "{:?}", judged.findings);
}

#[test]
fn a_row_that_others_refer_to_is_told_with_all_that_follows_it() {
    for (sheet, row) in [("Prognos", 8), ("Beräkning", 12), ("Antaganden", 9), ("Indataregister", 20)] {
        let mut book = small();
        book.delete_row(sheet, row);
        let judged = judged(&book);
        assert_eq!((&*judged.verdict, judged.status), TAMPERED);
        assert!(judged.found.contains(&format!("B820 {sheet}")), "{sheet} {row}: {:?}", judged.found);
        only_consequences(&book, &judged, sheet);
    }
}

#[test]
fn a_row_deleted_and_everything_recalculated_is_told() {
    let mut book = small();
    book.delete_row("Prognos", 8);
    book.recalculate();
    let judged = judged(&book);
    assert_eq!((&*judged.verdict, judged.status), TAMPERED);
    assert!(judged.found.contains(&"B820 Prognos".to_string()));
    only_consequences(&book, &judged, "Prognos");
}

#[test]
fn references_follow_a_row_that_is_gone() {
    let after = |formula| followed(formula, "Blad", "Blad", 5);
    assert_eq!(after("A4+$A$6*SUM(B1:B5)"), "A4+$A$5*SUM(B1:B4)");
    assert_eq!(after("A5+SUM(B5:B9)+Annat!A7"), "#REF!+SUM(B5:B8)+Annat!A7");
    assert_eq!(followed("A7+'Blad'!A7:A8", "Annat", "Blad", 5), "A7+'Blad'!A6:A7");
}
