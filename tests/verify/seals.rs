//! The seal itself, changed, taken away, or made anew by someone without the key.
//!
//! A seal is no secret: whoever knows how it is made can make it anew over anything. What remains then is
//! what the cells say of one another: numbers in rows of formulas, stored values, what is hidden or
//! comes from outside. A forged formula that is recalculated and fits in is told only by the source
//! workbooks (`--inputs`) or by a signature (`--key`).

use super::judge::{NOT_OURS, TAMPERED, UNCHANGED, judged, next_year, small, wrong_values};
use super::support_book::Book;

const CUSTOM: &str = "docProps/custom.xml";
const PROVENANCE: &str = "Proveniens";

/// The cell on the sheet of the seal that holds this text, a shared one.
fn row_of(book: &Book, text: &str) -> u32 {
    let package = book.package();
    let sheet = package.sheet(PROVENANCE).expect("the sheet of the seal");
    let (first, _) =
        bokslut::verify::recorded::place(&package).map(|(_, cell)| (cell.row, ())).expect("a seal");
    let cell = sheet.cells.iter().find(|(cell, found)| cell.row >= first && found.text() == Some(text));
    cell.unwrap_or_else(|| panic!("no {text}")).0.row + 1
}

/// The text of a cell of the seal.
fn text(book: &Book, at: &str) -> String {
    let package = book.package();
    let cell = package.sheet(PROVENANCE).expect("the sheet").cells[&at.parse().expect("a cell")].clone();
    cell.text().expect("a text").to_string()
}

fn total(book: &Book) -> String {
    format!("B{}", row_of(book, "Sigill"))
}

#[test]
fn a_total_that_was_changed_is_told() {
    let mut book = small();
    let at = total(&book);
    let changed = text(&book, &at).replace("sha256:", "sha256:0");
    book.type_text(PROVENANCE, &at, &changed);
    let judged = judged(&book);
    judged.is(TAMPERED, &["B803 Proveniens"]);
    assert_eq!(judged.findings.len(), 2, "neither the lines nor the property agree with it");
}

#[test]
fn a_line_of_the_seal_that_was_changed_is_told() {
    let row = row_of(&small(), "Prognos");
    for (column, to, also) in [
        ("B", "769".to_string(), None),
        ("C", "0".repeat(64), Some("B804 Prognos")),
        ("D", "0".repeat(64), None),
        ("E", "A1:000000".to_string(), None),
        ("A", "Prognoser".to_string(), Some("B812")),
    ] {
        let mut book = small();
        book.type_text(PROVENANCE, &format!("{column}{row}"), &to);
        let judged = judged(&book);
        let expected: Vec<&str> = [Some("B803 Proveniens"), also].into_iter().flatten().collect();
        judged.is(TAMPERED, &expected);
    }
}

#[test]
fn fingerprints_of_a_sheet_from_another_report_are_told() {
    let (mut book, other) = (small(), next_year());
    let from = text(&other, &format!("E{}", row_of(&other, "Prognos")));
    let at = format!("E{}", row_of(&book, "Prognos"));
    book.type_text(PROVENANCE, &at, &from);
    judged(&book).is(TAMPERED, &["B803 Proveniens"]);
}

#[test]
fn a_property_that_was_changed_or_deleted_is_told() {
    let mut changed = small();
    changed.replace(CUSTOM, "sha256:", "sha256:0");
    judged(&changed).is(TAMPERED, &["B803 Proveniens"]);
    let mut gone = small();
    gone.replace(CUSTOM, "name=\"bokslut-sigill\"", "name=\"annat\"");
    judged(&gone).is(TAMPERED, &["B803 Proveniens"]);
}

#[test]
fn a_seal_that_was_deleted_or_cannot_be_read_is_told() {
    let mut deleted = small();
    let first = row_of(&deleted, "Sigill");
    for row in first..=row_of(&deleted, "Definierade namn") {
        deleted.cut_row(PROVENANCE, row);
    }
    judged(&deleted).is(TAMPERED, &["B802"]);
    let mut broken = small();
    let at = format!("E{}", row_of(&broken, "Prognos"));
    broken.type_text(PROVENANCE, &at, "A1:xyz");
    judged(&broken).is(TAMPERED, &["B802"]);
}

