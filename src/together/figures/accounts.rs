//! What is taken from the reports as it stands there.

use crate::base::{Cell, Place, Sheet, Unit};
use crate::before::{Datum, Digest, OperationKey};
use crate::figure::{Book, Fault, Id, Range};
use crate::together::groups::Groups;
use crate::together::{Entered, Measure};
use crate::words::TogetherWords;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One account's figures.
#[derive(Debug)]
pub struct AccountFigures {
    /// As in [`Measure::ALL`].
    measures: Vec<Id>,
}

impl AccountFigures {
    /// Enters those of an account.
    pub(in crate::together) fn enter(
        book: &mut Book,
        digest: &Digest,
        words: &TogetherWords,
    ) -> AccountFigures {
        let enter = |measure: &Measure| digest.get(*measure).enter(book, measure.name(words), None);
        AccountFigures { measures: Measure::ALL.iter().map(enter).collect() }
    }

    /// One of the figures.
    pub fn get(&self, measure: Measure) -> Id {
        self.measures[measure as usize]
    }
}

/// A column of the accounts' table.
pub(super) fn column(accounts: &[Entered], measure: Measure) -> Range {
    accounts.iter().map(|account| account.figures.get(measure)).collect()
}

/// One party of one account.
#[derive(Debug)]
pub struct PartyRow {
    /// The account's position.
    pub account: u32,
    /// Position of its group.
    pub group: u32,
    /// Where its result of year 1 stands in the report: the sheet's name, and the cell there.
    pub place: Option<(Arc<str>, Cell)>,
    /// The account year, beside the figures that sums find by it.
    pub year: Id,
    /// The text by which sums find it.
    pub key: Id,
    /// Income, cost and result of year 1, result over the term of office.
    pub values: [Id; 4],
}

impl PartyRow {
    /// Position of its group.
    pub fn group(&self) -> usize {
        self.group as usize
    }

    /// Where its result of year 1 stands, in a report told by its path.
    pub fn place(&self, report: &Arc<str>) -> Place {
        let (sheet, cell) = self.place.clone().unzip();
        Place { workbook: Arc::clone(report), sheet: sheet.map(|name| Sheet { index: 0, name }), cell }
    }

    pub(super) fn define(
        book: &mut Book,
        accounts: &mut [Entered],
        groups: &Groups,
        words: &TogetherWords,
    ) -> Result<Vec<PartyRow>, Fault> {
        let mut rows = Vec::new();
        rows.reserve_exact(accounts.iter().map(|account| account.parties.len()).sum());
        for (position, account) in (0..).zip(accounts) {
            let year = account.figures.get(Measure::Year);
            for party in std::mem::take(&mut account.parties) {
                let group = groups.position(&party.whose);
                rows.push(PartyRow {
                    account: position,
                    group: u32::try_from(group).unwrap_or(u32::MAX),
                    place: party.place,
                    year: book.define(Measure::Year.name(words), Unit::CalendarYear, year)?,
                    key: book.key(&words.labels.group, &groups.all[group].text, None),
                    values: party.values,
                });
            }
        }
        Ok(rows)
    }
}

/// What one operation of the run pays another of the same year. It stands twice: as what an actor
/// pays in the receiver's account, and among the costs of the payer's own books.
#[derive(Debug)]
pub struct Transfer {
    /// The account of the operation that pays.
    pub payer: usize,
    /// The account of the one that receives.
    pub receiver: usize,
    /// The account year, beside the figures that sums find by it.
    pub year: Id,
    /// All negative: year 1; within the term of office undiscounted and discounted; within the
    /// horizon undiscounted and discounted.
    pub values: [Id; 5],
}

impl Transfer {
    pub(super) fn define(
        book: &mut Book,
        accounts: &[Entered],
        words: &TogetherWords,
    ) -> Result<Vec<Transfer>, Fault> {
        let mut own: BTreeMap<(OperationKey, u16), usize> = BTreeMap::new();
        for (position, account) in accounts.iter().enumerate() {
            own.entry((account.key(), account.year)).or_insert(position);
        }
        let labels = &words.transfers;
        let mut transfers = Vec::new();
        for (receiver, account) in accounts.iter().enumerate() {
            for payment in &account.payments {
                let Some(payer) =
                    own.get(&(OperationKey::of(&account.organisation, &payment.payer), account.year))
                else {
                    continue;
                };
                let within =
                    |of: bool, slot: usize| payment.falls.as_ref().filter(|_| of).map(|falls| &falls[slot]);
                let mut part = |label: &Arc<str>, datum: Option<&Datum>| match datum {
                    Some(datum) => datum.enter(book, label, None),
                    None => book.fixed(label, Unit::Kronor, 0),
                };
                let values = [
                    part(&labels.year_1, Some(&payment.year_1)),
                    part(&labels.term, within(payment.within_term, 0)),
                    part(&labels.term_discounted, within(payment.within_term, 1)),
                    part(&labels.horizon, within(true, 0)),
                    part(&labels.horizon_discounted, within(true, 1)),
                ];
                let year = account.figures.get(Measure::Year);
                let year = book.define(Measure::Year.name(words), Unit::CalendarYear, year)?;
                transfers.push(Transfer { payer: *payer, receiver, year, values });
            }
        }
        Ok(transfers)
    }
}
