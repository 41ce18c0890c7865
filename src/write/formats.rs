//! How a cell looks, by its part and its unit, in the theme of the workbook.

use crate::base::Severity;
use crate::report::NumberForm;
use crate::report::sheet::{Part, Style};
use crate::theme::{Colour, Palette, Theme};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline, Workbook, XlsxError};
use std::collections::HashMap;

/// Links; 8:1 against white.
const LINK: Color = Color::RGB(0x054AA8);
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
        Severity::Note => (Color::RGB(0x1F3864), Color::RGB(0xEAEFF7)),
    };
    format.set_bold().set_font_color(text).set_background_color(ground)
}

/// Formats that were needed so far.
pub(super) struct Formats<'t> {
    theme: &'t Theme,
    made: HashMap<Style, Format>,
}

impl<'t> Formats<'t> {
    /// The formats of a workbook in a theme. Its columns are counted in digits of the workbook's own
    /// font, so that they are as wide everywhere.
    pub(super) fn open(workbook: &mut Workbook, theme: &'t Theme) -> Result<Formats<'t>, XlsxError> {
        workbook.set_default_format(&plain(theme), 19, 64)?;
        Ok(Formats { theme, made: HashMap::new() })
    }

    pub(super) fn of(&mut self, style: Style) -> &Format {
        let theme = self.theme;
        self.made.entry(style).or_insert_with(|| make(style, theme))
    }

    /// The colour of lines.
    pub(super) fn line(&self) -> Color {
        color(self.theme.palette.line)
    }
}

/// A theme's colour as the library takes it.
pub(super) fn color(colour: Colour) -> Color {
    Color::RGB(colour.rgb())
}

fn plain(theme: &Theme) -> Format {
    Format::new().set_font_name(theme.font.as_str()).set_font_size(10)
}

fn make(style: Style, theme: &Theme) -> Format {
    let palette = &theme.palette;
    let base = plain(theme).set_align(FormatAlign::VerticalCenter);
    let numbered = |format: Format| match NumberForm::of(style) {
        Some(form) => format.set_num_format(form.code()),
        None => format,
    };
    let format = match style.part {
        Part::Title => base.set_bold().set_font_size(16).set_font_color(color(palette.heading)),
        Part::Lead => base.set_font_color(color(palette.lead)),
        Part::Sentence => base.set_font_size(12),
        Part::Section => base.set_bold().set_font_size(12).set_font_color(color(palette.heading)),
        Part::Head => head(base, palette),
        Part::HeadRight => numbered(head(base, palette)).set_align(FormatAlign::Right),
        Part::Label | Part::Text | Part::Link => base,
        Part::Note => {
            numbered(base).set_font_size(9).set_font_color(color(palette.lead)).set_align(FormatAlign::Left)
        }
        Part::Figure => numbered(base).set_align(FormatAlign::Right),
        Part::Sum => numbered(sum(base, palette)).set_align(FormatAlign::Right),
        Part::SumLabel => sum(base, palette),
        Part::Input => {
            let input = numbered(base).set_background_color(color(palette.input)).set_unlocked();
            input
                .set_border(FormatBorder::Thin)
                .set_border_color(color(palette.line))
                .set_align(FormatAlign::Right)
        }
        Part::Mark => base.set_bold().set_font_color(BAD.0),
        Part::Verdict => base.set_bold().set_align(FormatAlign::Center),
    };
    let format = if style.linked || style.part == Part::Link {
        format.set_font_color(LINK).set_underline(FormatUnderline::Single)
    } else {
        format
    };
    let format = if style.wrap { format.set_text_wrap() } else { format };
    if style.indent > 0 { format.set_indent(style.indent) } else { format }
}

fn head(base: Format, palette: &Palette) -> Format {
    base.set_bold().set_font_color(color(palette.head_text)).set_background_color(color(palette.head))
}

fn sum(base: Format, palette: &Palette) -> Format {
    base.set_bold()
        .set_background_color(color(palette.sum))
        .set_border_top(FormatBorder::Thin)
        .set_border_top_color(color(palette.line))
}
