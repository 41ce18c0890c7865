//! The closing account of year 1 and everything the projection stands on: defines figures.
//!
//! Order of definition: [`scenarios`], [`time`] (years, discount factors), [`prices`], [`outcomes`] (net shares,
//! drivers), [`ledger`] (one row a flow), [`statement`] (table 4.2), [`key_figures`] (table 4.1).

pub mod givens;
pub mod key_figures;
pub mod ledger;
pub mod outcomes;
pub mod prices;
pub mod scenarios;
pub mod statement;
pub mod time;

use crate::base::Unit;
use crate::figure::{Book, Fault};
use crate::model::{Actors, Inputs, Party};
use crate::words::ReportWords;
use std::sync::Arc;

/// Every figure of the closing account.
#[derive(Debug)]
pub struct Account {
    /// What if things went otherwise, and what is chosen.
    pub scenarios: scenarios::Scenarios,
    /// Years, discount rate, discount factors.
    pub time: time::Time,
    /// Price indices and unit costs.
    pub prices: prices::Prices,
    /// Outcomes with their drivers, and persistence profiles.
    pub outcomes: outcomes::Outcomes,
    /// What lines and entries were given.
    pub givens: givens::Givens,
    /// One row for each flow.
    pub ledger: ledger::Ledger,
    /// The income statement.
    pub statement: statement::Statement,
    /// The key figures of the operation's own books.
    pub key_figures: key_figures::KeyFigures,
}

impl Account {
    /// Defines the account of some inputs, as they are given: the first scenario is chosen.
    ///
    /// # Errors
    /// When a figure grows beyond an exact decimal or a rule divides by zero.
    pub fn define(book: &mut Book, inputs: &Inputs, words: &ReportWords) -> Result<Account, Fault> {
        Account::supposing(book, inputs, words, 0)
    }

    /// The same where another scenario is chosen: its position in `Inputs::scenarios`.
    ///
    /// # Errors
    /// As for [`Account::define`].
    pub fn supposing(
        book: &mut Book,
        inputs: &Inputs,
        words: &ReportWords,
        scenario: usize,
    ) -> Result<Account, Fault> {
        let rate = time::cited(&inputs.assumptions.rate.value, |share| share.0);
        let rate = book.given(&words.labels.rate, Unit::Share, rate);
        let scenarios = scenarios::Scenarios::define(book, inputs, words, rate, scenario)?;
        let time = time::Time::define(book, inputs, words, [rate, scenarios.now.rate])?;
        let prices = prices::Prices::define(book, inputs, words, &time)?;
        let outcomes = outcomes::Outcomes::define(book, inputs, words, &time, scenarios.now)?;
        let givens = givens::Givens::define(book, inputs, words, &time)?;
        let names = Names { inputs, words };
        let parts = ledger::Parts { time: &time, prices: &prices, outcomes: &outcomes, givens: &givens };
        let ledger = ledger::Ledger::define(book, &names, &parts)?;
        let statement = statement::Statement::define(book, &names, &ledger)?;
        let key_figures = key_figures::KeyFigures::define(book, inputs, words, &ledger, &outcomes)?;
        Ok(Account { scenarios, time, prices, outcomes, givens, ledger, statement, key_figures })
    }
}

/// What parties are called in the account.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The inputs.
    pub inputs: &'a Inputs,
    /// The words of the report.
    pub words: &'a ReportWords,
}

impl<'a> Names<'a> {
    /// The actors.
    pub fn actors(&self) -> &'a Actors {
        &self.inputs.actors
    }

    /// What a party is called: the operation by its own name.
    pub fn of(&self, party: Party) -> Arc<str> {
        match party {
            Party::Operation => Arc::clone(&self.inputs.operation.name.value),
            Party::Actor(id) => Arc::clone(&self.inputs.actors.get(id).name),
            Party::Production => Arc::clone(&self.words.terms.production),
        }
    }

    /// The rows of the account from the top: the operation, every actor followed by its parts,
    /// production value; each with its depth below the top.
    pub fn rows(&self) -> Vec<(Party, usize)> {
        fn with_parts(
            actors: &Actors,
            id: crate::model::ActorId,
            depth: usize,
            rows: &mut Vec<(Party, usize)>,
        ) {
            rows.push((Party::Actor(id), depth));
            for part in actors.parts_of(id) {
                with_parts(actors, part, depth + 1, rows);
            }
        }
        let mut rows = vec![(Party::Operation, 0)];
        for top in self.actors().tops() {
            with_parts(self.actors(), top, 0, &mut rows);
        }
        rows.push((Party::Production, 0));
        rows
    }

    /// The parties that are part of a party, directly.
    pub fn parts_of(&self, party: Party) -> Vec<Party> {
        match party {
            Party::Actor(id) => self.actors().parts_of(id).map(Party::Actor).collect(),
            Party::Operation | Party::Production => Vec::new(),
        }
    }
}
