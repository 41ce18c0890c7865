//! Stored values that are not what their formulas come to.

use super::judge::{TAMPERED, book, judged, small};
use super::support_book::Book;

/// The stored value of a cell with so much added.
fn moved(book: &mut Book, sheet: &str, at: &str, by: f64) {
    let stored: f64 = book.cell(sheet, at).value.expect("a value").parse().expect("a number");
    book.store(sheet, at, &(stored + by).to_string());
}

#[test]
fn a_stored_amount_that_was_changed_by_a_thousand_or_by_an_ore_is_told_at_its_cell() {
    for by in [1_000.0, 0.01, -0.01] {
        let mut book = small();
        moved(&mut book, "Prognos", "G8", by);
        let judged = judged(&book);
        judged.is(TAMPERED, &["B809 Prognos!G8"]);
        assert!(judged.text("B809 Prognos!G8").contains("4138907,6012"), "{:?}", judged.findings);
    }
}

#[test]
fn a_stored_amount_on_the_first_sheet_is_no_safer_than_one_far_inside() {
    let mut book = book("arbetsmarknadskontoret");
    let shown = book.cells("Sammanfattning").into_iter().find(|cell| {
        cell.formula.is_some()
            && cell.value.as_ref().is_some_and(|value| value.len() > 6 && cell.kind.is_empty())
    });
    let at = shown.expect("an amount").at;
    moved(&mut book, "Sammanfattning", &at, 0.01);
    judged(&book).is(TAMPERED, &[&format!("B809 Sammanfattning!{at}")]);
}

#[test]
fn a_stored_share_that_was_changed_by_a_thousandth_is_told() {
    let mut book = small();
    // The discount rate as the register shows it.
    moved(&mut book, "Indataregister", "D9", 0.001);
    judged(&book).is(TAMPERED, &["B809 Indataregister!D9"]);
}

#[test]
fn a_text_that_a_formula_does_not_come_to_is_told() {
    let mut book = small();
    book.store("Sammanfattning", "B3", "FEL");
    judged(&book).is(TAMPERED, &["B809 Sammanfattning!B3"]);
}

#[test]
fn a_formula_without_a_stored_value_or_with_an_error_is_told() {
    let mut book = small();
    book.change("Prognos", "D7", |mut cell| {
        cell.value = None;
        Some(cell)
    });
    book.change("Prognos", "E7", |mut cell| {
        (cell.kind, cell.value) = ("e".to_string(), Some("#N/A".to_string()));
        Some(cell)
    });
    judged(&book).is(TAMPERED, &["B809 Prognos!D7", "B809 Prognos!E7", "B828 Prognos!E7"]);
}

#[test]
fn several_values_are_each_told() {
    let mut book = small();
    for at in ["D7", "D8", "I7"] {
        moved(&mut book, "Prognos", at, 5.0);
    }
    judged(&book).is(TAMPERED, &["B809 Prognos!D7", "B809 Prognos!D8", "B809 Prognos!I7"]);
}
