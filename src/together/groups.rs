//! Which rows of different accounts are the same actor's.

use super::Entered;
use crate::before::Whose;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A spreadsheet's conditions end at 255 characters; room is left for a number.
const LONGEST: usize = 240;

/// The rows of all accounts that belong together.
#[derive(Clone, Debug)]
pub struct Group {
    /// What the rows are found by; differs from every other group's, ignoring case.
    pub text: Arc<str>,
    /// How far below the top.
    pub depth: usize,
}

/// All groups: operations, every actor followed by its parts, production value.
#[derive(Debug)]
pub struct Groups {
    /// In order.
    pub all: Vec<Group>,
    /// The position of each by what its rows have in common.
    at: BTreeMap<Vec<Vec<String>>, usize>,
}

impl Groups {
    /// The groups of some accounts; `operations` and `production` are what those two are called.
    pub fn of(accounts: &[Entered], operations: &str, production: &str) -> Groups {
        let rows = || accounts.iter().flat_map(|account| &account.parties).map(|party| &party.whose);
        let mut first: BTreeMap<Vec<Vec<String>>, usize> = BTreeMap::new();
        for whose in rows() {
            let identity = whose.identity();
            // An actor stands after the one it is part of in every account.
            for length in 1..=identity.len() {
                let next = first.len();
                first.entry(identity[..length].to_vec()).or_insert(next);
            }
        }
        let place = |whose: &Whose| {
            let kind = match whose {
                Whose::Operation => 0,
                Whose::Actor(_) => 1,
                Whose::Production => 2,
            };
            let identity = whose.identity();
            let path: Vec<usize> =
                (1..=identity.len()).filter_map(|length| first.get(&identity[..length]).copied()).collect();
            (kind, path)
        };
        let mut distinct: Vec<&Whose> = Vec::new();
        let mut seen = BTreeSet::new();
        for whose in rows() {
            if seen.insert(whose.identity()) {
                distinct.push(whose);
            }
        }
        distinct.sort_by_cached_key(|whose| place(whose));
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut groups = Groups { all: Vec::new(), at: BTreeMap::new() };
        // Operations and production value keep their names, whatever an actor is called.
        let ours = |whose: &Whose| !matches!(whose, Whose::Actor(_));
        taken.extend([operations, production].map(str::to_lowercase));
        for whose in distinct {
            let wanted = match whose {
                Whose::Operation => operations.to_string(),
                Whose::Production => production.to_string(),
                Whose::Actor(path) => path.iter().map(|member| &*member.name).collect::<Vec<_>>().join(" · "),
            };
            let wanted: String = wanted.chars().take(LONGEST).collect();
            let numbered = (2_u32..).map(|number| format!("{wanted} ({number})"));
            let mut free = [wanted.clone()].into_iter().chain(numbered);
            let text =
                free.find(|text| ours(whose) || !taken.contains(&text.to_lowercase())).unwrap_or_default();
            taken.insert(text.to_lowercase());
            groups.at.insert(whose.identity(), groups.all.len());
            groups.all.push(Group { text: Arc::from(text), depth: whose.depth() });
        }
        groups
    }

    /// The position of a row's group.
    pub fn position(&self, whose: &Whose) -> usize {
        self.at.get(&whose.identity()).copied().unwrap_or_default()
    }
}
