//! What the program says of a changed report, and what may follow from a change.

use super::support_book::Book;
use super::support_engine::compare::{compare, shown};
use super::support_engine::ironcalc;
use super::support_engine::report::Report;
use super::support_engine::samples::{Written, editions, reports};
use bokslut::edition::{Audience, Edition};
use bokslut::words::Lang;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::sync::OnceLock;

pub const UNCHANGED: (&str, i32) = ("unchanged", 0);
pub const CHANGED: (&str, i32) = ("assumptions-changed", 0);
pub const NOT_RECALCULATED: (&str, i32) = ("not-recalculated", 1);
pub const TAMPERED: (&str, i32) = ("tampered", 1);
pub const NOT_OURS: (&str, i32) = ("not-ours", 2);

/// What the program said of one report.
#[derive(Debug)]
pub struct Judged {
    pub verdict: String,
    pub status: i32,
    /// Code and place, `B809 Prognos!D7`; `B812` alone where it is of the whole report.
    pub found: Vec<String>,
    pub findings: Vec<Value>,
    pub facts: Value,
}

/// What `bokslut verify` says of the bytes of a report, and how it ends. `more` are further arguments.
pub fn judged_with(bytes: &[u8], more: &[&str]) -> Judged {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rapport.xlsx");
    fs::write(&path, bytes).expect("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bokslut"));
    let output = command.arg("verify").arg(&path).args(["--format", "json"]).args(more).output();
    let output = output.expect("the program runs");
    let said: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|fault| panic!("{fault}: {}", String::from_utf8_lossy(&output.stderr)));
    let findings = said["findings"].as_array().expect("findings").clone();
    Judged {
        verdict: said["verdict"].as_str().expect("a verdict").to_string(),
        status: output.status.code().expect("an exit status"),
        found: findings.iter().map(placed).collect(),
        facts: said["facts"].clone(),
        findings,
    }
}

pub fn judged(book: &Book) -> Judged {
    judged_with(&book.bytes(), &[])
}

fn placed(finding: &Value) -> String {
    let text = |key: &str| finding[key].as_str();
    let code = text("code").expect("a code");
    match (text("sheet"), text("cell")) {
        (Some(sheet), Some(cell)) => format!("{code} {sheet}!{cell}"),
        (Some(sheet), None) => format!("{code} {sheet}"),
        _ => code.to_string(),
    }
}

impl Judged {
    /// Fails unless the report was judged so, and exactly this was found, in whatever order.
    pub fn is(&self, (verdict, status): (&str, i32), expected: &[&str]) {
        self.is_with((verdict, status), expected, &BTreeSet::new());
    }

    /// Fails unless the report was judged so, all of this was found, and nothing besides but some of
    /// what follows from it.
    pub fn is_with(&self, (verdict, status): (&str, i32), expected: &[&str], follows: &BTreeSet<String>) {
        assert_eq!((&*self.verdict, self.status), (verdict, status), "{:#?}", self.findings);
        let found: BTreeSet<&str> = self.found.iter().map(String::as_str).collect();
        let wanted: BTreeSet<&str> = expected.iter().copied().collect();
        let missing: Vec<_> = wanted.difference(&found).collect();
        assert!(missing.is_empty(), "not found: {missing:?}; found {found:?}");
        let besides: Vec<_> = found.difference(&wanted).filter(|one| !follows.contains(&***one)).collect();
        assert!(besides.is_empty(), "found besides: {besides:?}");
        let apart: BTreeSet<String> = self.findings.iter().map(ToString::to_string).collect();
        assert_eq!(apart.len(), self.findings.len(), "something was told twice: {:?}", self.found);
    }

    /// A finding as text: title, label and help.
    pub fn text(&self, placed: &str) -> String {
        let at = self.found.iter().position(|found| found == placed);
        self.findings[at.unwrap_or_else(|| panic!("no {placed} in {:?}", self.found))].to_string()
    }
}

/// The findings of values that are not what their formulas come to, by another way into the engine
/// than the program's: all that can follow from a change of a formula or a constant.
pub fn wrong_values(book: &Book) -> BTreeSet<String> {
    let bytes = book.bytes();
    let stored = Report::read(&bytes);
    let differing = compare(&stored, &shown(&ironcalc::recalculate(&bytes))).differences;
    differing.iter().map(|difference| format!("B809 {}", difference.at)).collect()
}

/// The sample reports, written once.
fn written(lang: Lang) -> &'static [Written] {
    static ALL: [OnceLock<Vec<Written>>; 2] = [OnceLock::new(), OnceLock::new()];
    ALL[usize::from(lang == Lang::En)].get_or_init(|| reports(lang))
}

/// Every report of the samples: both languages, and the edition for readers outside.
pub fn every() -> Vec<(String, &'static [u8])> {
    static OUTER: OnceLock<Vec<Written>> = OnceLock::new();
    let outer = Edition { audience: Audience::Outside, ..Edition::INNER };
    let outer = OUTER.get_or_init(|| editions(Lang::Sv, outer));
    let all = [("sv", written(Lang::Sv)), ("en", written(Lang::En)), ("outer", outer)];
    let named = |(folder, reports): (&str, &'static [Written])| {
        let folder = folder.to_string();
        reports.iter().map(move |report| (format!("{folder}/{}", report.name), &*report.bytes))
    };
    all.into_iter().flat_map(named).collect()
}

/// The Swedish report whose name begins so.
pub fn book(name: &str) -> Book {
    let found = written(Lang::Sv).iter().find(|report| report.name.starts_with(name));
    Book::open(&found.unwrap_or_else(|| panic!("no report {name}")).bytes)
}

/// The small Swedish report that most tests change.
pub fn small() -> Book {
    book("job-guide-2024")
}

/// Another of the same shape.
pub fn next_year() -> Book {
    book("job-guide-2025")
}
