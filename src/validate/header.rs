//! Which row of a table is its header, and what is wrong with it when none is.

use super::near;
use super::notes::Notes;
use super::setting;
use super::spot::Spot;
use crate::base::{Code, Finding};
use crate::form::Form;
use crate::read::{Grid, Value};
use crate::words::names::{Name, key, unit};

/// The header is looked for among the first rows only.
const FIRST_ROWS: u32 = 30;

/// The texts of a row with their columns.
pub(super) fn headings(grid: &Grid, row: u32) -> impl Iterator<Item = (u16, &str)> {
    grid.cells(row).filter_map(|(column, value)| match value {
        Value::Text(text) => Some((column, text.as_str())),
        _ => None,
    })
}

fn stands_in(grid: &Grid, row: u32, name: &Name) -> bool {
    headings(grid, row).any(|(_, text)| name.heads(grid.meant(text)))
}

/// The first row, among the first 30, in which all required names stand; of a form that requires none,
/// at least two of its names.
pub(super) fn find(grid: &Grid, form: &Form) -> Option<u32> {
    if form.standing().next().is_none() {
        let known = |row| form.columns.iter().filter(move |column| stands_in(grid, row, &column.name));
        return first_rows(grid).find(|row| known(*row).nth(1).is_some());
    }
    first_rows(grid).find(|row| form.standing().all(|name| stands_in(grid, *row, name)))
}

fn first_rows(grid: &Grid) -> impl Iterator<Item = u32> {
    grid.rows().take_while(|row| *row < FIRST_ROWS)
}

/// A heading that is none of the known names but near one of them: its column and what it should say.
fn near_miss(grid: &Grid, row: u32, name: &Name, known: &[&Name]) -> Option<(u16, String)> {
    headings(grid, row)
        .filter(|(_, text)| !known.iter().any(|name| name.heads(grid.meant(text))))
        .find_map(|(column, text)| Some((column, near::nearest(text, name.spellings())?)))
}

/// A finding for each required name that is missing from the row most like a header.
pub(super) fn missing(grid: &Grid, form: &Form, notes: &mut Notes) {
    let known: Vec<&Name> = form.columns.iter().map(|column| &column.name).collect();
    let likeness = |row: u32| {
        let exact = known.iter().filter(|name| stands_in(grid, row, name)).count();
        let near = form.standing().filter(|name| near_miss(grid, row, name, &known).is_some()).count();
        2 * exact + near
    };
    // Of equally likely rows the first, which `max_by_key` gives when it meets them last.
    let rows: Vec<u32> = first_rows(grid).collect();
    let best = rows.into_iter().rev().max_by_key(|row| likeness(*row)).filter(|row| likeness(*row) > 0);
    // A form that requires no column is known by its first.
    let first =
        form.columns.iter().map(|column| &column.name).take(usize::from(form.standing().next().is_none()));
    let wanted = form.standing().chain(first);
    for name in wanted.filter(|name| !best.is_some_and(|row| stands_in(grid, row, name))) {
        let near = best.and_then(|row| near_miss(grid, row, name, &known));
        let place = best.map(|row| (row, near.as_ref().map(|(column, _)| *column)));
        notes.push(missing_name(grid, name, place, near.map(|(_, suggestion)| suggestion), notes));
    }
}

/// A column or label that must be there is not; at its near miss, else at the row, else at the sheet.
pub(super) fn missing_name(
    grid: &Grid,
    name: &Name,
    at: Option<(u32, Option<u16>)>,
    suggestion: Option<String>,
    notes: &Notes,
) -> Finding {
    let finding = match at {
        None => Finding::new(Code::MissingColumn, grid.place()),
        Some((row, column)) => {
            let column =
                column.or_else(|| grid.cells(row).next().map(|(column, _)| column)).unwrap_or_default();
            let spot = Spot { grid, row, column: Some(column), home: column, heading: "", kronor: 1 };
            let mark = spot.mark(notes);
            Finding { around: Some(mark.around), ..Finding::new(Code::MissingColumn, mark.place) }
                .with("found", mark.found)
        }
    };
    let theirs = finding.values.iter().find(|(name, _)| *name == "found" && suggestion.is_some());
    let setting = setting::for_column(grid, name, theirs.map(|(_, found)| found.as_str()), notes);
    finding
        .with("setting", setting)
        .with("column", name.of(notes.words.lang))
        .with("sheet", grid.sheet.name.to_string())
        .suggesting(suggestion)
}

/// Units that a heading may name but an amount may not have: reading them as kronor would be
/// wrong by a factor of a thousand or more.
const NOT_KRONOR: &[&str] = &[
    "tkr",
    "kkr",
    "ksek",
    "tsek",
    "tusen",
    "tusental",
    "mkr",
    "mnkr",
    "msek",
    "miljon",
    "miljoner",
    "mdkr",
    "mdr",
    "miljard",
    "miljarder",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "eur",
    "euro",
    "euros",
    "usd",
    "dollar",
    "dollars",
    "nok",
    "dkk",
    "gbp",
];

/// Whether a heading such as `Belopp (tkr)` names another unit than kronor. Of a heading in the
/// user's own words, every word counts: `Belopp i tusental kronor`.
pub(super) fn not_in_kronor(heading: &str, own_words: bool) -> bool {
    let named = |text: &str| words(text).any(|word| NOT_KRONOR.contains(&&*word)) || text.contains('€');
    unit(heading).is_some_and(named) || (own_words && named(heading))
}

/// How many kronor an amount counts by its heading's own unit, where it names one of ours.
pub(super) fn kronor(heading: &str) -> Option<u32> {
    let unit = unit(heading)?;
    let is = |units: &[&str]| words(unit).any(|word| units.contains(&&*word));
    match () {
        () if is(&["tkr", "kkr", "ksek", "tsek", "tusen", "tusental", "thousand", "thousands"]) => Some(1000),
        () if is(&["mkr", "mnkr", "msek", "miljon", "miljoner", "million", "millions"]) => Some(1_000_000),
        () if is(&["kr", "sek", "kronor"]) => Some(1),
        () => None,
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let text = key(text);
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_string);
    words.collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::{kronor, not_in_kronor};

    #[test]
    fn amounts_in_thousands_are_told_from_amounts_in_kronor() {
        for heading in
            ["Belopp (tkr)", "Belopp (Mkr)*", "Pris (tkr/år)", "Price (€)", "Belopp (tusen kronor)"]
        {
            assert!(not_in_kronor(heading, false), "{heading}");
        }
        for heading in ["Belopp", "Belopp (kr)", "Pris (kr/månad)", "Pris (SEK)", "tkr"] {
            assert!(!not_in_kronor(heading, false), "{heading}");
        }
    }

    #[test]
    fn a_heading_in_own_words_is_searched_whole_and_its_unit_is_known() {
        assert!(not_in_kronor("Belopp i tusental kronor", true));
        assert!(!not_in_kronor("Tusenkonstnärer", true));
        for (heading, unit) in
            [("Summa (tkr)", Some(1000)), ("Summa (Mkr)", Some(1_000_000)), ("Summa (kr)", Some(1))]
        {
            assert_eq!(kronor(heading), unit);
        }
        assert_eq!((kronor("Summa"), kronor("Summa (€)")), (None, None));
    }
}
