//! The accounts of a summary as they come: the figures of each are entered into the book, and what was kept of it is let
//! go of, for there may be thousands.

use super::figures::AccountFigures;
use super::{Known, OperationKey, put_in_order};
use crate::base::Cell;
use crate::before::{Digest, Measure, Payment, Whose};
use crate::figure::{Book, Id};
use crate::model::{Status, Timing};
use crate::words::TogetherWords;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::Arc;

/// So many figures the summary has of an account of ten parties.
const FIGURES: usize = 110;

/// An account whose figures are in the book.
#[derive(Debug)]
pub struct Entered {
    /// Whose operation it is; perhaps empty.
    pub organisation: Arc<str>,
    /// The operation's name.
    pub operation: Arc<str>,
    /// The account year.
    pub year: u16,
    /// Whether the account is adopted.
    pub status: Status,
    /// Whom the operation is for; may be blank.
    pub target_group: Arc<str>,
    /// When in the year each cost type's flows fall.
    pub timing: [Timing; 3],
    /// Whether outcomes are told and none has any deadweight.
    pub no_deadweight: bool,
    /// The report's path below the output folder.
    pub report: Arc<str>,
    /// The operation workbook; empty where none is known.
    pub source: Arc<str>,
    /// Its figures.
    pub figures: AccountFigures,
    /// Its parties, in the order of the income statement.
    pub parties: Vec<EnteredParty>,
    /// What the operation is paid by others.
    pub payments: Vec<Payment>,
}

/// A party whose figures are in the book.
#[derive(Debug)]
pub struct EnteredParty {
    /// Whose.
    pub whose: Whose,
    /// Income, cost and result of year 1, result over the term of office.
    pub values: [Id; 4],
    /// Where the result of year 1 stands in the report: the sheet's name, and the cell there.
    pub place: Option<(Arc<str>, Cell)>,
}

/// The accounts, and the book that their figures are in.
#[derive(Debug, Default)]
pub struct Accounts {
    /// The book.
    pub book: Book,
    /// The accounts, in the order of the summary.
    pub all: Vec<Entered>,
    /// The workbooks that they were made from.
    pub sources: BTreeSet<Arc<str>>,
    known: Known,
}

impl Accounts {
    /// Of what was kept of each.
    ///
    /// # Errors
    /// The first account of which nothing is to be had.
    pub fn of<E>(
        kept: impl IntoIterator<Item = Result<Digest, E>>,
        words: &TogetherWords,
    ) -> Result<Accounts, E> {
        let kept = kept.into_iter();
        let room = kept.size_hint().0 * FIGURES;
        let mut accounts = Accounts { book: Book::with_room(room), ..Accounts::default() };
        for digest in kept {
            accounts.enter(digest?, words);
        }
        put_in_order(&mut accounts.all);
        accounts.known = Known::default();
        Ok(accounts)
    }

    fn enter(&mut self, mut digest: Digest, words: &TogetherWords) {
        digest.share(&mut self.known);
        let (book, labels) = (&mut self.book, &words.labels);
        let figures = AccountFigures::enter(book, &digest, words);
        let mut parties = Vec::with_capacity(digest.parties.len());
        for party in std::mem::take(&mut digest.parties) {
            let place = digest.place(&party.result);
            parties.push(EnteredParty {
                values: [
                    party.income.enter(book, &labels.income, None),
                    party.cost.enter(book, &labels.cost, None),
                    party.result.enter(book, &labels.result, None),
                    party.term.enter(book, &labels.term, None),
                ],
                place: place.sheet.map(|sheet| sheet.name).zip(place.cell),
                whose: party.whose,
            });
        }
        let source = digest.sources.first().map(|source| Arc::clone(&source.workbook));
        self.sources.extend(digest.sources.into_iter().map(|source| source.workbook));
        self.all.push(Entered {
            organisation: digest.organisation,
            operation: digest.operation,
            year: digest.year,
            status: digest.status,
            target_group: Arc::from(digest.target_group),
            timing: digest.timing,
            no_deadweight: digest.no_deadweight,
            report: digest.report,
            source: source.unwrap_or_else(|| Arc::from("")),
            figures,
            parties,
            payments: digest.payments,
        });
    }

    /// One of an account's figures; none where it is a word.
    pub fn number(&self, account: &Entered, measure: Measure) -> Option<Decimal> {
        self.book.number(account.figures.get(measure))
    }
}

impl Entered {
    /// What tells operations apart: whose it is, and its name.
    pub fn key(&self) -> OperationKey {
        OperationKey::of(&self.organisation, &self.operation)
    }
}
