//! The assumptions that stand above single lines.

use super::{CostType, Distribution, Reliability, Timing};
use crate::base::{Cited, Share, Year};

/// The longest horizon, in years.
pub const MAX_HORIZON: usize = 40;

/// How often the simulation draws unless given.
pub const DRAWS: usize = 10_000;
/// Fewer tell nothing of what a twentieth of them are below.
pub const LEAST_DRAWS: usize = 100;
/// More only take time.
pub const MOST_DRAWS: usize = 1_000_000;
/// Where the random numbers begin unless given: one number for everybody, so that a report says the same
/// whoever writes it.
pub const SEED: usize = 2016;
/// The greatest number at which they may begin.
pub const MOST_SEED: usize = 999_999_999;

/// An assumption with its paper trail. Texts that were left blank are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption<T> {
    /// The value and its cell (absent: the method's default).
    pub value: Cited<T>,
    /// Where it comes from.
    pub source: String,
    /// Who decided it.
    pub decided_by: String,
    /// When it was decided.
    pub decided_on: String,
    /// Until when it holds (sunset date).
    pub valid_until: String,
    /// How far it can be relied on, where somebody has judged.
    pub reliability: Option<Reliability>,
    /// The lowest and the highest value that is likely (*Lägst*, *Högst*).
    pub span: [Option<Cited<T>>; 2],
}

impl<T> Assumption<T> {
    /// The method's default, which no cell gave.
    pub fn default_of(value: T) -> Assumption<T> {
        Assumption {
            value: Cited::default_of(value),
            source: String::new(),
            decided_by: String::new(),
            decided_on: String::new(),
            valid_until: String::new(),
            reliability: None,
            span: [None, None],
        }
    }
}

/// All assumptions of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumptions {
    /// Discount rate per year; 4 % unless given.
    pub rate: Assumption<Share>,
    /// Years of the projection, 1 to [`MAX_HORIZON`]; 20 unless given.
    pub horizon: Assumption<usize>,
    /// When in the year each cost type's flows fall, in the order of [`CostType::ALL`].
    pub timing: [Assumption<Timing>; 3],
    /// The price level of the account; the account year unless given.
    pub price_year: Assumption<Year>,
    /// The years shown in tables, ascending, each at most the horizon, at least one;
    /// 1, 2, 3, 4, 5, 10, 20 as far as the horizon goes unless given.
    pub report_years: Assumption<Vec<usize>>,
    /// How often the simulation draws, [`LEAST_DRAWS`] to [`MOST_DRAWS`]; [`DRAWS`] unless given.
    pub draws: Assumption<usize>,
    /// Where its random numbers begin, 0 to [`MOST_SEED`]; [`SEED`] unless given.
    pub seed: Assumption<usize>,
    /// How what is uncertain falls; PERT unless given.
    pub distribution: Assumption<Distribution>,
}

impl Assumptions {
    /// The timing of a cost type.
    pub fn timing_of(&self, cost_type: CostType) -> &Assumption<Timing> {
        match cost_type {
            CostType::Real => &self.timing[0],
            CostType::Production => &self.timing[1],
            CostType::Financial => &self.timing[2],
        }
    }
}
