//! `--sign`: the secret key, and its password.

use super::misuse;
use super::surroundings::Surroundings;
use crate::base::{SIGN_PASSWORD, Secret, personal};
use crate::sign::{SignFault, Signer};
use crate::words::{Words, fill};
use std::io::{self, Write};
use std::path::Path;

/// Opens the secret key that signs the reports; its password comes from the surroundings, or from
/// whoever sits there. None when it could not be opened, which has then been said on standard error.
pub fn signer(key: &Path, around: &Surroundings, words: &Words, stderr: &mut dyn Write) -> Option<Signer> {
    let load = |password: Option<&Secret>| Signer::load(key, password.map(Secret::reveal));
    let loaded = match load(around.password.as_ref()) {
        // Who ends the input instead of answering gives no password.
        Err(SignFault::PasswordNeeded) if around.somebody_to_ask => match ask(key, words) {
            Ok(password) => load(Some(&password)),
            Err(_) => {
                // Not behind the question.
                let _ = writeln!(stderr);
                Err(SignFault::PasswordNeeded)
            }
        },
        loaded => loaded,
    };
    loaded.map_err(|fault| misuse::unsigned(&told(&fault, key, words), words, stderr)).ok()
}

/// Asks for the password on the terminal, where it is not shown.
fn ask(key: &Path, words: &Words) -> io::Result<Secret> {
    let key = key.to_string_lossy();
    let question = fill(&words.cli.sign.ask, &[("path", &personal::masked(&key))]);
    rpassword::prompt_password(format!("{question} ")).map(Secret::new)
}

/// Why the key could not be opened.
fn told(fault: &SignFault, key: &Path, words: &Words) -> String {
    let texts = &words.cli.sign;
    let reason = match fault {
        SignFault::Unreadable(refusal) => words.files.told(refusal),
        _ => "",
    };
    let text = match fault {
        SignFault::Unreadable(_) => &texts.unreadable,
        SignFault::PasswordNeeded => &texts.password_needed,
        SignFault::WrongPassword => &texts.wrong_password,
        _ => &texts.no_secret_key,
    };
    let key = key.to_string_lossy();
    fill(text, &[("path", &key), ("reason", reason), ("variable", SIGN_PASSWORD)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn key(name: &str) -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sign").join(name)
    }

    #[test]
    fn the_password_of_the_surroundings_opens_the_key_and_nothing_is_said() {
        let around =
            Surroundings { password: Some(Secret::new("hemligt å".to_string())), ..Surroundings::plain() };
        let mut stderr = Vec::new();
        let signer = signer(&key("test-password.key"), &around, Words::of(Lang::Sv), &mut stderr);
        assert!(signer.is_some() && stderr.is_empty(), "{}", String::from_utf8_lossy(&stderr));
        assert!(!format!("{around:?}").contains("hemligt"));
    }

    #[test]
    fn why_a_key_cannot_be_opened_names_it_and_what_to_do() {
        for lang in Lang::ALL {
            let words = Words::of(lang);
            let says = |name: &str, wanted: &str| {
                let mut stderr = Vec::new();
                assert!(signer(&key(name), &Surroundings::plain(), words, &mut stderr).is_none());
                let stderr = String::from_utf8(stderr).expect("text");
                assert!(stderr.contains(name) && stderr.contains(wanted), "{stderr}");
                assert!(!stderr.contains(['{', '}']) && stderr.contains("bokslut run --help"), "{stderr}");
            };
            says("test-password.key", SIGN_PASSWORD);
            says("test.pub", "minisign -G");
            says("finns-inte.key", &words.files.reason.missing);
        }
    }
}
