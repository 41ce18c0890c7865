//! A sample workbook as .xlsx.

use super::sheet::{Book, Cell, Kind, Sheet};
use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

const DARK: Color = Color::RGB(0x001F_4E79);
const LINE: Color = Color::RGB(0x00BF_C9D4);
const GREY: Color = Color::RGB(0x0059_5959);

/// The workbook's bytes.
pub fn bytes(book: &Book) -> Vec<u8> {
    write(book).expect("the sample data fits a workbook")
}

fn write(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::parse_from_str(&format!("{}T12:00:00", book.date))?;
    let properties = DocProperties::new().set_title(book.title).set_creation_datetime(&created);
    workbook.set_properties(&properties);
    for sheet in &book.sheets {
        fill(workbook.add_worksheet(), sheet)?;
    }
    workbook.save_to_buffer()
}

fn fill(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    page.set_name(sheet.name)?;
    page.write_with_format(
        0,
        0,
        sheet.title,
        &Format::new().set_bold().set_font_size(14).set_font_color(DARK),
    )?;
    for (row, note) in (1..).zip(sheet.notes) {
        page.write_with_format(row, 0, *note, &Format::new().set_italic().set_font_color(GREY))?;
    }
    let mut row = u32::try_from(sheet.first_row()).unwrap_or(u32::MAX);
    for (index, column) in (0..).zip(sheet.columns) {
        page.set_column_width(index, f64::from(column.width))?;
        if sheet.has_header() {
            page.write_with_format(row, index, column.heading, &header(column.kind))?;
        }
    }
    if sheet.has_header() {
        page.set_row_height(row, 32)?;
        page.set_repeat_rows(row, row)?;
        row += 1;
        page.set_freeze_panes(row, 1)?;
    }
    for cells in sheet.cells() {
        for (index, (kind, cell)) in (0..).zip(cells.iter().copied()) {
            write_cell(page, (row, index), cell, kind, sheet.has_header())?;
        }
        page.set_row_height(row, 15.0 * f64::from(lines(sheet, &cells)))?;
        row += 1;
    }
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_footer("&L&F&C&A&R&P (&N)");
    Ok(())
}

fn write_cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Cell,
    kind: Kind,
    has_header: bool,
) -> Result<(), XlsxError> {
    let mut format = Format::new().set_border_bottom(FormatBorder::Hair).set_border_bottom_color(LINE);
    format = format.set_align(FormatAlign::Top);
    if kind == Kind::Prose {
        format = format.set_text_wrap();
    }
    // Values beside labels line up with the texts among them.
    let beside = kind == Kind::Any && !has_header;
    if !has_header && !beside {
        format = format.set_bold();
    }
    if kind == Kind::Number {
        // A gap before the text of the next column.
        format = format.set_align(FormatAlign::Right).set_indent(1);
    }
    if matches!(kind, Kind::Year | Kind::Any) {
        format = format.set_align(if beside { FormatAlign::Left } else { FormatAlign::Center });
    }
    match cell {
        Cell::Blank => page.write_blank(row, column, &format)?,
        Cell::Text(text) => page.write_with_format(row, column, text, &format)?,
        Cell::Number(number, decimals) => page.write_with_format(
            row,
            column,
            nearest(number),
            &format.set_num_format(places("#,##0", decimals)),
        )?,
        Cell::Share(share, decimals) => page.write_with_format(
            row,
            column,
            nearest(share),
            &format.set_num_format(places("0", decimals) + "%"),
        )?,
        Cell::Year(year) => page.write_with_format(row, column, year, &format.set_num_format("0"))?,
        Cell::Date(date) => {
            let date = ExcelDateTime::parse_from_str(date)?;
            page.write_with_format(row, column, &date, &format.set_num_format("yyyy-mm-dd"))?
        }
    };
    Ok(())
}

/// How many lines of text a row needs: wrapped texts take the width of their column.
fn lines(sheet: &Sheet, cells: &[(Kind, Cell)]) -> u16 {
    let needed = sheet.columns.iter().zip(cells).map(|(column, (kind, cell))| match (kind, cell) {
        (Kind::Prose, Cell::Text(text)) => text.chars().count().div_ceil(usize::from(column.width)),
        _ => 1,
    });
    needed.max().and_then(|lines| u16::try_from(lines).ok()).unwrap_or(1)
}

fn header(kind: Kind) -> Format {
    let format = Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(DARK)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    match kind {
        Kind::Text | Kind::Prose => format.set_align(FormatAlign::Left),
        Kind::Number => format.set_align(FormatAlign::Right).set_indent(1),
        Kind::Year | Kind::Any => format.set_align(FormatAlign::Center),
    }
}

/// The number form with so many decimals.
fn places(form: &str, decimals: u32) -> String {
    if decimals == 0 { form.to_owned() } else { format!("{form}.{}", "0".repeat(decimals as usize)) }
}

/// The binary number that a spreadsheet program would store for what was typed.
fn nearest(number: Decimal) -> f64 {
    number.to_string().parse().expect("a decimal is a number")
}
