//! The sample workbooks that are committed are the ones the program makes now, and say what their
//! sources say.

#[path = "../examples/make_sample_data/mod.rs"]
mod make_sample_data;

use calamine::{Data, DataType, Range, Reader, open_workbook_auto_from_rs};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data")
}

fn committed(path: &str) -> Vec<u8> {
    fs::read(folder().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn made(path: &str) -> Vec<u8> {
    let book = make_sample_data::books().into_iter().find(|book| book.path == path);
    book.unwrap_or_else(|| panic!("no sample workbook {path}")).to_bytes()
}

fn paths() -> Vec<&'static str> {
    make_sample_data::books().iter().map(|book| book.path).collect()
}

/// Every sheet, in workbook order.
fn sheets(bytes: Vec<u8>) -> Vec<(String, Range<Data>)> {
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).expect("a workbook");
    let names = workbook.sheet_names();
    names.into_iter().map(|name| (name.clone(), workbook.worksheet_range(&name).expect("a sheet"))).collect()
}

/// Every cell that is not blank, by sheet, row and column.
fn cells(bytes: Vec<u8>) -> BTreeMap<(String, u32, u32), Data> {
    let mut all = BTreeMap::new();
    for (name, range) in sheets(bytes) {
        let (top, left) = range.start().expect("a sheet with cells");
        for (row, column, value) in range.used_cells() {
            let place =
                (name.clone(), top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap());
            all.insert(place, value.clone());
        }
    }
    all
}

/// The members of a package, unpacked.
fn parts(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let members = 0..archive.len();
    let read = |index| {
        let mut member = archive.by_index(index).expect("a member");
        let mut content = Vec::new();
        member.read_to_end(&mut content).expect("a whole member");
        (member.name().expect("a readable name").into_owned(), content)
    };
    members.map(read).collect()
}

/// The rows of a table whose header starts with `first`, as texts by heading.
fn table(path: &str, sheet: &str, first: &str) -> Vec<BTreeMap<String, String>> {
    let (_, range) = sheets(made(path)).into_iter().find(|(name, _)| name == sheet).expect("the sheet");
    let mut rows = range.rows().map(|row| row.iter().map(Data::to_string).collect::<Vec<String>>());
    let header = rows.find(|row| row.first().is_some_and(|cell| cell == first)).expect("the header");
    rows.map(|row| header.iter().cloned().zip(row).collect()).collect()
}

/// The records of a comma-separated file below its heading; a quoted field may hold commas.
fn records(text: &str) -> Vec<Vec<String>> {
    let record = |line: &str| {
        let mut fields = vec![String::new()];
        let mut quoted = false;
        for c in line.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(String::new()),
                c => fields.last_mut().expect("one field at least").push(c),
            }
        }
        fields
    };
    text.lines().skip(1).map(record).collect()
}

#[test]
fn the_committed_workbooks_hold_the_cells_that_the_program_writes_now() {
    for path in paths() {
        let (old, new) = (cells(committed(path)), cells(made(path)));
        assert!(new.len() > 20, "{path} holds only {} cells", new.len());
        let places: BTreeSet<_> = old.keys().chain(new.keys()).collect();
        for place in places {
            assert_eq!(old.get(place), new.get(place), "{path}, {place:?}: run the example again");
        }
    }
}

#[test]
fn the_committed_workbooks_unpack_to_the_parts_that_the_program_writes_now() {
    for path in paths() {
        let (old, new) = (parts(committed(path)), parts(made(path)));
        assert_eq!(old.keys().collect::<Vec<_>>(), new.keys().collect::<Vec<_>>(), "{path}");
        for (name, content) in new {
            assert!(old[&name] == content, "{path}, part {name}: run the example again");
        }
    }
}

#[test]
fn two_runs_write_the_same_bytes() {
    for path in paths() {
        assert!(made(path) == made(path), "{path}");
    }
}

#[test]
fn the_sample_folder_holds_no_workbook_that_the_program_does_not_write_and_the_readme_names_each() {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != "README.md") {
                let below = path.strip_prefix(folder()).expect("below the folder");
                found.insert(below.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    assert_eq!(found, paths().into_iter().map(str::to_owned).collect());

    let readme = fs::read_to_string(folder().join("README.md")).expect("a readme");
    for path in paths() {
        assert!(readme.contains(&format!("`{path}`")), "sample-data/README.md does not name {path}");
    }
}

#[test]
fn an_opendocument_workbook_starts_with_its_type_stored_as_it_is() {
    // OpenDocument 1.2, part 3, section 3.3: the name at byte 30, the type itself from byte 38.
    let bytes = made("skola/enhetskostnader.ods");
    assert_eq!(&bytes[30..38], b"mimetype");
    assert!(bytes[38..].starts_with(b"application/vnd.oasis.opendocument.spreadsheetPK"));
}

#[test]
fn every_price_in_the_school_case_is_published_or_derived_or_says_that_it_is_an_example() {
    let published: BTreeSet<(String, String, String)> = records(include_str!("reference/unit_costs.csv"))
        .into_iter()
        .map(|record| (record[1].clone(), record[3].clone(), record[4].clone()))
        .collect();
    let (mut same, mut invented) = (0, 0);
    for path in ["skola/enhetskostnader.ods", "skola/norra/enhetskostnader-norra.xlsx"] {
        for row in table(path, "Enhetskostnader", "Kod*") {
            let price = (row["Pris (kr)*"].clone(), row["Prisår*"].clone(), row["Källa*"].clone());
            if published.contains(&price) {
                same += 1;
            } else if price.2 == "Exempel" {
                invented += 1;
            } else {
                // The paid and the received side of one derived fee.
                assert!(
                    ["SOC-SIS", "SIS-AVGIFT"].contains(&row["Kod*"].as_str()),
                    "{price:?} is not published"
                );
            }
        }
    }
    assert_eq!((same, invented), (12, 16));
}

#[test]
fn the_consumer_price_index_is_statistics_swedens() {
    let published: Vec<(String, String)> = records(include_str!("reference/kpi.csv"))
        .into_iter()
        .map(|record| (record[0].clone(), record[1].trim_end_matches('0').trim_end_matches('.').to_owned()))
        .collect();
    let ours: Vec<(String, String)> = table("skola/enhetskostnader.ods", "Prisindex", "År*")
        .into_iter()
        .map(|row| (row["År*"].clone(), row["KPI"].clone()))
        .collect();
    assert_eq!(ours.len(), 18);
    assert_eq!(ours, published);
}

#[test]
fn an_excel_workbook_has_numbers_shares_and_dates_as_such_and_not_as_text() {
    let cells = cells(made("skola/norra/närvaroteamet-2023.xlsx"));
    let at = |row, column| &cells[&("Antaganden".to_owned(), row, column)];
    // Row 4: Diskonteringsränta, 3.5 %, ..., 2026-12-31.
    assert_eq!(at(3, 1).as_f64(), Some(0.035));
    assert!(at(3, 4).is_datetime(), "{:?}", at(3, 4));
}
