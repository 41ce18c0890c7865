//! How a cell looks, by its part and its unit, in the theme of the workbook.

use crate::base::Severity;
use crate::report::NumberForm;
use crate::report::sheet::{Part, Style};
use crate::seal::Look;
use crate::theme::{Colour, Theme};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline, Workbook, XlsxError};
use std::collections::HashMap;

/// Links; 8:1 against white.
const LINK: u32 = 0x05_4AA8;
/// Text that has no colour of its own.
const BLACK: u32 = 0;
/// Text and ground of a good verdict; 6:1.
pub(super) const GOOD: (u32, u32) = (0x1E_5C2B, 0xD5_EED9);
/// Text and ground of a bad verdict; 6:1.
pub(super) const BAD: (u32, u32) = (0x9C_0006, 0xFF_D9D6);

/// Text and ground of a warning; 7:1.
const DOUBTFUL: (u32, u32) = (0x6B_4200, 0xFF_E3B8);

/// A format in the colours of a severity.
pub(super) fn of_severity(format: Format, severity: Severity) -> Format {
    let (text, ground) = match severity {
        Severity::Error => BAD,
        Severity::Warning => DOUBTFUL,
        Severity::Note => (0x1F_3864, 0xEA_EFF7),
    };
    format.set_bold().set_font_color(Color::RGB(text)).set_background_color(Color::RGB(ground))
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

/// Number form, colours and lock of a cell: what can hide a value, and what the seal holds of its looks.
pub(super) fn look(style: Style, theme: &Theme) -> Look {
    let palette = &theme.palette;
    let form = match style.part {
        Part::HeadRight | Part::Note | Part::Figure | Part::Sum | Part::Input => NumberForm::of(style),
        _ => None,
    };
    let ink = match style.part {
        _ if is_link(style) => LINK,
        Part::Title | Part::Section => palette.heading.rgb(),
        Part::Lead | Part::Note | Part::Clipped => palette.lead.rgb(),
        Part::Head | Part::HeadRight => palette.head_text.rgb(),
        Part::Mark => BAD.0,
        _ => BLACK,
    };
    let ground = match style.part {
        Part::Head | Part::HeadRight => Some(palette.head.rgb()),
        Part::Sum | Part::SumLabel => Some(palette.sum.rgb()),
        Part::Input => Some(palette.input.rgb()),
        _ => None,
    };
    let form = form.map_or_else(|| Look::default().form, NumberForm::code);
    Look { form, locked: style.part != Part::Input, ink, ground }
}

fn is_link(style: Style) -> bool {
    style.linked || style.part == Part::Link
}

fn make(style: Style, theme: &Theme) -> Format {
    let palette = &theme.palette;
    let base = looking(plain(theme).set_align(FormatAlign::VerticalCenter), &look(style, theme));
    let sum = |format: Format| {
        format.set_bold().set_border_top(FormatBorder::Thin).set_border_top_color(color(palette.line))
    };
    let format = match style.part {
        Part::Title => base.set_bold().set_font_size(16),
        Part::Sentence => base.set_font_size(12),
        Part::Section => base.set_bold().set_font_size(12),
        Part::Head | Part::Mark => base.set_bold(),
        Part::HeadRight => base.set_bold().set_align(FormatAlign::Right),
        Part::Lead | Part::Label | Part::Text | Part::Link => base,
        Part::Note => base.set_font_size(9).set_align(FormatAlign::Left),
        // Such an alignment keeps to the cell.
        Part::Clipped => base.set_font_size(9).set_align(FormatAlign::Fill),
        Part::Figure => base.set_align(FormatAlign::Right),
        Part::Sum => sum(base).set_align(FormatAlign::Right),
        Part::SumLabel => sum(base),
        Part::Input => base
            .set_border(FormatBorder::Thin)
            .set_border_color(color(palette.line))
            .set_align(FormatAlign::Right),
        Part::Verdict => base.set_bold().set_align(FormatAlign::Center),
    };
    let format = if is_link(style) { format.set_underline(FormatUnderline::Single) } else { format };
    let format = if style.wrap { format.set_text_wrap() } else { format };
    if style.indent > 0 { format.set_indent(style.indent) } else { format }
}

/// A format with the look that the seal holds.
fn looking(format: Format, look: &Look) -> Format {
    let usual = Look::default();
    let format = if look.form == usual.form { format } else { format.set_num_format(&look.form) };
    let format = if look.ink == usual.ink { format } else { format.set_font_color(Color::RGB(look.ink)) };
    let format = match look.ground {
        Some(ground) => format.set_background_color(Color::RGB(ground)),
        None => format,
    };
    if look.locked { format } else { format.set_unlocked() }
}
