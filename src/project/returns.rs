//! The chosen years: accumulated results and the return. Formula sections 10 and 11 of the method.

use super::parties::PartyFigures;
use super::series::{accumulate, by_year};
use super::types::Types;
use crate::account::Account;
use crate::account::key_figures::per;
use crate::account::ledger::Reason;
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Label, Range, Test};
use crate::model::{CostType, Inputs, Party};
use crate::words::ReportWords;
use rust_decimal::Decimal;
use std::sync::Arc;

/// The chosen years, and what the account has come to by then.
#[derive(Debug)]
pub struct Returns {
    /// The operation's cost in its own books each year, positive, undiscounted.
    pub cost: Range,
    /// The same, accumulated.
    pub cost_to_date: Range,
    /// The chosen years T.
    pub years: Vec<Id>,
    /// Accumulated by cost type at each T, in the order of [`CostType::ALL`].
    pub types: [Vec<Id>; 3],
    /// Accumulated in total at each T.
    pub total: Vec<Id>,
    /// The operation's cost to each T.
    pub spent: Vec<Id>,
    /// Total at T / the operation's cost to T.
    pub rates: Vec<Id>,
    /// Accumulated by party at each T, in the order of the income statement.
    pub parties: Vec<(Party, Vec<Id>)>,
    /// The perspectives at the end of the term of office and of the horizon.
    pub views: [View; 2],
}

/// What the three perspectives have come to by the end of a span of years.
#[derive(Debug)]
pub struct View {
    /// The span.
    pub years: Id,
    /// The operation's accumulated result.
    pub operation: Id,
    /// Its principal's.
    pub principal: Id,
    /// Society's: everybody's and production value.
    pub society: Id,
    /// Society's / the operation's cost.
    pub rate: Id,
}

/// The figures of the chosen years in the making.
struct Chosen<'a> {
    book: &'a mut Book,
    years: Vec<Id>,
    numbers: &'a [usize],
}

impl Chosen<'_> {
    fn row(
        &mut self,
        name: &Arc<str>,
        unit: Unit,
        expr: impl Fn(usize, Id) -> Expr,
    ) -> Result<Vec<Id>, Fault> {
        let mut row = Vec::with_capacity(self.years.len());
        for (index, (year, number)) in self.years.iter().zip(self.numbers).enumerate() {
            row.push(self.book.define(Label::in_year(name, *number), unit, expr(index, *year))?);
        }
        Ok(row)
    }

    fn accumulated(&mut self, name: &Arc<str>, row: &Range) -> Result<Vec<Id>, Fault> {
        self.row(name, Unit::Kronor, |_, year| Expr::at(row, year))
    }
}

impl Returns {
    pub(super) fn define(
        book: &mut Book,
        inputs: &Inputs,
        words: &ReportWords,
        account: &Account,
        types: &Types,
        parties: &[PartyFigures],
    ) -> Result<Returns, Fault> {
        let labels = &words.labels;
        let own_cost = |reason| matches!(reason, Reason::OwnCost(_));
        let cost = by_year(book, &labels.own_cost, Unit::Kronor, account.time.length(), |index| {
            let spent = -Expr::total(account.ledger.where_reason(own_cost, |row| row.flows[index]));
            let counts =
                Test::AtMost(Expr::from(account.time.years[index]), Expr::from(account.time.horizon));
            Expr::when(counts, spent, 0)
        })?;
        let cost_to_date = accumulate(book, &labels.cost_to_date, &cost)?;

        let numbers = &inputs.assumptions.report_years.value.value;
        let years: Vec<Id> = (numbers.iter())
            .map(|t| {
                let label = Label::in_year(&labels.chosen_year, *t);
                book.fixed(label, Unit::YearNumber, Decimal::from(*t))
            })
            .collect();
        let mut chosen = Chosen { book, years: years.clone(), numbers };
        let [real, production, financial] = CostType::ALL.map(|cost_type| words.terms.cost_type(cost_type));
        let by_type = [
            chosen.accumulated(real, &types.rows[0].1.accumulated)?,
            chosen.accumulated(production, &types.rows[1].1.accumulated)?,
            chosen.accumulated(financial, &types.rows[2].1.accumulated)?,
        ];
        let total = chosen.row(&labels.total, Unit::Kronor, |index, _| {
            Expr::Sum(by_type.iter().map(|row| row[index]).collect())
        })?;
        let spent = chosen.accumulated(&labels.cost_to_date, &cost_to_date)?;
        let none = &words.terms.none;
        let rates =
            chosen.row(&labels.return_rate, Unit::Times, |index, _| per(total[index], spent[index], none))?;
        let mut by_party = Vec::new();
        for party in parties {
            by_party.push((party.party, chosen.accumulated(&labels.accumulated, &party.total.accumulated)?));
        }
        let sources = Sources { inputs, words, types, parties, cost_to_date: &cost_to_date };
        let views = [sources.view(book, account.time.term)?, sources.view(book, account.time.horizon)?];
        Ok(Returns {
            cost,
            cost_to_date,
            years,
            types: by_type,
            total,
            spent,
            rates,
            parties: by_party,
            views,
        })
    }
}

/// What the perspectives are read from.
struct Sources<'a> {
    inputs: &'a Inputs,
    words: &'a ReportWords,
    types: &'a Types,
    parties: &'a [PartyFigures],
    cost_to_date: &'a Range,
}

impl Sources<'_> {
    fn view(&self, book: &mut Book, span: Id) -> Result<View, Fault> {
        let labels = &self.words.labels;
        let years = span;
        let mut of = |party: Party, label| {
            let found = self.parties.iter().find(|figures| figures.party == party);
            let row = found.map_or(&self.types.total.accumulated, |figures| &figures.total.accumulated);
            book.define(label, Unit::Kronor, Expr::at(row, years))
        };
        let operation = of(Party::Operation, &labels.operation_view)?;
        let principal = of(Party::Actor(self.inputs.operation.principal), &labels.principal_view)?;
        let society =
            book.define(&labels.society_view, Unit::Kronor, Expr::at(&self.types.total.accumulated, years))?;
        let spent = Expr::at(self.cost_to_date, years);
        let nothing = Test::Equal(spent.clone(), Expr::from(0));
        let rate = Expr::when(nothing, Expr::word(&self.words.terms.none), society / spent);
        let rate = book.define(&labels.return_rate, Unit::Times, rate)?;
        Ok(View { years, operation, principal, society, rate })
    }
}
