//! Signatures in the form of minisign: whoever signs, and whoever checks. The only room that names a
//! library of signatures.
//!
//! What is signed is a text, byte for byte, as `minisign -S` would sign a file that holds it. The
//! library `minisign` opens secret keys and checks signatures. Its own signatures hold chance, so that
//! no two are alike; the program `minisign` makes them without, as RFC 8032 says, and so does the
//! [`Signer`]: the same report is the same bytes, signed or not.

mod public;
mod signer;

pub use public::PublicKey;
pub use signer::Signer;

use crate::base::Refusal;
use crate::read::{Fault, read_bytes_of};
use ct_codecs::{Base64, Decoder};
use std::fmt;
use std::path::Path;

/// What the first line of every file of minisign begins with.
const UNTRUSTED: &str = "untrusted comment: ";
/// What the third line of a signature begins with.
const TRUSTED: &str = "trusted comment: ";
/// The sign of an Ed25519 key.
const KEY: &[u8; 2] = b"Ed";
/// The sign of a signature over the BLAKE2b hash of what is signed. That over the text itself, `Ed`, is
/// minisign's old form, neither made nor accepted here.
const PREHASHED: &[u8; 2] = b"ED";

/// What can keep a text from being signed or a signature from being accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignFault {
    /// The system does not give us the file of the key.
    Unreadable(Refusal),
    /// It is no secret key of minisign, or a damaged one.
    NotSecretKey,
    /// The secret key has a password, and none was given.
    PasswordNeeded,
    /// The secret key has another password.
    WrongPassword,
    /// The trusted comment is longer than a line of minisign's, or no line.
    Comment,
    /// It is no public key of minisign.
    NotPublicKey,
    /// It is no signature of minisign, or one in its old form.
    NotSignature,
    /// The signature is by another key.
    OtherKey {
        /// The number of the key that signed.
        signed: String,
        /// The number of the key that was to check.
        given: String,
    },
    /// The signature is by this key, but not over this text and this trusted comment.
    NotValid,
}

impl fmt::Display for SignFault {
    /// For developers; what users read stands in the catalogues.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SignFault::Unreadable(refusal) => write!(f, "the key cannot be read: {refusal:?}"),
            SignFault::NotSecretKey => f.write_str("no secret key of minisign"),
            SignFault::PasswordNeeded => f.write_str("the secret key has a password"),
            SignFault::WrongPassword => f.write_str("the secret key has another password"),
            SignFault::Comment => f.write_str("the trusted comment is not one short line"),
            SignFault::NotPublicKey => f.write_str("no public key of minisign"),
            SignFault::NotSignature => f.write_str("no signature of minisign"),
            SignFault::OtherKey { signed, given } => write!(f, "signed by {signed}, not by {given}"),
            SignFault::NotValid => f.write_str("the signature does not fit"),
        }
    }
}

impl std::error::Error for SignFault {}

/// The text of a key's file; none where it holds something else.
fn text_of(path: &Path) -> Result<Option<String>, SignFault> {
    match read_bytes_of(path, 1) {
        Ok(bytes) => Ok(String::from_utf8(bytes).ok()),
        // No key is that long.
        Err(Fault::OverLimit(..)) => Ok(None),
        Err(Fault::Unreadable(refusal)) => Err(SignFault::Unreadable(refusal)),
        Err(_) => Err(SignFault::Unreadable(Refusal::Busy)),
    }
}

/// The bytes that a line stands for, if it stands for so many.
fn bytes_of<const COUNT: usize>(line: &str) -> Option<[u8; COUNT]> {
    Base64::decode_to_vec(line.trim(), None).ok()?.try_into().ok()
}
