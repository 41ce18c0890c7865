//! What the documents say to type is typed here, and what they point at is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;

const DOCUMENTS: [&str; 7] = [
    "README.md",
    "CHANGELOG.md",
    "docs/handbok.md",
    "docs/export.md",
    "docs/felkatalog.md",
    "docs/granskning.md",
    "docs/overview.md",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(document: &str) -> String {
    fs::read_to_string(root().join(document)).unwrap_or_else(|fault| panic!("{document}: {fault}"))
}

/// A way to try a command.
#[derive(Debug, PartialEq)]
enum Way {
    /// The program with these arguments, in a folder with the sample data.
    Program(Vec<String>),
    /// `cargo test`: this very run is one, and another within it would never end.
    Tests,
    /// `cargo bench`: takes minutes, and would wait for the lock that this run holds.
    Benchmarks,
    /// `cargo install`: builds everything anew, for minutes.
    Install,
    /// The script that makes the pictures.
    Pictures,
    /// The program minisign, which is not everywhere: `tests/sign_outside.rs` tries these where it is.
    Minisign,
}

/// How a command of the documents is tried; none when this test does not know it.
fn way(command: &str) -> Option<Way> {
    let words: Vec<&str> = command.split_whitespace().collect();
    // Nothing here splits words as a shell would, so nothing may need it.
    let plain = !command.contains(['"', '\'', '\\', '|', '>', '<', '&', ';', '$', '*', '~']);
    let arguments = |from: usize| words[from..].iter().map(ToString::to_string).collect();
    match words.as_slice() {
        _ if !plain => None,
        ["cargo", "run", "--release", "--", _, ..] => Some(Way::Program(arguments(4))),
        ["bokslut", _, ..] => Some(Way::Program(arguments(1))),
        ["cargo", "test"] => Some(Way::Tests),
        ["cargo", "bench"] | ["cargo", "bench", "--", "read"] | ["cargo", "bench", "--bench", _] => {
            Some(Way::Benchmarks)
        }
        ["cargo", "install", "--locked", "--path", "."] => Some(Way::Install),
        // This very run, too.
        ["cargo", "test", "--test", "export"] => Some(Way::Tests),
        ["sh", "docs/make-pictures.sh"] => Some(Way::Pictures),
        ["minisign", "-G" | "-V", ..] => Some(Way::Minisign),
        _ => None,
    }
}

/// The commands of a document: the lines of its `sh` blocks, and whatever stands between
/// backticks and begins as a command does.
fn commands(document: &str) -> Vec<String> {
    let (mut commands, mut block) = (Vec::new(), None);
    for line in text(document).lines() {
        if let Some(fence) = line.strip_prefix("```") {
            block = if block.is_some() { None } else { Some(fence.trim().to_string()) };
        } else if block.as_deref() == Some("sh") {
            commands.extend((!line.trim().is_empty()).then(|| line.trim().to_string()));
        } else if block.is_none() {
            let spans = line.split('`').skip(1).step_by(2);
            commands.extend(spans.filter(|span| begins_as_a_command(span)).map(str::to_string));
        }
    }
    commands
}

/// `bokslut run` alone names a command of the program; with an argument it is something to type.
fn begins_as_a_command(span: &str) -> bool {
    let words: Vec<&str> = span.split_whitespace().collect();
    matches!(words.as_slice(), ["cargo" | "sh" | "sudo" | "curl" | "git", _, ..] | ["bokslut", _, _, ..])
}

/// The reports of the sample data, as the first command of the README writes them; made once.
fn reports() -> &'static Path {
    static REPORTS: OnceLock<TempDir> = OnceLock::new();
    let made = REPORTS.get_or_init(|| {
        let out = tempfile::tempdir().expect("a folder");
        let mut run = Command::new(program());
        run.current_dir(root()).args(["run", "sample-data", "-o"]).arg(out.path());
        assert!(run.output().expect("the program runs").status.success());
        out
    });
    made.path()
}

/// A folder as the reader has it: the sample data, and the same under the handbook's name; and the reports of
/// an earlier run for whoever looks at those.
fn workplace(arguments: &[String]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["sample-data", "underlag"] {
        copy(&root().join("sample-data"), &folder.path().join(name));
    }
    if arguments.iter().any(|argument| argument.starts_with("rapporter/")) {
        copy(reports(), &folder.path().join("rapporter"));
    }
    fs::copy(root().join("tests/fixtures/sign/test.key"), folder.path().join("kontor.key")).expect("a copy");
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).expect("a copy");
        }
    }
}

fn program() -> PathBuf {
    assert_cmd::cargo::cargo_bin("bokslut")
}

