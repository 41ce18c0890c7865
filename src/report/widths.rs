//! Makes columns as wide as their numbers.

use super::fit::{AROUND, DIGIT, UNSAID, letters};
use super::measure::text_width;
use super::numbers::NumberForm;
use super::sheet::{At, Content, Part, Sheet};
use crate::figure::Book;

/// Words longer than this may be broken in a head, in pixels.
const LONGEST_WORD: f64 = 110.0;

/// How wide the columns of a sheet must be, in characters, as far as its cells were seen.
#[derive(Debug, Default)]
pub struct Widths(Vec<f64>);

impl Widths {
    /// Sees cells.
    pub fn see(&mut self, cells: &[At], book: &Book) {
        for (cell, content, style) in cells {
            let (size, bold) = letters(style.part);
            let column = usize::from(cell.column);
            let has = self.0.get(column).map_or(0.0, |width| width * DIGIT + AROUND - 4.0);
            let room = match content {
                Content::Home(id) | Content::Shown(id) => {
                    let form = NumberForm::of(*style).zip(book.number(*id));
                    // Most have room enough, which is told sooner than how much they need.
                    let form = form.filter(|(form, number)| form.most_width(*number, size) > has);
                    form.map(|(form, number)| form.width(number, size))
                }
                // A head goes on below itself between its words.
                Content::Words(text) if style.part == Part::HeadRight => {
                    let widest = text.split([' ', '-']).map(|word| text_width(word, size, bold));
                    Some(widest.fold(0.0, f64::max).min(LONGEST_WORD))
                }
                Content::Words(_) | Content::Open(..) | Content::Seal(_) => None,
            };
            let Some(room) = room else { continue };
            let needed = (room + 4.0 - AROUND) / DIGIT;
            if self.0.len() <= column {
                self.0.resize(column + 1, 0.0);
            }
            // Widths of two decimals, so that no digit depends on how a machine adds.
            self.0[column] = self.0[column].max((needed * 100.0).ceil() / 100.0);
        }
    }

    /// Makes the columns of the sheet as wide.
    pub fn give(self, sheet: &mut Sheet) {
        if sheet.widths.len() < self.0.len() {
            sheet.widths.resize(self.0.len(), UNSAID);
        }
        for (width, needed) in sheet.widths.iter_mut().zip(self.0) {
            *width = width.max(needed);
        }
    }
}
