//! The persons of an account, where its workbook tells of them one by one. Nothing that names a person is
//! here, nothing grows with their number beyond some thousands, and nothing that tells of one person may
//! reach a report.

use super::groups::Groups;
use super::{EffectLine, Price};
use rust_decimal::Decimal;

/// What the participants (sheet Deltagare) come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cohort {
    /// The unit costs that were counted before and after, by position in `Inputs::unit_costs`.
    pub codes: Vec<usize>,
    /// How many persons there are.
    pub persons: usize,
    /// What those with each outcome come to, by its position in `Inputs::outcomes`; no longer than the
    /// last one that anybody has.
    pub tallies: Vec<Tally>,
    /// How many of those there is something to tell of, likewise.
    pub counts: Vec<Counts>,
    /// Everyone, or groups of them: what can be drawn anew.
    pub groups: Groups,
}

/// One participant, on the way into a cohort.
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

/// Sums over some persons of one outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many they are.
    pub persons: Decimal,
    /// Their effect months in year 1.
    pub months: Decimal,
    /// As in [`Cohort::codes`].
    pub measured: Vec<Sum>,
}

/// Sums over those of some persons who were measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many they are.
    pub persons: Decimal,
    /// What they took a year before the operation.
    pub before: Decimal,
    /// And after it.
    pub after: Decimal,
}

/// Of the persons with one outcome, so many ...
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// ... there are.
    pub persons: usize,
    /// ... have effect months of their own, be it 0.
    pub told: usize,
    /// ... had any effect month in year 1.
    pub months: usize,
    /// As in [`Cohort::codes`].
    pub codes: Vec<MeasuredCounts>,
}

/// Of those persons, so many ...
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MeasuredCounts {
    /// ... were measured.
    pub persons: usize,
    /// ... took any before.
    pub before: usize,
    /// ... took any after.
    pub after: usize,
    /// ... took more or less after than before.
    pub changed: usize,
}

impl Cohort {
    /// Some persons, in their order; none where a sum grows beyond an exact decimal.
    pub fn of<'p>(codes: Vec<usize>, persons: impl IntoIterator<Item = &'p Person>) -> Option<Cohort> {
        let mut cohort = Cohort { codes, ..Cohort::default() };
        persons.into_iter().try_for_each(|person| cohort.add(person))?;
        Some(cohort)
    }

    /// Adds a person; none where a sum grows beyond an exact decimal.
    pub fn add(&mut self, person: &Person) -> Option<()> {
        if let Some(outcome) = person.outcome {
            if self.tallies.len() <= outcome {
                self.tallies.resize_with(outcome + 1, Tally::default);
                self.counts.resize_with(outcome + 1, Counts::default);
            }
            self.tallies.get_mut(outcome)?.add(person)?;
            self.counts.get_mut(outcome)?.add(person);
        }
        self.groups.add(self.persons, person)?;
        self.persons += 1;
        Some(())
    }

    /// The position in [`Cohort::codes`] of what an effect line is the mean of; none for a line
    /// that the persons have not given.
    pub fn code_of(&self, line: &EffectLine) -> Option<usize> {
        let Price::UnitCost(cost) = line.price else { return None };
        line.measured.and_then(|_| self.codes.iter().position(|code| *code == cost))
    }
}

impl Tally {
    pub(super) fn add(&mut self, person: &Person) -> Option<()> {
        let measured = person.measured.iter().map(|one| match one {
            Some(one) => Sum { persons: Decimal::ONE, before: one.before, after: one.after },
            None => Sum::default(),
        });
        self.join(Decimal::ONE, person.months.unwrap_or_default(), measured)
    }

    /// The sums over further persons.
    pub(super) fn join(
        &mut self,
        persons: Decimal,
        months: Decimal,
        measured: impl ExactSizeIterator<Item = Sum>,
    ) -> Option<()> {
        self.persons = self.persons.checked_add(persons)?;
        self.months = self.months.checked_add(months)?;
        if self.measured.len() < measured.len() {
            self.measured.resize(measured.len(), Sum::default());
        }
        for (sum, one) in self.measured.iter_mut().zip(measured) {
            if !one.persons.is_zero() {
                sum.persons = sum.persons.checked_add(one.persons)?;
                sum.before = sum.before.checked_add(one.before)?;
                sum.after = sum.after.checked_add(one.after)?;
            }
        }
        Some(())
    }
}

impl Counts {
    fn add(&mut self, person: &Person) {
        self.persons += 1;
        self.told += usize::from(person.months.is_some());
        self.months += usize::from(person.months.is_some_and(|months| !months.is_zero()));
        if self.codes.len() < person.measured.len() {
            self.codes.resize(person.measured.len(), MeasuredCounts::default());
        }
        for (counts, measured) in self.codes.iter_mut().zip(&person.measured) {
            let Some(measured) = measured else { continue };
            counts.persons += 1;
            counts.before += usize::from(!measured.before.is_zero());
            counts.after += usize::from(!measured.after.is_zero());
            counts.changed += usize::from(measured.before != measured.after);
        }
    }
}
