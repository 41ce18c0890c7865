//! Good workbooks, mangled: bytes flipped, cells swapped, rows dropped. No panic, findings that
//! stand inside the workbook, and the neighbour's report as it would have been.

mod cli_workbooks;
#[path = "hostile_kinds/package.rs"]
mod package;

use bokslut::base::{Code, Finding};
use bokslut::batch::{Options, run};
use bokslut::read::read_workbook;
use cli_workbooks::{operation, prices};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// One change to the packed workbook.
#[derive(Clone, Debug)]
enum Mangling {
    /// A bit of the file turned, at this share of its length.
    Flip(u16, u8),
    /// The file cut at this share of its length.
    Cut(u16),
    /// A byte of the text of a sheet (or of the shared texts) replaced, at this share of its length.
    Text(usize, u16, u8),
    /// Two cells of a sheet exchange their places.
    Swap(usize, usize, usize),
    /// A row of a sheet left out.
    Drop(usize, usize),
    /// A row of a sheet twice.
    Repeat(usize, usize),
}

fn mangling() -> impl Strategy<Value = Mangling> {
    let (at, sheet, number) = (any::<u16>(), 0..PARTS.len(), 0..40_usize);
    prop_oneof![
        1 => (at, 0..8_u8).prop_map(|(at, bit)| Mangling::Flip(at, bit)),
        1 => at.prop_map(Mangling::Cut),
        4 => (sheet.clone(), at, any::<u8>()).prop_map(|(s, at, byte)| Mangling::Text(s, at, byte)),
        4 => (sheet.clone(), number.clone(), number.clone()).prop_map(|(s, a, b)| Mangling::Swap(s, a, b)),
        2 => (sheet.clone(), number.clone()).prop_map(|(s, row)| Mangling::Drop(s, row)),
        2 => (sheet, number).prop_map(|(s, row)| Mangling::Repeat(s, row)),
    ]
}

const PARTS: [&str; 8] = [
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/sheet3.xml",
    "xl/worksheets/sheet4.xml",
    "xl/worksheets/sheet5.xml",
    "xl/worksheets/sheet6.xml",
    "xl/worksheets/sheet7.xml",
    "xl/sharedStrings.xml",
];

/// A position at a share of a length.
fn at(share: u16, length: usize) -> usize {
    usize::from(share) * length / (usize::from(u16::MAX) + 1)
}

fn mangle(bytes: Vec<u8>, mangling: &Mangling) -> Vec<u8> {
    // An earlier mangling may have broken the workbook, or turned a letter of the part's name.
    let change = |part: &usize, change: &dyn Fn(&str) -> String| match package::holds(&bytes, PARTS[*part]) {
        true => package::with(&bytes, PARTS[*part], change),
        false => bytes.clone(),
    };
    match mangling {
        Mangling::Flip(share, bit) => {
            let mut bytes = bytes;
            let at = at(*share, bytes.len());
            bytes[at] ^= 1 << bit;
            bytes
        }
        Mangling::Cut(share) => bytes[..=at(*share, bytes.len())].to_vec(),
        Mangling::Text(part, share, byte) => change(part, &|xml| {
            let mut xml = xml.as_bytes().to_vec();
            let at = at(*share, xml.len());
            xml[at] = byte & 0x7F;
            String::from_utf8_lossy(&xml).into_owned()
        }),
        Mangling::Swap(part, a, b) => change(part, &|xml| {
            let mut cells = pieces(xml, "<c ", "</c>");
            let places: Vec<usize> = (0..cells.len()).filter(|at| cells[*at].starts_with("<c ")).collect();
            if !places.is_empty() {
                let (a, b) = (places[a % places.len()], places[b % places.len()]);
                let (first, second) = (moved(&cells[a], &cells[b]), moved(&cells[b], &cells[a]));
                (cells[a], cells[b]) = if a == b { (first.clone(), first) } else { (second, first) };
            }
            cells.concat()
        }),
        Mangling::Drop(part, row) => change(part, &|xml| times(xml, *row, 0)),
        Mangling::Repeat(part, row) => change(part, &|xml| times(xml, *row, 2)),
    }
}

