//! Which actors are shown as one. An actor can be merged with the one that it is part of, which
//! counts it already, or with one that is part of the same (or, like it, of none): then every
//! total but their own stays what it is. Both as the one who gains or pays and as counterparty.

use super::pool::{Cell, Pool, View};
use crate::model::{ActorId, Inputs, Party};
use std::cmp::Reverse;

/// Which actors are shown as one.
#[derive(Clone, Debug)]
pub(super) struct Actors {
    /// The actor that each is shown as, itself where it was not merged.
    shown: Vec<usize>,
    /// The actors that give each shown actor its name, in order.
    pub named: Vec<Vec<usize>>,
    /// The actor that each is part of in the input.
    parents: Vec<Option<usize>>,
}

/// Two shown actors that are to be one: the first takes the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merger {
    into: usize,
    from: usize,
}

impl Actors {
    pub fn of(inputs: &Inputs) -> Actors {
        let count = inputs.actors.0.len();
        Actors {
            shown: (0..count).collect(),
            named: (0..count).map(|actor| vec![actor]).collect(),
            parents: inputs.actors.0.iter().map(|actor| actor.parent.map(|parent| parent.0)).collect(),
        }
    }

    /// What a party is shown as.
    pub fn shown(&self, party: Party) -> Party {
        match party {
            Party::Actor(id) => Party::Actor(self.shown_actor(id)),
            Party::Operation | Party::Production => party,
        }
    }

    /// What an actor is shown as.
    pub fn shown_actor(&self, id: ActorId) -> ActorId {
        ActorId(self.shown[id.0])
    }

    /// The actor that a shown actor is part of.
    pub fn parent(&self, actor: usize) -> Option<usize> {
        self.parents[actor].map(|parent| self.shown[parent])
    }

    fn is_shown(&self, actor: usize) -> bool {
        self.shown[actor] == actor
    }

    /// The merger of two actors that may be one.
    fn merger(&self, one: usize, other: usize) -> Option<Merger> {
        if self.parent(one) == Some(other) {
            return Some(Merger { into: other, from: one });
        }
        if self.parent(other) == Some(one) {
            return Some(Merger { into: one, from: other });
        }
        let (into, from) = (one.min(other), one.max(other));
        (self.parent(one) == self.parent(other)).then_some(Merger { into, from })
    }

    /// Whether the one is part of the other, so that its own totals are all that goes.
    fn is_within(&self, merger: Merger) -> bool {
        self.parent(merger.from) == Some(merger.into)
    }

    /// Merges two actors.
    pub fn merge(&mut self, merger: Merger) {
        if !self.is_within(merger) {
            let names = std::mem::take(&mut self.named[merger.from]);
            self.named[merger.into].extend(names);
            self.named[merger.into].sort_unstable();
        }
        for shown in self.shown.iter_mut().filter(|shown| **shown == merger.from) {
            *shown = merger.into;
        }
    }

    fn with(&self, merger: Merger) -> Actors {
        let mut merged = self.clone();
        merged.merge(merger);
        merged
    }
}

impl Pool<'_> {
    /// The merger that helps a view of a cell best: one that brings persons enough before one that
    /// brings some, an actor and what it is part of before two actors, others before the principal,
    /// then what loses the fewest lines, then the order of the actors.
    pub(super) fn best_merger(&self, cell: Cell, view: View) -> Option<Merger> {
        let persons = |actors: &Actors| self.persons(&self.behind(actors, cell, view));
        let now = persons(&self.actors);
        let principal = self.actors.shown_actor(self.inputs.operation.principal).0;
        let lines = |actor: usize| {
            let shown = Party::Actor(ActorId(actor));
            self.inputs.lines.iter().filter(|line| self.actors.shown(line.party) == shown).count()
        };
        let ends = [cell.party, cell.counterparty].into_iter().filter_map(|party| match party {
            Party::Actor(id) => Some(id.0),
            Party::Operation | Party::Production => None,
        });
        let others = |end: usize| {
            let shown = (0..self.inputs.actors.0.len()).filter(|actor| self.actors.is_shown(*actor));
            shown.filter(move |other| *other != end).map(move |other| (end, other))
        };
        let mergers =
            ends.flat_map(others).filter_map(|(end, other)| Some((other, self.actors.merger(end, other)?)));
        let best = mergers.min_by_key(|(other, merger)| {
            let then = persons(&self.actors.with(*merger));
            let within = self.actors.is_within(*merger);
            let principal = !within && [merger.into, merger.from].contains(&principal);
            (Reverse((then >= self.fewest, then > now, within)), principal, lines(*other), *other)
        });
        best.map(|(_, merger)| merger)
    }
}
