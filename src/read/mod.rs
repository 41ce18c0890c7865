//! (stand-in)
use crate::base::{Code, Finding, Place};
use crate::model::Source;
use std::path::Path;
use std::sync::Arc;

/// A workbook.
#[derive(Debug)]
pub struct Workbook {
    /// Source.
    pub source: Source,
    /// Its text.
    pub text: String,
}

/// Reads.
pub fn read_workbook(path: &Path, name: &Arc<str>) -> Result<Workbook, Finding> {
    let text = std::fs::read_to_string(path)
        .map_err(|_| Finding::new(Code::NotASpreadsheet, Place::workbook(name)))?;
    let source = Source { workbook: name.clone(), sha256: String::new(), bytes: 0, modified: None };
    Ok(Workbook { source, text })
}
