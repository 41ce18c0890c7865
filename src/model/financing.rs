//! How the operation may be financed over time: a fund that is repaid out of the gains, or an investor who
//! is paid for outcomes.

use super::ActorId;
use crate::base::{Cited, Kronor, Share};
use rust_decimal::Decimal;

/// What the sheet Finansiering gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Financing {
    /// A social investment fund, where there is one.
    pub fund: Option<Fund>,
    /// Payments for outcomes, where there are any.
    pub payments: Option<OutcomePayments>,
}

/// What a fund or an investor puts in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outlay {
    /// The operation's own cost, in the years of its books.
    OwnCost,
    /// An amount in one year of the projection, from 1 to the horizon.
    Given(Cited<Kronor>, Cited<Decimal>),
}

/// Which gains are shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gains {
    /// What can become money.
    Realisable,
    /// What is computed.
    Theoretical,
}

/// A social investment fund (*social investeringsfond*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fund {
    /// What it puts in.
    pub outlay: Outlay,
    /// The share of a gaining actor's gain that is repaid.
    pub share: Cited<Share>,
    /// Which gains.
    pub gains: Cited<Gains>,
    /// The last year of repayment, from 1 to the horizon; the horizon unless given.
    pub last_year: Option<Cited<Decimal>>,
    /// The most that is repaid in all; the outlay unless given.
    pub cap: Option<Cited<Kronor>>,
    /// Who repays, none part of another; unless given, those at the top who have an effect.
    pub repaying: Option<Vec<ActorId>>,
}

/// Payments for outcomes (*utfallskontrakt*, social impact bond).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomePayments {
    /// Position of the outcome in `Inputs::outcomes`.
    pub outcome: usize,
    /// Kronor for each person with the outcome.
    pub price: Cited<Kronor>,
    /// The most that is paid, where there is a limit.
    pub cap: Option<Cited<Kronor>>,
    /// Who pays; the principal unless given.
    pub payer: ActorId,
    /// The year in which it is paid, from 1 to the horizon; the second unless given.
    pub year: Cited<Decimal>,
    /// What the investor puts in.
    pub outlay: Outlay,
}
