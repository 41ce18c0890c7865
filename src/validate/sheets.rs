//! Which sheet of a workbook is which, and which kind of workbook that makes it.

use super::near;
use super::notes::Notes;
use super::personal;
use super::setting;
use crate::base::{Code, Finding, Place};
use crate::read::{Grid, Value, Workbook};
use crate::words::Words;
use crate::words::names::{Name, sheet};
use crate::words::persons::sheet_of_persons;

/// What a workbook is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Unit costs for the operation workbooks in its folder and below.
    Price,
    /// The account of one operation for one year.
    Operation,
    /// A report that the program wrote.
    OwnReport,
    /// Participants of the operation workbook beside it whose name its own begins with.
    Persons,
    /// None of them.
    Neither,
}

/// How the program marks what it wrote: on which sheet, and with which beginning of a cell.
const OWN_MARKS: [(Name, &str); 5] = [
    (sheet::PROVENANCE, "bokslut-rapport/"),
    (sheet::FINDINGS, "bokslut-felrapport/"),
    (sheet::BASIS, "bokslut-sammanställning/"),
    (sheet::BASIS, "bokslut-skillnad/"),
    (sheet::PROTOCOL, "bokslut-protokoll/"),
];

/// What a workbook is, by its sheets and never by its name.
pub fn kind(book: &Workbook) -> Kind {
    let has = |name: &Name| book.sheets.iter().any(|grid| name.heads(grid.title()));
    if book.sheets.iter().any(is_own_mark) {
        Kind::OwnReport
    } else if has(&sheet::OPERATION) {
        Kind::Operation
    } else if has(&sheet::UNIT_COSTS) {
        Kind::Price
    } else if grids_of_persons(book).next().is_some() {
        Kind::Persons
    } else {
        Kind::Neither
    }
}

fn is_own_mark(grid: &Grid) -> bool {
    let holds = |mark: &str| {
        let marked = |value: &Value| matches!(value, Value::Text(text) if text.starts_with(mark));
        grid.rows().any(|row| grid.cells(row).any(|(_, value)| marked(value)))
    };
    OWN_MARKS.iter().any(|(sheet, mark)| sheet.heads(&grid.sheet.name) && holds(mark))
}

/// The sheets of a workbook that tell of one person a row.
pub(super) fn grids_of_persons(book: &Workbook) -> impl Iterator<Item = &Grid> {
    book.sheets.iter().filter(|grid| sheet_of_persons(grid.title()))
}

/// Whether a sheet is one of those that are read.
pub(super) fn is_known(grid: &Grid) -> bool {
    sheet::ALL.iter().any(|name| name.heads(grid.title())) || sheet_of_persons(grid.title())
}

/// What there is to say about a spreadsheet that is neither kind: the sheet that is nearest to one
/// that would make it one, and personal identity numbers, which may not stand there either.
pub fn neither(book: &Workbook, words: &Words) -> Vec<Finding> {
    let names: Vec<&str> = book.sheets.iter().map(|grid| &*grid.sheet.name).collect();
    let near = names.iter().find_map(|name| {
        let known = [sheet::OPERATION, sheet::UNIT_COSTS];
        let spellings = known.iter().flat_map(|known| known.spellings());
        Some((*name, near::nearest(name, spellings)?))
    });
    let kinds = [sheet::OPERATION, sheet::UNIT_COSTS].map(|name| name.of(words.lang));
    let finding = Finding::new(Code::NeitherKind, Place::workbook(&book.source.workbook))
        .with("sheets", names.join(", "))
        .with("operation", kinds[0])
        .with("prices", kinds[1]);
    let mut notes = Notes::new(words);
    notes.push(match near {
        Some((name, suggestion)) => finding.with("found", name).suggesting(Some(suggestion)),
        None => finding,
    });
    personal::search(book, &mut notes);
    notes.sorted()
}

/// The sheets of a workbook by name.
pub(super) struct Sheets<'a> {
    book: &'a Workbook,
}

impl<'a> Sheets<'a> {
    /// Two sheets of the same name (such as Effekter and Effects) are a finding; the first counts.
    pub fn of(book: &'a Workbook, notes: &mut Notes) -> Sheets<'a> {
        for name in sheet::ALL.iter().filter(|name| **name != sheet::PARTICIPANTS) {
            let mut all = book.sheets.iter().filter(|grid| name.heads(grid.title()) && !grid.is_empty());
            if let Some(first) = all.next() {
                for grid in all {
                    let finding = Finding::new(Code::Duplicate, grid.place()).also_at(first.place());
                    notes.push(finding.with("found", grid.sheet.name.to_string()));
                }
            }
        }
        Sheets { book }
    }

    /// The sheet of that name, one that holds something before one that is empty.
    pub fn named(&self, name: &Name) -> Option<&'a Grid> {
        let all = || self.book.sheets.iter().filter(|grid| name.heads(grid.title()));
        all().find(|grid| !grid.is_empty()).or_else(|| all().next())
    }

    /// The sheet of that name where it holds anything.
    pub fn filled(&self, name: &Name) -> Option<&'a Grid> {
        self.named(name).filter(|grid| !grid.is_empty())
    }

    /// The sheets that tell of one person a row, in the workbook and in the files beside it.
    pub fn of_persons(&self) -> Vec<&'a Grid> {
        let books = [self.book].into_iter().chain(&self.book.parts);
        books.flat_map(grids_of_persons).filter(|grid| !grid.is_empty()).collect()
    }

    /// Whether there are further participants, which cannot be read.
    pub fn lacks_persons(&self) -> bool {
        self.book.lacks_parts
    }

    /// Whether a sheet lies in a file beside the workbook.
    pub fn is_beside(&self, grid: &Grid) -> bool {
        grid.workbook() != &self.book.source.workbook
    }

    /// A sheet that must be there.
    pub fn must(&self, name: &Name, notes: &mut Notes) -> Option<&'a Grid> {
        let grid = self.named(name);
        if grid.is_none() {
            let strange = self.book.sheets.iter().filter(|grid| !is_known(grid));
            let near = strange
                .into_iter()
                .find_map(|grid| Some((grid, near::nearest(&grid.sheet.name, name.spellings())?)));
            let finding = Finding::new(Code::MissingSheet, Place::workbook(&self.book.source.workbook))
                .with("sheet", name.of(notes.words.lang))
                .with(
                    "setting",
                    setting::for_sheet(name, near.as_ref().map(|(grid, _)| &*grid.sheet.name), notes),
                );
            notes.push(match near {
                Some((grid, suggestion)) => finding
                    .with("found", grid.sheet.name.to_string())
                    .also_at(grid.place())
                    .suggesting(Some(suggestion)),
                None => finding,
            });
        }
        grid
    }
}
