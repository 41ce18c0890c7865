//! Parquet of the first version, which everything reads: one row group, texts by dictionary, snappy,
//! numbers as decimals of 38 digits.

use super::schema::{DECIMALS, DIGITS, Form, Kind, VERSION};
use super::table::{Table, Value};
use crate::base::round_half_away;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{
    ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int32Type,
};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Bytes of a decimal of 38 digits.
const WIDTH: i32 = 16;

/// A table as a Parquet file.
///
/// # Errors
/// Never because of what the table holds.
pub fn bytes(table: &Table) -> Result<Vec<u8>, ParquetError> {
    let version = format!("{}/{VERSION}", table.form.name);
    let properties = WriterProperties::builder()
        .set_writer_version(WriterVersion::PARQUET_1_0)
        .set_compression(Compression::SNAPPY)
        .set_created_by(concat!("bokslut version ", env!("CARGO_PKG_VERSION")).to_string())
        .set_key_value_metadata(Some(vec![KeyValue::new("bokslut.schema".to_string(), version)]))
        // The row group holds them all.
        .set_max_row_group_row_count(None)
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema(table.form)?, Arc::new(properties))?;
    let mut rows = writer.next_row_group()?;
    for (field, column) in table.form.fields.iter().zip(&table.columns) {
        let levels: Vec<i16> = column.iter().map(|value| i16::from(*value != Value::Missing)).collect();
        let levels = (!field.required).then_some(levels.as_slice());
        match field.kind {
            Kind::Text | Kind::Choice(_) => {
                let texts = column.iter().filter_map(Value::text).map(ByteArray::from).collect();
                write::<ByteArrayType>(&mut rows, texts, levels)?;
            }
            Kind::Whole(_) => {
                write::<Int32Type>(&mut rows, column.iter().filter_map(whole).collect(), levels)?
            }
            Kind::Decimal(_) => {
                write::<FixedLenByteArrayType>(
                    &mut rows,
                    column.iter().filter_map(decimal).collect(),
                    levels,
                )?;
            }
        }
    }
    rows.close()?;
    writer.into_inner()
}

fn schema(form: &Form) -> Result<Arc<Type>, ParquetError> {
    let mut fields = Vec::new();
    for field in form.fields {
        let repetition = if field.required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
        let built = match field.kind {
            Kind::Text | Kind::Choice(_) => Type::primitive_type_builder(field.name, Physical::BYTE_ARRAY)
                .with_logical_type(Some(LogicalType::String)),
            Kind::Whole(_) => Type::primitive_type_builder(field.name, Physical::INT32),
            Kind::Decimal(_) => {
                let (scale, precision) = (DECIMALS as i32, DIGITS as i32);
                Type::primitive_type_builder(field.name, Physical::FIXED_LEN_BYTE_ARRAY)
                    .with_length(WIDTH)
                    .with_logical_type(Some(LogicalType::decimal(scale, precision)))
                    .with_precision(precision)
                    .with_scale(scale)
            }
        };
        fields.push(Arc::new(built.with_repetition(repetition).build()?));
    }
    Type::group_type_builder(form.name).with_fields(fields).build().map(Arc::new)
}

fn write<T: DataType>(
    rows: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    values: Vec<T::T>,
    levels: Option<&[i16]>,
) -> Result<(), ParquetError> {
    let next = rows.next_column()?;
    let mut column = next.ok_or_else(|| ParquetError::General("fewer columns than the form".to_string()))?;
    column.typed::<T>().write_batch(&values, levels, None)?;
    column.close()
}

fn whole(value: &Value) -> Option<i32> {
    match value {
        Value::Whole(number) => Some(*number),
        Value::Missing | Value::Text(_) | Value::Key(_) | Value::Decimal(_) => None,
    }
}

fn decimal(value: &Value) -> Option<FixedLenByteArray> {
    match value {
        Value::Decimal(number) => Some(ByteArray::from(scaled(*number).to_be_bytes().to_vec()).into()),
        Value::Missing | Value::Text(_) | Value::Key(_) | Value::Whole(_) => None,
    }
}

/// A number in units of its last decimal. At most 2^96 times 10^9, which 38 digits hold.
fn scaled(number: Decimal) -> i128 {
    let rounded = round_half_away(number, DECIMALS);
    rounded.mantissa() * 10_i128.pow(DECIMALS.saturating_sub(rounded.scale()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_keep_nine_places_and_the_largest_still_fits() {
        let scaled = |text: &str| scaled(text.parse().expect("a decimal"));
        assert_eq!(scaled("-18823000.25"), -18_823_000_250_000_000);
        assert_eq!(scaled("0.0000000005"), 1);
        assert_eq!(scaled("-0.0000000005"), -1);
        let largest = Decimal::MAX.to_string();
        assert_eq!(scaled(&largest).to_string(), format!("{largest}000000000"));
        assert_eq!(largest.len() + 9, 38);
    }
}
