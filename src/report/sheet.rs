//! Neutral sheets: what stands where and what it is, without a file format. A number can only
//! come from a figure of the book; there is no variant for a formula or a number of one's own.

use crate::base::{Cell, Unit};
use crate::figure::Id;

/// A workbook before it has a file format.
#[derive(Debug, Default)]
pub struct Sheets {
    /// The sheets in order.
    pub sheets: Vec<Sheet>,
    /// Defined names and the figures they name.
    pub names: Vec<(String, Id)>,
    /// Document properties.
    pub properties: Properties,
}

/// What the document says of itself.
#[derive(Debug, Default)]
pub struct Properties {
    /// Title.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// The program and its version.
    pub author: String,
    /// The newest source's own date, `2017-03-01T12:00:00Z`.
    pub date: String,
    /// What the program knows its own file by.
    pub mark: String,
    /// What it is made from, hashed; perhaps empty.
    pub stamp: String,
}

/// One sheet.
#[derive(Debug)]
pub struct Sheet {
    /// Its name, valid and unique.
    pub name: String,
    /// Column widths in characters, from column A.
    pub widths: Vec<f64>,
    /// What stands where; each cell once. None where the rows are made when they are asked for.
    pub cells: Vec<At>,
    /// The first row and column that move when the sheet is scrolled.
    pub freeze: (u32, u16),
    /// Rows repeated on every printed page: first and last.
    pub repeat: (u32, u32),
    /// Whether it is printed on one page, not only one page wide.
    pub one_page: bool,
    /// Page header: left, centre and right. Page footer: left and right.
    pub margins: [String; 5],
    /// Charts.
    pub charts: Vec<Chart>,
    /// Small columns within a cell, and the values that they are drawn from.
    pub sparklines: Vec<(Cell, Area)>,
    /// Input cells that take only some values.
    pub choices: Vec<(Cell, Choice)>,
    /// Rows higher than usual, in points.
    pub heights: Vec<(u32, f64)>,
    /// Cells that lead to a place in the workbook.
    pub links: Vec<(Cell, Target)>,
    /// What a rule of the method says about a cell.
    pub comments: Vec<(Cell, String)>,
    /// Rows that fold away under the heading above them: first and last.
    pub groups: Vec<(u32, u32)>,
    /// How many columns of years it has.
    pub years: u16,
    /// The first columns, repeated where it is several pages wide; 0 where it never is.
    pub lead: u16,
    /// How it is cut into printed pages.
    pub print: Print,
}

/// A sheet's printed pages, A4 landscape, and how far it reaches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Print {
    /// Size in per cent.
    pub scale: u16,
    /// Rows that begin a page.
    pub row_breaks: Vec<u32>,
    /// Columns that begin a page; the sheet's first ones are repeated on every page.
    pub column_breaks: Vec<u16>,
    /// The last row and the last column that anything stands in.
    pub last: Cell,
    /// Whether it has texts of which the beginning is enough: what would reach beyond its columns is not printed.
    pub clipped: bool,
}

impl Sheet {
    /// An empty sheet with its page header and footer.
    pub fn blank(name: &str, margins: [String; 5]) -> Sheet {
        Sheet {
            name: name.to_string(),
            widths: Vec::new(),
            cells: Vec::new(),
            freeze: (0, 0),
            repeat: (0, 0),
            one_page: false,
            margins,
            charts: Vec::new(),
            sparklines: Vec::new(),
            choices: Vec::new(),
            heights: Vec::new(),
            links: Vec::new(),
            comments: Vec::new(),
            groups: Vec::new(),
            years: 0,
            lead: 0,
            print: Print::default(),
        }
    }
}

/// A cell: where, what and as what.
pub type At = (Cell, Content, Style);

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Words.
    Words(String),
    /// A figure where it is defined: its formula, or its value if it was given.
    Home(Id),
    /// A figure that is defined elsewhere, by a reference to its home.
    Shown(Id),
    /// Words that open another workbook. Reports have them to the report of the year before only.
    Open(String, Box<Link>),
    /// A part of the report's seal, which is known when all other cells are.
    Seal(Sealed),
}

/// A part of a report's seal. Rows of sheets go by the sheet's position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed {
    /// The one hash over all lines. All of the sheet from its row on is no part of the seal.
    Total,
    /// A line of the signature, from 0.
    Signature(usize),
    /// How many cells of a sheet are sealed.
    Cells(usize),
    /// The hash over a sheet's structure.
    Structure(usize),
    /// The hash over a sheet's values.
    Values(usize),
    /// The fingerprints of a sheet's cells; where they are too many for a cell they go on to the right.
    Prints(usize),
    /// How many defined names are sealed.
    NameCount,
    /// The hash over all defined names.
    NameHash,
    /// The fingerprints of the defined names.
    NamePrints,
}

