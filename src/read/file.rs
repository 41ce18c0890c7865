//! The bytes of a file, read once, and what identifies them.

use super::fault::Fault;
use super::limits::Limits;
use super::open::Opened;
use sha2::{Digest, Sha256};
use std::path::Path;

/// Reads a regular file. One that is another afterwards than it was before may be half the one and half
/// the other.
pub(super) fn load(path: &Path, limits: Limits) -> Result<Vec<u8>, Fault> {
    let opened = Opened::new(path, limits)?;
    let bytes = opened.whole(limits)?;
    opened.unchanged()?;
    Ok(bytes)
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
