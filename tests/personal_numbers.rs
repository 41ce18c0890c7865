//! A personal identity number is refused wherever it stands, and no output repeats it.

mod support;

use assert_cmd::Command;
use bokslut::base::{Code, Finding, Place};
use bokslut::read::Value;
use bokslut::render::{Format, Look, write_all};
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use support::check::check;
use support::{Case, write_case};

/// The tax agency's example, 811218-9876, in the forms that a cell may hold.
fn forms() -> Vec<Value> {
    let texts = ["811218-9876", "19811218 - 9876", "8112189876", "811218+9876", "Kim 811218\u{a0}9876"];
    let numbers = [8_112_189_876_i64, 198_112_189_876];
    texts
        .into_iter()
        .map(|text| Value::Text(text.into()))
        .chain(numbers.into_iter().map(|number| Value::Number(Decimal::from(number))))
        .collect()
}

/// A case that uses every sheet, and holds things that nobody reads.
fn rich() -> Case {
    Case::changed(
        "[enhetskostnader.xlsx]
        Enhetskostnader | J3 | Giltig till | Anmärkning | Minsta enhet
        Enhetskostnader | J4 | 2020 | räknat per ärende | 1
        Enhetskostnader | M5 | egen kolumn
        Aktörer | A1 | Aktör | Ingår i | Kortnamn
        Aktörer | A2 | Kommun
        Aktörer | A3 | Region
        Aktörer | A4 | Arbetsförmedlingen | | AF
        [2016/kontoret.xlsx]
        Verksamhet | A9 | Upprättad av | Controller
        Verksamhet | A10 | Resultat enligt bokföringen | -3920000
        Enhetskostnader | A1 | Kod | Benämning | Aktör | Kostnadsslag | Enhet | Pris | Prisår | Källa
        Enhetskostnader | A2 | EGEN | Eget stöd | Kommun | Real | timme | 500 | 2016 | Budget
        Effekter | A7 | Arbete | Intäkt | person | EGEN
        Ej prissatta effekter | A1 | Effekt | Aktör | Riktning | Styrka | Beskrivning
        Ej prissatta effekter | A2 | Lugnare vardag | Kommun | + | stor | Enkät
        Anteckningar | A1 | Ring kontoret",
    )
}

/// Whether any part of the number shows: its date or its last four digits.
fn repeats(text: &str) -> bool {
    // Its last four digits by themselves: within a longer number they stand by chance.
    let mut numbers = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.');
    text.contains("811218") || numbers.any(|number| number == "9876")
}

