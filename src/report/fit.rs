//! Makes a sheet fit what stands on it: columns as wide as their numbers, rows as high as their texts.

use super::measure::{lines, text_width};
use super::numbers::NumberForm;
use super::paper;
use super::sheet::{Content, Part, Sheet};
use crate::base::Cell;
use crate::figure::{Book, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Pixels of a digit of the workbook's font, by which columns are counted, and around every column.
const DIGIT: f64 = 7.0;
const AROUND: f64 = 5.0;
/// Pixels that a step to the right takes.
const INDENT: f64 = 9.0;
/// The height of a row, in points: of one line, and of each in a row of several.
pub const ROW: f64 = 14.25;
const LINE: f64 = 12.75;
/// The tallest row that a spreadsheet shows, in points.
const TALLEST: f64 = 409.0;
/// Words longer than this may be broken in a head, in pixels.
const LONGEST_WORD: f64 = 110.0;
/// The width of a column that nobody gave one, in characters.
pub const UNSAID: f64 = 8.43;

/// A column narrower than this, in pixels, is none for texts of several lines.
const NARROW: f64 = 90.0;
/// How much wider a text may come out than it was measured.
const SPARE: f64 = 1.05;

/// Fits a sheet, and cuts it into printed pages.
pub fn fit(sheet: &mut Sheet, book: &Book) {
    widen(sheet, book);
    let right = wrap(sheet, book);
    sheet.print = paper::cut(sheet, right);
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
fn letters(part: Part) -> (f64, bool) {
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

fn widen(sheet: &mut Sheet, book: &Book) {
    for (cell, content, style) in &sheet.cells {
        let (size, bold) = letters(style.part);
        let column = usize::from(cell.column);
        let has = sheet.widths.get(column).map_or(0.0, |width| width * DIGIT + AROUND - 4.0);
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
        if sheet.widths.len() <= column {
            sheet.widths.resize(column + 1, UNSAID);
        }
        // Widths of two decimals, so that no digit depends on how a machine adds.
        sheet.widths[column] = sheet.widths[column].max((needed * 100.0).ceil() / 100.0);
    }
}

/// The words that a cell shows; none where it shows a number or nothing.
pub fn words<'a>(content: &'a Content, book: &'a Book) -> Option<&'a str> {
    let text = match content {
        Content::Words(text) | Content::Open(text, _) => text.as_str(),
        Content::Home(id) | Content::Shown(id) => match &book.get(*id).value {
            Value::Text(text) => text,
            Value::Number(_) => return None,
        },
        Content::Seal(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Lets texts go on below themselves where the cells beside them are taken. Returns how far to the
/// right the sheet reaches, in pixels.
fn wrap(sheet: &mut Sheet, book: &Book) -> f64 {
    let edges: Vec<f64> = (0..u16::MAX)
        .take(sheet.widths.len() + 1)
        .scan(0.0, |edge, column| {
            let left = *edge;
            *edge += pixels(sheet, column);
            Some(left)
        })
        .collect();
    let left = |column: u16| edges.get(usize::from(column)).or(edges.last()).copied().unwrap_or_default();
    let mut taken: BTreeMap<u32, Vec<u16>> = BTreeMap::new();
    for (cell, content, _) in &sheet.cells {
        if !matches!(content, Content::Words(text) if text.is_empty()) {
            taken.entry(cell.row).or_default().push(cell.column);
        }
    }
    let band: BTreeSet<Cell> = (sheet.cells.iter())
        .filter(|(_, content, style)| {
            style.part == Part::Head && matches!(content, Content::Words(text) if text.is_empty())
        })
        .map(|(cell, ..)| *cell)
        .collect();
    let last = u16::try_from(sheet.widths.len()).unwrap_or(u16::MAX);
    let mut right: f64 = 0.0;
    let mut heights: BTreeMap<u32, f64> = sheet.heights.iter().copied().collect();
    for (cell, content, style) in &mut sheet.cells {
        let own = left(cell.column + 1) - left(cell.column);
        right = right.max(left(cell.column + 1));
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
                left(end + 1) - left(cell.column)
            }
            // A head to the right of its column would reach into the one before.
            _ if style.part == Part::HeadRight => own,
            Some(next) => left(*next) - left(cell.column),
            // The last column holds its texts; what begins a row may reach beyond it.
            None if cell.column > 0 && own >= NARROW => left(last) - left(cell.column),
            None => f64::INFINITY,
        };
        if needed <= room {
            right = right.max(left(cell.column) + needed * SPARE);
            continue;
        }
        style.wrap = true;
        let many = u32::try_from(lines(text, own - beside, size, bold).len()).unwrap_or(u32::MAX);
        let height = (f64::from(many) * LINE * (size / 10.0).max(1.0) + 1.5).min(TALLEST);
        let entry = heights.entry(cell.row).or_insert(ROW);
        *entry = entry.max(height);
    }
    sheet.heights = heights.into_iter().collect();
    right
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
