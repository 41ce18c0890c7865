//! Closed choices: the words that mean each of the method's kinds.

use crate::model::{
    Basis, CostType, Direction, Distribution, Gains, Reliability, Side, Status, Strength, Timing,
};
use crate::words::names::{Name, choice};

/// A kind that a cell names with one of a few words.
pub trait Choice: Copy + 'static {
    /// Every member and its word.
    const WORDS: &'static [(Self, Name)];

    /// What a truth value means, for choices that have one.
    fn of_bool(_: bool) -> Option<Self> {
        None
    }
}

impl Choice for Side {
    const WORDS: &'static [(Side, Name)] = &[(Side::Income, choice::INCOME), (Side::Cost, choice::COST)];
}

impl Choice for CostType {
    const WORDS: &'static [(CostType, Name)] = &[
        (CostType::Real, choice::REAL),
        (CostType::Financial, choice::FINANCIAL),
        (CostType::Production, choice::PRODUCTION),
    ];
}

impl Choice for Basis {
    const WORDS: &'static [(Basis, Name)] = &[
        (Basis::EffectMonth, choice::EFFECT_MONTH),
        (Basis::Person, choice::PERSON),
        (Basis::Year, choice::FULL_YEAR),
        (Basis::Once, choice::ONCE),
        (Basis::Series, choice::SERIES),
    ];
}

impl Choice for Timing {
    const WORDS: &'static [(Timing, Name)] = &[
        (Timing::Beginning, choice::BEGINNING),
        (Timing::Middle, choice::MIDDLE),
        (Timing::End, choice::END),
    ];
}

impl Choice for Distribution {
    const WORDS: &'static [(Distribution, Name)] =
        &[(Distribution::Pert, choice::PERT), (Distribution::Triangular, choice::TRIANGULAR)];
}

impl Choice for Status {
    const WORDS: &'static [(Status, Name)] =
        &[(Status::Preliminary, choice::PRELIMINARY), (Status::Adopted, choice::ADOPTED)];
}

impl Choice for Direction {
    const WORDS: &'static [(Direction, Name)] =
        &[(Direction::Gain, choice::GAIN), (Direction::Loss, choice::LOSS)];
}

impl Choice for Strength {
    const WORDS: &'static [(Strength, Name)] = &[
        (Strength::Small, choice::SMALL),
        (Strength::Moderate, choice::MODERATE),
        (Strength::Large, choice::LARGE),
    ];
}

impl Choice for Gains {
    const WORDS: &'static [(Gains, Name)] =
        &[(Gains::Realisable, choice::REALISABLE), (Gains::Theoretical, choice::THEORETICAL)];
}

impl Choice for Reliability {
    const WORDS: &'static [(Reliability, Name)] = &[
        (Reliability::High, choice::HIGH),
        (Reliability::Medium, choice::MEDIUM),
        (Reliability::Low, choice::LOW),
    ];
}

impl Choice for bool {
    const WORDS: &'static [(bool, Name)] = &[(true, choice::YES), (false, choice::NO)];

    fn of_bool(value: bool) -> Option<bool> {
        Some(value)
    }
}

/// The words of a choice.
pub(super) fn words<T: Choice>() -> Vec<Name> {
    T::WORDS.iter().map(|(_, name)| *name).collect()
}
