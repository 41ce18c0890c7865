//! Runs with `--sign`: the key opens, or nothing is done. With the test keys of `tests/fixtures/sign`.

mod cli_workbooks;

use assert_cmd::Command;
use cli_workbooks::{operation, prices};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

const PASSWORD: &str = "BOKSLUT_SIGN_PASSWORD";

/// A folder with an office that is in order.
fn office() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    prices(&folder.path().join("underlag/priser.xlsx"), &["ARB"]);
    operation(&folder.path().join("underlag/norr.xlsx"), "Kontor Norr", "ARB");
    folder
}

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sign").join(name)
}

/// Runs with a key and perhaps a password.
fn run(folder: &Path, key: &Path, password: Option<&str>, more: &[&str]) -> Output {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.current_dir(folder).env_remove(PASSWORD);
    command.arg("run").arg("underlag").arg("--sign").arg(key).args(more);
    if let Some(password) = password {
        command.env(PASSWORD, password);
    }
    command.output().expect("the program runs")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn a_run_with_a_key_writes_the_same_bytes_every_time() {
    let folder = office();
    let report = |out: &str, key: &str, password: Option<&str>| {
        let output = run(folder.path(), &fixture(key), password, &["-o", out]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        fs::read(folder.path().join(out).join("norr-bokslut.xlsx")).expect("a report")
    };
    let once = report("ett", "test.key", None);
    assert!(report("två", "test.key", None) == once);
    // The same key behind a password.
    assert!(report("tre", "test-password.key", Some("hemligt å")) == once);
}

#[test]
fn a_key_that_does_not_open_ends_the_run_before_anything_is_read_or_written() {
    let folder = office();
    let cases = [
        ("finns-inte.key", None, "den hemliga nyckeln {} kan inte läsas: filen finns inte"),
        ("test.pub", None, "{} är ingen hemlig nyckel; en sådan görs med minisign -G"),
        ("README.md", None, "{} är ingen hemlig nyckel"),
        (
            "test-password.key",
            None,
            "den hemliga nyckeln {} har ett lösenord, som saknas; ange det i miljövariabeln",
        ),
        ("test-password.key", Some(""), "den hemliga nyckeln {} har ett lösenord, som saknas"),
        ("test-password.key", Some("gissat"), "fel lösenord till den hemliga nyckeln {}"),
    ];
    for (name, password, told) in cases {
        let key = fixture(name);
        let output = run(folder.path(), &key, password, &[]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert_eq!(output.stdout, b"", "{name}");
        let told = told.replace("{}", &key.to_string_lossy());
        assert!(stderr(&output).starts_with(&format!("fel: {told}")), "{}", stderr(&output));
        assert!(stderr(&output).ends_with("\nse bokslut run --help\n"), "{}", stderr(&output));
        assert!(!stderr(&output).contains("gissat"), "{}", stderr(&output));
        assert!(!folder.path().join("rapporter").exists(), "{name}");
    }
}

#[test]
fn why_a_key_does_not_open_comes_in_english_when_asked_for() {
    let folder = office();
    let key = fixture("test-password.key");
    let output = run(folder.path(), &key, Some("guessed"), &["--lang", "en"]);
    let told = format!("error: wrong password for the secret key {}\n", key.display());
    assert_eq!(stderr(&output), told + "see bokslut run --help --lang en\n");
}

#[test]
fn only_what_is_written_can_be_signed() {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    let output = command.args(["check", "underlag", "--sign", "nyckel.key"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("fel: okänd flagga ”--sign”"), "{}", stderr(&output));
}
