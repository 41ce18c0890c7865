//! Stored values and the seal, made anew: what a spreadsheet program does when it recalculates, and
//! what someone does who knows how a seal is made.

use super::Book;
use super::cells::{CellXml, escaped, map};
use bokslut::base::Cell;
use bokslut::engine::Engine;
use bokslut::read::{Limits, Package};
use bokslut::seal::{Held, parts};
use bokslut::verify::recorded::{Recorded, computed};

impl Book {
    /// As the program opens it.
    pub fn package(&self) -> Package {
        Package::open(&self.bytes(), Limits::default()).expect("a workbook")
    }

    /// Stores with every formula what `value` says: position of the sheet, cell.
    pub fn store_all(&mut self, value: impl Fn(usize, &str) -> Option<Held>) {
        for (index, sheet) in self.sheets.clone().into_iter().enumerate() {
            let member = self.member(&sheet);
            let changed = map(self.xml(&member), |cell| {
                if cell.formula.is_none() {
                    return Some(cell);
                }
                let (kind, value) = match value(index, &cell.at) {
                    Some(Held::Number(number)) => ("", number.to_string()),
                    Some(Held::Text(text)) => ("str", escaped(&text)),
                    Some(Held::Bool(truth)) => ("b", u8::from(truth).to_string()),
                    Some(Held::Error(error)) => ("e", error),
                    None => return Some(cell),
                };
                Some(CellXml { kind: kind.to_string(), value: Some(value), ..cell })
            });
            self.put(&member, changed);
        }
    }

    /// All formulas calculated anew, by the engine that the program verifies with.
    pub fn recalculate(&mut self) {
        let engine = Engine::of(&self.package()).expect("the engine takes it");
        self.store_all(|sheet, at| engine.value(sheet, at.parse().expect("a cell")).ok());
    }

    /// Makes every line of the seal anew over what stands there now, the one hash over them, and the
    /// property: all that can be done without the key.
    pub fn forge(&mut self) {
        let package = self.package();
        let recorded = Recorded::of(&package).expect("a seal");
        let (sheet, first) = recorded.at;
        let name = self.sheets[sheet].clone();
        let now = computed(&package, recorded.at);
        assert_eq!(now.sheets.len(), recorded.lines.sheets.len(), "as many lines as before");
        let at = |row: u32, column: u16| Cell { row, column }.to_string();
        // The lines stand below one another, after three or more rows; those of sheets by their names.
        let rows = |text: &str| {
            let found = package.sheets[sheet]
                .cells
                .iter()
                .find(|(cell, held)| cell.row > first && cell.column == 0 && held.text() == Some(text));
            found.unwrap_or_else(|| panic!("no line of {text}")).0.row
        };
        for (line, then) in now.sheets.iter().zip(&recorded.lines.sheets) {
            let row = rows(&then.name);
            self.type_text(&name, &at(row, 0), &line.name);
            self.type_text(&name, &at(row, 1), &line.cells.to_string());
            self.type_text(&name, &at(row, 2), &line.structure);
            self.type_text(&name, &at(row, 3), &line.values);
            let texts = parts(line.prints.text());
            assert_eq!(texts.len(), parts(then.prints.text()).len(), "as many cells for the prints");
            for (column, text) in (4..).zip(texts) {
                self.type_text(&name, &at(row, column), text);
            }
        }
        let last = recorded.last_row;
        self.type_text(&name, &at(last, 1), &now.names.count.to_string());
        self.type_text(&name, &at(last, 2), &now.names.hash);
        for (column, text) in (4..).zip(parts(&now.names.prints)) {
            self.type_text(&name, &at(last, column), text);
        }
        let total = now.total();
        self.type_text(&name, &at(first, 1), &total);
        let custom = self.xml("docProps/custom.xml");
        if custom.contains(&recorded.total) {
            let changed = custom.replace(&recorded.total, &total);
            self.put("docProps/custom.xml", changed);
        }
    }
}
