//! The seal of a report, worked out by the rule that the documentation of `src/seal` gives, from the parts of
//! the file and without the program's own code: whoever doubts the program can do as much.

use crate::package::{Cell, Package, Sheet, position};
use crate::support_cases::rich;
use crate::xml::Node;
use bokslut::edition::{Audience, Edition};
use bokslut::pipeline;
use bokslut::words::{Lang, Words};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const FORM: &str = "bokslut-sigill/1";

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Forms that the file has by their identifier alone (ECMA-376, 18.8.30), as far as reports use them.
const BUILT_IN: [(&str, &str); 7] = [
    ("0", "General"),
    ("1", "0"),
    ("2", "0.00"),
    ("3", "#,##0"),
    ("4", "#,##0.00"),
    ("9", "0%"),
    ("10", "0.00%"),
];

/// How the cells of each format look: `form;lock;ink;ground`, and whether they may be changed.
fn looks(package: &Package) -> Vec<(String, bool)> {
    let styles = Node::read(&package.parts["xl/styles.xml"]);
    let forms: BTreeMap<&str, &str> = (styles.list("numFmts", "numFmt").into_iter())
        .map(|node| (node.attribute("numFmtId"), node.attribute("formatCode")))
        .chain(BUILT_IN)
        .collect();
    let (fonts, fills) = (styles.list("fonts", "font"), styles.list("fills", "fill"));
    let colour = |node: Option<&Node>| -> Option<String> {
        let node = node?;
        match (node.attribute("rgb"), node.attribute("theme")) {
            ("", "0") => Some("FFFFFF".to_string()),
            ("", _) => Some("000000".to_string()),
            (rgb, _) => Some(rgb[2..].to_uppercase()),
        }
    };
    let look = |xf: &Node| {
        let at = |name: &str| xf.attribute(name).parse::<usize>().unwrap_or(0);
        let ink = colour(fonts[at("fontId")].child("color")).unwrap_or("000000".to_string());
        let pattern = fills[at("fillId")].child("patternFill");
        let pattern = pattern.filter(|fill| !["none", "gray125"].contains(&fill.attribute("patternType")));
        let ground = colour(pattern.and_then(|fill| fill.child("fgColor"))).unwrap_or_default();
        let open = xf.child("protection").is_some_and(|protection| protection.attribute("locked") == "0");
        let form = forms[xf.attribute("numFmtId")];
        (format!("{form};{};{ink};{ground}", if open { "open" } else { "locked" }), open)
    };
    styles.list("cellXfs", "xf").into_iter().map(look).collect()
}

/// A formula in the one form.
fn one_form(formula: &str) -> String {
    let letters: Vec<char> = formula.chars().collect();
    let (mut text, mut at) = (String::new(), 0);
    while at < letters.len() {
        let from = at;
        let is_word = |c: char| c.is_alphanumeric() || "_.$\\".contains(c);
        match letters[at] {
            quote @ ('"' | '\'') => {
                at += 1;
                while letters[at] != quote || letters.get(at + 1) == Some(&quote) {
                    at += if letters[at] == quote { 2 } else { 1 };
                }
                at += 1;
                text.extend(&letters[from..at]);
            }
            c if is_word(c) => {
                while letters.get(at).is_some_and(|c| is_word(*c)) {
                    at += 1;
                }
                let word: String = letters[from..at].iter().collect();
                let is_sheet = letters.get(at) == Some(&'!');
                text += &if is_sheet { format!("'{word}'") } else { word.to_uppercase() };
            }
            c => {
                at += 1;
                text.extend((!c.is_whitespace()).then_some(c));
            }
        }
    }
    text
}

fn held(cell: &Cell) -> String {
    if cell.is_text {
        return format!("t{}", cell.value);
    }
    let number: f64 = cell.value.parse().expect("reports hold texts and numbers");
    format!("n{:.14e}", if number == 0.0 { 0.0 } else { number })
}

/// Cells, structure, values and fingerprints of a sheet up to a row, from the file.
fn sealed(sheet: &Sheet, until: u32, looks: &[(String, bool)]) -> [String; 4] {
    let (mut structures, mut values, mut prints) = (String::new(), String::new(), String::new());
    let mut cells: Vec<&Cell> = sheet.cells.iter().filter(|cell| cell.row < until).collect();
    cells.retain(|cell| cell.formula.is_some() || !cell.value.is_empty());
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let mut before = (0, 0);
    for cell in &cells {
        let (look, open) = &looks[cell.format];
        let (at, held) = (&cell.reference, held(cell));
        let structure = match &cell.formula {
            Some(formula) => format!("={}\u{1f}{look}", one_form(formula)),
            None if *open => format!("i\u{1f}{look}"),
            None => format!("{held}\u{1f}{look}"),
        };
        structures += &format!("{at}\u{1f}{structure}\u{1e}");
        if cell.formula.is_some() || *open {
            values += &format!("{at}\u{1f}{held}\u{1e}");
        }
        if before != (cell.row, cell.column - 1) {
            prints += &format!("{}{at}:", if prints.is_empty() { "" } else { " " });
        }
        prints += &sha256(&structure)[..6];
        before = (cell.row, cell.column);
    }
    [cells.len().to_string(), sha256(&structures), sha256(&values), prints]
}

