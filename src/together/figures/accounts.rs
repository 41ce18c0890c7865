//! What is taken from the reports as it stands there.

use crate::base::Unit;
use crate::before::{Datum, Digest};
use crate::figure::{Book, Expr, Fault, Id, Range};
use crate::together::Measure;
use crate::together::groups::Groups;
use crate::words::TogetherWords;
use crate::words::names::key;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One account's figures.
#[derive(Debug)]
pub struct AccountFigures {
    /// As in [`Measure::ALL`].
    measures: Vec<Id>,
}

impl AccountFigures {
    pub(super) fn define(book: &mut Book, digests: &[Digest], words: &TogetherWords) -> Vec<AccountFigures> {
        let mut enter = |digest: &Digest| {
            let enter = |measure: &Measure| digest.get(*measure).enter(book, measure.name(words), None);
            AccountFigures { measures: Measure::ALL.iter().map(enter).collect() }
        };
        digests.iter().map(&mut enter).collect()
    }

    /// One of the figures.
    pub fn get(&self, measure: Measure) -> Id {
        self.measures[measure as usize]
    }
}

/// A column of the accounts' table.
pub(super) fn column(accounts: &[AccountFigures], measure: Measure) -> Range {
    accounts.iter().map(|account| account.get(measure)).collect()
}

/// One party of one account.
#[derive(Debug)]
pub struct PartyRow {
    /// The account's position.
    pub account: usize,
    /// Position of its group.
    pub group: usize,
    /// The account year, beside the figures that sums find by it.
    pub year: Id,
    /// The text by which sums find it.
    pub key: Id,
    /// Income, cost and result of year 1, result over the term of office.
    pub values: [Id; 4],
}

impl PartyRow {
    pub(super) fn define(
        book: &mut Book,
        digests: &[Digest],
        accounts: &[AccountFigures],
        groups: &Groups,
        words: &TogetherWords,
    ) -> Result<Vec<PartyRow>, Fault> {
        let labels = &words.labels;
        let mut rows = Vec::new();
        for (account, digest) in digests.iter().enumerate() {
            for party in &digest.parties {
                let group = groups.position(&party.whose);
                let year = Expr::from(accounts[account].get(Measure::Year));
                rows.push(PartyRow {
                    account,
                    group,
                    year: book.define(Measure::Year.name(words), Unit::CalendarYear, year)?,
                    key: book.key(&labels.group, &groups.all[group].text, None),
                    values: [
                        party.income.enter(book, &labels.income, None),
                        party.cost.enter(book, &labels.cost, None),
                        party.result.enter(book, &labels.result, None),
                        party.term.enter(book, &labels.term, None),
                    ],
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
        digests: &[Digest],
        accounts: &[AccountFigures],
        words: &TogetherWords,
    ) -> Result<Vec<Transfer>, Fault> {
        let mut own: BTreeMap<(String, u16), usize> = BTreeMap::new();
        for (account, digest) in digests.iter().enumerate() {
            own.entry((digest.key(), digest.year)).or_insert(account);
        }
        let labels = &words.transfers;
        let mut transfers = Vec::new();
        for (receiver, digest) in digests.iter().enumerate() {
            for payment in &digest.payments {
                let Some(payer) = own.get(&(key(&payment.payer), digest.year)) else { continue };
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
                let year = Expr::from(accounts[receiver].get(Measure::Year));
                let year = book.define(Measure::Year.name(words), Unit::CalendarYear, year)?;
                transfers.push(Transfer { payer: *payer, receiver, year, values });
            }
        }
        Ok(transfers)
    }
}
