//! How many persons a figure really tells of, where the participants are told one by one. A mean
//! over forty persons of whom two were ill at all tells of two; so does one over forty of whom two
//! changed. The persons of the outcome, who stand behind everything else, are too many there.

use crate::model::{Basis, Counts, EffectLine, Inputs, MeasuredCounts};
use rust_decimal::Decimal;

/// What is counted of the participants, for each outcome; nothing where they are not told one by one.
#[derive(Debug)]
pub(super) struct Behind(Vec<Counts>);

impl Behind {
    /// What is known of everyone.
    pub fn of(inputs: &Inputs) -> Behind {
        let Some(cohort) = &inputs.cohort else { return Behind(Vec::new()) };
        Behind(
            (0..inputs.outcomes.len()).map(|at| cohort.counts.get(at).cloned().unwrap_or_default()).collect(),
        )
    }

    /// Whether something that is shown of an outcome tells of too few of its persons: its months, or
    /// a mean before, a mean after, by how much they differ, or how many were not measured.
    pub fn tells_of_few(&self, outcome: usize, fewest: Decimal) -> bool {
        let few = |persons: usize| persons > 0 && Decimal::from(persons) < fewest;
        self.0.get(outcome).is_some_and(|counts| {
            let of = |code: &MeasuredCounts| {
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