/// Count, hash and fingerprints of the defined names.
fn names(package: &Package) -> [String; 3] {
    let (mut all, mut prints) = (String::new(), Vec::new());
    let names: BTreeMap<&str, &str> = (package.names.iter())
        .filter(|(name, ..)| !name.starts_with("_xlnm."))
        .map(|(name, target, _)| (name.as_str(), target.as_str()))
        .collect();
    for (name, target) in &names {
        let one = format!("{name}\u{1f}{}\u{1e}", one_form(target.trim_start_matches('=')));
        prints.push(format!("{name}:{}", &sha256(&one)[..6]));
        all += &one;
    }
    [names.len().to_string(), sha256(&all), prints.join(" ")]
}

/// The text of a cell of a sheet, and of what it goes on in to the right.
fn text(sheet: &Sheet, row: u32, column: u32) -> String {
    let at = |column| sheet.cells.iter().find(|cell| (cell.row, cell.column) == (row, column));
    (column..).map_while(|column| at(column).map(|cell| cell.value.as_str())).collect::<Vec<_>>().join(" ")
}

/// Recomputes every line of a report's seal and the seal over them all.
fn check(bytes: &[u8], what: &str) {
    let package = Package::read(bytes);
    let looks = looks(&package);
    let last = package.sheets.last().expect("a sheet");
    let seal = last.cells.iter().find(|cell| cell.value.starts_with(FORM)).expect("a seal");
    let mut lines = format!("{FORM}\n");
    let mut row = last.cells.iter().find(|cell| cell.row > seal.row && cell.value.len() == 64);
    let mut row = row.take().expect("a hash").row;
    for sheet in &package.sheets {
        let until = if sheet.name == last.name { seal.row } else { u32::MAX };
        let [cells, structure, values, prints] = sealed(sheet, until, &looks);
        let one = |column| last.cells.iter().find(|cell| (cell.row, cell.column) == (row, column));
        let told = [1, 2, 3, 4].map(|column| one(column).map_or("", |cell| cell.value.as_str()));
        assert_eq!(told, [&sheet.name, &cells, &structure, &values].map(|text| text.as_str()), "{what}");
        assert!(text(last, row, 5) == prints, "{what}, {}: other fingerprints", sheet.name);
        lines += &format!("{}\t{cells}\t{structure}\t{values}\t{prints}\n", sheet.name);
        row += 1;
    }
    let [count, hash, prints] = names(&package);
    assert_eq!(
        [text(last, row, 2), text(last, row, 5)],
        [format!("{count} {hash}"), prints.clone()],
        "{what}"
    );
    lines += &format!("\t{count}\t{hash}\t\t{prints}\n");
    let total = format!("{FORM} sha256:{}", sha256(&lines));
    assert_eq!(seal.value, total, "{what}");
    let properties = Node::read(&package.parts["docProps/custom.xml"]);
    let property =
        properties.all("property").into_iter().find(|node| node.attribute("name") == "bokslut-sigill");
    assert_eq!(property.map(|node| node.children[0].text.as_str()), Some(total.as_str()), "{what}");
}

#[test]
fn a_stranger_comes_to_the_seal_by_the_documented_rule() {
    for lang in Lang::ALL {
        for audience in [Audience::Inside, Audience::Outside] {
            let edition = Edition { audience, ..Edition::INNER };
            let bytes = pipeline::report(&rich(), &[], edition, Words::of(lang)).expect("a report");
            check(&bytes, &format!("{lang:?}, {audience:?}"));
        }
    }
}

#[test]
fn a_stranger_comes_to_the_seal_of_a_report_with_the_year_before_and_of_odd_ones() {
    for (number, written) in crate::reports().iter().enumerate() {
        check(&written.bytes, &format!("report {number}"));
    }
}

#[test]
fn a_stranger_finds_a_text_that_was_changed_behind_the_seal() {
    let bytes = pipeline::report(&rich(), &[], Edition::INNER, Words::of(Lang::Sv)).expect("a report");
    let mut package = Package::read(&bytes);
    let looks = looks(&package);
    let before = sealed(&package.sheets[1], u32::MAX, &looks);
    let cell = package.sheets[1].cells.iter_mut().find(|cell| cell.is_text && cell.formula.is_none());
    cell.expect("a text").value.push('.');
    let after = sealed(&package.sheets[1], u32::MAX, &looks);
    assert_eq!(before[0], after[0]);
    assert_ne!(before[1], after[1]);
    assert_eq!(before[2], after[2]);
    assert_eq!(position("AB12"), (12, 28));
}

#[test]
fn formulas_come_to_one_form_by_hand() {
    assert_eq!(one_form("sum(Prognos!$d$7:D7) * \"a \"\" b\""), "SUM('Prognos'!$D$7:D7)*\"a \"\" b\"");
    assert_eq!(one_form("'Barn''s unga'!a1"), "'Barn''s unga'!A1");
}
