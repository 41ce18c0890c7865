//! A finding as JSON. Keys and severities are English in every language, so that programs can
//! rely on them; rows and columns count from 1.

use super::told::tell;
use crate::base::{Cell, Finding, Place, Severity};
use crate::words::Words;
use serde::Serialize;

#[derive(Serialize)]
struct Object<'f> {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: Where<'f>,
    title: String,
    help: String,
    suggestion: Option<&'f str>,
    further: Vec<Where<'f>>,
}

#[derive(Serialize)]
struct Where<'f> {
    workbook: &'f str,
    sheet: Option<&'f str>,
    row: Option<u32>,
    column: Option<u32>,
    cell: Option<String>,
}

impl<'f> From<&'f Place> for Where<'f> {
    fn from(place: &'f Place) -> Where<'f> {
        Where {
            workbook: &place.workbook,
            sheet: place.sheet.as_ref().map(|sheet| &*sheet.name),
            row: place.cell.map(|cell| cell.row + 1),
            column: place.cell.map(|cell| u32::from(cell.column) + 1),
            cell: place.cell.as_ref().map(Cell::to_string),
        }
    }
}

/// A finding as one JSON object on one line, without a line break. `sheet`, `row`, `column`,
/// `cell` and `suggestion` are null where there is none.
pub fn json(finding: &Finding, words: &Words) -> String {
    let told = tell(finding, words);
    let object = Object {
        code: finding.code.number(),
        severity: match finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        place: Where::from(&finding.place),
        title: told.title,
        help: told.help,
        suggestion: finding.suggestion.as_deref(),
        further: finding.further.iter().map(Where::from).collect(),
    };
    // Strings, numbers and lists of them always have a JSON form.
    serde_json::to_string(&object).unwrap_or_default()
}
