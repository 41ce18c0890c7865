//! The report's sheets in order, and what they are built from.

use super::fit::fit;
use super::page::{Page, amount_width};
use super::places::Places;
use super::room::thousands;
use super::sheet::{Properties, Sheet, Sheets};
use super::sheet_names::{SheetNames, quoted};
use super::{
    actor, assumptions, assumptions_log, before, calculation, checks, decision, names, projection,
    provenance, register, statement, summary, unit_costs, unpriced,
};
use crate::account::{Account, Names};
use crate::before::Before;
use crate::decision::Decision;
use crate::edition::{Edition, Suppressed};
use crate::figure::{Address, Book, Homes, Id};
use crate::model::{Inputs, Party, Status};
use crate::project::Projection;
use crate::register::Register;
use crate::words::{DecisionWords, ReportWords, fill};

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
    /// What the account says about decisions.
    pub decision: &'a Decision,
    /// The figures that a reader may change.
    pub register: &'a Register,
    /// The words.
    pub words: &'a ReportWords,
    /// The words of decision support.
    pub told: &'a DecisionWords,
    /// Warnings and notes.
    pub notices: &'a [Notice],
    /// The account of the year before beside this one, where the run has it.
    pub before: Option<&'a Before>,
    /// Whether the report is signed.
    pub signed: bool,
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
    /// Position of Föregående år, where there is an account of it.
    pub before: Option<usize>,
    /// Positions of the sheets of decision support that the account has.
    pub decision: Vec<(decision::Kind, usize)>,
    /// Position of Ej prissatta effekter, where there are any.
    pub unpriced: Option<usize>,
    /// Position of Antaganden.
    pub assumptions: usize,
    /// Position of Antagandelogg.
    pub assumptions_log: usize,
    /// Position of Enhetskostnader.
    pub unit_costs: usize,
    /// Position of Beräkning.
    pub calculation: usize,
    /// Position of Kontroller.
    pub checks: usize,
    /// Position of Indataregister.
    pub register: usize,
    /// Position of Proveniens.
    pub provenance: usize,
}

impl Order {
    /// Position of a party's own sheet; production value has none.
    pub fn sheet_of(&self, party: Party) -> Option<usize> {
        self.parties.iter().find(|(other, _)| *other == party).map(|(_, sheet)| *sheet)
    }

    /// Position of a sheet of decision support, where the account has it.
    pub fn decision_sheet(&self, kind: decision::Kind) -> Option<usize> {
        self.decision.iter().find(|(other, _)| *other == kind).map(|(_, sheet)| *sheet)
    }
}

/// Letters of a name in a page header and on the first sheet.
const LONGEST_NAME: usize = 40;

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

    /// Where figures are.
    pub fn places(&self) -> &Places {
        &self.places
    }
}

impl Homes for Layout {
    fn home(&self, id: Id) -> Option<Address> {
        self.places.home(id)
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
    let before = case.before.map(|_| PROJECTION + 1);
    let first = PROJECTION + 1 + usize::from(before.is_some());
    let after_parties = first + with_sheet.len();
    let decisions = decision::sheets(case);
    let after_decisions = after_parties + decisions.len();
    let unpriced = (!case.inputs.unpriced.is_empty()).then_some(after_decisions);
    let after = after_decisions + usize::from(unpriced.is_some());
    let order = Order {
        parties: with_sheet.iter().copied().zip(first..).collect(),
        before,
        decision: decisions.iter().map(|sheet| sheet.kind).zip(after_parties..).collect(),
        unpriced,
        assumptions: after,
        assumptions_log: after + 1,
        unit_costs: after + 2,
        calculation: after + 3,
        checks: after + 4,
        register: after + 5,
        provenance: after + 6,
    };
    let mut given = SheetNames::default();
    let sheets = &words.sheets;
    // Our own sheets keep their names; an actor called the same gets a number.
    let own = [&sheets.summary, &sheets.statement, &sheets.projection].map(|name| given.give(name));
    let earlier = before.map(|_| given.give(&sheets.before));
    let decided: Vec<String> = decisions.iter().map(|sheet| given.give(sheet.name)).collect();
    let told = unpriced.map(|_| given.give(&sheets.unpriced));
    let last = [
        &sheets.assumptions,
        &sheets.assumptions_log,
        &sheets.unit_costs,
        &sheets.calculation,
        &sheets.checks,
        &sheets.register,
        &sheets.provenance,
    ]
    .map(|name| given.give(name));
    let middle: Vec<String> = with_sheet.iter().map(|party| given.give(&case.names().of(*party))).collect();
    let titles: Vec<String> =
        own.into_iter().chain(earlier).chain(middle).chain(decided).chain(told).chain(last).collect();

    let places = Places::of(case.book);
    let scale = thousands(case.book);
    let mut built = Vec::new();
    // Figures settle where they are first written, so sheets that define come before those that show.
    let mut build = |index: usize, make: &dyn Fn(&mut Page, &Case, &Order)| {
        let mut page = Page {
            book: case.book,
            words,
            places: &places,
            rows: None,
            sheet: blank(case, &titles[index]),
            index,
            row: 0,
            more: 0,
            thousands: scale,
        };
        make(&mut page, case, &order);
        fit(&mut page.sheet, case.book);
        built.push((index, page.sheet));
    };
    build(order.assumptions, &assumptions::build);
    build(order.unit_costs, &unit_costs::build);
    build(order.calculation, &calculation::build);
    build(order.assumptions_log, &assumptions_log::build);
    build(STATEMENT, &statement::build);
    for (party, index) in &order.parties {
        build(*index, &|page, case, order| actor::build(page, case, order, *party));
    }
    build(PROJECTION, &projection::build);
    if let Some((index, before)) = order.before.zip(case.before) {
        build(index, &|page, case, order| before::build(page, case, order, before));
    }
    // What others are worked out from stands after them, and is built before.
    for (at, sheet) in decisions.iter().enumerate().rev() {
        build(after_parties + at, &sheet.build);
    }
    if let Some(index) = order.unpriced {
        build(index, &unpriced::build);
    }
    build(order.checks, &checks::build);
    build(order.register, &|page, case, order| register::build(page, case, order, &titles));
    build(order.provenance, &|page, case, order| provenance::build(page, case, order, &titles));
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
            stamp: String::new(),
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
        format!("{} {}", shortened(&operation.name.value), operation.year.value.0),
        case.mark().map_or_else(String::new, |(_, whole)| whole),
        name.to_string(),
        format!("{status} · {}", provenance::program()),
    ];
    Sheet::blank(name, page_margins(&margins, words))
}

/// A name as a page header and the first sheet have room for it: whole elsewhere.
pub fn shortened(name: &str) -> String {
    within(name, LONGEST_NAME)
}

/// A text of so many letters at the most.
pub(super) fn within(text: &str, longest: usize) -> String {
    let kept: String = text.chars().take(longest).collect();
    if kept.len() == text.len() { kept } else { format!("{}…", kept.trim_end()) }
}

/// Page header (left, middle, right) and footer (left; the page's number is put to the right).
pub fn page_margins(texts: &[String; 4], words: &ReportWords) -> [String; 5] {
    // In a page header & begins a command, && is the sign itself.
    let [left, middle, right, below] = texts.each_ref().map(|text| text.replace('&', "&&"));
    [left, middle, right, below, words.texts.page_of.to_string()]
}
