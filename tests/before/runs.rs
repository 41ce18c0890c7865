//! Which account is compared with which in a run.

use crate::cli_workbooks::{operation_in, prices};
use crate::support_engine::report::{At, Report};
use bokslut::base::Code;
use bokslut::batch::{Options, Outcome, run};
use bokslut::edition::{Audience, Edition};
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with an account for each of these, under its path.
fn folder(accounts: &[(&str, &str, u16)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("underlag");
    prices(&input.join("priser.xlsx"), &["ARBETE"]);
    for (path, name, year) in accounts {
        operation_in(&input.join(path), name, "ARBETE", *year, 20.0, 10.0);
    }
    folder
}

fn options(folder: &Path, out: &str, edition: Edition) -> Options {
    Options { out: Some(folder.join(out)), edition, ..Options::new(vec![folder.join("underlag")]) }
}

fn inner(folder: &Path) -> Outcome {
    run(&options(folder, "ut", Edition::INNER), &|_| ())
}

/// The reports that show a year before, and that year.
fn shown(outcome: &Outcome) -> Vec<(String, f64)> {
    let of = |path: &PathBuf| {
        let report = Report::read(&fs::read(path).expect("a report"));
        let name = path.file_stem().expect("a name").to_string_lossy().replace("-bokslut", "");
        let mut rows = report.cells.keys().filter(|at| at.sheet == "Föregående år" && at.column == 0);
        let head = rows.find(|at| report.text(at) == Some("Mått"))?;
        Some((name, report.number(&At::new(&head.sheet, head.row, 2))))
    };
    outcome.reports.iter().filter_map(of).collect()
}

fn names(outcome: &Outcome) -> Vec<String> {
    shown(outcome).into_iter().map(|(name, _)| name).collect()
}

fn told(outcome: &Outcome) -> Vec<String> {
    let found = outcome.findings.iter().filter(|finding| finding.code == Code::NoComparison);
    found.map(|finding| finding.place.workbook.to_string()).collect()
}

#[test]
fn each_year_is_compared_with_the_year_before_it_and_never_across_a_gap() {
    let folder = folder(&[
        ("a.xlsx", "Kontoret", 2018),
        ("b/d.xlsx", "kontoret ", 2016),
        ("c.xlsx", "KONTORET", 2017),
        ("e.xlsx", "Kontoret", 2020),
        ("f.xlsx", "Ett annat", 2017),
    ]);
    let outcome = inner(folder.path());
    assert_eq!(outcome.reports.len(), 5, "{:?}", outcome.findings);
    assert_eq!(shown(&outcome), [("a".to_string(), 2017.0), ("c".to_string(), 2016.0)]);
    assert!(told(&outcome).is_empty());
}

#[test]
fn an_account_that_is_there_twice_is_compared_with_nothing_and_that_is_told() {
    let folder = folder(&[
        ("a.xlsx", "Kontoret", 2016),
        ("b.xlsx", "Kontoret", 2016),
        ("c.xlsx", "Kontoret", 2017),
        ("d.xlsx", "Kontoret", 2018),
    ]);
    let outcome = inner(folder.path());
    assert_eq!(names(&outcome), ["d"]);
    assert_eq!(told(&outcome), ["c.xlsx"]);
    let report = Report::read(&fs::read(&outcome.reports[2]).expect("c's"));
    let texts = report.cells.iter().filter(|(at, _)| at.sheet == "Proveniens");
    assert!(texts.clone().any(|(at, _)| report.text(at) == Some("B410")), "the report lists it");
    let whole = "ingen jämförelse med föregående år (2016): något av åren finns i flera arbetsböcker";
    assert!(texts.clone().any(|(at, _)| report.text(at) == Some(whole)));
}

#[test]
fn an_account_whose_year_before_gave_no_report_says_so_also_where_nothing_is_written() {
    let folder = folder(&[("a.xlsx", "Kontoret", 2016), ("b.xlsx", "Kontoret", 2017)]);
    operation_in(&folder.path().join("underlag/a.xlsx"), "Kontoret", "FEL", 2016, 20.0, 10.0);
    let outcome = inner(folder.path());
    assert_eq!((names(&outcome).len(), told(&outcome)), (0, vec!["b.xlsx".to_string()]));
    let check = Options { out: None, ..options(folder.path(), "", Edition::INNER) };
    let checked = run(&check, &|_| ());
    assert_eq!(checked.findings, outcome.findings);
}

#[test]
fn nothing_of_an_account_that_is_too_small_for_readers_outside_is_told_to_them() {
    let folder = folder(&[("b.xlsx", "Kontoret", 2017), ("c.xlsx", "Kontoret", 2018)]);
    operation_in(&folder.path().join("underlag/a.xlsx"), "Kontoret", "ARBETE", 2016, 4.0, 3.0);
    let outer = Edition { audience: Audience::Outside, ..Edition::INNER };
    let outcome = run(&options(folder.path(), "ut", outer), &|_| ());
    assert_eq!(told(&outcome), ["b.xlsx"], "the controller is told: {:?}", outcome.findings);
    assert_eq!(outcome.reports.len(), 2);
    let written = outcome.reports.iter().chain(&outcome.summary);
    for path in written {
        let report = Report::read(&fs::read(path).expect("there"));
        let found = report.cells.keys().find(|at| report.text(at) == Some("B410"));
        assert_eq!(found, None, "{}", path.display());
    }
    let later = Report::read(&fs::read(&outcome.reports[1]).expect("there"));
    assert!(later.sheets.iter().any(|sheet| sheet == "Föregående år"), "2018 is compared with 2017");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let accounts: Vec<(String, String, u16)> =
        (0..32).map(|n| (format!("{n:02}.xlsx"), format!("Kontor {}", n % 5), 2010 + (n * 7 % 6))).collect();
    let accounts: Vec<(&str, &str, u16)> =
        accounts.iter().map(|(path, name, year)| (path.as_str(), name.as_str(), *year)).collect();
    let folder = folder(&accounts);
    let with = |out: &str, jobs: usize| {
        let jobs = NonZeroUsize::new(jobs);
        run(&Options { jobs, ..options(folder.path(), out, Edition::INNER) }, &|_| ())
    };
    let (one, many) = (with("en", 1), with("flera", 4));
    assert!(names(&one).len() > 3 && !told(&one).is_empty(), "{:?}", one.findings);
    assert_eq!(one.findings, many.findings);
    assert_eq!(one.reports.len(), many.reports.len());
    for (one, many) in one.reports.iter().zip(&many.reports) {
        assert_eq!(one.file_name(), many.file_name());
        assert!(fs::read(one).expect("there") == fs::read(many).expect("there"), "{}", one.display());
    }
}

/// Municipalities may well have operations of the same name.
#[test]
fn the_years_of_an_operation_are_those_of_the_same_organisation() {
    let folder = folder(&[
        ("norr/a.xlsx", "Kontoret", 2016),
        ("norr/b.xlsx", "Kontoret", 2017),
        ("söder/c.xlsx", "Kontoret", 2017),
        ("söder/d.xlsx", "Kontoret", 2016),
    ]);
    let input = folder.path().join("underlag");
    assert_eq!(told(&inner(folder.path())), ["norr/b.xlsx", "söder/c.xlsx"], "nobody says whose they are");
    for organisation in ["norr", "söder"] {
        let own = input.join(organisation);
        fs::write(own.join("bokslut.toml"), "tema = \"tema.toml\"\n").expect("written");
        fs::write(own.join("tema.toml"), format!("organisation = \"{organisation}\"\n")).expect("written");
    }
    let outcome = inner(folder.path());
    assert!(told(&outcome).is_empty(), "{:?}", outcome.findings);
    assert_eq!(shown(&outcome), [("b".to_string(), 2016.0), ("c".to_string(), 2016.0)]);
    let summary = outcome.summary.expect("there is one");
    let report = Report::read(&fs::read(summary).expect("there"));
    let sections = report.cells.keys().filter(|at| at.sheet == "Jämförelse" && at.column == 0);
    let pairs: Vec<&str> =
        sections.filter_map(|at| report.text(at)).filter(|text| text.contains("Kontoret")).collect();
    assert_eq!(pairs, ["norr · Kontoret: 2017 jämfört med 2016", "söder · Kontoret: 2017 jämfört med 2016"]);
}
