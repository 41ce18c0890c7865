//! What is true after validation. Every value is there, in range, and knows its source cell.

mod actor;
mod assumptions;
mod cohort;
mod financing;
mod groups;
mod inputs;
mod kinds;
mod line;
mod operation;
mod outcome;
mod plan;
mod price;
mod scenario;
mod unpriced;

pub use actor::{Actor, ActorId, Actors, Party};
pub use assumptions::{
    Assumption, Assumptions, DRAWS, LEAST_DRAWS, MAX_HORIZON, MOST_DRAWS, MOST_SEED, SEED,
};
pub use cohort::{Cohort, Counts, Measured, MeasuredCounts, Person, Sum, Tally};
pub use financing::{Financing, Fund, Gains, OutcomePayments, Outlay};
pub use groups::{Group, Groups};
pub use inputs::{Inputs, Source};
pub use kinds::{Basis, CostType, Distribution, Reliability, Side, Status, Timing};
pub use line::{EffectLine, Entry, Pooled, Price, Quantity};
pub use operation::Operation;
pub use outcome::{Outcome, Persistence, Profile};
pub use plan::{Plan, PlannedOutcome};
pub use price::{PriceIndex, UnitCost};
pub use scenario::Scenario;
pub use unpriced::{Direction, Strength, Unpriced};
