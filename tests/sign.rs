//! Signatures: made as minisign makes them, the same every time, and accepted for nothing but what was
//! signed. With the test keys of `tests/fixtures/sign`.

use bokslut::base::Refusal;
use bokslut::sign::{PublicKey, SignFault, Signer};
use std::fs;
use std::path::PathBuf;

const TEXT: &str = include_str!("fixtures/sign/seal.txt");
const SIGNED: &str = include_str!("fixtures/sign/seal.txt.minisig");
const LEGACY: &str = include_str!("fixtures/sign/seal-legacy.minisig");
const COMMENT: &str = "Kontor Norr 2016: närvaro";

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sign").join(name)
}

fn signer() -> Signer {
    Signer::load(&fixture("test.key"), None).expect("a key without a password")
}

fn public() -> PublicKey {
    PublicKey::load(fixture("test.pub")).expect("a public key")
}

/// Why some bytes do as no secret key.
fn refused(bytes: &[u8], password: Option<&str>) -> SignFault {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("nyckel");
    fs::write(&path, bytes).expect("written");
    Signer::load(&path, password).expect_err("no key")
}

#[test]
fn a_signature_is_to_the_letter_what_minisign_makes() {
    assert_eq!(signer().sign(TEXT, COMMENT).as_deref(), Ok(SIGNED));
    assert_eq!(public().check(TEXT, SIGNED).as_deref(), Ok(COMMENT));
}

#[test]
fn the_same_key_text_and_comment_give_the_same_signature_with_or_without_a_password() {
    let opened = Signer::load(&fixture("test-password.key"), Some("hemligt å")).expect("the right password");
    for _ in 0..3 {
        assert_eq!(opened.sign(TEXT, COMMENT).as_deref(), Ok(SIGNED));
    }
    assert_eq!(opened.public(), signer().public());
    // A password that is not needed does no harm.
    let signer = Signer::load(&fixture("test.key"), Some("onödigt")).expect("a key without a password");
    assert_eq!(signer.sign(TEXT, COMMENT).as_deref(), Ok(SIGNED));
}

#[test]
fn a_missing_password_and_a_wrong_one_are_told_apart() {
    let load = |password| Signer::load(&fixture("test-password.key"), password).expect_err("not opened");
    assert_eq!(load(None), SignFault::PasswordNeeded);
    assert_eq!(load(Some("hemligt a")), SignFault::WrongPassword);
    assert_eq!(load(Some("")), SignFault::WrongPassword);
}

#[test]
fn what_is_no_secret_key_is_refused() {
    let key = fs::read_to_string(fixture("test.key")).expect("the key");
    let cut = &key[..key.len() - 8];
    // A letter within the key, which then no longer fits its other half; and an unknown way of hiding it.
    let damaged = key.replacen("ptzxyH", "ptzxzH", 1);
    assert_ne!(damaged, key);
    let strange = key.replacen("RWQAAE", "RWQBAE", 1);
    let public = fs::read_to_string(fixture("test.pub")).expect("the public key");
    for text in
        ["", "untrusted comment: \n", "hej\nhej\n", &key[20..], cut, &damaged, &strange, &public, SIGNED]
    {
        assert_eq!(refused(text.as_bytes(), None), SignFault::NotSecretKey, "{text}");
    }
    assert_eq!(refused(b"\xff\xfe", None), SignFault::NotSecretKey);
    assert_eq!(refused(&vec![b'A'; 2 << 20], None), SignFault::NotSecretKey);
}

#[test]
fn a_file_that_is_not_there_or_no_file_is_told_as_such() {
    let load = |name: &str| Signer::load(&fixture(name), None).expect_err("no key");
    assert_eq!(load("finns-inte"), SignFault::Unreadable(Refusal::Missing));
    assert_eq!(load(""), SignFault::Unreadable(Refusal::NotRegular));
    assert_eq!(PublicKey::load("finns-inte"), Err(SignFault::Unreadable(Refusal::Missing)));
}

#[test]
fn lines_may_end_as_on_windows() {
    let signed = SIGNED.replace('\n', "\r\n");
    assert_eq!(public().check(TEXT, &signed).as_deref(), Ok(COMMENT));
    let folder = tempfile::tempdir().expect("a folder");
    for (name, copy) in [("test.key", "nyckel"), ("test.pub", "nyckel.pub")] {
        let text = fs::read_to_string(fixture(name)).expect("a key");
        fs::write(folder.path().join(copy), text.replace('\n', "\r\n")).expect("written");
    }
    let signer = Signer::load(&folder.path().join("nyckel"), None).expect("a key");
    assert_eq!(signer.sign(TEXT, COMMENT).as_deref(), Ok(SIGNED));
    assert_eq!(PublicKey::load(folder.path().join("nyckel.pub")), Ok(public()));
}

