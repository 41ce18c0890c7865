//! What is kept of an account when its report has been written: the figures that stand in the
//! summary of all accounts and in the report of the year after, each with its cell in the report.
//! A few kilobytes.

use super::measure::Measure;
use super::whose::Whose;
use crate::base::{Cited, Place, Unit};
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
    /// Its cell in the report.
    pub place: Place,
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

impl Datum {
    /// Enters what stands in a cell of a report.
    pub fn enter(&self, book: &mut Book, label: &Arc<str>) -> Id {
        let place = self.place.clone();
        match &self.value {
            Value::Number(number) => book.given(label, self.unit, Cited::from(*number, place)),
            Value::Text(text) => book.key(label, text, Some(place)),
        }
    }
}

impl Digest {
    /// One of the figures.
    pub fn get(&self, measure: Measure) -> &Datum {
        &self.measures[measure as usize]
    }

    /// Keeps once what stands at every figure, the report's path and its sheets' names: a digest that was read
    /// back has them anew at each.
    pub fn share(&mut self) {
        let report = Arc::clone(&self.report);
        let mut sheets: BTreeSet<Arc<str>> = BTreeSet::new();
        let mut share = |datum: &mut Datum| {
            if datum.place.workbook == report {
                datum.place.workbook = Arc::clone(&report);
            }
            if let Some(sheet) = &mut datum.place.sheet {
                match sheets.get(&sheet.name) {
                    Some(known) => sheet.name = Arc::clone(known),
                    None => _ = sheets.insert(Arc::clone(&sheet.name)),
                }
            }
        };
        self.measures.iter_mut().for_each(&mut share);
        share(&mut self.cost_per_person);
        self.outcomes.iter_mut().flat_map(|outcome| &mut outcome.figures).for_each(&mut share);
        for party in &mut self.parties {
            let PartyDigest { income, cost, result, term, .. } = party;
            [income, cost, result, term].into_iter().for_each(&mut share);
        }
        for payment in &mut self.payments {
            share(&mut payment.year_1);
            payment.falls.iter_mut().flatten().for_each(&mut share);
        }
        let balances = self.balances.iter_mut();
        balances
            .flat_map(|balance| balance.realised.iter_mut().chain(&mut balance.closing))
            .for_each(&mut share);
    }

    /// What tells operations apart: the name in its form for comparison.
    pub fn key(&self) -> String {
        key(&self.operation)
    }

    /// The year whose price level it has, in digits.
    pub fn price_year(&self) -> String {
        match &self.get(Measure::PriceYear).value {
            Value::Number(year) => year.normalize().to_string(),
            Value::Text(text) => text.to_string(),
        }
    }
}
