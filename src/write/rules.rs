//! What a spreadsheet does by itself: colours by what stands in a cell, and values that a cell does not take.

use super::formats;
use crate::base::Cell;
use crate::report::sheet::Choice;
use crate::theme::Colour;
use crate::words::ReportWords;
use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DataValidationRule, Format,
    Worksheet, XlsxError,
};

/// What the binary numbers of a spreadsheet may leave of nothing is not below zero.
const BELOW: f64 = -0.000_01;

/// What is below zero is dark red besides its minus sign: a number form has only a red that is hardly
/// seen on the ground of a sum.
pub(super) fn below_zero(page: &mut Worksheet, last: Cell) -> Result<(), XlsxError> {
    let format = Format::new().set_font_color(formats::color(Colour::BELOW_ZERO));
    let rule = ConditionalFormatCellRule::LessThan(BELOW);
    let condition = ConditionalFormatCell::new().set_rule(rule).set_format(format);
    page.add_conditional_format(0, 0, last.row, last.column, &condition).map(|_| ())
}

/// Verdicts are green or red besides saying so: those below one another together.
pub(super) fn verdicts(page: &mut Worksheet, cells: &[Cell], words: &ReportWords) -> Result<(), XlsxError> {
    let colours = |(text, ground)| {
        Format::new().set_font_color(Color::RGB(text)).set_background_color(Color::RGB(ground))
    };
    let (good, bad) = (colours(formats::GOOD), colours(formats::BAD));
    for run in cells.chunk_by(|above, below| Cell { row: above.row + 1, ..*above } == *below) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        for (word, format) in [(&words.terms.holds, &good), (&words.terms.fails, &bad)] {
            let rule = ConditionalFormatCellRule::EqualTo(word.to_string());
            let condition = ConditionalFormatCell::new().set_rule(rule).set_format(format);
            page.add_conditional_format(first.row, first.column, last.row, last.column, &condition)?;
        }
    }
    Ok(())
}

pub(super) fn validation(choice: &Choice, words: &ReportWords) -> DataValidation {
    let texts = &words.texts;
    let (validation, message) = match choice {
        Choice::Words(list) => {
            // The list is a handful of short words, far below the 255 characters allowed.
            let validation = DataValidation::new().allow_list_strings(list);
            (
                validation.unwrap_or_else(|_| DataValidation::new()),
                crate::words::fill(&texts.choose_word, &[("choices", &list.join(", "))]),
            )
        }
        Choice::Whole(low, high) => {
            let bounds = [("low", &*low.to_string()), ("high", &*high.to_string())];
            let rule = DataValidationRule::Between(*low, *high);
            (DataValidation::new().allow_whole_number(rule), crate::words::fill(&texts.choose_whole, &bounds))
        }
        Choice::Share => {
            let rule = DataValidationRule::Between(0.0, 1.0);
            (DataValidation::new().allow_decimal_number(rule), texts.choose_share.to_string())
        }
    };
    let titled = validation.clone().set_error_title(&*texts.input_title);
    let titled = titled.and_then(|titled| titled.set_error_message(&message));
    titled.unwrap_or(validation)
}
