//! What a package brings besides the program: completions for shells, and the manual page.

use assert_cmd::Command;

const COMMANDS: [&str; 8] = ["run", "check", "template", "verify", "explain", "diff", "watch", "summarise"];

fn said(args: &[&str]) -> String {
    let output = Command::cargo_bin("bokslut").expect("the program is built").args(args).output();
    let output = output.expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn every_shell_completes_every_command_and_option() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = said(&["completions", shell]);
        for word in COMMANDS.into_iter().chain(["export", "shard", "force", "every"]) {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
    }
}

/// What bash itself makes of its script where somebody has typed these words and asks for the rest of the last.
#[cfg(unix)]
#[test]
fn bash_completes_what_has_been_begun() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = folder.path().join("bokslut.bash");
    std::fs::write(&script, said(&["completions", "bash"])).expect("written");
    let complete = |typed: &[&str]| -> Vec<String> {
        let (last, before) = (typed[typed.len() - 1], typed[typed.len() - 2]);
        let asks = format!(
            "source '{}'; COMP_WORDS=({}); COMP_CWORD={}; _bokslut bokslut '{last}' '{before}'; echo \"${{COMPREPLY[@]}}\"",
            script.display(),
            typed.join(" "),
            typed.len() - 1,
        );
        let answer = std::process::Command::new("bash").args(["--norc", "-c", &asks]).output().expect("bash");
        String::from_utf8(answer.stdout).expect("UTF-8").split_whitespace().map(str::to_string).collect()
    };
    assert_eq!(complete(&["bokslut", "ver"]), ["verify"]);
    assert_eq!(complete(&["bokslut", "run", "--exp"]), ["--export"]);
    assert_eq!(complete(&["bokslut", "run", "--export", "par"]), ["parquet"]);
    assert_eq!(complete(&["bokslut", "watch", "--sha"]), Vec::<String>::new());
}

#[test]
fn the_manual_tells_of_every_command_in_the_language_asked_for() {
    let headings = |page: &str| -> Vec<String> {
        let lines = page.lines().filter_map(|line| line.strip_prefix(".SH ").or(line.strip_prefix(".SS ")));
        lines.map(str::to_string).collect()
    };
    let (swedish, english) = (said(&["man"]), said(&["man", "--lang", "en"]));
    for command in COMMANDS {
        let heading = format!("BOKSLUT {}", command.to_uppercase());
        for page in [&swedish, &english] {
            assert!(headings(page).iter().any(|found| found.trim_matches('"') == heading), "{heading}");
        }
    }
    assert_eq!(headings(&swedish)[..3], ["NAMN", "ÖVERSIKT", "BESKRIVNING"]);
    assert_eq!(headings(&english)[..3], ["NAME", "SYNOPSIS", "DESCRIPTION"]);
    for foreign in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SUBCOMMANDS", "EXTRA"] {
        assert!(!headings(&swedish).iter().any(|found| found == foreign), "{foreign}");
    }
}
