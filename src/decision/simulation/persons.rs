//! The participants drawn anew: what persons who were followed one by one say of how uncertain their numbers
//! are (the bootstrap). Everything that is counted over the same persons falls together.

use super::super::Support;
use super::super::sensitivity::Sensitivity;
use super::super::sensitivity::parameters::Which;
use super::sources::{Shape, Varied, concern};
use crate::account::givens::QuantityFigures;
use crate::figure::Id;
use crate::model::{Cohort, Group, Tally};
use crate::simulate::{Joint, Statistic};
use crate::words::fill;
use rust_decimal::Decimal;
use std::sync::Arc;

/// The participants as rows to draw from, and what is told of those that are drawn, in the order of the
/// figures of [`Joint`]. Where nobody or everybody has an outcome its share is held fixed, as without persons.
pub(super) fn persons(support: &Support, sensitivity: &Sensitivity) -> Option<(Joint, Vec<Varied>)> {
    let cohort = support.inputs.cohort.as_ref()?;
    let mut drawing = Drawing {
        support,
        concern: concern(sensitivity).map(|parameter| parameter.which).collect(),
        cohort,
        rows: vec![Vec::new(); cohort.groups.all.len()],
        figures: Vec::new(),
        told: Vec::new(),
    };
    for outcome in 0..support.inputs.outcomes.len() {
        drawing.outcome(outcome);
    }
    for line in 0..support.inputs.lines.len() {
        drawing.line(line);
    }
    let Drawing { rows, figures, told, .. } = drawing;
    (!figures.is_empty()).then_some((Joint { rows, figures }, told))
}

/// A drawing in the making: columns of the rows, and statistics of them.
struct Drawing<'a, 'b> {
    support: &'a Support<'b>,
    /// What concerns any flow.
    concern: Vec<Which>,
    cohort: &'a Cohort,
    rows: Vec<Vec<Decimal>>,
    figures: Vec<(Id, Statistic)>,
    told: Vec<Varied>,
}

impl Drawing<'_, '_> {
    /// How many of the drawn persons have the outcome, and the months that each of them had in year 1.
    fn outcome(&mut self, outcome: usize) {
        let support = self.support;
        let Some(told) = self.cohort.counts.get(outcome).filter(|told| told.persons > 0) else { return };
        let (count, everyone) = (told.persons, self.cohort.persons);
        let (labels, name) = (&support.words.labels, &support.inputs.outcomes[outcome].name);
        let figures = &support.account.outcomes.outcomes[outcome];
        let all = Decimal::from(count);
        let counted = self.column(outcome, |tally| tally.persons);
        if count < everyone && self.concern.contains(&Which::Persons(outcome)) {
            // All effects of the outcome follow its persons, by way of the factor that multiplies them: 1 in
            // the account as it is written.
            let share = match self.cohort.groups.mixed {
                false => Statistic::Sum(self.column(outcome, |tally| tally.persons / all)),
                // Groups have not as many persons each, so the share is that of the persons who are drawn.
                true => {
                    let of_all = Decimal::from(everyone) / all;
                    let with = self.column(outcome, |tally| tally.persons * of_all);
                    Statistic::Ratio(with, self.column_of(|group| group.persons.into()))
                }
            };
            self.figures.push((figures.factor, share));
            self.tell(name, &labels.persons, Shape::Persons, figures.persons);
        }
        let by_person = told.told > 0 && self.concern.contains(&Which::MonthsYear1(outcome));
        if let Some(months) = figures.months_year_1.filter(|_| by_person) {
            // Of as many persons as the account has, since the factor tells of more or fewer.
            let column = self.column(outcome, |tally| tally.months * all);
            self.figures.push((months, Statistic::Ratio(column, counted)));
            self.tell(name, &labels.months_year_1, Shape::Persons, months);
        }
    }

    /// What those who were measured took on average, before and after.
    fn line(&mut self, at: usize) {
        let support = self.support;
        let line = &support.inputs.lines[at];
        let Some(code) = self.cohort.code_of(line) else { return };
        let QuantityFigures::Change(before, after) = &support.account.givens.lines[at].quantity else {
            return;
        };
        let measured = |tally: &Tally| tally.measured.get(code).copied().unwrap_or_default();
        let counted = self.column(line.outcome, |tally| measured(tally).persons);
        let outcome = &support.inputs.outcomes[line.outcome].name;
        let name = named(support, outcome, &line.label);
        let labels = &support.words.labels;
        for (figure, what, after) in [(before, &labels.before, false), (after, &labels.after, true)] {
            let taken = |tally: &Tally| if after { measured(tally).after } else { measured(tally).before };
            let column = self.column(line.outcome, taken);
            self.figures.push((*figure, Statistic::Ratio(column, counted)));
            self.tell(&name, what, Shape::Means, *figure);
        }
    }

    /// Adds a column of what is told of those with an outcome; its position.
    fn column(&mut self, outcome: usize, cell: impl Fn(&Tally) -> Decimal) -> usize {
        self.column_of(|group| group.with(outcome).map_or(Decimal::ZERO, &cell))
    }

    fn column_of(&mut self, cell: impl Fn(&Group) -> Decimal) -> usize {
        let groups = &self.cohort.groups.all;
        let columns = self.rows.first().map_or(0, Vec::len);
        // Where all who have an outcome were measured, they are counted once.
        let same =
            |column: &usize| self.rows.iter().zip(groups).all(|(row, group)| row[*column] == cell(group));
        (0..columns).find(same).unwrap_or_else(|| {
            for (row, group) in self.rows.iter_mut().zip(groups) {
                row.push(cell(group));
            }
            columns
        })
    }

    fn tell(&mut self, name: &str, what: &str, shape: Shape, value: Id) {
        self.told.push(Varied {
            label: Arc::from(named(self.support, name, what)),
            shape,
            figures: [Some(value), None, None],
        });
    }
}

fn named(support: &Support, name: &str, what: &str) -> String {
    fill(&support.told.sensitivity.named, &[("name", name), ("what", what)])
}
