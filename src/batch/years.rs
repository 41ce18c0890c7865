//! Which account is the year before's of which: the same operation, one year earlier, each once.

use crate::together::OperationKey;
use crate::words::Words;
use serde::Serialize;
use std::collections::BTreeMap;

/// An operation and an account year.
pub type About = (OperationKey, u16);

/// The account of the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Earlier<T> {
    /// The run has none.
    None,
    /// It is there.
    Found(T),
    /// It is in the run and gave no report.
    NoReport,
    /// It, or this year's, is in the run more than once.
    Several,
}

impl<T> Earlier<T> {
    /// The account, where there is one.
    pub fn found(&self) -> Option<&T> {
        match self {
            Earlier::Found(account) => Some(account),
            _ => None,
        }
    }

    /// The same with something else of the account.
    pub fn map<'a, U>(&'a self, of: impl FnOnce(&'a T) -> U) -> Earlier<U> {
        match self {
            Earlier::None => Earlier::None,
            Earlier::Found(account) => Earlier::Found(of(account)),
            Earlier::NoReport => Earlier::NoReport,
            Earlier::Several => Earlier::Several,
        }
    }

    /// Why an account that is in the run is not compared with.
    pub fn missing<'w>(&self, words: &'w Words) -> Option<&'w str> {
        match self {
            Earlier::None | Earlier::Found(_) => None,
            Earlier::NoReport => Some(&words.cli.reason.no_report),
            Earlier::Several => Some(&words.cli.reason.several),
        }
    }
}

impl Earlier<()> {
    /// The same with what came of the account.
    pub fn account<T>(self, account: Option<T>) -> Earlier<T> {
        match (self, account) {
            (Earlier::Found(()), Some(account)) => Earlier::Found(account),
            (Earlier::Found(()) | Earlier::NoReport, _) => Earlier::NoReport,
            (Earlier::Several, _) => Earlier::Several,
            (Earlier::None, _) => Earlier::None,
        }
    }
}

/// The accounts of a run by position: each run of years, the earliest first.
#[derive(Debug, PartialEq, Eq)]
pub struct Years(Vec<Vec<(usize, Earlier<()>)>>);

impl Years {
    /// Puts the years of each operation after one another. What cannot be read that far stands alone.
    pub fn of(accounts: impl Iterator<Item = Option<About>>) -> Years {
        let accounts: Vec<Option<About>> = accounts.collect();
        let mut by: BTreeMap<&About, Vec<usize>> = BTreeMap::new();
        for (index, about) in accounts.iter().enumerate() {
            if let Some(about) = about {
                by.entry(about).or_default().push(index);
            }
        }
        let mut starts: Vec<(usize, Earlier<()>)> = Vec::new();
        let mut next: BTreeMap<usize, usize> = BTreeMap::new();
        for (index, about) in accounts.iter().enumerate() {
            let earlier = about.as_ref().and_then(|(name, year)| {
                let before = by.get(&(name.clone(), year.checked_sub(1)?))?;
                Some((before, by.get(&(name.clone(), *year))?))
            });
            match earlier.map(|(before, own)| (before.as_slice(), own.as_slice())) {
                None => starts.push((index, Earlier::None)),
                Some(([before], [_])) => _ = next.insert(*before, index),
                Some(_) => starts.push((index, Earlier::Several)),
            }
        }
        let run = |(first, earlier): (usize, Earlier<()>)| {
            let others = std::iter::successors(next.get(&first), |index| next.get(index));
            let others = others.map(|index| (*index, Earlier::Found(())));
            [(first, earlier)].into_iter().chain(others).collect()
        };
        Years(starts.into_iter().map(run).collect())
    }

    /// Gives every account its place.
    pub fn sort<T>(self, accounts: impl Iterator<Item = T>) -> Vec<Vec<(usize, Earlier<()>, T)>> {
        let mut waiting: Vec<Option<T>> = accounts.map(Some).collect();
        let mut take = |index: usize| waiting.get_mut(index).and_then(Option::take);
        let runs = self.0.into_iter();
        let placed = runs.map(|run| {
            let placed = run.into_iter().filter_map(|(index, earlier)| Some((index, earlier, take(index)?)));
            placed.collect()
        });
        placed.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(accounts: &[(&str, u16)]) -> Vec<Vec<(usize, Earlier<()>)>> {
        Years::of(accounts.iter().map(|(name, year)| Some((OperationKey::of("", name), *year)))).0
    }

    const FOUND: Earlier<()> = Earlier::Found(());

    #[test]
    fn the_years_of_an_operation_follow_one_another_and_a_gap_begins_anew() {
        let found = years(&[("a", 2023), ("b", 2023), ("a", 2021), ("a", 2022), ("a", 2025)]);
        let alone = |index| vec![(index, Earlier::None)];
        assert_eq!(found, [alone(1), vec![(2, Earlier::None), (3, FOUND), (0, FOUND)], alone(4)]);
    }

    #[test]
    fn a_year_that_is_there_twice_is_compared_with_nothing_either_way() {
        let found = years(&[("a", 2021), ("a", 2022), ("a", 2022), ("a", 2023), ("a", 2024)]);
        let several = |index| (index, Earlier::Several);
        let expected =
            [vec![(0, Earlier::None)], vec![several(1)], vec![several(2)], vec![several(3), (4, FOUND)]];
        assert_eq!(found, expected);
    }

    #[test]
    fn an_account_that_cannot_be_read_so_far_stands_alone_and_every_account_has_a_place() {
        let about = |year| Some((OperationKey::of("", "a"), year));
        let years = Years::of([about(2022), None, about(2021)].into_iter());
        let sorted = years.sort(["later", "unknown", "earlier"].into_iter());
        let names: Vec<Vec<&str>> =
            sorted.into_iter().map(|run| run.into_iter().map(|(_, _, name)| name).collect()).collect();
        assert_eq!(names, [vec!["unknown"], vec!["earlier", "later"]]);
    }
}
