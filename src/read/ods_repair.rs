//! An `.ods` that is valid but that the library refuses: white space or comments between the cells,
//! as tools that format XML leave them, or no member that says which kind of document it is.

use super::archive::Archive;
use super::fault::Fault;
use quick_xml::events::Event;
use quick_xml::{Reader, Writer};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MIMETYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// The same workbook as the library likes it: only its kind, its manifest and its cells.
pub(super) fn repaired(archive: &mut Archive<'_>) -> Result<Vec<u8>, Fault> {
    let damaged = |error: &dyn std::fmt::Display| Fault::damaged(error.to_string());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let manifest = archive.content("META-INF/manifest.xml")?.unwrap_or_default();
    let content = without_space(&archive.content("content.xml")?.unwrap_or_default())?;
    for (name, bytes) in
        [("mimetype", MIMETYPE), ("META-INF/manifest.xml", &manifest), ("content.xml", &content)]
    {
        zip.start_file(name, stored).map_err(|error| damaged(&error))?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish().map_err(|error| damaged(&error))?.into_inner())
}

/// XML without comments, and without white space outside of paragraphs, where none means anything.
fn without_space(xml: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut reader = Reader::from_reader(xml);
    let mut writer = Writer::new(Vec::new());
    let mut buffer = Vec::new();
    let mut paragraphs = 0_usize;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|e| Fault::damaged(e.to_string()))?;
        match &event {
            Event::Eof => return Ok(writer.into_inner()),
            Event::Comment(_) => continue,
            Event::Text(text) if paragraphs == 0 && text.xml10_content().trim().is_empty() => continue,
            Event::Start(start) if start.local_name().as_ref() == "p" => paragraphs += 1,
            Event::End(end) if end.local_name().as_ref() == "p" => paragraphs = paragraphs.saturating_sub(1),
            _ => {}
        }
        writer.write_event(event)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_between_cells_goes_and_space_in_texts_stays() {
        let xml = b"<row>\n <!-- a -->\n <cell><text:p> a <b> </b></text:p></cell>\n</row>";
        let text = without_space(xml).map(|xml| String::from_utf8(xml).expect("UTF-8"));
        assert_eq!(text, Ok("<row><cell><text:p> a <b> </b></text:p></cell></row>".to_string()));
    }
}
