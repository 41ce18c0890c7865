//! What a sample workbook holds, before it becomes a file of any kind.

use rust_decimal::Decimal;

/// One workbook.
pub struct Book {
    /// Where it is written, below the sample folder. The ending says which kind of file.
    pub path: &'static str,
    /// The document's title.
    pub title: &'static str,
    /// The document's date, `2017-03-01`: fixed, so that every run writes the same bytes.
    pub date: &'static str,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

impl Book {
    /// The file's bytes.
    ///
    /// # Panics
    ///
    /// If the data of this example is wrong (an unreadable date, a sheet name too long).
    pub fn to_bytes(&self) -> Vec<u8> {
        if self.path.ends_with(".ods") { super::ods::bytes(self) } else { super::xlsx::bytes(self) }
    }
}

/// One sheet: a title, notes, and a table (or labels with values, when there are no headings).
pub struct Sheet {
    /// The name on its tab.
    pub name: &'static str,
    /// The first row.
    pub title: &'static str,
    /// The rows below the title; they stand above the header and the program leaves them alone.
    pub notes: &'static [&'static str],
    /// Its columns. Where every heading is empty, no header row is written.
    pub columns: &'static [Column],
    /// Its rows, one a line, as the cells are typed, with `|` between them. Nothing is blank, and a
    /// row may be shorter than the columns.
    pub rows: &'static str,
}

impl Sheet {
    /// Whether it has a header row.
    pub fn has_header(&self) -> bool {
        self.columns.iter().any(|column| !column.heading.is_empty())
    }

    /// The row of the header, or of the first label, counted from 0: below title, notes and one
    /// blank row.
    pub fn first_row(&self) -> usize {
        self.notes.len() + 2
    }

    /// The rows of the table, each as long as there are columns.
    pub fn cells(&self) -> impl Iterator<Item = Vec<(Kind, Cell)>> {
        self.rows.lines().filter(|line| !line.is_empty()).map(|line| {
            let typed: Vec<&'static str> = line.split('|').map(str::trim).collect();
            assert!(typed.len() <= self.columns.len(), "more cells than columns: {line}");
            let typed = typed.into_iter().chain(std::iter::repeat(""));
            self.columns
                .iter()
                .zip(typed)
                .map(|(column, typed)| (column.kind, column.kind.read(typed)))
                .collect()
        })
    }
}

/// One column: heading, width in characters, and how its cells are read.
pub struct Column {
    /// The heading, with `*` where a value is required.
    pub heading: &'static str,
    /// Its width, in characters.
    pub width: u16,
    /// How its cells are read and shown.
    pub kind: Kind,
}

/// How the typed cells of a column are read and shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As text, whatever is typed.
    Text,
    /// As longer text, which wraps.
    Prose,
    /// As a number: kronor, persons, hours.
    Number,
    /// As a year: a number without grouping.
    Year,
    /// By its form: a share (`4%`), a date (`2026-12-31`), a year, a number, else text.
    Any,
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Text.
    Text(&'static str),
    /// A number and the decimals it is shown with.
    Number(Decimal, u32),
    /// A share, 0.04 for `4%`, and the decimals of the percentage.
    Share(Decimal, u32),
    /// A year.
    Year(u16),
    /// A date, `2026-12-31`.
    Date(&'static str),
}

impl Kind {
    fn read(self, typed: &'static str) -> Cell {
        if typed.is_empty() {
            return Cell::Blank;
        }
        let number = typed.parse::<Decimal>();
        match (self, number) {
            (Kind::Text | Kind::Prose, _) => Cell::Text(typed),
            (Kind::Year, Ok(_)) => year(typed),
            (Kind::Any, Ok(_)) if typed.len() == 4 && typed.starts_with("20") => year(typed),
            (Kind::Number | Kind::Any, Ok(number)) => Cell::Number(number, number.scale()),
            (_, Err(_)) => match typed.strip_suffix('%').map(str::parse::<Decimal>) {
                Some(Ok(percent)) => Cell::Share(percent / Decimal::ONE_HUNDRED, percent.scale()),
                _ if is_date(typed) => Cell::Date(typed),
                _ => Cell::Text(typed),
            },
        }
    }
}

fn year(typed: &'static str) -> Cell {
    typed.parse().map_or(Cell::Text(typed), Cell::Year)
}

fn is_date(typed: &str) -> bool {
    typed.len() == 10
        && typed.char_indices().all(|(i, c)| if matches!(i, 4 | 7) { c == '-' } else { c.is_ascii_digit() })
}

/// Shorthand for a column.
pub const fn col(heading: &'static str, width: u16, kind: Kind) -> Column {
    Column { heading, width, kind }
}
