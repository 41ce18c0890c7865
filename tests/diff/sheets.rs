//! The workbook: its formulas by a foreign engine, its charts, its mark.

use crate::support_engine::compare::{compare, shown};
use crate::support_engine::ironcalc::recalculate;
use crate::support_engine::report::Report;
use crate::support_engine::samples::reports;
use crate::{between, package};
use bokslut::diff::{MARK, workbook};
use bokslut::theme::Theme;
use bokslut::words::{Lang, Words};

/// The workbook of the two years of Job Guide.
fn years(lang: Lang) -> Vec<u8> {
    let all = reports(lang);
    let of = |year: &str| &all.iter().find(|written| written.name.contains(year)).expect("a report").bytes;
    let difference = between(of("job-guide-2024"), of("job-guide-2025"), lang);
    workbook(&difference, Theme::own(), Words::of(lang)).expect("laid out")
}

#[test]
fn every_formula_comes_to_what_a_foreign_engine_makes_of_it() {
    for lang in Lang::ALL {
        let bytes = years(lang);
        let report = Report::read(&bytes);
        let comparison = compare(&report, &shown(&recalculate(&bytes)));
        comparison.assert_agreed_on("skillnad.xlsx", 500, 40);
        let texts = report.cells.values().filter(|cell| cell.formula.is_some());
        let verdicts =
            texts.filter(|cell| cell.shown == crate::support_engine::report::Shown::Text("OK".to_string()));
        assert!(verdicts.count() > 40, "checks of every figure");
    }
}

#[test]
fn a_wrong_value_in_the_basis_turns_the_check() {
    use crate::support_engine::package::with_number;
    use crate::support_engine::report::{At, Shown};
    let bytes = years(Lang::Sv);
    let report = Report::read(&bytes);
    let society = |at: &&At| at.sheet == "Underlag" && report.text(at) == Some("Resultat_Totalt");
    let row = report.cells.keys().find(society).expect("society's row").row;
    let fails = |report: &Report| {
        report.cells.values().filter(|cell| cell.shown == Shown::Text("FEL".to_string())).count()
    };
    assert_eq!(fails(&report), 0);
    // What the engine made of the later report, and what that report itself says.
    for column in [11, 12] {
        let poisoned = with_number(&bytes, &report, &At::new("Underlag", row, column), "1429941");
        assert_eq!(fails(&recalculate(&poisoned)), 1, "column {column}");
    }
}

#[test]
fn the_workbook_says_what_it_is_and_has_two_charts() {
    let found = package(&years(Lang::Sv));
    assert_eq!(found.properties.get("bokslut").map(String::as_str), Some(MARK));
    let names: Vec<&str> = found.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Skillnad", "Diagram", "Indata", "Underlag"]);
    let found = package(&years(Lang::En));
    let names: Vec<&str> = found.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Difference", "Charts", "Inputs", "Basis"]);
}
