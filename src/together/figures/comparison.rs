//! An operation's account beside its account for the year before.

use super::accounts::{AccountFigures, PartyRow};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Test};
use crate::together::digest::Digest;
use crate::together::groups::Groups;
use crate::together::measure::Measure;
use crate::together::pairs;
use crate::words::Words;
use std::sync::Arc;

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

/// A figure in both years; none where an account does not have it.
#[derive(Debug)]
pub struct Change {
    /// What it is.
    pub label: Arc<str>,
    /// The year before and this year.
    pub values: [Option<Id>; 2],
    /// This year - the year before, and the same as a share of the year before; none where one of
    /// them is no number.
    pub change: Option<[Id; 2]>,
}

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
                measures.push(Change::define(book, measure.name(&words.together), values, words)?);
            }
            let mut actors = Vec::new();
            for (position, group) in groups.all.iter().enumerate().filter(|(_, group)| group.depth == 0) {
                let result = |rows: &&[PartyRow]| {
                    rows.iter().find(|row| row.group == position).map(|row| row.values[2])
                };
                let values = rows.each_ref().map(result);
                if values.iter().any(Option::is_some) {
                    actors.push(Change::define(book, &group.text, values, words)?);
                }
            }
            all.push(Comparison { accounts: pair, measures, actors });
        }
        Ok(all)
    }
}

impl Change {
    fn define(
        book: &mut Book,
        label: &Arc<str>,
        values: [Option<Id>; 2],
        words: &Words,
    ) -> Result<Change, Fault> {
        let labels = &words.together.labels;
        let is_number = |id: Id| book.number(id).is_some();
        let change = match values {
            [Some(before), Some(after)] if is_number(before) && is_number(after) => {
                let unit = book.get(after).unit;
                let change = book.define(&labels.change, unit, after - before)?;
                let size = Expr::from(before).or_greater(-Expr::from(before));
                let nothing = Test::Equal(Expr::from(before), Expr::from(0));
                let none = Expr::word(&words.report.terms.none);
                let share = Expr::when(nothing, none, Expr::from(change) / size);
                Some([change, book.define(&labels.change_share, Unit::Share, share)?])
            }
            _ => None,
        };
        Ok(Change { label: Arc::clone(label), values, change })
    }
}
