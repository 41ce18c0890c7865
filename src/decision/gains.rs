//! What actors gain by the effects, year by year, whatever the operation was financed with: their result
//! without what they pay to it. A fund or an investor takes the place of those payments.

use super::Support;
use super::realisable::Realisable;
use crate::account::ledger::Reason;
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Range, Test};
use crate::model::{ActorId, Gains, Party};
use crate::project::parties::PartyFigures;
use crate::project::series::{Series, by_year};
use std::ops::Deref;
use std::sync::Arc;

/// What financing is computed from: what all of decision support is, and what of the gains can become money.
pub(super) struct Ground<'a> {
    pub support: Support<'a>,
    pub realisable: Option<&'a Realisable>,
}

impl<'a> Deref for Ground<'a> {
    type Target = Support<'a>;

    fn deref(&self) -> &Support<'a> {
        &self.support
    }
}

/// Which gains count, as a word that may be changed.
#[derive(Clone, Copy, Debug)]
pub struct Basis {
    /// The word.
    pub word: Id,
}

/// The gains of some actors.
#[derive(Debug)]
pub struct ActorGains {
    /// What each party pays to the operation in a year, below 0, its parts by themselves; in the order of
    /// the income statement.
    pub paid: Vec<(Party, Range)>,
    /// What each actor gains in a year, within the horizon, its parts included.
    pub rows: Vec<(ActorId, Range)>,
}

impl ActorGains {
    /// The gains of actors, each with its parts.
    pub(super) fn define(
        book: &mut Book,
        support: &Ground,
        basis: Option<Basis>,
        actors: &[ActorId],
    ) -> Result<ActorGains, Fault> {
        let told = &support.told.fund;
        let (time, ledger) = (&support.account.time, &support.account.ledger);
        let payments = || ledger.rows.iter().filter(|row| matches!(row.reason, Reason::Payment(_)));
        let mut paid = Vec::new();
        for figures in &support.projection.parties {
            let within = |party| actors.iter().any(|actor| support.is_within(party, Party::Actor(*actor)));
            let pays = payments().any(|row| row.party == figures.party);
            if !pays || !within(figures.party) {
                continue;
            }
            let row = by_year(book, &told.paid, Unit::Kronor, time.length(), |index| Expr::SumIfs {
                values: payments().map(|row| row.flows[index]).collect(),
                conditions: vec![(payments().map(|row| row.yearly_keys[0]).collect(), figures.key)],
            })?;
            paid.push((figures.party, row));
        }
        let mut rows = Vec::with_capacity(actors.len());
        for actor in actors {
            let party = Party::Actor(*actor);
            let Some(figures) = support.projection.parties.iter().find(|other| other.party == party) else {
                continue;
            };
            let payments: Vec<&Range> = paid
                .iter()
                .filter(|(payer, _)| support.is_within(*payer, party))
                .map(|(_, row)| row)
                .collect();
            let row = by_year(book, &told.gain, Unit::Kronor, time.length(), |index| {
                let result = support.result(figures, basis, |series| &series.undiscounted, index);
                let gain = match payments.as_slice() {
                    [] => result,
                    some => result - Expr::total(some.iter().map(|row| row[index]).collect()),
                };
                Expr::when(Test::AtMost(time.years[index].into(), time.horizon.into()), gain, 0)
            })?;
            rows.push((*actor, row));
        }
        Ok(ActorGains { paid, rows })
    }

    /// What an actor gains.
    pub fn of(&self, actor: ActorId) -> Option<&Range> {
        self.rows.iter().find(|(other, _)| *other == actor).map(|(_, row)| row)
    }
}

impl Ground<'_> {
    /// Whether a party is another or part of it.
    pub(super) fn is_within(&self, party: Party, whole: Party) -> bool {
        let mut at = Some(party);
        while let Some(here) = at {
            if here == whole {
                return true;
            }
            at = match here {
                Party::Actor(id) => self.inputs.actors.get(id).parent.map(Party::Actor),
                Party::Operation | Party::Production => None,
            };
        }
        false
    }

    /// The actor at the top that an actor is part of, or itself.
    pub(super) fn top(&self, mut actor: ActorId) -> ActorId {
        while let Some(parent) = self.inputs.actors.get(actor).parent {
            actor = parent;
        }
        actor
    }

    /// A party's result of a year by the basis that is chosen: what can become money unless there is one.
    fn result(
        &self,
        figures: &PartyFigures,
        basis: Option<Basis>,
        form: fn(&Series) -> &Range,
        index: usize,
    ) -> Expr {
        let computed = form(&figures.total)[index];
        let beside = self.realisable.and_then(|all| all.of(figures.party)?.beside.as_ref());
        match (basis, beside) {
            (Some(basis), Some(beside)) => {
                let theoretical = Expr::word(self.words_of_gains(Gains::Theoretical));
                let chosen = Test::Equal(basis.word.into(), theoretical);
                Expr::when(chosen, computed, form(&beside.series)[index])
            }
            (None, Some(beside)) => form(&beside.series)[index].into(),
            (_, None) => computed.into(),
        }
    }

    /// The word for which gains count.
    pub(super) fn words_of_gains(&self, gains: Gains) -> &Arc<str> {
        match gains {
            Gains::Realisable => &self.told.fund.gains_realisable,
            Gains::Theoretical => &self.told.fund.gains_theoretical,
        }
    }
}
