//! Empty input workbooks, laid out: what stands where, and what each cell to be filled in takes.
//! No file format; columns come from the [forms](crate::form), words from the catalogue.

mod columns;
mod labels;
mod read_me;
mod table;
mod takes;

use crate::base::{Cell, Unit};
use crate::form::{
    ACTORS, ASSUMPTIONS, ECONOMY, EFFECTS, FINANCING, Form, OPERATION, OUTCOMES, PARTICIPANTS, PERSISTENCE,
    PLAN, PRICE_INDEX, SCENARIOS, UNIT_COSTS, UNPRICED,
};
use crate::words::Words;
use rust_decimal::Decimal;

/// An empty workbook.
#[derive(Debug)]
pub struct Book {
    /// The file's name.
    pub file: String,
    /// What it is.
    pub title: String,
    /// The sheets in order.
    pub sheets: Vec<Sheet>,
}

/// A sheet of it.
#[derive(Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Column widths in characters, from column A.
    pub widths: Vec<f64>,
    /// What stands where; each cell once.
    pub cells: Vec<(Cell, Content, Look)>,
    /// The cells to be filled in.
    pub fields: Vec<Field>,
    /// The first row and column that move when the sheet is scrolled; the rows above are repeated on
    /// every printed page.
    pub freeze: (u32, u16),
    /// How many pages wide it is printed.
    pub pages_wide: u16,
    /// Page footer: left and right.
    pub footer: [String; 2],
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Words.
    Words(String),
    /// A number, counted in a unit.
    Number(Decimal, Unit),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The sheet's title.
    Title,
    /// Below it, what the sheet is for.
    Lead,
    /// What a column takes; goes on below itself.
    Help,
    /// An example.
    Example,
    /// The head of a column.
    Head,
    /// The name of a row, or ordinary text that goes on below itself.
    Text,
    /// Filled in already, to be changed.
    Filled,
}

/// Cells to be filled in: one, or a column from one on down to the end of the sheet.
#[derive(Debug)]
pub struct Field {
    /// The first cell.
    pub first: Cell,
    /// Whether all cells below belong to it.
    pub column: bool,
    /// What a number in it is counted in.
    pub unit: Unit,
    /// Which values it takes.
    pub takes: Takes,
    /// What is said of any other value.
    pub message: String,
}

/// Which values a cell takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Any.
    Anything,
    /// One of these words.
    Words(Vec<String>),
    /// One of these words as a rule: others after a question.
    Usually(Vec<String>),
    /// As a rule what stands between two cells of another sheet: other values after a question.
    Listed(String, Cell, Cell),
    /// Any number.
    AnyNumber,
    /// A number.
    Number(Range),
    /// A whole number.
    Whole(Range),
}

/// Which numbers a cell takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// This one or a greater one.
    From(i32),
    /// A greater one than this.
    Above(i32),
    /// From one to another, both included.
    Between(i32, i32),
}

/// The empty workbooks in a language: an operation's, and a price list.
pub fn books(words: &Words) -> [Book; 2] {
    let texts = &words.template;
    let book = |about: &crate::words::BookWords, sheets: &[&Form]| {
        let first = [read_me::sheet(about, words)].into_iter();
        let sheets = first.chain(sheets.iter().map(|form| sheet(form, sheets, words))).collect();
        Book { file: about.file.clone(), title: about.title.clone(), sheets }
    };
    [
        book(
            &texts.operation,
            &[
                &OPERATION,
                &ECONOMY,
                &OUTCOMES,
                &EFFECTS,
                &PERSISTENCE,
                &ASSUMPTIONS,
                &PARTICIPANTS,
                &SCENARIOS,
                &UNPRICED,
                &PLAN,
                &FINANCING,
            ],
        ),
        book(&texts.prices, &[&UNIT_COSTS, &ACTORS, &PRICE_INDEX]),
    ]
}

/// The sheet of a form in a workbook with these forms.
fn sheet(form: &Form, beside: &[&Form], words: &Words) -> Sheet {
    let columns = columns::of(form, beside, words);
    if [OPERATION.sheet, FINANCING.sheet].contains(&form.sheet) {
        labels::sheet(form, &columns, words)
    } else {
        table::sheet(form, &columns, words)
    }
}

/// The left and right of the page footer.
fn footer(name: &str, words: &Words) -> [String; 2] {
    [name.to_string(), words.template.texts.page.clone()]
}

/// A sheet's name, and the three rows that it begins with: its title, what it is for, what is filled in.
fn opening(form: &Form, words: &Words) -> (String, Vec<(Cell, Content, Look)>) {
    let name = form.sheet.of(words.lang).to_string();
    let texts = [&name, &words.template.sheets[form.sheet.en].lead, &words.template.texts.legend];
    let cells = (0..).zip(texts).zip([Look::Title, Look::Lead, Look::Lead]);
    let cells =
        cells.map(|((row, text), look)| (Cell { row, column: 0 }, Content::Words(text.clone()), look));
    let cells = cells.collect();
    (name, cells)
}
