//! What is moved: value, ends, and by what part of itself each end differs. Formula section 14 of the method.

use super::super::Support;
use super::lines::Lines;
use crate::base::{Cited, Share, Unit};
use crate::figure::{Book, Expr, Fault, Id, Range, Test};
use crate::model::Price;
use crate::words::fill;
use rust_decimal::Decimal;
use std::sync::Arc;

/// By what part a parameter is moved up and down where nothing else is given.
const SPREAD: Decimal = Decimal::from_parts(2, 0, 0, false, 1);
/// The ends of the discount rate where nothing else is given.
const RATES: [Decimal; 2] = [Decimal::from_parts(2, 0, 0, false, 2), Decimal::from_parts(6, 0, 0, false, 2)];
/// More than binary numbers lose on sums of thousands of millions, and less than anybody would call a difference.
const APART: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
/// Nobody has more effect months in a year.
const MONTHS_OF_A_YEAR: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// Which assumption a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The discount rate.
    Rate,
    /// The persons of an outcome.
    Persons(usize),
    /// Effect months of a person and year of an outcome.
    Months(usize),
    /// Observed effect months of year 1 of an outcome.
    MonthsYear1(usize),
    /// How much of the effect a persistence profile leaves from year 2 on.
    Persistence(usize),
    /// Deadweight, displacement or attribution of an outcome, by position.
    Net(usize, usize),
    /// A unit cost.
    UnitCost(usize),
    /// A line's own amount.
    Amount(usize),
}

/// A parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Which assumption it is.
    pub which: Which,
    /// What it is called.
    pub label: Arc<str>,
    /// Its value in the account.
    pub value: Id,
    /// Its lowest and its highest.
    pub ends: [Id; 2],
    /// Whether each end was given and may be changed here.
    pub given: [bool; 2],
    /// By what part of themselves the flows that follow it change at each end; none for the rate.
    pub relative: Option<[Id; 2]>,
    /// What it can be at most, where there is a bound.
    pub(super) most: Option<Expr>,
}

/// All parameters.
#[derive(Debug)]
pub struct Parameters {
    /// By what part a parameter is moved where nothing else is given.
    pub spread: Id,
    /// Months of a year.
    pub months: Id,
    /// By how many kronor swings that are alike are told apart.
    pub apart: Id,
    /// The parameters.
    pub all: Vec<Parameter>,
}

/// Parameters in the making.
struct Maker<'a, 'b> {
    book: &'a mut Book,
    support: &'a Support<'b>,
    spread: Id,
    months: Id,
    all: Vec<Parameter>,
}

impl Parameters {
    pub(super) fn define(book: &mut Book, support: &Support, lines: &Lines) -> Result<Parameters, Fault> {
        let labels = &support.told.sensitivity;
        let spread = book.given(&labels.spread, Unit::Share, Cited::default_of(SPREAD));
        let months = book.fixed(&labels.months_of_a_year, Unit::Months, MONTHS_OF_A_YEAR);
        let mut maker = Maker { book, support, spread, months, all: Vec::new() };
        maker.rate();
        // Without an effect line nothing but the rate can be moved.
        if !lines.rows.is_empty() {
            maker.outcomes()?;
            maker.profiles()?;
            maker.prices(lines)?;
        }
        let all = maker.all;
        let apart = book.fixed(&labels.told_apart, Unit::Price, APART);
        Ok(Parameters { spread, months, apart, all })
    }
}

impl Maker<'_, '_> {
    fn named(&self, name: &str, what: &str) -> Arc<str> {
        Arc::from(fill(&self.support.told.sensitivity.named, &[("name", name), ("what", what)]))
    }

    fn rate(&mut self) {
        let labels = &self.support.told.sensitivity;
        let span = &self.support.inputs.assumptions.rate.span;
        let value = self.support.account.scenarios.now.rate;
        let mut end = |slot: usize, label: &Arc<str>| {
            let given = span[slot]
                .as_ref()
                .map(|rate: &Cited<Share>| Cited { value: rate.value.0, place: rate.place.clone() });
            self.book.given(label, Unit::Share, given.unwrap_or(Cited::default_of(RATES[slot])))
        };
        let ends = [end(0, &labels.low), end(1, &labels.high)];
        let label = Arc::clone(&self.support.words.labels.rate);
        self.all.push(Parameter {
            which: Which::Rate,
            label,
            value,
            ends,
            given: [true, true],
            relative: None,
            most: None,
        });
    }

