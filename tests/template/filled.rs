//! Filled in with their examples the workbooks run; left empty or filled in wrongly they say why not.

use crate::support_engine::report::Report;
use crate::support_template::{Entry, empty, examples, filled_in, run_over, with};
use bokslut::base::{Cell, Code};
use bokslut::template::{Range, Takes};
use bokslut::words::Lang;
use std::fs;
use tempfile::TempDir;

fn folder(books: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in books {
        fs::write(folder.path().join(name), bytes).expect("written");
    }
    folder
}

#[test]
fn filled_in_they_give_a_report_and_no_finding_at_all() {
    for (lang, names) in [
        (Lang::Sv, ["Resultat_Kommun", "Resultat_Totalt", "Ack_Totalt_2", "Ack_Totalt_4"]),
        (Lang::En, ["Result_Municipality", "Result_Total", "Acc_Total_2", "Acc_Total_4"]),
    ] {
        let [(operation, first), (prices, second)] = filled_in(lang);
        let folder = folder(&[(&operation.file, &first), (&prices.file, &second)]);
        let outcome = run_over(folder.path(), lang);
        assert!(outcome.findings.is_empty(), "{:#?}", outcome.findings);
        assert_eq!(outcome.reports.len(), 1);
        let report = Report::read(&fs::read(&outcome.reports[0]).expect("the report"));
        let figure = |name: &str| report.number(report.named(name));
        // 60 months × 10,000 kr × (1 – 0.2) = 480,000 kr; and 1,200,000 kr were spent.
        assert!((figure(names[0]) - 480_000.0).abs() < 0.005);
        assert!((figure(names[1]) + 720_000.0).abs() < 0.005);
        // Year 2: 10 persons × 12 months × 0.7 × 8,000 kr = 672,000 kr, / 1.04 = 646,153.846...
        // -720,000 + 646,153.846 = -73,846.154
        assert!((figure(names[2]) + 73_846.154).abs() < 0.005);
        // Years 3 and 4: 120 months × 0.5 and × 0.3 × 8,000 kr = 480,000 and 288,000 kr, / 1.0816 and
        // 1.124864 = 443,786.982 and 256,030.951. -73,846.154 + 443,786.982 + 256,030.951 = 625,971.779
        assert!((figure(names[3]) - 625_971.779).abs() < 0.005);
    }
}

#[test]
fn the_example_needs_neither_the_actors_nor_the_index_that_the_handbook_leaves_alone() {
    let [(operation, first), _] = filled_in(Lang::Sv);
    let [_, (prices, empty)] = empty(Lang::Sv);
    let unit_costs: Vec<Entry> = examples(&prices).into_iter().filter(|(sheet, ..)| *sheet == 1).collect();
    assert_eq!(prices.sheets[1].name, "Enhetskostnader");
    let folder = folder(&[(&operation.file, &first), (&prices.file, &with(&empty, &unit_costs))]);
    let outcome = run_over(folder.path(), Lang::Sv);
    assert!(outcome.findings.is_empty(), "{:#?}", outcome.findings);
    assert_eq!(outcome.reports.len(), 1);
}

#[test]
fn left_empty_they_say_which_cells_to_fill_in() {
    for lang in Lang::ALL {
        let [(operation, first), (prices, second)] = empty(lang);
        let folder = folder(&[(&operation.file, &first), (&prices.file, &second)]);
        let outcome = run_over(folder.path(), lang);
        let found: Vec<String> = outcome
            .findings
            .iter()
            .map(|finding| {
                assert_eq!((finding.code, &*finding.place.workbook), (Code::MissingValue, &*operation.file));
                let cell = finding.place.cell.expect("at a cell");
                let sheet = finding.place.sheet.as_ref().map(|sheet| sheet.index);
                format!("{}!{}{}", sheet.expect("on a sheet"), Cell::letters(cell.column), cell.row + 1)
            })
            .collect();
        // Verksamhet: name, year, principal, participants. Ekonomi, Utfall, Effekter: a first row.
        assert_eq!(found, ["1!B6", "1!B7", "1!B8", "1!B9", "2!A8", "3!A8", "4!A8"]);
    }
}

/// A value that a cell does not take.
fn wrong(takes: &Takes) -> Option<String> {
    let beyond = |range: &Range| match range {
        Range::From(low) => low - 1,
        Range::Above(low) => *low,
        Range::Between(_, high) => high + 1,
    };
    Some(match takes {
        Takes::Anything => return None,
        Takes::Words(_) | Takes::Usually(_) | Takes::Listed(..) | Takes::AnyNumber => "okänt".to_string(),
        Takes::Number(range) | Takes::Whole(range) => beyond(range).to_string(),
    })
}

#[test]
fn what_a_cell_of_the_workbooks_does_not_take_the_program_does_not_take_either() {
    let lang = Lang::Sv;
    let (empty, good) = (empty(lang), filled_in(lang));
    let (mut tried, mut passed) = (0, Vec::new());
    for (number, (book, bytes)) in empty.iter().enumerate() {
        let entries = examples(book);
        let (_, other) = &good[1 - number];
        let fields = book.sheets.iter().enumerate();
        for (sheet, field) in fields.flat_map(|(at, sheet)| sheet.fields.iter().map(move |field| (at, field)))
        {
            let Some(value) = wrong(&field.takes) else { continue };
            let row = entries.iter().find(|(at, cell, _)| {
                *at == sheet
                    && (!field.column || cell.column == 0)
                    && (field.column || cell.row == field.first.row)
            });
            let cell = Cell { row: row.map_or(field.first.row, |(_, cell, _)| cell.row), ..field.first };
            let mut changed: Vec<Entry> =
                entries.iter().filter(|(at, of, _)| (*at, *of) != (sheet, cell)).cloned().collect();
            changed.push((sheet, cell, value));
            // An index is asked for when the price is from another year than the account.
            if matches!(&field.takes, Takes::Listed(of, ..) if of == "Prisindex") {
                let year = changed.iter_mut().find(|(at, _, typed)| *at == sheet && typed == "2024");
                year.expect("a price year").2 = "2020".to_string();
            }
            let folder = folder(&[("a.xlsx", &with(bytes, &changed)), ("b.xlsx", other)]);
            let found = run_over(folder.path(), lang).findings;
            let there = found.iter().any(|finding| {
                finding.is_error()
                    && finding.place.sheet.as_ref().is_some_and(|of| usize::from(of.index) == sheet)
                    && finding.place.cell.is_some_and(|of| of.row == cell.row)
            });
            tried += 1;
            if !there {
                passed.push(format!("{} {cell:?}", book.sheets[sheet].name));
            }
        }
    }
    assert!(tried > 50, "only {tried} cells");
    assert!(passed.is_empty(), "{passed:#?}");
}
