//! The workbooks of the catalogue are the same cells when they are written as `.xlsx` and read back.

mod support;

use bokslut::read::read_workbook;
use std::fs;
use std::sync::Arc;
use support::{Case, errors, write_xlsx};

#[test]
fn a_case_written_as_xlsx_is_read_as_the_cells_of_its_text() {
    for folder in fs::read_dir(errors()).expect("tests/errors").map(|entry| entry.expect("an entry").path()) {
        if !folder.is_dir() {
            continue;
        }
        let target = tempfile::tempdir().expect("a folder");
        let case = Case::of(&folder);
        let paths = write_xlsx(&folder, target.path());
        for (path, expected) in paths.iter().zip(case.workbooks()) {
            let name: Arc<str> = Arc::clone(&expected.source.workbook);
            let read = read_workbook(path, &name).expect("a workbook");
            assert_eq!(read.sheets.len(), expected.sheets.len(), "{name}");
            for (read, expected) in read.sheets.iter().zip(&expected.sheets) {
                assert_eq!(read.sheet, expected.sheet);
                let cells = |grid: &bokslut::read::Grid| {
                    let rows: Vec<u32> = grid.rows().collect();
                    rows.iter()
                        .flat_map(|row| {
                            grid.cells(*row)
                                .map(|(column, value)| (*row, column, value.clone()))
                                .collect::<Vec<_>>()
                        })
                        .collect::<Vec<_>>()
                };
                assert_eq!(cells(read), cells(expected), "{} {name}", folder.display());
            }
        }
    }
}
