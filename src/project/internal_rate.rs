//! The internal rate of return: the rate at which the discounted results sum to zero. Formula
//! section 11 of the method. No spreadsheet function knows cost types that fall at different times
//! of the year, so the rate is found by halving an interval, row by row, for everyone to see.

use super::series::{Series, by_year};
use crate::account::Account;
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Range, Test};
use crate::model::CostType;
use crate::words::ReportWords;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Halvings: after so many the interval is below a hundred-millionth of a percentage point.
const STEPS: usize = 36;

/// The highest rate that is looked for, 400 %. At the longest horizon a higher one would take the
/// discount factors beyond the digits of an exact decimal.
const HIGHEST: i32 = 4;

/// An internal rate of return.
#[derive(Debug)]
pub struct InternalRate {
    /// The rate, or a word where there is none.
    pub rate: Id,
    /// The halvings behind it; none where the account has no such rate.
    pub halving: Option<Halving>,
}

/// The halving of an interval of rates.
#[derive(Debug)]
pub struct Halving {
    /// The lowest rate, 0, and every year's result at it, within the horizon.
    pub lowest: (Id, Range),
    /// Each step's middle, lower and upper rate, and every year's result discounted at the middle.
    pub steps: Vec<(Id, Id, Id, Range)>,
}

impl InternalRate {
    /// The rate of the results of some cost types; `total` is their sum. They are a loss in year 1 and,
    /// in all, a gain, or there is none.
    pub(super) fn define(
        book: &mut Book,
        words: &ReportWords,
        account: &Account,
        types: &[(CostType, &Series)],
        total: &Series,
    ) -> Result<InternalRate, Fault> {
        Self::search(book, words, account, types, total, &|results| {
            Test::Below(results.first().map_or(Expr::from(0), |first| Expr::from(*first)), Expr::from(0))
        })
    }

    /// The rate of flows that are all financial. `lost` says that they are a loss before they are a gain.
    pub(crate) fn of_flows(
        book: &mut Book,
        words: &ReportWords,
        account: &Account,
        flows: &Series,
        lost: &Test,
    ) -> Result<InternalRate, Fault> {
        let types = [(CostType::Financial, flows)];
        Self::search(book, words, account, &types, flows, &|_| lost.clone())
    }

    fn search(
        book: &mut Book,
        words: &ReportWords,
        account: &Account,
        types: &[(CostType, &Series)],
        total: &Series,
        lost: &dyn Fn(&Range) -> Test,
    ) -> Result<InternalRate, Fault> {
        let (label, results) = (&words.labels.internal_rate, &total.undiscounted);
        // An investment's results: a loss first and, in all, a gain.
        let is_investment = |results: &Range| {
            let gains = Test::Below(Expr::from(0), Expr::Sum(Arc::clone(results)));
            lost(results).and(gains)
        };
        if !book.holds_now(&is_investment(results)) {
            let again = Expr::word(&words.terms.run_again);
            let none = Expr::when(is_investment(results), again, Expr::word(&words.terms.none));
            let rate = book.define(label, Unit::Share, none)?;
            return Ok(InternalRate { rate, halving: None });
        }
        let mut steps: Vec<(Id, Id, Id, Range)> = Vec::with_capacity(STEPS);
        let mut low = book.fixed(&words.labels.rate_low, Unit::Rate, Decimal::ZERO);
        let at_zero = by_year(book, &words.labels.undiscounted, Unit::Kronor, results.len(), |index| {
            discounted_at(low, index, account, types)
        })?;
        let lowest = (low, Arc::clone(&at_zero));
        let mut high = book.fixed(&words.labels.rate_high, Unit::Rate, Decimal::from(HIGHEST));
        let highest = high;
        for step in 0..STEPS {
            if let Some((middle, last_low, last_high, flows)) = steps.last() {
                let above = || Test::Below(Expr::from(0), Expr::Sum(Arc::clone(flows)));
                let (middle, last_low, last_high) = (*middle, *last_low, *last_high);
                low =
                    book.define(&words.labels.rate_low, Unit::Rate, Expr::when(above(), middle, last_low))?;
                high =
                    book.define(&words.labels.rate_high, Unit::Rate, Expr::when(above(), last_high, middle))?;
            }
            let name = format!("{} {}", words.labels.step, step + 1);
            let middle = book.define(name.as_str(), Unit::Rate, (low + high) / 2)?;
            let flows = by_year(book, &words.labels.discounted, Unit::Kronor, results.len(), |index| {
                discounted_at(middle, index, account, types)
            })?;
            steps.push((middle, low, high, flows));
        }
        let found = steps.last().map_or(highest, |(middle, ..)| *middle);
        // Squeezed against the upper end: the rate is higher than those that were looked for.
        let at_the_end = Test::AtMost(Expr::from(highest), Expr::from(high));
        let rate = Expr::when(at_the_end, Expr::word(&words.terms.above_highest), found);
        let rate = Expr::when(is_investment(&at_zero), rate, Expr::word(&words.terms.none));
        let rate = book.define(label, Unit::Share, rate)?;
        Ok(InternalRate { rate, halving: Some(Halving { lowest, steps }) })
    }
}

/// One year's result discounted at a rate, each cost type at its own time of the year.
fn discounted_at(rate: Id, index: usize, account: &Account, types: &[(CostType, &Series)]) -> Expr {
    let growth = || Expr::from(1) + rate;
    let year = account.time.years[index];
    let at_their_time = (types.iter())
        .map(|(cost_type, series)| {
            series.undiscounted[index] / growth().to_the(account.time.offset_of(*cost_type))
        })
        .reduce(|sum, term| sum + term)
        .unwrap_or(Expr::from(0));
    let counts = Test::AtMost(Expr::from(year), Expr::from(account.time.horizon));
    Expr::when(counts, at_their_time / growth().to_the(year - 1), 0)
}
