//! Whether a file can be read now: whole, and held by nobody who is writing it.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// How archives begin, and how the record at their end begins: it is written last.
const BEGIN: &[u8] = b"PK\x03\x04";
const END: &[u8] = b"PK\x05\x06";
/// The record at the end has 22 bytes and a comment of at most 65,535.
const TAIL: u64 = 22 + 65_535;

/// Whether a file is whole and nobody holds it. What is no archive is taken to be whole; what cannot be
/// opened or locked for reading is held.
pub fn is_ready(path: &Path) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    match file.try_lock_shared() {
        Ok(()) => {}
        Err(std::fs::TryLockError::WouldBlock) => return false,
        // Not all disks have locks.
        Err(std::fs::TryLockError::Error(_)) => {}
    }
    is_whole(&mut file).unwrap_or(false)
}

fn is_whole(file: &mut (impl Read + Seek)) -> std::io::Result<bool> {
    let mut begin = Vec::new();
    file.by_ref().take(BEGIN.len() as u64).read_to_end(&mut begin)?;
    if begin != BEGIN {
        // A file that is made first and filled afterwards.
        return Ok(!begin.is_empty());
    }
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    Ok(tail.windows(END.len()).any(|window| window == END))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_workbook_is_ready_when_its_end_has_been_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.xlsx");
        let mut book = archive();
        fs::write(&path, &book).expect("written");
        assert!(is_ready(&path));
        book.truncate(book.len() - 30);
        fs::write(&path, &book).expect("written");
        assert!(!is_ready(&path));
        fs::write(&path, "").expect("written");
        assert!(!is_ready(&path), "made, and nothing in it yet");
        fs::write(&path, "text").expect("written");
        assert!(is_ready(&path), "what is no workbook is told of at once");
        assert!(!is_ready(&folder.path().join("borta.xlsx")));
    }

    #[test]
    fn a_file_that_somebody_holds_is_not_ready() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.xlsx");
        fs::write(&path, "text").expect("written");
        let held = File::options().write(true).open(&path).expect("opened");
        held.lock().expect("a disk with locks");
        assert!(!is_ready(&path));
        held.unlock().expect("unlocked");
        assert!(is_ready(&path));
    }

    /// An archive with an empty member, as short as they come.
    fn archive() -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        writer.start_file("a", zip::write::SimpleFileOptions::default()).expect("a member");
        writer.finish().expect("whole").into_inner()
    }
}
