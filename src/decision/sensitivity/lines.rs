//! The effect lines by what parameters find them by, with what they come to over each span.

use super::super::Support;
use super::super::spans::Spans;
use super::by_span;
use crate::account::ledger::{Reason, Row};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Range};
use crate::model::{Basis, Party, Price};

/// The effect lines.
#[derive(Debug)]
pub struct Lines {
    /// In the order of the workbook.
    pub rows: Vec<Line>,
    /// How many levels of parties there are.
    pub levels: usize,
}

/// An effect line.
#[derive(Debug)]
pub struct Line {
    /// Position in `Inputs::lines`.
    pub line: usize,
    /// Position in the ledger.
    pub row: usize,
    /// The actor at the top that it belongs to, the part of it, and so on; none below.
    pub parties: Vec<Id>,
    /// Its outcome.
    pub outcome: Id,
    /// Its outcome where it counts effect months; none otherwise.
    pub months: Id,
    /// Its persistence profile; none where it does not fade.
    pub profile: Id,
    /// The code of its unit cost; none where it has an amount of its own.
    pub code: Id,
    /// What it has come to after each span, discounted.
    pub present: Vec<Id>,
    /// The same without year 1.
    pub later: Vec<Id>,
    /// Year 1 alone.
    pub first: Id,
}

/// A text by which rows are found.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    /// The outcome.
    Outcome,
    /// The outcome of lines that count effect months.
    Months,
    /// The persistence profile.
    Profile,
    /// The code of the unit cost.
    Code,
}

impl Line {
    fn key(&self, key: Key) -> Id {
        match key {
            Key::Outcome => self.outcome,
            Key::Months => self.months,
            Key::Profile => self.profile,
            Key::Code => self.code,
        }
    }
}

impl Lines {
    pub(super) fn define(book: &mut Book, support: &Support, spans: &Spans) -> Result<Lines, Fault> {
        let parties = &support.projection.parties;
        let levels = parties.iter().map(|party| party.depth + 1).max().unwrap_or(1);
        let mut rows = Vec::new();
        for (position, row) in support.account.ledger.rows.iter().enumerate() {
            if let Reason::Effect(line) = row.reason {
                rows.push(define_line(book, support, spans, (position, row), line, levels)?);
            }
        }
        Ok(Lines { rows, levels })
    }

    /// Whether any of them belongs to a party or to a part of it.
    pub fn any_of(&self, support: &Support, party: Party) -> bool {
        self.rows.iter().any(|line| chain(support, support.inputs.lines[line.line].party).contains(&party))
    }

    /// The sum, over the lines that belong to a party (or to anybody) and have a key, of a figure of theirs.
    pub(super) fn sum(
        &self,
        support: &Support,
        whose: Option<Party>,
        key: Option<(Key, Id)>,
        figure: impl Fn(&Line) -> Id,
    ) -> Expr {
        let column = |of: &dyn Fn(&Line) -> Id| -> Range { self.rows.iter().map(of).collect() };
        let mut conditions = Vec::new();
        if let Some((key, wanted)) = key {
            conditions.push((column(&|line| line.key(key)), wanted));
        }
        if let Some(figures) = whose.and_then(|party| super::party_of(support, party)) {
            conditions.push((column(&|line| line.parties[figures.depth]), figures.key));
        }
        let values = column(&figure);
        if conditions.is_empty() { Expr::total(values) } else { Expr::SumIfs { values, conditions } }
    }
}

/// A party and those that it is part of, from the top down.
pub(super) fn chain(support: &Support, party: Party) -> Vec<Party> {
    let mut chain = vec![party];
    let mut at = party;
    while let Party::Actor(id) = at {
        let Some(parent) = support.inputs.actors.get(id).parent else { break };
        at = Party::Actor(parent);
        chain.push(at);
    }
    chain.reverse();
    chain
}

fn define_line(
    book: &mut Book,
    support: &Support,
    spans: &Spans,
    (position, row): (usize, &Row),
    line: usize,
    levels: usize,
) -> Result<Line, Fault> {
    let (labels, terms) = (&support.words.labels, &support.words.terms);
    let given = &support.inputs.lines[line];
    let outcome = &support.account.outcomes.outcomes[given.outcome];
    let names: Vec<_> =
        chain(support, row.party).into_iter().map(|party| support.names().of(party)).collect();
    let parties =
        (0..levels).map(|level| book.key(&labels.actor, names.get(level).unwrap_or(&terms.none), None));
    let parties = parties.collect();
    let mut text = |wanted: bool, id: Id| {
        if wanted {
            book.define(&labels.outcome, Unit::Text, id)
        } else {
            Ok(book.key(&labels.outcome, &terms.none, None))
        }
    };
    let outcome_key = text(true, outcome.name)?;
    let months = text(given.basis == Basis::EffectMonth, outcome.name)?;
    let profile = text(given.basis.fades(), support.account.outcomes.profiles[outcome.profile].name)?;
    let code = match &given.price {
        Price::UnitCost(cost) => &support.inputs.unit_costs[*cost].code,
        Price::Direct(_) => &terms.none,
    };
    let code = book.key(&support.told.sensitivity.code, code, None);
    let present = by_span(spans, |_, years| {
        let until = row.discounted[..years].iter().copied().collect();
        book.define(&labels.present_value, Unit::Kronor, Expr::Sum(until))
    })?;
    let first = book.define(&labels.present_value, Unit::Kronor, row.discounted[0])?;
    let later = by_span(spans, |slot, _| {
        book.define(&support.told.sensitivity.later, Unit::Kronor, present[slot] - first)
    })?;
    Ok(Line {
        line,
        row: position,
        parties,
        outcome: outcome_key,
        months,
        profile,
        code,
        present,
        later,
        first,
    })
}
