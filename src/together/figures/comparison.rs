//! An operation's account beside its account for the year before.

use super::accounts::{AccountFigures, PartyRow};
use crate::before::{Change, Digest, Measure};
use crate::figure::{Book, Fault};
use crate::together::groups::Groups;
use crate::together::pairs;
use crate::words::Words;

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
    /// The key figures.
    pub measures: Vec<Change>,
    /// The actors' results of year 1, parts left out.
    pub actors: Vec<Change>,
}

impl Comparison {
    pub(super) fn define(
        book: &mut Book,
        digests: &[Digest],
        accounts: &[AccountFigures],
        parties: &[PartyRow],
        groups: &Groups,
        words: &Words,
    ) -> Result<Vec<Comparison>, Fault> {
        let mut all = Vec::new();
        for pair in pairs(digests) {
            // The rows of an account stand together.
            let rows = pair.map(|account| {
                let first = parties.partition_point(|row| row.account < account);
                let last = parties.partition_point(|row| row.account <= account);
                &parties[first..last]
            });
            let mut measures = Vec::new();
            for measure in COMPARED {
                let values = pair.map(|account| Some(accounts[account].get(measure)));
                measures.push(Change::define(book, measure.name(&words.together), values, None, words)?);
            }
            let mut actors = Vec::new();
            for (position, group) in groups.all.iter().enumerate().filter(|(_, group)| group.depth == 0) {
                let result = |rows: &&[PartyRow]| {
                    rows.iter().find(|row| row.group == position).map(|row| row.values[2])
                };
                let values = rows.each_ref().map(result);
                if values.iter().any(Option::is_some) {
                    actors.push(Change::define(book, &group.text, values, None, words)?);
                }
            }
            all.push(Comparison { accounts: pair, measures, actors });
        }
        Ok(all)
    }
}
