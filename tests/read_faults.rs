//! Files that cannot be read, whole or in part: one finding each, never a panic.

#![allow(clippy::result_large_err, reason = "a test moves few findings")]

use bokslut::base::{Code, Finding, Place};
use bokslut::read::{Value, Workbook, read_workbook};
use bokslut::words::{Lang, Words};
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn fixture(name: &str) -> Vec<u8> {
    fs::read(fixture_path(name)).unwrap()
}

fn fixture_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn read(path: &Path) -> Result<Workbook, Finding> {
    let name: Arc<str> = Arc::from("a/x.xlsx");
    read_workbook(path, &name).map_err(|fault| fault.finding(Place::workbook(&name), Words::of(Lang::En)))
}

fn read_bytes(bytes: &[u8]) -> Result<Workbook, Finding> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.xlsx");
    fs::write(&path, bytes).unwrap();
    read(&path)
}

/// The code of the one finding, which gives its reason.
fn refused(read: Result<Workbook, Finding>) -> Code {
    let finding = read.expect_err("it cannot be read");
    if finding.code != Code::Encrypted {
        assert!(finding.values.iter().all(|(_, value)| !value.is_empty()) && !finding.values.is_empty());
    }
    finding.code
}

/// An archive with one member's content changed.
fn with_member(archive: &[u8], member: &str, change: impl Fn(String) -> Vec<u8>) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    let mut changed = false;
    for index in 0..old.len() {
        let mut file = old.by_index(index).unwrap();
        let name = file.name().unwrap().to_string();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == member {
            content = change(String::from_utf8(content).unwrap());
            changed = true;
        }
        new.start_file(name, SimpleFileOptions::default()).unwrap();
        new.write_all(&content).unwrap();
    }
    assert!(changed, "there is no {member}");
    new.finish().unwrap().into_inner()
}

/// small.xlsm with its first sheet changed.
fn with_sheet(change: impl Fn(String) -> String) -> Vec<u8> {
    with_member(&fixture("small.xlsm"), "xl/worksheets/sheet1.xml", |xml| change(xml).into_bytes())
}

#[test]
fn a_file_that_is_cut_short_is_not_a_spreadsheet_at_whatever_byte() {
    for name in ["small.xlsm", "small.xlsb", "small.xls", "small.ods"] {
        let whole = fixture(name);
        for tenth in 0..10 {
            let cut = &whole[..whole.len() * tenth / 10];
            // An .xls may end in padding that nobody misses; what is read must then be whole.
            match read_bytes(cut) {
                Err(finding) if tenth == 0 => assert_eq!(finding.code, Code::ForeignFile, "{name}: empty"),
                Err(finding) => assert_eq!(finding.code, Code::NotASpreadsheet, "{name} {tenth}"),
                Ok(book) => assert_eq!(book.sheets, read_bytes(&whole).unwrap().sheets, "{name} {tenth}"),
            }
        }
    }
}

#[test]
fn text_a_web_page_and_an_empty_file_are_not_spreadsheets() {
    for content in ["Kod;Pris\nFORS;1021\n", "<html><table></table></html>", "", "PK"] {
        assert_eq!(refused(read_bytes(content.as_bytes())), Code::ForeignFile, "{content:?}");
    }
    for content in ["PK\u{3}\u{4}", "\0\u{1}"] {
        assert_eq!(refused(read_bytes(content.as_bytes())), Code::NotASpreadsheet, "{content:?}");
    }
}

#[test]
fn an_archive_that_is_no_workbook_is_not_a_spreadsheet() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<document/>").unwrap();
    assert_eq!(refused(read_bytes(&zip.finish().unwrap().into_inner())), Code::ForeignFile);
}

#[test]
fn an_encrypted_workbook_says_that_it_is() {
    assert_eq!(refused(read(&fixture_path("encrypted.xlsx"))), Code::Encrypted);
    let manifest = |xml: String| {
        let entry = r#"<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>"#;
        let end = "</manifest:manifest>";
        xml.replace(end, &format!("{entry}</manifest:file-entry>{end}")).into_bytes()
    };
    let ods = with_member(&fixture("small.ods"), "META-INF/manifest.xml", manifest);
    assert_eq!(refused(read_bytes(&ods)), Code::Encrypted);
}

