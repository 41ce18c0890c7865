//! A written workbook as a stranger opens it: every cell with its formula, the value stored with it
//! and how it looks; names, properties, and whatever is hidden or does not belong.
//!
//! Reads `.xlsx` and nothing else, from its XML; shared formulas, which some programs write, are spelt out.

mod book;
mod colors;
mod drawn;
mod sheet;
mod styles;
mod view;
mod xml;

use super::archive::Archive;
use super::{Fault, Foreign, Limits};
use crate::base::Cell;
use crate::seal::{Held, Look};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Cells that a workbook may have. A report of forty actors over forty years has a tenth of them.
const MOST_CELLS: usize = 1_000_000;

/// A workbook as it lies in its file.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// The program that saved it, as the file says.
    pub application: String,
    /// Its own properties besides the usual ones, by name.
    pub properties: BTreeMap<String, String>,
    /// Its sheets, in order.
    pub sheets: Vec<PackageSheet>,
    /// Defined names and what they point at, without `=`; those of print settings are left out.
    pub names: BTreeMap<String, String>,
    /// Members of the file that no report has: links to other workbooks, macros, connections.
    pub foreign: Vec<String>,
    /// Forms of numbers that a condition sets, and colours of text that cannot be told from the ground; a
    /// report's conditions set colours that can be read, and no forms.
    pub conditional_forms: Vec<String>,
    /// Whether it calculates with numbers as they are shown instead of as they are.
    pub precision_as_shown: bool,
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub struct PackageSheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Rows that are hidden, or too low to be seen, from 0.
    pub hidden_rows: Vec<u32>,
    /// Columns that are hidden, or too narrow to be seen: first and last, from 0.
    pub hidden_columns: Vec<(u16, u16)>,
    /// Cells that are merged, `D7:F7`, of which only the first is seen; a report has none.
    pub merged: Vec<String>,
    /// The rules by which cells look otherwise than they say: `cellIs lessThan -0.00001`, `iconSet`.
    pub conditions: BTreeSet<String>,
    /// Whether it is protected against changes by mistake.
    pub protected: bool,
    /// Its cells that hold something.
    pub cells: BTreeMap<Cell, PackageCell>,
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq)]
pub struct PackageCell {
    /// The formula, without `=`.
    pub formula: Option<String>,
    /// What stands there; of a formula, what was stored with it. An empty text where nothing was.
    pub held: Held,
    /// How it looks.
    pub look: Arc<Look>,
    /// What besides its look makes it hard to read.
    pub faint: Option<Faint>,
}

/// What makes a cell hard to read though it shows everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Faint {
    /// A font too small to be read.
    Small,
    /// Struck through.
    Struck,
    /// Its formula is not shown where the sheet is protected.
    FormulaHidden,
}

impl PackageCell {
    /// The number that stands there.
    pub fn number(&self) -> Option<f64> {
        if let Held::Number(number) = self.held { Some(number) } else { None }
    }

    /// The text that stands there.
    pub fn text(&self) -> Option<&str> {
        if let Held::Text(text) = &self.held { Some(text) } else { None }
    }

    /// Whether it is a value that a user may change.
    pub fn is_input(&self) -> bool {
        self.formula.is_none() && !self.look.locked
    }
}

impl Package {
    /// Opens a workbook from the bytes of its file.
    ///
    /// # Errors
    /// It is no `.xlsx`, is damaged, or larger than the limits allow.
    pub fn open(bytes: &[u8], limits: Limits) -> Result<Package, Fault> {
        if let Some(foreign) = Foreign::of(bytes) {
            return Err(Fault::Foreign(foreign));
        }
        if super::xls::is_ole(bytes) {
            // Excel puts an encrypted workbook into a file of its old kind, under this name.
            let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let encrypted = bytes.windows(name.len()).any(|window| window == name);
            return Err(if encrypted { Fault::Encrypted } else { Fault::damaged("not an .xlsx workbook") });
        }
        let mut archive = Archive::open(bytes, limits)?;
        book::read(&mut archive)
    }

    /// The sheet of that name.
    pub fn sheet(&self, name: &str) -> Option<&PackageSheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }

    /// A cell by the position of its sheet.
    pub fn cell(&self, sheet: usize, cell: Cell) -> Option<&PackageCell> {
        self.sheets.get(sheet)?.cells.get(&cell)
    }
}
