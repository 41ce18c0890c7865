//! Files that should stop a batch and must not: what controllers drop by mistake, and what somebody
//! could make on purpose. Each with the code of its one finding, or none where it is read after all.

#![allow(dead_code, reason = "not everybody who includes this uses all of it")]

mod binary;
mod package;

use package::{declaring, with, with_spaces, without};
use std::fs;
use std::path::Path;

/// A kind of file.
pub struct Kind {
    /// Its name in the folder.
    pub file: &'static str,
    /// What it is, in Swedish, for the handbook.
    pub what: &'static str,
    /// The code of its finding; none: it is read.
    pub code: Option<&'static str>,
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
const CONTENT: &str = "content.xml";

/// Writes one file of every kind. `size` is the limit of size in MiB that some of them exceed.
pub fn write(folder: &Path, size: u64) -> Vec<Kind> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read(root.join(path)).expect("a file of the project");
    let good = read("sample-data/small/job-guide-2024.xlsx");
    let (xls, xlsb, ods) = (
        read("tests/fixtures/small.xls"),
        read("tests/fixtures/small.xlsb"),
        read("tests/fixtures/small.ods"),
    );
    let half = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
    let rows = |xml: &str, row: &str| xml.replace("</sheetData>", &format!("{row}</sheetData>"));
    let mut kinds = Vec::new();
    let mut put = |file: &'static str, what: &'static str, code: Option<&'static str>, bytes: Vec<u8>| {
        fs::write(folder.join(file), bytes).expect("written");
        kinds.push(Kind { file, what, code });
    };

    put("losenord.xlsx", "lösenordsskyddad", Some("B104"), read("tests/fixtures/encrypted.xlsx"));
    put("halv.xlsx", "avbruten hämtning (.xlsx)", Some("B103"), half(&good));
    put("halv.xlsb", "avbruten hämtning (.xlsb)", Some("B103"), half(&xlsb));
    put("halv.xls", "avbruten hämtning (.xls)", Some("B103"), half(&xls));
    put("halv.ods", "avbruten hämtning (.ods)", Some("B103"), half(&ods));
    put("tom.xlsx", "tom fil", Some("B110"), Vec::new());
    put("text.xlsx", "textfil med ändelsen .xlsx", Some("B110"), "Kod;Pris\nFÖRS;1021\n".into());
    put("pdf.xlsx", "PDF med ändelsen .xlsx", Some("B110"), b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec());
    put("bild.xlsx", "bild med ändelsen .xlsx", Some("B110"), b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec());
    put("webbsida.xls", "webbsida med ändelsen .xls", Some("B110"), b"<html><table></table></html>".to_vec());
    put("flippad.xlsx", "en bit har vänts i filen", Some("B103"), binary::flipped(&good));
    put(
        "bomb.xlsx",
        "zip-bomb: packar upp till mer än gränsen",
        Some("B112"),
        with_spaces(&good, "xl/media/bomb.bin", size + 1),
    );
    put(
        "logn.xlsx",
        "zip-bomb som uppger fel storlek",
        Some("B103"),
        declaring(&with_spaces(&good, "xl/media/bomb.bin", 8), "xl/media/bomb.bin", 1000),
    );
    put("skratt.xlsx", "XML-bomb: namn som växer vid läsning", Some("B103"), with(&good, STRINGS, laughs));
    put(
        "djup.xlsx",
        "XML med en miljon nivåer",
        None,
        with(&good, SHEET, |xml| xml.replace("<sheetData>", &("<a>".repeat(1_000_000) + "<sheetData>"))),
    );
    put(
        "mått.xlsx",
        "blad som uppger 17 miljarder celler",
        None,
        with(&good, SHEET, |xml| xml.replace("ref=\"A1:B11\"", "ref=\"A1:XFD1048576\"")),
    );
    put(
        "hörn.xlsx",
        "celler i bladets första och sista hörn",
        None,
        with(&good, SHEET, |xml| rows(xml, r#"<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>"#)),
    );
    put(
        "utanför.xlsx",
        "cell utanför bladet",
        Some("B103"),
        with(&good, SHEET, |xml| rows(xml, r#"<row r="99999999999"><c r="A99999999999"><v>7</v></c></row>"#)),
    );
    put(
        "antal.xlsx",
        "uppger 400 miljarder gemensamma texter",
        Some("B112"),
        with(&good, STRINGS, |xml| xml.replacen("uniqueCount=\"", "uniqueCount=\"400000000000\" was=\"", 1)),
    );
    put(
        "formel.xlsx",
        "delad formel nummer fyra miljarder",
        None,
        with(&good, SHEET, |xml| {
            rows(
                xml,
                r#"<row r="90"><c r="A90"><f t="shared" ref="A90" si="4000000000">1+1</f><v>2</v></c></row>"#,
            )
        }),
    );
    put(
        "texter.xlsx",
        "en miljon gemensamma texter",
        None,
        with(&good, STRINGS, |xml| {
            xml.replace("</sst>", &("<si><t>x</t></si>".repeat(1_000_000) + "</sst>"))
        }),
    );
    put(
        "många.xlsx",
        "blad med 2,7 miljoner celler",
        None,
        with(&good, "xl/worksheets/sheet7.xml", |xml| rows(xml, &many(size))),
    );
    put(
        "styrtecken.xlsx",
        "bladnamn med styrtecken",
        None,
        with(&good, "xl/workbook.xml", |xml| {
            xml.replacen("<sheet name=\"", "<sheet name=\"&#27;[31m&#7;", 1)
        }),
    );
    put("makro.xlsx", "Excel 4-makroblad bland bladen", Some("B114"), macro_sheet(&good));
    put("ring.xls", "sektorkedja som går i ring (.xls)", Some("B112"), binary::looping_chain());
    put(
        "slut.ods",
        "slutar inne i en tabell (.ods)",
        Some("B103"),
        with(&ods, CONTENT, |xml| xml.split("</table:table>").next().unwrap_or_default().to_string()),
    );
    put(
        "upprepad.ods",
        "en cell som upprepas 96 miljoner gånger (.ods)",
        Some("B112"),
        with(&ods, CONTENT, repeated),
    );
    put(
        "luft.ods",
        "radbrytningar mellan cellerna (.ods)",
        None,
        with(&ods, CONTENT, |xml| xml.replace("<table:table-cell", "\n <!-- cell --> <table:table-cell")),
    );
    put("omärkt.ods", "uppger inte vilket slags dokument den är (.ods)", None, without(&ods, "mimetype"));
    kinds
}

/// Far below the table, a hundred rows of 26 cells for each MiB of the limit.
fn many(size: u64) -> String {
    let columns: Vec<char> = ('A'..='Z').collect();
    let cell = |row: u64, column: &char| format!("<c r=\"{column}{row}\"><v>1</v></c>");
    let row = |row: u64| columns.iter().map(|column| cell(row, column)).collect::<String>();
    (1000..1000 + 100 * size).map(|at| format!("<row r=\"{at}\">{}</row>", row(at))).collect()
}

/// Thirty names, each twice the one before: 2^30 times ten letters.
fn laughs(xml: &str) -> String {
    let names: String = (1..=30).map(|n| format!("<!ENTITY a{n} \"&a{0};&a{0};\">", n - 1)).collect();
    let (head, rest) = xml.split_once("?>").expect("a declaration");
    let rest = rest.replacen("<t>", "<t>&a30;", 1);
    format!("{head}?><!DOCTYPE sst [<!ENTITY a0 \"hahahahaha\">{names}]>{rest}")
}

/// The first cell with a value, 16,000 times in each of 6,000 rows.
fn repeated(xml: &str) -> String {
    let row = "<table:table-row table:number-rows-repeated=\"6000\"><table:table-cell \
               office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16000\">\
               <text:p>1</text:p></table:table-cell></table:table-row></table:table>";
    xml.replacen("</table:table>", row, 1)
}

fn macro_sheet(good: &[u8]) -> Vec<u8> {
    let relation = "<Relationship Id=\"rId99\" Target=\"macrosheets/sheet1.xml\" \
                    Type=\"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet\"/>";
    let sheet = "<sheet name=\"Makro1\" sheetId=\"99\" r:id=\"rId99\"/>";
    let listed = with(good, "xl/workbook.xml", |xml| xml.replace("</sheets>", &format!("{sheet}</sheets>")));
    let end = "</Relationships>";
    let related = |xml: &str| xml.replace(end, &format!("{relation}{end}"));
    with_spaces(&with(&listed, "xl/_rels/workbook.xml.rels", related), "xl/macrosheets/sheet1.xml", 0)
}