/// A place in the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The top of a sheet, by its position.
    Sheet(usize),
    /// The cell where a figure is at home.
    Home(Id),
}

/// A place in another workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The workbook's path as seen from the linking workbook's own folder, with `/`; or its whole path.
    pub path: String,
    /// Sheet and cell as a formula names them, `'Effekter'!B7`; empty for the whole workbook.
    pub place: String,
}

/// What a cell is, from which its looks follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Style {
    /// Its part on the sheet.
    pub part: Part,
    /// How a number in it is counted.
    pub unit: Unit,
    /// Whether the number is whole, where the unit lets both be.
    pub whole: bool,
    /// Steps to the right, for parts of an actor.
    pub indent: u8,
    /// Whether it leads to another place.
    pub linked: bool,
    /// By how many powers of thousand an amount is shown smaller: 0 kr, 1 tkr, 2 Mkr.
    pub thousands: u8,
    /// Whether a text goes on below itself.
    pub wrap: bool,
}

impl Style {
    /// A part as it looks by itself.
    pub fn of(part: Part, unit: Unit, whole: bool) -> Style {
        Style { part, unit, whole, indent: 0, linked: false, thousands: 0, wrap: false }
    }
}

/// A cell's part on its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The sheet's title.
    Title,
    /// The line below it that says what the sheet shows.
    Lead,
    /// A sentence that says what the figures come to.
    Sentence,
    /// The heading of a table.
    Section,
    /// The head of a column: words to the left, or a number.
    Head,
    /// The head of a column of numbers, to the right.
    HeadRight,
    /// The name of a row.
    Label,
    /// Ordinary text.
    Text,
    /// Small grey text: units, places.
    Note,
    /// A computed figure.
    Figure,
    /// A computed figure that sums others.
    Sum,
    /// The name of a row that sums others.
    SumLabel,
    /// A figure that the user may change.
    Input,
    /// What marks a sheet that is not for everybody.
    Mark,
    /// A verdict: good or bad by its word.
    Verdict,
    /// A link.
    Link,
    /// Text of which the beginning is enough.
    Clipped,
}

/// The values that an input cell takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// One of these words.
    Words(Vec<String>),
    /// A whole number within these bounds.
    Whole(i32, i32),
    /// A share, from 0 to 1.
    Share,
}

/// Cells in one row or column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// The sheet's position.
    pub sheet: usize,
    /// The first cell.
    pub first: Cell,
    /// The last cell.
    pub last: Cell,
}

/// A chart.
#[derive(Debug)]
pub struct Chart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// Its title.
    pub title: String,
    /// What stands along the axis of categories.
    pub category_axis: String,
    /// What stands along the axis of values: the unit.
    pub value_axis: String,
    /// By how many powers of thousand the values are shown smaller: 0 kr, 1 tkr, 2 Mkr.
    pub thousands: usize,
    /// The categories.
    pub categories: Area,
    /// The series.
    pub series: Vec<ChartSeries>,
    /// Where its upper left corner is.
    pub at: Cell,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// What somebody who cannot see it should know.
    pub description: String,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Bars to the right for the first series, gains, and to the left for the second, losses.
    Bars,
    /// Columns by year, stacked, with the last series as a line over them.
    Stacked,
    /// Columns by year of the first series, the last series, where there are two, as a line over them.
    Columns,
    /// Every series as a line by year.
    Lines,
    /// The same, of per cent: the axis ends at 100.
    PerCent,
    /// Columns that stand on one that is not seen, from what was to what is: the carrying one, the wholes
    /// at both ends, then rises and falls, each above zero and below it.
    Waterfall,
}

/// How a series is drawn: by colour, and in grey by lightness or hatching too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Real cost types, gains, what a year brings.
    Real,
    /// Production value.
    Production,
    /// Financial cost types.
    Financial,
    /// Losses.
    Loss,
    /// What it all comes to.
    Net,
    /// What carries others and is not seen.
    Unseen,
}

/// One series of a chart.
#[derive(Debug)]
pub struct ChartSeries {
    /// What it is called.
    pub name: String,
    /// Its values.
    pub values: Area,
    /// How it is drawn.
    pub ink: Ink,
}
