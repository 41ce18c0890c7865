//! What an account changes by when each parameter is moved to its ends, all others as they are, the one
//! that changes it most first. Formula section 14 of the method.

use super::super::Support;
use super::super::spans::Spans;
use super::lines::{Key, Line, Lines};
use super::parameters::{Parameter, Parameters, Which};
use super::rate::RateEnds;
use super::{accumulated, by_span, party_of};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Range, Test};
use crate::model::{CostType, Party};
use crate::project::series::Series;
use std::cmp::Reverse;

/// Whose account changes by how much.
#[derive(Debug)]
pub struct Table {
    /// Whose; none: everybody's and production value.
    pub whose: Option<Party>,
    /// What it has come to after each span.
    pub base: Vec<Id>,
    /// The parameters that change it, the greatest swing first when the report was written.
    pub rows: Vec<Row>,
    /// Whether they still stand in that order; none where there are not two.
    pub in_order: Option<Id>,
}

/// What a parameter changes.
#[derive(Debug)]
pub struct Row {
    /// Position of the parameter.
    pub parameter: usize,
    /// What the flows that follow it have come to after each span; none for the rate.
    pub follows: Option<Vec<Id>>,
    /// By how much the account changes at its lowest and its highest, after each span.
    pub changes: Vec<[Id; 2]>,
    /// The greater of both changes over a term of office less the smaller.
    pub swing: Id,
    /// Its swing less that of the row above.
    pub gap: Option<Id>,
}

impl Table {
    pub(super) fn define(
        book: &mut Book,
        support: &Support,
        spans: &Spans,
        (lines, parameters, rate): (&Lines, &Parameters, &RateEnds),
        whose: Option<Party>,
    ) -> Result<Table, Fault> {
        let labels = &support.told.sensitivity;
        let base = by_span(spans, |_, years| {
            book.define(&support.words.labels.accumulated, Unit::Kronor, accumulated(support, whose, years))
        })?;
        let mut rows = Vec::new();
        for (position, parameter) in parameters.all.iter().enumerate() {
            let row = match parameter.relative {
                None => of_rate(book, support, spans, rate, whose, &base, position)?,
                Some(_) if !concerns(support, lines, parameter, whose) => continue,
                Some(relative) => {
                    let follows = by_span(spans, |slot, _| {
                        let sum = follows(support, lines, parameter, whose, slot);
                        book.define(&labels.follows, Unit::Kronor, sum)
                    })?;
                    let changes = changes(spans, |slot, end| {
                        book.define(&labels.change, Unit::Kronor, relative[end] * follows[slot])
                    })?;
                    row(book, support, spans, position, Some(follows), changes)?
                }
            };
            rows.push(row);
        }
        // The sort keeps the order of parameters with the same swing.
        rows.sort_by_key(|row| Reverse(book.number(row.swing)));
        let in_order = order(book, support, &mut rows)?;
        Ok(Table { whose, base, rows, in_order })
    }
}

/// A figure for each span and end.
fn changes(
    spans: &Spans,
    mut define: impl FnMut(usize, usize) -> Result<Id, Fault>,
) -> Result<Vec<[Id; 2]>, Fault> {
    (0..spans.numbers.len()).map(|slot| Ok([define(slot, 0)?, define(slot, 1)?])).collect()
}

fn row(
    book: &mut Book,
    support: &Support,
    spans: &Spans,
    parameter: usize,
    follows: Option<Vec<Id>>,
    changes: Vec<[Id; 2]>,
) -> Result<Row, Fault> {
    let [low, high] = changes[spans.term];
    let swing = Expr::from(low).or_greater(high) - Expr::from(low).or_lesser(high);
    let swing = book.define(&support.told.sensitivity.swing, Unit::Kronor, swing)?;
    Ok(Row { parameter, follows, changes, swing, gap: None })
}

