//! An engine that is not ours recalculates reports and comes to the stored values.

use crate::package::{Cell, Package};
use crate::{Written, random_inputs, year_before};
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx_bytes;

/// The report in the engine.
pub fn load(bytes: &[u8]) -> Model<'static> {
    let workbook = load_from_xlsx_bytes(bytes, "rapport", "en", "UTC").expect("a workbook");
    Model::from_workbook(workbook, "en").expect("a model")
}

/// Whether the engine has what a report has stored: nine digits of it, or within half an öre; of
/// what is shown in per cent or with four decimals, six.
pub fn agrees(model: &Model, package: &Package, sheet: usize, cell: &Cell) -> Result<(), String> {
    let (row, column) = (i32::try_from(cell.row), i32::try_from(cell.column));
    let (row, column) = (row.expect("a row"), column.expect("a column"));
    let index = u32::try_from(sheet).expect("a sheet");
    let found = model.get_cell_value_by_index(index, row, column).expect("a cell");
    let form = &package.format(cell).number_form;
    let margin = if form.contains('%') || form == "0.0000" { 1e-6 } else { 0.005 };
    let same = match &found {
        CellValue::Number(number) if cell.is_number => {
            let stored: f64 = cell.value.parse().expect("a number");
            (number - stored).abs() <= (1e-9 * stored.abs()).max(margin)
        }
        CellValue::String(text) => cell.is_text && *text == cell.value,
        _ => false,
    };
    let (name, formula) = (&package.sheets[sheet].name, cell.formula.as_deref().unwrap_or_default());
    let complaint = || format!("{name}!{}: ={formula} is {}, engine {found:?}", cell.reference, cell.value);
    if same { Ok(()) } else { Err(complaint()) }
}

/// Formula cells that the engine does not agree with.
pub fn differences(written: &Written) -> Vec<String> {
    let mut model = load(&written.bytes);
    model.evaluate();
    against(&model, &written.package)
}

/// Formula cells whose stored values are not the engine's.
pub fn against(model: &Model, package: &Package) -> Vec<String> {
    let sheets = package.sheets.iter().enumerate();
    let cells = sheets.flat_map(|(index, sheet)| sheet.cells.iter().map(move |cell| (index, cell)));
    let formulas = cells.filter(|(_, cell)| cell.formula.is_some());
    formulas.filter_map(|(index, cell)| agrees(model, package, index, cell).err()).collect()
}

#[test]
fn an_engine_that_is_not_ours_comes_to_every_stored_value() {
    let rich = Written::rich();
    let after = Written::after(rich.worked.inputs.clone(), Some(&year_before()));
    for written in random_inputs(20).into_iter().map(Written::of).chain([rich, after]) {
        let found = differences(&written);
        assert!(found.is_empty(), "{} cells differ: {:#?}", found.len(), &found[..found.len().min(8)]);
    }
}

#[test]
fn a_wrong_stored_value_and_a_changed_input_are_found() {
    let mut written = Written::rich();
    let (sheet, cell) = (written.package.sheets.iter_mut().enumerate())
        .flat_map(|(index, sheet)| sheet.cells.iter_mut().map(move |cell| (index, cell)))
        .find(|(index, cell)| *index == 2 && cell.is_number && cell.formula.is_some())
        .expect("a formula on the projection");
    let value: f64 = cell.value.parse().expect("a number");
    cell.value = (value + 1_000.0).to_string();
    let poisoned = cell.reference.clone();
    let found = differences(&written);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains(&format!("!{poisoned}:")), "{sheet} {found:?}");

    let untouched = Written::rich();
    let mut model = load(&untouched.bytes);
    let rate = untouched.homes[untouched.worked.account.time.rate.index()].expect("a cell");
    let (sheet, row) = (u32::try_from(rate.sheet), i32::try_from(rate.cell.row + 1));
    let (sheet, row, column) =
        (sheet.expect("a sheet"), row.expect("a row"), i32::from(rate.cell.column) + 1);
    model.update_cell_with_number(sheet, row, column, 0.07).expect("a cell");
    model.evaluate();
    assert!(against(&model, &untouched.package).len() > 100);
}
