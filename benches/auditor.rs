//! Verifying reports against writing them: the same ten workbooks written by a run on one thread, and then
//! their reports verified one after another; by themselves, and against their sources.

mod workbooks;

use bokslut::batch::{Limits, Options, again, run};
use bokslut::edition::Edition;
use bokslut::read::Package;
use bokslut::verify::{Report, Verdict, verify};
use bokslut::words::{Lang, Words};
use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Operation workbooks.
const MANY: u32 = 10;

fn options(folder: &Path, out: &Path) -> Options {
    Options {
        inputs: vec![folder.to_path_buf()],
        out: Some(out.to_path_buf()),
        lang: Lang::Sv,
        edition: Edition::INNER,
        sign: None,
        export: Vec::new(),
        jobs: NonZeroUsize::new(1),
        program: None,
        limits: Limits::default(),
    }
}

/// Verifies a report from its file, and returns its cells.
fn verified(path: &PathBuf) -> usize {
    let bytes = std::fs::read(path).expect("a report that was just written");
    let package = Package::open(&bytes, Limits::default()).expect("a workbook");
    let name = Arc::from("report.xlsx");
    let report = Report { package: &package, name: &name, words: Words::of(Lang::Sv) };
    let done = verify(report, None);
    assert_eq!(done.verdict, Verdict::Unchanged, "{:?}", done.findings.first());
    done.facts.cells
}

fn measure(criterion: &mut Criterion) {
    let [folder, out] = [1, 2].map(|_| tempfile::tempdir().expect("a folder"));
    workbooks::write(folder.path(), MANY as usize).expect("workbooks to measure with");
    let options = options(folder.path(), out.path());
    let reports = run(&options, &|_| ()).reports;
    assert_eq!(reports.len(), MANY as usize);
    let cells: usize = reports.iter().map(verified).sum();
    println!("{MANY} reports, {} cells each", cells / reports.len());

    let mut group = criterion.benchmark_group("auditor");
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(5))
        .throughput(Throughput::Elements(u64::from(MANY)));
    group.bench_function("write", |bench| bench.iter(|| black_box(run(&options, &|_| ()))));
    group.bench_function("verify", |bench| {
        bench.iter(|| reports.iter().map(verified).sum::<usize>());
    });
    let first = std::fs::read(&reports[0]).expect("a report");
    let first = Package::open(&first, Limits::default()).expect("a workbook");
    group.throughput(Throughput::Elements(1));
    group.bench_function("verify one with its sources", |bench| {
        bench.iter(|| (verified(&reports[0]), black_box(again(&first, folder.path(), &options))));
    });
    group.finish();
}

criterion_group!(auditor, measure);
criterion_main!(auditor);
