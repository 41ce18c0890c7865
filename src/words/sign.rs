//! The words for signing.

use serde::Deserialize;

/// The words for signing: what is asked, and why a secret key does not open.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignWords {
    /// Asks for the password: `{path}`.
    pub ask: String,
    /// The system does not give us the file: `{path}`, `{reason}`.
    pub unreadable: String,
    /// It holds something else: `{path}`.
    pub no_secret_key: String,
    /// It has a password, and none was given: `{path}`, `{variable}`.
    pub password_needed: String,
    /// The system does not give us the file of a public key: `{path}`, `{reason}`.
    pub unreadable_public: String,
    /// It is no public key: `{path}`.
    pub no_public_key: String,
    /// It has another password: `{path}`.
    pub wrong_password: String,
}
