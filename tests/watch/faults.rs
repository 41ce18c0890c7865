//! What can go wrong around a watched folder.

use super::*;

#[test]
fn a_workbook_with_errors_gives_a_list_of_them_and_a_report_when_it_is_mended() {
    let mut watched = Watched::new(&[]);
    let path = watched.path("underlag/a.xlsx");
    operation_in(&path, "Kontoret", "FEL", 2016, 20.0, 10.0);
    watched.until("the error", |watched| watched.log().contains("fel[B204]"));
    watched.until_there("ut/felrapport.xlsx");
    assert!(!watched.path("ut/a-bokslut.xlsx").exists());
    operation_in(&path, "Kontoret", "ARBETE", 2016, 20.0, 10.0);
    watched.until_there("ut/a-bokslut.xlsx");
    fs::write(&path, "trasig").expect("written");
    watched.until("the damage", |watched| watched.log().contains("fel[B110]"));
    assert!(watched.path("ut/a-bokslut.xlsx").exists(), "the old report stays");
    assert!(watched.stop().0.success());
}

#[test]
fn a_folder_that_disappears_and_returns_is_watched_again() {
    let mut watched = Watched::new(&["--every", "1"]);
    _ = watched.operation("underlag/a.xlsx", "Kontoret", 2016);
    watched.until_there("ut/a-bokslut.xlsx");
    fs::rename(watched.path("underlag"), watched.path("borta")).expect("moved");
    watched.until("the loss", |watched| watched.log().contains("underlag går inte att nå; väntar"));
    fs::rename(watched.path("borta"), watched.path("underlag")).expect("moved back");
    watched.until("the return", |watched| watched.log().contains("underlag går att nå igen"));
    _ = watched.operation("underlag/b.xlsx", "Teamet", 2016);
    watched.until_there("ut/b-bokslut.xlsx");
    let (status, told) = watched.stop();
    assert!(status.success() && !told.contains("fel["), "{told}");
}

#[test]
fn a_folder_that_is_emptied_at_once_is_no_folder_without_workbooks() {
    let mut watched = Watched::new(&["--every", "1", "--format", "json"]);
    _ = watched.operation("underlag/a.xlsx", "Kontoret", 2016);
    watched.until_there("ut/a-bokslut.xlsx");
    // As a share looks that is no longer mounted.
    fs::rename(watched.path("underlag"), watched.path("borta")).expect("moved");
    fs::create_dir(watched.path("underlag")).expect("made");
    watched.until("the emptiness", |watched| watched.log().contains("underlag är tom"));
    fs::remove_dir(watched.path("underlag")).expect("removed");
    fs::rename(watched.path("borta"), watched.path("underlag")).expect("moved back");
    watched.until("the return", |watched| watched.log().contains("underlag går att nå igen"));
    let (status, _) = watched.stop();
    assert!(status.success() && !watched.log().contains("B106"), "{}", watched.log());
    let lines: Vec<serde_json::Value> =
        watched.log().lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect();
    let told =
        |key: &str| lines.iter().filter(|line| line["time"].is_string() && !line[key].is_null()).count();
    assert_eq!(told("event") + told("finding"), lines.len());
    assert!(told("event") > 3, "{}", watched.log());
}

#[test]
fn a_workbook_that_is_held_or_only_half_there_is_waited_for() {
    let mut watched = Watched::new(&[]);
    _ = watched.operation("underlag/a.xlsx", "Kontoret", 2016);
    watched.until_there("ut/a-bokslut.xlsx");
    let saved = watched.operation("lager/b.xlsx", "Teamet", 2016);
    let (held, half) = (watched.path("underlag/b.xlsx"), watched.path("underlag/c.xlsx"));
    _ = fs::copy(&saved, &held).expect("copied");
    let hold = fs::File::options().write(true).open(&held).expect("opened");
    hold.lock().expect("a disk with locks");
    let whole = fs::read(watched.operation("lager/c.xlsx", "Laget", 2016)).expect("there");
    fs::write(&half, &whole[..whole.len() - 40]).expect("written");
    std::thread::sleep(Duration::from_secs(3));
    assert!(
        !watched.path("ut/b-bokslut.xlsx").exists() && !watched.log().contains("fel["),
        "{}",
        watched.log()
    );
    hold.unlock().expect("let go");
    fs::write(&half, whole).expect("written");
    watched.until_there("ut/b-bokslut.xlsx");
    watched.until_there("ut/c-bokslut.xlsx");
    assert!(watched.stop().0.success());
}

#[test]
fn what_cannot_be_written_is_tried_again_until_it_can() {
    let mut watched = Watched::new(&[]);
    // A folder in the report's place stands for a disk that is full: the program is told no.
    fs::create_dir_all(watched.path("ut/a-bokslut.xlsx")).expect("made");
    _ = watched.operation("underlag/a.xlsx", "Kontoret", 2016);
    watched.until("the fault", |watched| watched.log().contains("fel[B701]"));
    fs::remove_dir(watched.path("ut/a-bokslut.xlsx")).expect("removed");
    watched.until("the report", |watched| watched.path("ut/a-bokslut.xlsx").is_file());
    assert!(watched.stop().0.success());
}

#[test]
fn reports_beside_their_sources_do_not_wake_the_watcher_for_ever() {
    let mut watched = Watched::new(&["-o", "underlag"]);
    _ = watched.operation("underlag/a.xlsx", "Kontoret", 2016);
    watched.until_there("underlag/a-bokslut.xlsx");
    watched.until_there("underlag/felrapport.xlsx");
    std::thread::sleep(Duration::from_secs(4));
    let made = |watched: &Watched| watched.log().lines().filter(|line| line.contains("rapport: ")).count();
    assert_eq!(made(&watched), 1, "{}", watched.log());
    assert!(watched.stop().0.success());
}

#[test]
fn what_cannot_be_watched_is_said_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let bokslut = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bokslut"));
        let output = command.current_dir(folder.path()).args(args).output().expect("the program runs");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, told) = bokslut(&["watch", "borta"]);
    assert_eq!(code, Some(2));
    assert!(told.starts_with("fel: borta är ingen mapp som går att bevaka\n"), "{told}");
    fs::create_dir(folder.path().join("in")).expect("made");
    let (code, told) = bokslut(&["watch", "in", "--log", "borta/logg.txt"]);
    assert_eq!(code, Some(2));
    assert!(told.starts_with("fel: loggfilen borta/logg.txt går inte att skriva"), "{told}");
    assert_eq!(bokslut(&["watch", "in", "in"]).0, Some(2), "one folder");
}
