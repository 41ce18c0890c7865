//! The persons of an account one by one, where its workbook tells of them. Nothing that names a
//! person is here, and nothing that tells of one person may reach a report.

use super::{EffectLine, Price};
use rust_decimal::Decimal;

/// The participants one by one (sheet Deltagare), in the order of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// The unit costs that were counted before and after, by position in `Inputs::unit_costs`.
    pub codes: Vec<usize>,
    /// Everyone, in the order of the sheet.
    pub persons: Vec<Person>,
}

/// One participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Position of the outcome in `Inputs::outcomes`; none: no outcome was reached.
    pub outcome: Option<usize>,
    /// Effect months observed in year 1, 0 or more; none where they are not told by person.
    pub months: Option<Decimal>,
    /// As in [`Cohort::codes`]; none where that was not counted for this person.
    pub measured: Vec<Option<Measured>>,
}

/// How many units of a unit cost a person took a year, 0 or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Before the operation.
    pub before: Decimal,
    /// After it.
    pub after: Decimal,
}

impl Cohort {
    /// The position in [`Cohort::codes`] of what an effect line is the mean of; none for a line
    /// that the persons have not given.
    pub fn code_of(&self, line: &EffectLine) -> Option<usize> {
        let Price::UnitCost(cost) = line.price else { return None };
        line.measured.and_then(|_| self.codes.iter().position(|code| *code == cost))
    }

    /// Everyone with an outcome, by its position in `Inputs::outcomes`.
    pub fn with(&self, outcome: usize) -> impl Iterator<Item = &Person> {
        self.persons.iter().filter(move |person| person.outcome == Some(outcome))
    }
}
