//! A sample workbook as .ods (OpenDocument 1.2): the members a spreadsheet program needs, no more.

use super::sheet::{Book, Cell, Kind, Sheet};
use quick_xml::escape::escape;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The workbook's bytes.
pub fn bytes(book: &Book) -> Vec<u8> {
    // The type comes first and stored, so that a reader finds it at a fixed place in the file.
    let members = [
        ("mimetype", MIME.to_owned()),
        ("META-INF/manifest.xml", manifest()),
        ("meta.xml", meta(book)),
        ("settings.xml", settings(book)),
        ("styles.xml", styles()),
        ("content.xml", content(book)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        let method = if name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(zip::DateTime::default());
        zip.start_file(name, options).expect("a member's name is sound");
        zip.write_all(text.as_bytes()).expect("memory can be written to");
    }
    zip.finish().expect("memory can be written to").into_inner()
}

fn manifest() -> String {
    let mut text = format!(
        "{XML}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
         manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" \
         manifest:media-type=\"{MIME}\"/>"
    );
    for name in ["meta.xml", "settings.xml", "styles.xml", "content.xml"] {
        let _ = write!(
            text,
            "<manifest:file-entry manifest:full-path=\"{name}\" manifest:media-type=\"text/xml\"/>"
        );
    }
    text + "</manifest:manifest>"
}

fn meta(book: &Book) -> String {
    let (title, date) = (escape(book.title), book.date);
    format!(
        "{XML}<office:document-meta {NAMES} office:version=\"1.2\"><office:meta><dc:title>{title}</dc:title>\
         <meta:creation-date>{date}T12:00:00</meta:creation-date><dc:date>{date}T12:00:00</dc:date>\
         </office:meta></office:document-meta>"
    )
}

/// Freezes the header row and first column of every table.
fn settings(book: &Book) -> String {
    let mut tables = String::new();
    for sheet in book.sheets.iter().filter(|sheet| sheet.has_header()) {
        let name = escape(sheet.name);
        let row = sheet.first_row() + 1;
        let _ = write!(tables, "<config:config-item-map-entry config:name=\"{name}\">");
        for (item, kind, value) in [
            ("HorizontalSplitMode", "short", 2),
            ("VerticalSplitMode", "short", 2),
            ("HorizontalSplitPosition", "int", 1),
            ("VerticalSplitPosition", "int", row),
            ("PositionRight", "int", 1),
            ("PositionBottom", "int", row),
            ("ActiveSplitRange", "short", 3),
        ] {
            let _ = write!(
                tables,
                "<config:config-item config:name=\"{item}\" config:type=\"{kind}\">{value}</config:config-item>"
            );
        }
        tables += "</config:config-item-map-entry>";
    }
    format!(
        "{XML}<office:document-settings {NAMES} office:version=\"1.2\"><office:settings>\
         <config:config-item-set config:name=\"ooo:view-settings\"><config:config-item-map-indexed \
         config:name=\"Views\"><config:config-item-map-entry><config:config-item config:name=\"ViewId\" \
         config:type=\"string\">view1</config:config-item><config:config-item-map-named config:name=\"Tables\">\
         {tables}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>\
         </config:config-item-set></office:settings></office:document-settings>"
    )
}

/// A4 landscape, one page wide.
fn styles() -> String {
    format!(
        "{XML}<office:document-styles {NAMES} office:version=\"1.2\"><office:styles>\
         <style:default-style style:family=\"table-cell\"><style:text-properties \
         style:font-name=\"Carlito\" fo:font-family=\"Calibri, Carlito\" fo:font-size=\"11pt\" \
         fo:language=\"sv\" fo:country=\"SE\"/></style:default-style></office:styles><office:automatic-styles>\
         <style:page-layout style:name=\"page\"><style:page-layout-properties fo:page-width=\"29.7cm\" \
         fo:page-height=\"21cm\" style:print-orientation=\"landscape\" style:scale-to-X=\"1\" \
         style:scale-to-Y=\"0\"/></style:page-layout></office:automatic-styles><office:master-styles>\
         <style:master-page style:name=\"Default\" style:page-layout-name=\"page\"/></office:master-styles>\
         </office:document-styles>"
    )
}

fn content(book: &Book) -> String {
    let mut widths: Vec<u16> =
        book.sheets.iter().flat_map(|sheet| sheet.columns.iter().map(|column| column.width)).collect();
    widths.sort_unstable();
    widths.dedup();
    let mut text = format!(
        "{XML}<office:document-content {NAMES} office:version=\"1.2\"><office:automatic-styles>{}",
        cell_styles()
    );
    for width in widths {
        // A character of 11-point text is about 2.1 mm wide.
        let hundredths = u32::from(width) * 21;
        let _ = write!(
            text,
            "<style:style style:name=\"w{width}\" style:family=\"table-column\"><style:table-column-properties \
             style:column-width=\"{}.{:02}cm\"/></style:style>",
            hundredths / 100,
            hundredths % 100
        );
    }
    text += "<style:style style:name=\"sheet\" style:family=\"table\" style:master-page-name=\"Default\"/>\
             </office:automatic-styles><office:body><office:spreadsheet>";
    for sheet in &book.sheets {
        table(&mut text, sheet);
    }
    text + "</office:spreadsheet></office:body></office:document-content>"
}

fn table(text: &mut String, sheet: &Sheet) {
    let _ = write!(text, "<table:table table:name=\"{}\" table:style-name=\"sheet\">", escape(sheet.name));
    for column in sheet.columns {
        let _ = write!(text, "<table:table-column table:style-name=\"w{}\"/>", column.width);
    }
    row(text, [cell_of("title", Cell::Text(sheet.title))]);
    for note in sheet.notes {
        row(text, [cell_of("note", Cell::Text(note))]);
    }
    row(text, [cell_of("note", Cell::Blank)]);
    if sheet.has_header() {
        *text += "<table:table-header-rows>";
        row(
            text,
            sheet.columns.iter().map(|column| cell_of(header(column.kind), Cell::Text(column.heading))),
        );
        *text += "</table:table-header-rows>";
    }
    for cells in sheet.cells() {
        row(text, cells.into_iter().map(|(kind, cell)| cell_of(&style(cell, kind), cell)));
    }
    *text += "</table:table>";
}

fn row(text: &mut String, cells: impl IntoIterator<Item = String>) {
    *text += "<table:table-row>";
    text.extend(cells);
    *text += "</table:table-row>";
}

fn header(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Prose => "header-start",
        Kind::Number => "header-end",
        Kind::Year | Kind::Any => "header-center",
    }
}

