//! IronCalc, a spreadsheet engine that is not ours.

use super::package::with_nonsense_stored;
use super::report::{At, Report, Shown};
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx_bytes;

/// A workbook with what IronCalc makes of its formulas in place of the stored values. Those are
/// replaced by nonsense before IronCalc sees the workbook, so it cannot lean on them.
///
/// # Panics
/// When IronCalc does not take the workbook whole: an engine that cannot be asked has not agreed.
pub fn recalculate(bytes: &[u8]) -> Report {
    let mut report = Report::read(bytes);
    let (blind, replaced) = with_nonsense_stored(bytes, &report);
    let formulas = report.cells.values().filter(|cell| cell.formula.is_some()).count();
    assert_eq!(replaced, formulas, "every formula had a stored value, which is gone");

    let workbook = load_from_xlsx_bytes(&blind, "report", "en", "UTC").expect("IronCalc opens the report");
    let mut model = Model::from_workbook(workbook, "en").expect("IronCalc takes the report");
    assert_eq!(model.workbook.get_worksheet_names(), report.sheets);
    model.evaluate();
    for (at, cell) in report.cells.iter_mut().filter(|(_, cell)| cell.formula.is_some()) {
        cell.shown = computed(&model, &report.sheets, at);
    }
    report
}

fn computed(model: &Model, sheets: &[String], at: &At) -> Shown {
    let sheet = sheets.iter().position(|name| *name == at.sheet).expect("a sheet of the report");
    let sheet = u32::try_from(sheet).expect("few sheets");
    let [row, column] = [at.row, at.column].map(|index| i32::try_from(index + 1).expect("within a sheet"));
    let formula = model.get_cell_formula(sheet, row, column).expect("a cell");
    assert!(formula.is_some(), "{at}: IronCalc has lost the formula");
    match model.get_cell_value_by_index(sheet, row, column).expect("a cell") {
        CellValue::Number(number) => Shown::Number(number),
        // Errors come as texts.
        CellValue::String(text) if text.starts_with('#') => Shown::Fault(text),
        CellValue::String(text) => Shown::Text(text),
        CellValue::Boolean(truth) => Shown::Bool(truth),
        CellValue::None => Shown::Fault("nothing".to_owned()),
    }
}
