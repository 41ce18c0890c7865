//! The program minisign and this one take each other's keys and signatures.

use bokslut::sign::{PublicKey, SignFault, Signer};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const TEXT: &str = include_str!("fixtures/sign/seal.txt");
const COMMENT: &str = "Kontor Söder 2016: 8,6 gånger";

/// Runs minisign in a folder, with a password for whenever it asks.
fn minisign(folder: &Path, args: &[&str], password: &str) -> Output {
    let mut process = Command::new("minisign")
        .current_dir(folder)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("minisign is installed");
    let mut stdin = process.stdin.take().expect("a pipe");
    // Twice, for a new key. Where it asks for nothing it may have closed the pipe.
    let _ = write!(stdin, "{password}\n{password}\n");
    drop(stdin);
    process.wait_with_output().expect("minisign runs")
}

/// A folder with a key as minisign makes it, the text, and an open key of somebody else.
fn folder(password: Option<&str>) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let new = ["-G", "-p", "nyckel.pub", "-s", "nyckel.key"];
    let plain = ["-G", "-W", "-p", "nyckel.pub", "-s", "nyckel.key"];
    let args = if password.is_some() { &new[..] } else { &plain };
    assert!(minisign(folder.path(), args, password.unwrap_or_default()).status.success());
    assert!(
        minisign(folder.path(), &["-G", "-W", "-p", "annan.pub", "-s", "annan.key"], "").status.success()
    );
    fs::write(folder.path().join("sigill.txt"), TEXT).expect("written");
    folder
}

/// The key of the folder. With a password it takes a gibibyte and, unoptimized, a while.
fn signer(folder: &Path, password: Option<&str>) -> Signer {
    Signer::load(&folder.join("nyckel.key"), password).expect("a secret key")
}

/// Signs the text into the folder.
fn sign(signer: &Signer, folder: &Path, comment: &str) -> String {
    let signed = signer.sign(TEXT, comment).expect("signed");
    fs::write(folder.join("sigill.txt.minisig"), &signed).expect("written");
    signed
}

fn verify(folder: &Path, public: &str) -> Output {
    minisign(folder, &["-V", "-H", "-m", "sigill.txt", "-x", "sigill.txt.minisig", "-p", public], "")
}

#[test]
#[ignore = "needs minisign; .ci/run runs it"]
fn minisign_accepts_what_we_sign_with_its_keys() {
    for password in [None, Some("hemligt å")] {
        let folder = folder(password);
        let signer = signer(folder.path(), password);
        for comment in [COMMENT, "", &"å".repeat(512)] {
            sign(&signer, folder.path(), comment);
            let accepted = verify(folder.path(), "nyckel.pub");
            assert!(accepted.status.success(), "{}", String::from_utf8_lossy(&accepted.stderr));
            let said = String::from_utf8(accepted.stdout).expect("UTF-8");
            assert!(said.contains(&format!("Trusted comment: {comment}\n")), "{said}");
        }
    }
}

/// The lines of the handbook that begin with minisign.
fn handbook() -> Vec<Vec<&'static str>> {
    let lines = include_str!("../docs/handbok.md").lines();
    lines.filter_map(|line| Some(line.strip_prefix("minisign ")?.split(' ').collect())).collect()
}

#[test]
#[ignore = "needs minisign; .ci/run runs it"]
fn the_commands_of_the_handbook_make_keys_and_check_signatures() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let commands = handbook();
    let [new, check] = &commands[..] else { panic!("{commands:?}") };
    assert!(minisign(folder.path(), new, "lösenord").status.success());
    let signer = Signer::load(&at("kontor.key"), Some("lösenord")).expect("the key of the handbook");
    fs::write(at("sigill.txt"), TEXT).expect("written");
    // As it is copied from the cells of a report, perhaps without the end of its last line.
    let signed = signer.sign(TEXT, COMMENT).expect("signed");
    for signature in [&*signed, signed.trim_end(), &signed.replace('\n', "\r\n")] {
        fs::write(at("underskrift.txt"), signature).expect("written");
        let checked = minisign(folder.path(), check, "");
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
}

#[test]
#[ignore = "needs minisign; .ci/run runs it"]
fn minisign_refuses_what_was_changed_and_what_another_key_signed() {
    let folder = folder(None);
    let signer = signer(folder.path(), None);
    let signed = sign(&signer, folder.path(), COMMENT);
    assert!(!verify(folder.path(), "annan.pub").status.success());
    fs::write(folder.path().join("sigill.txt.minisig"), signed.replace("8,6", "9,6")).expect("written");
    assert!(!verify(folder.path(), "nyckel.pub").status.success());
    sign(&signer, folder.path(), COMMENT);
    assert!(verify(folder.path(), "nyckel.pub").status.success());
    fs::write(folder.path().join("sigill.txt"), format!("{TEXT}\n")).expect("written");
    assert!(!verify(folder.path(), "nyckel.pub").status.success());
}

#[test]
#[ignore = "needs minisign; .ci/run runs it"]
fn we_accept_what_minisign_signs_and_make_the_same_of_it() {
    let folder = folder(None);
    let at = |name: &str| folder.path().join(name);
    let args = ["-S", "-s", "nyckel.key", "-m", "sigill.txt", "-c", "signature from bokslut", "-t", COMMENT];
    assert!(minisign(folder.path(), &args, "").status.success());
    let theirs = fs::read_to_string(at("sigill.txt.minisig")).expect("their signature");
    let public = PublicKey::load(at("nyckel.pub")).expect("a public key");
    assert_eq!(public.check(TEXT, &theirs).as_deref(), Ok(COMMENT));
    assert_eq!(sign(&signer(folder.path(), None), folder.path(), COMMENT), theirs);
    let other = PublicKey::load(at("annan.pub")).expect("a public key");
    assert!(matches!(other.check(TEXT, &theirs), Err(SignFault::OtherKey { .. })));
    // Without a comment of ours minisign puts a time and the file's name into its own.
    let args = ["-S", "-s", "nyckel.key", "-m", "sigill.txt"];
    assert!(minisign(folder.path(), &args, "").status.success());
    let theirs = fs::read_to_string(at("sigill.txt.minisig")).expect("their signature");
    let comment = public.check(TEXT, &theirs).expect("their signature is good");
    assert!(comment.starts_with("timestamp:"), "{comment}");
}

#[test]
#[ignore = "needs minisign; .ci/run runs it"]
fn we_know_a_key_by_the_number_that_minisign_prints() {
    let folder = folder(None);
    let signer = signer(folder.path(), None);
    let printed = fs::read_to_string(folder.path().join("nyckel.pub")).expect("a public key");
    // One key in sixteen begins with a zero, which minisign leaves out.
    let number =
        printed.lines().next().and_then(|line| line.strip_prefix("untrusted comment: minisign public key "));
    let number = number.and_then(|digits| u64::from_str_radix(digits, 16).ok());
    assert!(number.is_some());
    assert_eq!(number, u64::from_str_radix(&signer.public().id(), 16).ok());
    assert_eq!(printed.lines().nth(1), Some(&*signer.public().line()));
}
