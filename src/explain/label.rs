//! What a cell is called: the texts at the head of its row, and the head of its column or its year.

use super::evaluate::{held, number_at};
use super::tables::{Columns, looks_like_head};
use crate::base::Cell;
use crate::engine::At;
use crate::read::Package;
use crate::seal::Held;
use crate::words::{Lang, Words};
use std::ops::RangeInclusive;

/// Columns at the left that say what a row is.
const NAMING: u16 = 3;
/// The first row below a sheet's title, lead and links.
pub(super) const FIRST: u32 = 4;
/// Numbers that are years when they stand as heads.
const CALENDAR_YEARS: RangeInclusive<f64> = 1900.0..=2200.0;
/// Rows that are looked through for a head.
const FURTHEST: u32 = 2_000;

/// What a cell is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// What its row is called, the chief text first.
    pub row: Vec<String>,
    /// What its column is called: `Pris (kr)`, `År 4 (2019)`; may be empty.
    pub column: String,
    /// Whether the column is a year.
    pub year: bool,
}

impl Label {
    /// The whole of it, with commas between.
    pub fn whole(&self) -> String {
        let parts = self.row.iter().chain([&self.column]).map(String::as_str);
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The least that tells it from what stands beside it.
    pub fn short(&self) -> &str {
        match self.row.first() {
            Some(row) if self.year || self.column.is_empty() => row,
            _ => &self.column,
        }
    }
}

/// A word of reports.
type Word = fn(&Words) -> &str;

const UNIT_HEADS: [Word; 1] = [|words| &words.report.heads.unit];
const UNITS: [Word; 3] = [
    |words| &words.report.units.months,
    |words| &words.report.units.persons,
    |words| &words.report.units.share,
];
const THROUGH: [Word; 1] = [|words| &words.report.heads.accumulated_to];
const YEARS: [Word; 3] = [
    |words| &words.report.heads.year,
    |words| &words.report.heads.entry_year,
    |words| &words.report.heads.line,
];
const CALENDAR: [Word; 1] = [|words| &words.report.heads.calendar_year];
/// Where the place in the source stands, and what is said of the source otherwise.
pub(super) const PLACES: [Word; 1] = [|words| &words.report.heads.place];
pub(super) const SOURCES: [Word; 1] = [|words| &words.report.heads.source];

/// The words of the language in which a text is one of these.
pub(super) fn one_of(text: &str, known: &[Word]) -> Option<&'static Words> {
    Lang::ALL.into_iter().map(Words::of).find(|words| known.iter().any(|word| word(words) == text))
}

/// A text that was broken to fit its cell, in one line.
pub(super) fn one_line(text: &str) -> String {
    text.replace("-\n", "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a cell is called.
pub(super) fn label(package: &Package, columns: &Columns, at: At) -> Label {
    if year_word(package, at).is_some() {
        // The years themselves are called what their row is.
        let own = text(package, At { cell: Cell { column: 0, ..at.cell }, ..at });
        return Label { row: own.into_iter().collect(), ..Label::default() };
    }
    let row = row(package, columns, at);
    let (column, year) = column(package, at);
    let in_thousands = package
        .cell(at.sheet, at.cell)
        .is_some_and(|cell| cell.look.form.split(';').any(|form| form.ends_with(',')));
    // What is shown in thousands is told in kronor.
    let column = match column.rsplit_once(" (") {
        Some((head, _)) if in_thousands && !year => head.to_string(),
        _ => column,
    };
    Label { row, column, year }
}

/// The texts that say what a row is: of a table that stands to the right of another, the one in its own
/// first column; otherwise those at the left of the sheet.
fn row(package: &Package, columns: &Columns, at: At) -> Vec<String> {
    let own = At { cell: Cell { column: columns.table(at), ..at.cell }, ..at };
    if (1..at.cell.column).contains(&own.cell.column)
        && let Some(text) = text(package, own).filter(|text| !is_unit(package, own, text))
    {
        return vec![text];
    }
    let mut row: Vec<String> = Vec::new();
    for naming in 0..at.cell.column.min(NAMING) {
        let left = At { cell: Cell { column: naming, ..at.cell }, ..at };
        match text(package, left) {
            Some(text) if !row.contains(&text) && !is_unit(package, left, &text) => row.push(text),
            _ => {}
        }
    }
    row
}

/// Whether a text at the left is a unit, which is no name.
fn is_unit(package: &Package, at: At, text: &str) -> bool {
    one_of(text, &UNITS).is_some()
        || head(package, at).is_some_and(|head| one_of(&head, &UNIT_HEADS).is_some())
}

/// The text that a cell shows.
fn text(package: &Package, at: At) -> Option<String> {
    match held(package, at) {
        Some(Held::Text(text)) if !text.trim().is_empty() => Some(one_line(text)),
        _ => None,
    }
}

/// The nearest text above a cell that looks like the head of a column.
pub(super) fn head(package: &Package, at: At) -> Option<String> {
    above(at).filter(|at| looks_like_head(package, *at)).find_map(|at| text(package, at))
}

fn above(at: At) -> impl Iterator<Item = At> {
    let highest = at.cell.row.saturating_sub(FURTHEST).max(FIRST);
    (highest..at.cell.row).rev().map(move |row| At { cell: Cell { row, ..at.cell }, ..at })
}

/// The head or the year above a cell, whichever is nearer, and whether it is a year.
fn column(package: &Package, at: At) -> (String, bool) {
    for at in above(at).filter(|at| looks_like_head(package, *at)) {
        match held(package, at) {
            Some(Held::Number(number)) => {
                if let Some(word) = year_word(package, at) {
                    let calendar = calendar(package, at).map(|year| format!(" ({year})"));
                    return (format!("{word} {number}{}", calendar.unwrap_or_default()), true);
                }
                if CALENDAR_YEARS.contains(number) {
                    return (number.to_string(), true);
                }
            }
            Some(Held::Text(_)) => return (text(package, at).unwrap_or_default(), false),
            _ => {}
        }
    }
    (String::new(), false)
}

/// The word for the numbers of a row of heads that counts years.
fn year_word(package: &Package, at: At) -> Option<String> {
    if at.cell.column < NAMING || !looks_like_head(package, at) {
        return None;
    }
    (0..NAMING).find_map(|column| {
        let text = text(package, At { cell: Cell { column, ..at.cell }, ..at })?;
        match (one_of(&text, &THROUGH), one_of(&text, &YEARS)) {
            (Some(_), _) => Some(text),
            (None, Some(words)) => Some(words.report.heads.year.to_string()),
            _ => None,
        }
    })
}

/// The calendar year above a year that is counted.
fn calendar(package: &Package, at: At) -> Option<f64> {
    let row = at.cell.row.checked_sub(1)?;
    let first = text(package, At { cell: Cell { row, column: 0 }, ..at })?;
    one_of(&first, &CALENDAR)?;
    number_at(package, At { cell: Cell { row, ..at.cell }, ..at })
}
