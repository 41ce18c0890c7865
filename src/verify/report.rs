//! A report in the hands of whoever verifies it.

use crate::base::{Around, Cell, Code, Excerpt, ExcerptRow, Finding, Place, Sheet};
use crate::read::{Package, PackageCell, PackageSheet};
use crate::seal::{Held, Look};
use crate::words::{Lang, Words, fill};
use std::sync::Arc;

/// Columns of an excerpt before a cell and after it.
const BESIDE: u16 = 2;

/// A report, by what name it goes, and in whose words it is spoken of.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// Its cells.
    pub package: &'a Package,
    /// Its name in findings.
    pub name: &'a Arc<str>,
    /// The words.
    pub words: &'a Words,
}

impl<'a> Report<'a> {
    /// Something to say of the whole report.
    pub fn says(self, code: Code) -> Finding {
        Finding::new(code, Place::workbook(self.name))
    }

    /// Something to say of a sheet.
    pub fn of_sheet(self, code: Code, sheet: usize) -> Finding {
        Finding::new(code, self.place(sheet, None))
    }

    /// Something to say of a cell, with the cells around it.
    pub fn of_cell(self, code: Code, sheet: usize, cell: Cell) -> Finding {
        let around = self.package.sheets.get(sheet).map(|found| Around::of(&self.excerpt(found, cell)));
        Finding { around, ..Finding::new(code, self.place(sheet, Some(cell))) }
    }

    /// A place in the report.
    pub fn place(self, sheet: usize, cell: Option<Cell>) -> Place {
        let name = self.package.sheets.get(sheet).map_or("", |sheet| &sheet.name);
        let index = u16::try_from(sheet).unwrap_or(u16::MAX);
        let sheet = Sheet { index, name: Arc::from(name) };
        Place { workbook: Arc::clone(self.name), sheet: Some(sheet), cell }
    }

    /// What stands in a cell, as the run's language writes it.
    pub fn shown(self, held: &Held) -> String {
        match held {
            Held::Number(number) => self.number(*number),
            Held::Text(text) => text.clone(),
            Held::Bool(truth) => truth.to_string().to_uppercase(),
            Held::Error(error) => error.clone(),
        }
    }

    /// A number as the run's language writes it.
    pub fn number(self, number: f64) -> String {
        let text = number.to_string();
        if self.words.lang == Lang::Sv { text.replace('.', ",") } else { text }
    }

    /// What stands in a cell of a number form: a share in per cent.
    pub fn shown_as(self, held: &Held, form: &str) -> String {
        match held {
            Held::Number(number) if form.contains('%') => {
                // To the digits that a cell keeps, not those that a multiplication adds.
                let percent = format!("{:.10}", number * 100.0).parse::<f64>().unwrap_or(*number);
                let apart = if self.words.lang == Lang::Sv { "\u{a0}" } else { "" };
                format!("{}{apart}%", self.number(percent))
            }
            _ => self.shown(held),
        }
    }

    /// How a cell looks, in words.
    pub fn looks(self, look: &Look) -> String {
        let terms = &self.words.verify.terms;
        let ground =
            look.ground.map_or_else(|| terms.no_ground.to_string(), |ground| format!("{ground:06X}"));
        let lock = if look.locked { &terms.locked } else { &terms.open };
        let ink = format!("{:06X}", look.ink);
        fill(&terms.look, &[("form", &look.form), ("ink", &ink), ("ground", &ground), ("lock", lock)])
    }

    /// What a cell holds, a formula as it stands there.
    pub fn content(self, cell: &PackageCell) -> String {
        match &cell.formula {
            Some(formula) => format!("={formula}"),
            None => self.shown(&cell.held),
        }
    }

    fn excerpt(self, sheet: &PackageSheet, cell: Cell) -> Excerpt {
        let first_column = cell.column.saturating_sub(BESIDE);
        let columns = first_column..=cell.column.saturating_add(BESIDE);
        let shown =
            |cell: Cell| sheet.cells.get(&cell).map_or_else(String::new, |found| self.shown(&found.held));
        let row = |row: u32| ExcerptRow {
            row,
            cells: columns.clone().map(|column| shown(Cell { row, column })).collect(),
        };
        Excerpt { first_column, rows: (cell.row.saturating_sub(1)..=cell.row).map(row).collect() }
    }
}
