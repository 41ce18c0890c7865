//! How a cell looks, by its part and its unit: one theme for all sheets.

use crate::base::Severity;
use crate::report::NumberForm;
use crate::report::sheet::{Part, Style};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, XlsxError};
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

/// Columns are counted in digits of the workbook's own font: one that every machine has, or has the
/// like of, so that columns are as wide everywhere.
pub(super) fn base_font(workbook: &mut Workbook) -> Result<(), XlsxError> {
    workbook.set_default_format(&plain(), 19, 64).map(|_| ())
}

fn plain() -> Format {
    Format::new().set_font_name("Arial").set_font_size(10)
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
    let base = plain().set_align(FormatAlign::VerticalCenter);
    let numbered = |format: Format| match NumberForm::of(style) {
        Some(form) => format.set_num_format(form.code(style.unit)),
        None => format,
    };
    let format = match style.part {
        Part::Title => base.set_bold().set_font_size(16).set_font_color(BLUE),
        Part::Lead => base.set_font_color(GREY),
        Part::Section => base.set_bold().set_font_size(12).set_font_color(BLUE),
        Part::Head => head(base),
        Part::HeadRight => numbered(head(base)).set_align(FormatAlign::Right),
        Part::Label | Part::Text => base,
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
    let format = if style.wrap { format.set_text_wrap() } else { format };
    if style.indent > 0 { format.set_indent(style.indent) } else { format }
}

fn head(base: Format) -> Format {
    base.set_bold().set_font_color(Color::White).set_background_color(BLUE).set_text_wrap()
}

fn sum(base: Format) -> Format {
    base.set_bold().set_background_color(PALE).set_border_top(FormatBorder::Thin).set_border_top_color(LINE)
}
