//! The bytes of a file, read once, and what identifies them.

use super::fault::Fault;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// The largest file, and the largest unpacked content, that we take on: 1 GiB. The largest real
/// workbook we know of is a tenth of that.
pub(super) const LARGEST: u64 = 1 << 30;

/// Reads a regular file. Anything else is turned away before it is opened, for opening a pipe
/// waits until somebody writes into it.
pub(super) fn load(path: &Path) -> Result<Vec<u8>, Fault> {
    let unreadable = |error: std::io::Error| Fault::Unreadable(error.to_string());
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(Fault::Unreadable("not a regular file".into()));
    }
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    // One byte more than we take on tells a file that is too large, also one that still grows.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    match u64::try_from(bytes.len()) {
        Ok(0) => Err(Fault::damaged("0 bytes")),
        Ok(size) if size <= LARGEST => Ok(bytes),
        _ => Err(Fault::damaged("larger than 1 GiB")),
    }
}

/// SHA-256 as 64 lower-case hexadecimal digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_the_standard_gives_for_abc() {
        // FIPS 180-4's own example for the message "abc".
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
