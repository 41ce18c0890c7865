//! Empty input workbooks to bytes: yellow cells that may be filled in, all others locked.

use super::formats::Formats;
use super::wrap::{height, lines};
use super::{nearest, paper, properties};
use crate::base::{Cell, Unit};
use crate::report::sheet::{Part, Properties, Style};
use crate::template::{Book, Content, Field, Look, Range, Sheet, Takes};
use crate::theme::Theme;
use crate::words::WrongWords;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign, FormatBorder,
    Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeSet;

/// What the document says that it is.
const MARK: &str = "bokslut-mall/1";
/// The document's date: always the same, so that the bytes are.
const DATE: &str = "2026-01-01T00:00:00Z";
/// The last row of a sheet.
const LAST_ROW: u32 = 1_048_575;
/// Rows of a column to be filled in that have lines, and so are printed though they are empty.
const RULED: u32 = 25;
/// How much more room there is for help, which is smaller than other texts.
const SMALLER: f64 = 1.15;

/// The bytes of an empty workbook.
///
/// # Errors
/// What the writing library says; a fault of the layout.
pub fn template_to_bytes(book: &Book, wrong: &WrongWords) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let about = Properties {
        title: book.title.clone(),
        author: "bokslut".to_string(),
        date: DATE.to_string(),
        mark: MARK.to_string(),
        stamp: String::new(),
        ..Properties::default()
    };
    workbook.set_properties(&properties(&about, Theme::own())?);
    let mut formats = Formats::open(&mut workbook, Theme::own())?;
    for sheet in &book.sheets {
        let page = workbook.add_worksheet();
        page.set_name(&sheet.name)?;
        set_up(page, sheet, &book.title)?;
        for field in &sheet.fields {
            open(page, field, &mut formats, &wrong.title)?;
        }
        for (cell, content, look) in &sheet.cells {
            let (row, column) = (cell.row, cell.column);
            match content {
                Content::Words(text) => {
                    let format = of(&mut formats, *look, Unit::Text);
                    page.write_string_with_format(row, column, text, &format)?
                }
                Content::Number(number, unit) => {
                    let format = of(&mut formats, *look, *unit);
                    page.write_number_with_format(row, column, nearest(*number), &format)?
                }
            };
        }
    }
    workbook.save_to_buffer()
}

/// Page set-up: widths, heights, frozen panes, heads repeated, protection without a password.
fn set_up(page: &mut Worksheet, sheet: &Sheet, title: &str) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(&sheet.widths) {
        page.set_column_width(column, *width)?;
    }
    page.set_row_height(0, 26)?;
    let rows: BTreeSet<u32> = sheet.cells.iter().map(|(cell, ..)| cell.row).collect();
    for row in rows {
        let wrapped = sheet.cells.iter().filter(|(cell, _, look)| {
            cell.row == row && matches!(look, Look::Help | Look::Head | Look::Text)
        });
        let needed = wrapped.filter_map(|(cell, content, look)| {
            let width = *sheet.widths.get(usize::from(cell.column))?;
            let width = if *look == Look::Help { width * SMALLER } else { width };
            match content {
                Content::Words(text) => Some(lines(text, width)),
                Content::Number(..) => None,
            }
        });
        if let Some(most) = needed.max() {
            page.set_row_height(row, height(most) + 3.0)?;
        }
    }
    page.set_freeze_panes(sheet.freeze.0, sheet.freeze.1)?;
    let [left, right] = sheet.footer.clone();
    paper(page, &[title.to_string(), String::new(), String::new(), left, right], Theme::own())?;
    page.set_print_fit_to_pages(sheet.pages_wide, 0);
    if sheet.freeze.0 > 0 {
        page.set_repeat_rows(sheet.freeze.0 - 1, sheet.freeze.0 - 1)?;
    }
    if sheet.pages_wide > 1 {
        page.set_repeat_columns(0, 0)?;
    }
    let may = ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        sort: true,
        ..ProtectionOptions::new()
    };
    page.protect_with_options(&may);
    Ok(())
}

