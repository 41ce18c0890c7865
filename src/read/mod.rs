//! Files to cells. (A minimal stand-in; the real room has the same interface.)

use crate::base::{Cell, Excerpt, ExcerptRow, Place, Sheet};
use crate::model::Source;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A workbook as cells.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// Which file it is.
    pub source: Source,
    /// Its sheets, in workbook order.
    pub sheets: Vec<Grid>,
}

/// A cell's stored value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Blank,
    /// A number, as Excel shows it.
    Number(Decimal),
    /// Text, trimmed.
    Text(String),
    /// True or false.
    Bool(bool),
    /// A date, `2026-12-31`.
    Date(String),
    /// An error, `#DIV/0!`.
    Error(String),
    /// A formula whose value is not stored.
    FormulaWithoutValue,
}

impl Value {
    /// As a person would see it.
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
}

/// A sheet's cells, rows and columns counted from A1.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Which sheet it is.
    pub sheet: Sheet,
    workbook: Arc<str>,
    cells: BTreeMap<u32, BTreeMap<u16, Value>>,
}

impl Grid {
    /// A sheet of the given cells.
    pub fn new(
        workbook: Arc<str>,
        sheet: Sheet,
        cells: impl IntoIterator<Item = ((u32, u16), Value)>,
    ) -> Grid {
        let mut rows: BTreeMap<u32, BTreeMap<u16, Value>> = BTreeMap::new();
        for ((row, column), value) in cells {
            if value != Value::Blank {
                rows.entry(row).or_default().insert(column, value);
            }
        }
        Grid { sheet, workbook, cells: rows }
    }

    /// The workbook's display name.
    pub fn workbook(&self) -> &Arc<str> {
        &self.workbook
    }

    /// Whether no cell holds anything.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Rows with any cell that is not blank, ascending.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.cells.keys().copied()
    }

    /// The cells of a row that are not blank, ascending.
    pub fn cells(&self, row: u32) -> impl Iterator<Item = (u16, &Value)> {
        self.cells.get(&row).into_iter().flatten().map(|(column, value)| (*column, value))
    }

    /// One cell, blank where nothing is.
    pub fn cell(&self, row: u32, column: u16) -> &Value {
        self.cells.get(&row).and_then(|cells| cells.get(&column)).unwrap_or(&Value::Blank)
    }

    /// The sheet's place.
    pub fn place(&self) -> Place {
        Place { workbook: Arc::clone(&self.workbook), sheet: Some(self.sheet.clone()), cell: None }
    }

    /// A cell's place.
    pub fn at(&self, row: u32, column: u16) -> Place {
        Place { cell: Some(Cell { row, column }), ..self.place() }
    }

    /// The cells around one.
    pub fn excerpt(&self, row: u32, column: u16) -> Excerpt {
        let first_column = column.saturating_sub(2);
        let above = self.cells.range(..row).next_back().map(|(row, _)| *row);
        let rows = above
            .into_iter()
            .chain([row])
            .map(|row| ExcerptRow {
                row,
                cells: (first_column..first_column.saturating_add(5))
                    .map(|at| self.cell(row, at).shown())
                    .collect(),
            })
            .collect();
        Excerpt { first_column, rows }
    }
}
