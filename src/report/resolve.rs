//! The join of formula and value: the only place where a cell gets either.

use super::layout::Layout;
use super::sheet::{Content, Link, Sealed, Sheets, Style, Target};
use crate::base::Cell;
use crate::figure::{Address, Book, Homes, LayoutFault, Value};

/// A sheet's cells with formula and value.
#[derive(Debug)]
pub struct ReadySheet {
    /// Its cells, in the order they were written.
    pub cells: Vec<(Cell, ReadyCell, Style)>,
    /// Cells that lead to a place in the workbook.
    pub links: Vec<(Cell, Address)>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadyCell {
    /// Words.
    Words(String),
    /// A given value.
    Given(Value),
    /// A formula without its `=`, and the value that the program computed.
    Formula(String, Value),
    /// Words that open another workbook.
    Open(String, Box<Link>),
    /// A part of the report's seal.
    Seal(Sealed),
}

/// Everything that a file format needs.
#[derive(Debug)]
pub struct Ready {
    /// One for each sheet.
    pub sheets: Vec<ReadySheet>,
    /// Defined names and where they point.
    pub names: Vec<(String, Address)>,
}

/// Gives every cell its formula and its value, from one definition. The cells are moved out of the sheets: a
/// summary of thousands of accounts has no room for them twice.
///
/// # Errors
/// When a figure has no cell, or a range that a formula needs is scattered: a fault of the
/// layout, never of the input.
pub fn resolve(book: &Book, sheets: &mut Sheets, layout: &Layout) -> Result<Ready, LayoutFault> {
    if let Some(homeless) = book.ids().find(|id| layout.home(*id).is_none()) {
        return Err(LayoutFault::Homeless(homeless));
    }
    let mut ready = Vec::with_capacity(sheets.sheets.len());
    for (index, sheet) in sheets.sheets.iter_mut().enumerate() {
        let mut cells = Vec::with_capacity(sheet.cells.len());
        for (cell, content, style) in std::mem::take(&mut sheet.cells) {
            let at = Address { sheet: index, cell };
            cells.push((cell, join(book, layout, content, at)?, style));
        }
        let links = sheet.links.iter().map(|(cell, target)| Ok((*cell, place(layout, *target)?)));
        ready.push(ReadySheet { cells, links: links.collect::<Result<_, _>>()? });
    }
    let names = (sheets.names.iter())
        .filter_map(|(name, id)| layout.home(*id).map(|home| (name.clone(), home)))
        .collect();
    Ok(Ready { sheets: ready, names })
}

fn place(layout: &Layout, target: Target) -> Result<Address, LayoutFault> {
    match target {
        Target::Sheet(sheet) => Ok(Address { sheet, cell: Cell { row: 0, column: 0 } }),
        Target::Home(id) => layout.home(id).ok_or(LayoutFault::Homeless(id)),
    }
}

fn join(book: &Book, layout: &Layout, content: Content, at: Address) -> Result<ReadyCell, LayoutFault> {
    Ok(match content {
        Content::Words(text) => ReadyCell::Words(text),
        Content::Open(text, link) => ReadyCell::Open(text, link),
        Content::Seal(part) => ReadyCell::Seal(part),
        Content::Home(id) => {
            let value = book.get(id).value.clone();
            match book.formula(id, layout)? {
                Some(formula) => ReadyCell::Formula(formula, value),
                None => ReadyCell::Given(value),
            }
        }
        Content::Shown(id) => ReadyCell::Formula(book.link(id, at, layout)?, book.get(id).value.clone()),
    })
}