/// Makes cells yellow and unlocked, and says what they take.
fn open(page: &mut Worksheet, field: &Field, formats: &mut Formats, title: &str) -> Result<(), XlsxError> {
    let Cell { row, column } = field.first;
    let input = of(formats, Look::Filled, field.unit);
    let last = if field.column {
        // The format of a column reaches its heads too, unless they have one of their own.
        page.set_column_format(column, &input.clone().set_border(FormatBorder::None))?;
        let ground = of(formats, Look::Text, Unit::Text);
        for above in 0..row {
            page.write_blank(above, column, &ground)?;
        }
        for below in row..row + RULED {
            page.write_blank(below, column, &input)?;
        }
        LAST_ROW
    } else {
        page.write_blank(row, column, &input)?;
        row
    };
    if let Some(rule) = rule(&field.takes)? {
        let told = rule.set_error_title(title)?.set_error_message(&field.message)?;
        page.add_data_validation(row, column, last, column, &told)?;
    }
    Ok(())
}

/// A look as a format.
fn of(formats: &mut Formats, look: Look, unit: Unit) -> Format {
    let part = match look {
        Look::Title => Part::Title,
        Look::Lead => Part::Lead,
        Look::Help | Look::Example => Part::Note,
        Look::Head => Part::Head,
        Look::Text => Part::Text,
        Look::Filled => Part::Input,
    };
    let format = formats.of(Style::of(part, unit, unit == Unit::Persons)).clone();
    let line = formats.line();
    match look {
        Look::Help => apart(format, line).set_text_wrap().set_align(FormatAlign::Top),
        Look::Text | Look::Head => format.set_text_wrap(),
        Look::Example => apart(format, line).set_italic(),
        // Numbers to the right, texts to the left.
        Look::Filled => format.set_align(FormatAlign::General).set_align(FormatAlign::VerticalCenter),
        _ => format,
    }
}

/// A thin line keeps texts that stand side by side apart.
fn apart(format: Format, line: Color) -> Format {
    format.set_border_left(FormatBorder::Thin).set_border_left_color(line)
}

/// The rule of a cell; none where it takes anything.
fn rule(takes: &Takes) -> Result<Option<DataValidation>, XlsxError> {
    let rule = DataValidation::new();
    let ask = |rule: DataValidation| rule.set_error_style(DataValidationErrorStyle::Warning);
    Ok(Some(match takes {
        Takes::Anything => return Ok(None),
        Takes::Words(words) => rule.allow_list_strings(words)?,
        Takes::Usually(words) => ask(rule.allow_list_strings(words)?),
        Takes::Listed(sheet, first, last) => {
            let at = |cell: &Cell| format!("${}${}", Cell::letters(cell.column), cell.row + 1);
            let sheet = sheet.replace('\'', "''");
            ask(rule.allow_list_formula(Formula::new(format!("='{sheet}'!{}:{}", at(first), at(last)))))
        }
        // Every number that a cell can hold exactly.
        Takes::AnyNumber => rule.allow_decimal_number(DataValidationRule::Between(-1e15, 1e15)),
        Takes::Number(range) => rule.allow_decimal_number(bounds(*range, f64::from)),
        Takes::Whole(range) => rule.allow_whole_number(bounds(*range, |bound| bound)),
    }))
}

fn bounds<T: rust_xlsxwriter::IntoDataValidationValue>(
    range: Range,
    number: impl Fn(i32) -> T,
) -> DataValidationRule<T> {
    match range {
        Range::From(low) => DataValidationRule::GreaterThanOrEqualTo(number(low)),
        Range::Above(low) => DataValidationRule::GreaterThan(number(low)),
        Range::Between(low, high) => DataValidationRule::Between(number(low), number(high)),
    }
}
