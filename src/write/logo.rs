//! The organisation's logo: on the first sheet, and at the top of every printed page.

use crate::theme::{Logo, Theme};
use rust_xlsxwriter::{HeaderImagePosition, Image, Worksheet, XlsxError};

/// The tallest that it is at the top of a page and on the first sheet, in pixels.
const IN_HEADER: f64 = 26.0;
const ON_SHEET: f64 = 44.0;
/// The widest that it is, in pixels.
const WIDEST: f64 = 220.0;

fn image(logo: &Logo, tallest: f64) -> Result<(Image, f64), XlsxError> {
    let (width, height) = (f64::from(logo.size.0), f64::from(logo.size.1));
    let scale = (tallest / height).min(WIDEST / width);
    // What a picture says of its own resolution would change its size.
    let image = Image::new_from_buffer(&logo.bytes)?.set_scale_to_size(width * scale, height * scale, true);
    Ok((image, width * scale))
}

pub(super) fn in_header(page: &mut Worksheet, logo: &Logo) -> Result<(), XlsxError> {
    page.set_header_image(&image(logo, IN_HEADER)?.0, HeaderImagePosition::Right).map(|_| ())
}

/// In the upper right corner, so that its right edge is that of the sheet.
pub(super) fn on_first_sheet(
    page: &mut Worksheet,
    widths: &[f64],
    logo: &Logo,
    theme: &Theme,
) -> Result<(), XlsxError> {
    let (image, width) = image(logo, ON_SHEET)?;
    let edges: Vec<f64> = widths
        .iter()
        .scan(0.0, |edge, width| {
            *edge += width * 7.0 + 5.0;
            Some(*edge)
        })
        .collect();
    let left = (edges.last().copied().unwrap_or_default() - width).max(0.0);
    let column = edges.iter().take_while(|edge| **edge <= left).count();
    let into = left - column.checked_sub(1).map_or(0.0, |before| edges[before]);
    let image = image.set_alt_text(&theme.organisation);
    // Whole pixels; a column is never thousands of them wide.
    let into = (0..10_000_u32).take_while(|pixels| f64::from(*pixels) < into).count();
    let (column, into) = (u16::try_from(column).unwrap_or(0), u32::try_from(into).unwrap_or(0));
    page.insert_image_with_offset(0, column, &image, into, 2).map(|_| ())
}
