//! The other engine: fills its cells, lets it calculate, asks it for values.

use crate::support_figures::cells::{Cells, SHEETS};
use bokslut::figure::{Book, Homes, Id, Value};
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use rust_decimal::prelude::ToPrimitive;

/// What the engine says stands in a cell.
#[derive(Debug)]
pub enum Answer {
    Number(f64),
    Text(String),
    Other,
}

/// What the engine makes of some formulas, each in its figure's cell.
pub fn answers(book: &Book, cells: &Cells, formulas: &[(Id, &str)]) -> Vec<Answer> {
    let mut model = Model::new_empty("uttryck", "en", "UTC", "en").expect("an empty workbook");
    model.rename_sheet_by_index(0, SHEETS[0].0).expect("a name");
    model.add_sheet(SHEETS[1].0).expect("a sheet");
    let place = |id: Id| {
        let home = cells.home(id).expect("a cell");
        let sheet = u32::try_from(home.sheet).expect("a small number");
        let row = i32::try_from(home.cell.row + 1).expect("a small number");
        (sheet, row, i32::from(home.cell.column) + 1)
    };
    for (id, _) in cells.all().filter(|(id, _)| cells.is_given(*id)) {
        let (sheet, row, column) = place(id);
        match &book.value(id) {
            Value::Number(number) => {
                let number = number.to_f64().expect("within a float's range");
                model.update_cell_with_number(sheet, row, column, number).expect("a cell");
            }
            Value::Text(text) => model.update_cell_with_text(sheet, row, column, text).expect("a cell"),
        }
    }
    for (id, formula) in formulas {
        let (sheet, row, column) = place(*id);
        model.set_user_input(sheet, row, column, format!("={formula}")).expect("a cell");
    }
    model.evaluate();
    let value = |id: &Id| {
        let (sheet, row, column) = place(*id);
        match model.get_cell_value_by_index(sheet, row, column) {
            Ok(CellValue::Number(number)) => Answer::Number(number),
            Ok(CellValue::String(text)) => Answer::Text(text),
            Ok(CellValue::None | CellValue::Boolean(_)) | Err(_) => Answer::Other,
        }
    };
    formulas.iter().map(|(id, _)| value(id)).collect()
}
