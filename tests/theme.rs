//! A theme file from the settings to the report: what the organisation's report looks like.

mod cli_workbooks;

use assert_cmd::Command;
use cli_workbooks::{operation, prices};
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

const THEME: &str = r##"
organisation = "Exempelstads kommun & region"
logotyp = "bild/logo.png"
sidfot = "Diarienummer KS 2026/123"

[palett]
rubrik = "#5B1A66"
tabellhuvud = "#5B1A66"

[diagram]
real = "#7B2D8B"
"##;

/// A picture of two pixels: PNG's signature, its head, its compressed rows and its end.
fn logo() -> Vec<u8> {
    let chunk = |kind: &[u8], content: &[u8], sum: u32| {
        let length = u32::try_from(content.len()).expect("small").to_be_bytes();
        [&length[..], kind, content, &sum.to_be_bytes()[..]].concat()
    };
    // Two pixels of grey, 8 bits each, in one row: filter 0, black, white; a stored block of deflate.
    let rows = [0x78, 0x01, 0x01, 3, 0, 0xfc, 0xff, 0, 0, 255, 0x02, 0x02, 0x01, 0x00];
    let chunks = [
        chunk(b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0], 0xd1_6f_9b_40),
        chunk(b"IDAT", &rows, 0),
        chunk(b"IEND", &[], 0xae_42_60_82),
    ];
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat()
}

/// Writes an account with its prices, `bokslut.toml` and a theme file, and runs over them.
fn run(folder: &Path, theme: &str) -> (String, Vec<u8>) {
    let input = folder.join("underlag");
    fs::create_dir_all(input.join("bild")).expect("a folder");
    prices(&input.join("priser.xlsx"), &["ARB"]);
    operation(&input.join("kontoret.xlsx"), "Kontoret", "ARB");
    fs::write(input.join("bokslut.toml"), "tema = \"tema.toml\"\n").expect("written");
    fs::write(input.join("tema.toml"), theme).expect("written");
    fs::write(input.join("bild/logo.png"), logo()).expect("written");
    bokslut(folder)
}

/// Runs over `underlag`: what was said, and the report.
fn bokslut(folder: &Path) -> (String, Vec<u8>) {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    let output = command.current_dir(folder).args(["run", "underlag", "--format", "line"]).output();
    let output = output.expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    (said, fs::read(folder.join("rapporter/kontoret-bokslut.xlsx")).expect("a report"))
}

/// Every part of a package whose name ends so, one after the other.
fn parts(bytes: &[u8], ending: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).expect("a member");
        if member.name().expect("a name").ends_with(ending) {
            member.read_to_string(&mut text).expect("text");
        }
    }
    text
}

#[test]
fn a_theme_gives_the_report_name_logo_footer_and_colours_and_stands_in_the_provenance() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, bytes) = run(folder.path(), THEME);
    let sheet = parts(&bytes, "worksheets/sheet2.xml");
    assert!(sheet.contains("&amp;L&amp;8 Exempelstads kommun &amp;&amp; region · "), "{sheet}");
    assert!(sheet.contains("&amp;G</oddHeader>") && sheet.contains("&amp;C&amp;8 Diarienummer KS 2026/123"));
    assert!(parts(&bytes, "app.xml").contains("<Company>Exempelstads kommun &amp; region</Company>"));
    let styles = parts(&bytes, "styles.xml");
    assert!(styles.contains("FF5B1A66") && !styles.contains("FF1F3864"), "{styles}");
    assert!(parts(&bytes, ".xml").contains("7B2D8B"), "no chart in the theme's colour");
    let words = parts(&bytes, "sharedStrings.xml");
    for file in ["bokslut.toml", "tema.toml", "bild/logo.png"] {
        assert!(words.contains(&format!(">{file}<")), "{file} is not among the sources");
    }
    // The files about the whole run look the same.
    for file in ["sammanställning.xlsx", "felrapport.xlsx"] {
        let bytes = fs::read(folder.path().join("rapporter").join(file)).expect("written");
        assert!(parts(&bytes, "styles.xml").contains("FF5B1A66"), "{file}");
    }
    let again = bokslut(folder.path()).1;
    assert!(again == bytes, "other bytes");
}

#[test]
fn a_theme_with_a_fault_is_told_and_leaves_the_programs_own_look() {
    let plain = tempfile::tempdir().expect("a folder");
    let faulty = tempfile::tempdir().expect("a folder");
    let theme = THEME.replace("tabellhuvud = \"#5B1A66\"", "tabellhuvud = \"#F0C000\"");
    let (said, bytes) = run(faulty.path(), &theme);
    assert!(said.contains("B120"), "{said}");
    assert!(parts(&bytes, "styles.xml").contains("FF1F3864"));
    assert!(!parts(&run(plain.path(), "").1, "sharedStrings.xml").contains("Exempelstads"));
}

#[test]
fn a_personal_number_in_a_theme_is_not_repeated() {
    let folder = tempfile::tempdir().expect("a folder");
    let (said, bytes) = run(folder.path(), "sidfot = \"Handläggare 811218-9876\"\n");
    assert!(!said.contains("811218") && !parts(&bytes, ".xml").contains("811218"));
}
