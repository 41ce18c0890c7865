//! Where findings are gathered, and the marks that say where each belongs.

use super::quiet;
use crate::base::{Around, Code, Finding, Place, personal};
use crate::read::{Grid, Workbook};
use crate::words::Words;
use crate::words::names::key;
use crate::words::persons::sheet_of_persons;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

/// Findings of a code down a column of persons that are kept: nobody reads more, and a million rows may all be
/// wrong.
const MOST_OF_A_KIND: usize = 1_000;

/// The findings of a workbook so far.
pub(super) struct Notes<'w> {
    /// The words of the run.
    pub words: &'w Words,
    /// What was found.
    pub list: Vec<Finding>,
    /// Whether the workbook has been told that Landsting is Region.
    region_told: bool,
    /// Sheets that tell of one person a row, by workbook and position, with the row of their heads once it
    /// is known.
    quiet: BTreeMap<(Arc<str>, u16), Option<u32>>,
    /// How often a code was found down a column of these: of many, not all are kept.
    crowds: BTreeMap<(Place, Code), usize>,
}

impl<'w> Notes<'w> {
    pub fn new(words: &'w Words) -> Notes<'w> {
        Notes { words, list: Vec::new(), region_told: false, quiet: BTreeMap::new(), crowds: BTreeMap::new() }
    }

    pub fn push(&mut self, finding: Finding) {
        if !self.crowds_out(&finding) {
            self.list.push(finding);
        }
    }

    /// Records a finding that leaves a value unusable.
    pub fn fail<T>(&mut self, finding: Finding) -> Checked<T> {
        self.push(finding);
        Err(Bad)
    }

    /// Says nothing of what stands in the sheets of a workbook that tell of one person a row.
    pub fn hush(&mut self, book: &Workbook) {
        for grid in book.sheets.iter().filter(|grid| sheet_of_persons(grid.title())) {
            self.quiet.entry(sheet_key(grid)).or_insert(None);
        }
    }

    /// The row of the heads of a sheet: what stands there tells of nobody.
    pub fn heads_of(&mut self, grid: &Grid, row: u32) {
        self.quiet.insert(sheet_key(grid), Some(row));
    }

    /// Whether a finding on a sheet of persons is one of too many of its kind to be kept; they are counted.
    fn crowds_out(&mut self, finding: &Finding) -> bool {
        let (Some(sheet), Some(cell)) = (&finding.place.sheet, finding.place.cell) else { return false };
        if !self.quiet.contains_key(&(Arc::clone(&finding.place.workbook), sheet.index)) {
            return false;
        }
        let column = finding.place.at(0, cell.column);
        let found = self.crowds.entry((column, finding.code)).or_default();
        *found += 1;
        *found > MOST_OF_A_KIND
    }

    /// What was left out of a crowd, told at the head of its column.
    fn tell_crowds(&mut self) {
        for ((column, code), found) in std::mem::take(&mut self.crowds) {
            let Some(more) = found.checked_sub(MOST_OF_A_KIND).filter(|more| *more > 0) else { continue };
            let finding = Finding::new(Code::MoreOfAKind, column).with("count", more.to_string());
            self.list.push(finding.with("code", code.to_string()).with("most", MOST_OF_A_KIND.to_string()));
        }
    }

    /// The findings in their total order, without personal identity numbers, and without what
    /// tells of one person.
    pub fn sorted(mut self) -> Vec<Finding> {
        self.tell_crowds();
        let Notes { list, quiet, .. } = self;
        let is_quiet = |finding: &Finding| {
            let Some(sheet) = &finding.place.sheet else { return false };
            let workbook = Arc::clone(&finding.place.workbook);
            let Some(heads) = quiet.get(&(workbook, sheet.index)) else { return false };
            finding.place.cell.is_some_and(|cell| Some(cell.row) != *heads)
        };
        let hidden = |finding| if is_quiet(&finding) { quiet::silenced(finding) } else { finding };
        let mut list: Vec<Finding> = list.into_iter().map(hidden).map(personal::hide).collect();
        list.sort();
        list
    }

    /// Tells, once a workbook, that Landsting is taken as Region.
    pub fn tell_region(&mut self, mark: &Mark) {
        if !self.region_told {
            self.region_told = true;
            self.push(mark.finding(Code::LandstingIsRegion));
        }
    }

    pub fn any_error(&self) -> bool {
        self.list.iter().any(Finding::is_error)
    }
}

/// By what a sheet is known among those of all workbooks.
fn sheet_key(grid: &Grid) -> (Arc<str>, u16) {
    (Arc::clone(grid.workbook()), grid.sheet.index)
}

/// What has been named so far, to tell when something is named twice.
#[derive(Default)]
pub(super) struct Seen(BTreeMap<String, Place>);

impl Seen {
    /// Whether the text is new; if it is not, that is a finding which names both places.
    pub fn is_new(&mut self, named: &Marked, notes: &mut Notes) -> bool {
        match self.0.entry(key(&named.text)) {
            Entry::Vacant(entry) => {
                entry.insert(named.mark.place.clone());
                true
            }
            Entry::Occupied(first) => {
                notes.push(named.mark.finding(Code::Duplicate).also_at(first.get().clone()));
                false
            }
        }
    }
}

/// A value that cannot be used; why is already among the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bad;

/// A value, or a finding that has been recorded.
pub(super) type Checked<T> = Result<T, Bad>;

/// A cell as findings need it, kept after its sheet is gone.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub place: Place,
    pub around: Around,
    pub found: String,
    pub column: String,
}

impl Mark {
    /// The same cell, told to hold something else.
    pub fn holding(&self, found: String) -> Mark {
        Mark { found, ..self.clone() }
    }

    /// A finding at this cell, with `found` and `column`.
    pub fn finding(&self, code: Code) -> Finding {
        Finding {
            around: Some(self.around.clone()),
            ..Finding::new(code, self.place.clone())
                .with("found", self.found.clone())
                .with("column", self.column.clone())
        }
    }
}

/// A text with the cell it stands in.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    pub text: String,
    pub mark: Mark,
}
