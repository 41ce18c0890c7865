//! The cells around a finding, in aligned columns, with carets under the cell in question.

use super::Look;
use super::paint::Tone;
use super::text::{clean, pad, shorten, width, wrap};
use crate::base::{Cell, Excerpt, Severity};
use std::ops::RangeInclusive;

/// The least columns of screen a column of cells takes.
const LEAST: usize = 8;
/// How wide a column of cells may be; the next lower where the rows would be too long.
const CAPS: [usize; 4] = [24, 16, 12, LEAST];
/// How wide the column in question may be.
const FOUND_CAP: usize = 32;
/// Between columns of cells.
const GAP: usize = 2;
/// Carets under a blank cell.
const BLANK_CARETS: usize = 3;
/// A label that has less room than this beside the carets goes below them.
const LABEL_LEAST: usize = 24;

/// The lines of the table, each as it follows the frame's bar, or none when the excerpt does not
/// hold the cell. `room` is how many columns of screen a line may take.
pub fn table(
    excerpt: &Excerpt,
    found: Cell,
    label: &str,
    severity: Severity,
    room: usize,
    look: Look,
) -> Option<Vec<String>> {
    let at = usize::from(found.column.checked_sub(excerpt.first_column)?);
    let found_row = excerpt.rows.iter().position(|row| row.row == found.row)?;
    let count = excerpt.rows.iter().map(|row| row.cells.len()).max()?;
    if at >= count {
        return None;
    }
    let digits = excerpt.rows.iter().map(|row| (row.row + 1).to_string().len()).max()?;
    let margin = GAP + digits;
    let cells: Vec<Vec<String>> =
        excerpt.rows.iter().map(|row| row.cells.iter().map(|cell| clean(cell)).collect()).collect();
    let layout = Layout::new(&cells, count, at, room.saturating_sub(margin));

    let heads: Vec<String> = (excerpt.first_column..).take(count).map(Cell::letters).collect();
    let heads: Vec<String> = heads.iter().zip(&layout.widths).map(|(head, w)| centred(head, *w)).collect();
    let mut lines = vec![look.paint(Tone::Frame, layout.row(&" ".repeat(margin), &heads).trim_end())];
    for (number, (row, cells)) in excerpt.rows.iter().zip(&cells).enumerate() {
        let number_shown = look.paint(Tone::Frame, &format!("{:>margin$}", row.row + 1));
        lines.push(layout.row(&number_shown, cells).trim_end().to_string());
        if number == found_row {
            let cell = cells.get(at).map_or("", String::as_str);
            let pointer = Pointer { offset: margin + layout.before(), room, tone: Tone::Severity(severity) };
            lines.extend(pointer.lines(cell, layout.widths.get(at).copied(), label, look));
        }
    }
    Some(lines)
}

fn centred(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text)) / 2))
}

/// Which columns are shown, and how wide each is.
struct Layout {
    widths: Vec<usize>,
    shown: RangeInclusive<usize>,
    at: usize,
}

impl Layout {
    fn new(cells: &[Vec<String>], count: usize, at: usize, room: usize) -> Layout {
        let natural = |column: usize| {
            cells.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0)
        };
        let mut widths = Vec::new();
        for cap in CAPS {
            let cap_of = |column| if column == at { FOUND_CAP.min(room).max(LEAST) } else { cap };
            widths = (0..count).map(|column| natural(column).clamp(LEAST, cap_of(column))).collect();
            if widths.iter().map(|w| w + GAP).sum::<usize>() <= room {
                break;
            }
        }
        let mut layout = Layout { widths, shown: 0..=count.saturating_sub(1), at };
        layout.narrow(room);
        layout
    }

    /// Leaves out the column farthest from the one in question until a row fits.
    fn narrow(&mut self, room: usize) {
        let (mut first, mut last) = self.shown.clone().into_inner();
        let takes = |first: usize, last: usize, widths: &[usize]| {
            widths.iter().take(last + 1).skip(first).map(|w| w + GAP).sum::<usize>()
        };
        while first < last && takes(first, last, &self.widths) > room {
            if self.at - first > last - self.at { first += 1 } else { last -= 1 }
        }
        self.shown = first..=last;
    }

    fn row(&self, margin: &str, cells: &[String]) -> String {
        let mut line = margin.to_string();
        for column in self.shown.clone() {
            let (cell, columns) =
                (cells.get(column).map_or("", String::as_str), self.widths.get(column).copied());
            let columns = columns.unwrap_or(LEAST);
            line += &" ".repeat(GAP);
            line += &pad(&shorten(cell, columns), columns);
        }
        line
    }

    /// The columns of screen from the margin to the cell in question.
    fn before(&self) -> usize {
        let before = self.widths.iter().take(self.at).skip(*self.shown.start());
        GAP + before.map(|w| w + GAP).sum::<usize>()
    }
}

/// What points at the cell.
struct Pointer {
    /// Columns of screen before the cell.
    offset: usize,
    /// Columns of screen that a line may take.
    room: usize,
    tone: Tone,
}

impl Pointer {
    /// Carets under the cell, with the label after them, or below where there is no room.
    fn lines(&self, cell: &str, columns: Option<usize>, label: &str, look: Look) -> Vec<String> {
        let carets = match cell {
            "" => BLANK_CARETS,
            cell => width(cell).clamp(1, columns.unwrap_or(LEAST)),
        };
        let mut lines = vec![" ".repeat(self.offset) + &look.paint(self.tone, &"^".repeat(carets))];
        let beside = self.offset + carets + 1;
        let space = self.room.saturating_sub(beside);
        let fits_beside = width(label) <= space || space >= LABEL_LEAST;
        let start = if fits_beside { beside } else { self.offset.min(self.room.saturating_sub(LABEL_LEAST)) };
        for (number, told) in wrap(label, self.room.saturating_sub(start)).iter().enumerate() {
            let told = look.paint(self.tone, told);
            match lines.last_mut() {
                Some(pointer) if fits_beside && number == 0 => *pointer += &format!(" {told}"),
                _ => lines.push(" ".repeat(start) + &told),
            }
        }
        lines
    }
}
