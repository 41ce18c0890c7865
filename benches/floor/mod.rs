//! The floor: what the two spreadsheet libraries need for the same cells with nothing in between.
//!
//! It reads every sheet of every workbook, and writes a report's cells with their formulas, stored
//! values and a format for each part of a sheet. It checks nothing, computes nothing, and leaves
//! out what else a report has: charts, page set-up, names of cells, validation, protection.

use bokslut::base::Cell;
use bokslut::figure::Value;
use bokslut::report::sheet::{Part, Sheets};
use bokslut::report::{Ready, ReadyCell};
use calamine::{Reader, open_workbook_auto};
use rust_xlsxwriter::{Format, Formula, Workbook, XlsxError};
use std::path::PathBuf;

/// A report's cells, and nothing that would have to be computed.
pub struct Plain {
    sheets: Vec<PlainSheet>,
}

struct PlainSheet {
    name: String,
    /// Each with the position of its part in [`PARTS`].
    cells: Vec<(Cell, Content, usize)>,
}

enum Content {
    Words(String),
    Number(f64),
    Formula(String, String),
}

/// The parts that get a format of their own, by position.
const PARTS: [Part; 15] = [
    Part::Title,
    Part::Lead,
    Part::Section,
    Part::Head,
    Part::HeadRight,
    Part::Label,
    Part::Text,
    Part::Note,
    Part::Figure,
    Part::Sum,
    Part::SumLabel,
    Part::Input,
    Part::Verdict,
    Part::Link,
    Part::Clipped,
];

impl Plain {
    /// The cells of a report that has been laid out.
    pub fn of(sheets: &Sheets, ready: &Ready) -> Plain {
        let both = sheets.sheets.iter().zip(&ready.sheets);
        let sheets = both.map(|(sheet, ready)| {
            let cells = ready.cells.held().iter().map(|(cell, content, style)| {
                let format = PARTS.iter().position(|part| *part == style.part).unwrap_or_default();
                (*cell, plain(content), format)
            });
            PlainSheet { name: sheet.name.clone(), cells: cells.collect() }
        });
        Plain { sheets: sheets.collect() }
    }

    /// How many cells there are, and how many of them hold a formula.
    pub fn counts(&self) -> (usize, usize) {
        let cells = || self.sheets.iter().flat_map(|sheet| &sheet.cells);
        let formulas = cells().filter(|(_, content, _)| matches!(content, Content::Formula(..)));
        (cells().count(), formulas.count())
    }
}

fn plain(content: &ReadyCell) -> Content {
    match content {
        ReadyCell::Words(text) | ReadyCell::Open(text, _) => Content::Words(text.clone()),
        ReadyCell::Given(Value::Text(text)) => Content::Words(text.to_string()),
        ReadyCell::Given(Value::Number(number)) => {
            Content::Number(number.to_string().parse().expect("digits are a number"))
        }
        ReadyCell::Formula(formula, value) => {
            let value = match value {
                Value::Text(text) => text.to_string(),
                Value::Number(number) => {
                    let nearest: f64 = number.to_string().parse().expect("digits are a number");
                    nearest.to_string()
                }
            };
            Content::Formula(format!("={formula}"), value)
        }
        // Working the seal out is no part of the floor; a text of a hash's length is.
        ReadyCell::Seal(_) => Content::Words("0".repeat(64)),
    }
}

/// Reads every sheet of the workbooks; the number of cells in them.
pub fn read(files: &[PathBuf]) -> usize {
    let mut cells = 0;
    for file in files {
        let mut workbook = open_workbook_auto(file).expect("a workbook that was just written");
        for name in workbook.sheet_names() {
            let range = workbook.worksheet_range(&name).expect("a sheet that is there");
            cells += range.used_cells().count();
        }
    }
    cells
}

/// Writes a report's cells to the bytes of a workbook.
pub fn write(plain: &Plain) -> Result<Vec<u8>, XlsxError> {
    let formats = PARTS.map(|part| {
        let format = Format::new().set_font_name("Arial").set_font_size(10);
        match part {
            Part::Figure | Part::Sum | Part::Input => format.set_num_format("#,##0;[Red]-#,##0"),
            _ => format,
        }
    });
    let mut workbook = Workbook::new();
    for PlainSheet { name, cells } in &plain.sheets {
        let page = workbook.add_worksheet().set_name(name)?;
        for (cell, content, format) in cells {
            let format = &formats[*format];
            match content {
                Content::Words(text) if text.is_empty() => page.write_blank(cell.row, cell.column, format)?,
                Content::Words(text) => page.write_string_with_format(cell.row, cell.column, text, format)?,
                Content::Number(number) => {
                    page.write_number_with_format(cell.row, cell.column, *number, format)?
                }
                Content::Formula(formula, value) => {
                    let formula = Formula::new(formula).set_result(value);
                    page.write_formula_with_format(cell.row, cell.column, formula, format)?
                }
            };
        }
    }
    workbook.save_to_buffer()
}
