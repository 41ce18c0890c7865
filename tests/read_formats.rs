//! The same small workbook in all five formats; what it holds stands in tests/fixtures/README.md.

use bokslut::read::{Value, Workbook, read_workbook};
use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook as Writer, XlsxError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn read(path: &Path) -> Workbook {
    read_workbook(path, &Arc::from("2016/small")).unwrap_or_else(|finding| panic!("{path:?}: {finding:?}"))
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn number(digits: i64, decimals: u32) -> Value {
    Value::Number(Decimal::new(digits, decimals))
}

/// The cells that are the same in every format, and D5 as that format has it.
fn expect_small(book: &Workbook, d5: &Value) {
    let names: Vec<_> = book.sheets.iter().map(|grid| (grid.sheet.index, &*grid.sheet.name)).collect();
    assert_eq!(names, [(0, "Effekter"), (1, "Tom")]);
    assert!(book.sheets[1].is_empty());

    let grid = &book.sheets[0];
    assert_eq!(grid.rows().collect::<Vec<_>>(), [2, 3, 4]);
    assert_eq!(grid.cell(0, 0), &Value::Blank);
    let expected = [
        (2, 1, text("Åtgärd för unga")),
        (2, 2, number(1, 1)),
        (2, 3, number(420_240_248, 2)),
        (2, 4, number(1021, 0)),
        (3, 1, number(4, 2)),
        (3, 2, Value::Date("2026-12-31".into())),
        (3, 3, Value::Bool(true)),
        (3, 4, Value::Error("#DIV/0!".into())),
        (4, 1, number(10211, 1)),
        (4, 2, text("före")),
        (4, 3, d5.clone()),
    ];
    for (row, column, value) in &expected {
        assert_eq!(grid.cell(*row, *column), value, "{}", grid.at(*row, *column));
    }
    let used: usize = grid.rows().map(|row| grid.cells(row).count()).sum();
    assert_eq!(used, expected.iter().filter(|(_, _, value)| *value != Value::Blank).count());
    assert_eq!(grid.at(3, 4).to_string(), "2016/small · Effekter!E4");
}

/// The small workbook as .xlsx, written here. In D5 the formula's stored value is empty text, for
/// this writer always stores one; the .xlsm, which has the same reader, has none.
fn write_small(path: &Path) -> Result<(), XlsxError> {
    let mut book = Writer::new();
    let changed = ExcelDateTime::from_ymd(2017, 3, 1)?.and_hms(12, 0, 0)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&changed));
    let sheet = book.add_worksheet().set_name("Effekter")?;
    sheet.set_formula_result_default("");
    sheet.write(2, 1, "Åtgärd för unga")?.write(2, 2, 0.1)?.write(2, 3, 4_202_402.48)?.write(2, 4, 1021)?;
    sheet.write_with_format(3, 1, 0.04, &Format::new().set_num_format("0.00%"))?;
    let day = ExcelDateTime::from_ymd(2026, 12, 31)?;
    sheet.write_with_format(3, 2, &day, &Format::new().set_num_format("yyyy-mm-dd"))?;
    sheet.write(3, 3, true)?.write_formula(3, 4, Formula::new("1/0").set_result("#DIV/0!"))?;
    sheet.write_formula(4, 1, Formula::new("C3+E3").set_result("1021.1"))?;
    sheet.write(4, 2, "\u{a0} före\u{202f}")?.write_formula(4, 3, Formula::new("C3*2"))?;
    book.add_worksheet().set_name("Tom")?;
    book.save(path)
}

#[test]
fn an_xlsx_gives_every_cell_as_a_person_sees_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.xlsx");
    write_small(&path).unwrap();
    let book = read(&path);
    expect_small(&book, &Value::Blank);
    assert_eq!(book.source.modified.as_deref(), Some("2017-03-01T12:00:00Z"));
    assert_eq!(&*book.source.workbook, "2016/small");
    assert_eq!(book.source.bytes, std::fs::metadata(&path).unwrap().len());
    assert_eq!(book.source.sha256.len(), 64);
}

#[test]
fn an_xlsm_gives_the_same_cells() {
    let book = read(&fixture("small.xlsm"));
    expect_small(&book, &Value::FormulaWithoutValue);
    assert_eq!(book.source.modified.as_deref(), Some("2017-03-01T12:00:00Z"));
}

#[test]
fn an_xlsb_gives_the_same_cells_and_the_error_of_its_formula() {
    let book = read(&fixture("small.xlsb"));
    expect_small(&book, &Value::Blank);
    assert_eq!(book.source.modified.as_deref(), Some("2017-03-01T12:00:00Z"));
}

#[test]
fn an_ods_gives_the_same_cells() {
    let book = read(&fixture("small.ods"));
    expect_small(&book, &Value::FormulaWithoutValue);
    assert_eq!(book.source.modified.as_deref(), Some("2017-03-01T12:00:00Z"));
}

#[test]
fn an_xls_gives_the_same_cells_and_no_date_of_its_own() {
    let book = read(&fixture("small.xls"));
    expect_small(&book, &number(2, 1));
    assert_eq!(book.source.modified, None);
}

#[test]
fn the_content_tells_the_format_and_the_ending_does_not() {
    let folder = tempfile::tempdir().unwrap();
    for (file, named) in [("small.xls", "a.xlsx"), ("small.ods", "b.xls"), ("small.xlsb", "c.ods")] {
        let path = folder.path().join(named);
        std::fs::copy(fixture(file), &path).unwrap();
        assert_eq!(read(&path).sheets[0].cell(2, 1), &text("Åtgärd för unga"), "{file} as {named}");
    }
}

#[test]
fn the_hash_is_the_files_own() {
    // sha256sum tests/fixtures/small.xls
    let book = read(&fixture("small.xls"));
    assert_eq!(&*book.source.sha256, "b0c763eb5bf4224c6b639255e27bc82afb16ca6a5517990f5072041ca2ea322a");
    assert_eq!(book.source.bytes, 6144);
}
