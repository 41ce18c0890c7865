//! IronCalc, a spreadsheet engine that is not ours, computes every formula of every sample report
//! anew, in both languages, and comes to the values that the program stored.

mod support_engine;

use bokslut::words::Lang;
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx_bytes;
use support_engine::compare::{Computed, compare};
use support_engine::package::{with_stored, without_stored};
use support_engine::report::{At, Report, Shown};
use support_engine::samples::{Written, all, report};

/// What IronCalc makes of the formulas. The stored values are taken out before it sees the
/// workbook, so it cannot lean on them.
fn recalculate(bytes: &[u8], report: &Report) -> Computed {
    let (bare, emptied) = without_stored(bytes, report);
    let formulas = report.cells.iter().filter(|(_, cell)| cell.formula.is_some());
    let formulas: Vec<&At> = formulas.map(|(at, _)| at).collect();
    assert_eq!(emptied, formulas.len(), "every formula had a stored value, which is gone");

    let workbook = load_from_xlsx_bytes(&bare, "report", "en", "UTC").expect("IronCalc opens the report");
    let mut model = Model::from_workbook(workbook, "en").expect("IronCalc takes the report");
    let sheets: Vec<String> = model.workbook.get_worksheet_names();
    assert_eq!(sheets, report.sheets);
    model.evaluate();
    let value = |at: &At| {
        let sheet = sheets.iter().position(|name| *name == at.sheet).expect("a sheet of the report");
        let sheet = u32::try_from(sheet).expect("few sheets");
        let [row, column] =
            [at.row, at.column].map(|index| i32::try_from(index + 1).expect("within a sheet"));
        assert!(model.get_cell_formula(sheet, row, column).expect("a cell").is_some(), "{at}: formula lost");
        match model.get_cell_value_by_index(sheet, row, column).expect("a cell") {
            CellValue::Number(number) => Shown::Number(number),
            // Errors come as texts.
            CellValue::String(text) if text.starts_with('#') => Shown::Fault(text),
            CellValue::String(text) => Shown::Text(text),
            CellValue::Boolean(truth) => Shown::Bool(truth),
            CellValue::None => Shown::Fault("nothing".to_owned()),
        }
    };
    formulas.into_iter().map(|at| (at.clone(), value(at))).collect()
}

#[test]
fn ironcalc_comes_to_every_stored_value_of_every_sample_report() {
    let reports = all();
    assert_eq!(reports.len(), 6);
    for Written { name, bytes, report } in reports {
        compare(&report, &recalculate(&bytes, &report)).assert_agreed(&name);
    }
}

#[test]
fn ironcalc_finds_the_one_stored_value_that_is_wrong() {
    let Written { bytes, report, .. } = report(Lang::Sv, "arbetsmarknadskontoret", &[]);
    let at = report.named("Ack_Kommun_10");
    let poisoned = with_stored(&bytes, &report, at, report.number(at) + 1000.0);
    let report = Report::read(&poisoned);
    let found = compare(&report, &recalculate(&poisoned, &report)).differences;
    assert_eq!(found.iter().map(|difference| &difference.at).collect::<Vec<_>>(), [at]);
}

#[test]
fn no_formula_cell_holds_an_error() {
    for Written { name, report, .. } in all() {
        let faults: Vec<String> = (report.cells.iter())
            .filter(|(_, cell)| match &cell.shown {
                Shown::Fault(_) => true,
                Shown::Text(text) => cell.formula.is_some() && text.starts_with('#'),
                Shown::Number(_) | Shown::Bool(_) => false,
            })
            .map(|(at, cell)| format!("{at}: {:?}", cell.shown))
            .collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
    }
}
