//! Persons, and how they are written.

use crate::support::{Case, write_case};
use parquet::basic::{Compression, ConvertedType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, FixedLenByteArray, FixedLenByteArrayType};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use rust_xlsxwriter::Workbook;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// The columns of a list, then a row a person; every number with a decimal point.
pub type Rows = Vec<Vec<String>>;

/// Persons with two codes, invented and of all kinds: with and without an outcome, measured or not.
pub fn persons(count: usize) -> Rows {
    let heads =
        ["Deltagare", "Utfall", "Effektmånader", "VARD före", "VARD efter", "FORS före", "FORS efter"];
    let mut rows = vec![heads.map(String::from).to_vec()];
    rows.extend((0..count).map(|number| {
        let outcome = ["Arbete", "Studier", ""][number * 7 % 3];
        let months = format!("{}.{}", number % 11, number % 4 * 25);
        let pair = |there: bool, taken: usize| {
            let both = [format!("{}.5", taken % 13), (taken % 5).to_string()];
            if there { both } else { Default::default() }
        };
        let measured = [pair(number % 5 > 0, number), pair(number % 4 > 1, number * 3)].concat();
        [vec![format!("P{number:05}"), outcome.into(), months], measured].concat()
    }));
    rows
}

/// A folder with the account of so many participants, without any persons.
pub fn folder(participants: usize, changes: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let case = format!(
        "[2016/kontoret.xlsx]
        Verksamhet | A6 | Antal deltagare | {participants}
        Utfall | B2 | | | 5
        Utfall | B3 |
        Effekter | A3 | | | | | | | | | | |
        Effekter | A4 | | | | | | | | | | |
        Antaganden | A20 | Dragningar | 100
        {changes}"
    );
    write_case(&Case::changed(&case), &folder.path().join("underlag"));
    folder
}

/// The rows as lines of a case.
pub fn sheet(name: &str, rows: &[Vec<String>]) -> String {
    let line = |(at, row): (usize, &Vec<String>)| format!("{name} | A{} | {}\n", at + 1, row.join(" | "));
    rows.iter().enumerate().map(line).collect()
}

/// The rows from one to another below the heads.
pub fn part(rows: &Rows, from: usize, to: usize) -> Rows {
    [&rows[..1], &rows[from + 1..to + 1]].concat()
}

pub fn beside(folder: &TempDir, file: &str, bytes: impl AsRef<[u8]>) {
    fs::write(folder.path().join("underlag/2016").join(file), bytes).expect("written");
}

/// Text with separators, numbers as its separator asks for.
pub fn csv(rows: &[Vec<String>], separator: &str) -> String {
    let cell = |(at, text): (usize, &String)| match (at, separator) {
        (0 | 1, _) | (_, ",") => text.clone(),
        _ => text.replace('.', ","),
    };
    let line = |row: &Vec<String>| row.iter().enumerate().map(cell).collect::<Vec<_>>().join(separator);
    rows.iter().map(|row| line(row) + "\r\n").collect()
}

/// A workbook with one sheet.
pub fn xlsx(path: &Path, sheet: &str, rows: &[Vec<String>]) {
    let mut book = Workbook::new();
    let to = book.add_worksheet().set_name(sheet).expect("a name");
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            match cell.parse::<f64>() {
                Ok(number) => to.write_number(row, column, number).expect("a cell"),
                Err(_) => to.write_string(row, column, cell).expect("a cell"),
            };
        }
    }
    book.save(path).expect("a workbook");
}

/// A Parquet file: texts, then doubles, the last column exact.
pub fn parquet(rows: &[Vec<String>], packed: Compression) -> Vec<u8> {
    let last = rows[0].len() - 1;
    let fields = rows[0].iter().enumerate().map(|(at, head)| {
        let text =
            Type::primitive_type_builder(head, Physical::BYTE_ARRAY).with_converted_type(ConvertedType::UTF8);
        let builder = match at {
            0 | 1 => text,
            at if at == last => Type::primitive_type_builder(head, Physical::FIXED_LEN_BYTE_ARRAY)
                .with_length(8)
                .with_converted_type(ConvertedType::DECIMAL)
                .with_precision(12)
                .with_scale(2),
            _ => Type::primitive_type_builder(head, Physical::DOUBLE),
        };
        Arc::new(builder.with_repetition(Repetition::OPTIONAL).build().expect("a column"))
    });
    let schema = Type::group_type_builder("persons").with_fields(fields.collect()).build().expect("a schema");
    let properties = WriterProperties::builder().set_compression(packed).build();
    let mut bytes = Vec::new();
    let mut file =
        SerializedFileWriter::new(&mut bytes, Arc::new(schema), Arc::new(properties)).expect("a file");
    // Two groups of rows.
    for rows in rows[1..].chunks(rows.len() / 2 + 1) {
        let mut group = file.next_row_group().expect("a group");
        let mut at = 0;
        while let Some(mut column) = group.next_column().expect("a column") {
            let cells: Vec<&String> =
                rows.iter().map(|row| &row[at]).filter(|cell| !cell.is_empty()).collect();
            let there: Vec<i16> = rows.iter().map(|row| i16::from(!row[at].is_empty())).collect();
            let number = |cell: &&String| cell.parse::<f64>().expect("a number");
            match at {
                0 | 1 => {
                    let texts: Vec<ByteArray> = cells.iter().map(|cell| cell.as_str().into()).collect();
                    column.typed::<ByteArrayType>().write_batch(&texts, Some(&there), None).expect("texts");
                }
                at if at == last => {
                    let whole =
                        cells.iter().map(|cell| ((number(cell) * 100.0) as i64).to_be_bytes().to_vec());
                    let exact: Vec<FixedLenByteArray> =
                        whole.map(|bytes| ByteArray::from(bytes).into()).collect();
                    let column = column.typed::<FixedLenByteArrayType>();
                    column.write_batch(&exact, Some(&there), None).expect("exact numbers");
                }
                _ => {
                    let numbers: Vec<f64> = cells.iter().map(number).collect();
                    column.typed::<DoubleType>().write_batch(&numbers, Some(&there), None).expect("numbers");
                }
            }
            column.close().expect("a column");
            at += 1;
        }
        group.close().expect("a group");
    }
    file.close().expect("a file");
    bytes
}
