//! Files are dropped, changed, replaced and taken away.

use super::*;
use std::collections::BTreeSet;

/// How many files are dropped: many, and a few more whose reports depend on a price list of their own.
const FILES: usize = 500;

/// Numbers that look drawn by chance and are the same every time (Lehmer's generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0 * 48_271 % 0x7fff_ffff;
        usize::try_from(self.0).expect("small") % limit
    }
}

/// Puts a file in its place as Excel does when it saves: beside it under a name of its own first, the old
/// one out of the way, then renamed.
fn save_like_excel(from: &Path, to: &Path) {
    let folder = to.parent().expect("a folder");
    let (lock, new, old) = (folder.join("~$x.xlsx"), folder.join("5D3A1F00"), folder.join("9B1C.tmp"));
    fs::write(&lock, "Kim").expect("written");
    _ = fs::copy(from, &new).expect("copied");
    if to.exists() {
        fs::rename(to, &old).expect("out of the way");
    }
    fs::rename(&new, to).expect("in its place");
    let _ = fs::remove_file(&old);
    fs::remove_file(&lock).expect("unlocked");
}

/// Writes a file in two halves, as a slow copy does.
fn save_slowly(from: &Path, to: &Path, pause: Duration) {
    let bytes = fs::read(from).expect("there");
    fs::write(to, &bytes[..bytes.len() / 2]).expect("half");
    std::thread::sleep(pause);
    fs::write(to, bytes).expect("whole");
}

#[test]
fn every_one_of_five_hundred_files_in_any_order_and_pace_gets_its_report() {
    let mut watched = Watched::new(&[]);
    fs::create_dir(watched.path("lager")).expect("made");
    let saved: Vec<PathBuf> = (0..FILES)
        .map(|number| watched.operation(&format!("lager/{number}.xlsx"), &format!("Enhet {number}"), 2016))
        .collect();
    let mut chance = Chance(7);
    let mut waiting: Vec<usize> = (0..FILES).collect();
    while !waiting.is_empty() {
        let number = waiting.swap_remove(chance.below(waiting.len()));
        let target = watched.path(&format!("underlag/{}/{number}.xlsx", number % 7));
        fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        match chance.below(20) {
            0 => save_slowly(&saved[number], &target, Duration::from_millis(300)),
            1..=9 => save_like_excel(&saved[number], &target),
            _ => _ = fs::copy(&saved[number], &target).expect("copied"),
        }
        // One in ten is saved again, one in fifty comes and goes.
        match chance.below(50) {
            0 => {
                let passing = watched.path("underlag/tillfällig.xlsx");
                _ = fs::copy(&saved[number], &passing).expect("copied");
                fs::remove_file(passing).expect("removed");
            }
            1..=5 => save_like_excel(&saved[number], &target),
            _ => {}
        }
        std::thread::sleep(Duration::from_millis([0, 0, 0, 5, 40][chance.below(5)]));
    }
    let reports: BTreeSet<String> =
        (0..FILES).map(|number| format!("ut/{}/{number}-bokslut.xlsx", number % 7)).collect();
    watched.until("every report", |watched| reports.iter().all(|report| watched.path(report).exists()));
    let (status, told) = watched.stop();
    assert!(status.success(), "{told}");
    assert!(told.trim_end().ends_with("slutar bevaka underlag"), "{told}");
    // At first there is a price list alone, which is told of.
    let others: Vec<&str> =
        told.lines().filter(|line| line.contains("fel[") && !line.contains("fel[B107]")).collect();
    assert!(others.is_empty(), "no file was read before it was whole: {others:?}");
    // They are the reports that a run makes, and so is the summary.
    let summary = fs::read(watched.path("ut/sammanställning.xlsx")).expect("there");
    let told = run(watched.folder.path(), &[]);
    assert!(told.contains(&format!("0 rapporter skrivna i ut, {FILES} oförändrade")), "{told}");
    assert_eq!(fs::read(watched.path("ut/sammanställning.xlsx")).expect("there"), summary);
}

#[test]
fn only_what_depends_on_a_changed_file_is_made_anew() {
    let mut watched = Watched::new(&[]);
    for (path, name, year) in
        [("norr/a", "Kontoret", 2016), ("norr/b", "Kontoret", 2017), ("söder/c", "Verkstan", 2017)]
    {
        _ = watched.operation(&format!("underlag/{path}.xlsx"), name, year);
    }
    watched.until("three reports", |watched| watched.log().contains("3 rapporter skrivna"));
    let made = |watched: &Watched| -> Vec<String> {
        let log = watched.log();
        let made = log.lines().filter_map(|line| Some(line.split_once("rapport: ut/")?.1.to_string()));
        made.collect()
    };
    assert_eq!(made(&watched).len(), 3);
    // A price list in the north, then the earlier of its two years, then the lone one in the south.
    prices(&watched.path("underlag/norr/priser.xlsx"), &["NORR"]);
    watched.until("both of the north", |watched| made(watched).len() == 5);
    operation_in(&watched.path("underlag/norr/a.xlsx"), "Kontoret", "ARBETE", 2016, 20.0, 11.0);
    watched.until("the year and the year after", |watched| made(watched).len() == 7);
    operation_in(&watched.path("underlag/söder/c.xlsx"), "Verkstan", "ARBETE", 2017, 20.0, 11.0);
    watched.until("the one of the south", |watched| made(watched).len() == 8);
    let names = ["norr/a", "norr/b", "norr/a", "norr/b", "söder/c"];
    assert_eq!(made(&watched)[3..], names.map(|name| format!("{name}-bokslut.xlsx")));
    assert!(watched.stop().0.success());
    assert_eq!(made(&watched).len(), 8);
}
