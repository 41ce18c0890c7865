//! Indataregister of the sample reports: every cell that may be changed, what its source workbook holds there,
//! and keys that stay the same in both languages and from one year to the next.

#[path = "report_form/package.rs"]
#[allow(dead_code, reason = "the tests of a report's form use more of it")]
mod package;
#[path = "report_form/register_rows.rs"]
mod register_rows;
mod support_engine;
#[path = "report_form/xml.rs"]
#[allow(dead_code, reason = "the tests of a report's form use more of it")]
mod xml;

use bokslut::edition::{Audience, Edition};
use bokslut::words::Lang;
use calamine::{Data, DataType, Reader, open_workbook_auto};
use package::{Package, position};
use register_rows::{Row, check};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use support_engine::samples::{REPORTS, Written, editions, reports, words};

/// The registers of all sample reports in a language, by the report's name.
fn registers(lang: Lang) -> BTreeMap<String, Vec<Row>> {
    let rows = |Written { name, bytes, .. }: Written| {
        let rows = check(&Package::read(&bytes), words(lang), &format!("{lang:?}, {name}"));
        (name, rows)
    };
    let all: BTreeMap<String, Vec<Row>> = reports(lang).into_iter().map(rows).collect();
    assert_eq!(all.len(), REPORTS);
    all
}

#[test]
fn every_cell_of_a_sample_report_that_may_be_changed_stands_in_its_register() {
    for lang in Lang::ALL {
        for (name, rows) in registers(lang) {
            assert!(rows.len() >= 40, "{name}: only {} inputs", rows.len());
        }
    }
    let outer = Edition { audience: Audience::Outside, ..Edition::INNER };
    for Written { name, bytes, .. } in editions(Lang::Sv, outer) {
        check(&Package::read(&bytes), words(Lang::Sv), &name);
    }
}

#[test]
fn the_keys_of_a_sample_report_are_the_same_in_both_languages() {
    let (swedish, english) = (registers(Lang::Sv), registers(Lang::En));
    assert_eq!(swedish.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    for (name, rows) in &swedish {
        let of = |rows: &[Row]| -> Vec<(String, String, String)> {
            let row = |row: &Row| (row.key.clone(), row.at.1.clone(), row.source.clone());
            let default = [Lang::Sv, Lang::En].map(|lang| words(lang).texts.default_value.to_string());
            let told = rows.iter().map(row).map(|(key, at, source)| {
                (key, at, if default.contains(&source) { String::new() } else { source })
            });
            told.collect()
        };
        assert_eq!(of(rows), of(&english[name]), "{name}");
    }
}

/// Where a key would differ between years that have the same input, two reports could not be compared.
#[test]
fn an_input_that_both_years_of_an_operation_have_has_the_same_key_in_both() {
    let all = registers(Lang::Sv);
    let [before, after] =
        ["job-guide-2024-bokslut.xlsx", "job-guide-2025-bokslut.xlsx"].map(|name| &all[name]);
    let labels = |rows: &[Row]| -> BTreeMap<String, BTreeSet<String>> {
        let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for row in rows {
            keys.entry(row.label.clone()).or_default().insert(row.key.clone());
        }
        keys
    };
    let (before, after) = (labels(before), labels(after));
    let both: Vec<&String> = before.keys().filter(|label| after.contains_key(*label)).collect();
    assert!(both.len() * 10 > before.len() * 8, "{} of {} inputs are in both", both.len(), before.len());
    for label in both {
        assert_eq!(before[label], after[label], "{label}");
    }
}

/// The number that a source cell tells: `4%`, `1 021`, `22 900,50`.
fn number(data: &Data) -> Option<f64> {
    let text = match data.get_string() {
        None => return data.as_f64(),
        Some(text) => text.trim().replace(['\u{a0}', ' '], "").replace(',', "."),
    };
    match text.strip_suffix('%') {
        Some(share) => share.parse::<f64>().ok().map(|share| share / 100.0),
        None => text.parse().ok(),
    }
}

#[test]
fn what_was_written_is_what_the_source_workbook_holds_at_the_place_that_is_told() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let default = &words(Lang::Sv).texts.default_value;
    let (mut looked_up, mut by_default, mut rows_named, mut columns_named) = (0, 0, 0, 0);
    for (name, rows) in registers(Lang::Sv) {
        for row in rows {
            if row.source == **default {
                by_default += 1;
                continue;
            }
            let (workbook, place) = row.source.split_once(" · ").unwrap_or_else(|| panic!("{row:?}"));
            let (sheet, cell) = place.rsplit_once('!').expect("a cell");
            let mut book = open_workbook_auto(folder.join(workbook)).expect("a source workbook");
            let range = book.worksheet_range(sheet.trim_matches('\'')).expect("a source sheet");
            let (down, across) = position(cell);
            let held = range.get_value((down - 1, across - 1)).unwrap_or_else(|| panic!("{row:?} is blank"));
            // The year of an entry tells the row that it stands in.
            if row.key.contains("/year") && row.key.starts_with("entry/") {
                assert!(row.label.starts_with(held.get_string().expect("a label")), "{row:?}");
                rows_named += 1;
                continue;
            }
            // What comes of many rows tells the head of their column.
            if sheet == "Deltagare" {
                let heads = [
                    ("/before", " före"),
                    ("/after", " efter"),
                    ("/persons", "Utfall"),
                    ("/months-year-1", "Effektmånader"),
                ];
                let head = heads.into_iter().find(|(end, _)| row.key.ends_with(end)).expect("a known one").1;
                assert!(held.get_string().expect("a head").ends_with(head), "{row:?} and {held:?}");
                columns_named += 1;
                continue;
            }
            let what = format!("{name}: {row:?} and {held:?}");
            match (row.written.parse::<f64>(), number(held)) {
                (Ok(written), Some(held)) => {
                    assert!((written - held).abs() < 1e-9 * held.abs().max(1.0), "{what}")
                }
                _ => assert_eq!(held.get_string(), Some(row.written.as_str()), "{what}"),
            }
            looked_up += 1;
        }
    }
    // Six pairs for three outcomes, and their persons and months.
    assert_eq!(columns_named, 2 * 6 * 3 + 2 * 3);
    assert!(looked_up > 250 && by_default > 5 && rows_named > 5, "{looked_up} {by_default} {rows_named}");
}