#[test]
fn another_text_is_not_what_was_signed() {
    for text in ["", &TEXT[1..], &format!("{TEXT}\n"), &TEXT.replace('7', "8")] {
        assert_eq!(public().check(text, SIGNED), Err(SignFault::NotValid), "{text}");
    }
}

#[test]
fn another_trusted_comment_is_not_what_was_signed_and_the_untrusted_one_is_free() {
    for comment in
        ["Kontor Norr 2017: närvaro", "", "Kontor Norr 2016: närvaro ", " Kontor Norr 2016: närvaro"]
    {
        let changed = SIGNED.replace(COMMENT, comment);
        assert_eq!(public().check(TEXT, &changed), Err(SignFault::NotValid), "{comment:?}");
    }
    let changed = SIGNED.replace("signature from bokslut", "vad som helst");
    assert_eq!(public().check(TEXT, &changed).as_deref(), Ok(COMMENT));
}

#[test]
fn a_signature_by_another_key_is_told_with_both_numbers() {
    let other = PublicKey::load("RWQDxaXfSrfev4lzhH9DOE3MxrpWrAC6eiyt767njyK5/a+LqD/yNne2").expect("a key");
    let told = SignFault::OtherKey { signed: public().id(), given: other.id() };
    assert_eq!(other.check(TEXT, SIGNED), Err(told));
    // Its number as minisign printed it when it was made.
    assert_eq!(other.id(), "BFDEB74ADFA5C503");
}

#[test]
fn what_is_no_signature_is_refused_whatever_its_length() {
    let lines: Vec<&str> = SIGNED.lines().collect();
    let with = |index: usize, line: &str| {
        let mut lines = lines.clone();
        lines[index] = line;
        lines.join("\n")
    };
    let longer = format!("{}\nmer", SIGNED.trim_end());
    let empty: [&str; 4] = ["", "hej", lines[1], &longer];
    let strange =
        [with(0, "hej"), with(1, "RUSi"), with(1, ""), with(2, "hej"), with(3, "NV0r"), with(3, "")];
    let double = with(3, &format!("{}{}", &lines[3][..84], lines[3]));
    for text in empty.into_iter().chain(strange.iter().map(String::as_str)).chain([&*double, LEGACY]) {
        assert_eq!(public().check(TEXT, text), Err(SignFault::NotSignature), "{text}");
    }
    for end in 0..SIGNED.trim_end().len() {
        if let Some(cut) = SIGNED.get(..end) {
            assert!(public().check(TEXT, cut).is_err(), "{cut}");
        }
    }
}

#[test]
fn a_public_key_is_taken_as_a_line_or_as_a_file() {
    let line = public().line();
    assert_eq!(line, "RWSi8854n31czkIQRp5n2owuB1Odsf1CeuZf8KXk4LXD19rW5UICnbII");
    assert_eq!(PublicKey::load(&line), Ok(public()));
    assert_eq!(signer().public(), &public());
    for other in ["test.key", "seal.txt", "seal.txt.minisig"] {
        assert_eq!(PublicKey::load(fixture(other)), Err(SignFault::NotPublicKey), "{other}");
    }
    // A key of which every signature could be forged.
    let weak = format!("{}{}", &line[..15], "A".repeat(41));
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("svag.pub"), weak).expect("written");
    assert_eq!(PublicKey::load(folder.path().join("svag.pub")), Err(SignFault::NotPublicKey));
}

#[test]
fn a_trusted_comment_is_one_short_line() {
    let sign = |comment: &str| signer().sign(TEXT, comment);
    for comment in ["a\nb", "a\r", "\u{7}", " a", "a ", &"a".repeat(1025)] {
        assert_eq!(sign(comment), Err(SignFault::Comment), "{comment:?}");
    }
    for comment in ["", "a", "år 2016", &"a".repeat(1024)] {
        let signed = sign(comment).expect("signed");
        assert_eq!(signed.lines().count(), 4);
        assert_eq!(public().check(TEXT, &signed).as_deref(), Ok(comment));
    }
}

#[test]
fn a_signer_printed_for_debugging_names_its_key_and_does_not_show_it() {
    assert_eq!(format!("{:?}", signer()), format!("Signer {{ id: {:?}, .. }}", public().id()));
}
