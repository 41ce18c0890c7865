//! Neutral sheets, lists of texts and empty input workbooks to the bytes of an Excel workbook. The
//! only room that names the writing library.

mod charts;
mod comments;
mod formats;
mod links;
mod list;
mod logo;
mod nearest;
mod rules;
mod seal;
mod template;
mod wrap;

pub use crate::report::sheet::Link;
pub use links::MOST_LINKS;
pub use list::{Entry, List, MOST_ROWS, list_to_bytes};
pub use template::template_to_bytes;

use crate::base::Cell;
use crate::figure::{Address, Value};
use crate::report::sheet::{Part, Properties, Sheet, Sheets};
use crate::report::{Cells, ROW, Ready, ReadyAt, ReadyCell, quoted, shortened};
use crate::seal::{Lines, PROPERTY};
use crate::sign::Signer;
use crate::theme::Theme;
use crate::words::ReportWords;
use formats::Formats;
use nearest::nearest;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};
use std::collections::HashMap;

/// Half of the time that a workbook takes to write is its compression. At this level reports are a thirtieth
/// larger than at the library's own, 6, and take a sixth less time; below it they grow and little is gained.
const COMPRESSION: u8 = 4;

/// Cells: sheets of more, whose rows are made from the top down, go to a temporary file while they are written, where
/// there can be one. The summary of thousands of accounts has such.
pub const LARGE: usize = 30_000;

/// Pages that a spreadsheet lets begin at a row of ours; after so many it cuts a sheet by itself.
const MOST_BREAKS: usize = 1_023;

/// A workbook whose sheets are written, and need not be held by anybody else.
pub struct Written(Workbook);

impl Written {
    /// Its bytes.
    ///
    /// # Errors
    /// As for [`written`].
    pub fn to_bytes(mut self) -> Result<Vec<u8>, XlsxError> {
        self.0.save_to_buffer()
    }
}

/// The bytes of a workbook.
///
/// # Errors
/// As for [`written`].
pub fn to_bytes(
    sheets: &Sheets,
    ready: Ready,
    theme: &Theme,
    signer: Option<&Signer>,
    words: &ReportWords,
) -> Result<Vec<u8>, XlsxError> {
    written(sheets, ready, theme, signer, words)?.to_bytes()
}

/// Writes a workbook. One that has a place for a seal is sealed, and the seal signed where there is
/// somebody to sign it.
///
/// # Errors
/// What the writing library says; a fault of the layout, never of the input.
pub fn written(
    sheets: &Sheets,
    ready: Ready,
    theme: &Theme,
    signer: Option<&Signer>,
    words: &ReportWords,
) -> Result<Written, XlsxError> {
    let mut workbook = Workbook::new();
    let sealed = seal::seal(sheets, &ready, theme).map(|lines| (lines.total(), lines));
    let signature = match (&sealed, signer) {
        (Some((total, _)), Some(signer)) => seal::signature(total, signer, &sheets.properties)?,
        _ => String::new(),
    };
    let seal = sealed.as_ref().map(|(total, lines)| (lines, total.as_str(), signature.lines().collect()));
    let about = properties(&sheets.properties, theme)?;
    workbook.set_properties(&match &sealed {
        Some((total, _)) => about.set_custom_property(PROPERTY, total.as_str()),
        None => about,
    });
    let titles: Vec<&str> = sheets.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let mut formats = Formats::open(&mut workbook, theme)?;
    for (sheet, ready) in sheets.sheets.iter().zip(ready.sheets) {
        let on_disk = matches!(ready.cells, Cells::Made(..)) && ready.cells.count() > LARGE;
        let page = if on_disk && tempfile::tempfile().is_ok() {
            workbook.add_worksheet_with_low_memory()?
        } else {
            workbook.add_worksheet()
        };
        page.set_name(&sheet.name)?;
        set_up(page, sheet, theme)?;
        // The program says what comments say, nobody in person.
        page.set_default_note_author(&sheets.properties.author);
        let links: HashMap<Cell, Address> = ready.links.iter().take(MOST_LINKS).copied().collect();
        let mut found: Vec<Cell> = Vec::new();
        let mut written = Ok(());
        let told = ready.cells.each(&mut |cells| {
            let verdict = cells.iter().filter(|(.., style)| style.part == Part::Verdict);
            found.extend(verdict.map(|(cell, ..)| *cell));
            if written.is_ok() {
                written = put_all(page, cells, &links, &titles, &mut formats, seal.as_ref());
            }
        });
        written?;
        told.map_err(|fault| XlsxError::ParameterError(format!("{fault:?}")))?;
        for (cell, text) in &sheet.comments {
            page.insert_note(cell.row, cell.column, &comments::note(text))?;
        }
        rules::verdicts(page, &found, words)?;
        rules::below_zero(page, sheet.print.last)?;
        for (cell, choice) in &sheet.choices {
            page.add_data_validation(
                cell.row,
                cell.column,
                cell.row,
                cell.column,
                &rules::validation(choice, words),
            )?;
        }
        for chart in &sheet.charts {
            page.insert_chart(chart.at.row, chart.at.column, &charts::draw(chart, &titles, theme))?;
        }
        for (cell, values) in &sheet.sparklines {
            page.add_sparkline(cell.row, cell.column, &charts::sparkline(*values, &titles, &theme.charts))?;
        }
    }
    if let (Some(first), Some(logo)) = (sheets.sheets.first(), &theme.logo) {
        logo::on_first_sheet(workbook.worksheet_from_index(0)?, &first.widths, logo, theme)?;
    }
    for (name, address) in &ready.names {
        let (sheet, cell) = (quoted(titles[address.sheet]), address.cell);
        let target = format!("={sheet}!${}${}", Cell::letters(cell.column), cell.row + 1);
        workbook.define_name(name, &target)?;
    }
    workbook.set_zip_compression_level(COMPRESSION);
    Ok(Written(workbook))
}

