//! Names that a spreadsheet takes for something else: a number, a truth value, a date. Either
//! validation refuses them, or the report's sums find their rows all the same.

use crate::Written;
use crate::cli_workbooks;
use crate::recalculation::differences;
use bokslut::model::Inputs;
use bokslut::read::read_workbook;
use bokslut::validate;
use bokslut::words::{Lang, Words};
use std::sync::Arc;

/// What validation makes of an operation with that name; none if it refuses it.
fn inputs(name: &str) -> Option<Inputs> {
    let folder = tempfile::tempdir().expect("a folder");
    let words = Words::of(Lang::Sv);
    let read = |file: &str| read_workbook(&folder.path().join(file), &Arc::from(file)).expect("a workbook");
    cli_workbooks::prices(&folder.path().join("priser.xlsx"), &["STÖD"]);
    cli_workbooks::operation(&folder.path().join("fall.xlsx"), name, "STÖD");
    let (prices, _) = validate::price_book(&read("priser.xlsx"), words);
    validate::operation(&read("fall.xlsx"), &[vec![&prices]], words).0
}

fn is_refused_or_works(name: &str) {
    let Some(inputs) = inputs(name) else { return };
    let found = differences(&Written::of(inputs));
    assert!(found.is_empty(), "{name}: {} cells differ: {:#?}", found.len(), &found[..found.len().min(4)]);
}

#[test]
fn an_operation_with_an_ordinary_name_works_and_one_with_a_wildcard_is_refused() {
    assert!(inputs("Navigatorcentrum").is_some());
    assert!(inputs("Vad nu?").is_none());
    is_refused_or_works("Navigatorcentrum");
}

#[test]
fn a_name_like_a_number_is_refused_or_works() {
    for name in ["2024", "-5", "1E5", "1 000", "1,5", "12 %"] {
        is_refused_or_works(name);
    }
}

#[test]
fn a_name_like_a_truth_value_is_refused_or_works() {
    for name in ["TRUE", "false", "SANT"] {
        is_refused_or_works(name);
    }
}

#[test]
fn a_name_like_a_date_is_refused_or_works() {
    // LibreOffice 7.4 finds such rows, the engine here takes the wanted text for a date and does
    // not: a report should not hang on which of them is right.
    for name in ["2016-01-01", "1/2"] {
        is_refused_or_works(name);
    }
}

#[test]
fn a_name_like_an_error_or_a_formula_is_refused_or_works() {
    for name in ["#N/A", "+1", "@A1", "-A1", "INF", "NaN"] {
        is_refused_or_works(name);
    }
}
