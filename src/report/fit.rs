//! Makes a sheet fit what stands on it: columns as wide as their numbers, rows as high as their texts.

use super::measure::{lines, text_width};
use super::paper;
use super::seen::Seen;
use super::sheet::{At, Content, Part, Sheet};
use super::widths::Widths;
use crate::base::Cell;
use crate::figure::Book;
use std::collections::{BTreeMap, BTreeSet};

/// Pixels of a digit of the workbook's font, by which columns are counted, and around every column.
pub(super) const DIGIT: f64 = 7.0;
pub(super) const AROUND: f64 = 5.0;
/// Pixels that a step to the right takes.
const INDENT: f64 = 9.0;
/// The height of a row, in points: of one line, and of each in a row of several.
pub const ROW: f64 = 14.25;
const LINE: f64 = 12.75;
/// The tallest row that a spreadsheet shows, in points.
const TALLEST: f64 = 409.0;
/// The width of a column that nobody gave one, in characters.
pub const UNSAID: f64 = 8.43;

/// A column narrower than this, in pixels, is none for texts of several lines.
const NARROW: f64 = 90.0;
/// How much wider a text may come out than it was measured.
const SPARE: f64 = 1.05;

/// Fits a sheet that holds its cells, and cuts it into printed pages.
pub fn fit(sheet: &mut Sheet, book: &Book) {
    let mut cells = std::mem::take(&mut sheet.cells);
    let mut widths = Widths::default();
    widths.see(&cells, book);
    widths.give(sheet);
    let mut texts = Texts::of(sheet);
    texts.see(&mut cells, book);
    texts.give(sheet);
    sheet.cells = cells;
}

/// The width of a column in pixels.
pub fn pixels(sheet: &Sheet, column: u16) -> f64 {
    sheet.widths.get(usize::from(column)).copied().unwrap_or(UNSAID) * DIGIT + AROUND
}

/// The width in characters of a column in which a text is broken between its words only.
pub fn column_of(text: &str, part: Part) -> f64 {
    let (size, bold) = letters(part);
    let widest = text.split([' ', '-']).map(|word| text_width(word, size, bold)).fold(0.0, f64::max);
    ((widest + INDENT + 4.0) / DIGIT * 100.0).ceil() / 100.0
}

/// The size of a part's letters in points, and whether they are bold.
pub(super) fn letters(part: Part) -> (f64, bool) {
    match part {
        Part::Title => (16.0, true),
        Part::Section => (12.0, true),
        Part::Sentence => (12.0, false),
        Part::Note => (9.0, false),
        Part::Head | Part::HeadRight | Part::Sum | Part::SumLabel | Part::Mark | Part::Verdict => {
            (10.0, true)
        }
        Part::Lead | Part::Label | Part::Text | Part::Figure | Part::Input | Part::Link => (10.0, false),
        Part::Clipped => (9.0, false),
    }
}

