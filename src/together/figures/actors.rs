//! Sums by actor over the operations of an account year, transfers eliminated. Both sides of a
//! transfer stand in the sums, so income and cost are greater than what anybody gained or paid in all.

use super::accounts::{PartyRow, Transfer, column};
use super::totals::Totals;
use crate::base::Unit;
use crate::before::Measure;
use crate::figure::{Book, Expr, Fault, Id, Range, Test};
use crate::together::Entered;
use crate::together::groups::Groups;
use crate::words::Words;
use std::sync::Arc;

/// What sums are made from.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub accounts: &'a [Entered],
    pub parties: &'a [PartyRow],
    pub columns: &'a Columns,
    pub transfers: &'a [Transfer],
    pub groups: &'a Groups,
}

/// The columns of the parties' table, made once: there may be thousands of rows.
pub(super) struct Columns {
    values: [Range; 4],
    year: Range,
    key: Range,
}

impl Columns {
    pub fn of(parties: &[PartyRow]) -> Columns {
        Columns {
            values: [0, 1, 2, 3].map(|slot| parties.iter().map(|row| row.values[slot]).collect()),
            year: parties.iter().map(|row| row.year).collect(),
            key: parties.iter().map(|row| row.key).collect(),
        }
    }
}

/// One actor's sums, or the sums of all: income, cost and result of year 1, result over the term.
#[derive(Debug)]
pub struct GroupSums {
    /// Position of the group.
    pub group: usize,
    /// The text by which sums find its rows.
    pub key: Id,
    /// The sums.
    pub values: [Id; 4],
}

/// The same results by cost type: year 1, term of office.
#[derive(Debug)]
pub struct TypeSums {
    /// Each cost type, in the order of the method.
    pub types: [[Id; 2]; 3],
    /// All of them, what one operation pays another counted once.
    pub sum: [Id; 2],
    /// Sum over actors - sum over cost types.
    pub difference: [Id; 2],
    /// Whether they are the same.
    pub verdict: Id,
}

/// Sums by actor of an account year.
#[derive(Debug)]
pub struct ActorSums {
    /// Every group that has a row in the year.
    pub groups: Vec<GroupSums>,
    /// The sum of those that are part of no other.
    pub gross: [Id; 4],
    /// What is both income and cost: transfers to the operations.
    pub eliminated: [Id; 3],
    /// What is cost twice because one operation pays another; none where nobody does.
    pub between: Option<[Id; 3]>,
    /// What is left.
    pub net: [Id; 4],
    /// The same by cost type.
    pub types: TypeSums,
}

