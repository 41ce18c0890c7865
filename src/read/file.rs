//! The bytes of a file, read once, and what identifies them.

use super::fault::Fault;
use super::limits::{Limit, Limits};
use crate::base::Refusal;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// Reads a regular file. Anything else is turned away before it is opened, for opening a pipe
/// waits until somebody writes into it. A file that is another one afterwards than it was before
/// may be half the one and half the other.
pub(super) fn load(path: &Path, limits: Limits) -> Result<Vec<u8>, Fault> {
    let before = fs::metadata(path)?;
    if !before.is_file() {
        return Err(Fault::Unreadable(Refusal::NotRegular));
    }
    let too_large = Fault::OverLimit(Limit::Size, limits);
    if before.len() > limits.bytes() {
        return Err(too_large);
    }
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    // One byte more than we take on tells a file that grows beyond it.
    (&mut file).take(limits.bytes() + 1).read_to_end(&mut bytes)?;
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > limits.bytes() {
        return Err(too_large);
    }
    let after = file.metadata()?;
    let same = size == before.len() && size == after.len() && before.modified().ok() == after.modified().ok();
    if same { Ok(bytes) } else { Err(Fault::Changing) }
}

/// SHA-256 as 64 lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
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
