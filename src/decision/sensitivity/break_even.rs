//! Where the account turns: how many persons with the outcome bring it to zero, and what each parameter
//! would have to be. Formula section 15 of the method.

use super::super::Support;
use super::super::spans::Spans;
use super::by_span;
use super::lines::{Key, Lines};
use super::parameters::{Parameters, Which};
use super::tornado::Table;
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Test};
use crate::model::Party;

/// Where somebody's account turns.
#[derive(Debug)]
pub struct Turning {
    /// Whose; none: everybody's and production value.
    pub whose: Option<Party>,
    /// By outcome, all of them together first.
    pub persons: Vec<Needed>,
    /// What each parameter would have to be.
    pub values: Vec<Switching>,
}

/// What a parameter would have to be to bring an account to zero, after each span.
#[derive(Debug)]
pub struct Switching {
    /// Position of its row in the table of changes.
    pub row: usize,
    /// What does not follow it.
    pub rests: Vec<Id>,
    /// Its value, or a word where no possible one brings it to zero.
    pub values: Vec<Id>,
}

/// Persons that bring an account to zero, after each span.
#[derive(Debug)]
pub struct Needed {
    /// Which outcome; none: all of them, each in proportion.
    pub outcome: Option<usize>,
    /// How many there are.
    pub there: Id,
    /// What their effects have come to.
    pub effects: Vec<Id>,
    /// What does not follow them.
    pub rests: Vec<Id>,
    /// How many are needed, or a word where no possible number brings it to zero.
    pub persons: Vec<Id>,
    /// Their share of the participants.
    pub shares: Vec<Id>,
}

impl Turning {
    pub(super) fn define(
        book: &mut Book,
        support: &Support,
        spans: &Spans,
        (lines, parameters): (&Lines, &Parameters),
        table: &Table,
    ) -> Result<Turning, Fault> {
        let outcomes = support.inputs.outcomes.len();
        let single = (0..outcomes).filter(|_| outcomes > 1).map(Some);
        let mut persons = Vec::new();
        if !lines.rows.is_empty() {
            for outcome in [None].into_iter().chain(single) {
                persons.push(needed(book, support, spans, lines, table, outcome)?);
            }
        }
        let mut values = Vec::new();
        for (position, row) in table.rows.iter().enumerate() {
            let Some(follows) = &row.follows else { continue };
            let parameter = &parameters.all[row.parameter];
            let unit = book.unit(parameter.value);
            let rests = rests(book, support, spans, &table.base, follows)?;
            let turning = by_span(spans, |slot, _| {
                let follows = follows[slot];
                let left = left(table.base[slot], follows);
                let value = match parameter.which {
                    Which::Net(..) => Expr::from(1) - (Expr::from(1) - parameter.value) * left,
                    _ => parameter.value * left,
                };
                // Nothing that is counted here can be below zero, nor a share above the whole.
                let word = || beyond(support, table.base[slot]);
                let value = match (parameter.which, &parameter.most) {
                    (Which::Net(..), _) => Expr::when(Test::Below(value.clone(), 0.into()), word(), value),
                    (_, Some(most)) => Expr::when(Test::Below(most.clone(), value.clone()), word(), value),
                    _ => value,
                };
                let value = Expr::when(wrong_way(rests[slot], follows), word(), value);
                let nothing = Test::Equal(follows.into(), 0.into());
                let none = Expr::word(&support.words.terms.none);
                book.define(&support.told.sensitivity.turning, unit, Expr::when(nothing, none, value))
            })?;
            values.push(Switching { row: position, rests, values: turning });
        }
        Ok(Turning { whose: table.whose, persons, values })
    }
}

/// What is left of some flows when the account is zero, as a part of them.
fn left(base: Id, flows: Id) -> Expr {
    Expr::from(1) - base / Expr::from(flows)
}

/// Where nothing that is possible brings an account to zero: a loss would need more than that, a gain is there
/// whatever happens.
fn beyond(support: &Support, base: Id) -> Expr {
    let told = &support.told.sensitivity;
    let loss = Test::Below(Expr::from(base), 0.into());
    Expr::when(loss, Expr::word(&told.not_enough), Expr::word(&told.not_needed))
}

/// What does not follow some flows; nothing where it is no more than binary numbers leave of nothing.
fn rests(
    book: &mut Book,
    support: &Support,
    spans: &Spans,
    base: &[Id],
    flows: &[Id],
) -> Result<Vec<Id>, Fault> {
    by_span(spans, |slot, _| {
        let rest = || base[slot] - flows[slot];
        let nothing = Test::AtMost(rest().or_greater(-rest()), support.projection.checks.tolerance.into());
        let rest = Expr::when(nothing, 0, rest());
        book.define(&support.told.sensitivity.rest, Unit::Kronor, rest)
    })
}

/// Whether what does not follow lies on the same side of zero as the flows, so that none of them is small enough.
fn wrong_way(rest: Id, flows: Id) -> Test {
    Test::Below(0.into(), rest / Expr::from(flows))
}

fn needed(
    book: &mut Book,
    support: &Support,
    spans: &Spans,
    lines: &Lines,
    table: &Table,
    outcome: Option<usize>,
) -> Result<Needed, Fault> {
    let (labels, none) = (&support.told.sensitivity, &support.words.terms.none);
    let participants = Expr::from(support.account.key_figures.participants);
    let figures = &support.account.key_figures;
    let there = match outcome {
        Some(outcome) => Expr::from(figures.outcomes[outcome][0]),
        None => Expr::total(figures.outcomes.iter().map(|[persons, ..]| *persons).collect()),
    };
    let there = book.define(&labels.there, Unit::Persons, there)?;
    // Together they may be more than the participants, where somebody has several outcomes.
    let most = participants.clone().or_greater(there);
    let key = outcome.map(|outcome| (Key::Outcome, support.account.outcomes.outcomes[outcome].name));
    let effects = by_span(spans, |slot, _| {
        let sum = lines.sum(support, table.whose, key, |line| line.present[slot]);
        book.define(&labels.effects, Unit::Kronor, sum)
    })?;
    let rests = rests(book, support, spans, &table.base, &effects)?;
    let persons = by_span(spans, |slot, _| {
        let number = there * left(table.base[slot], effects[slot]);
        let word = || beyond(support, table.base[slot]);
        let number = Expr::when(Test::Below(most.clone(), number.clone()), word(), number);
        let number = Expr::when(wrong_way(rests[slot], effects[slot]), word(), number);
        let nothing = Test::Equal(effects[slot].into(), 0.into());
        book.define(&labels.persons_needed, Unit::Persons, Expr::when(nothing, Expr::word(none), number))
    })?;
    let shares = by_span(spans, |slot, _| {
        // The same word where there is one.
        let share = persons[slot] / participants.clone();
        let share = [none, &labels.not_enough, &labels.not_needed].into_iter().fold(share, |share, word| {
            let same = Test::Equal(Expr::from(persons[slot]), Expr::word(word));
            Expr::when(same, Expr::word(word), share)
        });
        book.define(&labels.share_needed, Unit::Multiple, share)
    })?;
    Ok(Needed { outcome, there, effects, rests, persons, shares })
}
