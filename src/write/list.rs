//! A list of texts with links into other workbooks, to the bytes of a workbook of one sheet. Apart
//! from the sheets of a report, which must not point out of their workbook.

use super::formats::{Formats, of_severity};
use super::links::url;
use super::wrap::{height, lines};
use super::{paper, properties};
use crate::base::{Severity, Unit};
use crate::report::sheet::{Link, Part, Properties, Style};
use crate::theme::Theme;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use std::collections::HashMap;

/// Rows that a list may have; a sheet has 1,048,576.
pub const MOST_ROWS: usize = 1_000_000;

/// A list before it has a file format.
#[derive(Debug, Default)]
pub struct List {
    /// The sheet's name, valid.
    pub sheet: String,
    /// Its title.
    pub title: String,
    /// Below the title: what the list comes to.
    pub verdict: String,
    /// Below that, a row each: what to know about the list.
    pub leads: Vec<String>,
    /// What the program knows its own file by.
    pub mark: String,
    /// The heads of the columns, and their widths in characters.
    pub heads: Vec<(String, f64)>,
    /// The rows, each with an entry for every column.
    pub rows: Vec<Vec<Entry>>,
    /// Page header: left, middle and right. Page footer: left and right.
    pub margins: [String; 5],
    /// The program and its version.
    pub author: String,
    /// The document's date, `2017-03-01T12:00:00Z`.
    pub date: String,
}

/// A cell of a list: always text, whatever it begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What stands there.
    pub text: String,
    /// The severity that it names, for its colours.
    pub severity: Option<Severity>,
    /// What it opens.
    pub link: Option<Link>,
}

/// The bytes of a list.
///
/// # Errors
/// What the writing library says; a fault of the layout, never of the findings.
pub fn list_to_bytes(list: &List, theme: &Theme) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let about = Properties {
        title: list.title.clone(),
        subject: list.verdict.clone(),
        author: list.author.clone(),
        date: list.date.clone(),
        mark: list.mark.clone(),
        stamp: String::new(),
    };
    workbook.set_properties(&properties(&about, theme)?);
    let mut formats = Formats::open(&mut workbook, theme)?;
    let line = formats.line();
    let page = workbook.add_worksheet();
    page.set_name(&list.sheet)?;
    let mut of = |part| formats.of(Style::of(part, Unit::Text, true)).clone();
    let last = (0..).zip(&list.heads).map(|(column, _)| column).last().unwrap_or(0);

    page.write_string_with_format(0, 0, &list.title, &of(Part::Title))?;
    page.set_row_height(0, 26)?;
    page.write_string_with_format(0, last, &list.mark, &of(Part::Note).set_align(FormatAlign::Right))?;
    page.write_string_with_format(1, 0, &list.verdict, &of(Part::Section))?;
    let mut row = 2;
    for lead in &list.leads {
        page.write_string_with_format(row, 0, lead, &of(Part::Lead))?;
        row += 1;
    }
    let head = row + 1;
    for (column, (text, width)) in (0..).zip(&list.heads) {
        page.set_column_width(column, *width)?;
        page.write_string_with_format(head, column, text, &of(Part::Head).set_text_wrap())?;
    }
    page.set_row_height(head, 18)?;
    page.set_freeze_panes(head + 1, 0)?;
    page.set_repeat_rows(head, head)?;
    paper(page, &list.margins, theme)?;

    let looks = Looks {
        text: ruled(of(Part::Text), line),
        link: ruled(of(Part::Link), line),
        line,
        severity: HashMap::new(),
    };
    row = fill(page, head, list, looks)?;
    if row > head {
        page.autofilter(head, 0, row, last)?;
    }
    workbook.save_to_buffer()
}

/// How the cells of the rows look.
struct Looks {
    text: Format,
    link: Format,
    line: Color,
    severity: HashMap<Severity, Format>,
}

/// Writes the rows below the head; returns the last row.
fn fill(page: &mut Worksheet, head: u32, list: &List, mut looks: Looks) -> Result<u32, XlsxError> {
    let mut row = head;
    for entries in list.rows.iter().take(MOST_ROWS) {
        row += 1;
        let lines = list.heads.iter().zip(entries).map(|((_, width), entry)| lines(&entry.text, *width));
        page.set_row_height(row, height(lines.max().unwrap_or(1)))?;
        for (column, entry) in (0..).zip(entries) {
            let url = entry.link.as_ref().and_then(url);
            match (url, entry.severity) {
                (Some(url), _) => {
                    let url = url.set_text(&entry.text);
                    page.write_url_with_format(row, column, url, &looks.link)?
                }
                (None, Some(severity)) => {
                    let format = looks
                        .severity
                        .entry(severity)
                        .or_insert_with(|| ruled(of_severity(looks.text.clone(), severity), looks.line));
                    page.write_string_with_format(row, column, &entry.text, format)?
                }
                (None, None) => page.write_string_with_format(row, column, &entry.text, &looks.text)?,
            };
        }
    }
    Ok(row)
}

/// Long texts go on below themselves; a thin line keeps the rows apart.
fn ruled(format: Format, line: Color) -> Format {
    let top = format.set_text_wrap().set_align(FormatAlign::Top);
    top.set_border_bottom(FormatBorder::Hair).set_border_bottom_color(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_before_all_spreadsheets_is_no_fault() {
        let list = |date: &str| List { sheet: "Blad".to_string(), date: date.to_string(), ..List::default() };
        let bytes = |date: &str| list_to_bytes(&list(date), Theme::own());
        let oldest = bytes("1601-01-01T00:00:00Z").expect("written");
        assert!(oldest == bytes("1899-12-30T12:00:00Z").expect("written"));
        assert!(oldest != bytes("2017-03-01T12:00:00Z").expect("written"));
    }
}
