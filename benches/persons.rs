//! Cohorts of 1,000 to 1,000,000 persons with fifteen columns: the whole program, and reading and checking
//! them alone, against calamine's bare cell reader over the same sheet; time and the most memory that either
//! of the program's processes takes.
//!
//! `cargo bench --bench persons` makes the workbooks, a CSV and a Parquet file of the same persons, measures,
//! and prints a table. With `-- 1000000` only that many persons; each is the best of three runs.

#[path = "persons/make.rs"]
mod make;
#[path = "persons/peak.rs"]
mod peak;

use bokslut::read::{Limits, Readers};
use bokslut::validate::operation;
use bokslut::words::{Lang, Words};
use calamine::{Reader, Xlsx};
use make::Form;
use peak::{Cost, of_program, own};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Persons.
const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// The best of so many runs counts: others work on the machine too.
const RUNS: usize = 3;

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    println!(
        "persons | form | file, MB | program, s | its CPU, s | reader, MiB | main, MiB | read and checked, s | calamine, s | its CPU, s | read, times | program, times"
    );
    for persons in if asked.is_empty() { SIZES.to_vec() } else { asked } {
        for form in [Form::Xlsx, Form::Csv, Form::Parquet] {
            measure(persons, form);
        }
    }
}

fn measure(persons: usize, form: Form) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = make::write(folder.path(), persons, form).expect("files to measure with");
    let bare = (form == Form::Xlsx).then(|| (0..RUNS).map(|_| bare(&file)).min()).flatten();
    let runs = (0..RUNS).map(|_| of_program(folder.path()));
    let cost = runs.min_by_key(|cost| cost.time).expect("a run");
    let Cost { time, processor, reader, main } = cost;
    let size = file.metadata().expect("a file").len() >> 20;
    let against = bare.map_or_else(String::new, |bare| {
        let [bare, own] = bare.map(|time| time.as_secs_f64());
        let read = (0..RUNS).map(|_| read(&file)).min().expect("a reading").as_secs_f64();
        format!("{read:.2} | {bare:.2} | {own:.2} | {:.2} | {:.2}", read / bare, time.as_secs_f64() / bare)
    });
    println!(
        "{persons} | {form:?} | {size} | {:.2} | {:.2} | {} | {} | {against}",
        time.as_secs_f64(),
        processor.as_secs_f64(),
        reader >> 10,
        main >> 10,
    );
}

/// The persons read and checked, in two processes as the program does: no more than that.
fn read(file: &Path) -> Duration {
    let start = Instant::now();
    let readers = Readers::new(Some(env!("CARGO_BIN_EXE_bokslut").into()), Limits::default());
    let book = readers.read(file, &Arc::from("kontoret.xlsx")).expect("the workbook");
    let (inputs, findings) = operation(&book, &[], Words::of(Lang::En));
    assert!(inputs.is_some_and(|inputs| inputs.cohort.is_some()), "{:?}", findings.first());
    start.elapsed()
}

/// The cells of the sheet with nothing done to them: the time, and the processor's.
fn bare(file: &Path) -> [Duration; 2] {
    let (start, before) = (Instant::now(), own());
    let mut book = Xlsx::new(BufReader::new(File::open(file).expect("the workbook"))).expect("a workbook");
    let mut cells = book.worksheet_cells_reader("Deltagare").expect("the sheet");
    let mut count = 0_usize;
    while cells.next_cell().expect("a cell").is_some() {
        count += 1;
    }
    std::hint::black_box(count);
    [start.elapsed(), own() - before]
}
