//! Writing a report whole or not at all.

use crate::words::Words;
use std::io::{self, Write};
use std::path::Path;
use tempfile::Builder;

/// Writes a file whole: beside its place first, then renamed into it. Missing parent folders are
/// made. Whoever looks sees the old file, or the new one, never a part; a run that is cut short
/// leaves at most a dot file, which no later run reads.
///
/// # Errors
///
/// What the system says when it will not let us write there. Nothing is left behind.
pub fn put(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder)?;
    let mut builder = Builder::new();
    builder.prefix(".bokslut-").suffix(".tmp");
    share(&mut builder);
    let mut beside = builder.tempfile_in(folder)?;
    beside.write_all(bytes)?;
    beside.persist(target).map(drop).map_err(|fault| fault.error)
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
