//! When it is time for a run, and without which files.

use super::{Look, Mark, Pace};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What the watcher remembers.
#[derive(Debug)]
pub struct Watcher {
    pace: Pace,
    /// How each file looks, and since when.
    seen: BTreeMap<PathBuf, (Mark, Instant)>,
    /// When a file was last seen to be gone.
    gone: Instant,
    /// How the files looked that the last run read.
    done: Option<BTreeMap<PathBuf, Mark>>,
    /// Since when something waits for a run.
    waits: Option<Instant>,
    /// When to try again what could not be written.
    again: Option<Instant>,
}

impl Watcher {
    /// One that has seen nothing yet.
    pub fn new(pace: Pace, now: Instant) -> Watcher {
        Watcher { pace, seen: BTreeMap::new(), gone: now, done: None, waits: None, again: None }
    }

    /// The folder cannot be reached. What comes of it then is told anew.
    pub fn lose(&mut self) {
        self.seen = BTreeMap::new();
        (self.done, self.waits) = (None, None);
    }

    /// Whether the last run read any file.
    pub fn has_read(&self) -> bool {
        self.done.as_ref().is_some_and(|done| !done.is_empty())
    }

    /// Remembers what the folder looks like.
    pub fn see(&mut self, look: Look, now: Instant) {
        let before = self.seen.len();
        self.seen.retain(|path, _| look.0.contains_key(path));
        if self.seen.len() < before {
            self.gone = now;
        }
        for (path, mark) in look.0 {
            let seen = self.seen.entry(path).or_insert((mark, now));
            if seen.0 != mark {
                *seen = (mark, now);
            }
        }
    }

    /// The files that a run would have to leave for later, if it is time for one.
    pub fn due(&mut self, now: Instant, is_ready: &dyn Fn(&Path) -> bool) -> Option<BTreeSet<PathBuf>> {
        let changed: Vec<(&PathBuf, Instant)> = (self.seen.iter())
            .filter(|(path, (mark, _))| self.done.as_ref().and_then(|done| done.get(*path)) != Some(mark))
            .map(|(path, (_, since))| (path, *since))
            .collect();
        let taken =
            self.done.as_ref().is_none_or(|done| done.keys().any(|path| !self.seen.contains_key(path)));
        let again = self.again.is_some_and(|again| again <= now);
        if changed.is_empty() && !taken && !again {
            self.waits = None;
            return None;
        }
        let waits = *self.waits.get_or_insert(now);
        let Pace { settle, patience, .. } = self.pace;
        let age = |since: Instant| now.saturating_duration_since(since);
        let left: BTreeSet<PathBuf> = (changed.iter())
            .filter(|(path, since)| age(*since) < settle || (age(*since) < patience && !is_ready(path)))
            .map(|(path, _)| (*path).clone())
            .collect();
        // What is gone may be on its way back: saving often takes a file away and puts another in its place.
        let quiet = left.is_empty() && age(self.gone) >= settle;
        let something = left.len() < changed.len() || taken || again;
        (quiet || (age(waits) >= patience && something)).then_some(left)
    }

    /// A run without some files is done.
    pub fn done(&mut self, left: &BTreeSet<PathBuf>, unwritten: bool, now: Instant) {
        let read = self.seen.iter().filter(|(path, _)| !left.contains(*path));
        self.done = Some(read.map(|(path, (mark, _))| (path.clone(), *mark)).collect());
        self.waits = None;
        self.again = unwritten.then(|| now + self.pace.again);
    }