    fn outcomes(&mut self) -> Result<(), Fault> {
        let labels = &self.support.words.labels;
        let account = self.support.account;
        let participants = account.key_figures.participants;
        for (at, outcome) in self.support.inputs.outcomes.iter().enumerate() {
            let figures = &account.outcomes.outcomes[at];
            let [persons, ..] = account.key_figures.outcomes[at];
            let label = self.named(&outcome.name, &labels.persons);
            self.spread(Which::Persons(at), label, persons, Some(Expr::from(participants)))?;
            let label = self.named(&outcome.name, &labels.months_per_person);
            self.spread(Which::Months(at), label, figures.months_per_person, Some(Expr::from(self.months)))?;
            if let Some(observed) = figures.months_year_1 {
                let label = self.named(&outcome.name, &labels.months_year_1);
                let most = Expr::from(self.months) * persons;
                self.spread(Which::MonthsYear1(at), label, observed, Some(most))?;
            }
            let shares = [
                (&labels.deadweight, &outcome.deadweight),
                (&labels.displacement, &outcome.displacement),
                (&labels.attribution, &outcome.attribution),
            ];
            for (slot, ((what, given), share)) in shares.into_iter().zip(figures.shares).enumerate() {
                // What nobody gave is nothing, and stays nothing however much of itself it is moved.
                if given.place.is_some() {
                    let label = self.named(&outcome.name, what);
                    self.spread(Which::Net(at, slot), label, share, Some(Expr::from(1)))?;
                }
            }
        }
        Ok(())
    }

    fn profiles(&mut self) -> Result<(), Fault> {
        let support = self.support;
        let names = support.inputs.profiles.iter().map(|profile| &profile.name);
        let names: Vec<Arc<str>> = names.chain([&support.words.labels.full_effect]).map(Arc::clone).collect();
        for (at, profile) in support.account.outcomes.profiles.iter().enumerate() {
            let later: Range = profile.shares.iter().skip(1).copied().collect();
            if later.is_empty() {
                continue;
            }
            // No share may become more than the whole effect.
            let most = Expr::Max(Arc::clone(&later));
            let nothing = Test::AtMost(most.clone(), Expr::from(0));
            let highest = Expr::when(nothing, 1, Expr::from(1) / most);
            let label = self.named(&names[at], &support.words.labels.persistence_factor);
            self.spread(Which::Persistence(at), label, profile.factor, Some(highest))?;
        }
        Ok(())
    }

    fn prices(&mut self, lines: &Lines) -> Result<(), Fault> {
        let support = self.support;
        for (at, cost) in support.inputs.unit_costs.iter().enumerate() {
            let used =
                |line: &super::lines::Line| support.inputs.lines[line.line].price == Price::UnitCost(at);
            if !lines.rows.iter().any(used) {
                continue;
            }
            let figures = &support.account.prices.unit_costs[at];
            let label = self.named(&cost.code, &support.words.heads.price);
            let span = cost
                .span
                .each_ref()
                .map(|end| end.as_ref().map(|end| Cited { value: end.value.0, place: end.place.clone() }));
            self.between(Which::UnitCost(at), label, figures.price, span, None)?;
        }
        for (at, line) in support.inputs.lines.iter().enumerate() {
            if let (Price::Direct(_), Some(amount)) = (&line.price, support.account.givens.lines[at].amount) {
                let label = self.named(&line.label, &support.words.labels.amount);
                self.spread(Which::Amount(at), label, amount, None)?;
            }
        }
        Ok(())
    }

    /// A parameter whose ends are so much of itself away, at most up to a bound.
    fn spread(&mut self, which: Which, label: Arc<str>, value: Id, most: Option<Expr>) -> Result<(), Fault> {
        self.between(which, label, value, [None, None], most)
    }

    fn between(
        &mut self,
        which: Which,
        label: Arc<str>,
        value: Id,
        span: [Option<Cited<Decimal>>; 2],
        most: Option<Expr>,
    ) -> Result<(), Fault> {
        let labels = &self.support.told.sensitivity;
        let unit = self.book.unit(value);
        let given = span.each_ref().map(Option::is_some);
        let [low, high] = span;
        let low = match low {
            Some(low) => self.book.given(&labels.low, unit, low),
            None => self.book.define(&labels.low, unit, value * (Expr::from(1) - self.spread))?,
        };
        let high = match high {
            Some(high) => self.book.given(&labels.high, unit, high),
            None => {
                let high = value * (Expr::from(1) + self.spread);
                let high = match which {
                    // A part of no share is none; it is moved by so many percentage points instead.
                    Which::Net(..) => {
                        Expr::when(Test::Equal(Expr::from(value), Expr::from(0)), self.spread, high)
                    }
                    _ => high,
                };
                let high = match most.clone() {
                    // Where the account itself is beyond the bound, nothing is moved.
                    Some(most) => high.or_lesser(most.or_greater(value)),
                    None => high,
                };
                self.book.define(&labels.high, unit, high)?
            }
        };
        let ends = [low, high];
        let mut relative = |end: Id| {
            let part = match which {
                // The effect is what remains when the share has been taken away.
                Which::Net(..) => {
                    // Where all is taken away no flow is left to tell what less would leave.
                    let gone = Test::AtMost(Expr::from(1), Expr::from(value));
                    Expr::when(gone, 0, (value - end) / (Expr::from(1) - value))
                }
                _ => {
                    let nothing = Test::Equal(Expr::from(value), Expr::from(0));
                    Expr::when(nothing, 0, end / value - 1)
                }
            };
            self.book.define(&labels.relative, Unit::Multiple, part)
        };
        let relative = Some([relative(low)?, relative(high)?]);
        self.all.push(Parameter { which, label, value, ends, given, relative, most });
        Ok(())
    }
}
