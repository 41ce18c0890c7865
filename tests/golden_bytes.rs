//! The bytes of the sample reports stand in the changelog, so that nobody changes a report without an entry that
//! says what changed and why.

mod support_engine;

use bokslut::batch::{Limits, Options, run};
use bokslut::edition::{Audience, Edition};
use bokslut::words::Lang;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use support_engine::package::Package;
use support_engine::samples::REPORTS;

/// Set, it has the table written anew instead of compared.
const UPDATE: &str = "BOKSLUT_UPDATE";
/// What the table stands below, in the section of the version that last changed it.
const HEADING: &str = "### Bytes of the sample reports\n";
const HEAD: &str = "| Report | Language | SHA-256 of its parts |\n|---|---|---|\n";

/// The outer edition of one of them, in Swedish.
const OUTER: &str = "närvaroteamet-2023-bokslut-extern.xlsx";

/// SHA-256 over the unpacked parts in their order, each with its name: versions of the compressor make no difference.
fn digest(bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    for (name, content) in &Package::unzip(bytes).members {
        hash.update(format!("{name}\0{}\0", content.len()));
        hash.update(content);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The reports of the sample workbooks as they lie in the project: name and bytes, by name.
fn reports(lang: Lang, edition: Edition) -> Vec<(String, Vec<u8>)> {
    let out = tempfile::tempdir().expect("a folder");
    let options = Options {
        inputs: vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data")],
        out: Some(out.path().to_path_buf()),
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
    assert_eq!(outcome.reports.len(), REPORTS);
    let read = |path: &PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, fs::read(path).expect("the report"))
    };
    let mut all: Vec<_> = outcome.reports.iter().map(read).collect();
    all.sort();
    all
}

/// The table as it must be.
fn table() -> String {
    let inner = Lang::ALL.map(|lang| (lang, reports(lang, Edition::INNER)));
    let outer = Edition { audience: Audience::Outside, ..Edition::INNER };
    let mut outer = reports(Lang::Sv, outer);
    outer.retain(|(name, _)| name == OUTER);
    assert_eq!(outer.len(), 1, "{OUTER} is not written");
    let mut table = HEAD.to_string();
    for (lang, reports) in inner.into_iter().chain([(Lang::Sv, outer)]) {
        for (name, bytes) in reports {
            let digest = &digest(&bytes)[..16];
            writeln!(table, "| `{name}` | {} | `{digest}` |", lang.code()).expect("text");
        }
    }
    table
}

/// The changelog cut into what stands before its latest table, the table, and the rest; none without a table.
fn cut(changelog: &str) -> Option<(&str, &str, &str)> {
    let at = changelog.find(HEADING)? + HEADING.len();
    let from = at + changelog[at..].find('|')?;
    let rows = changelog[from..].split_inclusive('\n').take_while(|line| line.starts_with('|'));
    let to = from + rows.map(str::len).sum::<usize>();
    Some((&changelog[..from], &changelog[from..to], &changelog[to..]))
}

/// The changelog with another table: in the section of the latest version, where it has one already or at
/// its end.
fn with_table(changelog: &str, table: &str) -> String {
    let versions: Vec<usize> = changelog.match_indices("\n## ").map(|(at, _)| at + 1).collect();
    let end = versions.get(1).copied().unwrap_or(changelog.len());
    let (latest, earlier) = changelog.split_at(end);
    match cut(latest) {
        Some((before, _, after)) => format!("{before}{table}{after}{earlier}"),
        None => {
            let apart = if earlier.is_empty() { "" } else { "\n" };
            format!("{}\n\n{HEADING}\n{table}{apart}{earlier}", latest.trim_end())
        }
    }
}

#[test]
fn the_sample_reports_have_the_bytes_that_the_changelog_tells() {
    assert!(option_env!("BOKSLUT_COMMIT").is_none(), "a report of a build that was told its commit names it");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("CHANGELOG.md");
    let changelog = fs::read_to_string(&path).expect("the changelog");
    let table = table();
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&path, with_table(&changelog, &table)).expect("written");
        return;
    }
    let told = cut(&changelog).map_or("", |(_, told, _)| told);
    assert!(
        told == table,
        "sample reports have other bytes than CHANGELOG.md tells. Their entry there must say which figures changed, for \
        which years, by how much in the reference case and why, or that none did. Then put this below “{}” of the \
        latest version, or let {UPDATE}=1 cargo test --test golden_bytes do so:\n\n{table}\ninstead of\n\n{told}",
        HEADING.trim()
    );
}

#[test]
fn the_latest_table_counts_and_a_new_version_gets_one_of_its_own() {
    let told = "# Changelog\n\n## [0.2.0]\n\n- New.\n\n## [0.1.0]\n\n### Bytes of the sample reports\n\nWhy.\n\n| a |\n| b |\n\nEnd.\n";
    assert_eq!(cut(told).map(|(_, table, _)| table), Some("| a |\n| b |\n"));
    let renewed = with_table(told, "| c |\n");
    assert_eq!(cut(&renewed).map(|(_, table, _)| table), Some("| c |\n"));
    assert!(renewed.starts_with(
        "# Changelog\n\n## [0.2.0]\n\n- New.\n\n### Bytes of the sample reports\n\n| c |\n\n## [0.1.0]\n"
    ));
    assert!(renewed.ends_with("| a |\n| b |\n\nEnd.\n"), "what an earlier version told stays");
    let again = with_table(&renewed, "| d |\n");
    assert_eq!(again, renewed.replace("| c |", "| d |"));
    assert_eq!(cut("# Changelog\n"), None);
}

#[test]
fn a_part_that_changes_or_moves_gives_another_digest() {
    let (_, bytes) = reports(Lang::Sv, Edition::INNER).remove(0);
    let package = Package::unzip(&bytes);
    assert_eq!(digest(&package.zip()), digest(&bytes), "packed by another hand");
    let mut changed = Package::unzip(&bytes);
    changed.members[3].1.push(b' ');
    assert_ne!(digest(&changed.zip()), digest(&bytes));
    let mut moved = package;
    moved.members.swap(1, 2);
    assert_ne!(digest(&moved.zip()), digest(&bytes));
}
