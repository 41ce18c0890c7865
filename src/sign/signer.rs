//! The side of whoever signs.

use super::{KEY, PREHASHED, PublicKey, SignFault, TRUSTED, UNTRUSTED, bytes_of, text_of};
use blake2::{Blake2b512, Digest};
use ct_codecs::{Base64, Encoder};
use ed25519_compact::SecretKey as Ed25519;
use minisign::{ErrorKind, SecretKey};
use std::fmt;
use std::path::Path;

/// The untrusted comment of every signature.
const COMMENT: &str = "signature from bokslut";
/// The longest trusted comment, in bytes; minisign itself takes 8 KiB, line and all.
const LONGEST: usize = 1024;
/// The bytes of a secret key: signs of what it is made with, salt and costs of the password, the
/// number of the key, the key, a checksum.
const LENGTH: usize = 158;
/// Where among them the key stands.
const WITHIN: std::ops::Range<usize> = 62..126;

/// A secret key, ready to sign.
pub struct Signer {
    key: Ed25519,
    public: PublicKey,
}

impl Signer {
    /// Opens a secret key as `minisign -G` makes it, or `minisign -G -W` without a password. Opening one
    /// that has a password takes as much memory and time as whoever made it asked for: with minisign a
    /// gibibyte and some seconds.
    ///
    /// # Errors
    /// When the file cannot be read, holds no secret key, or its password is missing or wrong.
    pub fn load(path: &Path, password: Option<&str>) -> Result<Signer, SignFault> {
        Signer::of(&text_of(path)?.ok_or(SignFault::NotSecretKey)?, password)
    }

    fn of(text: &str, password: Option<&str>) -> Result<Signer, SignFault> {
        let mut lines = text.lines();
        let comment = lines.next().filter(|line| line.starts_with(UNTRUSTED));
        let line = comment.and(lines.next()).ok_or(SignFault::NotSecretKey)?.trim();
        let bytes: [u8; LENGTH] = bytes_of(line).ok_or(SignFault::NotSecretKey)?;
        let secret = match bytes.split_at(4) {
            // The library would refuse it: minisign writes no checksum where there is no password.
            (b"Ed\0\0", _) => SecretKey::from_bytes(&bytes),
            (b"EdSc", _) => {
                let password = password.ok_or(SignFault::PasswordNeeded)?;
                // The library asks for a password itself where none is given.
                SecretKey::from_box(format!("{UNTRUSTED}\n{line}\n").into(), Some(password.to_string()))
            }
            _ => return Err(SignFault::NotSecretKey),
        };
        let secret = secret.map_err(|fault| match fault.kind() {
            ErrorKind::Verify => SignFault::WrongPassword,
            _ => SignFault::NotSecretKey,
        })?;
        let key = Ed25519::from_slice(&secret.to_bytes()[WITHIN]).map_err(|_| SignFault::NotSecretKey)?;
        // Half of it follows from the other half: whatever is damaged or no key at all shows here.
        key.validate_public_key(&key.public_key()).map_err(|_| SignFault::NotSecretKey)?;
        let public = [KEY, secret.keynum(), &key.public_key()[..]].concat();
        let public = PublicKey::of(&public).ok_or(SignFault::NotSecretKey)?;
        Ok(Signer { key, public })
    }

    /// Signs a text: the four lines of a signature's file, each with its end. The same key, text and
    /// trusted comment give the same lines; there is no time in them but what the caller puts into the
    /// trusted comment.
    ///
    /// # Errors
    /// When the trusted comment is not one line of moderate length without spaces around it.
    pub fn sign(&self, text: &str, trusted: &str) -> Result<String, SignFault> {
        // Readers of signatures trim the line; then the comment would no longer be what was signed.
        if trusted.len() > LONGEST || trusted.contains(char::is_control) || trusted.trim() != trusted {
            return Err(SignFault::Comment);
        }
        // Without noise a signature follows from key and text alone.
        let signature = self.key.sign(Blake2b512::digest(text.as_bytes()), None);
        let global = self.key.sign([&signature[..], trusted.as_bytes()].concat(), None);
        let signature = [PREHASHED, self.public.number(), &signature[..]].concat();
        Ok(format!(
            "{UNTRUSTED}{COMMENT}\n{}\n{TRUSTED}{trusted}\n{}\n",
            base64(&signature),
            base64(&global[..])
        ))
    }

    /// The public key that belongs to it.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }
}

impl fmt::Debug for Signer {
    /// Says which key it is, never the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("id", &self.public.id()).finish_non_exhaustive()
    }
}

fn base64(bytes: &[u8]) -> String {
    // It fails for texts beyond all memory only.
    Base64::encode_to_string(bytes).unwrap_or_default()
}
