//! What is kept of an account when its report has been written: the figures that stand in the
//! summary of all accounts and in the report of the year after, each with its cell in the report.
//! A few kilobytes.

use super::measure::Measure;
use super::whose::{Member, Whose};
use crate::base::{Cell, Cited, Place, Sheet, Unit};
use crate::figure::{Book, Id, Value};
use crate::model::{Source, Status, Timing};
use crate::words::names::key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A figure as it stands in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Datum {
    /// A number, or a word where there is none (no cost to divide by, never paid back).
    pub value: Value,
    /// What it is counted in.
    pub unit: Unit,
    /// Its cell in the report: the sheet's position, and the cell there; [`Digest::place`] tells it in full.
    pub at: Option<(u16, Cell)>,
}

/// What is kept of one party of an account; its parts are counted in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartyDigest {
    /// Whose.
    pub whose: Whose,
    /// Income of year 1.
    pub income: Datum,
    /// Cost of year 1, positive.
    pub cost: Datum,
    /// Result of year 1.
    pub result: Datum,
    /// Accumulated result over the term of office.
    pub term: Datum,
}

/// What an actor pays the operation: the payer's side of an income, so all amounts are negative.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payment {
    /// Who pays.
    pub payer: Arc<str>,
    /// In year 1.
    pub year_1: Datum,
    /// In the year that it falls in, undiscounted and discounted; none beyond the horizon.
    pub falls: Option<[Datum; 2]>,
    /// Whether that year belongs to the term of office.
    pub within_term: bool,
}

/// What is kept of an outcome: persons with it, cost per person with it, share of the participants.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OutcomeDigest {
    /// Its name.
    pub name: Arc<str>,
    /// The three.
    pub figures: [Datum; 3],
}

/// What is kept of a party's social balance sheet: of the parties at the top.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BalanceDigest {
    /// Whose.
    pub whose: Whose,
    /// What the account calls it.
    pub name: Arc<str>,
    /// What is realised every year, negative where it is a gain.
    pub realised: Vec<Datum>,
    /// The balance at the end of every year.
    pub closing: Vec<Datum>,
}

/// What is kept of one account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Digest {
    /// Whose operation it is, as the theme of its report says; perhaps empty.
    pub organisation: Arc<str>,
    /// The operation's name.
    pub operation: Arc<str>,
    /// The account year.
    pub year: u16,
    /// Whether the account is adopted.
    pub status: Status,
    /// Whom the operation is for; may be blank.
    pub target_group: String,
    /// When in the year each cost type's flows fall.
    pub timing: [Timing; 3],
    /// Whether outcomes are told and none has any deadweight.
    pub no_deadweight: bool,
    /// The workbooks it was read from: the operation workbook first.
    pub sources: Vec<Source>,
    /// The report's path below the output folder.
    pub report: Arc<str>,
    /// The names of its sheets, in order.
    pub sheets: Vec<Arc<str>>,
    /// As in [`Measure::ALL`].
    pub measures: Vec<Datum>,
    /// Cost per participant.
    pub cost_per_person: Datum,
    /// The outcomes that are told of.
    pub outcomes: Vec<OutcomeDigest>,
    /// The actor who answers for it.
    pub principal: Whose,
    /// In the order of the income statement.
    pub parties: Vec<PartyDigest>,
    /// What the operation is paid by others.
    pub payments: Vec<Payment>,
    /// What is still expected at the end of every year.
    pub balances: Vec<BalanceDigest>,
}

/// What tells operations apart: whose it is and its name, both in their form for comparison. Two municipalities may
/// well have operations of the same name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OperationKey([String; 2]);

impl OperationKey {
    /// Of an operation of an organisation, which may be told nowhere.
    pub fn of(organisation: &str, operation: &str) -> OperationKey {
        OperationKey([organisation, operation].map(key))
    }
}

/// What some digests have alike.
#[derive(Debug, Default)]
pub struct Known {
    texts: Once<str>,
    actors: Once<[Member]>,
}

/// Values of which each is kept once.
#[derive(Debug)]
struct Once<T: ?Sized>(BTreeSet<Arc<T>>);

impl<T: ?Sized + Ord> Once<T> {
    fn share(&mut self, value: &mut Arc<T>) {
        match self.0.get(value) {
            Some(known) => *value = Arc::clone(known),
            None => _ = self.0.insert(Arc::clone(value)),
        }
    }
}

impl<T: ?Sized> Default for Once<T> {
    fn default() -> Once<T> {
        Once(BTreeSet::new())
    }
}

impl Datum {
    /// Enters what stands in a cell of a report, and that place where it is told of.
    pub fn enter(&self, book: &mut Book, label: &Arc<str>, place: Option<Place>) -> Id {
        match &self.value {
            Value::Number(number) => book.given(label, self.unit, Cited { value: *number, place }),
            Value::Text(text) => book.key(label, text, place),
        }
    }
}

impl Digest {
    /// One of the figures.
    pub fn get(&self, measure: Measure) -> &Datum {
        &self.measures[measure as usize]
    }

    /// Where one of the figures stands.
    pub fn place(&self, datum: &Datum) -> Place {
        let sheet = datum.at.and_then(|(index, _)| {
            let name = Arc::clone(self.sheets.get(usize::from(index))?);
            Some(Sheet { index, name })
        });
        let cell = datum.at.filter(|_| sheet.is_some()).map(|(_, cell)| cell);
        Place { workbook: Arc::clone(&self.report), sheet, cell }
    }

    /// Keeps once what many accounts have alike, their sheets' names, sources and actors, for a digest that was read
    /// back has them for itself; and lets go of what the summary has no use for.
    pub fn share(&mut self, known: &mut Known) {
        (self.balances, self.outcomes) = (Vec::new(), Vec::new());
        for source in &mut self.sources {
            known.texts.share(&mut source.workbook);
            (source.sha256, source.modified) = (Arc::from(""), None);
        }
        self.sheets.iter_mut().for_each(|name| known.texts.share(name));
        for party in &mut self.parties {
            if let Whose::Actor(path) = &mut party.whose {
                known.actors.share(path);
            }
        }
    }

    /// What tells operations apart: whose it is, and its name.
    pub fn key(&self) -> OperationKey {
        OperationKey::of(&self.organisation, &self.operation)
    }

    /// The year whose price level it has, in digits.
    pub fn price_year(&self) -> String {
        match &self.get(Measure::PriceYear).value {
            Value::Number(year) => year.normalize().to_string(),
            Value::Text(text) => text.to_string(),
        }
    }
}
