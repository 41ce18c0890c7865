//! The actors of an account: those of the workbooks in reach, or the method's own.

use super::actors::ActorRow;
use super::near;
use super::notes::{Checked, Mark, Marked, Notes};
use super::price_book::PriceBook;
use crate::base::Code;
use crate::model::{Actor, ActorId, Actors, Party};
use crate::words::names::{actor, key};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who can be named, and by what.
pub(super) struct Scope {
    pub actors: Actors,
    /// Actors by comparison form of their names.
    names: BTreeMap<String, ActorId>,
    /// The operation's name in comparison form, once it is known.
    operation: Option<String>,
    /// Whether every actor in reach could be read; if not, an unknown one may well exist.
    complete: bool,
}

impl Scope {
    /// Merges the levels, nearest first; the farthest sets the order, the nearest wins.
    pub fn of(levels: &[Vec<&PriceBook>], notes: &mut Notes) -> Scope {
        let complete = levels.iter().flatten().all(|book| book.all_actors.is_ok());
        let mut rows: Vec<&ActorRow> = Vec::new();
        let mut names = BTreeMap::new();
        for row in levels.iter().rev().flatten().flat_map(|book| &book.actors) {
            match names.get(&key(&row.name.text)) {
                Some(ActorId(at)) => rows[*at] = row,
                None => {
                    names.insert(key(&row.name.text), ActorId(rows.len()));
                    rows.push(row);
                }
            }
        }
        let mut scope = Scope { actors: Actors(Vec::new()), names, operation: None, complete };
        if rows.is_empty() {
            scope.take_defaults(notes);
            return scope;
        }
        scope.actors.0 = rows.iter().map(|row| defined(row)).collect();
        scope.set_parents(&rows, notes);
        scope
    }

    /// The method's own actors, known by either language and shown in the run's.
    fn take_defaults(&mut self, notes: &Notes) {
        for (at, name) in actor::DEFAULTS.iter().enumerate() {
            self.names.extend(name.spellings().map(|spelling| (key(spelling), ActorId(at))));
            let shown: Arc<str> = name.of(notes.words.lang).into();
            self.actors.0.push(Actor { name: Arc::clone(&shown), short: shown, parent: None, place: None });
        }
    }

    fn set_parents(&mut self, rows: &[&ActorRow], notes: &mut Notes) {
        for (at, row) in rows.iter().enumerate() {
            if let Some(parent) = &row.parent
                && let Ok(parent) = self.actor(parent, notes)
            {
                self.actors.0[at].parent = Some(parent);
            }
        }
        for cycle in cycles(&self.actors) {
            let names: Vec<&str> =
                cycle.iter().chain(cycle.first()).map(|id| &*self.actors.get(*id).name).collect();
            if let Some(parent) = cycle.first().and_then(|id| rows[id.0].parent.as_ref()) {
                notes.push(parent.mark.finding(Code::ActorCycle).with("chain", names.join(" → ")));
            }
        }
    }

    /// Makes the operation known by its own name. An actor may not bear it: that is a finding, and
    /// the name goes on meaning the actor, so that nothing more is said of it elsewhere.
    pub fn name_operation(&mut self, name: &str, mark: &Mark, notes: &mut Notes) {
        if let Some(actor) = self.names.get(&key(name)) {
            let finding = mark.finding(Code::UnusableName);
            notes.push(match &self.actors.get(*actor).place {
                Some(place) => finding.also_at(place.clone()),
                None => finding,
            });
            return;
        }
        self.operation = Some(key(name));
    }

    /// Whoever a name means: the operation or an actor. Landsting is taken as Region, where no
    /// actor of the first name is defined and one of the second is.
    pub fn party(&self, name: &Marked, notes: &mut Notes) -> Checked<Party> {
        let found = key(&name.text);
        if self.operation.as_ref() == Some(&found) || actor::OPERATION.is(&name.text) {
            return Ok(Party::Operation);
        }
        if let Some(actor) = self.names.get(&found) {
            return Ok(Party::Actor(*actor));
        }
        let region = || actor::REGION.spellings().find_map(|name| self.names.get(&key(name)));
        if let Some(region) = actor::COUNTY_COUNCIL.is(&name.text).then(region).flatten() {
            notes.tell_region(&name.mark);
            return Ok(Party::Actor(*region));
        }
        if actor::PRODUCTION.is(&name.text) {
            return notes.fail(name.mark.finding(Code::ProductionWithActor));
        }
        self.unknown(name, notes)
    }

    /// The actor that a name means; the operation is none.
    pub fn actor(&self, name: &Marked, notes: &mut Notes) -> Checked<ActorId> {
        match self.party(name, notes)? {
            Party::Actor(actor) => Ok(actor),
            Party::Operation | Party::Production => notes.fail(self.stranger(name)),
        }
    }

    fn unknown<T>(&self, name: &Marked, notes: &mut Notes) -> Checked<T> {
        if self.complete {
            notes.push(self.stranger(name));
        }
        Err(super::notes::Bad)
    }

    fn stranger(&self, name: &Marked) -> crate::base::Finding {
        let names = || self.actors.0.iter().map(|actor| &*actor.name);
        name.mark
            .finding(Code::UnknownActor)
            .with("choices", names().collect::<Vec<_>>().join(", "))
            .suggesting(near::nearest(&name.text, names()))
    }
}

fn defined(row: &ActorRow) -> Actor {
    let name: Arc<str> = row.name.text.as_str().into();
    let short = if row.short.is_empty() { Arc::clone(&name) } else { row.short.as_str().into() };
    Actor { name, short, parent: None, place: Some(row.name.mark.place.clone()) }
}

/// The circles among the actors, each once, from its first actor on.
fn cycles(actors: &Actors) -> Vec<Vec<ActorId>> {
    let mut cycles = Vec::new();
    for start in actors.ids() {
        let mut chain = vec![start];
        let mut next = actors.get(start).parent;
        while let Some(at) = next.filter(|at| *at > start && !chain.contains(at)) {
            chain.push(at);
            next = actors.get(at).parent;
        }
        // A circle is told of by its first actor only: the walk stops at any earlier one.
        if next == Some(start) {
            cycles.push(chain);
        }
    }
    cycles
}
