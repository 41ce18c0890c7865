//! From bookkeeping to decisions (*beslutsstöd*): risk, redistribution, realisable gains, the fund. Formula
//! sections 13 to 22 of the method. Defines figures over the account and its projection.

pub mod plan;

use crate::account::{Account, Names};
use crate::figure::{Book, Fault};
use crate::model::Inputs;
use crate::project::Projection;
use crate::words::{DecisionWords, ReportWords};

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
    /// Budget against outcome, where the workbook has a plan.
    pub plan: Option<plan::Split>,
}

impl Decision {
    /// Defines the figures of decision support.
    ///
    /// # Errors
    /// When a figure grows beyond an exact decimal.
    pub fn define(book: &mut Book, support: &Support) -> Result<Decision, Fault> {
        let planned = support.inputs.plan.as_ref();
        let plan = planned.map(|planned| plan::Split::define(book, support, planned)).transpose()?;
        Ok(Decision { plan })
    }
}