fn lines(output: &[u8]) -> Vec<String> {
    String::from_utf8(output.to_vec()).expect("UTF-8").lines().map(str::to_string).collect()
}

/// Runs the program as the documents say, and holds it to what they say of it.
fn run(command: &str, arguments: &[String]) {
    let folder = workplace(arguments);
    let output: Output = Command::new(program())
        .current_dir(folder.path())
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    let wants_help = arguments.iter().any(|argument| argument == "--help");
    if arguments.first().is_some_and(|first| first == "run") && !wants_help {
        let reports = lines(&output.stdout);
        assert_eq!(
            reports.len(),
            6,
            "{command}: a report for each of the five operations, two for one of them"
        );
        for report in reports {
            assert!(folder.path().join(&report).is_file(), "{command}: {report}");
        }
    }
}

fn manifest() -> toml::Table {
    text("Cargo.toml").parse().expect("a manifest")
}

#[test]
fn every_command_of_the_documents_works() {
    let all: BTreeSet<String> = DOCUMENTS.into_iter().flat_map(commands).collect();
    for command in &all {
        match way(command) {
            None => panic!("`{command}` stands in a document and this test does not know how to try it"),
            Some(Way::Program(arguments)) => run(command, &arguments),
            Some(Way::Tests) => the_tests_are_all_found(),
            Some(Way::Benchmarks) => the_benchmark_is_there(),
            Some(Way::Install) => the_program_can_be_installed(),
            Some(Way::Pictures) => the_script_is_sound(),
            Some(Way::Minisign) => {}
        }
    }
    // The first two are what a newcomer types; a document without commands would pass unseen.
    for command in ["cargo run --release -- run sample-data", "cargo test"] {
        assert!(all.contains(command), "{command}");
    }
}

/// `cargo test` runs every file of `tests/` unless the manifest says otherwise, and this one among
/// them is running now. Where the continuous checks are at hand (a published package leaves them
/// out), they run the same command, perhaps with more.
fn the_tests_are_all_found() {
    let package = &manifest()["package"];
    assert!(package.get("autotests").is_none(), "tests would have to be listed one by one");
    if let Ok(checks) = fs::read_to_string(root().join(".ci/run")) {
        assert!(checks.lines().any(|line| line.contains("cargo test")), ".ci/run does not run the tests");
    }
}

fn the_benchmark_is_there() {
    let manifest = manifest();
    let benches = manifest["bench"].as_array().expect("benchmarks in the manifest");
    for bench in benches {
        let name = bench["name"].as_str().expect("a name");
        assert!(root().join("benches").join(name).with_extension("rs").is_file(), "{name}");
        // Criterion brings its own harness: without this line nothing would be measured.
        assert_eq!(bench["harness"].as_bool(), Some(false), "{name}");
    }
    assert!(!benches.is_empty());
}

fn the_program_can_be_installed() {
    let manifest = manifest();
    let programs = manifest["bin"].as_array().expect("programs in the manifest");
    assert!(programs.iter().any(|program| program["name"].as_str() == Some("bokslut")));
}

/// The script's grammar; `.ci/run` runs it whole, where LibreOffice is at hand.
fn the_script_is_sound() {
    let script = root().join("docs/make-pictures.sh");
    let read = Command::new("sh").arg("-n").arg(&script).status().expect("a shell");
    assert!(read.success());
}

#[test]
fn a_command_that_nobody_has_heard_of_is_not_passed_over() {
    for command in
        ["cargo doc", "cargo run -- run sample-data", "make", "bokslut run a > b", "cargo test --all"]
    {
        assert_eq!(way(command), None, "{command}");
    }
    assert!(begins_as_a_command("cargo doc"));
    assert!(begins_as_a_command("bokslut run underlag"));
    assert!(!begins_as_a_command("bokslut run"));
}

#[test]
fn every_file_that_the_documents_point_at_is_there() {
    for document in DOCUMENTS {
        let text = text(document);
        let folder = root().join(document).parent().expect("a folder").to_path_buf();
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.starts_with("https://")) {
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { root().join(document) } else { folder.join(file) };
            assert!(file.exists(), "{document}: {target}");
            if !heading.is_empty() {
                let headings = fs::read_to_string(&file).expect("a document");
                let known =
                    headings.lines().filter(|line| line.starts_with('#')).any(|line| anchor(line) == heading);
                assert!(known, "{document}: {target}");
            }
        }
    }
}

/// The name by which a heading is pointed at: lower case, hyphens for blanks, other marks gone.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars()
        .filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-')
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}
