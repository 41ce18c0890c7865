//! A social investment fund. Formula section 19 of the method. The fund puts in what the operation costs;
//! whoever gains repays a share of the gain, year by year, until the cap or the last year is reached:
//!
//! asked_t = share * the sum of max(gain_t, 0);  repaid to T = min(cap, asked_1 + ... + asked_T);
//! balance_T = repaid to T - put in to T.
//!
//! The budget model beside it has no repayment: everybody keeps the gain, and the outlay stays with
//! the principal. Both come to the same in all.

use super::gains::{ActorGains, Basis, Ground};
use crate::account::time::Time;
use crate::base::{Cited, Unit};
use crate::figure::{Book, Expr, Fault, Id, Range, Test, range};
use crate::model::{ActorId, CostType, Fund, Outlay, Party, Side};
use crate::project::series::{accumulate, by_year};
use std::sync::Arc;

/// What somebody puts in.
#[derive(Debug)]
pub struct OutlayFigures {
    /// The amount and its year, where they are given.
    pub given: Option<(Id, Id)>,
    /// Kronor in each year.
    pub years: Range,
    /// All of it.
    pub total: Id,
}

/// The fund.
#[derive(Debug)]
pub struct FundFigures {
    /// What it puts in.
    pub outlay: OutlayFigures,
    /// The share of a gain that is repaid.
    pub share: Id,
    /// Which gains count; none where theoretical and realisable ones cannot be told apart.
    pub basis: Option<Basis>,
    /// The last year of repayment.
    pub last_year: Id,
    /// The most that is repaid.
    pub cap: Id,
    /// What the actors gain.
    pub gains: ActorGains,
    /// What each actor would repay without the cap.
    pub asked: Vec<Range>,
    /// All of it.
    pub asked_total: Range,
    /// What has been repaid by each year.
    pub repaid_to_date: Range,
    /// What is repaid in each year.
    pub repaid: Range,
    /// The share of what was asked that is repaid: 1 until the cap is reached.
    pub granted: Range,
    /// What each actor repays, as in `asked`.
    pub repayments: Vec<Range>,
    /// What goes into the fund and out of it.
    pub flows: Range,
    /// The balance at each year's end.
    pub balance: Range,
    /// 1 in the years by whose end the fund is not whole.
    pub short: Range,
    /// The year in which it is whole, or a word.
    pub whole: Id,
    /// Who bears the outlay where there is no fund.
    pub bearer: ActorId,
    /// What each actor that gains or bears has in the budget model and with the fund, year by year and in all.
    pub nets: Vec<Nets>,
    /// The fund's balance at the end, and what all come to in the budget model and with the fund.
    pub totals: [Id; 3],
}

/// An actor without a fund and with it.
#[derive(Debug)]
pub struct Nets {
    /// Whose.
    pub actor: ActorId,
    /// Without: the gain, less the outlay where it is borne.
    pub without: (Range, Id),
    /// With: the gain less what is repaid.
    pub with: (Range, Id),
}

impl OutlayFigures {
    pub(super) fn define(book: &mut Book, support: &Ground, outlay: &Outlay) -> Result<OutlayFigures, Fault> {
        let told = &support.told.fund;
        let time = &support.account.time;
        let given = match outlay {
            Outlay::OwnCost => None,
            Outlay::Given(amount, year) => {
                let amount = Cited { value: amount.value.0, place: amount.place.clone() };
                let amount = book.given(&told.outlay, Unit::Kronor, amount);
                Some((amount, book.given(&told.outlay_year, Unit::YearNumber, year.clone())))
            }
        };
        let years = by_year(book, &told.outlay, Unit::Kronor, time.length(), |index| match given {
            None => support.projection.returns.cost[index].into(),
            Some((amount, year)) => Expr::when(falls(time, index, year), amount, 0),
        })?;
        let total = book.define(&told.outlay, Unit::Kronor, Expr::Sum(years.clone()))?;
        Ok(OutlayFigures { given, years, total })
    }
}

/// Whether a year is the one given, within the horizon.
pub(super) fn falls(time: &Time, index: usize, given: Id) -> Test {
    let here = Test::Equal(time.years[index].into(), given.into());
    here.and(Test::AtMost(time.years[index].into(), time.horizon.into()))
}

/// The actors at the top that an effect gains something.
fn gaining(support: &Ground) -> Vec<ActorId> {
    let gains = |top: ActorId| {
        support.account.ledger.rows.iter().any(|row| {
            row.side == Side::Income
                && row.cost_type != CostType::Production
                && support.is_within(row.party, Party::Actor(top))
        })
    };
    support.inputs.actors.tops().filter(|top| gains(*top)).collect()
}

