//! How the program answers use and misuse, without any workbook.

use assert_cmd::Command;
use std::path::Path;
use std::process::Output;

fn bokslut(args: &[&str]) -> Output {
    in_folder(Path::new("."), args)
}

fn in_folder(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.current_dir(folder).env_remove("NO_COLOR").args(args).output().expect("the program runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// Words that only clap's own, English, texts hold.
const CLAPS_WORDS: [&str; 9] =
    ["Usage:", "Options:", "Arguments:", "Commands:", "possible", "default", "error:", "tip:", "Print "];

#[test]
fn no_arguments_show_the_help_as_an_error_of_use() {
    let output = bokslut(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).contains("Användning: bokslut KOMMANDO [FLAGGOR]"));
}

#[test]
fn help_is_asked_for_so_it_goes_to_standard_output_in_swedish() {
    for args in [
        &["--help"][..],
        &["-h"],
        &["run", "--help"],
        &["check", "-h"],
        &["template", "-h"],
        &["explain", "-h"],
    ] {
        let output = bokslut(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert_eq!(stderr(&output), "", "{args:?}");
        let help = stdout(&output);
        for heading in ["Användning:", "Flaggor:", "Exempel:"] {
            assert!(help.contains(heading), "{heading} in {args:?}");
        }
        for word in CLAPS_WORDS {
            assert!(!help.contains(word), "{word} in {args:?}");
        }
        assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
    }
}

#[test]
fn help_comes_in_english_when_asked_for() {
    let lines: [&[&str]; 4] = [
        &["--lang", "en", "--help"],
        &["run", "-h", "--lang=en"],
        &["check", "--help", "--lang", "EN"],
        &["explain", "--help", "--lang", "en"],
    ];
    for args in lines {
        let output = bokslut(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        let help = stdout(&output);
        for heading in ["Usage:", "Options:", "Examples:"] {
            assert!(help.contains(heading), "{heading} in {args:?}");
        }
        for word in ["Användning", "Flaggor", "Exempel", "arbetsböcker", "Visar"] {
            assert!(!help.contains(word), "{word} in {args:?}");
        }
    }
}

#[test]
fn every_option_stands_in_the_help_of_its_command() {
    let run = stdout(&bokslut(&["run", "--help"]));
    for option in [
        "-o, --out",
        "--edition",
        "--min-persons",
        "--sign",
        "--lang",
        "--format",
        "--color",
        "-q, --quiet",
        "-j, --jobs",
        "-h, --help",
    ] {
        assert!(run.contains(option), "{option}");
    }
    assert!(!stdout(&bokslut(&["check", "--help"])).contains("--out"));
}

#[test]
fn arguments_stand_in_the_help_as_they_are_typed() {
    for (command, arguments) in [("diff", ["<FÖRE>", "<EFTER>"]), ("explain", ["[KOD|RAPPORT]", "[CELL]"])] {
        let help = stdout(&bokslut(&[command, "--help"]));
        let [first, second] = arguments.map(|argument| {
            let line = help.lines().position(|line| line.starts_with(&format!("  {argument} ")));
            line.unwrap_or_else(|| panic!("{argument} in the help of {command}"))
        });
        assert!(first < second, "{help}");
    }
}

#[test]
fn errors_of_use_say_what_was_wrong_and_where_help_is() {
    let commands = "run, check, template, verify, explain, diff, watch, summarise, completions och man";
    const JOBS: &str = "duger inte för --jobs; ange ett heltal från 1 till 256";
    let cases: [(&[&str], &str, &str); 18] = [
        (&["rnu"], &format!("okänt kommando ”rnu”; kommandona är {commands}"), ""),
        (&["chek"], &format!("okänt kommando ”chek”; kommandona är {commands}; menade du ”check”?"), ""),
        (&["run"], "INDATA saknas: ange minst en arbetsbok eller mapp", "run "),
        (&["watch"], "MAPP saknas", "watch "),
        (&["verify"], "RAPPORT saknas", "verify "),
        (&["--quiet"], &format!("kommando saknas; kommandona är {commands}"), ""),
        (&["run", "x", "--lnag", "sv"], "okänd flagga ”--lnag”; menade du ”--lang”?", "run "),
        (&["check", "x", "-o", "ut"], "okänd flagga ”-o”", "check "),
        (&["run", "x", "--lang", "fi"], "”fi” duger inte för --lang; välj sv eller en", "run "),
        (&["run", "x", "--lang"], "--lang saknar värde; välj sv eller en", "run "),
        (
            &["run", "x", "--format", "xml"],
            "”xml” duger inte för --format; välj full, line eller json",
            "run ",
        ),
        (&["run", "x", "-o"], "--out saknar värde", "run "),
        (&["run", "x", "--jobs", "0"], &format!("”0” {JOBS}"), "run "),
        (&["run", "x", "--jobs", "två"], &format!("”två” {JOBS}"), "run "),
        (&["explain", "B204", "B205", "B206"], "”B206” är ett argument för mycket", "explain "),
        (
            &["run", "x", "--edition", "publik"],
            "”publik” duger inte för --edition; välj intern eller extern",
            "run ",
        ),
        (
            &["check", "x", "--min-persons", "1"],
            "”1” duger inte för --min-persons; ange ett heltal från 2 till 1000",
            "check ",
        ),
        (&["run", "x", "--quiet=ja"], "--quiet tar inget värde, men fick ”ja”", "run "),
    ];
    for (args, what, command) in cases {
        let output = bokslut(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert_eq!(stdout(&output), "", "{args:?}");
        assert_eq!(stderr(&output), format!("fel: {what}\nse bokslut {command}--help\n"), "{args:?}");
    }
}

#[test]
fn errors_of_use_come_in_english_when_asked_for() {
    let output = bokslut(&["run", "--lang", "en", "x", "--color", "red"]);
    let expected = "error: “red” will not do for --color; choose auto, always or never\n\
                    see bokslut run --help --lang en\n";
    assert_eq!(stderr(&output), expected);
}

#[test]
fn the_version_is_the_crates() {
    assert_eq!(stdout(&bokslut(&["--version"])), format!("bokslut {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn an_input_that_does_not_exist_is_a_finding_and_nothing_can_be_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = in_folder(folder.path(), &["run", "finns-inte"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).starts_with("fel[B101]: "), "{}", stderr(&output));
    let stderr = |output| stderr(output).replace('\\', "/");
    assert!(
        stderr(&output).ends_with("0 rapporter skrivna: 1 fel; se rapporter/felrapport.xlsx\n"),
        "{}",
        stderr(&output)
    );
    let written: Vec<_> = std::fs::read_dir(folder.path().join("rapporter")).expect("a folder").collect();
    assert_eq!(written.len(), 1, "the list of findings alone");
}

#[test]
fn an_empty_folder_is_a_finding_that_check_shows_on_standard_output() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = in_folder(folder.path(), &["check", ".", "--format", "line"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains(": fel[B106]: "), "{}", stdout(&output));
    assert_eq!(stdout(&output).lines().count(), 1);
    assert_eq!(stderr(&output), "0 arbetsböcker granskade: 1 fel\n");
}

#[test]
fn quiet_shows_errors_and_no_summary() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = in_folder(folder.path(), &["check", "--quiet", "--lang", "en", "nothing"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).starts_with("error[B101]: "));
    assert_eq!(stderr(&output), "");
}

#[test]
fn colour_is_for_terminals_unless_it_is_always_wanted() {
    let folder = tempfile::tempdir().expect("a folder");
    let shown = |color| stdout(&in_folder(folder.path(), &["check", "finns-inte", "--color", color]));
    assert!(!shown("auto").contains('\u{1B}'));
    assert!(!shown("never").contains('\u{1B}'));
    assert!(shown("always").starts_with("\u{1B}[1;31mfel[B101]\u{1B}[0m"));
}

#[test]
fn json_on_standard_error_is_nothing_but_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = in_folder(folder.path(), &["run", "finns-inte", "--format", "json"]);
    let lines: Vec<String> = stderr(&output).lines().map(String::from).collect();
    assert_eq!(lines.len(), 1);
    let object: serde_json::Value = serde_json::from_str(&lines[0]).expect("JSON");
    assert_eq!(object["code"], "B101");
    assert_eq!(object["severity"], "error");
    assert_eq!(object["cell"], serde_json::Value::Null);
    assert_eq!(object["further"], serde_json::json!([]));
}

#[test]
fn closed_standard_output_is_no_reason_to_fall_over() {
    let folder = tempfile::tempdir().expect("a folder");
    // More missing inputs than a pipe holds (64 KiB), so that the program writes to a closed one.
    let inputs = (0..4000).map(|number| format!("finns-inte-{number:04}"));
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("bokslut"))
        .current_dir(folder.path())
        .args(["check", "--format", "line"])
        .args(inputs)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "0 arbetsböcker granskade: 4000 fel\n");
}