/// Findings in every form of output.
fn shown(findings: &[Finding], words: &Words) -> String {
    let findings: Vec<&Finding> = findings.iter().collect();
    let mut out = Vec::new();
    for format in [Format::Full, Format::Line, Format::Json] {
        write_all(&mut out, &findings, format, words, Look { color: false, width: 80 }).expect("memory");
    }
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn in_any_cell_it_is_an_error_at_that_cell_and_is_not_shown() {
    let forms = forms();
    let mut tried = 0;
    let base = rich();
    for (book, (path, sheets)) in base.books.iter().enumerate() {
        for (sheet, (name, cells)) in sheets.iter().enumerate() {
            for (at, ((row, column), _)) in cells.iter().enumerate() {
                let mut case = base.clone();
                // Every cell takes one of the forms in turn, so that every column meets several.
                case.books[book].1[sheet].1[at].1 = forms[(at + sheet + book) % forms.len()].clone();
                let lang = if at % 2 == 0 { Lang::Sv } else { Lang::En };
                let checked = check(&case, Words::of(lang));
                let refused = |finding: &Finding| {
                    let Place { workbook, sheet, cell } = &finding.place;
                    finding.code == Code::PersonalNumber
                        && **workbook == **path
                        && sheet.as_ref().is_some_and(|sheet| *sheet.name == **name)
                        && cell.is_some_and(|cell| (cell.row, cell.column) == (*row, *column))
                };
                let text = shown(&checked.findings, Words::of(lang));
                assert!(checked.findings.iter().any(refused), "{path} {name} {row} {column}: {text}");
                assert!(!repeats(&text), "{path} {name} {row} {column}: {text}");
                assert!(checked.operations.iter().all(|(_, inputs, _)| inputs.is_none()), "{path} {name}");
                tried += 1;
            }
        }
    }
    assert!(tried > 150, "only {tried} cells");
}

/// What the program says of a folder in every format and language, with the names and the unpacked
/// content of all that it wrote.
fn everything(folder: &Path) -> String {
    let mut all = String::new();
    for lang in ["sv", "en"] {
        for format in ["full", "line", "json"] {
            for command in [vec!["check"], vec!["run", "-o", "ut"]] {
                let mut program = Command::cargo_bin("bokslut").expect("the program is built");
                program.current_dir(folder).args(command).args(["--lang", lang, "--format", format]);
                let output = program.arg("underlag").output().expect("the program runs");
                all += &String::from_utf8_lossy(&output.stdout);
                all += &String::from_utf8_lossy(&output.stderr);
                for entry in walkdir::WalkDir::new(folder.join("ut")).into_iter().flatten() {
                    all += &entry.file_name().to_string_lossy();
                    if entry.file_type().is_file() {
                        all += &unpacked(&fs::read(entry.path()).expect("a report"));
                    }
                }
            }
        }
    }
    all
}

fn unpacked(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"PK") {
        // What is kept for the next run.
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut all = String::new();
    for at in 0..package.len() {
        let mut part = Vec::new();
        package.by_index(at).expect("a part").read_to_end(&mut part).expect("a whole part");
        all += &String::from_utf8_lossy(&part);
    }
    all
}

fn count(text: &str, what: &str) -> usize {
    text.matches(what).count()
}

/// So often each thing is said by `everything`: two languages, three formats, two commands.
const TIMES: usize = 12;

#[test]
fn in_the_name_of_a_workbook_or_folder_it_keeps_the_workbook_from_being_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let top = folder.path();
    write_case(&rich(), &top.join("underlag"));
    let one = top.join("underlag/2016/kontoret.xlsx");
    for other in ["2016/811218-9876.xlsx", "2016/Kim 19811218-9876 slutlig.xlsx", "811218-9876/kontoret.xlsx"]
    {
        let path = top.join("underlag").join(other);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::copy(&one, path).expect("a copy");
    }
    // Two files of which the same is left when the number is hidden are still two.
    for name in ["8112189876.xlsx", "811218-9876.xlsx"] {
        fs::write(top.join("underlag").join(name), "no workbook").expect("a file");
    }
    let said = everything(top);
    assert!(!repeats(&said), "{said}");
    // In each of the three formats of each run; JSON has the code as a value.
    let refused = count(&said, "[B221]") + count(&said, "\"code\":\"B221\"");
    assert_eq!(refused, 5 * TIMES, "{said}");
    // Besides the list of findings and the summary of both languages.
    let written = walkdir::WalkDir::new(top.join("ut")).into_iter().flatten();
    let names = written.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let reports: Vec<String> = names.filter(|name| name.ends_with("-bokslut.xlsx")).collect();
    assert_eq!(reports, ["kontoret-bokslut.xlsx"]);
}

#[test]
fn in_the_name_of_the_folder_that_is_asked_for_it_is_told_with_that_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    write_case(&rich(), &folder.path().join("811218-9876"));
    let mut program = Command::cargo_bin("bokslut").expect("the program is built");
    let output =
        program.current_dir(folder.path()).args(["check", "811218-9876", "--format", "line"]).output();
    let said = String::from_utf8(output.expect("the program runs").stdout).expect("UTF-8");
    assert!(said.contains("••••••-••••/2016/kontoret.xlsx: fel[B221]"), "{said}");
    assert!(!repeats(&said), "{said}");
}

