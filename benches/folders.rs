//! Whole folders: reading, computing and writing apart, the whole run at one and two threads, and
//! the floor under them (`floor`).
//!
//! Criterion measures folders of 10 workbooks. It takes no fewer than ten samples, which for many
//! would be a coffee break: `cargo bench --bench folders -- 20 100` times folders of 20 and of 100 workbooks
//! instead, in a few passes each.

mod floor;
mod workbooks;

use bokslut::account::Account;
use bokslut::batch::{Limits, Options, run};
use bokslut::decision::{Decision, Support};
use bokslut::edition::Edition;
use bokslut::figure::Book;
use bokslut::model::Inputs;
use bokslut::pipeline;
use bokslut::project::Projection;
use bokslut::read::{Readers, Workbook};
use bokslut::register::Register;
use bokslut::report::sheet::Sheets;
use bokslut::report::{Case, Ready, lay_out, resolve};
use bokslut::theme::Theme;
use bokslut::validate::{self, Kind, PriceBook};
use bokslut::words::{Lang, Words};
use bokslut::write::to_bytes;
use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use floor::Plain;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Workbooks whose plain cells the floor keeps; it goes through them again for more.
const KEPT: usize = 100;
/// How often a folder of many is gone through.
const PASSES: usize = 3;

fn main() {
    let words = Words::of(Lang::Sv);
    let asked: Vec<usize> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    if asked.is_empty() {
        let mut criterion = Criterion::default().configure_from_args();
        measure(&mut criterion, &Folder::new(10), words);
        criterion.final_summary();
    }
    for operations in asked {
        time(&Folder::new(operations), words);
    }
}

/// A folder of workbooks on the disk.
struct Folder {
    folder: TempDir,
    out: TempDir,
    files: Vec<PathBuf>,
    operations: usize,
}

impl Folder {
    fn new(operations: usize) -> Folder {
        let folder = tempfile::tempdir().expect("a folder for the workbooks");
        workbooks::write(folder.path(), operations).expect("workbooks to measure with");
        let entries = std::fs::read_dir(folder.path()).expect("the folder");
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a workbook").path()).collect();
        files.sort();
        let out = tempfile::tempdir().expect("a folder for the reports");
        Folder { folder, out, files, operations }
    }

    /// Reads all files, in a process of their own as users do, or in this one.
    fn read(&self, apart: bool) -> Vec<Workbook> {
        let readers = Readers::new(program(apart), Limits::default());
        let read = |file: &PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            readers.read(file, &Arc::from(name)).expect("a workbook that was just written")
        };
        self.files.iter().map(read).collect()
    }

    /// The run that a user starts, on so many threads; or one that reads in its own process.
    fn run(&self, jobs: usize, apart: bool) {
        let options = Options {
            out: Some(self.out.path().to_path_buf()),
            jobs: NonZeroUsize::new(jobs),
            program: program(apart),
            force: true,
            ..Options::new(vec![self.folder.path().to_path_buf()])
        };
        let outcome = run(&options, &|_| ());
        assert_eq!(outcome.reports.len(), self.operations, "{:?}", outcome.findings.first());
    }
}

/// The program that reads for us, where files are read apart.
fn program(apart: bool) -> Option<PathBuf> {
    apart.then(|| PathBuf::from(env!("CARGO_BIN_EXE_bokslut")))
}

/// Workbooks that have been read: the price list and the operations.
struct Books {
    prices: PriceBook,
    operations: Vec<Workbook>,
    words: &'static Words,
}

impl Books {
    fn new(books: Vec<Workbook>, words: &'static Words) -> Books {
        let (operations, prices): (Vec<_>, Vec<_>) =
            books.into_iter().partition(|book| validate::kind(book) == Kind::Operation);
        let (prices, _) = validate::price_book(prices.first().expect("a price workbook"), words);
        Books { prices, operations, words }
    }

    /// Checks a workbook and computes its account.
    fn compute(&self, book: &Workbook) -> Computed {
        let (inputs, findings) = validate::operation(book, &[vec![&self.prices]], self.words);
        let inputs = inputs.unwrap_or_else(|| panic!("{:?}", findings.first()));
        let mut figures = pipeline::compute(&inputs, &self.words.report).expect("an account");
        let (book, account, projection) = &mut figures;
        let support = Support::of(&inputs, self.words, account, projection);
        let decision = Decision::define(book, &support).expect("decision support");
        let register = Register::define(book, &inputs, account, &decision, self.words);
        let register = register.expect("figures to compare");
        Computed { inputs, figures, decision, register }
    }
}

/// An account, computed and not yet laid out.
struct Computed {
    inputs: Inputs,
    figures: (Book, Account, Projection),
    decision: Decision,
    register: Register,
}

impl Computed {
    fn lay_out(&self, words: &Words) -> (Sheets, Ready<'_>) {
        let (book, account, projection) = &self.figures;
        let (inputs, told, words) = (&self.inputs, &words.decision, &words.report);
        let edition = Edition::INNER;
        let (mut sheets, layout) = lay_out(&Case {
            book,
            inputs,
            account,
            projection,
            decision: &self.decision,
            register: &self.register,
            words,
            told,
            signed: false,
            notices: &[],
            before: None,
            edition,
            suppressed: &[],
        });
        let ready = resolve(book, &mut sheets, &layout).expect("every figure has a cell");
        (sheets, ready)
    }

