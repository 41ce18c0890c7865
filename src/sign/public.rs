//! The side of whoever checks.

use super::{KEY, PREHASHED, SignFault, TRUSTED, UNTRUSTED, bytes_of, text_of};
use minisign::SignatureBox;
use std::io::Cursor;
use std::path::Path;

/// The bytes of a public key: the sign of what it is, its number, the key.
const LENGTH: usize = 42;
/// The bytes of a signature: the sign of what it is, the number of the key, the signature.
const SIGNATURE: usize = 74;
/// The bytes of the signature over signature and trusted comment.
const GLOBAL: usize = 64;

/// A public key: whoever has it can check signatures and make none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(minisign::PublicKey);

impl PublicKey {
    /// Takes a public key: its line as minisign prints it (`RWQ` and so on), or a file with that line.
    ///
    /// # Errors
    /// When it is no such line and no file, or a file with something else.
    pub fn load(line_or_path: impl AsRef<Path>) -> Result<PublicKey, SignFault> {
        let path = line_or_path.as_ref();
        if let Some(key) = path.to_str().and_then(PublicKey::parse) {
            return Ok(key);
        }
        text_of(path)?.and_then(|text| PublicKey::parse(&text)).ok_or(SignFault::NotPublicKey)
    }

    /// Of a file's text, or of the line alone.
    fn parse(text: &str) -> Option<PublicKey> {
        let line = text.lines().find(|line| !line.starts_with(UNTRUSTED))?;
        PublicKey::of(&bytes_of::<LENGTH>(line)?)
    }

    /// Of its bytes.
    pub(super) fn of(bytes: &[u8]) -> Option<PublicKey> {
        let key = bytes.strip_prefix(KEY)?.get(8..)?;
        // A weak key would accept signatures that nobody made.
        ed25519_compact::PublicKey::from_slice(key).ok()?.validate().ok()?;
        minisign::PublicKey::from_bytes(bytes).ok().map(PublicKey)
    }

    /// Checks that a signature (the four lines of its file) is by this key and over this text, and
    /// returns its trusted comment.
    ///
    /// # Errors
    /// When it is no signature, by another key, or over something else.
    pub fn check(&self, text: &str, signature: &str) -> Result<String, SignFault> {
        let signature = signature.trim_end();
        let lines: Vec<&str> = signature.lines().collect();
        let [_, first, trusted, global] = lines[..] else { return Err(SignFault::NotSignature) };
        // The library takes longer ones for good, and panics at shorter ones.
        let prehashed = bytes_of::<SIGNATURE>(first).is_some_and(|bytes| bytes.starts_with(PREHASHED));
        if !prehashed || bytes_of::<GLOBAL>(global).is_none() {
            return Err(SignFault::NotSignature);
        }
        let parsed = SignatureBox::from_string(signature).map_err(|_| SignFault::NotSignature)?;
        if parsed.keynum() != self.number() {
            return Err(SignFault::OtherKey { signed: id(parsed.keynum()), given: self.id() });
        }
        minisign::verify(&self.0, &parsed, Cursor::new(text), true, false, false)
            .map_err(|_| SignFault::NotValid)?;
        let comment = parsed.trusted_comment().map_err(|_| SignFault::NotSignature)?;
        // The library passes over spaces around the comment, which minisign does not.
        if trusted.strip_prefix(TRUSTED) == Some(&*comment) { Ok(comment) } else { Err(SignFault::NotValid) }
    }

    /// The number by which minisign calls the key, as it prints it.
    pub fn id(&self) -> String {
        id(self.number())
    }

    /// Its line, as minisign prints it and [`PublicKey::load`] takes it.
    pub fn line(&self) -> String {
        self.0.to_base64()
    }

    pub(super) fn number(&self) -> &[u8] {
        self.0.keynum()
    }
}

/// The number of a key as minisign prints it, the last byte first; zeros that it begins with are not left out.
fn id(number: &[u8]) -> String {
    number.iter().rev().map(|byte| format!("{byte:02X}")).collect()
}
