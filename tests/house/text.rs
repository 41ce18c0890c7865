//! What no file holds.

use crate::{code, files};

/// Lines beyond which a file has more than one purpose.
const LONGEST: usize = 400;

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    for file in files(&["src", "tests", "examples"]) {
        let lines = file.text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", file.path);
    }
}

#[test]
fn nothing_is_left_to_be_done() {
    for file in files(&["src"]) {
        for left in ["todo!", "unimplemented!", "TODO", "FIXME", "dbg!"] {
            assert!(!file.text.contains(left), "{} holds {left}", file.path);
        }
    }
}

#[test]
fn binary_numbers_never_become_money_by_the_short_way() {
    for file in files(&["src"]) {
        // 0.1 would become 0.1000000000000000055; and round_dp rounds half to even.
        for wrong in ["from_f64", ".round_dp(", "to_f64("] {
            assert!(!code(&file.text).contains(wrong), "{} holds {wrong}", file.path);
        }
    }
}

#[test]
fn the_rooms_that_compute_know_no_binary_numbers() {
    for file in files(&[
        "src/base",
        "src/model",
        "src/figure",
        "src/account",
        "src/project",
        "src/decision",
        "src/edition",
        "src/together/figures",
    ]) {
        // A decimal's own round() rounds half to even.
        for binary in ["f64", "f32", ".round()"] {
            assert!(!code(&file.text).contains(binary), "{} holds {binary}", file.path);
        }
    }
}

#[test]
fn the_clock_is_asked_by_the_progress_bar_the_guard_of_a_reader_and_the_watcher_at_most() {
    let may = ["src/cli/progress.rs", "src/cli/watch.rs", "src/read/worker/guard.rs", "src/watch/"];
    let asks = |path: &str| may.iter().any(|may| path.starts_with(may));
    for file in files(&["src"]).iter().filter(|file| !asks(&file.path)) {
        for clock in ["SystemTime", "Instant", "chrono", "UtcDateTime"] {
            assert!(!code(&file.text).contains(clock), "{} asks the clock: {clock}", file.path);
        }
    }
}

#[test]
fn the_library_forbids_unsafe_code_and_asks_for_documentation() {
    let files = files(&["src"]);
    let lib = files.iter().find(|file| file.path == "src/lib.rs").expect("a library");
    assert!(lib.text.contains("#![forbid(unsafe_code)]") && lib.text.contains("#![warn(missing_docs)]"));
    for file in &files {
        assert!(!code(&file.text).contains("allow(missing_docs)"), "{}", file.path);
    }
}
