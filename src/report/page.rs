//! Builds one sheet from the top down and remembers where every figure came to stand.

use super::places::Places;
use super::sheet::{Area, At, Chart, Choice, Content, Link, Part, Sealed, Sheet, Style, Target};
use crate::base::{Cell, Place, Unit, round_half_away};
use crate::figure::{Address, Book, Id, Value};
use crate::words::ReportWords;
use rust_decimal::Decimal;

/// A number from which on decimals are not shown, where its unit lets it be with or without.
const MANY: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);

/// A column that only keeps others apart is no wider, in characters.
const NARROW: f64 = 2.5;

/// The column of year 1 on every sheet that has years: D.
pub const FIRST_YEAR: u16 = 3;

/// The column width that a head needs, in characters: its longest word's, since it wraps between
/// words.
pub fn head_width(head: &str) -> f64 {
    let longest = head.split([' ', '-']).map(|word| word.chars().count()).max().unwrap_or(0);
    f64::from(u32::try_from(longest.min(32)).unwrap_or(0)) * 1.15 + 1.0
}

/// The column width that a book's largest amount needs, in characters.
pub fn amount_width(book: &Book) -> f64 {
    let largest = (book.ids())
        .filter(|id| book.unit(*id) == Unit::Kronor)
        .filter_map(|id| book.number(id))
        .map(|number| number.abs())
        .max()
        .unwrap_or_default();
    // A digit is a little wider than a character of the default font, a separator half of one.
    let digits = round_half_away(largest, 0).normalize().to_string().len();
    let digits = f64::from(u32::try_from(digits).unwrap_or(u32::MAX));
    digits * 1.08 + ((digits - 1.0) / 3.0).floor() * 0.55 + 1.7
}

/// Takes the cells of rows.
pub type Taker<'a> = dyn FnMut(&mut Vec<At>) + 'a;

/// A sheet in the making.
pub struct Page<'a> {
    /// The book whose figures it shows.
    pub book: &'a Book,
    /// The words it speaks.
    pub words: &'a ReportWords,
    /// Where figures are at home.
    pub places: &'a Places,
    /// Takes the cells of every row that is complete, where they are not held; none: the sheet holds them.
    pub rows: Option<&'a mut Taker<'a>>,
    /// The sheet so far.
    pub sheet: Sheet,
    /// The sheet's position in the workbook.
    pub index: usize,
    /// The next free row.
    pub row: u32,
    /// Rows that texts of the current one need below it.
    pub more: u32,
    /// By how many powers of thousand yearly amounts are shown smaller.
    pub thousands: u8,
}

