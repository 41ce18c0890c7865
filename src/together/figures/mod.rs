//! The figures of the summary: what stands in the reports, and what follows from it.

mod accounts;
mod actors;
mod bars;
mod comparison;
mod ranking;
mod totals;

pub use accounts::{AccountFigures, PartyRow, Transfer};
pub use actors::{ActorSums, GroupSums, TypeSums};
pub use bars::{Bars, MOST};
pub use comparison::Comparison;
pub use ranking::{Ranked, Ranking};
pub use totals::{ADDED, Totals};

use super::groups::Groups;
use super::{Accounts, Listed};
use crate::base::Unit;
pub use crate::before::Change;
use crate::figure::{Book, Fault, Id};
use crate::words::Words;
use rust_decimal::Decimal;

/// Every figure of the summary.
#[derive(Debug)]
pub struct Figures {
    /// The figures.
    pub book: Book,
    /// What is told of the accounts besides, in the order of the summary.
    pub listed: Vec<Listed>,
    /// The figures of each of them.
    pub accounts: Vec<AccountFigures>,
    /// The parties of all accounts, account by account.
    pub parties: Vec<PartyRow>,
    /// The groups that parties belong to.
    pub groups: Groups,
    /// What one operation of the run pays another.
    pub transfers: Vec<Transfer>,
    /// Each account year's totals, in order.
    pub totals: Vec<Totals>,
    /// The greatest difference that counts as none, kronor.
    pub tolerance: Id,
    /// Each account year's sums by actor, in the same order.
    pub actors: Vec<ActorSums>,
    /// The bars of the charts.
    pub bars: Bars,
    /// The accounts by return.
    pub ranking: Ranking,
    /// Operations with accounts for more than one year.
    pub comparisons: Vec<Comparison>,
    /// How many more of them there could be.
    pub more_comparisons: usize,
}

impl Figures {
    /// Defines the figures of some accounts.
    ///
    /// # Errors
    /// When a sum grows beyond an exact decimal.
    pub fn define(accounts: Accounts, words: &Words) -> Result<Figures, Fault> {
        let own = &words.together;
        let listed = Listed::of(&accounts, &words.report);
        let Accounts { mut book, all: mut accounts, .. } = accounts;
        let groups = Groups::of(&accounts, &own.terms.operations, &words.report.terms.production);
        let parties = PartyRow::define(&mut book, &mut accounts, &groups, own)?;
        let transfers = Transfer::define(&mut book, &accounts, own)?;
        let mut years: Vec<u16> = accounts.iter().map(|account| account.year).collect();
        years.sort_unstable();
        years.dedup();
        let mut totals = Vec::new();
        for year in years {
            totals.push(Totals::define(&mut book, &accounts, &transfers, year, words)?);
        }
        let tolerance = book.fixed(&words.report.labels.tolerance, Unit::Factor, Decimal::new(5, 3));
        let columns = actors::Columns::of(&parties);
        let mut actors = Vec::new();
        for total in &totals {
            let rows = actors::Rows {
                accounts: &accounts,
                parties: &parties,
                columns: &columns,
                transfers: &transfers,
                groups: &groups,
            };
            actors.push(ActorSums::define(&mut book, rows, total, tolerance, words)?);
        }
        let bars = Bars::define(&mut book, &accounts, &actors, words)?;
        let ranking = Ranking::define(&mut book, &accounts, words)?;
        let (comparisons, more_comparisons) =
            Comparison::define(&mut book, &accounts, &parties, &groups, words)?;
        Ok(Figures {
            book,
            listed,
            accounts: accounts.into_iter().map(|account| account.figures).collect(),
            parties,
            groups,
            transfers,
            totals,
            tolerance,
            actors,
            bars,
            ranking,
            comparisons,
            more_comparisons,
        })
    }
}
