//! Exported tables read by what reads such files: texts by column, nothing where a row has nothing.

use bokslut::export::{File, Format};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::io::{Seek, Write};

/// A row by its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row(pub BTreeMap<String, String>);

impl Row {
    /// What a column holds.
    pub fn text(&self, column: &str) -> &str {
        self.0.get(column).unwrap_or_else(|| panic!("no column {column}"))
    }

    pub fn number(&self, column: &str) -> Decimal {
        let text = self.text(column);
        text.parse().unwrap_or_else(|fault| panic!("{column} {text}: {fault}"))
    }

    /// Several columns.
    pub fn texts<const N: usize>(&self, columns: [&str; N]) -> [&str; N] {
        columns.map(|column| self.text(column))
    }
}

/// The heads and the rows of comma-separated values.
pub fn csv(bytes: &[u8]) -> (Vec<String>, Vec<Row>) {
    let mut reader = csv::Reader::from_reader(bytes);
    let heads: Vec<String> = reader.headers().expect("heads").iter().map(str::to_string).collect();
    let row = |record: csv::StringRecord| {
        Row(heads.iter().cloned().zip(record.iter().map(str::to_string)).collect())
    };
    let rows = reader.records().map(|record| row(record.expect("a record"))).collect();
    (heads, rows)
}

/// The heads and the rows of a Parquet file.
pub fn parquet(bytes: &[u8]) -> (Vec<String>, Vec<Row>) {
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(bytes).expect("written");
    file.rewind().expect("rewound");
    let reader = SerializedFileReader::new(file).expect("a Parquet file");
    let schema = reader.metadata().file_metadata().schema_descr();
    let heads = schema.columns().iter().map(|column| column.name().to_string()).collect();
    let rows = reader.get_row_iter(None).expect("rows");
    let row = |row: parquet::record::Row| {
        Row(row.get_column_iter().map(|(name, field)| (name.clone(), shown(field))).collect())
    };
    (heads, rows.map(|found| row(found.expect("a row"))).collect())
}

fn shown(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Int(number) => number.to_string(),
        Field::Decimal(decimal) => {
            let bytes: [u8; 16] = decimal.data().try_into().expect("16 bytes");
            assert_eq!((decimal.precision(), decimal.scale()), (38, 9));
            Decimal::from_i128_with_scale(i128::from_be_bytes(bytes), 9).normalize().to_string()
        }
        other => panic!("{other:?}"),
    }
}

/// The file of a table in a format; there is one.
pub fn file<'a>(files: &'a [File], table: &str, format: Format) -> &'a File {
    let ending = format!(".{}", format.name());
    let mut found = files
        .iter()
        .filter(|file| file.path.starts_with(&format!("{table}/")) && file.path.ends_with(&ending));
    let file = found.next().unwrap_or_else(|| panic!("no {table}{ending}"));
    assert!(found.next().is_none(), "two of {table}{ending}");
    file
}

/// The flows of comma-separated values.
pub fn flows(files: &[File]) -> Vec<Row> {
    csv(&file(files, "flows", Format::Csv).bytes).1
}

/// The sum of an amount over the rows that meet a condition.
pub fn sum(rows: &[Row], amount: &str, wanted: impl Fn(&Row) -> bool) -> Decimal {
    rows.iter().filter(|row| wanted(row)).map(|row| row.number(amount)).sum()
}
