//! From bookkeeping to decisions (*beslutsstöd*): risk, redistribution, realisable gains, the fund. Formula
//! sections 13 to 22 of the method. Defines figures over the account and its projection.

pub mod fund;
pub mod gains;
pub mod outcome_payments;
pub mod realisable;

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
        let realisable = realisable::Realisable::define(book, support)?;
        let ground = gains::Ground { support: *support, realisable: realisable.as_ref() };
        let financing = &support.inputs.financing;
        let fund = (financing.fund.as_ref()).map(|fund| fund::FundFigures::define(book, &ground, fund));
        let fund = fund.transpose()?;
        let payments = (financing.payments.as_ref())
            .map(|terms| outcome_payments::PaymentFigures::define(book, &ground, terms));
        let payments = payments.transpose()?;
        Ok(Decision { realisable, fund, payments })
    }
}