impl Page<'_> {
    /// Writes words.
    pub fn words(&mut self, column: u16, text: &str, part: Part) {
        self.put(self.row, column, Content::Words(text.to_string()), part, Unit::Text, 0);
    }

    /// Fills the head of a table to a last column, so that it forms an unbroken band.
    pub fn band(&mut self, last: u16) {
        let row = self.row;
        let written: Vec<u16> = self
            .sheet
            .cells
            .iter()
            .rev()
            .take_while(|(cell, ..)| cell.row == row)
            .map(|(cell, ..)| cell.column)
            .collect();
        for column in (0..=last).filter(|column| !written.contains(column)) {
            self.words(column, "", Part::Head);
        }
    }

    /// Writes words some steps to the right.
    pub fn indented(&mut self, column: u16, text: &str, part: Part, indent: u8) {
        self.put(self.row, column, Content::Words(text.to_string()), part, Unit::Text, indent);
    }

    /// Writes a link to another sheet.
    pub fn jump(&mut self, column: u16, text: &str, sheet: usize) {
        self.words(column, text, Part::Link);
        self.link(Target::Sheet(sheet));
    }

    /// Writes a part of the report's seal.
    pub fn seal(&mut self, column: u16, part: Sealed, style: Part) {
        self.put(self.row, column, Content::Seal(part), style, Unit::Text, 0);
    }

    /// Writes a link to another workbook.
    pub fn open_link(&mut self, column: u16, text: &str, link: Link) {
        self.put(
            self.row,
            column,
            Content::Open(text.to_string(), Box::new(link)),
            Part::Link,
            Unit::Text,
            0,
        );
    }

    /// Writes a link some steps to the right.
    pub fn jump_from(&mut self, column: u16, text: &str, sheet: usize, depth: usize) {
        let indent = u8::try_from(depth).unwrap_or(u8::MAX);
        self.indented(column, text, Part::Link, indent);
        self.link(Target::Sheet(sheet));
    }

    /// Makes the cell just written lead to a place in the workbook.
    pub fn link(&mut self, target: Target) {
        if let Some((cell, _, style)) = self.sheet.cells.last_mut() {
            style.linked = true;
            self.sheet.links.push((*cell, target));
        }
    }

    /// Makes the cell just written lead to where a figure is at home.
    pub fn link_home(&mut self, id: Id) {
        self.link(Target::Home(id));
    }

    /// Makes the cell just written lead to the first figure that another one is made of, if any.
    pub fn link_behind(&mut self, id: Id) {
        let Some(expr) = self.book.definition(id) else { return };
        let mut first = None;
        expr.for_each_operand(&mut |operand| first = first.or(Some(operand)));
        if let Some(first) = first {
            self.link_home(first);
        }
    }

    /// Says what rule of the method applies to the cell just written, and where it is explained.
    pub fn comment(&mut self, text: &str) {
        if let Some((cell, ..)) = self.sheet.cells.last() {
            let text = format!("{text} {}", self.words.comments.reference);
            self.sheet.comments.push((*cell, text));
        }
    }

    /// Lets the rows from one on, up to the one before this, fold away under their heading.
    pub fn fold_from(&mut self, first: u32) {
        if first < self.row {
            self.sheet.groups.push((first, self.row - 1));
        }
    }

    /// The cells where a row of figures is at home.
    pub fn home_of(&self, row: &[Id]) -> Area {
        let home = |id: Option<&Id>| id.and_then(|id| self.places.home(*id));
        let nowhere = Address { sheet: self.index, cell: Cell { row: 0, column: 0 } };
        let (first, last) = (home(row.first()).unwrap_or(nowhere), home(row.last()).unwrap_or(nowhere));
        Area { sheet: first.sheet, first: first.cell, last: last.cell }
    }

    /// Writes a figure: its definition if it has no cell yet, otherwise a reference to it.
    pub fn figure(&mut self, column: u16, id: Id, part: Part) {
        let here = self.address(column);
        let content = match self.places.home(id) {
            Some(home) if home != here => Content::Shown(id),
            _ => self.settle(column, id),
        };
        let unit = self.book.unit(id);
        self.put(self.row, column, content, part, unit, 0);
    }

    /// Writes a reference to a figure whose definition stands on a later sheet.
    pub fn shown(&mut self, column: u16, id: Id, part: Part) {
        let unit = self.book.unit(id);
        self.put(self.row, column, Content::Shown(id), part, unit, 0);
    }

    /// Writes a figure, or the word for none.
    pub fn figure_or_none(&mut self, column: u16, id: Option<Id>, part: Part) {
        match id {
            Some(id) => self.figure(column, id, part),
            None => {
                let none = self.words.terms.none.to_string();
                self.words(column, &none, part);
            }
        }
    }

    /// Writes a text figure where it is defined, some steps to the right.
    pub fn key(&mut self, column: u16, id: Id, part: Part, indent: u8) {
        let content = self.settle(column, id);
        self.put(self.row, column, content, part, Unit::Text, indent);
    }

    /// Writes a figure that the user may change.
    pub fn input(&mut self, column: u16, id: Id) {
        self.figure(column, id, Part::Input);
        if self.book.unit(id) == Unit::Share {
            let cell = Cell { row: self.row, column };
            self.sheet.choices.push((cell, Choice::Share));
        }
    }

    /// Writes what a figure is counted in.
    pub fn unit(&mut self, column: u16, id: Id) {
        let units = &self.words.units;
        let word = match self.book.unit(id) {
            Unit::Kronor | Unit::Price => &units.kronor,
            Unit::Share | Unit::Multiple | Unit::Rate => &units.per_cent,
            Unit::Persons => &units.persons,
            Unit::Months => &units.months,
            Unit::Years => &units.years,
            Unit::YearNumber => &units.year_number,
            Unit::CalendarYear => &units.year,
            Unit::Times => &units.ratio,
            Unit::Quantity | Unit::Factor | Unit::IndexValue | Unit::Flag | Unit::Text => return,
        };
        let word = word.to_string();
        self.words(column, &word, Part::Note);
    }

    /// Writes a row of yearly figures from the first year's column on.
    pub fn years(&mut self, ids: &[Id], part: Part) -> Area {
        for (column, id) in (FIRST_YEAR..).zip(ids) {
            self.figure(column, *id, part);
            self.smaller();
        }
        self.area(FIRST_YEAR, ids.len())
    }

    /// Writes a row of references to yearly figures.
    pub fn years_shown(&mut self, ids: &[Id], part: Part) -> Area {
        for (column, id) in (FIRST_YEAR..).zip(ids) {
            self.shown(column, *id, part);
            self.smaller();
        }
        self.area(FIRST_YEAR, ids.len())
    }

    /// Cells of the current row from a column on.
    pub fn area(&self, column: u16, length: usize) -> Area {
        let last = column + u16::try_from(length.saturating_sub(1)).unwrap_or(0);
        Area {
            sheet: self.index,
            first: Cell { row: self.row, column },
            last: Cell { row: self.row, column: last },
        }
    }

    /// The heads of a table's columns, from column A on.
    pub fn heads(&mut self, heads: &[&str], numbers_from: usize) {
        for (index, head) in heads.iter().enumerate() {
            let part = if index < numbers_from { Part::Head } else { Part::HeadRight };
            self.words(u16::try_from(index).unwrap_or(u16::MAX), head, part);
        }
        self.next();
    }

    /// Opens a table: a blank row, its heading, and no more.
    pub fn section(&mut self, heading: &str) {
        self.next();
        self.words(0, heading, Part::Section);
        self.next();
    }

    /// Goes to the next row.
    pub fn next(&mut self) {
        self.row += 1 + std::mem::take(&mut self.more);
        if let Some(rows) = &mut self.rows {
            rows(&mut self.sheet.cells);
            self.sheet.cells.clear();
        }
    }

    /// Adds a chart.
    pub fn chart(&mut self, chart: Chart) {
        self.sheet.charts.push(chart);
    }

    fn address(&self, column: u16) -> Address {
        Address { sheet: self.index, cell: Cell { row: self.row, column } }
    }

    fn settle(&mut self, column: u16, id: Id) -> Content {
        self.places.settle(id, self.address(column));
        Content::Home(id)
    }

    pub(super) fn put(
        &mut self,
        row: u32,
        column: u16,
        content: Content,
        part: Part,
        unit: Unit,
        indent: u8,
    ) {
        let whole = match &content {
            Content::Home(id) | Content::Shown(id) => {
                // Decimals of what is counted in thousands tell nothing, and take the room of years.
                let plain = |number: Decimal| number.fract().is_zero() || number.abs() >= MANY;
                self.book.number(*id).is_none_or(plain)
            }
            Content::Words(_) | Content::Open(..) | Content::Seal(_) => true,
        };
        // Text right after a column of numbers needs room of its own, unless a narrow column gives it.
        let before = column.checked_sub(1).and_then(|before| self.sheet.widths.get(usize::from(before)));
        let apart = column > 0
            && before.is_none_or(|width| *width > NARROW)
            && matches!(part, Part::Text | Part::Note | Part::Head | Part::SumLabel | Part::Link);
        let indent = indent.max(u8::from(apart));
        let style = Style { indent, ..Style::of(part, unit, whole) };
        self.sheet.cells.push((Cell { row, column }, content, style));
    }

    /// The source cell of a given figure, as a note: `Effekter!B7`.
    pub fn source(&mut self, column: u16, id: Id) {
        if let Some(text) = self.source_of(id) {
            self.words(column, &text, Part::Note);
        }
    }

    /// Where a given figure comes from: `Effekter!B7`.
    pub fn source_of(&self, id: Id) -> Option<String> {
        match self.book.definition(id) {
            Some(_) => None,
            None => {
                Some(self.book.place(id).map_or(self.words.texts.default_value.to_string(), Place::to_string))
            }
        }
    }

    /// The text of a key figure.
    pub fn text_of(&self, id: Id) -> String {
        match self.book.value(id) {
            Value::Text(text) => text.to_string(),
            Value::Number(number) => number.to_string(),
        }
    }
}
