//! The projection (*prognos*, table 4.3): the account over the horizon, discounted and
//! accumulated, and what it comes to. Defines figures.

pub mod checks;
pub mod internal_rate;
pub mod measures;
pub mod parties;
pub mod returns;
pub mod series;
pub mod stakes;
pub mod told;
pub mod types;

use crate::account::{Account, Names};
use crate::figure::{Book, Fault};
use crate::model::Inputs;
use crate::words::ReportWords;

/// Every figure of the projection.
#[derive(Debug)]
pub struct Projection {
    /// By cost type and in total.
    pub types: types::Types,
    /// By party, in the order of the income statement.
    pub parties: Vec<parties::PartyFigures>,
    /// What the total comes to.
    pub measures: measures::Measures,
    /// The chosen years: accumulated figures and return.
    pub returns: returns::Returns,
    /// The identities that the account must meet.
    pub checks: checks::Checks,
    /// What the first sheet says in words.
    pub told: told::Told,
    /// What is at stake with single assumptions.
    pub stakes: stakes::Stakes,
}

impl Projection {
    /// Defines the projection of an account.
    ///
    /// # Errors
    /// When a figure grows beyond an exact decimal.
    pub fn define(
        book: &mut Book,
        inputs: &Inputs,
        words: &ReportWords,
        account: &Account,
    ) -> Result<Projection, Fault> {
        let names = Names { inputs, words };
        let types = types::Types::define(book, words, account)?;
        let parties = parties::define(book, &names, account)?;
        let measures =
            measures::Measures::of_total(book, words, account, (&types.by_type(), &types.total), &parties)?;
        let returns = returns::Returns::define(book, inputs, words, account, &types, &parties)?;
        let checks = checks::Checks::define(book, &names, account, &types, &parties)?;
        let sources = told::Sources {
            names: &names,
            account,
            returns: &returns,
            measures: &measures,
            parties: &parties,
        };
        let told = told::Told::define(book, &sources)?;
        let stakes = stakes::Stakes::define(book, &names, account)?;
        Ok(Projection { types, parties, measures, returns, checks, told, stakes })
    }
}
