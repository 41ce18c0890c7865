//! Why an account cannot be compared with the others as it stands: found in the accounts themselves.

use super::{Accounts, Entered, by_year};
use crate::before::{Measure, OperationKey};
use crate::figure::Book;
use crate::model::{Status, Timing};
use crate::words::names::key;
use crate::words::{ReportWords, TogetherWords};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Participants below which single persons can decide the result: a rule of thumb of statistics.
pub const FEW: u32 = 30;

/// A reason to be careful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caution {
    /// The same operation and year more than once.
    Twice,
    /// An identity does not hold.
    Master,
    /// Another discount rate, or other times of the year, than most accounts.
    Discounting,
    /// Another horizon than most accounts.
    Horizon,
    /// Another price year than most accounts of the same account year.
    PriceYear,
    /// Another target group than the other operations.
    TargetGroup,
    /// Fewer than [`FEW`] participants.
    Few,
    /// No outcome has any deadweight.
    NoDeadweight,
    /// The operation has one year in the run, so everything after it is projection.
    OneYear,
    /// Not adopted.
    Preliminary,
}

impl Caution {
    /// All of them, in the order of the columns.
    pub const ALL: [Caution; 10] = [
        Caution::Twice,
        Caution::Master,
        Caution::Discounting,
        Caution::Horizon,
        Caution::PriceYear,
        Caution::TargetGroup,
        Caution::Few,
        Caution::NoDeadweight,
        Caution::OneYear,
        Caution::Preliminary,
    ];

    /// Whether it keeps kronor from being added or compared, rather than results from being trusted.
    pub fn is_of_sums(self) -> bool {
        self <= Caution::PriceYear
    }

    /// In a few words, and in a sentence.
    pub fn words(self, words: &TogetherWords) -> [&Arc<str>; 2] {
        let (short, long) = (&words.cautions, &words.reasons);
        match self {
            Caution::Twice => [&short.twice, &long.twice],
            Caution::Master => [&short.master, &long.master],
            Caution::Discounting => [&short.discounting, &long.discounting],
            Caution::Horizon => [&short.horizon, &long.horizon],
            Caution::PriceYear => [&short.price_year, &long.price_year],
            Caution::TargetGroup => [&short.target_group, &long.target_group],
            Caution::Few => [&short.few, &long.few],
            Caution::NoDeadweight => [&short.no_deadweight, &long.no_deadweight],
            Caution::OneYear => [&short.one_year, &long.one_year],
            Caution::Preliminary => [&short.preliminary, &long.preliminary],
        }
    }
}

/// The reasons to be careful with each account, in order.
pub fn cautions(accounts: &Accounts, words: &ReportWords) -> Vec<Vec<Caution>> {
    let Accounts { book, all: accounts, .. } = accounts;
    let discounting = usual(accounts.iter().map(|account| discounting(book, account)));
    let horizon = usual(accounts.iter().map(|account| number(book, account, Measure::Horizon)));
    let mut prices: BTreeMap<u16, Vec<Option<Decimal>>> = BTreeMap::new();
    let mut years: BTreeMap<OperationKey, BTreeSet<u16>> = BTreeMap::new();
    for account in accounts {
        prices.entry(account.year).or_default().push(number(book, account, Measure::PriceYear));
        years.entry(account.key()).or_default().insert(account.year);
    }
    let prices: BTreeMap<u16, _> =
        prices.into_iter().map(|(year, prices)| (year, usual(prices.into_iter()))).collect();
    let groups: BTreeMap<String, BTreeSet<OperationKey>> =
        accounts.iter().fold(BTreeMap::new(), |mut groups, account| {
            groups.entry(key(&account.target_group)).or_default().insert(account.key());
            groups
        });
    let times = by_year(accounts);
    let few = Decimal::from(FEW);
    let holds = |account: &Entered, caution: Caution| match caution {
        Caution::Twice => times.get(&(account.key(), account.year)).is_some_and(|same| same.len() > 1),
        Caution::Master => book.text(account.figures.get(Measure::Master)) != Some(&words.terms.holds),
        Caution::Discounting => Some(self::discounting(book, account)) != discounting,
        Caution::Horizon => Some(number(book, account, Measure::Horizon)) != horizon,
        Caution::PriceYear => prices
            .get(&account.year)
            .is_none_or(|usual| *usual != Some(number(book, account, Measure::PriceYear))),
        // Nobody else is for the same persons.
        Caution::TargetGroup => {
            years.len() > 1 && groups.get(&key(&account.target_group)).is_none_or(|alike| alike.len() < 2)
        }
        Caution::Few => number(book, account, Measure::Participants).is_none_or(|persons| persons < few),
        Caution::NoDeadweight => account.no_deadweight,
        Caution::OneYear => years.get(&account.key()).is_none_or(|years| years.len() < 2),
        Caution::Preliminary => account.status == Status::Preliminary,
    };
    let of = |account| Caution::ALL.into_iter().filter(|caution| holds(account, *caution)).collect();
    accounts.iter().map(of).collect()
}

fn number(book: &Book, account: &Entered, measure: Measure) -> Option<Decimal> {
    book.number(account.figures.get(measure))
}

fn discounting(book: &Book, account: &Entered) -> (Option<Decimal>, [Timing; 3]) {
    (number(book, account, Measure::Rate), account.timing)
}

/// What accounts that are put together do not have in common, in order.
pub fn differing(book: &Book, accounts: &[&Entered]) -> Vec<Caution> {
    let differ = |measure: Measure| {
        accounts.windows(2).any(|two| number(book, two[0], measure) != number(book, two[1], measure))
    };
    let discounted = accounts.windows(2).any(|two| discounting(book, two[0]) != discounting(book, two[1]));
    [
        (Caution::Discounting, discounted),
        (Caution::Horizon, differ(Measure::Horizon)),
        (Caution::PriceYear, differ(Measure::PriceYear)),
    ]
    .into_iter()
    .filter_map(|(caution, differs)| differs.then_some(caution))
    .collect()
}

/// What more than half have; none where nothing is so usual.
fn usual<T: PartialEq>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut counted: Vec<(T, usize)> = Vec::new();
    for one in all {
        match counted.iter_mut().find(|(other, _)| *other == one) {
            Some((_, count)) => *count += 1,
            None => counted.push((one, 1)),
        }
    }
    let all: usize = counted.iter().map(|(_, count)| count).sum();
    counted.into_iter().find(|(_, count)| count * 2 > all).map(|(one, _)| one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_is_what_more_than_half_have() {
        assert_eq!(usual([3].into_iter()), Some(3));
        assert_eq!(usual([3, 4, 4, 3].into_iter()), None);
        assert_eq!(usual([3, 4, 4].into_iter()), Some(4));
        assert_eq!(usual(std::iter::empty::<u8>()), None);
    }
}
