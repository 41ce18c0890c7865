//! How a cell looks, by its part and its unit: one theme for all sheets.

use crate::base::{Severity, Unit};
use crate::report::sheet::{Part, Style};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use std::collections::HashMap;

/// Dark blue of titles and heads; 11:1 against white.
const BLUE: Color = Color::RGB(0x1F3864);
/// Grey of leads and notes; 7:1 against white.
const GREY: Color = Color::RGB(0x595959);
/// Ground of sums.
const PALE: Color = Color::RGB(0xEAEFF7);
/// Lines.
pub(super) const LINE: Color = Color::RGB(0xBFC7D5);
/// Ground of cells that one may change.
const YELLOW: Color = Color::RGB(0xFFF2CC);
/// Text and ground of a good verdict; 6:1.
pub(super) const GOOD: (Color, Color) = (Color::RGB(0x1E5C2B), Color::RGB(0xD5EED9));
/// Text and ground of a bad verdict; 6:1.
pub(super) const BAD: (Color, Color) = (Color::RGB(0x9C0006), Color::RGB(0xFFD9D6));

/// Text and ground of a warning; 7:1.
const DOUBTFUL: (Color, Color) = (Color::RGB(0x6B4200), Color::RGB(0xFFE3B8));

/// A format in the colours of a severity.
pub(super) fn of_severity(format: Format, severity: Severity) -> Format {
    let (text, ground) = match severity {
        Severity::Error => BAD,
        Severity::Warning => DOUBTFUL,
        Severity::Note => (BLUE, PALE),
    };
    format.set_bold().set_font_color(text).set_background_color(ground)
}

/// Formats that were needed so far.
#[derive(Default)]
pub(super) struct Formats {
    made: HashMap<Style, Format>,
}

impl Formats {
    pub(super) fn of(&mut self, style: Style) -> &Format {
        self.made.entry(style).or_insert_with(|| make(style))
    }
}

fn make(style: Style) -> Format {
    let base = Format::new().set_font_name("Arial").set_font_size(10).set_align(FormatAlign::VerticalCenter);
    let numbered = |format: Format| format.set_num_format(number_form(style.unit, style.whole));
    let format = match style.part {
        Part::Title => base.set_bold().set_font_size(16).set_font_color(BLUE),
        Part::Lead => base.set_font_color(GREY),
        Part::Section => base.set_bold().set_font_size(12).set_font_color(BLUE),
        Part::Head => head(base),
        Part::HeadRight => numbered(head(base)).set_align(FormatAlign::Right),
        Part::Label | Part::Text => base,
        Part::Prose => base.set_text_wrap().set_align(FormatAlign::Left).set_align(FormatAlign::Top),
        Part::Note => numbered(base).set_font_size(9).set_font_color(GREY).set_align(FormatAlign::Left),
        Part::Figure => numbered(base).set_align(FormatAlign::Right),
        Part::Sum => numbered(sum(base)).set_align(FormatAlign::Right),
        Part::SumLabel => sum(base),
        Part::Input => {
            let input = numbered(base).set_background_color(YELLOW).set_unlocked();
            input.set_border(FormatBorder::Thin).set_border_color(LINE).set_align(FormatAlign::Right)
        }
        Part::Mark => base.set_bold().set_font_color(BAD.0),
        Part::Verdict => base.set_bold().set_align(FormatAlign::Center),
        Part::Link => {
            base.set_font_color(Color::RGB(0x054AA8)).set_underline(rust_xlsxwriter::FormatUnderline::Single)
        }
    };
    if style.indent > 0 { format.set_indent(style.indent) } else { format }
}

fn head(base: Format) -> Format {
    base.set_bold().set_font_color(Color::White).set_background_color(BLUE).set_text_wrap()
}

fn sum(base: Format) -> Format {
    base.set_bold().set_background_color(PALE).set_border_top(FormatBorder::Thin).set_border_top_color(LINE)
}

/// Number forms are written the English way; a Swedish Excel shows `#,##0` as 1 234.
fn number_form(unit: Unit, whole: bool) -> &'static str {
    match (unit, whole) {
        (Unit::Kronor, _) => "#,##0;[Red]-#,##0",
        (Unit::Price, _) => "#,##0.00;[Red]-#,##0.00",
        (Unit::Rate, _) => "0.000000%",
        (Unit::Share, true) => "0%",
        (Unit::Share, false) => "0.0%",
        (Unit::Persons | Unit::Months | Unit::Quantity, true) => "#,##0;[Red]-#,##0",
        (Unit::Persons | Unit::Months | Unit::Quantity, false) => "#,##0.00;[Red]-#,##0.00",
        (Unit::Factor, true) => "0",
        (Unit::Factor, false) => "0.0000",
        (Unit::Times | Unit::IndexValue, _) => "0.00;[Red]-0.00",
        (Unit::Years, true) => "0",
        (Unit::Years, false) => "0.0",
        (Unit::YearNumber | Unit::CalendarYear | Unit::Flag, _) => "0",
        (Unit::Text, _) => "General",
    }
}
