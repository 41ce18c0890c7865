//! Outcomes: net shares, persistence and drivers. Formula sections 2, 3 and 4 of the method.

use super::scenarios::Factors;
use super::time::{Time, cited};
use crate::base::{Share, Unit};
use crate::figure::{Book, Expr, Fault, Id, Label, Range, Test, range};
use crate::model::{Basis, Inputs, Outcome, Persistence, Profile};
use crate::words::ReportWords;

/// All profiles and outcomes.
#[derive(Debug)]
pub struct Outcomes {
    /// As in `Inputs::profiles`, and one more (full effect every year) if an outcome has none.
    pub profiles: Vec<ProfileFigures>,
    /// As in `Inputs::outcomes`.
    pub outcomes: Vec<OutcomeFigures>,
    /// The driver of what happens once: 1 in year 1, else 0.
    pub once: Range,
    /// What the effects of pooled outcomes are multiplied by; none where none are pooled.
    pub pooled: Option<Id>,
}

/// A persistence profile.
#[derive(Debug)]
pub struct ProfileFigures {
    /// What it is called.
    pub name: Id,
    /// Fading, relapse and floor, for a parametric one.
    pub parameters: Option<(Id, Id, Option<Id>)>,
    /// How many of the shares were given one by one.
    pub given: usize,
    /// p_t: the share of full effect left in each year.
    pub shares: Range,
    /// What p_t is multiplied by from year 2 on.
    pub factor: Id,
}

/// An outcome.
#[derive(Debug)]
pub struct OutcomeFigures {
    /// What it is called.
    pub name: Id,
    /// Position of its profile in [`Outcomes::profiles`].
    pub profile: usize,
    /// Persons with the outcome.
    pub persons: Id,
    /// Effect months observed in year 1, where given.
    pub months_year_1: Option<Id>,
    /// Effect months per person in a full year.
    pub months_per_person: Id,
    /// Deadweight, displacement, attribution to others.
    pub shares: [Id; 3],
    /// (1 - deadweight)(1 - displacement)(1 - attribution).
    pub net: Id,
    /// m_t: effect months.
    pub months: Range,
    /// n * p_t: persons.
    pub persons_by_year: Range,
    /// What persons, and with them all effects, are multiplied by.
    pub factor: Id,
    /// What each year's effects that do not fade are multiplied by: persons and prices.
    pub steady: Range,
    /// The same of those that fade: persistence too, from year 2 on.
    pub fading: Range,
}

impl Outcomes {
    pub(super) fn define(
        book: &mut Book,
        inputs: &Inputs,
        words: &ReportWords,
        time: &Time,
        now: Factors,
    ) -> Result<Outcomes, Fault> {
        let mut profiles = Vec::new();
        for profile in &inputs.profiles {
            profiles.push(define_profile(book, profile, words, time, now)?);
        }
        if inputs.outcomes.iter().any(|outcome| outcome.profile.is_none()) {
            profiles.push(full_effect(book, words, time, now)?);
        }
        let mut outcomes = Vec::new();
        for outcome in &inputs.outcomes {
            let profile = outcome.profile.unwrap_or(profiles.len() - 1);
            outcomes.push(define_outcome(book, outcome, (profile, &profiles[profile]), words, time, now)?);
        }
        let once = by_year(book, &words.labels.once, Unit::Factor, time, |_, year| {
            Expr::when(Test::Equal(Expr::from(year), Expr::from(1)), 1, 0)
        })?;
        let factor =
            |book: &mut Book| book.define(&words.labels.steady, Unit::Factor, now.persons * now.prices);
        let pooled = (!inputs.pooled.is_empty()).then(|| factor(book)).transpose()?;
        Ok(Outcomes { profiles, outcomes, once, pooled })
    }

    /// The driver of an outcome's lines with that basis; none for a series.
    pub fn driver(&self, outcome: usize, basis: Basis) -> Option<&Range> {
        let figures = &self.outcomes[outcome];
        match basis {
            Basis::EffectMonth => Some(&figures.months),
            Basis::Person => Some(&figures.persons_by_year),
            Basis::Year => Some(&self.profiles[figures.profile].shares),
            Basis::Once => Some(&self.once),
            Basis::Series => None,
        }
    }

    /// What each year's effects of an outcome with that basis are multiplied by in the chosen scenario.
    pub fn scaled_by(&self, outcome: usize, basis: Basis) -> &Range {
        let figures = &self.outcomes[outcome];
        if basis.fades() { &figures.fading } else { &figures.steady }
    }
}

/// A figure for each year; `expr` gets the year's position from 0 and its number's figure.
fn by_year(
    book: &mut Book,
    name: &std::sync::Arc<str>,
    unit: Unit,
    time: &Time,
    expr: impl Fn(usize, Id) -> Expr,
) -> Result<Range, Fault> {
    let mut row = Vec::with_capacity(time.length());
    for (index, year) in time.years.iter().enumerate() {
        row.push(book.define(Label::in_year(name, index + 1), unit, expr(index, *year))?);
    }
    Ok(range(row))
}

