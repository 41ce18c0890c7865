//! Whose row of an account it is, so that the same actor is found in every account.

use crate::model::{ActorId, Actors, Party};
use crate::words::names::{actor, key};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Whose row of the account it is, so that the same actor is found in every account.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Whose {
    /// The operation itself.
    Operation,
    /// An actor: what it is part of, outermost first, and itself last.
    Actor(Arc<[Member]>),
    /// Production value.
    Production,
}

/// An actor of an account. Two accounts have the same if the names are alike and, where several
/// are shown as one, the same are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Member {
    /// The names in their form for comparison, in order: one unless several are shown as one.
    pub keys: Vec<String>,
    /// What the account calls it.
    pub name: Arc<str>,
}

/// Several actors that are shown as one: the name they have together, and their own names.
pub type Merged = [(Arc<str>, Vec<Arc<str>>)];

impl Whose {
    /// Whose row a party's is, in an account of these actors.
    pub fn of(party: Party, actors: &Actors, merged: &Merged) -> Whose {
        match party {
            Party::Operation => Whose::Operation,
            Party::Production => Whose::Production,
            Party::Actor(id) => {
                let up = |id: &ActorId| actors.get(*id).parent;
                let member = |id: ActorId| Member::of(&actors.get(id).name, merged);
                let mut path: Vec<Member> = std::iter::successors(Some(id), up).map(member).collect();
                path.reverse();
                Whose::Actor(path.into())
            }
        }
    }

    /// The form in which the rows of two accounts are compared.
    pub fn identity(&self) -> Vec<Vec<String>> {
        match self {
            Whose::Operation => vec![vec!["1".to_string()]],
            Whose::Production => vec![vec!["2".to_string()]],
            Whose::Actor(path) => {
                [vec![vec!["0".to_string()]], path.iter().map(|member| member.keys.clone()).collect()]
                    .concat()
            }
        }
    }

    /// How far below the top it stands.
    pub fn depth(&self) -> usize {
        match self {
            Whose::Actor(path) => path.len().saturating_sub(1),
            Whose::Operation | Whose::Production => 0,
        }
    }
}

impl Member {
    fn of(name: &Arc<str>, merged: &Merged) -> Member {
        let several = merged.iter().find(|(together, _)| together == name);
        let keys = match several {
            Some((_, names)) => {
                let mut keys: Vec<String> = names.iter().map(|name| actor_key(name)).collect();
                keys.sort();
                keys
            }
            None => vec![actor_key(name)],
        };
        Member { keys, name: Arc::clone(name) }
    }
}

/// An actor's name in its form for comparison. The method's own actors are the same in both
/// languages: an English run calls them so where a workbook defines none.
fn actor_key(name: &str) -> String {
    let own = actor::DEFAULTS.iter().find(|own| own.is(name));
    key(own.map_or(name, |own| own.sv))
}
