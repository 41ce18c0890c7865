//! The report's sheets in order, and what they are built from.

use super::page::{FIRST_YEAR, Page, Places, amount_width};
use super::sheet::{Part, Properties, Sheet, Sheets};
use super::sheet_names::{SheetNames, quoted};
use super::{
    actor, assumptions, calculation, checks, names, projection, provenance, statement, summary, unit_costs,
};
use crate::account::{Account, Names};
use crate::edition::{Edition, Suppressed};
use crate::figure::{Address, Book, Homes, Id};
use crate::model::{Inputs, Party, Status};
use crate::project::Projection;
use crate::words::{ReportWords, fill};

/// A finding of the run, already in words.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Code.
    pub code: String,
    /// Where.
    pub place: String,
    /// What.
    pub text: String,
    /// Whether it is a warning, not only a note.
    pub is_warning: bool,
}

/// Everything a report is laid out from.
pub struct Case<'a> {
    /// The figures.
    pub book: &'a Book,
    /// The inputs.
    pub inputs: &'a Inputs,
    /// The account.
    pub account: &'a Account,
    /// The projection.
    pub projection: &'a Projection,
    /// The words.
    pub words: &'a ReportWords,
    /// Warnings and notes.
    pub notices: &'a [Notice],
    /// Whom the report is for.
    pub edition: Edition,
    /// What it does not show by itself.
    pub suppressed: &'a [Suppressed],
}

impl<'a> Case<'a> {
    /// The column width that the account's largest amount needs, in characters.
    pub fn amount_width(&self) -> f64 {
        amount_width(self.book)
    }

    /// What marks every sheet of the inner edition: on the screen, and whole in print.
    pub fn mark(&self) -> Option<(&'a str, String)> {
        mark(self.edition, self.words)
    }

    /// What parties are called.
    pub fn names(&self) -> Names<'a> {
        Names { inputs: self.inputs, words: self.words }
    }
}

/// What marks every sheet of the inner edition: on the screen, and whole in print.
pub fn mark(edition: Edition, words: &ReportWords) -> Option<(&str, String)> {
    let fewest = edition.fewest.to_string();
    let texts = &words.texts;
    (!edition.is_outer()).then(|| (&*texts.inner_edition, fill(&texts.inner_mark, &[("fewest", &fewest)])))
}

/// The positions of the sheets.
#[derive(Clone, Debug)]
pub struct Order {
    /// Position of each party's own sheet, in the order of the income statement.
    pub parties: Vec<(Party, usize)>,
    /// Position of Antaganden.
    pub assumptions: usize,
    /// Position of Enhetskostnader.
    pub unit_costs: usize,
    /// Position of Beräkning.
    pub calculation: usize,
    /// Position of Kontroller.
    pub checks: usize,
    /// Position of Proveniens.
    pub provenance: usize,
}

/// Position of Resultaträkning.
pub const STATEMENT: usize = 1;
/// Position of Prognos.
pub const PROJECTION: usize = 2;

/// Where figures are, and what the sheets are called.
#[derive(Debug)]
pub struct Layout {
    places: Places,
    quoted: Vec<String>,
}

impl Layout {
    /// Figures on sheets with these titles.
    pub fn new(places: Places, sheets: &[Sheet]) -> Layout {
        Layout { places, quoted: sheets.iter().map(|sheet| quoted(&sheet.name)).collect() }
    }
}

impl Homes for Layout {
    fn home(&self, id: Id) -> Option<Address> {
        self.places.0[id.index()]
    }

    fn sheet_name(&self, sheet: usize) -> &str {
        &self.quoted[sheet]
    }
}

