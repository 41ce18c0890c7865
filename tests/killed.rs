//! A run that is killed, whenever that may be, leaves every report whole: the old one or the new;
//! in the output folder itself and in the folders below it.

mod cli_workbooks;

use cli_workbooks::{operation, prices};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

const KILLS: u32 = 200;
const OFFICES: [&str; 3] = ["norr", "2016/söder", "2016/väster"];

/// Starts the program over `underlag`.
fn run(folder: &Path, out: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bokslut"));
    command.current_dir(folder).args(["run", "underlag", "-o", out]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Runs it to the end over offices of some name, and gives what it wrote.
fn written(folder: &Path, name: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    prices(&folder.join("underlag/priser.xlsx"), &["ARB"]);
    for office in OFFICES {
        operation(&folder.join(format!("underlag/{office}.xlsx")), &format!("{name} {office}"), "ARB");
    }
    assert!(run(folder, name).status().expect("the program runs").success());
    files(&folder.join(name))
}

/// Every file of a folder and those below, by path.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry").into_path());
    let below = |path: &Path| path.strip_prefix(folder).expect("below").to_path_buf();
    let files = entries.filter(|path| path.is_file());
    files.map(|path| (below(&path), fs::read(path).expect("readable"))).collect()
}

#[test]
fn a_run_killed_at_any_of_two_hundred_moments_leaves_whole_reports_and_the_next_run_no_traces() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = written(folder.path(), "gammal");
    let began = Instant::now();
    let new = written(folder.path(), "ny");
    let whole_run = began.elapsed();
    assert!(OFFICES.len() <= old.len() && old.keys().eq(new.keys()));
    let out = folder.path().join("ut");
    fs::create_dir_all(out.join("2016")).expect("a folder");
    let (mut kept, mut replaced) = (0, 0);
    for kill in 0..KILLS {
        for (name, bytes) in &old {
            fs::create_dir_all(out.join(name).parent().expect("a folder")).expect("made");
            fs::write(out.join(name), bytes).expect("written");
        }
        let mut process = run(folder.path(), "ut").spawn().expect("the program runs");
        // Moments that cover the whole run ever more densely: multiples of the golden section, mod 1.
        sleep(whole_run.mul_f64((f64::from(kill) * 0.618_033_988_749_895).fract()));
        process.kill().expect("killed");
        process.wait().expect("ended");
        let found = files(&out);
        for name in old.keys() {
            let report = &found[name];
            kept += u32::from(report == &old[name]);
            replaced += u32::from(report == &new[name]);
            assert!(report == &old[name] || report == &new[name], "kill {kill}: {name:?} is neither");
        }
    }
    assert!(kept >= KILLS / 10 && replaced >= KILLS / 10, "all too early or too late: {kept}, {replaced}");
    assert!(run(folder.path(), "ut").status().expect("the program runs").success());
    assert_eq!(files(&out), new, "what the killed runs left is gone, and every report is the new one");
}

#[test]
fn a_reader_ends_when_nobody_asks_it_any_more() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bokslut"));
    let reader = command.arg("--reader").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    // Closes its standard input, as the system does for a parent that was killed.
    let output = reader.expect("the program runs").wait_with_output().expect("ended");
    assert!(output.status.success() && output.stdout.is_empty());
}
