//! Changes in the XML of a written workbook, as an unfaithful or a careful hand would make them.
//! Only for workbooks that we wrote: their sheets are `sheet1.xml` and on, in workbook order.

use super::report::{At, Report};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The members of a package in their order, unpacked.
pub struct Package {
    pub members: Vec<(String, Vec<u8>)>,
}

impl Package {
    pub fn unzip(bytes: &[u8]) -> Package {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let members = 0..archive.len();
        let read = |index| {
            let mut member = archive.by_index(index).expect("a member");
            let mut content = Vec::new();
            member.read_to_end(&mut content).expect("a whole member");
            (member.name().expect("a readable name").into_owned(), content)
        };
        Package { members: members.map(read).collect() }
    }

    pub fn zip(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.members {
            zip.start_file(name, SimpleFileOptions::default()).expect("a member's name is sound");
            zip.write_all(content).expect("memory can be written to");
        }
        zip.finish().expect("memory can be written to").into_inner()
    }

    /// The XML of a sheet, changed.
    fn rewrite(&mut self, sheet: usize, change: impl FnOnce(&str) -> String) {
        let wanted = format!("xl/worksheets/sheet{}.xml", sheet + 1);
        let member = self.members.iter_mut().find(|(name, _)| *name == wanted);
        let (_, content) = member.unwrap_or_else(|| panic!("no member {wanted}"));
        *content = change(std::str::from_utf8(content).expect("UTF-8")).into_bytes();
    }
}

/// What is typed into a blank cell.
pub enum Typed {
    Number(String),
    Text(String),
}

/// The workbook with blank cells filled in: position of the sheet, address, what is typed. How the
/// cells look stays.
pub fn filled(bytes: &[u8], cells: &[(usize, String, Typed)]) -> Vec<u8> {
    let mut package = Package::unzip(bytes);
    for (sheet, address, typed) in cells {
        package.rewrite(*sheet, |xml| {
            let start = xml.find(&format!("<c r=\"{address}\" ")).unwrap_or_else(|| panic!("no {address}"));
            let (before, rest) = xml.split_at(start);
            let (head, after) = rest.split_once("/>").expect("its end");
            assert!(!head.contains('>'), "{address} is not blank");
            let content = match typed {
                Typed::Number(number) => format!("><v>{number}</v></c>"),
                Typed::Text(text) => format!(" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            };
            format!("{before}{head}{content}{after}")
        });
    }
    package.zip()
}

/// The workbook with another stored value in one formula cell.
pub fn with_stored(bytes: &[u8], report: &Report, at: &At, stored: f64) -> Vec<u8> {
    with_cell(bytes, report, at, |cell| {
        let (head, rest) = cell.split_once("</f><v>").expect("a formula with a stored value");
        let (_, tail) = rest.split_once("</v>").expect("the value's end");
        format!("{head}</f><v>{stored}</v>{tail}")
    })
}

/// The workbook with another number typed into one input cell.
pub fn with_number(bytes: &[u8], report: &Report, at: &At, number: &str) -> Vec<u8> {
    with_input(bytes, report, at, &format!("><v>{number}</v></c>"))
}

/// The workbook with another text typed into one input cell.
pub fn with_text(bytes: &[u8], report: &Report, at: &At, text: &str) -> Vec<u8> {
    with_input(bytes, report, at, &format!(" t=\"inlineStr\"><is><t>{text}</t></is></c>"))
}

/// Whatever was typed into the cell gives way; how it looks stays.
fn with_input(bytes: &[u8], report: &Report, at: &At, content: &str) -> Vec<u8> {
    with_cell(bytes, report, at, |cell| {
        assert!(!cell.contains("<f>"), "{at} is computed, not an input cell");
        let (start, _) = cell.split_once('>').expect("a start tag");
        format!("{}{content}", start.trim_end_matches(" t=\"s\""))
    })
}

fn with_cell(bytes: &[u8], report: &Report, at: &At, change: impl FnOnce(&str) -> String) -> Vec<u8> {
    let mut package = Package::unzip(bytes);
    let sheet = report.sheets.iter().position(|name| *name == at.sheet).expect("a sheet of the report");
    package.rewrite(sheet, |xml| {
        let start = xml.find(&format!("<c r=\"{}\" ", at.address())).expect("the cell");
        let length = xml[start..].find("</c>").expect("its end") + "</c>".len();
        let (cell, after) = xml[start..].split_at(length);
        format!("{}{}{after}", &xml[..start], change(cell))
    });
    package.zip()
}

/// A value that no formula of ours comes to.
const NONSENSE: &str = "-987654321.125";

/// The workbook with nonsense stored in every formula cell, and how many those were: an engine can
/// only come to the right values by computing them.
pub fn with_nonsense_stored(bytes: &[u8], report: &Report) -> (Vec<u8>, usize) {
    let mut package = Package::unzip(bytes);
    let mut replaced = 0;
    for sheet in 0..report.sheets.len() {
        package.rewrite(sheet, |xml| {
            let mut kept = String::with_capacity(xml.len());
            let mut rest = xml;
            while let Some((before, after)) = rest.split_once("</f><v>") {
                let (_, after) = after.split_once("</v>").expect("the value's end");
                kept.extend([before, "</f><v>", NONSENSE, "</v>"]);
                rest = after;
                replaced += 1;
            }
            kept + rest
        });
    }
    (package.zip(), replaced)
}
