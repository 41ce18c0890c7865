//! Where the files of an export lie, and what becomes of those of an earlier run.

use crate::{run_over, sample_run, samples, workbooks};
use bokslut::base::Code;
use bokslut::edition::Edition;
use bokslut::export::Format;
use bokslut::words::Lang;
use std::collections::BTreeMap;
use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;

const CSV: &[Format] = &[Format::Csv];

/// The files below a folder with what they hold, `/` between the parts.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    // What a run keeps for the next one is nothing that other programs read.
    let entries =
        walkdir::WalkDir::new(folder).into_iter().filter_entry(|entry| entry.file_name() != ".bokslut");
    let entries = entries.map(|entry| entry.expect("an entry"));
    let file = |path: &Path| {
        let below = path.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
        (below, fs::read(path).expect("a file"))
    };
    entries.filter(|entry| entry.file_type().is_file()).map(|entry| file(entry.path())).collect()
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).into_keys().collect()
}

#[test]
fn odd_names_become_names_that_every_reader_takes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (input, out) = (folder.path().join("in"), folder.path().join("out"));
    workbooks::prices(&input.join("priser.xlsx"), &["STÖD"]);
    workbooks::operation(&input.join("nord/väst/å & b=c 100%.xlsx"), "Ett/två: \"tre\"", "STÖD");
    workbooks::operation(&input.join("_under.xlsx"), "Två", "STÖD");
    let outcome = run_over(&input, &out, CSV, |_| ());
    assert!(!outcome.has_errors(), "{:?}", outcome.findings);
    let partition = "year=2016/principal=Kommun";
    assert_eq!(
        names(&out.join("export")),
        [
            format!("accounts/{partition}/%5Funder-bokslut.csv"),
            format!("accounts/{partition}/nord%2Fväst%2Få %26 b%3Dc 100%25-bokslut.csv"),
            format!("flows/{partition}/%5Funder-bokslut.csv"),
            format!("flows/{partition}/nord%2Fväst%2Få %26 b%3Dc 100%25-bokslut.csv"),
            "schema.json".to_string(),
        ]
    );
}

#[test]
fn an_account_that_moves_to_another_year_or_format_leaves_nothing_behind_and_others_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let (input, out) = (folder.path().join("in"), folder.path().join("out"));
    workbooks::prices(&input.join("priser.xlsx"), &["STÖD"]);
    let moving = input.join("a.xlsx");
    workbooks::operation_in(&moving, "Ett", "STÖD", 2016, 40.0, 20.0);
    workbooks::operation_in(&input.join("b.xlsx"), "Två", "STÖD", 2015, 40.0, 20.0);
    run_over(&input, &out, &[Format::Csv, Format::Parquet], |_| ());
    let before = names(&out.join("export"));
    assert_eq!(before.len(), 2 * 2 * 2 + 1, "{before:?}");
    let own = out.join("export/flows/year=2016/principal=Kommun/own.txt");
    fs::write(&own, "a note of somebody's").expect("written");

    fs::remove_file(input.join("b.xlsx")).expect("removed");
    workbooks::operation_in(&moving, "Ett", "STÖD", 2017, 40.0, 20.0);
    let outcome = run_over(&input, &out, CSV, |_| ());
    assert!(!outcome.has_errors(), "{:?}", outcome.findings);
    assert_eq!(
        names(&out.join("export")),
        [
            "accounts/year=2015/principal=Kommun/b-bokslut.csv",
            "accounts/year=2015/principal=Kommun/b-bokslut.parquet",
            "accounts/year=2017/principal=Kommun/a-bokslut.csv",
            "flows/year=2015/principal=Kommun/b-bokslut.csv",
            "flows/year=2015/principal=Kommun/b-bokslut.parquet",
            "flows/year=2016/principal=Kommun/own.txt",
            "flows/year=2017/principal=Kommun/a-bokslut.csv",
            "schema.json",
        ]
    );
}

#[test]
fn tables_that_cannot_be_written_are_a_finding_and_the_report_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let (input, out) = (folder.path().join("in"), folder.path().join("out"));
    workbooks::prices(&input.join("priser.xlsx"), &["STÖD"]);
    workbooks::operation(&input.join("a.xlsx"), "Ett", "STÖD");
    fs::create_dir_all(&out).expect("made");
    fs::write(out.join("export"), "in the way").expect("written");
    let outcome = run_over(&input, &out, CSV, |_| ());
    let errors: Vec<Code> =
        outcome.findings.iter().filter(|finding| finding.is_error()).map(|finding| finding.code).collect();
    assert_eq!(errors, [Code::NotWritten]);
    assert_eq!((outcome.reports.len(), outcome.exported.len(), outcome.unwritten), (1, 0, 1));
    assert!(!outcome.is_void());
    assert_eq!(fs::read(out.join("export")).expect("there"), b"in the way");
}

#[test]
fn tables_are_written_only_where_they_are_asked_for_and_reports_are_the_same_either_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let (with, without) = (folder.path().join("with"), folder.path().join("without"));
    let input = samples().join("small");
    run_over(&input, &without, &[], |_| ());
    run_over(&input, &with, CSV, |_| ());
    let reports = |folder: &Path| {
        let mut all = files(folder);
        let exported = all.keys().filter(|name| name.starts_with("export")).count();
        all.retain(|name, _| !name.starts_with("export"));
        (all, exported)
    };
    let ((plain, none), (reports, exported)) = (reports(&without), reports(&with));
    assert_eq!((none, exported), (0, 2 * 2 + 1));
    assert_eq!(plain, reports);
    // A check writes nothing at all.
    let check = folder.path().join("check");
    let outcome = run_over(&input, &check, CSV, |options| options.out = None);
    assert!(outcome.exported.is_empty() && !check.exists());
}

#[test]
fn the_same_input_gives_the_same_files_on_one_thread_as_on_many() {
    let folder = tempfile::tempdir().expect("a folder");
    run_over(samples(), folder.path(), &Format::ALL, |options| options.jobs = NonZeroUsize::new(1));
    let [one, many] = [folder.path(), sample_run(Lang::Sv, Edition::INNER).folder.path()];
    let [one, many] = [one, many].map(|out| files(&out.join("export")));
    assert_eq!(one.len(), 6 * 2 * 3 + 1);
    assert_eq!(one, many);
}
