//! A case as real `.xlsx` files.

use super::Case;
use bokslut::read::Value;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Writes every workbook of a case below `target`, and returns where.
pub fn all(case: &Case, target: &Path) -> Vec<PathBuf> {
    case.books
        .iter()
        .map(|(name, sheets)| {
            let path = target.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder of a workbook");
            let mut book = Workbook::new();
            // Bytes that do not change with the clock.
            let created = ExcelDateTime::from_ymd(2017, 3, 1).expect("a date");
            book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&created));
            for (name, cells) in sheets {
                let sheet = book.add_worksheet();
                sheet.set_name(name).expect("a sheet's name");
                // A formula without a value gets an empty one here, which is taken away below.
                sheet.set_formula_result_default("");
                for ((row, column), value) in cells {
                    write(sheet, *row, *column, value);
                }
            }
            let bytes = book.save_to_buffer().expect("a written workbook");
            fs::write(&path, without_empty_values(bytes)).expect("a written workbook");
            path
        })
        .collect()
}

/// The library cannot write a formula without a value: `<c t="str"><f>..</f><v></v></c>` is one whose
/// value is the empty text. Taking that away leaves what a program writes that does not calculate.
fn without_empty_values(bytes: Vec<u8>) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).expect("a part");
        let name = part.name().expect("a name").to_string();
        let mut text = Vec::new();
        part.read_to_end(&mut text).expect("a part's bytes");
        if name.starts_with("xl/worksheets/") {
            let sheet = String::from_utf8(text).expect("XML in UTF-8");
            text = sheet.replace(" t=\"str\"><f>1+1</f><v></v>", "><f>1+1</f>").into_bytes();
        }
        to.start_file(name, SimpleFileOptions::default()).expect("a part");
        to.write_all(&text).expect("a part's bytes");
    }
    to.finish().expect("a package").into_inner()
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, value: &Value) {
    let written = match value {
        Value::Blank => return,
        Value::Number(number) => sheet.write_number(row, column, number.to_f64().expect("a finite number")),
        Value::Text(text) => sheet.write_string(row, column, text),
        Value::Bool(value) => sheet.write_boolean(row, column, *value),
        Value::Date(date) => {
            let date = ExcelDateTime::parse_from_str(date).expect("a date such as 2016-12-31");
            sheet.write_datetime_with_format(row, column, &date, &Format::new().set_num_format("yyyy-mm-dd"))
        }
        Value::Error(error) => sheet.write_formula(row, column, Formula::new("=1/0").set_result(error)),
        Value::FormulaWithoutValue => sheet.write_formula(row, column, "=1+1"),
    };
    written.expect("a written cell");
}