fn define_profile(
    book: &mut Book,
    profile: &Profile,
    words: &ReportWords,
    time: &Time,
    now: Factors,
) -> Result<ProfileFigures, Fault> {
    let labels = &words.labels;
    let factor = book.define(&labels.persistence_factor, Unit::Share, now.persistence)?;
    let name = book.key(&labels.profile, &profile.name, Some(profile.place.clone()));
    match &profile.persistence {
        Persistence::Explicit(shares) => {
            let mut row: Vec<Id> = Vec::with_capacity(time.length());
            for year in 0..time.length() {
                let label = Label::in_year(&profile.name, year + 1);
                row.push(match (shares.get(year), row.last()) {
                    (Some(share), _) => book.given(label, Unit::Share, cited(share, |s| s.0)),
                    // The last one given holds to the horizon.
                    (None, Some(before)) => book.define(label, Unit::Share, *before)?,
                    (None, None) => book.fixed(label, Unit::Share, 0),
                });
            }
            Ok(ProfileFigures {
                name,
                parameters: None,
                given: shares.len().min(time.length()),
                shares: range(row),
                factor,
            })
        }
        Persistence::Parametric { fading, relapse, floor } => {
            let mut share = |label, datum| book.given(label, Unit::Share, cited(datum, |s: &Share| s.0));
            let fading = share(&labels.fading, fading);
            let relapse = share(&labels.relapse, relapse);
            let floor = floor.as_ref().map(|floor| share(&labels.floor, floor));
            let shares = by_year(book, &profile.name, Unit::Share, time, |_, year| {
                let kept = (Expr::from(1) - fading) * (Expr::from(1) - relapse);
                let left = kept.to_the(year - 1);
                let left = floor.map_or(left.clone(), |floor| left.or_greater(floor));
                // Without the first year apart, an effect that fades wholly would be 0^0.
                Expr::when(Test::Equal(Expr::from(year), Expr::from(1)), 1, left)
            })?;
            Ok(ProfileFigures { name, parameters: Some((fading, relapse, floor)), given: 0, shares, factor })
        }
    }
}

fn full_effect(
    book: &mut Book,
    words: &ReportWords,
    time: &Time,
    now: Factors,
) -> Result<ProfileFigures, Fault> {
    let factor = book.define(&words.labels.persistence_factor, Unit::Share, now.persistence)?;
    let name = book.key(&words.labels.profile, &words.labels.full_effect, None);
    let first = book.fixed(Label::in_year(&words.labels.full_effect, 1), Unit::Share, 1);
    let mut row = vec![first];
    for year in 1..time.length() {
        let label = Label::in_year(&words.labels.full_effect, year + 1);
        row.push(book.define(label, Unit::Share, row[year - 1])?);
    }
    Ok(ProfileFigures { name, parameters: None, given: 1, shares: range(row), factor })
}

fn define_outcome(
    book: &mut Book,
    outcome: &Outcome,
    (profile, lasting): (usize, &ProfileFigures),
    words: &ReportWords,
    time: &Time,
    now: Factors,
) -> Result<OutcomeFigures, Fault> {
    let labels = &words.labels;
    let name = book.key(&labels.outcome, &outcome.name, Some(outcome.place.clone()));
    let persons = book.given(&labels.persons, Unit::Persons, outcome.persons.clone());
    let months_year_1 =
        (outcome.months_year_1.clone()).map(|months| book.given(&labels.months_year_1, Unit::Months, months));
    let months_per_person =
        book.given(&labels.months_per_person, Unit::Months, outcome.months_per_person.clone());
    let mut share = |label, datum: &crate::base::Cited<Share>| {
        book.given(label, Unit::Share, cited(datum, |share| share.0))
    };
    let deadweight = share(&labels.deadweight, &outcome.deadweight);
    let displacement = share(&labels.displacement, &outcome.displacement);
    let attribution = share(&labels.attribution, &outcome.attribution);
    let left = |share: Id| Expr::from(1) - share;
    let net = book.define(
        &labels.net_share,
        Unit::Share,
        left(deadweight) * left(displacement) * left(attribution),
    )?;
    let shares = &lasting.shares;
    let full = |index: usize| persons * months_per_person * shares[index];
    let months =
        by_year(book, &labels.effect_months, Unit::Months, time, |index, year| match months_year_1 {
            Some(observed) => Expr::when(Test::Equal(Expr::from(year), Expr::from(1)), observed, full(index)),
            None => full(index),
        })?;
    let persons_by_year =
        by_year(book, &labels.persons_by_year, Unit::Persons, time, |index, _| persons * shares[index])?;
    let factor = book.define(&labels.persons_factor, Unit::Multiple, now.persons)?;
    let steady = by_year(book, &labels.steady, Unit::Factor, time, |_, _| factor * now.prices)?;
    let fading = by_year(book, &labels.fading_factor, Unit::Factor, time, |index, year| {
        let first = Test::Equal(Expr::from(year), Expr::from(1));
        Expr::when(first, steady[index], steady[index] * lasting.factor)
    })?;
    Ok(OutcomeFigures {
        name,
        profile,
        persons,
        months_year_1,
        months_per_person,
        shares: [deadweight, displacement, attribution],
        net,
        months,
        persons_by_year,
        factor,
        steady,
        fading,
    })
}
