//! Rows of a report that no input's key leads to: how long outcomes last, their effect months.

use super::opened::{At, Input, Opened, text};
use crate::base::Cell;
use crate::read::PackageSheet;
use crate::report::{FIRST_YEAR, PROFILE};
use crate::seal::Held;

/// The rows of a report's profiles.
#[derive(Debug, Default)]
pub struct Profiles {
    /// What each is called, and its first year.
    rows: Vec<(String, At)>,
}

/// The profiles of a report.
pub fn profiles(report: &Opened) -> Profiles {
    let words = &report.words.report;
    let Some(index) = report.sheet(&words.sheets.assumptions) else { return Profiles::default() };
    let sheet = &report.package.sheets[index];
    let Some(heading) = row_of(sheet, &words.sections.persistence) else { return Profiles::default() };
    let rows = (heading + 2..).map_while(|row| Some((row, text(sheet, row, 0)?)));
    let first = |row: u32| Cell { row, column: FIRST_YEAR };
    let years =
        |row: u32| sheet.cells.get(&first(row)).is_some_and(|cell| matches!(cell.held, Held::Number(_)));
    // Fading, relapse and floor stand below their profile, and have no years.
    let rows = rows.filter(|(row, _)| years(*row));
    Profiles { rows: rows.map(|(row, name)| (name.to_string(), (index, first(row)))).collect() }
}

impl Profiles {
    /// The first year of the profile of an outcome, whose persons stand in its row.
    pub fn of(&self, report: &Opened, persons: &Input) -> Option<At> {
        let sheet = report.package.sheets.get(persons.at.0)?;
        let name = text(sheet, persons.at.1.row, PROFILE)?;
        // A long name goes on below.
        let found = self.rows.iter().find(|(profile, _)| profile == name);
        let found = found.or_else(|| self.rows.iter().find(|(profile, _)| profile.starts_with(name)));
        found.map(|(_, at)| *at)
    }
}

/// The cell of an outcome's effect months in year 1, as they are worked out.
pub fn year_one_months(report: &Opened, outcome: &str) -> Option<At> {
    let words = &report.words.report;
    let index = report.sheet(&words.sheets.calculation)?;
    let sheet = &report.package.sheets[index];
    let row = row_of(sheet, &format!("{}: {}", outcome.replace('∕', "/"), words.labels.effect_months))?;
    Some((index, Cell { row, column: FIRST_YEAR }))
}

/// The first row that begins with a text.
fn row_of(sheet: &PackageSheet, text: &str) -> Option<u32> {
    sheet
        .cells
        .iter()
        .find(|(cell, found)| cell.column == 0 && found.text() == Some(text))
        .map(|(cell, _)| cell.row)
}
