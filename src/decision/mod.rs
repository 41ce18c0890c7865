//! From bookkeeping to decisions (*beslutsstöd*): risk, redistribution, realisable gains, the fund. Formula
//! sections 13 to 22 of the method. Defines figures over the account and its projection.

pub mod fund;
pub mod gains;
pub mod outcome_payments;
pub mod plan;
pub mod realisable;
mod redistribution;
mod rows;
pub mod scenarios;
pub mod sensitivity;
pub mod simulation;
mod social_balance;
pub mod spans;

pub use redistribution::{Cash, Redistribution, Settlement, Stake};
pub use social_balance::{Balance, Carried, Cohort, Roll, SocialBalance};

use crate::account::{Account, Names};
use crate::before::Before;
use crate::figure::{Book, Fault};
use crate::model::Inputs;
use crate::project::Projection;
use crate::words::{DecisionWords, ReportWords, Words};
use scenarios::Compared;
use sensitivity::Sensitivity;
use simulation::Simulation;
use spans::Spans;
use std::num::NonZeroUsize;

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
    /// On how many threads it is simulated; their number changes nothing but the time.
    pub threads: NonZeroUsize,
}

impl<'a> Support<'a> {
    /// Without a year before, on one thread.
    pub fn of(
        inputs: &'a Inputs,
        words: &'a Words,
        account: &'a Account,
        projection: &'a Projection,
    ) -> Support<'a> {
        let Words { report: words, decision: told, .. } = words;
        Support { inputs, words, told, account, projection, before: None, threads: NonZeroUsize::MIN }
    }

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
    /// Who pays the losers, and who is out of pocket when.
    pub redistribution: Redistribution,
    /// What is still expected, as an asset.
    pub balance: SocialBalance,
    /// Budget against outcome, where the workbook has a plan.
    pub plan: Option<plan::Split>,
    /// What of the gains can become money; none where nothing is known of lots or rates.
    pub realisable: Option<realisable::Realisable>,
    /// A social investment fund, where there is one.
    pub fund: Option<fund::FundFigures>,
    /// Payments for outcomes, where there are any.
    pub payments: Option<outcome_payments::PaymentFigures>,
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
        let redistribution = Redistribution::define(book, support)?;
        let balance = SocialBalance::define(book, support)?;
        let planned = support.inputs.plan.as_ref();
        let plan = planned.map(|planned| plan::Split::define(book, support, planned)).transpose()?;
        let realisable = realisable::Realisable::define(book, support)?;
        let ground = gains::Ground { support: *support, realisable: realisable.as_ref() };
        let financing = &support.inputs.financing;
        let fund = (financing.fund.as_ref()).map(|fund| fund::FundFigures::define(book, &ground, fund));
        let fund = fund.transpose()?;
        let payments = (financing.payments.as_ref()).map(|terms| {
            outcome_payments::PaymentFigures::define(book, &ground, terms, (&scenarios, &spans))
        });
        let payments = payments.transpose()?;
        Ok(Decision {
            spans,
            scenarios,
            sensitivity,
            simulation,
            redistribution,
            balance,
            plan,
            realisable,
            fund,
            payments,
        })
    }
}
