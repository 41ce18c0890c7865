//! An operation with persons: invented, and the same for the same number.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How the persons are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Xlsx,
    Csv,
    Parquet,
}

const CODES: [&str; 6] = ["FORS", "VARD", "SLUTV", "BOST", "TOLK", "LAKARE"];
const OUTCOMES: [&str; 3] = ["Arbete", "Studier", "Hälsa"];

/// One person: a pseudonym, an outcome or none, months, and twelve quantities in quarters.
pub struct Person {
    pub name: String,
    pub outcome: Option<&'static str>,
    pub months: u64,
    pub quarters: [u64; 12],
}

/// The persons of a cohort (Steele, Lea & Flood's SplitMix64).
pub fn persons(count: usize) -> impl Iterator<Item = Person> {
    let mut state = 2026_u64;
    let mut next = move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    };
    (0..count).map(move |number| Person {
        name: format!("P{number:07}"),
        outcome: OUTCOMES.get(next() as usize % 4).copied(),
        months: next() % 13,
        quarters: std::array::from_fn(|_| next() % 200),
    })
}

fn heads() -> Vec<String> {
    let pairs = CODES.iter().flat_map(|code| [format!("{code} före"), format!("{code} efter")]);
    ["Deltagare", "Utfall", "Effektmånader"].map(String::from).into_iter().chain(pairs).collect()
}

/// Writes the operation, and its persons into the workbook or beside it; the file that holds them.
pub fn write(folder: &Path, count: usize, form: Form) -> Result<PathBuf, Box<dyn Error>> {
    let book = folder.join("kontoret.xlsx");
    let mut workbook = Workbook::new();
    operation(&mut workbook, count)?;
    let file = match form {
        Form::Xlsx => {
            sheet(workbook.add_worksheet(), count)?;
            book.clone()
        }
        Form::Csv => {
            let file = folder.join("kontoret.deltagare.csv");
            csv(&file, count)?;
            file
        }
        Form::Parquet => {
            let file = folder.join("kontoret.deltagare.parquet");
            parquet(&file, count)?;
            file
        }
    };
    workbook.save(&book)?;
    Ok(file)
}

fn operation(workbook: &mut Workbook, count: usize) -> Result<(), XlsxError> {
    let count = count.to_string();
    let mut add = |name: &str, rows: &[&[&str]]| -> Result<(), XlsxError> {
        let sheet = workbook.add_worksheet().set_name(name)?;
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number)?,
                    Err(_) => sheet.write_string(row, column, *cell)?,
                };
            }
        }
        Ok(())
    };
    add(
        "Verksamhet",
        &[
            &["Verksamhet", "Kontoret"],
            &["Bokslutsår", "2016"],
            &["Huvudman", "Kommun"],
            &["Antal deltagare", &count],
        ],
    )?;
    add(
        "Ekonomi",
        &[
            &["Post", "Sida", "Belopp", "Aktör"],
            &["Lön", "Kostnad", "1000000", ""],
            &["Anslag", "Intäkt", "1000000", "Kommun"],
        ],
    )?;
    let outcomes: Vec<[&str; 2]> = OUTCOMES.map(|outcome| [outcome, ""]).to_vec();
    let outcomes: Vec<&[&str]> = outcomes.iter().map(|row| row.as_slice()).collect();
    add("Utfall", &[&[&["Utfall", "Antal personer"][..]], outcomes.as_slice()].concat())?;
    let head = ["Kod", "Benämning", "Aktör", "Kostnadsslag", "Enhet", "Pris", "Prisår", "Källa"];
    let costs = CODES.map(|code| [code, code, "Region", "Real", "besök", "1000", "2016", "Påhittat"]);
    let costs: Vec<&[&str]> = costs.iter().map(|row| row.as_slice()).collect();
    add("Enhetskostnader", &[&[&head[..]], costs.as_slice()].concat())
}

fn sheet(sheet: &mut Worksheet, count: usize) -> Result<(), XlsxError> {
    sheet.set_name("Deltagare")?;
    for (column, head) in (0..).zip(heads()) {
        sheet.write_string(0, column, head)?;
    }
    for (row, person) in (1..).zip(persons(count)) {
        sheet.write_string(row, 0, person.name)?;
        if let Some(outcome) = person.outcome {
            sheet.write_string(row, 1, outcome)?;
        }
        sheet.write_number(row, 2, person.months as f64)?;
        for (column, quarters) in (3..).zip(person.quarters) {
            sheet.write_number(row, column, quarters as f64 / 4.0)?;
        }
    }
    Ok(())
}

fn csv(file: &Path, count: usize) -> Result<(), Box<dyn Error>> {
    let mut text = BufWriter::new(File::create(file)?);
    writeln!(text, "{}", heads().join(";"))?;
    for person in persons(count) {
        write!(text, "{};{};{}", person.name, person.outcome.unwrap_or_default(), person.months)?;
        for quarters in person.quarters {
            write!(text, ";{},{:02}", quarters / 4, quarters % 4 * 25)?;
        }
        writeln!(text)?;
    }
    Ok(text.flush()?)
}

fn parquet(file: &Path, count: usize) -> Result<(), Box<dyn Error>> {
    use parquet::basic::Compression;
    use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    let schema = Arc::new(schema()?);
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut writer = SerializedFileWriter::new(File::create(file)?, schema, Arc::new(properties))?;
    let all: Vec<Person> = persons(count).collect();
    for persons in all.chunks(100_000) {
        let mut group = writer.next_row_group()?;
        let mut at = 0;
        while let Some(mut column) = group.next_column()? {
            match at {
                0 => {
                    let names: Vec<ByteArray> = persons.iter().map(|p| p.name.as_str().into()).collect();
                    column.typed::<ByteArrayType>().write_batch(&names, Some(&vec![1; names.len()]), None)?;
                }
                1 => {
                    let names = persons.iter().filter_map(|p| p.outcome).map(ByteArray::from);
                    let there: Vec<i16> = persons.iter().map(|p| i16::from(p.outcome.is_some())).collect();
                    let names: Vec<ByteArray> = names.collect();
                    column.typed::<ByteArrayType>().write_batch(&names, Some(&there), None)?;
                }
                2 => {
                    let months: Vec<i64> = persons.iter().map(|p| p.months as i64).collect();
                    column.typed::<Int64Type>().write_batch(&months, None, None)?;
                }
                _ => {
                    let taken: Vec<f64> = persons.iter().map(|p| p.quarters[at - 3] as f64 / 4.0).collect();
                    column.typed::<DoubleType>().write_batch(&taken, None, None)?;
                }
            }
            column.close()?;
            at += 1;
        }
        group.close()?;
    }
    writer.close()?;
    Ok(())
}

fn schema() -> parquet::errors::Result<parquet::schema::types::Type> {
    use parquet::basic::{LogicalType, Repetition, Type as Physical};
    use parquet::schema::types::Type;
    let fields = heads().into_iter().enumerate().map(|(at, head)| {
        let (physical, repetition) = match at {
            0 | 1 => (Physical::BYTE_ARRAY, Repetition::OPTIONAL),
            2 => (Physical::INT64, Repetition::REQUIRED),
            _ => (Physical::DOUBLE, Repetition::REQUIRED),
        };
        let builder = Type::primitive_type_builder(&head, physical).with_repetition(repetition);
        let builder = builder.with_logical_type((at < 2).then_some(LogicalType::String));
        Ok(Arc::new(builder.build()?))
    });
    let fields = fields.collect::<parquet::errors::Result<Vec<_>>>()?;
    Type::group_type_builder("persons").with_fields(fields).build()
}