#[test]
fn on_the_sheets_of_any_workbook_and_in_their_names_it_is_told_and_not_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = Case::changed(
        "[enhetskostnader.xlsx]
        Enhetskostnader | I5 | 8112189876
        Pris 811218-9876 | A1 | x
        [2016/kontoret.xlsx]
        Kim 198112189876 | A1 | x
        Effekter | D2 | 811218-9876
        [2016/lista.xlsx]
        811218 9876 | A1 | 8112189876
        [2016/verksamheter.xlsx]
        Verksamhett | A1 | Kim 811218-9876",
    );
    write_case(&case, &folder.path().join("underlag"));
    let said = everything(folder.path());
    assert!(!repeats(&said), "{said}");
    let refused = count(&said, "[B221]") + count(&said, "\"code\":\"B221\"");
    // Cells: I5, D2, and A1 of both workbooks that are neither kind; sheets: three names.
    assert_eq!(refused, 7 * TIMES, "{said}");
}

#[test]
fn in_what_was_typed_or_cannot_be_written_it_is_not_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    write_case(&Case::base(), &folder.path().join("underlag"));
    fs::write(folder.path().join("811218-9876"), "in the way").expect("a file");
    for lang in ["sv", "en"] {
        let typed: [&[&str]; 4] = [
            &["check", "19811218-9876.xlsx"],
            &["run", "underlag", "-o", "811218-9876"],
            &["run", "underlag", "-o", "ut 811218-9876"],
            &["811218-9876"],
        ];
        for args in typed {
            let mut program = Command::cargo_bin("bokslut").expect("the program is built");
            let output = program.current_dir(folder.path()).args(args).args(["--lang", lang]).output();
            let said = String::from_utf8(output.expect("the program runs").stderr).expect("UTF-8");
            assert!(!said.is_empty() && !repeats(&said), "{said}");
        }
    }
}

/// A workbook in order but for one more member: a comment, a text box, or the document's properties.
#[test]
fn beside_the_cells_it_is_told_with_where_to_look() {
    for (member, xml, label) in [
        (
            "xl/comments1.xml",
            "<comments><comment ref=\"B7\"><text><r><t>Kim 811218-</t></r><r><t>9876</t></r></text></comment></comments>",
            "kommentar",
        ),
        ("xl/drawings/drawing9.xml", "<d><t>811218-9876</t></d>", "textruta"),
        ("docProps/custom.xml", "<p><v>811218-9876</v></p>", "egenskaper"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        write_case(&Case::base(), &folder.path().join("underlag"));
        let path = folder.path().join("underlag/2016/kontoret.xlsx");
        let mut zip =
            zip::ZipWriter::new_append(Cursor::new(fs::read(&path).expect("read"))).expect("a package");
        zip.start_file(member, zip::write::SimpleFileOptions::default()).expect("a member");
        std::io::Write::write_all(&mut zip, xml.as_bytes()).expect("written");
        fs::write(&path, zip.finish().expect("a package").into_inner()).expect("written");
        let said = everything(folder.path());
        assert!(!repeats(&said), "{said}");
        let refused = count(&said, "[B221]") + count(&said, "\"code\":\"B221\"");
        assert_eq!(refused, TIMES, "{said}");
        assert!(said.contains(label), "{said}");
    }
}

/// 010101-2383 has its check digit: 0, 1, 0, 1, 0, 1, 2*2=4, 3, 8*2=16 -> 7, 3 make 20. As a number it
/// has lost its first zero: 101012383, also an amount.
#[test]
fn a_number_that_lost_its_zeros_is_refused_below_a_heading_that_promises_it() {
    let found = |heading: &str| {
        let case = Case::changed(&format!(
            "[2016/kontoret.xlsx]\nLista | A1 | Namn | {heading}\nLista | A2 | Kim | 101012383"
        ));
        let folder = tempfile::tempdir().expect("a folder");
        write_case(&case, &folder.path().join("underlag"));
        count(&everything(folder.path()), "[B221]") > 0
    };
    assert!(found("Personnummer"));
    assert!(!found("Belopp (kr)"));
}
