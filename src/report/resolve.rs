//! The join of formula and value: the only place where a cell gets either.

use super::layout::Layout;
use super::sheet::{At, Content, Link, Sealed, Sheets, Style, Target};
use crate::base::Cell;
use crate::figure::{Address, Book, Homes, LayoutFault, Value};

/// A cell with formula and value.
pub type ReadyAt = (Cell, ReadyCell, Style);

/// Makes the rows of a sheet from the top down and hands them over, a few at a time.
type Rows<'a> = dyn Fn(&mut dyn FnMut(&[ReadyAt])) -> Result<(), LayoutFault> + 'a;

/// The cells of a sheet.
pub enum Cells<'a> {
    /// In the order they were written.
    Held(Vec<ReadyAt>),
    /// So many, made row by row each time they are asked for: sheets of thousands of accounts have no room.
    Made(usize, Box<Rows<'a>>),
}

/// A sheet's cells with formula and value.
pub struct ReadySheet<'a> {
    /// Its cells.
    pub cells: Cells<'a>,
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
pub struct Ready<'a> {
    /// One for each sheet.
    pub sheets: Vec<ReadySheet<'a>>,
    /// Defined names and where they point.
    pub names: Vec<(String, Address)>,
}

impl Cells<'_> {
    /// How many there are.
    pub fn count(&self) -> usize {
        match self {
            Cells::Held(cells) => cells.len(),
            Cells::Made(count, _) => *count,
        }
    }

    /// Those that are held.
    pub fn held(&self) -> &[ReadyAt] {
        match self {
            Cells::Held(cells) => cells,
            Cells::Made(..) => &[],
        }
    }

    /// Hands them over, a few at a time: those that are made from the top down.
    ///
    /// # Errors
    /// As for [`resolve`].
    pub fn each(&self, take: &mut dyn FnMut(&[ReadyAt])) -> Result<(), LayoutFault> {
        match self {
            Cells::Held(cells) => take(cells),
            Cells::Made(_, rows) => rows(take)?,
        }
        Ok(())
    }
}

/// Gives every cell its formula and its value, from one definition. The cells are moved out of the sheets.
///
/// # Errors
/// When a figure has no cell, or a range that a formula needs is scattered: a fault of the
/// layout, never of the input.
pub fn resolve(book: &Book, sheets: &mut Sheets, layout: &Layout) -> Result<Ready<'static>, LayoutFault> {
    let cells = sheets.sheets.iter_mut().enumerate().map(|(index, sheet)| {
        Ok(Cells::Held(join(book, layout, index, std::mem::take(&mut sheet.cells).into_iter())?))
    });
    let cells = cells.collect::<Result<_, _>>()?;
    ready(book, sheets, layout, cells)
}

/// Everything besides the cells, which are given.
///
/// # Errors
/// As for [`resolve`].
pub fn ready<'a>(
    book: &Book,
    sheets: &Sheets,
    layout: &Layout,
    cells: Vec<Cells<'a>>,
) -> Result<Ready<'a>, LayoutFault> {
    if let Some(homeless) = book.ids().find(|id| layout.home(*id).is_none()) {
        return Err(LayoutFault::Homeless(homeless));
    }
    let ready = sheets.sheets.iter().zip(cells).map(|(sheet, cells)| {
        let links = sheet.links.iter().map(|(cell, target)| Ok((*cell, place(layout, *target)?)));
        Ok(ReadySheet { cells, links: links.collect::<Result<_, _>>()? })
    });
    let names = (sheets.names.iter())
        .filter_map(|(name, id)| layout.home(*id).map(|home| (name.clone(), home)))
        .collect();
    Ok(Ready { sheets: ready.collect::<Result<_, _>>()?, names })
}

/// Gives some cells of a sheet, told by its position, their formulas and values.
///
/// # Errors
/// As for [`resolve`].
pub fn join(
    book: &Book,
    layout: &Layout,
    sheet: usize,
    cells: impl Iterator<Item = At>,
) -> Result<Vec<ReadyAt>, LayoutFault> {
    let joined = cells.map(|(cell, content, style)| {
        Ok((cell, one(book, layout, content, Address { sheet, cell })?, style))
    });
    joined.collect()
}

fn place(layout: &Layout, target: Target) -> Result<Address, LayoutFault> {
    match target {
        Target::Sheet(sheet) => Ok(Address { sheet, cell: Cell { row: 0, column: 0 } }),
        Target::Home(id) => layout.home(id).ok_or(LayoutFault::Homeless(id)),
    }
}

fn one(book: &Book, layout: &Layout, content: Content, at: Address) -> Result<ReadyCell, LayoutFault> {
    Ok(match content {
        Content::Words(text) => ReadyCell::Words(text),
        Content::Open(text, link) => ReadyCell::Open(text, link),
        Content::Seal(part) => ReadyCell::Seal(part),
        Content::Home(id) => {
            let value = book.value(id);
            match book.formula(id, layout)? {
                Some(formula) => ReadyCell::Formula(formula, value),
                None => ReadyCell::Given(value),
            }
        }
        Content::Shown(id) => ReadyCell::Formula(book.link(id, at, layout)?, book.value(id)),
    })
}