fn style(cell: Cell, kind: Kind) -> String {
    match cell {
        Cell::Number(_, decimals) => format!("number{}", decimals.min(MOST_DECIMALS)),
        Cell::Share(_, decimals) => format!("share{}", decimals.min(MOST_DECIMALS)),
        Cell::Year(_) => "year".to_owned(),
        Cell::Date(_) => "date".to_owned(),
        Cell::Blank | Cell::Text(_) if kind == Kind::Prose => "prose".to_owned(),
        Cell::Blank | Cell::Text(_) => "plain".to_owned(),
    }
}

fn cell_of(style: &str, cell: Cell) -> String {
    let value = match cell {
        Cell::Blank => return format!("<table:table-cell table:style-name=\"{style}\"/>"),
        Cell::Text(text) => {
            let text = escape(text);
            return format!(
                "<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\">\
                 <text:p>{text}</text:p></table:table-cell>"
            );
        }
        Cell::Number(number, _) => format!("float\" office:value=\"{number}"),
        Cell::Share(share, _) => format!("percentage\" office:value=\"{share}"),
        Cell::Year(year) => format!("float\" office:value=\"{year}"),
        Cell::Date(date) => format!("date\" office:date-value=\"{date}"),
    };
    format!("<table:table-cell table:style-name=\"{style}\" office:value-type=\"{value}\"/>")
}

const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" \
xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" \
xmlns:ooo=\"http://openoffice.org/2004/office\" \
xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

/// Number forms with 0 to 2 decimals, and the styles of cells, each written out: styles of content
/// cannot be built on one another.
fn cell_styles() -> String {
    let mut text = String::from(
        "<number:date-style style:name=\"iso\"><number:year number:style=\"long\"/><number:text>-</number:text>\
         <number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/>\
         </number:date-style>",
    );
    for decimals in 0..=MOST_DECIMALS {
        let form = format!("number:decimal-places=\"{decimals}\" number:min-integer-digits=\"1\"");
        let _ = write!(
            text,
            "<number:number-style style:name=\"n{decimals}\"><number:number {form} number:grouping=\"true\"/>\
             </number:number-style><number:percentage-style style:name=\"p{decimals}\"><number:number {form}/>\
             <number:text>%</number:text></number:percentage-style>"
        );
        cell_style(&mut text, &format!("number{decimals}"), &format!("n{decimals}"), LINE, "end", "");
        cell_style(&mut text, &format!("share{decimals}"), &format!("p{decimals}"), LINE, "center", "");
    }
    let wrapped = format!("{LINE} fo:wrap-option=\"wrap\"");
    let dark = "fo:background-color=\"#1f4e79\" style:vertical-align=\"middle\" fo:wrap-option=\"wrap\"";
    let white = "fo:font-weight=\"bold\" fo:color=\"#ffffff\"";
    for (name, data, cell, align, font) in [
        ("plain", "", LINE, "start", ""),
        ("prose", "", wrapped.as_str(), "start", ""),
        ("year", "", LINE, "center", ""),
        ("date", "iso", LINE, "center", ""),
        ("header-start", "", dark, "start", white),
        ("header-center", "", dark, "center", white),
        ("header-end", "", dark, "end", white),
        ("title", "", "", "start", "fo:font-weight=\"bold\" fo:font-size=\"14pt\" fo:color=\"#1f4e79\""),
        ("note", "", "", "start", "fo:font-style=\"italic\" fo:color=\"#595959\""),
    ] {
        cell_style(&mut text, name, data, cell, align, font);
    }
    text
}

fn cell_style(text: &mut String, name: &str, data: &str, cell: &str, align: &str, font: &str) {
    let data = if data.is_empty() { String::new() } else { format!(" style:data-style-name=\"{data}\"") };
    let _ = write!(
        text,
        "<style:style style:name=\"{name}\" style:family=\"table-cell\"{data}><style:table-cell-properties \
         {cell}/><style:paragraph-properties fo:text-align=\"{align}\"/><style:text-properties {font}/>\
         </style:style>"
    );
}

const MOST_DECIMALS: u32 = 2;
const LINE: &str = "fo:border-bottom=\"0.5pt solid #bfc9d4\" style:vertical-align=\"top\"";
