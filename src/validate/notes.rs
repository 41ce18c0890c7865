//! Where findings are gathered, and the marks that say where each belongs.

use super::quiet;
use crate::base::{Code, Excerpt, Finding, Place, Sheet, personal};
use crate::read::Workbook;
use crate::words::Words;
use crate::words::names::{key, sheet};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The findings of a workbook so far.
pub(super) struct Notes<'w> {
    /// The words of the run.
    pub words: &'w Words,
    /// What was found.
    pub list: Vec<Finding>,
    /// Whether the workbook has been told that Landsting is Region.
    region_told: bool,
    /// Sheets that tell of one person a row, by position, with the row of their heads once it is known.
    quiet: BTreeMap<u16, Option<u32>>,
}

impl<'w> Notes<'w> {
    pub fn new(words: &'w Words) -> Notes<'w> {
        Notes { words, list: Vec::new(), region_told: false, quiet: BTreeMap::new() }
    }

    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Records a finding that leaves a value unusable.
    pub fn fail<T>(&mut self, finding: Finding) -> Checked<T> {
        self.list.push(finding);
        Err(Bad)
    }

    /// Says nothing of what stands in the sheets of a workbook that tell of one person a row.
    pub fn hush(&mut self, book: &Workbook) {
        let quiet = book.sheets.iter().filter(|grid| sheet::PARTICIPANTS.heads(grid.title()));
        self.quiet.extend(quiet.map(|grid| (grid.sheet.index, None)));
    }

    /// The row of the heads of a sheet: what stands there tells of nobody.
    pub fn heads_of(&mut self, sheet: &Sheet, row: u32) {
        self.quiet.insert(sheet.index, Some(row));
    }

    /// The findings in their total order, without personal identity numbers, and without what
    /// tells of one person.
    pub fn sorted(self) -> Vec<Finding> {
        let Notes { list, quiet, .. } = self;
        let is_quiet = |finding: &Finding| {
            let Some(heads) = finding.place.sheet.as_ref().and_then(|sheet| quiet.get(&sheet.index)) else {
                return false;
            };
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
    pub excerpt: Excerpt,
    pub found: String,
    pub column: String,
}

impl Mark {
    /// A finding at this cell, with `found` and `column`.
    pub fn finding(&self, code: Code) -> Finding {
        Finding {
            excerpt: Some(self.excerpt.clone()),
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
