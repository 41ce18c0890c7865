//! A large workbook that stays open from one job of a reader to the next: its shared texts, which may be a
//! million pseudonyms, are read once, though its sheets are asked for several times.

use super::fault::Fault;
use super::limits::Limits;
use super::open::Opened;
use super::xlsx::{Book, LARGE};
use super::{archive::Archive, quiet};
use std::mem;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

/// The file that was read last, if that is worth while.
#[derive(Default)]
pub(super) struct Shelf(Option<(PathBuf, Volume)>);

/// A file and, once it is needed, what the library has read of it.
pub(super) struct Volume {
    pub opened: Opened,
    pub book: Option<Book<'static>>,
    check: Check,
}

/// Whether the large members of the archive are whole, which is made sure of while they are read.
enum Check {
    NotBegun,
    Running(JoinHandle<Result<(), Fault>>),
    Done(Result<(), Fault>),
}

impl Volume {
    /// Begins the check.
    pub fn begin_check(&mut self, limits: Limits) {
        if matches!(self.check, Check::NotBegun) {
            let content = self.opened.content();
            let check = move || Archive::unchecked(content, limits)?.check(|size| size > LARGE);
            self.check = Check::Running(thread::spawn(move || quiet::quietly(check)?));
        }
    }

    /// What the check says, now or when it ends; nothing where none has begun.
    pub fn checked(&mut self) -> Result<(), Fault> {
        let found = match mem::replace(&mut self.check, Check::NotBegun) {
            Check::NotBegun => return Ok(()),
            Check::Running(check) => check.join().unwrap_or_else(|_| Err(Fault::damaged("damaged"))),
            Check::Done(found) => found,
        };
        self.check = Check::Done(found.clone());
        found
    }
}

impl Shelf {
    /// A file: the one that was put here, if it is still the same, or else opened now. Any other that was put
    /// here is closed.
    ///
    /// # Errors
    /// It cannot be opened.
    pub fn take(&mut self, path: &Path, limits: Limits) -> Result<Volume, Fault> {
        let last = self.0.take().filter(|(last, volume)| last == path && volume.opened.is_still_at(path));
        match last {
            Some((_, volume)) => Ok(volume),
            None => {
                let opened = Opened::new(path, limits)?;
                Ok(Volume { opened, book: None, check: Check::NotBegun })
            }
        }
    }

    /// Keeps a file that the library has opened.
    pub fn put(&mut self, path: &Path, volume: Volume) {
        self.0 = volume.book.is_some().then(|| (path.to_path_buf(), volume));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Reader, Xlsx};
    use std::fs;

    /// A sample workbook: one with prices, or one of an operation in English.
    fn write(path: &Path, prices: bool) {
        let sample = if prices { "familjehem/enhetskostnader.xlsx" } else { "small/job-guide-2024.xlsx" };
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(sample), path).unwrap();
    }

    fn open(shelf: &mut Shelf, path: &Path) -> Volume {
        let mut volume = shelf.take(path, Limits::default()).unwrap();
        volume.book.get_or_insert_with(|| Xlsx::new(volume.opened.content()).unwrap());
        volume
    }

    #[test]
    fn a_file_stays_open_until_another_lies_there_or_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let [first, second] = ["a.xlsx", "b.xlsx"].map(|name| folder.path().join(name));
        write(&first, true);
        write(&second, true);
        let mut shelf = Shelf::default();
        let mut kept = |path: &Path| {
            let volume = shelf.take(path, Limits::default()).unwrap();
            let kept = volume.book.is_some();
            drop(volume);
            let volume = open(&mut shelf, path);
            let names = volume.book.as_ref().map(Reader::sheet_names).unwrap();
            shelf.put(path, volume);
            (kept, names.iter().any(|name| name == "Operation"))
        };
        assert_eq!(kept(&first), (false, false));
        // Taken, it is no longer here: whoever takes it puts it back.
        assert_eq!(kept(&first), (true, false));
        assert_eq!(kept(&second), (false, false));
        assert_eq!(kept(&first), (false, false));
        write(&folder.path().join("c"), false);
        fs::rename(folder.path().join("c"), &first).unwrap();
        assert_eq!(kept(&first), (false, true));
    }

    #[test]
    fn what_the_check_found_is_told_as_often_as_it_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let [whole, broken] = ["a.xlsx", "b.xlsx"].map(|name| folder.path().join(name));
        write(&whole, true);
        fs::write(&broken, b"PK and no more").unwrap();
        for (path, expected) in [(whole, Ok(())), (broken, Err(Fault::CutShort))] {
            let mut volume = Shelf::default().take(&path, Limits::default()).unwrap();
            assert_eq!(volume.checked(), Ok(()), "nothing has begun");
            volume.begin_check(Limits::default());
            assert_eq!([volume.checked(), volume.checked()], [expected.clone(), expected]);
        }
    }
}