#[test]
fn whatever_stands_among_the_lines_of_the_seal_and_is_no_part_of_it_is_told() {
    let book = small();
    let (first, last) = (row_of(&book, "Sigill"), row_of(&book, "Definierade namn"));
    let (signature, heads, line) = (first + 1, first + 2, first + 3);
    for (at, text) in [
        // In a row of its own, beside the lines, and in their words.
        (format!("A{}", last + 2), "Granskad av revisionen"),
        (format!("H{line}"), "Granskad av revisionen"),
        (format!("C{first}"), "kontrollerat"),
        (format!("A{first}"), "Sigill, kontrollerat"),
        (format!("B{signature}"), "underskriven av revisionen"),
        (format!("E{heads}"), "Kontrollerat"),
        (format!("D{last}"), "Kontrollerat"),
        (format!("A{last}"), "Namn"),
    ] {
        let mut book = small();
        written(&mut book, &at, text);
        let judged = judged(&book);
        assert_eq!((&*judged.verdict, judged.status), TAMPERED, "{at}");
        assert!(
            judged.found.iter().all(|found| ["B802", "B803 Proveniens"].contains(&&**found)),
            "{judged:?}"
        );
    }
}

/// A text in a cell of the seal's sheet, whether or not something stands there.
fn written(book: &mut Book, at: &str, text: &str) {
    let member = book.member(PROVENANCE);
    let cell = format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    if book.cells(PROVENANCE).iter().any(|cell| cell.at == at) {
        return book.type_text(PROVENANCE, at, text);
    }
    let row = at.trim_start_matches(char::is_alphabetic);
    let start = format!("<row r=\"{row}\"");
    match book.xml(&member).split_once(&start).map(|(before, after)| (before.to_string(), after.to_string()))
    {
        Some((before, after)) => {
            let (own, rest) = after.split_once("</row>").expect("its end");
            // Cells stand in order; those of a row that are to the right of it are moved behind.
            book.put(&member, format!("{before}{start}{own}{cell}</row>{rest}"));
        }
        None => book.replace(&member, "</sheetData>", &format!("{start}>{cell}</row></sheetData>")),
    }
}

#[test]
fn a_workbook_without_the_mark_is_no_report() {
    for (from, to) in [("bokslut-rapport/1", "rapport/1"), ("name=\"bokslut\"", "name=\"bok\"")] {
        let mut book = small();
        book.replace(CUSTOM, from, to);
        judged(&book).is(NOT_OURS, &["B801"]);
    }
}

#[test]
fn a_forged_seal_over_an_untouched_report_is_the_seal_that_was_there() {
    let mut book = small();
    let before = total(&book);
    let was = text(&book, &before);
    book.forge();
    assert_eq!(text(&book, &before), was);
    judged(&book).is(UNCHANGED, &[]);
}

#[test]
fn a_number_in_a_row_of_formulas_is_told_although_the_seal_was_made_anew() {
    let mut book = small();
    book.type_number("Prognos", "G8", "9999999");
    book.recalculate();
    book.forge();
    judged(&book).is(TAMPERED, &["B805 Prognos!G8"]);
}

#[test]
fn a_value_that_was_changed_is_told_although_the_seal_was_made_anew() {
    let mut book = small();
    book.store("Prognos", "G8", "9999999");
    book.forge();
    judged(&book).is(TAMPERED, &["B809 Prognos!G8"]);
}

#[test]
fn a_changed_price_that_figures_do_not_follow_is_told_although_the_seal_was_made_anew() {
    let mut book = small();
    book.type_number("Enhetskostnader", "F6", "9500");
    // What was written is changed with it, so that it is no changed assumption.
    let register = book.cells("Indataregister").into_iter().filter(|cell| cell.formula.is_some());
    let row = register
        .filter(|cell| cell.formula.as_deref() == Some("Enhetskostnader!$F$6"))
        .map(|cell| cell.row());
    let at = format!("C{}", row.max().expect("its row in the register"));
    book.type_number("Indataregister", &at, "9500");
    let follows = wrong_values(&book);
    book.forge();
    let judged = judged(&book);
    assert!(follows.len() > 10 && follows.iter().all(|found| judged.found.contains(found)));
    judged.is_with(TAMPERED, &[], &follows);
}

#[test]
fn what_is_hidden_or_comes_from_outside_is_told_although_the_seal_was_made_anew() {
    let mut hidden = small();
    hidden.replace("xl/worksheets/sheet3.xml", "<row r=\"8\"", "<row r=\"8\" hidden=\"1\"");
    hidden.forge();
    judged(&hidden).is(TAMPERED, &["B811 Prognos"]);
    let mut outside = small();
    outside.type_formula("Antagandelogg", "B6", "[1]Blad1!A1");
    outside.put("xl/externalLinks/externalLink1.xml", "<externalLink/>".to_string());
    outside.forge();
    judged(&outside).is(TAMPERED, &["B810 Antagandelogg!B6", "B813", "B813 Antagandelogg!B6"]);
}

#[test]
fn a_formula_unlike_its_neighbours_is_not_told_when_all_was_made_anew_without_sources_or_a_key() {
    let mut book = small();
    book.type_formula("Prognos", "I8", "INDEX($D$77:$M$77,I$6)*1.5");
    book.recalculate();
    book.forge();
    // The limit of what a report can say of itself.
    judged(&book).is(UNCHANGED, &[]);
}
