//! More accounts than a sheet is held for: its rows are made as they are written.

use crate::support_cases::*;
use crate::{digest, gain, operation};
use bokslut::base::Place;
use bokslut::edition::Edition;
use bokslut::pipeline::summary;
use bokslut::theme::Theme;
use bokslut::together::Digest;
use bokslut::words::{Lang, Words};
use bokslut::write::LARGE;
use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};
use std::io::Cursor;
use std::sync::Arc;

const OPERATIONS: usize = 700;

/// The accounts of many operations for two years: a cost of 10 and a gain of 12, 2 kronor in all.
fn accounts() -> Vec<Digest> {
    let years = [2019, 2020].map(|year| digest(&gain(operation("A", year, "10"), actor(0), &["12"]).0));
    let named = |number: usize| {
        years.clone().map(|account| Digest {
            operation: Arc::from(format!("Verksamhet {number}")),
            report: Arc::from(format!("{number}/{}-bokslut.xlsx", account.year)),
            ..account
        })
    };
    (1..=OPERATIONS).flat_map(named).collect()
}

fn sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Range<Data> {
    book.worksheet_range(name).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

#[test]
fn every_account_has_its_rows_and_only_the_comparisons_that_somebody_reads() {
    let place = Place::workbook(&Arc::from("sammanställning.xlsx"));
    let (date, words) = ("2021-03-01T12:00:00Z", Words::of(Lang::Sv));
    let bytes =
        summary(accounts().into_iter().map(Ok), &[], Edition::INNER, date, &place, Theme::own(), words);
    let bytes = bytes.unwrap_or_else(|finding| panic!("{:?}", finding.values));
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");

    let overview = sheet(&mut book, "Översikt");
    let first = |row: &[Data]| row.first().map(ToString::to_string).unwrap_or_default();
    for year in [2019, 2020] {
        let label = format!("Summa {year}");
        let sums = overview.rows().find(|row| first(row) == label).expect("a row of sums");
        // Year, participants, income, cost, result, society: 12 - 10 = 2 for each account.
        assert_eq!(sums[1], Data::Float(f64::from(year)));
        assert_eq!(sums[6], Data::Float(2.0 * OPERATIONS as f64));
    }

    let basis = sheet(&mut book, "Underlag");
    let last = format!("Verksamhet {OPERATIONS}");
    let rows: Vec<&[Data]> = basis.rows().filter(|row| first(row) == last).collect();
    // A row for each account; then the operation, Kommun, Region and production value.
    assert_eq!(rows.len(), 2 + 2 * 4);
    let gains = rows.iter().filter(|row| row[2] == "Kommun" && row[3] == Data::Float(12.0));
    assert_eq!(gains.count(), 2);
    assert!(basis.used_cells().count() > LARGE, "as many as go to a temporary file");

    let comparison = sheet(&mut book, "Jämförelse");
    let pairs = comparison.rows().filter(|row| first(row).contains("jämfört med")).count();
    assert_eq!(pairs, 300);
    let rest = "… och 400 till; deras rapporter jämför dem på bladet Föregående år.";
    assert_eq!(comparison.rows().next_back().map(first).as_deref(), Some(rest));
}
