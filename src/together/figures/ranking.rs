//! The accounts by their return over the term of office, which is the span that most have in common.
//!
//! The rows stand in the order that the returns had when the program wrote them; a figure beside each
//! says how far it is below the row above, and a verdict whether the order still holds.

use crate::base::Unit;
use crate::before::Measure;
use crate::figure::{Book, Expr, Fault, Id, Range, Test};
use crate::together::Entered;
use crate::words::Words;
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// An account in the ranking.
#[derive(Debug)]
pub struct Ranked {
    /// The account's position.
    pub account: usize,
    /// Its place, from 1: the same return shares a place. None without a return.
    pub rank: Option<Id>,
    /// Its return - that of the row above.
    pub gap: Option<Id>,
}

/// All accounts, the highest return first, those without one last.
#[derive(Debug)]
pub struct Ranking {
    /// The rows.
    pub rows: Vec<Ranked>,
    /// Whether no row has a higher return than the one above it; none where no two have one.
    pub verdict: Option<Id>,
}

impl Ranking {
    pub(super) fn define(book: &mut Book, accounts: &[Entered], words: &Words) -> Result<Ranking, Fault> {
        let (labels, terms) = (&words.together.labels, &words.report.terms);
        let rate = |account: usize| accounts[account].figures.get(Measure::ReturnTerm);
        let mut order: Vec<usize> = (0..accounts.len()).collect();
        // The sort keeps the order of accounts with the same return.
        order.sort_by_key(|account| {
            let rate = book.number(rate(*account));
            (rate.is_none(), Reverse(rate))
        });
        let mut rows: Vec<Ranked> = Vec::new();
        for account in order {
            let above = rows.last().and_then(|above| Some((rate(above.account), above.rank?)));
            let (rank, gap) = match (book.number(rate(account)), above) {
                (None, _) => (None, None),
                (Some(_), None) => (Some(book.fixed(&labels.rank, Unit::YearNumber, Decimal::ONE)), None),
                (Some(_), Some((higher, place))) => {
                    let gap = book.define(&labels.gap, Unit::Times, rate(account) - higher)?;
                    let same = Test::Equal(Expr::from(gap), Expr::from(0));
                    let rank = Expr::when(same, place, place + 1);
                    (Some(book.define(&labels.rank, Unit::YearNumber, rank)?), Some(gap))
                }
            };
            rows.push(Ranked { account, rank, gap });
        }
        let gaps: Range = rows.iter().filter_map(|row| row.gap).collect();
        let verdict = if gaps.is_empty() {
            None
        } else {
            let falls = Test::AtMost(Expr::Max(gaps), Expr::from(0));
            let verdict = Expr::when(falls, Expr::word(&terms.holds), Expr::word(&terms.fails));
            Some(book.define(&labels.in_order, Unit::Text, verdict)?)
        };
        Ok(Ranking { rows, verdict })
    }
}
