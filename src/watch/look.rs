//! What a folder looks like: every file in it that may matter, and how to tell that one has changed.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walkdir::{DirEntry, WalkDir};

/// How to tell that a file has changed or is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    bytes: u64,
    modified: Option<SystemTime>,
    /// Tells a file from one that was renamed into its place.
    created: Option<SystemTime>,
}

impl From<&Metadata> for Mark {
    fn from(about: &Metadata) -> Mark {
        Mark { bytes: about.len(), modified: about.modified().ok(), created: about.created().ok() }
    }
}

/// The files of a folder and the folders below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look(pub BTreeMap<PathBuf, Mark>);

impl Look {
    /// What a folder looks like now; none when it cannot be listed. What lies in `out`, dot files and the
    /// lock files of spreadsheet programs (`~$x.xlsx`) do not count.
    pub fn at(folder: &Path, out: Option<&Path>) -> Option<Look> {
        std::fs::read_dir(folder).ok()?;
        let out = out.and_then(|out| out.canonicalize().ok());
        let counts = |entry: &DirEntry| {
            let name = entry.file_name().to_string_lossy();
            let hidden = entry.depth() > 0 && (name.starts_with('.') || name.starts_with("~$"));
            let is_out = |out: &PathBuf| {
                entry.file_type().is_dir()
                    && out.file_name() == Some(entry.file_name())
                    && entry.path().canonicalize().is_ok_and(|path| path == *out)
            };
            !hidden && (entry.depth() == 0 || !out.as_ref().is_some_and(is_out))
        };
        let files = WalkDir::new(folder).follow_links(true).into_iter().filter_entry(counts);
        // What is gone before it has been looked at was not there.
        let files = files.flatten().filter(|entry| entry.file_type().is_file());
        let mark = |entry: DirEntry| Some((entry.path().to_path_buf(), Mark::from(&entry.metadata().ok()?)));
        Some(Look(files.filter_map(mark).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(folder: &Path, out: &Path) -> Vec<String> {
        let look = Look::at(folder, Some(out)).expect("a folder");
        let below = |path: &PathBuf| path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
        look.0.keys().map(below).collect()
    }

    #[test]
    fn what_the_program_writes_and_what_others_lock_with_does_not_count() {
        let folder = tempfile::tempdir().expect("a folder");
        let top = folder.path();
        for path in
            ["ut/a-bokslut.xlsx", "norr/ut/b.xlsx", "a.xlsx", "~$a.xlsx", ".~lock.a.xlsx#", ".x/c.xlsx"]
        {
            fs::create_dir_all(top.join(path).parent().expect("a folder")).expect("made");
            fs::write(top.join(path), "x").expect("written");
        }
        // A folder of the same name elsewhere is not the output folder.
        assert_eq!(names(top, &top.join("ut")), ["a.xlsx", "norr/ut/b.xlsx"]);
        // Reports beside their sources are looked at, and are as they were after a run.
        assert_eq!(names(top, top).len(), 3);
    }

    #[test]
    fn a_file_that_was_written_or_replaced_looks_otherwise() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, other) = (folder.path().join("a.xlsx"), folder.path().join("b.tmp"));
        fs::write(&path, "ett").expect("written");
        let first = Look::at(folder.path(), None);
        assert_eq!(Look::at(folder.path(), None), first);
        fs::write(&path, "etta").expect("written");
        let second = Look::at(folder.path(), None);
        assert_ne!(second, first);
        fs::write(&other, "tvåa").expect("written");
        fs::rename(&other, &path).expect("renamed");
        assert_ne!(Look::at(folder.path(), None), second);
    }

    #[test]
    fn a_folder_that_is_not_there_looks_like_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(Look::at(&folder.path().join("borta"), None), None);
    }
}
