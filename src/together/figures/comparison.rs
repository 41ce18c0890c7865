//! An operation's account beside its account for the year before.

use super::accounts::PartyRow;
use crate::before::{Change, Measure};
use crate::figure::{Book, Fault};
use crate::together::groups::Groups;
use crate::together::{Caution, Entered, differing, pairs};
use crate::words::Words;

/// More comparisons than anybody reads; the report of every account has its own.
const MOST: usize = 300;

/// What is compared of every account.
const COMPARED: [Measure; 10] = [
    Measure::Participants,
    Measure::Income,
    Measure::Cost,
    Measure::Result,
    Measure::Society,
    Measure::SocietyTerm,
    Measure::SocietyHorizon,
    Measure::ReturnTerm,
    Measure::ReturnHorizon,
    Measure::Payback,
];

/// Two accounts of an operation.
#[derive(Debug)]
pub struct Comparison {
    /// The accounts' positions, the earlier first.
    pub accounts: [usize; 2],
    /// What they do not have in common.
    pub differing: Vec<Caution>,
    /// The years whose price levels they have, in digits.
    pub price_years: [String; 2],
    /// The key figures.
    pub measures: Vec<Change>,
    /// The actors' results of year 1, parts left out.
    pub actors: Vec<Change>,
}

impl Comparison {
    /// The first comparisons, and how many more there could be.
    pub(super) fn define(
        book: &mut Book,
        accounts: &[Entered],
        parties: &[PartyRow],
        groups: &Groups,
        words: &Words,
    ) -> Result<(Vec<Comparison>, usize), Fault> {
        let mut all = Vec::new();
        let pairs = pairs(accounts);
        let more = pairs.len().saturating_sub(MOST);
        for pair in pairs.into_iter().take(MOST) {
            // The rows of an account stand together.
            let rows = pair.map(|account| {
                let first = parties.partition_point(|row| (row.account as usize) < account);
                let last = parties.partition_point(|row| row.account as usize <= account);
                &parties[first..last]
            });
            let mut measures = Vec::new();
            for measure in COMPARED {
                let values = pair.map(|account| Some(accounts[account].figures.get(measure)));
                measures.push(Change::define(book, measure.name(&words.together), values, None, words)?);
            }
            let mut actors = Vec::new();
            for (position, group) in groups.all.iter().enumerate().filter(|(_, group)| group.depth == 0) {
                let result = |rows: &&[PartyRow]| {
                    rows.iter().find(|row| row.group() == position).map(|row| row.values[2])
                };
                let values = rows.each_ref().map(result);
                if values.iter().any(Option::is_some) {
                    actors.push(Change::define(book, &group.text, values, None, words)?);
                }
            }
            let both = pair.map(|account| &accounts[account]);
            let differing = differing(book, &both);
            let price_years = both.map(|account| price_year(book, account));
            all.push(Comparison { accounts: pair, differing, price_years, measures, actors });
        }
        Ok((all, more))
    }
}

/// The year whose price level an account has, in digits.
fn price_year(book: &Book, account: &Entered) -> String {
    let id = account.figures.get(Measure::PriceYear);
    book.number(id).map(|year| year.normalize().to_string()).unwrap_or_default()
}
