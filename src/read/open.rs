//! A file that is too large to be held: read where it lies, by several at once.

use super::fault::Fault;
use super::limits::{Limit, Limits};
use crate::base::Refusal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fs::{self, File, Metadata};
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::UNIX_EPOCH;

/// Files up to this size are read into memory, and closed.
const HELD: u64 = 16 << 20;
/// What is read of a file at a time.
const BLOCK: usize = 1 << 18;

/// By which a file is known again when it is opened a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    bytes: u64,
    /// In nanoseconds after the beginning of 1970, where the system says.
    modified: Option<u64>,
}

impl Stamp {
    fn of(about: &Metadata) -> Stamp {
        let modified = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Stamp { bytes: about.len(), modified: modified.and_then(|time| u64::try_from(time.as_nanos()).ok()) }
    }
}

/// A regular file that has been opened.
pub(super) struct Opened {
    file: Arc<Mutex<File>>,
    /// What it was when it was opened.
    pub stamp: Stamp,
}

impl Opened {
    /// Opens a regular file. Anything else is turned away before it is opened, for opening a pipe waits
    /// until somebody writes into it.
    pub fn new(path: &Path, limits: Limits) -> Result<Opened, Fault> {
        let before = fs::metadata(path)?;
        if !before.is_file() {
            return Err(Fault::Unreadable(Refusal::NotRegular));
        }
        if before.len() > limits.bytes() {
            return Err(Fault::OverLimit(Limit::Size, limits));
        }
        let file = Arc::new(Mutex::new(File::open(path)?));
        Ok(Opened { file, stamp: Stamp::of(&before) })
    }

    /// Whether it is small enough to be held.
    pub fn is_small(&self) -> bool {
        self.stamp.bytes <= HELD
    }

    /// Whether it is what it was. A file that is another one afterwards may have been read half as the one
    /// and half as the other.
    pub fn unchanged(&self) -> Result<(), Fault> {
        let now = self.file.lock().unwrap_or_else(PoisonError::into_inner).metadata()?;
        if Stamp::of(&now) == self.stamp { Ok(()) } else { Err(Fault::Changing) }
    }

    /// Whether what lies at a path now is it, so far as its stamp tells.
    pub fn is_still_at(&self, path: &Path) -> bool {
        fs::metadata(path).is_ok_and(|now| Stamp::of(&now) == self.stamp)
    }

    /// Its content, from the beginning.
    pub fn content(&self) -> Content<'static> {
        let disk = Disk { file: Arc::clone(&self.file), at: 0, bytes: self.stamp.bytes };
        Content::Disk(BufReader::with_capacity(BLOCK, disk))
    }

    /// Its first bytes, at most so many.
    ///
    /// # Errors
    /// It cannot be read, or is more than it was said to be.
    pub fn beginning(&self, most: u64) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        self.content().take(most).read_to_end(&mut bytes)?;
        let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        // One byte more than there should be tells a file that grows.
        if read > self.stamp.bytes { Err(Fault::Changing) } else { Ok(bytes) }
    }

    /// Itself once more, for who reads files only.
    pub fn file(&self) -> io::Result<File> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner).try_clone()
    }

    /// All of it.
    pub fn whole(&self, limits: Limits) -> Result<Vec<u8>, Fault> {
        self.beginning(limits.bytes() + 1)
    }
}

/// The content of a file, held or on the disk.
pub(super) enum Content<'a> {
    Held(Cursor<&'a [u8]>),
    Disk(BufReader<Disk>),
}

impl<'a> Content<'a> {
    pub fn held(bytes: &'a [u8]) -> Content<'a> {
        Content::Held(Cursor::new(bytes))
    }

    /// The same once more, from the beginning.
    pub fn again(&self) -> Content<'a> {
        match self {
            Content::Held(bytes) => Content::held(bytes.get_ref()),
            Content::Disk(disk) => {
                let disk = disk.get_ref();
                let again = Disk { file: Arc::clone(&disk.file), at: 0, bytes: disk.bytes };
                Content::Disk(BufReader::with_capacity(BLOCK, again))
            }
        }
    }

    /// All of it, in memory.
    pub fn whole(&self) -> io::Result<Cow<'a, [u8]>> {
        match self {
            Content::Held(bytes) => Ok(Cow::Borrowed(bytes.get_ref())),
            Content::Disk(_) => {
                let mut bytes = Vec::new();
                self.again().read_to_end(&mut bytes)?;
                Ok(Cow::Owned(bytes))
            }
        }
    }

    /// Its length in bytes.
    pub fn bytes(&self) -> u64 {
        match self {
            Content::Held(bytes) => u64::try_from(bytes.get_ref().len()).unwrap_or(u64::MAX),
            Content::Disk(disk) => disk.get_ref().bytes,
        }
    }

    /// SHA-256 as 64 lower-case hexadecimal digits.
    pub fn sha256(&self) -> io::Result<String> {
        let mut content = self.again();
        let (mut hash, mut block) = (Sha256::new(), vec![0; BLOCK]);
        loop {
            match content.read(&mut block)? {
                0 => break,
                read => hash.update(block.get(..read).unwrap_or_default()),
            }
        }
        Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl Read for Content<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Content::Held(bytes) => bytes.read(into),
            Content::Disk(disk) => disk.read(into),
        }
    }
}

impl Seek for Content<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Content::Held(bytes) => bytes.seek(to),
            Content::Disk(disk) => disk.seek(to),
        }
    }
}

/// One reader of a file that several read, each at its own place.
pub(super) struct Disk {
    file: Arc<Mutex<File>>,
    at: u64,
    bytes: u64,
}

impl Read for Disk {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(into)?;
        self.at += u64::try_from(read).unwrap_or_default();
        Ok(read)
    }
}

impl Seek for Disk {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(apart) => self.bytes.checked_add_signed(apart),
            SeekFrom::Current(apart) => self.at.checked_add_signed(apart),
        };
        self.at = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_who_read_one_file_do_not_stand_in_each_others_way() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"abcdefgh").unwrap();
        let opened = Opened::new(&path, Limits::default()).unwrap();
        let (mut first, mut second) = (opened.content(), opened.content());
        let take = |content: &mut Content, many: usize| {
            let mut bytes = vec![0; many];
            content.read_exact(&mut bytes).unwrap();
            String::from_utf8(bytes).unwrap()
        };
        assert_eq!(take(&mut first, 3), "abc");
        assert_eq!(take(&mut second, 2), "ab");
        assert_eq!(take(&mut first, 2), "de");
        second.seek(SeekFrom::End(-1)).unwrap();
        assert_eq!(take(&mut second, 1), "h");
        // FIPS 180-4's algorithm, as `printf abcdefgh | sha256sum` has it.
        let hash = "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab";
        assert_eq!(first.sha256().unwrap(), hash);
        assert_eq!(Content::held(b"abcdefgh").sha256().unwrap(), hash);
        assert_eq!(opened.unchanged(), Ok(()));
        fs::write(&path, b"abcdefghi").unwrap();
        assert_eq!(opened.unchanged(), Err(Fault::Changing));
    }
}
