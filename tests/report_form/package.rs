//! A written report as a stranger sees it: parts, sheets, cells, formats.

use super::xml::Node;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// A workbook.
pub struct Package {
    /// Every part by its name.
    pub parts: BTreeMap<String, Vec<u8>>,
    pub sheets: Vec<Sheet>,
    /// Defined names with where they point, and the position of the sheet they are confined to.
    pub names: Vec<(String, String, Option<usize>)>,
    pub formats: Vec<Format>,
}

/// A worksheet.
pub struct Sheet {
    pub name: String,
    /// The part's XML.
    pub xml: Node,
    pub cells: Vec<Cell>,
}

/// A cell that is not empty.
#[derive(Debug)]
pub struct Cell {
    /// From 1, as in A1.
    pub row: u32,
    /// From 1.
    pub column: u32,
    pub reference: String,
    pub format: usize,
    pub formula: Option<String>,
    /// The stored value: a number's digits, or words.
    pub value: String,
    pub is_number: bool,
    pub is_text: bool,
}

/// How cells of one kind look.
#[derive(Debug)]
pub struct Format {
    pub locked: bool,
    /// The ground's colour, `FFFFF2CC`; empty without one.
    pub ground: String,
    pub number_form: String,
    pub bold: bool,
    pub size: f64,
    /// Whether text goes on below itself.
    pub wrap: bool,
    /// Whether it is kept to its cell, for its beginning is enough.
    pub clipped: bool,
}

impl Package {
    pub fn read(bytes: &[u8]) -> Package {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut member = archive.by_index(index).expect("a member");
            let mut content = Vec::new();
            member.read_to_end(&mut content).expect("a whole member");
            parts.insert(member.name().expect("a readable name").into_owned(), content);
        }
        Package::read_parts(parts)
    }

    /// From its parts, by their names.
    pub fn read_parts(parts: BTreeMap<String, Vec<u8>>) -> Package {
        let xml = |name: &str| Node::read(&parts[name]);
        let strings: Vec<String> = parts.get("xl/sharedStrings.xml").map_or_else(Vec::new, |part| {
            let read = Node::read(part);
            read.all("si").iter().map(|si| si.all("t").iter().map(|t| t.text.as_str()).collect()).collect()
        });
        let workbook = xml("xl/workbook.xml");
        let relations = xml("xl/_rels/workbook.xml.rels");
        let mut sheets = Vec::new();
        for sheet in workbook.list("sheets", "sheet") {
            assert_eq!(sheet.attribute("state"), "", "sheet {} is hidden", sheet.attribute("name"));
            let target = (relations.children.iter())
                .find(|relation| relation.attribute("Id") == sheet.attribute("r:id"))
                .expect("a part for every sheet")
                .attribute("Target");
            let xml = xml(&format!("xl/{target}"));
            let cells = xml.list("sheetData", "row").into_iter().flat_map(|row| &row.children);
            let cells = cells.filter_map(|node| cell(node, &strings)).collect();
            sheets.push(Sheet { name: sheet.attribute("name").to_string(), xml, cells });
        }
        let names = workbook.list("definedNames", "definedName").into_iter().map(|node| {
            let local = node.attribute("localSheetId").parse().ok();
            (node.attribute("name").to_string(), node.text.clone(), local)
        });
        let (names, formats) = (names.collect(), formats(&xml("xl/styles.xml")));
        Package { sheets, names, formats, parts }
    }

    pub fn format(&self, cell: &Cell) -> &Format {
        &self.formats[cell.format]
    }

    /// Every cell with its sheet.
    pub fn cells(&self) -> impl Iterator<Item = (&Sheet, &Cell)> {
        self.sheets.iter().flat_map(|sheet| sheet.cells.iter().map(move |cell| (sheet, cell)))
    }
}

/// Row and column of a reference such as `AB12`, both from 1.
pub fn position(reference: &str) -> (u32, u32) {
    let letters: String = reference.chars().take_while(char::is_ascii_uppercase).collect();
    let column = letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    (reference[letters.len()..].parse().expect("a row"), column)
}

fn cell(node: &Node, strings: &[String]) -> Option<Cell> {
    let formula = node.child("f").map(|formula| formula.text.clone());
    let stored = node.child("v").map(|value| value.text.clone());
    let kind = node.attribute("t");
    let value = match (kind, stored) {
        ("s", Some(index)) => strings[index.parse::<usize>().expect("a shared string")].clone(),
        ("inlineStr", _) => node.all("t").iter().map(|t| t.text.as_str()).collect(),
        (_, Some(value)) => value,
        (_, None) if formula.is_some() => String::new(),
        (_, None) => return None,
    };
    let reference = node.attribute("r").to_string();
    let (row, column) = position(&reference);
    let format = node.attribute("s").parse().unwrap_or(0);
    let is_number = matches!(kind, "" | "n");
    let is_text = matches!(kind, "s" | "str" | "inlineStr");
    Some(Cell { row, column, reference, format, formula, value, is_number, is_text })
}

fn formats(styles: &Node) -> Vec<Format> {
    let fonts = styles.list("fonts", "font");
    let fills = styles.list("fills", "fill");
    let forms: BTreeMap<&str, &str> = (styles.list("numFmts", "numFmt").into_iter())
        .map(|node| (node.attribute("numFmtId"), node.attribute("formatCode")))
        .collect();
    let one = |node: &Node| {
        let at = |name: &str| node.attribute(name).parse::<usize>().unwrap_or(0);
        let font = fonts[at("fontId")];
        let ground = fills[at("fillId")].all("fgColor");
        let number_form = match node.attribute("numFmtId") {
            "1" => "0",
            "2" => "0.00",
            "3" => "#,##0",
            "4" => "#,##0.00",
            "9" => "0%",
            "10" => "0.00%",
            other => forms.get(other).copied().unwrap_or("General"),
        };
        Format {
            locked: node.child("protection").is_none_or(|protection| protection.attribute("locked") != "0"),
            ground: ground.first().map_or("", |color| color.attribute("rgb")).to_string(),
            number_form: number_form.to_string(),
            bold: font.child("b").is_some(),
            wrap: node.child("alignment").is_some_and(|alignment| alignment.attribute("wrapText") == "1"),
            clipped: node.child("alignment").is_some_and(|place| place.attribute("horizontal") == "fill"),
            size: font.child("sz").and_then(|size| size.attribute("val").parse().ok()).unwrap_or(11.0),
        }
    };
    styles.list("cellXfs", "xf").into_iter().map(one).collect()
}
