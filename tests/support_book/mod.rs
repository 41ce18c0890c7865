//! A written workbook taken apart, changed as a person or a script would change it, and put together
//! again. Only for workbooks that the program wrote: their sheets are `sheet1.xml` and on, in the
//! order of the workbook.
#![allow(dead_code, reason = "every test takes what it needs")]

pub mod cells;
pub mod rows;
mod values;

use cells::{CellXml, escaped};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const WORKBOOK: &str = "xl/workbook.xml";

/// The members of a workbook's file in their order, unpacked.
#[derive(Clone)]
pub struct Book {
    pub members: Vec<(String, Vec<u8>)>,
    /// The names of its sheets as it was opened.
    pub sheets: Vec<String>,
}

impl Book {
    pub fn open(bytes: &[u8]) -> Book {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let members = (0..archive.len()).map(|index| {
            let mut member = archive.by_index(index).expect("a member");
            let mut content = Vec::new();
            member.read_to_end(&mut content).expect("a whole member");
            (member.name().expect("a readable name").into_owned(), content)
        });
        let mut book = Book { members: members.collect(), sheets: Vec::new() };
        let workbook = book.xml(WORKBOOK);
        let names =
            workbook.split("<sheet name=\"").skip(1).map(|rest| rest.split_once('"').expect("its end").0);
        book.sheets = names.map(cells::plain).collect();
        book
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.members {
            zip.start_file(name, SimpleFileOptions::default()).expect("a member's name is sound");
            zip.write_all(content).expect("memory can be written to");
        }
        zip.finish().expect("memory can be written to").into_inner()
    }

    /// The text of a member.
    pub fn xml(&self, member: &str) -> &str {
        let found = self.members.iter().find(|(name, _)| name == member);
        let (_, content) = found.unwrap_or_else(|| panic!("no member {member}"));
        std::str::from_utf8(content).expect("UTF-8")
    }

    /// A member, written anew.
    pub fn put(&mut self, member: &str, text: String) {
        match self.members.iter_mut().find(|(name, _)| name == member) {
            Some((_, content)) => *content = text.into_bytes(),
            None => self.members.push((member.to_string(), text.into_bytes())),
        }
    }

    /// Replaces every occurrence of a text in a member; there must be one.
    pub fn replace(&mut self, member: &str, from: &str, to: &str) {
        let xml = self.xml(member);
        assert!(xml.contains(from), "{member} has no {from}");
        let changed = xml.replace(from, to);
        self.put(member, changed);
    }

    /// Replaces the first occurrence of a text in a member.
    pub fn replace_first(&mut self, member: &str, from: &str, to: &str) {
        let xml = self.xml(member);
        assert!(xml.contains(from), "{member} has no {from}");
        let changed = xml.replacen(from, to, 1);
        self.put(member, changed);
    }

    /// The position of a sheet, from 0.
    pub fn position(&self, sheet: &str) -> usize {
        let found = self.sheets.iter().position(|name| name == sheet);
        found.unwrap_or_else(|| panic!("no sheet {sheet} among {:?}", self.sheets))
    }

    /// The member that a sheet is.
    pub fn member(&self, sheet: &str) -> String {
        format!("xl/worksheets/sheet{}.xml", self.position(sheet) + 1)
    }

    /// Every cell of a sheet.
    pub fn cells(&self, sheet: &str) -> Vec<CellXml> {
        cells::cells(self.xml(&self.member(sheet)))
    }

    /// A cell, which must be there.
    pub fn cell(&self, sheet: &str, at: &str) -> CellXml {
        let mut all = self.cells(sheet).into_iter();
        all.find(|cell| cell.at == at).unwrap_or_else(|| panic!("no {sheet}!{at}"))
    }

    /// Changes one cell, which must be there; gone, when the change says none.
    pub fn change(&mut self, sheet: &str, at: &str, change: impl FnOnce(CellXml) -> Option<CellXml>) {
        let member = self.member(sheet);
        let mut change = Some(change);
        let changed = cells::map(self.xml(&member), |cell| match change.take_if(|_| cell.at == at) {
            Some(change) => change(cell),
            None => Some(cell),
        });
        assert!(change.is_none(), "no {sheet}!{at}");
        self.put(&member, changed);
    }

    /// The value that is stored with a formula, another.
    pub fn store(&mut self, sheet: &str, at: &str, value: &str) {
        self.change(sheet, at, |cell| {
            assert!(cell.formula.is_some(), "{sheet}!{at} has no formula");
            Some(CellXml { value: Some(value.to_string()), ..cell })
        });
    }

    /// A number in place of what a cell holds, formula or not.
    pub fn type_number(&mut self, sheet: &str, at: &str, number: &str) {
        self.change(sheet, at, |mut cell| {
            cell.number(number);
            Some(cell)
        });
    }

    /// A text in place of what a cell holds, formula or not.
    pub fn type_text(&mut self, sheet: &str, at: &str, text: &str) {
        self.change(sheet, at, |mut cell| {
            cell.text(text);
            Some(cell)
        });
    }

    /// Another formula, with the value that is stored.
    pub fn type_formula(&mut self, sheet: &str, at: &str, formula: &str) {
        let formula = Some(escaped(formula));
        self.change(sheet, at, |cell| Some(CellXml { formula, ..cell }));
    }

    /// A cell that holds nothing any more; how it looks stays.
    pub fn clear(&mut self, sheet: &str, at: &str) {
        self.change(sheet, at, |cell| Some(CellXml { at: cell.at, style: cell.style, ..CellXml::default() }));
    }

    /// Puts a sheet's entry in the workbook, `<sheet …/>`, through a change; gone, when it is empty.
    pub fn entry(&mut self, sheet: &str, change: impl FnOnce(&str) -> String) {
        let xml = self.xml(WORKBOOK);
        let start = xml.find(&format!("<sheet name=\"{}\"", escaped(sheet))).expect("the sheet");
        let (before, from) = xml.split_at(start);
        let (entry, after) = from.split_at(from.find("/>").expect("its end") + "/>".len());
        let changed = format!("{before}{}{after}", change(entry));
        self.put(WORKBOOK, changed);
    }

    /// Two sheets, each in the place of the other.
    pub fn swap(&mut self, one: &str, other: &str) {
        let mut entries = Vec::new();
        for (sheet, mark) in [(one, "<first>"), (other, "<second>")] {
            self.entry(sheet, |entry| {
                entries.push(entry.to_string());
                mark.to_string()
            });
        }
        self.replace(WORKBOOK, "<first>", &entries[1]);
        self.replace(WORKBOOK, "<second>", &entries[0]);
    }
}
