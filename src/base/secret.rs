//! What the program is told and must not repeat.

use std::fmt;

/// The variable of the environment that may hold the password of a secret key. The processes that read
/// workbooks do not get it.
pub const SIGN_PASSWORD: &str = "BOKSLUT_SIGN_PASSWORD";

/// A text that stands in no output, not even when what holds it is printed for debugging.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps a text.
    pub fn new(text: String) -> Secret {
        Secret(text)
    }

    /// The text itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_kept_and_not_shown() {
        let secret = Secret::new("hemligt".to_string());
        assert_eq!(secret.reveal(), "hemligt");
        assert_eq!(format!("{secret:?}"), "Secret");
    }
}
