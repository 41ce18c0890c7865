//! The command: where it writes, what it says, what it never replaces.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use std::process::Output;

fn template(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.current_dir(folder).arg("template").args(args).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn the_paths_are_the_product_and_what_to_do_next_is_talk() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = template(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(0));
    let paths: Vec<&Path> = text(&output.stdout).lines().map(Path::new).collect();
    let mall = Path::new("mall");
    assert_eq!(paths, [mall.join("verksamhet.xlsx"), mall.join("enhetskostnader.xlsx")]);
    assert!(paths.iter().all(|path| folder.path().join(path).is_file()));
    assert_eq!(text(&output.stderr), "Fyll i de gula cellerna och kör sedan: bokslut check mall\n");
    let english = template(folder.path(), &["--lang", "en", "--quiet", "new/data"]);
    let data = Path::new("new/data");
    let paths: Vec<&Path> = text(&english.stdout).lines().map(Path::new).collect();
    assert_eq!(paths, [data.join("operation.xlsx"), data.join("unit-costs.xlsx")]);
    assert_eq!(text(&english.stderr), "");
}

#[test]
fn a_file_that_is_there_is_named_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let theirs = folder.path().join("enhetskostnader.xlsx");
    fs::write(&theirs, b"theirs").expect("written");
    let output = template(folder.path(), &["."]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
    let path = Path::new(".").join("enhetskostnader.xlsx");
    let expected = format!(
        "fel: {} kan inte skrivas: det finns redan en fil med det namnet; flytta den eller ange en annan mapp\n\
         se bokslut template --help\n",
        path.display()
    );
    assert_eq!(text(&output.stderr), expected);
    assert_eq!(fs::read(&theirs).expect("there"), b"theirs");
    assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 1, "and nothing beside it");
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("fil"), b"").expect("written");
    let output = template(folder.path(), &["fil"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
    assert!(
        text(&output.stderr).contains("en del av sökvägen är en fil, inte en mapp"),
        "{}",
        text(&output.stderr)
    );
}
