//! Participants in files that are no workbooks: text with separators, and Parquet. Each is as one sheet
//! Deltagare with its heads in a row and a person a row below.

mod csv;
mod number;
mod parquet;
mod split;

use super::foreign::Foreign;
use super::open::Opened;
use super::rows::{Cells, Coded, Halt, Head};
use super::xls;
use super::{Fault, Grid, Limits};
use crate::base::Sheet;
use crate::words::names::sheet;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

/// Which kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flat {
    Csv,
    Parquet,
}

impl Flat {
    /// Parquet is told by its content; text is text with separators only where its name says so.
    pub fn of(path: &Path, beginning: &[u8]) -> Option<Flat> {
        if beginning.starts_with(parquet::MAGIC) {
            return Some(Flat::Parquet);
        }
        let named = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let workbook = beginning.starts_with(b"PK") || xls::is_ole(beginning);
        let text = matches!(Foreign::of(beginning), Some(Foreign::Text) | None);
        (named && text && !workbook).then_some(Flat::Csv)
    }

    fn walk(self, opened: &Opened, limits: Limits, cells: &mut impl Cells) -> Result<(), Halt> {
        match self {
            Flat::Csv => csv::walk(BufReader::new(opened.content()), cells),
            Flat::Parquet => parquet::walk(opened, limits, cells),
        }
    }
}

/// The beginning of the file as a sheet, and where the rest is.
pub(super) fn head(flat: Flat, opened: &Opened, limits: Limits, name: &Arc<str>) -> Result<Grid, Fault> {
    let mut head = Head::new(true);
    let walked = flat.walk(opened, limits, &mut head);
    head.grid(walked, name, Sheet { index: 0, name: Arc::from(sheet::PARTICIPANTS.sv) })
}

/// Hands on the rows.
pub(super) fn rows(flat: Flat, opened: &Opened, limits: Limits, mut coded: Coded) -> Result<(), Halt> {
    flat.walk(opened, limits, &mut coded)?;
    coded.finish()
}
