//! From bookkeeping to decisions (*beslutsstöd*): risk, redistribution, realisable gains, the fund. Formula
//! sections 13 to 22 of the method. Defines figures over the account and its projection.

pub mod scenarios;
pub mod sensitivity;
pub mod simulation;
pub mod spans;

use crate::account::{Account, Names};
use crate::figure::{Book, Fault};
use crate::model::Inputs;
use crate::project::Projection;
use crate::words::{DecisionWords, ReportWords};
use scenarios::Compared;
use sensitivity::Sensitivity;
use simulation::Simulation;
use spans::Spans;

/// What decision support is computed from.
#[derive(Clone, Copy, Debug)]
pub struct Support<'a> {
    /// The inputs.
    pub inputs: &'a Inputs,
    /// The words of the report.
    pub words: &'a ReportWords,
    /// The words of decision support.
    pub told: &'a DecisionWords,
    /// The account.
    pub account: &'a Account,
    /// Its projection.
    pub projection: &'a Projection,
}

impl<'a> Support<'a> {
    /// What parties are called.
    pub fn names(&self) -> Names<'a> {
        Names { inputs: self.inputs, words: self.words }
    }
}

/// What an account says about decisions.
#[derive(Debug)]
pub struct Decision {
    /// The spans of years that are looked at.
    pub spans: Spans,
    /// Every scenario beside the others.
    pub scenarios: Compared,
    /// How sensitive the account is.
    pub sensitivity: Sensitivity,
    /// How the results fall when all that is uncertain falls at once; none where nothing is or it cannot be told.
    pub simulation: Option<Simulation>,
}

impl Decision {
    /// Defines the figures of decision support.
    ///
    /// # Errors
    /// When a figure grows beyond an exact decimal.
    pub fn define(book: &mut Book, support: &Support) -> Result<Decision, Fault> {
        let spans = Spans::define(book, support.words, support.account.time.length());
        let scenarios = Compared::define(book, support, &spans)?;
        let sensitivity = Sensitivity::define(book, support, &spans)?;
        let simulation = Simulation::define(book, support, &spans, &sensitivity)?;
        Ok(Decision { spans, scenarios, sensitivity, simulation })
    }
}
