//! Whether a file can be read now: whole, and held by nobody who is writing it.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// How archives begin, and how the record at their end begins: it is written last.
const BEGIN: &[u8] = b"PK\x03\x04";
const END: &[u8] = b"PK\x05\x06";
/// The record at the end has 22 bytes and a comment of at most 65,535.
const TAIL: u64 = 22 + 65_535;
/// How Parquet begins and ends.
const PARQUET: &[u8] = b"PAR1";

/// Whether a file is whole and nobody holds it. Archives, Parquet and text with separators tell where they end,
/// the last by a line break; other files are taken to be whole. What cannot be opened or locked for reading is held.
pub fn is_ready(path: &Path) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    match file.try_lock_shared() {
        Ok(()) => {}
        Err(std::fs::TryLockError::WouldBlock) => return false,
        // Not all disks have locks.
        Err(std::fs::TryLockError::Error(_)) => {}
    }
    is_whole(&mut file, path).unwrap_or(false)
}

fn is_whole(file: &mut (impl Read + Seek), path: &Path) -> std::io::Result<bool> {
    let mut begin = Vec::new();
    file.by_ref().take(BEGIN.len() as u64).read_to_end(&mut begin)?;
    if begin.is_empty() {
        // Made first, and filled afterwards.
        return Ok(false);
    }
    let length = file.seek(SeekFrom::End(0))?;
    let mut ends_with = |ending: &[u8]| {
        file.seek(SeekFrom::Start(length.saturating_sub(ending.len() as u64)))?;
        let mut end = Vec::new();
        file.read_to_end(&mut end)?;
        Ok(end == ending)
    };
    if begin == PARQUET {
        return ends_with(PARQUET);
    }
    if begin != BEGIN {
        let text = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        return if text { ends_with(b"\n") } else { Ok(true) };
    }
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
    fn a_list_of_persons_is_ready_when_its_last_line_or_block_has_been_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let ready = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).expect("written");
            is_ready(&path)
        };
        assert!(ready("a.deltagare.csv", b"Deltagare;Utfall\r\nP1;Arbete\r\n"));
        assert!(!ready("a.deltagare.CSV", b"Deltagare;Utfall\r\nP1;Arb"));
        assert!(ready("a.deltagare.parquet", b"PAR1 and so on PAR1"));
        assert!(!ready("a.deltagare.parquet", b"PAR1 and so on PA"));
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