#[test]
fn a_directory_and_a_missing_file_are_unreadable() {
    let folder = tempfile::tempdir().unwrap();
    let named = folder.path().join("x.xlsx");
    fs::create_dir(&named).unwrap();
    assert_eq!(refused(read(&named)), Code::Unreadable);
    assert_eq!(refused(read(&folder.path().join("gone.xlsx"))), Code::Unreadable);
}

#[cfg(unix)]
#[test]
fn a_device_is_unreadable_and_is_not_opened() {
    assert_eq!(refused(read(Path::new("/dev/zero"))), Code::Unreadable);
}

#[test]
fn a_cell_outside_every_sheet_is_damage() {
    for place in ["B1048577", "XFE3", "ZZZZ3"] {
        let bytes = with_sheet(|xml| xml.replace(r#"r="B3""#, &format!(r#"r="{place}""#)));
        assert_eq!(refused(read_bytes(&bytes)), Code::NotASpreadsheet, "{place}");
    }
}

#[test]
fn two_cells_far_apart_take_no_room_between_them() {
    let bytes = with_sheet(|xml| {
        xml.replace("</sheetData>", r#"<row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>"#)
    });
    let book = read_bytes(&bytes).unwrap();
    assert_eq!(book.sheets[0].cell(1_048_575, 16_383).shown(), "7");
}

#[test]
fn a_newer_error_value_costs_its_cell_and_not_the_sheet() {
    let bytes = with_sheet(|xml| xml.replace("#DIV/0!", "#SPILL!").replace("<v>1021</v>", "<v>1 021</v>"));
    let grid = &read_bytes(&bytes).unwrap().sheets[0];
    assert_eq!(grid.cell(3, 4), &Value::Error("#SPILL!".into()));
    assert_eq!(grid.cell(4, 1).shown(), "1021.1", "the cells after it are read");
    // A cell that says nothing of its kind and holds no number is text; one that says it is a
    // number is an error.
    assert_eq!(grid.cell(2, 4), &Value::Text("1 021".into()));
    let bytes = with_sheet(|xml| xml.replace(r#"<c r="C3"><v>0.1<"#, r#"<c r="C3" t="n"><v>0,1<"#));
    assert_eq!(read_bytes(&bytes).unwrap().sheets[0].cell(2, 2), &Value::Error("#VALUE!".into()));
}

#[test]
fn numbers_that_are_none_are_error_values() {
    for written in ["NaN", "inf", "1e300"] {
        let bytes = with_sheet(|xml| xml.replace("<v>0.1<", &format!("<v>{written}<")));
        assert_eq!(read_bytes(&bytes).unwrap().sheets[0].cell(2, 2), &Value::Error("#NUM!".into()));
    }
    // 46387 is the date in C4.
    let bytes = with_sheet(|xml| xml.replace("<v>46387<", "<v>-46387<"));
    assert_eq!(read_bytes(&bytes).unwrap().sheets[0].cell(3, 2), &Value::Error("#NUM!".into()));
}

#[test]
fn a_table_that_never_ends_is_damage_and_does_not_hang() {
    let cut = |xml: String| xml.split("</table:table>").next().unwrap_or_default().as_bytes().to_vec();
    let ods = with_member(&fixture("small.ods"), "content.xml", cut);
    assert_eq!(refused(read_bytes(&ods)), Code::NotASpreadsheet);
}

#[test]
fn more_than_a_gibibyte_when_unpacked_is_turned_away() {
    let member = "xl/worksheets/sheet2.xml";
    let mut bytes = with_member(&fixture("small.xlsm"), member, String::into_bytes);
    // Offset 24 of a member's entry in the directory is its unpacked size; the name follows at 46.
    let name = bytes.windows(member.len()).rposition(|window| window == member.as_bytes()).unwrap();
    let size = name - 46 + 24;
    bytes[size..size + 4].copy_from_slice(&(1_u32 << 30).to_le_bytes());
    let finding = read_bytes(&bytes).unwrap_err();
    assert_eq!(finding.code, Code::OverLimit);
    let text = "its content is larger than 1024 MB when unpacked";
    assert_eq!(
        finding.values,
        [("limit".into(), text.to_string()), ("option".into(), "--max-size 2048".to_string())]
    );
}
