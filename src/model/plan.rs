//! What was planned before the outcome was known. Formula section 22 of the method.

use super::Entry;
use crate::base::{Cited, Kronor, Place, Share};
use rust_decimal::Decimal;

/// The plan (*plan, budget*) of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// As in `Inputs::outcomes`: how each was planned.
    pub outcomes: Vec<PlannedOutcome>,
    /// The planned entries of the operation's own books. An entry of the books that is not among them
    /// was planned as 0.
    pub entries: Vec<Entry>,
    /// Positions in `Inputs::unit_costs`, each once, with the planned price: kronor per unit, 0 or more,
    /// at the price level of the unit cost's own price year. Others are planned at the price they have.
    pub prices: Vec<(usize, Cited<Kronor>)>,
}

/// How an outcome was planned. What is absent was planned as it came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedOutcome {
    /// Persons, whole, 0 or more.
    pub persons: Cited<Decimal>,
    /// Effect months in year 1, of all persons.
    pub months_year_1: Option<Cited<Decimal>>,
    /// Effect months per person in a full year.
    pub months_per_person: Option<Cited<Decimal>>,
    /// Position of the planned persistence profile in `Inputs::profiles`.
    pub profile: Option<usize>,
    /// Planned deadweight, displacement and attribution to others.
    pub shares: [Option<Cited<Share>>; 3],
    /// Its row's first cell.
    pub place: Place,
}
