//! The sample whose operation has two years.

use crate::support_engine::report::{At, Report, Shown};
use crate::support_engine::samples::{editions, reports, words};
use bokslut::edition::{Audience, Edition};
use bokslut::words::Lang;

/// A row of the sheet of the year before: label, this year, last year, change, share, cell there.
fn rows(report: &Report, sheet: &str) -> Vec<(String, Vec<Option<f64>>, String)> {
    let number = |row, column| match report.cells.get(&At::new(sheet, row, column)).map(|cell| &cell.shown) {
        Some(Shown::Number(number)) => Some(*number),
        _ => None,
    };
    let text = |row, column| report.text(&At::new(sheet, row, column)).unwrap_or_default().to_string();
    let last = report.cells.keys().filter(|at| at.sheet == sheet).map(|at| at.row).max().unwrap_or_default();
    let all = (0..=last).map(|row| (text(row, 0), (1..5).map(|c| number(row, c)).collect(), text(row, 6)));
    all.filter(|(_, _, place)| place.contains('!')).collect()
}

/// The cell that `Sheet!B8` names.
fn at(place: &str) -> At {
    let (sheet, cell) = place.rsplit_once('!').expect("a cell");
    let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
    let column = letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1) - 1;
    At::new(sheet, cell[letters.len()..].parse::<u32>().expect("a row") - 1, column)
}

#[test]
fn every_figure_of_the_year_before_stands_so_in_the_cell_that_its_row_names() {
    let outer = Edition { audience: Audience::Outside, ..Edition::INNER };
    for (lang, edition) in [(Lang::Sv, Edition::INNER), (Lang::En, Edition::INNER), (Lang::Sv, outer)] {
        let all = editions(lang, edition);
        let named =
            |name: &str| &all.iter().find(|written| written.name.starts_with(name)).expect(name).report;
        let (before, after) = (named("job-guide-2024"), named("job-guide-2025"));
        let sheet = &words(lang).sheets.before;
        assert!(!before.sheets.contains(&sheet.to_string()), "the first year has none");
        let rows = rows(after, sheet);
        assert!(rows.len() > 30, "{lang:?}: only {} rows", rows.len());
        for (label, numbers, place) in rows {
            let (this, last) = (numbers[0].expect("this year's"), numbers[1].expect("last year's"));
            let there = before.number(&at(&place));
            assert!((there - last).abs() < 1e-9 * last.abs().max(1.0), "{label}: {last}, {place} is {there}");
            let change = numbers[2].expect("a change");
            assert!((this - last - change).abs() < 1e-6 * change.abs().max(1.0), "{label}");
        }
    }
}

/// Worked out apart (tests/reference/later.csv, small.csv): 1 429 940 and 849 600 kr.
#[test]
fn the_first_sheet_and_the_income_statement_show_the_year_before_beside_this_year() {
    let all = reports(Lang::En);
    let report = &all.iter().find(|written| written.name.starts_with("job-guide-2025")).expect("it").report;
    let words = words(Lang::En);
    let beside = |sheet: &str, number: f64| -> Vec<f64> {
        let here = report.cells.iter().filter(|(at, _)| at.sheet == sheet);
        let is = |shown: &Shown| matches!(shown, Shown::Number(found) if (found - number).abs() < 0.005);
        let rows: Vec<u32> = here.clone().filter(|(_, cell)| is(&cell.shown)).map(|(at, _)| at.row).collect();
        let row = *rows.first().unwrap_or_else(|| panic!("no {number} on {sheet}"));
        here.filter(|(at, _)| at.row == row)
            .filter_map(|(_, cell)| match cell.shown {
                Shown::Number(found) => Some(found),
                _ => None,
            })
            .collect()
    };
    // Own books, to the right on the first sheet: 950,000 of income after 900,000.
    let books = beside(&words.sheets.summary, 950_000.0);
    assert!(books.ends_with(&[950_000.0, 900_000.0, 50_000.0]), "{books:?}");
    // Society: 1,429,940 - 849,600 = 580,340.
    let society = beside(&words.sheets.statement, 1_429_940.0);
    let [.., this, last, change] = society.as_slice() else { panic!("{society:?}") };
    for (found, expected) in [(this, 1_429_940.0), (last, 849_600.0), (change, 580_340.0)] {
        assert!((found - expected).abs() < 0.005, "{found}, not {expected}");
    }
}
