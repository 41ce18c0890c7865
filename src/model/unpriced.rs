//! What an operation brings about that has no price.

use super::Party;
use crate::base::Place;

/// Whether something becomes better or worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Better (+).
    Gain,
    /// Worse (-).
    Loss,
}

/// How much it matters, as whoever drew up the account judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A little (*liten*).
    Small,
    /// Somewhat (*måttlig*).
    Moderate,
    /// Much (*stor*).
    Large,
}

/// An effect that is told in words only, because it has no price. No figure depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpriced {
    /// What it is, in the workbook's words.
    pub effect: String,
    /// Whom it concerns, where an actor is named; never `Party::Production`.
    pub party: Option<Party>,
    /// Whether it is for the better.
    pub direction: Direction,
    /// How much it matters, where somebody has judged that.
    pub strength: Option<Strength>,
    /// More about it; may be empty.
    pub description: String,
    /// Its row's first cell.
    pub place: Place,
}
