//! Scenarios: what every effect is multiplied by, and the one that is chosen. Formula section 13 of the
//! method. The first is the account as it was given.

use super::time::cited;
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Range, range};
use crate::model::Inputs;
use crate::words::ReportWords;
use std::sync::Arc;

/// The scenarios, each a position in these rows.
#[derive(Debug)]
pub struct Scenarios {
    /// What they are called.
    pub names: Range,
    /// What the persons with an outcome, and with them all its effects, are multiplied by.
    pub persons: Range,
    /// What the share of full effect is multiplied by from year 2 on.
    pub persistence: Range,
    /// What prices of effects are multiplied by.
    pub prices: Range,
    /// The discount rate: its own, or the account's.
    pub rates: Range,
    /// The name of the chosen one.
    pub chosen: Id,
    /// Its place among them.
    pub position: Id,
    /// Its factors.
    pub now: Factors,
}

/// The factors of the chosen scenario.
#[derive(Clone, Copy, Debug)]
pub struct Factors {
    /// For persons.
    pub persons: Id,
    /// For persistence.
    pub persistence: Id,
    /// For prices.
    pub prices: Id,
    /// The discount rate.
    pub rate: Id,
}

impl Scenarios {
    pub(super) fn define(
        book: &mut Book,
        inputs: &Inputs,
        words: &ReportWords,
        rate: Id,
        chosen: usize,
    ) -> Result<Scenarios, Fault> {
        let labels = &words.labels;
        let mut rows: [Vec<Id>; 5] = Default::default();
        for (position, scenario) in inputs.scenarios.iter().enumerate() {
            let own = match &scenario.rate {
                Some(own) => book.given(&labels.rate, Unit::Share, cited(own, |share| share.0)),
                None => book.define(&labels.rate, Unit::Share, rate)?,
            };
            let persistence = cited(&scenario.persistence, |share| share.0);
            rows[0].push(book.key(&labels.scenario, &scenario.name, scenario.place.clone()));
            let factors = [
                (&labels.persons_factor, Unit::Multiple, scenario.persons.clone()),
                (&labels.persistence_factor, Unit::Share, persistence),
                (&labels.price_factor, Unit::Multiple, scenario.prices.clone()),
            ];
            for (row, (label, unit, factor)) in rows[1..].iter_mut().zip(factors) {
                // The first changes nothing, and nobody may make it do so.
                let id = match position {
                    0 => book.fixed(&labels.neutral_factor, unit, factor.value),
                    _ => book.given(label, unit, factor),
                };
                row.push(id);
            }
            rows[4].push(own);
        }
        let [names, persons, persistence, prices, rates] = rows.map(range);
        let chosen = inputs.scenarios.get(chosen).map_or_else(|| Arc::from(""), |one| Arc::clone(&one.name));
        let chosen = book.key(&labels.chosen_scenario, &chosen, None);
        let position = Expr::Position(Box::new(Expr::from(chosen)), Arc::clone(&names));
        let position = book.define(&labels.scenario_position, Unit::YearNumber, position)?;
        let mut now = |label: &Arc<str>, unit, row: &Range| book.define(label, unit, Expr::at(row, position));
        let now = Factors {
            persons: now(&labels.persons_factor, Unit::Multiple, &persons)?,
            persistence: now(&labels.persistence_factor, Unit::Share, &persistence)?,
            prices: now(&labels.price_factor, Unit::Multiple, &prices)?,
            rate: now(&labels.rate_now, Unit::Share, &rates)?,
        };
        Ok(Scenarios { names, persons, persistence, prices, rates, chosen, position, now })
    }
}
