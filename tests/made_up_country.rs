//! The made-up country that measurements are taken with is the same for the same seed, skewed as it
//! says, and good input but for what was planted.

#[path = "../examples/made_up_country/mod.rs"]
mod made_up_country;
#[allow(dead_code, reason = "the flat folder is the benchmarks'")]
#[path = "../benches/workbooks/mod.rs"]
mod workbooks;

use bokslut::base::{Code, Finding};
use bokslut::batch::{Limits, Options, run};
use bokslut::read::Readers;
use bokslut::validate::{self, PriceBook};
use bokslut::words::{Lang, Words};
use made_up_country::{Country, Fault, ROUND, Written, inhabitants};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use walkdir::WalkDir;

fn written(country: &Country) -> (TempDir, Vec<Written>) {
    let folder = tempfile::tempdir().expect("a folder");
    let written = country.write(folder.path()).expect("a country");
    (folder, written)
}

/// Every file below a folder, by its path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.expect("a file"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let named = |entry: walkdir::DirEntry| {
        let name = entry.path().strip_prefix(folder).expect("below").to_string_lossy().into_owned();
        (name, fs::read(entry.path()).expect("bytes"))
    };
    files.map(named).collect()
}

const SMALL: Country =
    Country { municipalities: 3, operations: 4, years: 2, seed: 7, faults: 1, workbooks: usize::MAX };

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let (first, told) = written(&SMALL);
    let (second, told_again) = written(&SMALL);
    let (other, _) = written(&Country { seed: 8, ..SMALL });
    assert_eq!(told, told_again);
    let first = files(first.path());
    // 3 x 4 x 2 operation workbooks, the prices of all, of three municipalities, and of the last
    // year of the first of them; two files for the name of each municipality.
    assert_eq!(first.len(), 24 + 1 + 3 + 1 + 6);
    assert_eq!(first, files(second.path()));
    assert_ne!(first, files(other.path()));
}

#[test]
fn a_smaller_country_is_the_beginning_of_a_larger() {
    let (whole, _) = written(&SMALL);
    let (begun, told) = written(&Country { workbooks: 13, ..SMALL });
    assert_eq!(told.len(), 13);
    let whole = files(whole.path());
    for (name, bytes) in files(begun.path()) {
        assert!(whole.get(&name) == Some(&bytes), "{name}");
    }
}

#[test]
fn municipalities_are_a_few_huge_and_many_small() {
    let all: Vec<u64> = (1..=ROUND).map(inhabitants).collect();
    assert!(all.is_sorted_by(|larger, smaller| larger >= smaller));
    // By hand: 1,000,000 x 290^-0.8 x (1 - 0.78) = 1,000,000 x 0.010720 x 0.22 = 2,358.
    assert_eq!((all[0], all[ROUND - 1]), (999_991, 2_358));
    let together: u64 = all.iter().sum();
    assert!((9_000_000..11_000_000).contains(&together), "{together}");
    assert!((14_000..16_000).contains(&all[ROUND / 2]), "{}", all[ROUND / 2]);
}

#[test]
fn the_larger_the_municipality_the_more_take_part() {
    let country = Country { municipalities: 40, operations: 1, years: 1, ..SMALL };
    let (_folder, mut told) = written(&country);
    told.sort_by_key(|book| book.inhabitants);
    let half = |books: &[Written]| books.iter().map(|book| book.participants).sum::<u64>();
    // Half to double of the same share: the upper half has more than the lower even at worst.
    assert!(half(&told[20..]) > half(&told[..20]));
    assert!(told.iter().all(|book| book.participants >= 7));
}

/// What a run says of a fault that was planted.
fn code(fault: Fault) -> Code {
    match fault {
        Fault::UnknownCode => Code::UnknownCode,
        Fault::Ambiguous => Code::AmbiguousNumber,
        Fault::TooMany => Code::MorePersonsThanParticipants,
        Fault::NoOutcomes => Code::MissingSheet,
        Fault::Half => Code::NotASpreadsheet,
    }
}

#[test]
fn what_is_planted_is_found_and_nothing_else_is_wrong() {
    let country = Country { municipalities: 1, operations: 10, years: 2, seed: 2, faults: 50, ..SMALL };
    let (folder, told) = written(&country);
    let planted: BTreeSet<Fault> = told.iter().filter_map(|book| book.fault).collect();
    assert_eq!(planted.len(), Fault::ALL.len(), "half of 20 workbooks: {planted:?}");
    assert!(told.iter().any(|book| book.fault.is_none()));
    let words = Words::of(Lang::Sv);
    let readers = Readers::new(None, Limits::default());
    let read = |below: &Path| {
        let name = Arc::from(below.to_string_lossy());
        readers.read(&folder.path().join(below), &name)
    };
    let prices: BTreeMap<PathBuf, PriceBook> = files(folder.path())
        .keys()
        .map(PathBuf::from)
        .filter(|path| path.ends_with("enhetskostnader.xlsx"))
        .map(|path| {
            let (prices, findings) = validate::price_book(&read(&path).expect("prices"), words);
            assert!(!findings.iter().any(Finding::is_error), "{}: {findings:?}", path.display());
            (path.parent().expect("a folder").to_path_buf(), prices)
        })
        .collect();
    for book in &told {
        let reach: Vec<Vec<&PriceBook>> = book
            .path
            .ancestors()
            .filter_map(|folder| prices.get(folder))
            .map(|prices| vec![prices])
            .collect();
        let codes: Vec<Code> = match read(&book.path) {
            Ok(cells) => {
                let (_, findings) = validate::operation(&cells, &reach, words);
                findings.iter().filter(|finding| finding.is_error()).map(|finding| finding.code).collect()
            }
            Err(_) => vec![Code::NotASpreadsheet],
        };
        match book.fault {
            Some(fault) => assert!(codes.contains(&code(fault)), "{book:?}: {codes:?}"),
            None => assert!(codes.is_empty(), "{book:?}: {codes:?}"),
        }
    }
}

#[test]
fn its_workbooks_become_reports() {
    let country = Country { municipalities: 1, operations: 1, ..SMALL };
    let (folder, told) = written(&country);
    let out = tempfile::tempdir().expect("a folder");
    let options =
        Options { out: Some(out.path().to_path_buf()), ..Options::new(vec![folder.path().to_path_buf()]) };
    let outcome = run(&options, &|_| ());
    assert_eq!(outcome.reports.len(), told.len(), "{:?}", outcome.findings);
}
