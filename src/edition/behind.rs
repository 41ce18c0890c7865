//! How many persons a figure really tells of, where the participants are told one by one. A mean
//! over forty persons of whom two were ill at all tells of two; so does one over forty of whom two
//! changed. The persons of the outcome, who stand behind everything else, are too many there.

use crate::model::{Basis, EffectLine, Inputs};
use rust_decimal::Decimal;

/// Of the persons with an outcome, so many ...
#[derive(Clone, Debug, Default)]
struct Counts {
    /// ... there are.
    persons: usize,
    /// ... had any effect month in year 1.
    months: usize,
    /// For each code that was measured.
    codes: Vec<Measured>,
}

/// Of those persons, so many ...
#[derive(Clone, Copy, Debug, Default)]
struct Measured {
    /// ... were measured.
    persons: usize,
    /// ... took any before.
    before: usize,
    /// ... took any after.
    after: usize,
    /// ... took more or less after than before.
    changed: usize,
}

/// What is counted of the participants, for each outcome; nothing where they are not told one by one.
#[derive(Debug)]
pub(super) struct Behind(Vec<Counts>);

impl Behind {
    /// Counts everyone once.
    pub fn of(inputs: &Inputs) -> Behind {
        let Some(cohort) = &inputs.cohort else { return Behind(Vec::new()) };
        let codes = vec![Measured::default(); cohort.codes.len()];
        let mut all = vec![Counts { codes, ..Counts::default() }; inputs.outcomes.len()];
        for person in &cohort.persons {
            let Some(counts) = person.outcome.and_then(|outcome| all.get_mut(outcome)) else { continue };
            counts.persons += 1;
            counts.months += usize::from(person.months.is_some_and(|months| !months.is_zero()));
            for (counts, measured) in counts.codes.iter_mut().zip(&person.measured) {
                let Some(measured) = measured else { continue };
                counts.persons += 1;
                counts.before += usize::from(!measured.before.is_zero());
                counts.after += usize::from(!measured.after.is_zero());
                counts.changed += usize::from(measured.before != measured.after);
            }
        }
        Behind(all)
    }

    /// Whether something that is shown of an outcome tells of too few of its persons: its months, or
    /// a mean before, a mean after, by how much they differ, or how many were not measured.
    pub fn tells_of_few(&self, outcome: usize, fewest: Decimal) -> bool {
        let few = |persons: usize| persons > 0 && Decimal::from(persons) < fewest;
        self.0.get(outcome).is_some_and(|counts| {
            let of = |code: &Measured| {
                let left = if code.persons > 0 { counts.persons - code.persons } else { 0 };
                [code.persons, left, code.before, code.after, code.changed].into_iter().any(few)
            };
            few(counts.months) || counts.codes.iter().any(of)
        })
    }

    /// How many persons the amounts of a line tell of: those that changed behind a mean, those with
    /// any month behind effect months, else everyone with the outcome.
    pub fn line(&self, inputs: &Inputs, line: &EffectLine) -> Decimal {
        let everyone = inputs.outcomes[line.outcome].persons.value;
        let Some(counts) = self.0.get(line.outcome) else { return everyone };
        let code = inputs.cohort.as_ref().and_then(|cohort| cohort.code_of(line));
        match code.and_then(|code| counts.codes.get(code)) {
            Some(code) => code.changed.into(),
            None if line.basis == Basis::EffectMonth && counts.months > 0 => counts.months.into(),
            None => everyone,
        }
    }
}
