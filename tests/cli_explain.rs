//! `bokslut explain`: one code, all codes, and codes that are none.

use assert_cmd::Command;
use bokslut::base::Code;
use std::process::Output;

fn explain(args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.env_remove("NO_COLOR").arg("explain").args(args).output().expect("the program runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn a_code_is_explained_with_meaning_reason_and_remedy() {
    let output = explain(&["B205"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let expected = "\
fel[B205]: ”…” är inte ett tal

Vad det betyder
  Cellen i en talkolumn innehåller något annat än ett tal: text, ett datum eller
  sant/falskt. Tal som text godtas i svensk form: grupper om tre siffror mellan
  mellanslag, decimalkomma, minustecken före och kr efter.

Varför det kontrolleras
  Ett värde som inte säkert är ett tal får inte bli en siffra i bokslutet.

Vad du kan göra
  Skriv talet med bara siffror, till exempel 1 234,50.
";
    assert_eq!(stdout(&output), expected);
}

#[test]
fn a_code_is_taken_however_it_is_written_and_in_either_language() {
    let expected = stdout(&explain(&["B204"]));
    for written in ["b204", "fel[B204]", "error[B204]:"] {
        assert_eq!(stdout(&explain(&[written])), expected, "{written}");
    }
    let english = stdout(&explain(&["b204", "--lang", "en"]));
    assert!(english.starts_with("error[B204]: unknown code “…”\n"), "{english}");
    assert!(english.contains("\nWhat to do\n"), "{english}");
}

#[test]
fn without_a_code_all_are_listed_below_their_bands() {
    let all = stdout(&explain(&[]));
    assert!(all.starts_with("B1  Filen\nB101  fel         ”…” finns inte\n"), "{all}");
    assert!(all.contains("\n\nB2  Rubriken eller cellen\nB201  "), "{all}");
    let codes = all.lines().filter(|line| Code::ALL.iter().any(|code| line.starts_with(code.number())));
    assert_eq!(codes.count(), Code::ALL.len());
    assert!(all.lines().all(|line| line.chars().count() <= 80), "{all}");
    assert_eq!(stdout(&explain(&["--format", "line"])).lines().count(), Code::ALL.len());
}

#[test]
fn other_programs_get_an_object_a_line() {
    let object: serde_json::Value =
        serde_json::from_str(&stdout(&explain(&["B406", "--format", "json"]))).expect("JSON");
    assert_eq!(
        (&object["code"], &object["severity"], &object["band"]),
        (&"B406".into(), &"warning".into(), &"B4".into())
    );
    assert_eq!(stdout(&explain(&["--format", "json"])).lines().count(), Code::ALL.len());
}

#[test]
fn colour_is_for_terminals_unless_it_is_always_wanted() {
    assert!(!stdout(&explain(&["B204"])).contains('\u{1B}'));
    assert!(stdout(&explain(&["B204", "--color", "always"])).starts_with("\u{1B}[1;31mfel[B204]\u{1B}[0m"));
}

#[test]
fn an_unknown_code_is_an_error_of_use_that_names_the_nearest() {
    let cases = [
        (&["B2044"][..], "fel: okänd felkod ”B2044”; menade du ”B204”?\nse bokslut explain\n"),
        (&["korv"], "fel: okänd felkod ”korv”\nse bokslut explain\n"),
        (
            &["E204", "--lang", "en"],
            "error: unknown code “E204”; did you mean “B204”?\nsee bokslut explain --lang en\n",
        ),
    ];
    for (args, expected) in cases {
        let output = explain(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert_eq!((stdout(&output).as_str(), stderr(&output).as_str()), ("", expected), "{args:?}");
    }
}
