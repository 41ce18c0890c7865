//! Any bytes as a file, and any text as a part of a file that is otherwise in order.

use super::read_grid;
use bokslut::base::Place;
use bokslut::read::{Limits, caught, read_bytes};
use bokslut::words::{Lang, Words};
use std::cell::Cell;
use std::io::{Cursor, Read, Write};
use std::panic;
use std::sync::{Arc, Once, OnceLock};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A good workbook whose parts are replaced.
type Packed = &'static [u8];
const XLSX: Packed = include_bytes!("../../../sample-data/skola/norra/enhetskostnader-norra.xlsx");
const XLSB: Packed = include_bytes!("../../fixtures/small.xlsb");
const ODS: Packed = include_bytes!("../../fixtures/small.ods");

/// The first byte of an input says which part the rest of it is, or (`f`) that it is a file.
const PARTS: [(u8, Packed, &str); 13] = [
    (b's', XLSX, "xl/worksheets/sheet1.xml"),
    (b't', XLSX, "xl/sharedStrings.xml"),
    (b'y', XLSX, "xl/styles.xml"),
    (b'w', XLSX, "xl/workbook.xml"),
    (b'r', XLSX, "xl/_rels/workbook.xml.rels"),
    (b'p', XLSX, "docProps/core.xml"),
    (b'S', XLSB, "xl/worksheets/sheet1.bin"),
    (b'Y', XLSB, "xl/styles.bin"),
    (b'W', XLSB, "xl/workbook.bin"),
    (b'R', XLSB, "xl/_rels/workbook.bin.rels"),
    (b'c', ODS, "content.xml"),
    (b'm', ODS, "META-INF/manifest.xml"),
    (b'd', ODS, "meta.xml"),
];

/// What a file may unpack to, in MiB.
const SIZE: u32 = 4;

/// A file is read or has a fault that can be told, and no panic of ours is passed off as damage.
pub fn target(data: &[u8]) {
    let Some((kind, rest)) = data.split_first() else { return };
    let part = PARTS.iter().find(|(letter, ..)| letter == kind);
    let bytes = match part {
        Some((_, packed, name)) => with(packed, name, rest),
        None if *kind == b'f' => rest.to_vec(),
        None => return,
    };
    if is_left_to_readers(kind, rest) {
        return;
    }
    watch();
    OURS.set(false);
    let limits = Limits { size: SIZE, ..Limits::default() };
    let name: Arc<str> = Arc::from("x");
    let read = read_bytes(&bytes, &name, limits);
    assert!(!OURS.get(), "a panic of our own: {:?}", read.err());
    match read {
        Ok(book) => read_grid::check(&book),
        Err(fault) => {
            let finding = fault.finding(Place::workbook(&name), Words::of(Lang::Sv));
            assert!(finding.is_error(), "{finding:?}");
        }
    }
}

/// Files on which the library is known to use memory and time without bounds: old `.xls`, and in
/// `.ods` cells that repeat. The program reads in processes of their own for their sake, and
/// tests/hostile has them.
fn is_left_to_readers(kind: &u8, rest: &[u8]) -> bool {
    let has = |part: &[u8]| rest.windows(part.len()).any(|found| found.eq_ignore_ascii_case(part));
    match kind {
        b'f' => rest.starts_with(b"\xD0\xCF\x11\xE0") || has(b"content.xml"),
        b'c' => has(b"repeated"),
        _ => false,
    }
}

/// A good workbook, not compressed, with one part replaced.
fn with(packed: Packed, replaced: &str, by: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (_, name, content) in unpacked().iter().filter(|(whole, ..)| whole.as_ptr() == packed.as_ptr()) {
        zip.start_file(name, stored).expect("a member");
        zip.write_all(if name == replaced { by } else { content }).expect("written");
    }
    zip.finish().expect("an archive").into_inner()
}

/// The parts of the good workbooks that matter to their reader.
fn unpacked() -> &'static [(Packed, String, Vec<u8>)] {
    static UNPACKED: OnceLock<Vec<(Packed, String, Vec<u8>)>> = OnceLock::new();
    UNPACKED.get_or_init(|| {
        let mut parts = Vec::new();
        for packed in [XLSX, XLSB, ODS] {
            let mut zip = ZipArchive::new(Cursor::new(packed)).expect("an archive");
            for index in 0..zip.len() {
                let mut member = zip.by_index(index).expect("a member");
                let name = member.name().expect("a name").to_string();
                let mut content = Vec::new();
                member.read_to_end(&mut content).expect("unpacked");
                if !["theme", "Configurations", "Thumbnails"].iter().any(|part| name.contains(part)) {
                    parts.push((packed, name, content));
                }
            }
        }
        parts
    })
}

thread_local! {
    /// Whether this thread met a panic of our own code.
    static OURS: Cell<bool> = const { Cell::new(false) };
}

/// Notes panics that the reading room would catch and call damage, though they are its own. Those
/// of the library it is meant to catch.
fn watch() {
    static WATCHED: Once = Once::new();
    WATCHED.call_once(|| {
        // Its own hook passes nothing on, so it has to lie beneath.
        let _ = caught(|| ());
        let beneath = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let file = info.location().map_or("", panic::Location::file).replace('\\', "/");
            if !file.contains("/registry/src/") && !file.starts_with("/rustc/") {
                OURS.set(true);
            }
            beneath(info);
        }));
    });
}
