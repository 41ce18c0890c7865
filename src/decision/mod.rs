//! From bookkeeping to decisions (*beslutsstöd*): risk, redistribution, realisable gains, the fund. Formula
//! sections 13 to 22 of the method. Defines figures over the account and its projection.

pub mod plan;
mod redistribution;
mod rows;
pub mod scenarios;
pub mod sensitivity;
mod social_balance;
pub mod spans;

pub use redistribution::{Cash, Redistribution, Settlement, Stake};
pub use social_balance::{Balance, Carried, Cohort, Roll, SocialBalance};

use crate::account::{Account, Names};
use crate::before::Before;
use crate::figure::{Book, Fault};
use crate::model::Inputs;
use crate::project::Projection;
use crate::words::{DecisionWords, ReportWords};
use scenarios::Compared;
use sensitivity::Sensitivity;
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
    /// The account of the year before, where the run has it.
    pub before: Option<&'a Before>,
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
    /// Who pays the losers, and who is out of pocket when.
    pub redistribution: Redistribution,
    /// What is still expected, as an asset.
    pub balance: SocialBalance,
    /// Budget against outcome, where the workbook has a plan.
    pub plan: Option<plan::Split>,
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
        let redistribution = Redistribution::define(book, support)?;
        let balance = SocialBalance::define(book, support)?;
        let planned = support.inputs.plan.as_ref();
        let plan = planned.map(|planned| plan::Split::define(book, support, planned)).transpose()?;
        Ok(Decision { spans, scenarios, sensitivity, redistribution, balance, plan })
    }
}