impl ActorSums {
    pub(super) fn define(
        book: &mut Book,
        rows: Rows,
        total: &Totals,
        tolerance: Id,
        words: &Words,
    ) -> Result<ActorSums, Fault> {
        let labels = &words.together.labels;
        let named = [&labels.income, &labels.cost, &labels.result, &labels.term];
        let columns = rows.columns;
        let mut groups = Vec::new();
        for (group, about) in rows.groups.all.iter().enumerate() {
            let years = book.number(total.year);
            let there = rows.parties.iter().any(|row| row.group() == group && book.number(row.year) == years);
            if !there {
                continue;
            }
            let key = book.key(&labels.group, &about.text, None);
            let mut sum = |slot: usize| {
                let sum = Expr::SumIfs {
                    values: Arc::clone(&columns.values[slot]),
                    conditions: vec![
                        (Arc::clone(&columns.year), total.year),
                        (Arc::clone(&columns.key), key),
                    ],
                };
                book.define(named[slot], Unit::Kronor, sum)
            };
            groups.push(GroupSums { group, key, values: [sum(0)?, sum(1)?, sum(2)?, sum(3)?] });
        }
        let tops = |slot: usize| -> Range {
            let tops = groups.iter().filter(|sums| rows.groups.all[sums.group].depth == 0);
            tops.map(|sums| sums.values[slot]).collect()
        };
        let mut add = |slot: usize| book.define(named[slot], Unit::Kronor, Expr::Sum(tops(slot)));
        let gross = [add(0)?, add(1)?, add(2)?, add(3)?];

        let transfers = || Expr::SumIfs {
            values: column(rows.accounts, Measure::Transfers),
            conditions: vec![(column(rows.accounts, Measure::Year), total.year)],
        };
        let income = book.define(named[0], Unit::Kronor, -transfers())?;
        let cost = book.define(named[1], Unit::Kronor, -transfers())?;
        let result = book.define(named[2], Unit::Kronor, income - cost)?;
        let eliminated = [income, cost, result];

        let between = match total.between {
            None => None,
            Some(_) => {
                let paid = |slot: usize| Expr::SumIfs {
                    values: rows.transfers.iter().map(|transfer| transfer.values[slot]).collect(),
                    conditions: vec![(
                        rows.transfers.iter().map(|transfer| transfer.year).collect(),
                        total.year,
                    )],
                };
                let cost = book.define(named[1], Unit::Kronor, paid(0))?;
                let result = book.define(named[2], Unit::Kronor, -Expr::from(cost))?;
                let term = book.define(named[3], Unit::Kronor, -paid(2))?;
                Some([cost, result, term])
            }
        };
        let mut left = |slot: usize, eliminated: Option<Id>, twice: Option<Id>| {
            let parts = [eliminated, twice].into_iter().flatten();
            book.define(
                named[slot],
                Unit::Kronor,
                parts.fold(Expr::from(gross[slot]), |sum, part| sum + part),
            )
        };
        let net = [
            left(0, Some(income), None)?,
            left(1, Some(cost), between.map(|ids| ids[0]))?,
            left(2, Some(result), between.map(|ids| ids[1]))?,
            left(3, None, between.map(|ids| ids[2]))?,
        ];
        let types = TypeSums::define(book, rows, total, [net[2], net[3]], between, tolerance, words)?;
        Ok(ActorSums { groups, gross, eliminated, between, net, types })
    }
}

impl TypeSums {
    fn define(
        book: &mut Book,
        rows: Rows,
        total: &Totals,
        net: [Id; 2],
        between: Option<[Id; 3]>,
        tolerance: Id,
        words: &Words,
    ) -> Result<TypeSums, Fault> {
        let labels = &words.together.labels;
        let named: [&Arc<str>; 2] = [&labels.result, &labels.term];
        let mut sum = |slot: usize, measure: Measure| {
            let sum = Expr::SumIfs {
                values: column(rows.accounts, measure),
                conditions: vec![(column(rows.accounts, Measure::Year), total.year)],
            };
            book.define(named[slot], Unit::Kronor, sum)
        };
        let types = [
            [sum(0, Measure::Real)?, sum(1, Measure::RealTerm)?],
            [sum(0, Measure::Production)?, sum(1, Measure::ProductionTerm)?],
            [sum(0, Measure::Financial)?, sum(1, Measure::FinancialTerm)?],
        ];
        let mut all = |slot: usize| {
            let sum = Expr::Sum(types.iter().map(|of_type| of_type[slot]).collect());
            let twice = between.map(|ids| ids[slot + 1]);
            book.define(named[slot], Unit::Kronor, twice.into_iter().fold(sum, |sum, twice| sum + twice))
        };
        let sum = [all(0)?, all(1)?];
        let mut differ = |slot: usize| {
            let difference = Expr::Round(Box::new(net[slot] - sum[slot]), 2);
            book.define(&labels.difference, Unit::Price, difference)
        };
        let difference = [differ(0)?, differ(1)?];
        let range: Range = difference.into_iter().collect();
        let within = Test::AtMost(Expr::Max(Arc::clone(&range)), Expr::from(tolerance))
            .and(Test::AtMost(-Expr::from(tolerance), Expr::Min(range)));
        let terms = &words.report.terms;
        let verdict = Expr::when(within, Expr::word(&terms.holds), Expr::word(&terms.fails));
        let verdict = book.define(&labels.verdict, Unit::Text, verdict)?;
        Ok(TypeSums { types, sum, difference, verdict })
    }
}