impl FundFigures {
    pub(super) fn define(book: &mut Book, support: &Ground, fund: &Fund) -> Result<FundFigures, Fault> {
        let (told, time) = (&support.told.fund, &support.account.time);
        let length = time.length();
        let outlay = OutlayFigures::define(book, support, &fund.outlay)?;
        let share = Cited { value: fund.share.value.0, place: fund.share.place.clone() };
        let share = book.given(&told.share, Unit::Share, share);
        let basis = support.realisable.map(|_| {
            let word = support.words_of_gains(fund.gains.value);
            Basis { word: book.key(&told.basis, word, fund.gains.place.clone()) }
        });
        let last_year = match &fund.last_year {
            Some(year) => book.given(&told.last_year, Unit::YearNumber, year.clone()),
            None => book.define(&told.last_year, Unit::YearNumber, time.horizon)?,
        };
        let cap = match &fund.cap {
            Some(cap) => {
                let cap = Cited { value: cap.value.0, place: cap.place.clone() };
                book.given(&told.cap, Unit::Kronor, cap)
            }
            None => book.define(&told.cap, Unit::Kronor, outlay.total)?,
        };
        let bearer = support.top(support.inputs.operation.principal);
        let repaying = fund.repaying.clone().unwrap_or_else(|| gaining(support));
        let bears =
            repaying.iter().any(|actor| support.is_within(Party::Actor(bearer), Party::Actor(*actor)));
        let apart = (!bears).then_some(bearer);
        let everyone: Vec<ActorId> = repaying.iter().copied().chain(apart).collect();
        let gains = ActorGains::define(book, support, basis, &everyone)?;
        let mut asked = Vec::with_capacity(repaying.len());
        for (_, gain) in gains.rows.iter().take(repaying.len()) {
            asked.push(by_year(book, &told.asked, Unit::Kronor, length, |index| {
                let counts = Test::AtMost(time.years[index].into(), last_year.into());
                Expr::when(counts, share * Expr::from(gain[index]).or_greater(0), 0)
            })?);
        }
        let kronor = |book: &mut Book, name: &Arc<str>, expr: &dyn Fn(usize) -> Expr| {
            by_year(book, name, Unit::Kronor, length, expr)
        };
        let asked_total = kronor(book, &told.asked_total, &|index| {
            Expr::Sum(asked.iter().map(|row| row[index]).collect())
        })?;
        // What is repaid in a year is what has been by then less what had been before, without a first
        // year that would be another formula.
        let by = |index: usize| Expr::Sum(range(asked_total[..=index].iter().copied()));
        let repaid_to_date = kronor(book, &told.repaid_to_date, &|index| by(index).or_lesser(cap))?;
        let repaid = kronor(book, &told.repaid, &|index| {
            repaid_to_date[index] - (by(index) - asked_total[index]).or_lesser(cap)
        })?;
        let granted = by_year(book, &told.granted, Unit::Share, length, |index| {
            let some = Test::Below(0.into(), asked_total[index].into());
            Expr::when(some, repaid[index] / asked_total[index], 0)
        })?;
        let mut repayments = Vec::with_capacity(asked.len());
        for row in &asked {
            repayments.push(kronor(book, &told.repayment, &|index| row[index] * granted[index])?);
        }
        let flows = kronor(book, &told.flow, &|index| repaid[index] - outlay.years[index])?;
        let balance = accumulate(book, &told.balance, &flows)?;
        let tolerance = support.projection.checks.tolerance;
        let short = by_year(book, &told.short, Unit::Flag, length, |index| {
            let left = outlay.total - repaid_to_date[index];
            Expr::when(Test::AtMost(left, tolerance.into()), 0, 1)
        })?;
        let last = short.last().map_or(Expr::from(0), |last| Expr::from(*last));
        let never = Test::Equal(last, 1.into());
        let whole = Expr::when(
            never,
            Expr::word(&support.words.terms.never),
            Expr::Sum(short.clone()) + Expr::from(1),
        );
        let whole = book.define(&told.whole, Unit::YearNumber, whole)?;
        let mut fund = FundFigures {
            outlay,
            share,
            basis,
            last_year,
            cap,
            gains,
            asked,
            asked_total,
            repaid_to_date,
            repaid,
            granted,
            repayments,
            flows,
            balance,
            short,
            whole,
            bearer,
            nets: Vec::new(),
            totals: [whole; 3],
        };
        fund.compare(book, support)?;
        Ok(fund)
    }

    /// The budget model beside the fund.
    fn compare(&mut self, book: &mut Book, support: &Ground) -> Result<(), Fault> {
        let told = &support.told.fund;
        let length = support.account.time.length();
        let summed = |book: &mut Book, name: &Arc<str>, expr: &dyn Fn(usize) -> Expr| {
            let row = by_year(book, name, Unit::Kronor, length, expr)?;
            let sum = book.define(name, Unit::Kronor, Expr::Sum(row.clone()))?;
            Ok::<_, Fault>((row, sum))
        };
        for (position, (actor, gain)) in self.gains.rows.iter().enumerate() {
            let bears = support.is_within(Party::Actor(self.bearer), Party::Actor(*actor));
            let without = summed(book, &told.without, &|index| match bears {
                true => gain[index] - self.outlay.years[index],
                false => gain[index].into(),
            })?;
            let with = summed(book, &told.with, &|index| match self.repayments.get(position) {
                Some(repaid) => gain[index] - repaid[index],
                None => gain[index].into(),
            })?;
            self.nets.push(Nets { actor: *actor, without, with });
        }
        let fund = book.define(&told.balance, Unit::Kronor, Expr::Sum(self.flows.clone()))?;
        let sum = |pick: fn(&Nets) -> Id| Expr::Sum(self.nets.iter().map(pick).collect());
        let without = book.define(&told.without, Unit::Kronor, sum(|nets| nets.without.1))?;
        let with = book.define(&told.with, Unit::Kronor, sum(|nets| nets.with.1) + fund)?;
        self.totals = [fund, without, with];
        Ok(())
    }
}