/// XML in pieces: those that begin and end so, and what stands between them.
fn pieces(xml: &str, begin: &str, end: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = xml;
    while let Some((before, after)) = rest.split_once(begin) {
        let Some((inside, after)) = after.split_once(end) else { break };
        pieces.extend([before.to_string(), format!("{begin}{inside}{end}")]);
        rest = after;
    }
    pieces.push(rest.to_string());
    pieces
}

/// A cell at the place of another.
fn moved(cell: &str, to: &str) -> String {
    let place = |cell: &str| cell.split('"').nth(1).unwrap_or_default().to_string();
    cell.replacen(&place(cell), &place(to), 1)
}

fn times(xml: &str, row: usize, times: usize) -> String {
    let mut rows = pieces(xml, "<row ", "</row>");
    let places: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].starts_with("<row ")).collect();
    if !places.is_empty() {
        let at = places[row % places.len()];
        rows[at] = rows[at].repeat(times);
    }
    rows.concat()
}

fn options(folder: &Path) -> Options {
    Options {
        out: Some(folder.join("rapporter")),
        program: Some(PathBuf::from(env!("CARGO_BIN_EXE_bokslut"))),
        ..Options::new(vec![folder.join("underlag")])
    }
}

/// The neighbour's workbooks, which are in order, and the report that it gets when alone. Made once,
/// for a workbook holds the moment at which it was made.
fn alone() -> &'static (tempfile::TempDir, Vec<u8>) {
    static ALONE: OnceLock<(tempfile::TempDir, Vec<u8>)> = OnceLock::new();
    ALONE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        prices(&folder.path().join("underlag/grannen/priser.xlsx"), &["ARB"]);
        operation(&folder.path().join("underlag/grannen/kontoret.xlsx"), "Kontoret", "ARB");
        run(&options(folder.path()), &|_| ());
        let report = neighbours_report(folder.path());
        (folder, report)
    })
}

/// A folder with the neighbour's workbooks.
fn neighbour() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("underlag/grannen")).expect("a folder");
    for file in ["underlag/grannen/priser.xlsx", "underlag/grannen/kontoret.xlsx"] {
        fs::copy(alone().0.path().join(file), folder.path().join(file)).expect("copied");
    }
    folder
}

fn neighbours_report(folder: &Path) -> Vec<u8> {
    fs::read(folder.join("rapporter/grannen/kontoret-bokslut.xlsx")).expect("the neighbour's report")
}

/// Whether a finding stands where something is: in a sheet that the workbook has, if it could be read.
fn stands_inside(finding: &Finding, workbook: &Path) -> bool {
    let Some(sheet) = &finding.place.sheet else { return finding.place.cell.is_none() };
    let book = read_workbook(workbook, &Arc::from("x")).expect("a finding within it, so it could be read");
    book.sheets.iter().any(|grid| grid.sheet == *sheet)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_mangled_workbook_gives_findings_inside_it_and_harms_no_other(
        manglings in prop::collection::vec(mangling(), 1..4),
    ) {
        let folder = neighbour();
        let path = folder.path().join("underlag/x.xlsx");
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/small/job-guide-2024.xlsx");
        let bytes = manglings.iter().fold(fs::read(sample).expect("the sample"), mangle);
        fs::write(&path, bytes).expect("written");
        let outcome = run(&options(folder.path()), &|_| ());
        prop_assert!(neighbours_report(folder.path()) == alone().1, "the neighbour's report is another");
        for finding in &outcome.findings {
            // Never a fault of the program, and nothing about the neighbour.
            prop_assert_ne!(finding.code, Code::Internal);
            prop_assert_eq!(&*finding.place.workbook, "x.xlsx");
            prop_assert!(stands_inside(finding, &path), "{finding:?}");
        }
        let refused = outcome.findings.iter().any(Finding::is_error);
        prop_assert_eq!(refused, !folder.path().join("rapporter/x-bokslut.xlsx").exists());
    }
}