/// The discount rate weighs every year anew.
fn of_rate(
    book: &mut Book,
    support: &Support,
    spans: &Spans,
    rate: &RateEnds,
    whose: Option<Party>,
    base: &[Id],
    position: usize,
) -> Result<Row, Fault> {
    let types: Vec<(CostType, &Series)> = match whose.and_then(|party| party_of(support, party)) {
        Some(figures) => figures.types.iter().map(|(cost_type, _, series)| (*cost_type, series)).collect(),
        None => support.projection.types.by_type().to_vec(),
    };
    let found = changes(spans, |slot, end| {
        let years = spans.numbers[slot];
        let first = |range: &Range| range[..years].iter().copied().collect::<Range>();
        let weighed = types.iter().filter_map(|(cost_type, series)| {
            Some(Expr::SumProduct(first(&series.undiscounted), first(rate.of(*cost_type, end)?)))
        });
        let anew = weighed.reduce(|sum, one| sum + one).unwrap_or(Expr::Whole(0));
        book.define(&support.told.sensitivity.change, Unit::Kronor, anew - base[slot])
    })?;
    row(book, support, spans, position, None, found)
}

/// The key of the lines that follow a parameter; none where it is a line's own.
fn key(support: &Support, lines: &Lines, which: Which) -> Option<(Key, Id)> {
    let outcomes = &support.account.outcomes;
    Some(match which {
        Which::Persons(outcome) | Which::Net(outcome, _) => (Key::Outcome, outcomes.outcomes[outcome].name),
        Which::Months(outcome) | Which::MonthsYear1(outcome) => {
            (Key::Months, outcomes.outcomes[outcome].name)
        }
        Which::Persistence(profile) => (Key::Profile, outcomes.profiles[profile].name),
        Which::UnitCost(_) => (Key::Code, lines.rows.iter().find(|line| is_of(support, line, which))?.code),
        Which::Rate | Which::Amount(_) => return None,
    })
}

/// Whether a line follows a parameter.
fn is_of(support: &Support, line: &Line, which: Which) -> bool {
    let given = &support.inputs.lines[line.line];
    match which {
        Which::Rate => false,
        Which::Persons(outcome) | Which::Net(outcome, _) => given.outcome == outcome,
        Which::Months(outcome) | Which::MonthsYear1(outcome) => {
            given.outcome == outcome && given.basis == crate::model::Basis::EffectMonth
        }
        Which::Persistence(profile) => {
            given.basis.fades() && support.account.outcomes.outcomes[given.outcome].profile == profile
        }
        Which::UnitCost(cost) => given.price == crate::model::Price::UnitCost(cost),
        Which::Amount(own) => line.line == own,
    }
}

/// Whether a parameter changes anything for somebody.
fn concerns(support: &Support, lines: &Lines, parameter: &Parameter, whose: Option<Party>) -> bool {
    lines.rows.iter().any(|line| {
        let party = support.inputs.lines[line.line].party;
        let theirs = whose.is_none_or(|whose| super::lines::chain(support, party).contains(&whose));
        theirs && is_of(support, line, parameter.which)
    })
}

/// What the flows that follow a parameter have come to after a span.
pub(super) fn follows(
    support: &Support,
    lines: &Lines,
    parameter: &Parameter,
    whose: Option<Party>,
    slot: usize,
) -> Expr {
    let which = parameter.which;
    if let Which::Amount(own) = which {
        let line = lines.rows.iter().find(|line| line.line == own);
        return line.map_or(Expr::Whole(0), |line| Expr::from(line.present[slot]));
    }
    let key = key(support, lines, which);
    let observed = |outcome: usize| support.account.outcomes.outcomes[outcome].months_year_1.is_some();
    match which {
        Which::MonthsYear1(_) => lines.sum(support, whose, key, |line| line.first),
        Which::Persistence(_) => lines.sum(support, whose, key, |line| line.later[slot]),
        Which::Months(outcome) if observed(outcome) => {
            lines.sum(support, whose, key, |line| line.later[slot])
        }
        _ => lines.sum(support, whose, key, |line| line.present[slot]),
    }
}

/// Says how far each swing is below the one above it, and whether none is above.
fn order(book: &mut Book, support: &Support, rows: &mut [Row]) -> Result<Option<Id>, Fault> {
    let labels = &support.told.sensitivity;
    for at in 1..rows.len() {
        rows[at].gap = Some(book.define(&labels.gap, Unit::Kronor, rows[at].swing - rows[at - 1].swing)?);
    }
    let gaps: Range = rows.iter().filter_map(|row| row.gap).collect();
    if gaps.is_empty() {
        return Ok(None);
    }
    let terms = &support.words.terms;
    let falls = Test::AtMost(Expr::Max(gaps), Expr::from(0));
    let verdict = Expr::when(falls, Expr::word(&terms.holds), Expr::word(&labels.other_order));
    book.define(&labels.in_order, Unit::Text, verdict).map(Some)
}
