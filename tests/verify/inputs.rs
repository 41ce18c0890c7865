//! Inputs that a user changed, which is allowed, with figures that follow and figures that do not.

use super::judge::{CHANGED, NOT_RECALCULATED, TAMPERED, judged, small};
use super::support_book::Book;
use super::support_engine::ironcalc;
use super::support_engine::report::{At, Shown};
use bokslut::seal::Held;
use std::collections::BTreeSet;

/// All stored values replaced by what IronCalc makes of the workbook, by its own way in.
fn recalculated(book: &mut Book) {
    let report = ironcalc::recalculate(&book.bytes());
    let sheets = book.sheets.clone();
    book.store_all(|sheet, at| {
        let cell: bokslut::base::Cell = at.parse().expect("a cell");
        let at = At::new(&sheets[sheet], cell.row, u32::from(cell.column));
        Some(match report.shown(&at) {
            Shown::Number(number) => Held::Number(*number),
            Shown::Text(text) => Held::Text(text.clone()),
            Shown::Bool(truth) => Held::Bool(*truth),
            Shown::Fault(fault) => panic!("{at}: {fault}"),
        })
    });
}

#[test]
fn an_input_changed_without_recalculation_is_told_and_so_is_that_figures_do_not_follow() {
    let mut book = small();
    book.type_number("Antaganden", "B7", "0.03");
    let judged = judged(&book);
    judged.is(NOT_RECALCULATED, &["B817 Antaganden!B7", "B818"]);
    assert_eq!(judged.facts["changed"], 1);
}

#[test]
fn an_input_changed_with_recalculation_is_named_with_its_old_value_and_its_new_one() {
    let mut book = small();
    book.type_number("Antaganden", "B7", "0.03");
    recalculated(&mut book);
    let judged = judged(&book);
    judged.is(CHANGED, &["B817 Antaganden!B7"]);
    let title = judged.findings[0]["title"].as_str().expect("a title");
    for part in ["Diskonteringsränta", "4\u{a0}%", "3\u{a0}%"] {
        assert!(title.contains(part), "{title}");
    }
}

#[test]
fn texts_and_prices_may_be_changed_too_and_several_at_once() {
    let mut book = small();
    book.type_text("Antaganden", "B10", "slutet");
    book.type_number("Enhetskostnader", "F6", "9500.5");
    book.type_number("Antaganden", "B13", "41");
    recalculated(&mut book);
    judged(&book).is(CHANGED, &["B817 Antaganden!B10", "B817 Antaganden!B13", "B817 Enhetskostnader!F6"]);
}

#[test]
fn an_input_written_otherwise_with_the_same_value_is_no_change() {
    let mut book = small();
    book.type_number("Antaganden", "B7", "4.0E-2");
    let text = "början";
    book.type_text("Antaganden", "B9", text);
    judged(&book).is(super::judge::UNCHANGED, &[]);
}

#[test]
fn a_value_that_was_tampered_with_is_found_in_a_report_with_changed_assumptions() {
    let mut book = small();
    book.type_number("Antaganden", "B7", "0.03");
    recalculated(&mut book);
    let stored: f64 = book.cell("Prognos", "G8").value.expect("a value").parse().expect("a number");
    book.store("Prognos", "G8", &(stored + 1_000.0).to_string());
    judged(&book).is(TAMPERED, &["B809 Prognos!G8", "B817 Antaganden!B7"]);
}

#[test]
fn a_figure_left_as_it_was_among_figures_that_follow_is_told_without_its_place_being_lost() {
    let mut book = small();
    let before = book.cell("Prognos", "G8").value.expect("a value");
    book.type_number("Antaganden", "B7", "0.03");
    recalculated(&mut book);
    book.store("Prognos", "G8", &before);
    let judged = judged(&book);
    // It follows the assumption as it was: one figure that was not recalculated.
    assert_ne!(judged.verdict, "assumptions-changed");
    assert_ne!(judged.verdict, "unchanged");
    assert_eq!(judged.status, 1);
}

#[test]
fn a_value_that_follows_neither_the_old_assumptions_nor_the_new_ones_is_told_by_itself() {
    let mut book = small();
    book.type_number("Antaganden", "B7", "0.03");
    book.store("Prognos", "G8", "5000000");
    judged(&book).is(TAMPERED, &["B809 Prognos!G8", "B817 Antaganden!B7", "B818"]);
}

#[test]
fn a_text_or_nothing_in_the_place_of_a_number_is_told_as_a_change_of_the_input() {
    let mut book = small();
    book.type_text("Antaganden", "B7", "fyra procent");
    let judged = judged(&book);
    assert!(judged.found.contains(&"B817 Antaganden!B7".to_string()), "{:?}", judged.found);
    assert_eq!(judged.status, 1);
}

#[test]
fn a_formula_in_the_place_of_an_input_is_a_change_of_the_input() {
    let mut book = small();
    book.type_formula("Antaganden", "B7", "0.02*2");
    let judged = judged(&book);
    judged.is(CHANGED, &["B817 Antaganden!B7"]);
    assert!(judged.text("B817 Antaganden!B7").contains("=0.02*2"));
}

#[test]
fn an_assumption_with_which_the_reports_own_checks_fail_is_told_so() {
    let mut book = small();
    // 50 persons with the outcome, and 40 who took part.
    book.type_number("Antaganden", "B45", "50");
    book.recalculate();
    let judged = judged(&book);
    assert_eq!((&*judged.verdict, judged.status), ("assumptions-changed", 1), "{:?}", judged.found);
    let codes: BTreeSet<&str> = judged.found.iter().map(|found| &found[..4]).collect();
    assert_eq!(codes, BTreeSet::from(["B817", "B828"]), "{:?}", judged.found);
}

#[test]
fn a_number_typed_as_a_text_is_told_as_one_and_so_are_the_errors_that_follow() {
    let mut book = small();
    book.type_text("Antaganden", "B40", "900 000");
    book.recalculate();
    let judged = judged(&book);
    assert_eq!((&*judged.verdict, judged.status), ("assumptions-changed", 1), "{:?}", judged.found);
    assert!(judged.text("B817 Antaganden!B40").contains("som text och inte som tal"));
    assert!(judged.found.iter().any(|found| found.starts_with("B828")), "{:?}", judged.found);
}

#[test]
fn a_report_saved_without_what_its_formulas_come_to_is_told_once() {
    let mut book = small();
    book.store_all(|_, _| Some(Held::Text(String::new())));
    judged(&book).is(NOT_RECALCULATED, &["B818"]);
}