/// The words that a cell shows; none where it shows a number or nothing.
pub fn words<'a>(content: &'a Content, book: &'a Book) -> Option<&'a str> {
    let text = match content {
        Content::Words(text) | Content::Open(text, _) => text.as_str(),
        Content::Home(id) | Content::Shown(id) => book.text(*id)?,
        Content::Seal(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Lets texts go on below themselves where the cells beside them are taken, and says what that makes of the sheet.
#[derive(Debug, Default)]
pub struct Texts {
    /// The left edge of every column in pixels, and the right one of the last.
    edges: Vec<f64>,
    /// How many columns have a width of their own.
    last: u16,
    /// How far to the right the sheet reaches, in pixels.
    right: f64,
    /// Rows that need to be higher than usual, in points.
    heights: BTreeMap<u32, f64>,
    seen: Seen,
}

impl Texts {
    /// Of a sheet whose columns have their widths.
    pub fn of(sheet: &Sheet) -> Texts {
        let edges = (0..u16::MAX).take(sheet.widths.len() + 1).scan(0.0, |edge, column| {
            let left = *edge;
            *edge += pixels(sheet, column);
            Some(left)
        });
        let last = u16::try_from(sheet.widths.len()).unwrap_or(u16::MAX);
        Texts { edges: edges.collect(), last, ..Texts::default() }
    }

    fn left(&self, column: u16) -> f64 {
        self.edges.get(usize::from(column)).or(self.edges.last()).copied().unwrap_or_default()
    }

    /// Sees the cells of some rows, a row's together.
    pub fn see(&mut self, cells: &mut [At], book: &Book) {
        self.seen.see(cells);
        let mut taken: BTreeMap<u32, Vec<u16>> = BTreeMap::new();
        let mut band: BTreeSet<Cell> = BTreeSet::new();
        for (cell, content, style) in &*cells {
            if !matches!(content, Content::Words(text) if text.is_empty()) {
                taken.entry(cell.row).or_default().push(cell.column);
            } else if style.part == Part::Head {
                band.insert(*cell);
            }
        }
        for (cell, content, style) in cells {
            let own = self.left(cell.column + 1) - self.left(cell.column);
            self.right = self.right.max(self.left(cell.column + 1));
            let Some(text) = words(content, book) else { continue };
            let (size, bold) = letters(style.part);
            let beside = f64::from(style.indent) * INDENT + 4.0;
            let next = taken[&cell.row].iter().filter(|column| **column > cell.column).min();
            let needed = text_width(text, size, bold) + beside;
            let room = match next {
                // A head has its own column and what is empty of the band after it.
                _ if style.part == Part::Head => {
                    let free = |column: &u16| band.contains(&Cell { row: cell.row, column: *column });
                    let end = (cell.column + 1..).take_while(free).last().unwrap_or(cell.column);
                    self.left(end + 1) - self.left(cell.column)
                }
                // A head to the right of its column would reach into the one before.
                _ if style.part == Part::HeadRight => own,
                Some(next) => self.left(*next) - self.left(cell.column),
                // The last column holds its texts; what begins a row may reach beyond it.
                None if cell.column > 0 && own >= NARROW => self.left(self.last) - self.left(cell.column),
                None => f64::INFINITY,
            };
            if needed <= room {
                self.right = self.right.max(self.left(cell.column) + needed * SPARE);
                continue;
            }
            style.wrap = true;
            let many = u32::try_from(lines(text, own - beside, size, bold).len()).unwrap_or(u32::MAX);
            let height = (f64::from(many) * LINE * (size / 10.0).max(1.0) + 1.5).min(TALLEST);
            let entry = self.heights.entry(cell.row).or_insert(ROW);
            *entry = entry.max(height);
        }
    }

    /// Gives the sheet its rows' heights and its pages.
    pub fn give(self, sheet: &mut Sheet) {
        let mut heights: BTreeMap<u32, f64> = sheet.heights.iter().copied().collect();
        for (row, height) in self.heights {
            let entry = heights.entry(row).or_insert(ROW);
            *entry = entry.max(height);
        }
        sheet.heights = heights.into_iter().collect();
        sheet.print = paper::cut(sheet, &self.seen, self.right);
    }
}

/// The first column that begins to the right of a text, if that begins at the edge of a column.
pub fn beyond(sheet: &Sheet, column: u16, text: &str, part: Part) -> u16 {
    let (size, bold) = letters(part);
    let mut needed = text_width(text, size, bold) + 2.0 * INDENT;
    let mut after = column;
    while needed > 0.0 {
        needed -= pixels(sheet, after);
        after += 1;
    }
    after
}

/// The room of some columns for a text of a part, in pixels.
pub fn span(sheet: &Sheet, first: u16, last: u16) -> f64 {
    (first..=last).map(|column| pixels(sheet, column)).sum::<f64>() - INDENT - 4.0
}

/// A text in the lines that it takes in a room, as a part.
pub fn broken(text: &str, room: f64, part: Part) -> Vec<String> {
    let (size, bold) = letters(part);
    lines(text, room, size, bold)
}
