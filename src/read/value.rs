//! What stands in a cell.

use super::{date, number};
use calamine::{CellErrorType, Data, DataRef};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing, or text of nothing but spaces. Not zero.
    #[default]
    Blank,
    /// A number, as the decimal that a spreadsheet program shows. A percentage is its share: 4 %
    /// is 0.04.
    Number(Decimal),
    /// Text without blanks at its ends (ordinary, no-break and narrow no-break spaces, line
    /// breaks); never empty.
    Text(String),
    /// A truth value.
    Bool(bool),
    /// A date in ISO form, `2026-12-31`, with `T12:30:00` after it when it is not midnight.
    Date(String),
    /// An error value by its English name, such as `#DIV/0!`.
    Error(String),
    /// A formula that no program has computed yet: no value is stored with it.
    FormulaWithoutValue,
}

impl Value {
    /// The value as a person would see it, in no particular language: numbers with a decimal point
    /// and without needless zeros, `TRUE`, `2026-12-31`, `#DIV/0!`; a formula without value is `=`.
    pub fn shown(&self) -> String {
        match self {
            Value::Blank => String::new(),
            Value::Number(number) => number.normalize().to_string(),
            Value::Text(text) | Value::Date(text) | Value::Error(text) => text.clone(),
            Value::Bool(true) => "TRUE".into(),
            Value::Bool(false) => "FALSE".into(),
            Value::FormulaWithoutValue => "=".into(),
        }
    }

    /// Text without the blanks at its ends; blank when nothing is left.
    pub(super) fn text(text: &str) -> Value {
        match text.trim() {
            "" => Value::Blank,
            trimmed => Value::Text(trimmed.into()),
        }
    }

    /// The library's value, with or without a formula behind it.
    pub(super) fn of(data: &DataRef<'_>, formula: bool) -> Value {
        match data {
            DataRef::Int(whole) => Value::Number(Decimal::from(*whole)),
            DataRef::Float(float) => number::number(*float),
            DataRef::String(text) => Value::text(text),
            DataRef::SharedString(text) => Value::text(text),
            DataRef::Bool(truth) => Value::Bool(*truth),
            DataRef::DateTime(serial) => date::from_serial(*serial),
            DataRef::DateTimeIso(text) => date::from_iso(text),
            DataRef::DurationIso(text) => date::from_iso_duration(text),
            DataRef::Error(error) => Value::error(error),
            DataRef::Empty if formula => Value::FormulaWithoutValue,
            DataRef::Empty => Value::Blank,
        }
    }

    /// The same for the readers that give whole ranges.
    pub(super) fn of_owned(data: &Data) -> Value {
        match data {
            Data::Int(whole) => Value::Number(Decimal::from(*whole)),
            Data::Float(float) => number::number(*float),
            Data::String(text) => Value::text(text),
            Data::Bool(truth) => Value::Bool(*truth),
            Data::DateTime(serial) => date::from_serial(*serial),
            Data::DateTimeIso(text) => date::from_iso(text),
            Data::DurationIso(text) => date::from_iso_duration(text),
            Data::Error(error) => Value::error(error),
            Data::Empty => Value::Blank,
        }
    }

    fn error(error: &CellErrorType) -> Value {
        Value::Error(match error {
            // The library shortens this one; spreadsheet programs show it in full.
            CellErrorType::GettingData => "#GETTING_DATA".into(),
            other => other.to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_loses_blanks_of_every_kind_at_its_ends_and_only_there() {
        let narrow = "\u{202f}\u{a0} Försörjningsstöd\u{a0}norm \u{a0}\u{202f}\n";
        assert_eq!(Value::text(narrow), Value::Text("Försörjningsstöd\u{a0}norm".into()));
        for blank in ["", " ", "\u{a0}", "\u{202f} \t"] {
            assert_eq!(Value::text(blank), Value::Blank, "{blank:?}");
        }
    }

    #[test]
    fn a_formula_without_value_is_told_from_a_formula_whose_value_is_empty_text() {
        assert_eq!(Value::of(&DataRef::Empty, true), Value::FormulaWithoutValue);
        assert_eq!(Value::of(&DataRef::String(String::new()), true), Value::Blank);
        assert_eq!(Value::of(&DataRef::Empty, false), Value::Blank);
    }

    #[test]
    fn values_show_as_a_person_would_see_them() {
        assert_eq!(Value::Number(Decimal::new(12_3400, 4)).shown(), "12.34");
        assert_eq!(Value::of_owned(&Data::Error(CellErrorType::Div0)).shown(), "#DIV/0!");
        assert_eq!(Value::Bool(true).shown(), "TRUE");
        assert_eq!(Value::Blank.shown(), "");
    }
}
