//! `.ods`, which the library reads whole while it opens it.

use super::aside::{self, Aside};
use super::{Grid, Value, archive::Archive, fault::Fault, grid::Builder, ods_repair, worksheets, xls};
use calamine::{Data, Ods, Reader};
use quick_xml::events::Event;
use std::io::Cursor;
use std::sync::Arc;

/// The worksheets of a workbook.
pub(super) fn sheets(
    bytes: &[u8],
    archive: &mut Archive<'_>,
    workbook: &Arc<str>,
) -> Result<Vec<Grid>, Fault> {
    check(archive)?;
    match book(bytes, workbook) {
        // Some valid files are refused as they stand; what is then still wrong is damage.
        Err(Fault::Damaged(_)) => book(&ods_repair::repaired(archive)?, workbook),
        read => read,
    }
}

fn book(bytes: &[u8], workbook: &Arc<str>) -> Result<Vec<Grid>, Fault> {
    let mut book: Ods<Cursor<&[u8]>> = Ods::new(Cursor::new(bytes))?;
    let mut grids = Vec::new();
    for sheet in worksheets(book.sheets_metadata())? {
        let values = book.worksheet_range(&sheet.name)?;
        let formulas = book.worksheet_formula(&sheet.name)?;
        let mut builder = Builder::new();
        xls::fill(&mut builder, &values, &formulas, value)?;
        grids.push(builder.grid(workbook, sheet)?);
    }
    Ok(grids)
}

/// In this format an error value is a text that looks like one.
fn value(data: &Data) -> Value {
    match Value::of_owned(data) {
        Value::Text(text) if is_error(&text) => Value::Error(text),
        other => other,
    }
}

fn is_error(text: &str) -> bool {
    let known = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];
    let numbered = text.strip_prefix("Err:").is_some_and(|rest| rest.parse::<u16>().is_ok());
    numbered || known.contains(&text)
}

/// Turns away what the library would read for ever: content that ends before its tables do.
/// Encrypted content is no XML at all, so that is asked first.
fn check(archive: &mut Archive<'_>) -> Result<(), Fault> {
    if let Some(manifest) = archive.content("META-INF/manifest.xml")? {
        let mut reader = quick_xml::Reader::from_reader(manifest.as_slice());
        let mut buffer = Vec::new();
        while let Ok(event) = reader.read_event_into(&mut buffer) {
            match event {
                Event::Start(start) | Event::Empty(start)
                    if start.local_name().as_ref() == "encryption-data" =>
                {
                    return Err(Fault::Encrypted);
                }
                Event::Eof => break,
                _ => buffer.clear(),
            }
        }
    }
    let content = archive.content("content.xml")?.unwrap_or_default();
    if aside::holds_number(&content, Some("annotation")) {
        archive.personal.insert(Aside::Comment);
    }
    let mut reader = quick_xml::Reader::from_reader(content.as_slice());
    let mut buffer = Vec::new();
    let mut open = 0_usize;
    loop {
        buffer.clear();
        // The reader itself makes sure that every end has its start.
        match reader.read_event_into(&mut buffer).map_err(|e| Fault::damaged(e.to_string()))? {
            Event::Start(_) => open += 1,
            Event::End(_) => open = open.saturating_sub(1),
            Event::Eof if open == 0 => return Ok(()),
            Event::Eof => return Err(Fault::damaged("content.xml is cut short")),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_an_error_value_is_one_and_other_text_is_not() {
        for error in ["#DIV/0!", "#N/A", "Err:502"] {
            assert_eq!(value(&Data::String(error.into())), Value::Error(error.into()));
        }
        for text in ["N/A", "Err:", "#1", "Error"] {
            assert_eq!(value(&Data::String(text.into())), Value::Text(text.into()));
        }
    }
}
