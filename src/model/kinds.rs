//! The closed choices of the method.

use serde::{Deserialize, Serialize};

/// What a flow consists of (*kostnadsslag*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CostType {
    /// Resources used or saved (*Real*).
    Real,
    /// Value of work done (*Produktionsvärde*); belongs to no actor.
    Production,
    /// Transfers: benefits, taxes, subsidies, grants (*Finansiell*).
    Financial,
}

impl CostType {
    /// All three, in the order of table 4.3.
    pub const ALL: [CostType; 3] = [CostType::Real, CostType::Production, CostType::Financial];
}

/// Which side of the income statement a flow stands on; it carries the sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Income or saved cost (*Intäkt*): +.
    Income,
    /// Cost (*Kostnad*): -.
    Cost,
}

impl Side {
    /// Both, income first.
    pub const ALL: [Side; 2] = [Side::Income, Side::Cost];
}

/// What drives an effect line over the years (*grund*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Effect months of the outcome in the year.
    EffectMonth,
    /// Persons with the outcome, fading with the profile.
    Person,
    /// The full effect of a year, fading with the profile.
    Year,
    /// Year 1 only.
    Once,
    /// A quantity given for each year: no driver, no persistence.
    Series,
}

impl Basis {
    /// All five.
    pub const ALL: [Basis; 5] = [Basis::EffectMonth, Basis::Person, Basis::Year, Basis::Once, Basis::Series];

    /// Whether its driver follows the persistence profile.
    pub fn fades(self) -> bool {
        matches!(self, Basis::EffectMonth | Basis::Person | Basis::Year)
    }
}

/// When in the year a cost type's flows fall; sets the discounting exponent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Timing {
    /// Beginning of the year, o = 0.
    Beginning,
    /// Middle of the year, o = 1/2.
    Middle,
    /// End of the year, o = 1.
    End,
}

impl Timing {
    /// All three.
    pub const ALL: [Timing; 3] = [Timing::Beginning, Timing::Middle, Timing::End];
}

/// How prices, months and persistence may fall between their ends in the simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distribution {
    /// PERT: a beta distribution, likeliest at the value of the account.
    Pert,
    /// Triangular: straight lines from the ends to the value of the account.
    Triangular,
}

/// Whether the account is adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Preliminary (*Preliminär*).
    Preliminary,
    /// Adopted (*Fastställd*).
    Adopted,
}

/// How far an assumption can be relied on, as whoever made it judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reliability {
    /// Well founded.
    High,
    /// In between.
    Medium,
    /// Little more than a guess.
    Low,
}