/// Lays out the report.
pub fn lay_out(case: &Case) -> (Sheets, Layout) {
    let words = case.words;
    let with_sheet: Vec<Party> = (case.names().rows().into_iter())
        .map(|(party, _)| party)
        .filter(|party| *party != Party::Production)
        .collect();
    let after = 3 + with_sheet.len();
    let order = Order {
        parties: with_sheet.iter().copied().zip(3..).collect(),
        assumptions: after,
        unit_costs: after + 1,
        calculation: after + 2,
        checks: after + 3,
        provenance: after + 4,
    };
    let mut given = SheetNames::default();
    let sheets = &words.sheets;
    // Our own sheets keep their names; an actor called the same gets a number.
    let first = [&sheets.summary, &sheets.statement, &sheets.projection].map(|name| given.give(name));
    let last =
        [&sheets.assumptions, &sheets.unit_costs, &sheets.calculation, &sheets.checks, &sheets.provenance]
            .map(|name| given.give(name));
    let middle: Vec<String> = with_sheet.iter().map(|party| given.give(&case.names().of(*party))).collect();
    let titles: Vec<String> = first.into_iter().chain(middle).chain(last).collect();

    let mut places = Places::of(case.book);
    let mut built = Vec::new();
    // Figures settle where they are first written, so sheets that define come before those that show.
    let mut build = |index: usize, make: &dyn Fn(&mut Page, &Case, &Order)| {
        let mut page = Page {
            book: case.book,
            words,
            places: &mut places,
            sheet: blank(case, &titles[index]),
            index,
            row: 0,
        };
        make(&mut page, case, &order);
        built.push((index, page.sheet));
    };
    build(order.assumptions, &assumptions::build);
    build(order.unit_costs, &unit_costs::build);
    build(order.calculation, &calculation::build);
    build(STATEMENT, &statement::build);
    for (party, index) in &order.parties {
        build(*index, &|page, case, order| actor::build(page, case, order, *party));
    }
    build(PROJECTION, &projection::build);
    build(order.checks, &checks::build);
    build(order.provenance, &provenance::build);
    build(0, &summary::build);
    built.sort_by_key(|(index, _)| *index);

    let operation = &case.inputs.operation;
    let about = [("operation", &*operation.name.value), ("year", &operation.year.value.0.to_string())];
    let sheets = Sheets {
        sheets: built.into_iter().map(|(_, sheet)| sheet).collect(),
        names: names::define(case),
        properties: Properties {
            title: fill(&words.texts.document_title, &about),
            subject: words.texts.document_subject.to_string(),
            author: provenance::program(),
            date: document_date(case.inputs),
            mark: provenance::MARK.to_string(),
        },
    };
    let layout = Layout::new(places, &sheets.sheets);
    (sheets, layout)
}

/// The newest source's own date; the last day of the account year where none says.
fn document_date(inputs: &Inputs) -> String {
    let newest = inputs.sources.iter().filter_map(|source| source.modified.clone()).max();
    newest.unwrap_or_else(|| format!("{:04}-12-31T00:00:00Z", inputs.operation.year.value.0))
}

fn blank(case: &Case, name: &str) -> Sheet {
    let operation = &case.inputs.operation;
    let words = case.words;
    let status = match operation.status {
        Status::Preliminary => &words.terms.preliminary,
        Status::Adopted => &words.terms.adopted,
    };
    let margins = [
        format!("{} {}", operation.name.value, operation.year.value.0),
        case.mark().map_or_else(String::new, |(_, whole)| whole),
        name.to_string(),
        format!("{status} · {}", provenance::program()),
    ];
    Sheet::blank(name, page_margins(&margins, words))
}

/// Page header (left, middle, right) and footer (left; the page's number is put to the right).
pub fn page_margins(texts: &[String; 4], words: &ReportWords) -> [String; 5] {
    // In a page header & begins a command, && is the sign itself.
    let [left, middle, right, below] = texts.each_ref().map(|text| text.replace('&', "&&"));
    [left, middle, right, below, words.texts.page_of.to_string()]
}

impl Page<'_> {
    /// The head of a sheet: title, what it shows, links, the master check. Leaves the next row free.
    pub fn open(&mut self, title: &str, lead: &str, case: &Case, order: &Order) {
        self.words(0, title, Part::Title);
        self.sheet.heights.push((self.row, 26.0));
        self.next();
        self.words(0, lead, Part::Lead);
        self.next();
        let unit = self.words.texts.amounts_in_kronor.to_string();
        self.words(0, &unit, Part::Note);
        self.shown(1, case.projection.checks.master, Part::Verdict);
        if self.index != 0 {
            let text = self.words.sheets.summary.to_string();
            self.jump(2, &text, 0);
        } else {
            let text = self.words.sheets.checks.to_string();
            self.jump(2, &text, order.checks);
        }
        if let Some((mark, _)) = case.mark() {
            self.words(FIRST_YEAR, mark, Part::Mark);
        }
        self.next();
    }
}