    /// How long to wait for the next look.
    pub fn pause(&self) -> Duration {
        if self.waits.is_some() { self.pace.settle.min(self.pace.every) } else { self.pace.every }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A look at files of these names and sizes.
    fn look(files: &[(&str, usize)]) -> Look {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x");
        let mark = |bytes: usize| {
            fs::write(&path, vec![0; bytes]).expect("written");
            let time = std::time::UNIX_EPOCH;
            fs::File::options()
                .write(true)
                .open(&path)
                .and_then(|file| file.set_modified(time))
                .expect("set");
            Mark::from(&fs::metadata(&path).expect("there"))
        };
        Look(files.iter().map(|(name, bytes)| (PathBuf::from(name), mark(*bytes))).collect())
    }

    struct Case {
        watcher: Watcher,
        start: Instant,
        files: BTreeMap<&'static str, Mark>,
    }

    impl Case {
        fn new() -> Case {
            let start = Instant::now();
            Case { watcher: Watcher::new(Pace::every(2), start), start, files: BTreeMap::new() }
        }

        /// A file looks otherwise from now on.
        fn write(&mut self, name: &'static str, bytes: usize) {
            let mark = look(&[(name, bytes)]).0.remove(Path::new(name)).expect("there");
            self.files.insert(name, mark);
        }

        /// What a run at that time, in tenths of a second, would leave, if there is one; it is made then.
        fn at(&mut self, tenths: u64, held: &[&str]) -> Option<Vec<String>> {
            let now = self.start + Duration::from_millis(100 * tenths);
            let look = self.files.iter().map(|(name, mark)| (PathBuf::from(name), *mark)).collect();
            self.watcher.see(Look(look), now);
            let ready = |path: &Path| !held.iter().any(|held| path == Path::new(held));
            let left = self.watcher.due(now, &ready)?;
            self.watcher.done(&left, false, now);
            Some(left.iter().map(|path| path.to_string_lossy().into_owned()).collect())
        }
    }

    const ALL: Option<Vec<String>> = Some(Vec::new());

    #[test]
    fn a_run_comes_when_every_change_has_settled_and_not_again() {
        let mut case = Case::new();
        case.write("a", 1);
        assert_eq!(case.at(10, &[]), None, "just seen");
        case.write("a", 2);
        assert_eq!(case.at(15, &[]), None, "it grows");
        assert_eq!(case.at(21, &[]), None);
        assert_eq!(case.at(22, &[]), ALL, "0.7 s after it was seen to have grown");
        assert_eq!([case.at(23, &[]), case.at(900, &[])], [None, None]);
        case.files.remove("a");
        assert_eq!(case.at(910, &[]), None, "perhaps another takes its place");
        assert_eq!(case.at(917, &[]), ALL);
        assert_eq!(case.at(950, &[]), None);
    }

    #[test]
    fn a_file_that_is_taken_away_and_put_back_as_it_was_needs_no_run() {
        let mut case = Case::new();
        case.write("a", 1);
        case.at(0, &[]);
        assert_eq!(case.at(7, &[]), ALL);
        let a = case.files.remove("a").expect("there");
        assert_eq!(case.at(20, &[]), None);
        case.files.insert("a", a);
        assert_eq!([case.at(22, &[]), case.at(60, &[])], [None, None]);
    }

    #[test]
    fn files_that_keep_coming_hold_up_no_more_than_themselves() {
        let mut case = Case::new();
        const NAMES: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];
        let mut runs = Vec::new();
        for (tick, name) in (0..).step_by(10).zip(NAMES) {
            case.write(name, 1);
            // The one before has settled, this one has not.
            runs.extend(case.at(tick, &[]).map(|left| (tick, left)));
        }
        assert_eq!(runs, [(50, vec!["f".to_string()])], "5 s after the first of them");
        assert_eq!(case.at(77, &[]), ALL);
    }

    #[test]
    fn a_file_that_is_held_is_left_for_later_and_at_last_told_of() {
        let mut case = Case::new();
        case.write("a", 1);
        case.write("b", 1);
        case.at(0, &["b"]);
        assert_eq!(case.at(40, &["b"]), None, "it may be let go any moment");
        case.write("b", 2);
        assert_eq!(case.at(45, &["b"]), None);
        assert_eq!(case.at(50, &["b"]), Some(vec!["b".to_string()]));
        assert_eq!(case.at(90, &["b"]), None);
        assert_eq!(case.at(95, &["b"]), ALL, "5 s after it was last written: whatever it is, it is told of");
    }

    #[test]
    fn what_could_not_be_written_is_tried_again_and_a_folder_that_returns_is_told_of_anew() {
        let mut case = Case::new();
        case.write("a", 1);
        case.at(0, &[]);
        assert_eq!(case.at(7, &[]), ALL);
        let now = case.start + Duration::from_millis(700);
        case.watcher.done(&BTreeSet::new(), true, now);
        assert_eq!(case.at(106, &[]), None);
        assert_eq!(case.at(107, &[]), ALL, "10 s later");
        assert_eq!(case.at(300, &[]), None);
        case.watcher.lose();
        assert_eq!(case.at(400, &[]), None);
        assert_eq!(case.at(407, &[]), ALL);
    }
}
