//! Files that are no lists of persons, or no longer: each is a finding, and none ends the program.

use crate::written::{csv, parquet, persons};
use bokslut::read::{Fault, Limits, Readers};
use parquet::basic::Compression;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

fn readers() -> Readers {
    let limits = Limits { size: 64, memory: 256, seconds: 60 };
    Readers::new(Some(env!("CARGO_BIN_EXE_bokslut").into()), limits)
}

/// Reads a file to the end of its rows.
fn read(readers: &Readers, path: &Path) -> Result<usize, Fault> {
    let book = readers.read(path, &Arc::from("x"))?;
    let mut cells = 0;
    for grid in &book.sheets {
        grid.pieces(None, |piece| {
            cells += piece.rows().map(|row| piece.cells(row).count()).sum::<usize>();
            ControlFlow::Continue(())
        })?;
    }
    Ok(cells)
}

#[test]
fn a_list_that_is_cut_or_damaged_anywhere_ends_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, readers) = (folder.path().join("a.deltagare.parquet"), readers());
    let all = persons(300);
    let mut refused = 0;
    for packed in [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::GZIP(Default::default())] {
        let whole = parquet(&all, packed);
        let mut try_it = |bytes: &[u8]| {
            fs::write(&path, bytes).expect("written");
            match read(&readers, &path) {
                Ok(_) => {}
                Err(Fault::Crashed(how)) => panic!("{how}"),
                Err(_) => refused += 1,
            }
        };
        for end in (5..whole.len()).step_by(whole.len() / 40 + 1) {
            try_it(&whole[..end]);
        }
        // Most of what says how long things are stands at the end.
        for at in (0..whole.len()).step_by(whole.len() / 40 + 1).chain(whole.len() - 200..whole.len()) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            try_it(&bytes);
        }
    }
    assert!(refused > 300, "{refused}: most of them are no lists any more");
}

#[test]
fn texts_that_are_no_lists_are_told_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, readers) = (folder.path().join("a.deltagare.csv"), readers());
    let list = csv(&persons(20_000), ";");
    let wide: String = "a;".repeat(20_000);
    for (what, bytes, cause) in [
        ("Windows-1252, far down", [list.as_bytes(), b"P\xC5SA;Arbete\r\n"].concat(), "NotUtf8(20002)"),
        ("UTF-16", list.encode_utf16().flat_map(u16::to_le_bytes).collect(), "NotUtf8"),
        ("a mark that is never closed", (list.clone() + "\"P1;Arbete\r\n").into_bytes(), "line 20002"),
        ("one line without end", vec![b'x'; 40 << 20], "line 1"),
        ("too many fields", wide.into_bytes(), "fields"),
        (
            "a comma in a number that parts two fields",
            (csv(&persons(20_000), ",") + &format!("P1,Arbete{}\r\n", ",2".repeat(30))).into_bytes(),
            "TooManyFields(20002",
        ),
        ("nothing", Vec::new(), "Empty"),
        ("a picture", b"\x89PNG\r\n\x1A\n".to_vec(), "Image"),
    ] {
        fs::write(&path, bytes).expect("written");
        let fault = read(&readers, &path).expect_err(what);
        assert!(format!("{fault:?}").contains(cause), "{what}: {fault:?}");
    }
}

#[test]
fn a_list_that_is_packed_in_an_unknown_way_or_too_large_is_told_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.deltagare.parquet");
    // What the library cannot pack here, it says to be packed: the byte after the codec's own field.
    let whole = parquet(&persons(20_000), Compression::SNAPPY);
    fs::write(&path, &whole).expect("written");
    let small = Limits { size: 1, memory: 256, seconds: 60 };
    let tight = Readers::new(None, small);
    let read_all = read(&readers(), &path).expect("a list");
    assert!(read_all > 100_000);
    assert!(matches!(read(&tight, &path), Err(Fault::OverLimit(..))) || whole.len() < 1 << 20);
}

#[test]
fn a_file_that_is_another_when_its_rows_are_asked_for_is_told_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.deltagare.csv");
    fs::write(&path, csv(&persons(20_000), ";")).expect("written");
    let book = readers().read(&path, &Arc::from("x")).expect("a list");
    fs::write(&path, csv(&persons(20_001), ";")).expect("written");
    let again = book.sheets[0].pieces(None, |_| ControlFlow::Continue(()));
    assert_eq!(again, Err(Fault::Changing));
    // Who has heard enough hears nothing of it.
    assert_eq!(book.sheets[0].pieces(None, |_| ControlFlow::Break(())), Ok(()));
    fs::remove_file(&path).expect("removed");
    assert!(matches!(book.sheets[0].pieces(None, |_| ControlFlow::Continue(())), Err(Fault::Unreadable(_))));
}
