//! Parquet: the names of its columns are the heads, in row 1.

use crate::base::Cell;
use crate::read::Value;
use crate::read::date::of_seconds;
use crate::read::fault::Fault;
use crate::read::limits::{Limit, Limits};
use crate::read::open::Opened;
use crate::read::rows::{Cells, Halt};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::ParquetMetaData;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use rust_decimal::Decimal;

/// How such a file begins.
pub(super) const MAGIC: &[u8] = b"PAR1";

impl From<ParquetError> for Fault {
    fn from(error: ParquetError) -> Fault {
        Fault::damaged(error.to_string())
    }
}

/// Goes through the rows.
pub(super) fn walk(opened: &Opened, limits: Limits, cells: &mut impl Cells) -> Result<(), Halt> {
    let reader = SerializedFileReader::new(opened.file()?)?;
    check(reader.metadata(), limits)?;
    let schema = reader.metadata().file_metadata().schema();
    for (column, field) in (0_u32..).zip(schema.get_fields()) {
        cells.text(0, column, field.name())?;
    }
    for (row, record) in (1_u32..).zip(reader.get_row_iter(None)?) {
        for (column, (_, field)) in (0_u32..).zip(record?.get_column_iter()) {
            put(row, column, field, cells)?;
        }
    }
    Ok(())
}

/// Turns away what would unpack beyond the limits, or is packed in a way that is not read.
fn check(about: &ParquetMetaData, limits: Limits) -> Result<(), Fault> {
    if about.file_metadata().schema().get_fields().len() > Cell::COLUMNS.into() {
        return Err(Fault::damaged(format!("more than {} columns", Cell::COLUMNS)));
    }
    let mut unpacked = 0_u64;
    for column in about.row_groups().iter().flat_map(|group| group.columns()) {
        unpacked = unpacked.saturating_add(u64::try_from(column.uncompressed_size()).unwrap_or(u64::MAX));
        match column.compression() {
            Compression::UNCOMPRESSED | Compression::SNAPPY | Compression::GZIP(_) => {}
            other => {
                let name = format!("{other:?}");
                return Err(Fault::Compression(name.split('(').next().unwrap_or_default().to_string()));
            }
        }
    }
    if unpacked > limits.bytes() { Err(Fault::OverLimit(Limit::Unpacked, limits)) } else { Ok(()) }
}

fn put(row: u32, column: u32, field: &Field, cells: &mut impl Cells) -> Result<(), Halt> {
    let value = match field {
        Field::Double(number) => return cells.number(row, column, *number),
        Field::Str(text) => return cells.text(row, column, text),
        // The shortest decimal that is the same number: 0.1 is 0.1.
        Field::Float(number) => {
            return cells.number(row, column, number.to_string().parse().unwrap_or(f64::NAN));
        }
        Field::Float16(number) => return cells.number(row, column, f64::from(*number)),
        Field::Null => Value::Blank,
        Field::Bool(truth) => Value::Bool(*truth),
        Field::Byte(whole) => Value::Number((*whole).into()),
        Field::Short(whole) => Value::Number((*whole).into()),
        Field::Int(whole) => Value::Number((*whole).into()),
        Field::Long(whole) => Value::Number((*whole).into()),
        Field::UByte(whole) => Value::Number((*whole).into()),
        Field::UShort(whole) => Value::Number((*whole).into()),
        Field::UInt(whole) => Value::Number((*whole).into()),
        Field::ULong(whole) => Value::Number((*whole).into()),
        Field::Decimal(found) => exact(found.data(), found.scale()).map_or_else(no_number, Value::Number),
        Field::Date(days) => of_seconds(f64::from(*days) * 86_400.0),
        Field::TimestampMillis(time) => of_seconds(*time as f64 / 1e3),
        Field::TimestampMicros(time) => of_seconds(*time as f64 / 1e6),
        Field::Bytes(bytes) => match std::str::from_utf8(bytes.data()) {
            Ok(text) => return cells.text(row, column, text),
            Err(_) => no_number(),
        },
        // Times of day, lists and structures are nothing that a cell could hold.
        _ => no_number(),
    };
    cells.put(row, column, value)
}

fn no_number() -> Value {
    Value::Error("#VALUE!".into())
}

/// A number from its bytes, the first the most significant, and its scale.
fn exact(bytes: &[u8], scale: i32) -> Option<Decimal> {
    let negative = bytes.first().is_some_and(|first| *first > 0x7f);
    let start = if negative { -1_i128 } else { 0 };
    let whole =
        bytes.iter().try_fold(start, |whole, byte| Some(whole.checked_mul(256)? + i128::from(*byte)))?;
    Decimal::try_from_i128_with_scale(whole, u32::try_from(scale).ok()?).ok().map(|number| number.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_number_is_its_twos_complement_and_its_scale() {
        // 0x3039 = 12345; 0xCFC7 = 65536 - 12345.
        assert_eq!(exact(&[0x30, 0x39], 2), Some(Decimal::new(12_345, 2)));
        assert_eq!(exact(&[0xCF, 0xC7], 2), Some(Decimal::new(-12_345, 2)));
        assert_eq!(exact(&[0xFF; 16], 0), Some(Decimal::NEGATIVE_ONE));
        assert_eq!(exact(&[0x7F; 16], 0), None, "beyond an exact decimal");
        assert_eq!(exact(&[], 0), Some(Decimal::ZERO));
    }
}
