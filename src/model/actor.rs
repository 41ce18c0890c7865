//! Whoever gains or pays.

use crate::base::Place;
use std::sync::Arc;

/// An actor's position in [`Actors`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub usize);

/// An actor (*aktör*) such as Kommun or Region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its name as the workbook spells it. Unique, ignoring case; safe in a spreadsheet condition.
    pub name: Arc<str>,
    /// The name for narrow places (*Kortnamn*); the name itself unless given.
    pub short: Arc<str>,
    /// The actor it is part of (*Ingår i*) and rolls up into.
    pub parent: Option<ActorId>,
    /// Where it is defined; absent for the method's own actors.
    pub place: Option<Place>,
}

/// All actors of an account, in the order of its sheets. No actor is part of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actors(pub Vec<Actor>);

impl Actors {
    /// One actor.
    pub fn get(&self, id: ActorId) -> &Actor {
        &self.0[id.0]
    }

    /// Every actor's position, in order.
    pub fn ids(&self) -> impl Iterator<Item = ActorId> {
        (0..self.0.len()).map(ActorId)
    }

    /// The actors that are part of `parent`, directly.
    pub fn parts_of(&self, parent: ActorId) -> impl Iterator<Item = ActorId> + '_ {
        self.ids().filter(move |id| self.get(*id).parent == Some(parent))
    }

    /// The actors that are part of no other: the rows that a total adds.
    pub fn tops(&self) -> impl Iterator<Item = ActorId> + '_ {
        self.ids().filter(|id| self.get(*id).parent.is_none())
    }
}

/// Whose row of the account a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// The operation itself; goes by its own name.
    Operation,
    /// One of the actors.
    Actor(ActorId),
    /// The row of production value, which belongs to no actor.
    Production,
}
