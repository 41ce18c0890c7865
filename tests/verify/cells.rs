//! Formulas, texts and constants that nobody may change.

use super::judge::{TAMPERED, judged, small, wrong_values};

#[test]
fn a_formula_whose_reference_was_moved_by_a_row_is_told_with_its_value_kept() {
    let mut book = small();
    book.type_formula("Prognos", "G8", "INDEX($D$78:$M$78,G$6)");
    let follows = wrong_values(&book);
    assert!(follows.contains("B809 Prognos!G8"), "{follows:?}");
    let judged = judged(&book);
    judged.is_with(TAMPERED, &["B804 Prognos!G8", "B809 Prognos!G8"], &follows);
    // What stood there is told by the cells beside it.
    assert!(judged.text("B804 Prognos!G8").contains("INDEX($D$77:$M$77,G$6)"));
}

#[test]
fn a_formula_whose_reference_was_moved_is_told_when_everything_was_recalculated() {
    let mut book = small();
    book.type_formula("Prognos", "G8", "INDEX($D$78:$M$78,G$6)");
    book.recalculate();
    judged(&book).is(TAMPERED, &["B804 Prognos!G8"]);
}

#[test]
fn a_formula_replaced_by_its_value_is_told_with_the_formula_that_stood_there() {
    let mut book = small();
    let value = book.cell("Prognos", "G8").value.expect("a value");
    book.type_number("Prognos", "G8", &value);
    let judged = judged(&book);
    judged.is(TAMPERED, &["B805 Prognos!G8"]);
    assert!(judged.text("B805 Prognos!G8").contains("=INDEX($D$77:$M$77,G$6)"));
}

#[test]
fn a_formula_at_the_edge_of_its_row_replaced_by_its_value_is_told_all_the_same() {
    for at in ["D8", "I8"] {
        let mut book = small();
        let value = book.cell("Prognos", at).value.expect("a value");
        book.type_number("Prognos", at, &value);
        judged(&book).is(TAMPERED, &[&format!("B805 Prognos!{at}")]);
    }
}

#[test]
fn a_text_formula_replaced_by_its_text_is_told() {
    let mut book = small();
    book.type_text("Sammanfattning", "B3", "OK");
    judged(&book).is(TAMPERED, &["B804 Sammanfattning!B3"]);
}

#[test]
fn a_locked_text_that_was_changed_is_told_whatever_it_says() {
    for (sheet, at, text) in [
        // A label, a source, a reliability, a place in the source workbook.
        ("Prognos", "A7", "Produktionsvärde"),
        ("Antaganden", "D7", "Riksbanken"),
        ("Antagandelogg", "F6", "hög"),
        ("Enhetskostnader", "N6", "small/job-guide-2024.xlsx · Unit costs!F6"),
        ("Indataregister", "G9", "ränta"),
        ("Proveniens", "B14", "Region"),
    ] {
        let mut book = small();
        book.type_text(sheet, at, text);
        let follows = wrong_values(&book);
        let judged = judged(&book);
        judged.is_with(TAMPERED, &[&format!("B804 {sheet}!{at}")], &follows);
        assert!(judged.text(&format!("B804 {sheet}!{at}")).contains(text));
    }
}

#[test]
fn a_locked_constant_that_was_changed_is_told_at_its_cell_and_where_formulas_follow_it() {
    let mut book = small();
    // The year at the head of a column: all below it is taken from another year.
    book.type_number("Prognos", "G6", "6");
    let follows = wrong_values(&book);
    assert!(follows.contains("B809 Prognos!G8"));
    // Told as a number in a row of formulas as little as its neighbours are formulas.
    judged(&book).is_with(TAMPERED, &["B805 Prognos!G6", "B809 Prognos!G8"], &follows);
}

#[test]
fn what_the_register_says_was_written_cannot_be_changed_to_hide_an_assumption() {
    let mut book = small();
    book.type_number("Antaganden", "B7", "0.03");
    book.type_number("Indataregister", "C9", "0.03");
    book.recalculate();
    judged(&book).is(TAMPERED, &["B805 Indataregister!C9"]);
}

#[test]
fn a_cell_that_was_emptied_is_told_however_it_is_empty() {
    let mut cleared = small();
    cleared.clear("Prognos", "G8");
    let mut gone = small();
    gone.change("Prognos", "G8", |_| None);
    for book in [cleared, gone] {
        judged(&book).is_with(TAMPERED, &["B806 Prognos!G8"], &wrong_values(&book));
    }
    let mut text = small();
    text.clear("Antaganden", "D7");
    judged(&text).is_with(TAMPERED, &["B806 Antaganden!D7"], &wrong_values(&text));
}

#[test]
fn an_input_that_was_emptied_is_told() {
    let mut book = small();
    book.clear("Antaganden", "B13");
    let follows = wrong_values(&book);
    let judged = judged(&book);
    assert_eq!((&*judged.verdict, judged.status), TAMPERED);
    assert!(judged.found.contains(&"B806 Antaganden!B13".to_string()), "{:?}", judged.found);
    for found in &judged.found {
        let of_input = ["B806", "B817", "B818"].iter().any(|code| found.starts_with(code));
        assert!(of_input || follows.contains(found), "{found}");
    }
}

#[test]
fn a_cell_that_was_added_is_told_with_what_it_says() {
    let mut book = small();
    // Empty, but for how it looks.
    book.type_text("Antaganden", "E6", "Granskad utan anmärkning");
    let judged = judged(&book);
    judged.is(TAMPERED, &["B807 Antaganden!E6"]);
    assert!(judged.text("B807 Antaganden!E6").contains("Granskad utan anmärkning"));
    let mut formula = small();
    formula.type_formula("Antaganden", "F6", "B7*2");
    formula.store("Antaganden", "F6", "0.08");
    super::judge::judged(&formula).is(TAMPERED, &["B807 Antaganden!F6"]);
}