fn properties(properties: &Properties, theme: &Theme) -> Result<DocProperties, XlsxError> {
    // Some programs date a workbook 1601, which a spreadsheet has no day for. Never the clock's date.
    let date = ExcelDateTime::parse_from_str(properties.date.trim_end_matches('Z'))
        .or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))?;
    let about = DocProperties::new()
        .set_title(&properties.title)
        .set_subject(&properties.subject)
        .set_author(&properties.author)
        .set_company(&theme.organisation)
        .set_custom_property("bokslut", properties.mark.as_str())
        .set_creation_datetime(&date);
    Ok(match properties.stamp.as_str() {
        "" => about,
        stamp => about.set_custom_property("bokslut-stamp", stamp),
    })
}

/// Page set-up: widths, heights, frozen panes, heads repeated, protection.
fn set_up(page: &mut Worksheet, sheet: &Sheet, theme: &Theme) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(&sheet.widths) {
        page.set_column_width(column, *width)?;
    }
    page.set_default_row_height(ROW);
    for (row, height) in &sheet.heights {
        page.set_row_height(*row, *height)?;
    }
    // The heading stands above what folds away under it.
    page.group_symbols_above(true);
    for (first, last) in &sheet.groups {
        page.group_rows(*first, *last)?;
    }
    page.set_freeze_panes(sheet.freeze.0, sheet.freeze.1)?;
    paper(page, &sheet.margins, theme)?;
    cut_into_pages(page, sheet)?;
    let columns = u16::try_from(sheet.widths.len()).ok().and_then(|count| count.checked_sub(1));
    if let Some(column) = columns.filter(|_| sheet.print.clipped) {
        // LibreOffice would take pages for the rest of what is clipped.
        page.set_print_area(0, 0, sheet.print.last.row, column)?;
    }
    if sheet.repeat.1 > 0 {
        page.set_repeat_rows(sheet.repeat.0, sheet.repeat.1)?;
    }
    let options = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
    page.protect_with_options(&options);
    Ok(())
}

/// One page, or the sheet's own scale and pages: a spreadsheet that fits a sheet to a page's width
/// by itself does not mind where pages were to end.
fn cut_into_pages(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    if sheet.one_page {
        return page.set_print_fit_to_pages(1, 1).set_page_breaks(&[]).map(|_| ());
    }
    page.set_print_scale(sheet.print.scale);
    let rows = &sheet.print.row_breaks;
    page.set_page_breaks(&rows[..rows.len().min(MOST_BREAKS)])?;
    let columns: Vec<u32> = sheet.print.column_breaks.iter().map(|column| u32::from(*column)).collect();
    if !columns.is_empty() {
        page.set_vertical_page_breaks(&columns)?;
        page.set_repeat_columns(0, sheet.lead.saturating_sub(1))?;
    }
    Ok(())
}

