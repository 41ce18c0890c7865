//! What drives the effects at each step from plan to outcome.

use super::super::Support;
use super::given::{Given, OutcomePlan, Planned};
use crate::account::outcomes::OutcomeFigures;
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Label, Range, Test, range};
use crate::model::Basis;
use std::sync::Arc;

/// The drivers of an outcome; those that no line needs are not there.
#[derive(Debug)]
pub struct Drivers {
    /// Planned persons / persons; 1 where nobody came, since nothing then tells what was planned.
    pub ratio: Option<Id>,
    /// Planned effect months per person in year 1, where they are not those of a full year.
    pub first_months: Option<Id>,
    /// Effect months as planned; with the persons that came; with their months too. Persistence as planned.
    pub months: Option<[Range; 3]>,
    /// Persons as planned; those that came. Persistence as planned.
    pub persons: Option<[Range; 2]>,
    /// Planned persistence.
    pub shares: Range,
}

pub(super) fn define(book: &mut Book, support: &Support, given: &Given) -> Result<Vec<Drivers>, Fault> {
    let account = &support.account.outcomes;
    let mut all = Vec::new();
    for (position, (planned, actual)) in given.outcomes.iter().zip(&account.outcomes).enumerate() {
        let lines = support.inputs.lines.iter().filter(|line| line.outcome == position);
        let bases: Vec<Basis> = lines.map(|line| line.basis).collect();
        let shares = Arc::clone(&account.profiles[planned.profile].shares);
        let mut making = Making { book, support, planned, actual, shares: &shares };
        let together = [Basis::Year, Basis::Once, Basis::Series].iter().any(|basis| bases.contains(basis));
        let ratio = if together { Some(making.ratio()?) } else { None };
        let (first_months, months) = match bases.contains(&Basis::EffectMonth) {
            true => making.months().map(|(first, months)| (first, Some(months)))?,
            false => (None, None),
        };
        let persons = match bases.contains(&Basis::Person) {
            true => Some([making.persons(planned.persons)?, making.persons(actual.persons)?]),
            false => None,
        };
        all.push(Drivers { ratio, first_months, months, persons, shares });
    }
    Ok(all)
}

/// The drivers of an outcome in the making.
struct Making<'a> {
    book: &'a mut Book,
    support: &'a Support<'a>,
    planned: &'a OutcomePlan,
    actual: &'a OutcomeFigures,
    /// Planned persistence.
    shares: &'a Range,
}

/// A quotient, or something else where there is nothing to divide by.
fn quotient(dividend: Id, divisor: Id, otherwise: impl Into<Expr>) -> Expr {
    Expr::when(Test::Equal(divisor.into(), 0.into()), otherwise, dividend / divisor)
}

impl Making<'_> {
    fn ratio(&mut self) -> Result<Id, Fault> {
        let ratio = quotient(self.planned.persons, self.actual.persons, 1);
        self.book.define(&self.support.told.plan.ratio, Unit::Factor, ratio)
    }

    fn by_year(
        &mut self,
        name: &Arc<str>,
        unit: Unit,
        expr: impl Fn(usize, Id) -> Expr,
    ) -> Result<Range, Fault> {
        let years = Arc::clone(&self.support.account.time.years);
        let mut row = Vec::with_capacity(years.len());
        for (index, year) in years.iter().enumerate() {
            row.push(self.book.define(Label::in_year(name, index + 1), unit, expr(index, *year))?);
        }
        Ok(range(row))
    }

    fn persons(&mut self, persons: Id) -> Result<Range, Fault> {
        let shares = Arc::clone(self.shares);
        let name = &self.support.words.labels.persons_by_year;
        self.by_year(name, Unit::Persons, |index, _| persons * shares[index])
    }

    /// Persons * months per person * persistence; in year 1 something else where it is given.
    fn months_of(&mut self, persons: Id, per_person: Id, first: Option<Expr>) -> Result<Range, Fault> {
        let shares = Arc::clone(self.shares);
        let name = &self.support.words.labels.effect_months;
        self.by_year(name, Unit::Months, |index, year| {
            let full = persons * per_person * shares[index];
            match &first {
                Some(first) => Expr::when(Test::Equal(year.into(), 1.into()), first.clone(), full),
                None => full,
            }
        })
    }

    fn months(&mut self) -> Result<(Option<Id>, [Range; 3]), Fault> {
        let (planned, actual) = (self.planned, self.actual);
        let per_person = planned.months_per_person.id();
        let full = per_person * self.shares[0];
        // Whoever plans months per person and none for year 1 plans them for year 1 too, as in the account;
        // whoever plans no months at all plans them as they came out, person by person.
        let first = match (planned.months_year_1, planned.months_per_person, actual.months_year_1) {
            (Some(months), ..) => Some(quotient(months, planned.persons, full)),
            (None, Planned::AsOutcome(_), Some(months)) => Some(quotient(months, actual.persons, full)),
            _ => None,
        };
        let label = &self.support.told.plan.first_months;
        let first = first.map(|first| self.book.define(label, Unit::Months, first)).transpose()?;
        let of = |persons: Id| first.map(|first| persons * first);
        let as_planned = planned.months_year_1.map(Expr::from).or(of(planned.persons));
        let months = [
            self.months_of(planned.persons, per_person, as_planned)?,
            self.months_of(actual.persons, per_person, of(actual.persons))?,
            self.months_of(actual.persons, actual.months_per_person, actual.months_year_1.map(Expr::from))?,
        ];
        Ok((first, months))
    }
}
