//! What an account changes by when each parameter is moved to its ends, all others as they are; and the same
//! again, the one that changes it most first. Formula section 14 of the method.

use super::super::Support;
use super::super::spans::Spans;
use super::lines::{Key, Line, Lines};
use super::parameters::{Parameter, Parameters, Which};
use super::rate::RateEnds;
use super::{accumulated, by_span, party_of};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Range};
use crate::model::{CostType, Party};
use crate::project::series::Series;
use rust_decimal::Decimal;

/// Whose account changes by how much.
#[derive(Debug)]
pub struct Table {
    /// Whose; none: everybody's and production value.
    pub whose: Option<Party>,
    /// What it has come to after each span.
    pub base: Vec<Id>,
    /// The parameters that change it.
    pub rows: Vec<Row>,
    /// The same, the greatest swing first.
    pub ranked: Vec<Ranked>,
}

/// A place in the order of swings.
#[derive(Debug)]
pub struct Ranked {
    /// The row that has the place, counted from 1.
    pub position: Id,
    /// The parameter's name.
    pub label: Id,
    /// By how much the account changes at its lowest and its highest, after each span.
    pub changes: Vec<[Id; 2]>,
    /// Its swing.
    pub swing: Id,
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
    /// Its place in the table, from 1.
    pub number: Id,
    /// The parameter's name, by which the order shows it.
    pub label: Id,
    /// The swing, a little less in each row than in the one above, so that no two are alike.
    pub apart: Id,
}

/// What the rows of a table are made from.
struct Making<'a, 'b> {
    support: &'a Support<'b>,
    spans: &'a Spans,
    parameters: &'a Parameters,
    rate: &'a RateEnds,
    whose: Option<Party>,
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
        let making = Making { support, spans, parameters, rate, whose };
        let mut rows: Vec<Row> = Vec::new();
        for (position, parameter) in parameters.all.iter().enumerate() {
            let (follows, changes) = match parameter.relative {
                None => (None, making.of_rate(book, &base)?),
                Some(_) if !concerns(support, lines, parameter, whose) => continue,
                Some(relative) => {
                    let follows = by_span(spans, |slot, _| {
                        let sum = follows(support, lines, parameter, whose, slot);
                        book.define(&labels.follows, Unit::Kronor, sum)
                    })?;
                    let changes = changes(spans, |slot, end| {
                        book.define(&labels.change, Unit::Kronor, relative[end] * follows[slot])
                    })?;
                    (Some(follows), changes)
                }
            };
            let row = making.row(book, (position, rows.len() + 1), follows, changes)?;
            rows.push(row);
        }
        let ranked = ranked(book, support, spans, &rows)?;
        Ok(Table { whose, base, rows, ranked })
    }
}

/// A figure for each span and end.
fn changes(
    spans: &Spans,
    mut define: impl FnMut(usize, usize) -> Result<Id, Fault>,
) -> Result<Vec<[Id; 2]>, Fault> {
    (0..spans.numbers.len()).map(|slot| Ok([define(slot, 0)?, define(slot, 1)?])).collect()
}

impl Making<'_, '_> {
    fn row(
        &self,
        book: &mut Book,
        (parameter, number): (usize, usize),
        follows: Option<Vec<Id>>,
        changes: Vec<[Id; 2]>,
    ) -> Result<Row, Fault> {
        let told = &self.support.told.sensitivity;
        let [low, high] = changes[self.spans.term];
        let swing = Expr::from(low).or_greater(high) - Expr::from(low).or_lesser(high);
        let swing = book.define(&told.swing, Unit::Kronor, swing)?;
        let number = book.fixed(&told.number, Unit::YearNumber, Decimal::from(number));
        let label = book.key(&told.parameter, &self.parameters.all[parameter].label, None);
        let apart =
            book.define(&told.apart, Unit::Kronor, swing - self.parameters.apart * Expr::from(number))?;
        Ok(Row { parameter, follows, changes, swing, number, label, apart })
    }

    /// The discount rate weighs every year anew.
    fn of_rate(&self, book: &mut Book, base: &[Id]) -> Result<Vec<[Id; 2]>, Fault> {
        let projection = self.support.projection;
        let types: Vec<(CostType, &Series)> = match self.whose.and_then(|party| party_of(self.support, party))
        {
            Some(figures) => {
                figures.types.iter().map(|(cost_type, _, series)| (*cost_type, series)).collect()
            }
            None => projection.types.by_type().to_vec(),
        };
        changes(self.spans, |slot, end| {
            let years = self.spans.numbers[slot];
            let first = |range: &Range| range[..years].iter().copied().collect::<Range>();
            let weighed = types.iter().filter_map(|(cost_type, series)| {
                Some(Expr::SumProduct(first(&series.undiscounted), first(self.rate.of(*cost_type, end)?)))
            });
            let anew = weighed.reduce(|sum, one| sum + one).unwrap_or(Expr::Whole(0));
            book.define(&self.support.told.sensitivity.change, Unit::Kronor, anew - base[slot])
        })
    }
}

/// The rows again, the greatest swing first.
fn ranked(book: &mut Book, support: &Support, spans: &Spans, rows: &[Row]) -> Result<Vec<Ranked>, Fault> {
    let told = &support.told.sensitivity;
    let column = |of: &dyn Fn(&Row) -> Id| -> Range { rows.iter().map(of).collect() };
    let apart = column(&|row| row.apart);
    let mut ranked = Vec::with_capacity(rows.len());
    for row in rows {
        let greatest = Expr::Large(Range::clone(&apart), Box::new(row.number.into()));
        let position = Expr::Position(Box::new(greatest), Range::clone(&apart));
        let position = book.define(&told.position, Unit::YearNumber, position)?;
        let label = Expr::at(&column(&|row| row.label), position);
        let label = book.define(&told.parameter, Unit::Text, label)?;
        let changes = changes(spans, |slot, end| {
            let change = Expr::at(&column(&|row| row.changes[slot][end]), position);
            book.define(&told.change, Unit::Kronor, change)
        })?;
        let swing = Expr::at(&column(&|row| row.swing), position);
        let swing = book.define(&told.swing, Unit::Kronor, swing)?;
        ranked.push(Ranked { position, label, changes, swing });
    }
    Ok(ranked)
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
