//! One JSON array with an object for each row, a row a line: what Power BI and jsonlite take as a
//! whole, and DuckDB and pandas as well as lines. Numbers are numbers with all their digits; how many
//! of them are kept is up to the reader.

use super::table::{Table, Value};
use serde_json::Value as Json;

/// A table as JSON.
pub fn bytes(table: &Table) -> Vec<u8> {
    let mut text = String::from("[");
    for row in 0..table.len() {
        text += if row == 0 { "\n" } else { ",\n" };
        for (at, (field, column)) in table.form.fields.iter().zip(&table.columns).enumerate() {
            text += if at == 0 { "{\"" } else { ",\"" };
            text += field.name;
            text += "\":";
            text += &value(&column[row]);
        }
        text.push('}');
    }
    text += "\n]\n";
    text.into_bytes()
}

fn value(value: &Value) -> String {
    match value.text() {
        Some(text) => Json::from(text).to_string(),
        None => value.digits().unwrap_or_else(|| "null".to_string()),
    }
}
