//! Writing a report whole or not at all.

use crate::words::Words;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::Builder;

/// How a file is called that is not in its place yet.
const PREFIX: &str = ".bokslut-";
const SUFFIX: &str = ".tmp";

/// Writes a file whole: beside its place first, to the disk, then renamed into it. Missing parent
/// folders are made. Whoever looks sees the old file, or the new one, never a part; a run that is
/// cut short leaves at most a dot file, which [`sweep`] takes away.
///
/// # Errors
///
/// What the system says when it will not let us write there. Nothing is left behind.
pub fn put(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder(target);
    fs::create_dir_all(folder)?;
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    share(&mut builder);
    let mut beside = builder.tempfile_in(folder)?;
    // Tells a run that sweeps this folder that the file is being written; not all disks have locks.
    let _ = beside.as_file().lock();
    beside.write_all(bytes)?;
    // A rename can reach the disk before the bytes do; a power cut between them would leave a hole.
    beside.as_file().sync_data()?;
    beside.persist(target).map(drop).map_err(|fault| fault.error)
}

/// Takes away what runs that were cut short have left in a folder: files that nobody is writing.
/// What cannot be taken away stays, for it does no harm.
pub fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let left = name.starts_with(PREFIX) && name.ends_with(SUFFIX);
        if left && File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(&path);
        }
    }
}

/// The lock file of a spreadsheet program that has a file open, if there is one beside it: Excel's
/// `~$x.xlsx` or LibreOffice's `.~lock.x.xlsx#`.
pub fn open_elsewhere(target: &Path) -> Option<PathBuf> {
    let name = target.file_name()?.to_string_lossy();
    let beside = [format!("~${name}"), format!(".~lock.{name}#")];
    beside.map(|lock| folder(target).join(lock)).into_iter().find(|lock| lock.exists())
}

fn folder(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A temporary file is for its owner only; a report is for whomever the folder is for.
#[cfg(unix)]
fn share(builder: &mut Builder<'_, '_>) {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    // The system takes away what the user's mask says.
    builder.permissions(Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn share(_: &mut Builder<'_, '_>) {}

/// Why the system would not let us write, in the user's language where we have words for it.
pub fn reason(fault: &io::Error, words: &Words) -> String {
    use io::ErrorKind as K;
    let words = &words.cli.reason;
    match fault.kind() {
        K::PermissionDenied => words.permission.clone(),
        K::NotADirectory | K::AlreadyExists => words.not_a_folder.clone(),
        K::IsADirectory | K::DirectoryNotEmpty => words.is_a_folder.clone(),
        K::StorageFull | K::QuotaExceeded => words.full.clone(),
        K::ReadOnlyFilesystem => words.read_only.clone(),
        K::InvalidFilename | K::InvalidInput => words.bad_name.clone(),
        K::ResourceBusy | K::ExecutableFileBusy => words.busy.clone(),
        // Windows' "sharing violation" has no kind of its own.
        _ if cfg!(windows) && fault.raw_os_error() == Some(32) => words.busy.clone(),
        _ => fault.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;
    use std::fs;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("the folder is there");
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_replaces_the_old_one_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("2016").join("å-bokslut.xlsx");
        put(&target, b"old").expect("written");
        put(&target, b"new").expect("written");
        assert_eq!(fs::read(&target).expect("there"), b"new");
        assert_eq!(names(&folder.path().join("2016")), ["å-bokslut.xlsx"]);
    }

    #[test]
    fn a_report_that_cannot_be_put_in_its_place_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("a-bokslut.xlsx");
        fs::create_dir(&target).expect("a folder in its place");
        let fault = put(&target, b"new").expect_err("a folder has that name");
        assert_eq!(reason(&fault, Words::of(Lang::Sv)), "det finns redan en mapp med det namnet");
        assert_eq!(names(folder.path()), ["a-bokslut.xlsx"]);
    }

    #[test]
    fn a_file_where_a_folder_should_be_is_told_in_the_users_language() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("ut"), b"").expect("a file");
        let fault = put(&folder.path().join("ut").join("a.xlsx"), b"").expect_err("a file has that name");
        assert_eq!(reason(&fault, Words::of(Lang::En)), "a part of the path is a file, not a folder");
        let fault = put(&folder.path().join("ut").join("b").join("a.xlsx"), b"").expect_err("as above");
        assert_eq!(reason(&fault, Words::of(Lang::En)), "a part of the path is a file, not a folder");
    }

    #[test]
    fn what_a_run_that_was_cut_short_left_is_swept_away_and_what_is_being_written_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let (left, written) = (folder.path().join(".bokslut-a.tmp"), folder.path().join(".bokslut-b.tmp"));
        fs::write(&left, b"half").expect("written");
        fs::write(folder.path().join("a-bokslut.xlsx"), b"whole").expect("written");
        let writing = File::create(&written).expect("a file");
        writing.lock().expect("a disk with locks");
        sweep(folder.path());
        let mut kept = names(folder.path());
        kept.sort();
        assert_eq!(kept, [".bokslut-b.tmp", "a-bokslut.xlsx"]);
        drop(writing);
        sweep(folder.path());
        assert_eq!(names(folder.path()), ["a-bokslut.xlsx"]);
    }

    #[test]
    fn a_report_that_a_spreadsheet_program_has_open_is_known_by_its_lock_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("a-bokslut.xlsx");
        assert_eq!(open_elsewhere(&target), None);
        for name in ["~$a-bokslut.xlsx", ".~lock.a-bokslut.xlsx#"] {
            let lock = folder.path().join(name);
            fs::write(&lock, b"").expect("written");
            assert_eq!(open_elsewhere(&target), Some(lock.clone()));
            fs::remove_file(lock).expect("removed");
        }
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_a_report_as_far_as_the_users_mask_lets_them() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let (ours, plain) = (folder.path().join("ours"), folder.path().join("plain"));
        put(&ours, b"").expect("written");
        fs::write(&plain, b"").expect("written");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode();
        assert_eq!(mode(&ours), mode(&plain));
    }
}
