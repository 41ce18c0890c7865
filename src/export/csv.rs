//! Comma-separated values: UTF-8, a header, decimal points, nothing where there is nothing.

use super::table::{Table, Value};
use csv::{Error, Writer};

/// A table as comma-separated values (RFC 4180 with bare line feeds).
///
/// # Errors
/// Never because of what the table holds.
pub fn bytes(table: &Table) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(table.form.fields.iter().map(|field| field.name))?;
    for row in 0..table.len() {
        for column in &table.columns {
            match &column[row] {
                Value::Missing => writer.write_field("")?,
                value => match value.text() {
                    Some(text) => writer.write_field(text)?,
                    None => writer.write_field(value.digits().unwrap_or_default())?,
                },
            }
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.into_inner().map_err(|fault| Error::from(fault.into_error()))
}
