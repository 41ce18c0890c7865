//! What a row of accumulated results comes to: payback, lowest point, benefit-cost ratio.
//! Formula section 11 of the method.

use super::internal_rate::InternalRate;
use super::parties::PartyFigures;
use super::series::{Series, by_year};
use crate::account::Account;
use crate::account::key_figures::per;
use crate::account::statement::{Block, rolled_up};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Range, Test, range};
use crate::model::{CostType, Side};
use crate::words::ReportWords;
use std::sync::Arc;

/// What accumulated results come to.
#[derive(Debug)]
pub struct Measures {
    /// 1 in the years by whose end nothing so far has brought the account back to zero.
    pub unpaid: Range,
    /// Years until the accumulated result is first at least zero, linear within the year;
    /// 0 if it never is below, a word if it stays below to the horizon.
    pub payback: Id,
    /// The lowest accumulated result at a year's end: the investment hump.
    pub lowest: Id,
    /// The year of the lowest point.
    pub lowest_year: Id,
    /// Present value of income and of cost, both positive.
    pub present: [Id; 2],
    /// Internal rate of return.
    pub internal: InternalRate,
    /// Benefit-cost ratio: present value of income / present value of cost.
    pub ratio: Id,
}

impl Measures {
    pub(super) fn of_party(
        book: &mut Book,
        words: &ReportWords,
        account: &Account,
        block: &Block,
        (types, series): (&[(CostType, &Series)], &Series),
        parts: &[&Measures],
    ) -> Result<Measures, Fault> {
        let present = |book: &mut Book, slot: usize, side: Side| {
            let inner: Vec<Id> = parts.iter().map(|part| part.present[slot]).collect();
            let values = account.ledger.column(|row| row.present);
            let sum = match side {
                Side::Income => rolled_up(values, &account.ledger, block, slot, &inner),
                Side::Cost => {
                    let own = -rolled_up(values, &account.ledger, block, slot, &[]);
                    inner.iter().fold(own, |sum, part| sum + *part)
                }
            };
            book.define(words.labels.present_value_of(side), Unit::Kronor, sum)
        };
        let income = present(book, 0, Side::Income)?;
        let cost = present(book, 1, Side::Cost)?;
        Measures::define(book, words, account, (types, series), [income, cost])
    }

    pub(super) fn of_total(
        book: &mut Book,
        words: &ReportWords,
        account: &Account,
        (types, series): (&[(CostType, &Series)], &Series),
        parties: &[PartyFigures],
    ) -> Result<Measures, Fault> {
        let add = |book: &mut Book, slot: usize, side: Side| {
            let tops: Range = (parties.iter())
                .filter(|party| party.depth == 0)
                .map(|party| party.measures.present[slot])
                .collect();
            book.define(words.labels.present_value_of(side), Unit::Kronor, Expr::Sum(tops))
        };
        let income = add(book, 0, Side::Income)?;
        let cost = add(book, 1, Side::Cost)?;
        Measures::define(book, words, account, (types, series), [income, cost])
    }

    fn define(
        book: &mut Book,
        words: &ReportWords,
        account: &Account,
        (types, series): (&[(CostType, &Series)], &Series),
        present: [Id; 2],
    ) -> Result<Measures, Fault> {
        let (labels, results) = (&words.labels, &series.accumulated);
        let unpaid = by_year(book, &labels.unpaid, Unit::Flag, results.len(), |index| {
            let best = Expr::Max(range(results[..=index].iter().copied()));
            Expr::when(Test::Below(best, Expr::from(0)), 1, 0)
        })?;
        let never = Test::Below(Expr::Max(Arc::clone(results)), Expr::from(0));
        let waited = || Expr::Sum(Arc::clone(&unpaid));
        let at = |position: Expr| Expr::at(results, position);
        // Full years below zero, and of the year that brings it back the share that passes first.
        let within = waited() - at(waited()) / (at(waited() + 1) - at(waited()));
        let at_once = Test::Equal(waited(), Expr::from(0));
        let payback = book.define(
            &labels.payback,
            Unit::Years,
            Expr::when(never, Expr::word(&words.terms.never), Expr::when(at_once, 0, within)),
        )?;
        let lowest = book.define(&labels.lowest, Unit::Kronor, Expr::Min(Arc::clone(results)))?;
        let lowest_year = book.define(
            &labels.lowest_year,
            Unit::YearNumber,
            Expr::lookup(&account.time.years, results, lowest),
        )?;
        let ratio =
            book.define(&labels.ratio, Unit::Times, per(present[0], present[1], &words.terms.none))?;
        let internal = InternalRate::define(book, words, account, types, series)?;
        Ok(Measures { unpaid, payback, lowest, lowest_year, present, internal, ratio })
    }
}
