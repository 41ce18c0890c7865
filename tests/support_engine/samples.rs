//! Runs over the sample workbooks, as they are or with a change in one input cell.

#[path = "../../examples/make_sample_data/mod.rs"]
mod make_sample_data;

use super::report::{Report, Shown};
use bokslut::batch::{Limits, Options, run};
use bokslut::edition::{Audience, Edition};
use bokslut::words::{Lang, Words};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The reports of all sample workbooks.
pub const REPORTS: usize = 6;

/// A change of the input: in the sample workbook whose path ends so, on this sheet, the typed text
/// that occurs once is typed otherwise.
pub struct Change {
    pub workbook: &'static str,
    pub sheet: &'static str,
    pub from: &'static str,
    pub to: &'static str,
}

/// A report that was written.
#[derive(Clone)]
pub struct Written {
    /// `arbetsmarknadskontoret-2016-bokslut.xlsx`.
    pub name: String,
    pub bytes: Vec<u8>,
    pub report: Report,
}

/// Writes the sample workbooks of which these are, with these changes, into a folder.
pub fn write(folder: &Path, wanted: impl Fn(&str) -> bool, changes: &[Change]) {
    let mut made = 0;
    for mut book in make_sample_data::books().into_iter().filter(|book| wanted(book.path)) {
        for change in changes.iter().filter(|change| book.path.ends_with(change.workbook)) {
            for sheet in book.sheets.iter_mut().filter(|sheet| sheet.name == change.sheet) {
                assert_eq!(sheet.rows.matches(change.from).count(), 1, "{} in {}", change.from, book.path);
                sheet.rows = sheet.rows.replace(change.from, change.to).leak();
                made += 1;
            }
        }
        let path = folder.join(book.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, book.to_bytes()).expect("written");
    }
    assert_eq!(made, changes.len(), "every change has its cell");
}

/// The reports of the sample workbooks.
pub fn reports(lang: Lang) -> Vec<Written> {
    together(lang, Edition::INNER).0
}

/// An edition of the reports of the sample workbooks.
pub fn editions(lang: Lang, edition: Edition) -> Vec<Written> {
    together(lang, edition).0
}

/// An edition of the reports of the sample workbooks, and their summary; the inner ones are made once.
pub fn together(lang: Lang, edition: Edition) -> (Vec<Written>, Written) {
    static INNER: [OnceLock<(Vec<Written>, Written)>; 2] = [OnceLock::new(), OnceLock::new()];
    let make = || {
        let made = made(lang, edition, |_| true, &[]);
        assert_eq!(made.0.len(), REPORTS);
        made
    };
    match edition {
        Edition::INNER => INNER[usize::from(lang == Lang::En)].get_or_init(make).clone(),
        _ => make(),
    }
}

/// The reports of some sample workbooks, with these changes, and their summary.
fn made(
    lang: Lang,
    edition: Edition,
    wanted: impl Fn(&str) -> bool,
    changes: &[Change],
) -> (Vec<Written>, Written) {
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder.path().join("underlag"), wanted, changes);
    let options = Options {
        inputs: vec![folder.path().join("underlag")],
        out: Some(folder.path().join("rapporter")),
        lang,
        edition,
        sign: None,
        export: Vec::new(),
        jobs: None,
        program: None,
        limits: Limits::default(),
    };
    let outcome = run(&options, &|_| ());
    assert!(!outcome.has_errors(), "{:?}", outcome.findings);
    let written = |path: &PathBuf| {
        let bytes = fs::read(path).expect("the report");
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        Written { name, report: Report::read(&bytes), bytes }
    };
    let summary = written(outcome.summary.as_ref().expect("a summary"));
    (outcome.reports.iter().map(written).collect(), summary)
}

/// The summaries of the sample reports: both languages and the edition for readers outside.
pub fn summaries() -> Vec<Written> {
    let outer = Edition { audience: Audience::Outside, ..Edition::INNER };
    let all = [(Lang::Sv, Edition::INNER), (Lang::En, Edition::INNER), (Lang::Sv, outer)];
    all.into_iter().map(|(lang, edition)| together(lang, edition).1).collect()
}

/// The one report whose name begins so.
pub fn report(lang: Lang, name: &str, changes: &[Change]) -> Written {
    let all = if changes.is_empty() { reports(lang) } else { changed(lang, Edition::INNER, name, changes) };
    let found = all.into_iter().find(|written| written.name.starts_with(name));
    found.unwrap_or_else(|| panic!("no report of {name}"))
}

/// The reports of the folder where the workbook whose name begins so is, with these changes.
fn changed(lang: Lang, edition: Edition, name: &str, changes: &[Change]) -> Vec<Written> {
    let first = |path: &str| path.split('/').next().unwrap_or_default().to_string();
    let file = |path: &str| path.rsplit('/').next().unwrap_or_default().to_string();
    let books = make_sample_data::books();
    let book = books.iter().find(|book| file(book.path).starts_with(name)).expect("a workbook of that name");
    made(lang, edition, |path| first(path) == first(book.path), changes).0
}

/// Every sample report in both languages.
pub fn all() -> Vec<Written> {
    let both = [(Lang::Sv, "sv"), (Lang::En, "en")].into_iter().flat_map(|(lang, folder)| {
        let named = move |written: Written| Written { name: format!("{folder}/{}", written.name), ..written };
        reports(lang).into_iter().map(named)
    });
    both.collect()
}

/// The outer report of an account in which so many reached the only outcome that it is not shown:
/// all its lines are pooled.
pub fn pooled() -> Written {
    let all_but_two = Change {
        workbook: "arbetsmarknadskontoret-2016.xlsx",
        sheet: "Verksamhet",
        from: "Antal deltagare* | 459",
        to: "Antal deltagare* | 220",
    };
    let outer = Edition { audience: Audience::Outside, ..Edition::INNER };
    let found = changed(Lang::Sv, outer, "arbetsmarknadskontoret", &[all_but_two]);
    let pooled = found.into_iter().find(|written| written.name.starts_with("arbetsmarknadskontoret"));
    let pooled = pooled.expect("its outer report");
    assert!(pooled.name.ends_with("-bokslut-extern.xlsx"));
    let heading = &words(Lang::Sv).sections.pooled;
    assert!(pooled.report.cells.values().any(|cell| cell.shown == Shown::Text(heading.to_string())));
    pooled
}

/// The words of reports.
pub fn words(lang: Lang) -> &'static bokslut::words::ReportWords {
    &Words::of(lang).report
}
