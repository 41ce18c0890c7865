//! The figures that are kept of every account.

use crate::words::TogetherWords;
use std::sync::Arc;

macro_rules! measures {
    ($($(#[$doc:meta])* $measure:ident,)*) => {
        /// What is kept of every account.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Measure { $($(#[$doc])* $measure,)* }

        impl Measure {
            /// All of them, in order.
            pub const ALL: &'static [Measure] = &[$(Measure::$measure,)*];
        }
    };
}

measures! {
    /// The account year.
    Year,
    /// Participants.
    Participants,
    /// Income in the operation's own books.
    Income,
    /// Cost in the operation's own books, positive.
    Cost,
    /// Income - cost.
    Result,
    /// Society's result of year 1, undiscounted.
    Society,
    /// Society's accumulated result over the term of office.
    SocietyTerm,
    /// Society's accumulated result over the horizon.
    SocietyHorizon,
    /// Society's result / the operation's cost, over the term of office.
    ReturnTerm,
    /// The same over the horizon.
    ReturnHorizon,
    /// Years until society's accumulated result is at least zero.
    Payback,
    /// The verdict over all identities.
    Master,
    /// The operation's cost over the term of office, undiscounted.
    SpentTerm,
    /// The same over the horizon.
    SpentHorizon,
    /// Transfers to the operation in year 1.
    Transfers,
    /// Society's result of year 1 by cost type: real.
    Real,
    /// Production value.
    Production,
    /// Financial.
    Financial,
    /// The same, accumulated over the term of office: real.
    RealTerm,
    /// Production value.
    ProductionTerm,
    /// Financial.
    FinancialTerm,
    /// Discount rate.
    Rate,
    /// Horizon.
    Horizon,
    /// The year whose price level the account has.
    PriceYear,
}

impl Measure {
    /// What it is called.
    pub fn name(self, words: &TogetherWords) -> &Arc<str> {
        let words = &words.measures;
        match self {
            Measure::Year => &words.year,
            Measure::Participants => &words.participants,
            Measure::Income => &words.income,
            Measure::Cost => &words.cost,
            Measure::Result => &words.result,
            Measure::Society => &words.society,
            Measure::SocietyTerm => &words.society_term,
            Measure::SocietyHorizon => &words.society_horizon,
            Measure::ReturnTerm => &words.return_term,
            Measure::ReturnHorizon => &words.return_horizon,
            Measure::Payback => &words.payback,
            Measure::Master => &words.master,
            Measure::SpentTerm => &words.spent_term,
            Measure::SpentHorizon => &words.spent_horizon,
            Measure::Transfers => &words.transfers,
            Measure::Real => &words.real,
            Measure::Production => &words.production,
            Measure::Financial => &words.financial,
            Measure::RealTerm => &words.real_term,
            Measure::ProductionTerm => &words.production_term,
            Measure::FinancialTerm => &words.financial_term,
            Measure::Rate => &words.rate,
            Measure::Horizon => &words.horizon,
            Measure::PriceYear => &words.price_year,
        }
    }
}
