//! All accounts of a run side by side (*sammanställning*): key figures, sums by actor with transfers
//! eliminated, ranking, comparison with the year before, remarks. Works like a report: it defines
//! figures in a book of its own, from figures that stand in the reports, and lays them out.

mod cautions;
mod digest;
mod entered;
pub mod figures;
mod groups;
mod lay_out;
mod listed;
mod sheets;

pub use crate::before::{Datum, Digest, Known, Measure, Member, OperationKey, PartyDigest, Payment, Whose};
pub use cautions::{Caution, cautions, differing};
pub use digest::Laid;
pub use entered::{Accounts, Entered, EnteredParty};
pub use lay_out::{Remark, Run, Summary, lay_out};
pub use listed::Listed;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The mark by which the program knows its own summaries; the number is the form's version.
pub const MARK: &str = "bokslut-sammanställning/1";

/// Puts accounts in the order of the summary: operations as they first come, each with its years in
/// order.
pub fn put_in_order(accounts: &mut [Entered]) {
    let mut first: BTreeMap<OperationKey, usize> = BTreeMap::new();
    for account in accounts.iter() {
        let next = first.len();
        first.entry(account.key()).or_insert(next);
    }
    accounts.sort_by_key(|account| (first.get(&account.key()).copied(), account.year));
}

/// What the operations of accounts are called: by whose they are too where the accounts are not all of one
/// organisation.
pub fn operations(accounts: &[Entered]) -> Vec<Arc<str>> {
    let whose: BTreeSet<&str> = accounts.iter().map(|account| &*account.organisation).collect();
    let called = |account: &Entered| match &*account.organisation {
        "" => Arc::clone(&account.operation),
        _ if whose.len() < 2 => Arc::clone(&account.operation),
        whose => Arc::from(format!("{whose} · {}", account.operation)),
    };
    accounts.iter().map(called).collect()
}

/// What accounts are called: by their year too where the operation has several.
pub fn labels(accounts: &[Entered]) -> Vec<String> {
    let mut times: BTreeMap<OperationKey, usize> = BTreeMap::new();
    for account in accounts {
        *times.entry(account.key()).or_default() += 1;
    }
    let label = |(account, operation): (&Entered, Arc<str>)| match times.get(&account.key()) {
        Some(1) => operation.to_string(),
        _ => format!("{operation} {}", account.year),
    };
    accounts.iter().zip(operations(accounts)).map(label).collect()
}

/// The accounts of each operation and year: more than one where the same account is there twice.
pub fn by_year(accounts: &[Entered]) -> BTreeMap<(OperationKey, u16), Vec<usize>> {
    let mut all: BTreeMap<(OperationKey, u16), Vec<usize>> = BTreeMap::new();
    for (index, account) in accounts.iter().enumerate() {
        all.entry((account.key(), account.year)).or_default().push(index);
    }
    all
}

/// The accounts of an operation for two years with none between, the earlier first; none where a year
/// has more than one account.
pub fn pairs(accounts: &[Entered]) -> Vec<[usize; 2]> {
    let all = by_year(accounts);
    let mut pairs: Vec<[usize; 2]> = (all.iter().zip(all.iter().skip(1)))
        .filter_map(|(((before, _), earlier), ((after, _), later))| {
            match (earlier.as_slice(), later.as_slice()) {
                ([earlier], [later]) if before == after => Some([*earlier, *later]),
                _ => None,
            }
        })
        .collect();
    pairs.sort_unstable_by_key(|[_, later]| *later);
    pairs
}