    fn plain(&self, words: &Words) -> Plain {
        let (sheets, ready) = self.lay_out(words);
        Plain::of(&sheets, &ready)
    }
}

fn plain_reports(books: &Books) -> Vec<Plain> {
    let first = books.operations.iter().take(KEPT);
    first.map(|book| books.compute(book).plain(books.words)).collect()
}

fn measure(criterion: &mut Criterion, folder: &Folder, words: &'static Words) {
    let operations = folder.operations;
    let books = Books::new(folder.read(false), words);
    let reports = plain_reports(&books);
    let mut group = criterion.benchmark_group("folder");
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(2))
        .throughput(Throughput::Elements(operations as u64));
    let id = |name: &str| BenchmarkId::new(name, operations);
    for (name, apart) in [("read", false), ("read, apart", true)] {
        group.bench_function(id(name), |bench| bench.iter(|| black_box(folder.read(apart))));
    }
    group.bench_function(id("compute"), |bench| {
        bench.iter(|| books.operations.iter().for_each(|book| drop(black_box(books.compute(book)))));
    });
    group.bench_function(id("write"), |bench| {
        // What is written is computed off the clock.
        let pass = |_| Stages::of(&books);
        bench.iter_custom(|passes| (0..passes).map(pass).map(|stages| stages.lay_out + stages.bytes).sum());
    });
    for jobs in [1, 2] {
        let name = format!("whole, {jobs} thread(s)");
        group.bench_function(id(&name), |bench| bench.iter(|| folder.run(jobs, true)));
    }
    group.bench_function(id("floor, read"), |bench| bench.iter(|| black_box(floor::read(&folder.files))));
    group.bench_function(id("floor, write"), |bench| {
        bench.iter(|| reports.iter().for_each(|report| drop(black_box(floor::write(report)))));
    });
    group.finish();
}

/// The stages between reading and the disk, and the time each takes over all workbooks.
#[derive(Default)]
struct Stages {
    compute: Duration,
    lay_out: Duration,
    bytes: Duration,
}

impl Stages {
    /// Accounts go through one at a time, as in a run.
    fn of(books: &Books) -> Stages {
        let mut stages = Stages::default();
        for book in &books.operations {
            let computed = clock(&mut stages.compute, || books.compute(book));
            let (sheets, ready) = clock(&mut stages.lay_out, || computed.lay_out(books.words));
            let report = &books.words.report;
            drop(black_box(clock(&mut stages.bytes, || {
                to_bytes(&sheets, ready, Theme::own(), None, report).expect("a report")
            })));
        }
        stages
    }
}

fn clock<T>(total: &mut Duration, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    *total += start.elapsed();
    done
}

fn clocked(work: impl FnOnce()) -> Duration {
    let mut total = Duration::ZERO;
    clock(&mut total, work);
    total
}

/// Folders that criterion would take too long over; prints medians and ratios.
fn time(folder: &Folder, words: &'static Words) {
    let books = Books::new(folder.read(false), words);
    let reports = plain_reports(&books);
    let (cells, formulas) = reports.iter().map(Plain::counts).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    let each = |total: usize| total / reports.len().max(1);

    let mut times: [Vec<Duration>; 10] = Default::default();
    // One of each a pass, so that a busy minute of the machine touches all alike.
    for _ in 0..PASSES {
        let stages = Stages::of(&books);
        let pass = [
            clocked(|| drop(black_box(folder.read(false)))),
            clocked(|| drop(black_box(folder.read(true)))),
            stages.compute,
            stages.lay_out,
            stages.bytes,
            clocked(|| folder.run(1, false)),
            clocked(|| folder.run(1, true)),
            clocked(|| folder.run(2, true)),
            clocked(|| _ = black_box(floor::read(&folder.files))),
            clocked(|| {
                let again = reports.iter().cycle().take(folder.operations);
                again.for_each(|report| drop(black_box(floor::write(report))));
            }),
        ];
        times.iter_mut().zip(pass).for_each(|(times, time)| times.push(time));
    }
    let milliseconds = times.map(|mut times| {
        times.sort();
        times[PASSES / 2].as_secs_f64() * 1_000.0 / folder.operations as f64
    });
    let [.., floor_read, floor_write] = milliseconds;
    let floor = floor_read + floor_write;
    let names = [
        "read",
        "read, apart",
        "compute",
        "lay out",
        "bytes",
        "whole, one process",
        "whole, 1 thread",
        "whole, 2 threads",
        "floor, read",
    ];
    println!(
        "\n{} workbooks, {} cells a report, {} of them formulas",
        folder.operations,
        each(cells),
        each(formulas)
    );
    println!("ms a workbook, median of {PASSES} passes, and times the floor:");
    for (name, time) in names.into_iter().chain(["floor, write"]).zip(milliseconds) {
        println!("{name:>18} {time:8.2} {:6.2}", time / floor);
    }
}
