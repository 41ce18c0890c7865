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
    /// Position of a parameter in the table of changes, and what it would have to be after each span.
    pub values: Vec<(usize, Vec<Id>)>,
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
    /// How many are needed, or a word where no number will do.
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
            let unit = book.get(parameter.value).unit;
            let turning = by_span(spans, |slot, _| {
                // What is left of the flows when the account is zero.
                let left = Expr::from(1) - table.base[slot] / Expr::from(follows[slot]);
                let value = match parameter.which {
                    Which::Net(..) => Expr::from(1) - (Expr::from(1) - parameter.value) * left.clone(),
                    _ => parameter.value * left.clone(),
                };
                // Nothing that is counted here can be below zero, nor a share above the whole.
                let none = || Expr::word(&support.words.terms.none);
                let below = Test::Below(value.clone(), Expr::from(0));
                let value = Expr::when(below, none(), value);
                let value = match parameter.which {
                    Which::Net(..) => Expr::when(Test::Below(left, Expr::from(0)), none(), value),
                    _ => value,
                };
                let nothing = Test::Equal(Expr::from(follows[slot]), Expr::from(0));
                let value = Expr::when(nothing, none(), value);
                book.define(&support.told.sensitivity.turning, unit, value)
            })?;
            values.push((position, turning));
        }
        Ok(Turning { whose: table.whose, persons, values })
    }
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
    let figures = &support.account.key_figures;
    let there = match outcome {
        Some(outcome) => Expr::from(figures.outcomes[outcome][0]),
        None => Expr::total(figures.outcomes.iter().map(|[persons, ..]| *persons).collect()),
    };
    let there = book.define(&labels.there, Unit::Persons, there)?;
    let key = outcome.map(|outcome| (Key::Outcome, support.account.outcomes.outcomes[outcome].name));
    let effects = by_span(spans, |slot, _| {
        let sum = lines.sum(support, table.whose, key, |line| line.present[slot]);
        book.define(&labels.effects, Unit::Kronor, sum)
    })?;
    let persons = by_span(spans, |slot, _| {
        let left = Expr::from(1) - table.base[slot] / Expr::from(effects[slot]);
        let nothing = Test::Equal(Expr::from(effects[slot]), Expr::from(0));
        let below = Test::Below(left.clone(), Expr::from(0));
        let number = Expr::when(below, Expr::word(none), there * left);
        book.define(&labels.persons_needed, Unit::Persons, Expr::when(nothing, Expr::word(none), number))
    })?;
    let shares = by_span(spans, |slot, _| {
        // A word where no number will do.
        let same = Test::Equal(Expr::from(persons[slot]), Expr::word(none));
        let share = Expr::when(same, Expr::word(none), persons[slot] / Expr::from(figures.participants));
        book.define(&labels.share_needed, Unit::Multiple, share)
    })?;
    Ok(Needed { outcome, there, effects, persons, shares })
}