/// The printed page: A4 landscape, one page wide, header (left, middle in bold, right) and footer.
fn paper(page: &mut Worksheet, margins: &[String; 5], theme: &Theme) -> Result<(), XlsxError> {
    page.set_paper_size(9).set_landscape();
    page.set_print_fit_to_pages(1, 0);
    page.set_margins(0.25, 0.25, 0.6, 0.5, 0.3, 0.25);
    // The blank after the size keeps a name that begins with a digit from becoming part of it.
    // A spreadsheet takes 255 characters of a header.
    let escaped = |text: &str| text.replace('&', "&&");
    let [left, mark, right, below_left, below_right] = margins.each_ref().map(|text| cut(text, 65));
    let left = match theme.organisation.as_str() {
        "" => left,
        whose => format!("{} · {left}", escaped(&shortened(whose))),
    };
    let mark = if mark.is_empty() { mark } else { format!("&C&\"-,Bold\"&8 {mark}") };
    let picture = if theme.logo.is_some() { " &G" } else { "" };
    page.set_header(format!("&L&8 {left}{mark}&R&8 {right}{picture}"));
    let footer = match theme.footer.as_str() {
        "" => String::new(),
        footer => format!("&C&8 {}", escaped(footer)),
    };
    page.set_footer(format!("&L&8 {below_left}{footer}&R&8 {below_right}"));
    page.set_screen_gridlines(false);
    match &theme.logo {
        Some(logo) => logo::in_header(page, logo),
        None => Ok(()),
    }
}

/// A text of a page header, where && is one sign, to the room there is.
fn cut(text: &str, longest: usize) -> String {
    let cut: String = text.chars().take(longest).collect();
    let halved = cut.len() < text.len() && (cut.len() - cut.trim_end_matches('&').len()) % 2 == 1;
    if halved { cut[..cut.len() - 1].to_string() } else { cut }
}

/// Puts some cells of a sheet, with the seal's parts where there is one.
fn put_all(
    page: &mut Worksheet,
    cells: &[ReadyAt],
    links: &HashMap<Cell, Address>,
    titles: &[&str],
    formats: &mut Formats,
    seal: Option<&(&Lines, &str, Vec<&str>)>,
) -> Result<(), XlsxError> {
    // The library looks at all of a format to know it again: once for cells side by side.
    let beside = |(a, _, one): &ReadyAt, (b, _, other): &ReadyAt| {
        a.row == b.row && a.column + 1 == b.column && one == other
    };
    for run in cells.chunk_by(beside) {
        let (Some((first, _, style)), Some((last, ..))) = (run.first(), run.last()) else { continue };
        let format = formats.of(*style);
        for (cell, content, _) in run {
            if let Some(to) = links.get(cell) {
                let text = if let ReadyCell::Words(text) = content { text } else { titles[to.sheet] };
                links::to_place(page, *cell, *to, titles[to.sheet], text, format)?;
            }
            match (content, seal) {
                (ReadyCell::Seal(part), Some((lines, total, signature))) => {
                    for (column, text) in (cell.column..).zip(seal::text(*part, lines, total, signature)) {
                        page.write_string_with_format(cell.row, column, text, format)?;
                    }
                }
                _ => put(page, *cell, content, format)?,
            }
        }
        page.set_range_format(first.row, first.column, last.row, last.column, format)?;
    }
    Ok(())
}

/// Puts what a cell holds; its format comes with that of its neighbours.
fn put(page: &mut Worksheet, cell: Cell, content: &ReadyCell, format: &Format) -> Result<(), XlsxError> {
    let (row, column) = (cell.row, cell.column);
    match content {
        ReadyCell::Words(text) => words(page, cell, text, format)?,
        ReadyCell::Given(Value::Text(text)) => words(page, cell, text, format)?,
        ReadyCell::Given(Value::Number(number)) => page.write_number(row, column, nearest(*number))?,
        ReadyCell::Formula(formula, value) => {
            let result = match value {
                Value::Number(number) => nearest(*number).to_string(),
                Value::Text(text) => text.to_string(),
            };
            page.write_formula(row, column, Formula::new(formula).set_result(result))?
        }
        ReadyCell::Open(text, link) => match links::url(link) {
            Some(target) => page.write_url_with_format(row, column, target.set_text(text), format)?,
            None => words(page, cell, text, format)?,
        },
        // Without a seal there is nothing to show of it.
        ReadyCell::Seal(_) => words(page, cell, "", format)?,
    };
    Ok(())
}

/// Puts words; a cell of none has only its format, which makes it one.
fn words<'p>(
    page: &'p mut Worksheet,
    cell: Cell,
    text: &str,
    format: &Format,
) -> Result<&'p mut Worksheet, XlsxError> {
    if text.is_empty() {
        return page.write_blank(cell.row, cell.column, format);
    }
    page.write_string(cell.row, cell.column, text)
}
