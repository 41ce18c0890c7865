//! Comments on cells, seen when the pointer rests on them.

use super::wrap;
use rust_xlsxwriter::Note;

/// Width of a comment in pixels, and in the digits that a text is measured in.
const WIDTH: (u32, f64) = (300, 36.0);
/// Height of one line in pixels.
const LINE: u32 = 17;

/// A comment as large as its text.
pub(super) fn note(text: &str) -> Note {
    let lines = wrap::lines(text, WIDTH.1);
    Note::new(text)
        .add_author_prefix(false)
        .set_width(WIDTH.0)
        .set_height(lines.saturating_add(1).saturating_mul(LINE))
        .set_font_name("Arial")
        .set_font_size(9)
}
