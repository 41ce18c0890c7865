//! How sensitive the account is: each parameter by itself between its ends (14), and where it turns (15).
//! Every parameter but the discount rate multiplies some flows and leaves the others alone, so what the
//! account changes by is exact, and a formula that one can read.

pub mod break_even;
pub mod lines;
pub mod parameters;
pub mod rate;
pub mod tornado;

use super::Support;
use super::spans::Spans;
use crate::figure::{Book, Expr, Fault, Id};
use crate::model::Party;
use crate::project::parties::PartyFigures;

/// The figures of sensitivity.
#[derive(Debug)]
pub struct Sensitivity {
    /// The effect lines, with what parameters find them by.
    pub lines: lines::Lines,
    /// What is moved.
    pub parameters: parameters::Parameters,
    /// Discount factors at both ends of the rate.
    pub rate: rate::RateEnds,
    /// For everybody together, for the principal, then for every other actor with effects.
    pub tables: Vec<tornado::Table>,
    /// For everybody together and for the principal.
    pub turning: Vec<break_even::Turning>,
}

impl Sensitivity {
    pub(super) fn define(book: &mut Book, support: &Support, spans: &Spans) -> Result<Sensitivity, Fault> {
        let lines = lines::Lines::define(book, support, spans)?;
        let parameters = parameters::Parameters::define(book, support, &lines)?;
        let rate = rate::RateEnds::define(book, support, &parameters)?;
        let mut tables = Vec::new();
        for whose in views(support, &lines) {
            tables.push(tornado::Table::define(book, support, spans, (&lines, &parameters, &rate), whose)?);
        }
        let mut turning = Vec::new();
        for table in tables.iter().take(2) {
            turning.push(break_even::Turning::define(book, support, spans, (&lines, &parameters), table)?);
        }
        Ok(Sensitivity { lines, parameters, rate, tables, turning })
    }
}

/// Whose account is looked at: everybody's, the principal's, then every other actor's who has effects.
fn views(support: &Support, lines: &lines::Lines) -> Vec<Option<Party>> {
    let principal = Party::Actor(support.inputs.operation.principal);
    let others = support.projection.parties.iter().map(|party| party.party).filter(|party| {
        *party != principal && matches!(party, Party::Actor(_)) && lines.any_of(support, *party)
    });
    [None, Some(principal)].into_iter().chain(others.map(Some)).collect()
}

/// The figures of a party.
pub(super) fn party_of<'a>(support: &Support<'a>, party: Party) -> Option<&'a PartyFigures> {
    support.projection.parties.iter().find(|figures| figures.party == party)
}

/// What a party, or everybody, has come to after some years.
pub(super) fn accumulated(support: &Support, whose: Option<Party>, years: usize) -> Expr {
    let row = match whose.and_then(|party| party_of(support, party)) {
        Some(figures) => &figures.total.accumulated,
        None => &support.projection.types.total.accumulated,
    };
    Expr::from(row[years - 1])
}

/// A figure for each span.
pub(super) fn by_span(
    spans: &Spans,
    mut define: impl FnMut(usize, usize) -> Result<Id, Fault>,
) -> Result<Vec<Id>, Fault> {
    spans.numbers.iter().enumerate().map(|(slot, years)| define(slot, *years)).collect()
}
