//! What each part of the difference comes to for every party and for society.

use super::super::Support;
use super::stages::{Row, Stages, told};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Label, Range, Test, range};
use crate::model::Party;
use std::sync::Arc;

/// The plan and the five parts of the difference, in the order in which the steps are taken.
pub const LINES: usize = 6;

/// The split of a party's difference.
#[derive(Debug)]
pub struct PartySplit {
    /// Whose; none: everybody's.
    pub party: Option<Party>,
    /// Whether it is part of another that is told.
    pub inner: bool,
    /// The text by which sums find its flows; none for everybody.
    pub key: Option<Id>,
    /// The plan and the parts of year 1, undiscounted.
    pub year_1: [Id; LINES],
    /// The same accumulated to every year.
    pub yearly: [Range; LINES],
    /// The same by the chosen years.
    pub chosen: [Vec<Id>; LINES],
    /// Plan, parts and outcome compared: year 1 first, then the chosen years.
    pub compared: Vec<Compared>,
}

/// Whether the parts add up to the difference.
#[derive(Debug)]
pub struct Compared {
    /// What it came to, as the account has it.
    pub outcome: Id,
    /// Outcome - plan.
    pub difference: Id,
    /// The sum of the parts.
    pub sum: Id,
    /// Whether it is the difference.
    pub verdict: Id,
}

/// Everybody first, then the parties in the order of the income statement, as far as they have anything.
pub(super) fn define(book: &mut Book, support: &Support, stages: &Stages) -> Result<Vec<PartySplit>, Fault> {
    let all = || stages.books.iter().chain(&stages.effects).flatten();
    let principal = Party::Actor(support.inputs.operation.principal);
    let above = support.inputs.actors.get(support.inputs.operation.principal).parent;
    let above = above.map(|parent| told(support, Party::Actor(parent)));
    let has = |party: Party| all().any(|row| row.party == party);
    let shown = |party: Party| has(party) || (above == Some(party) && has(principal));
    let rows = support.names().rows().into_iter();
    let parties = rows.filter(|(party, _)| told(support, *party) == *party && shown(*party));
    let mut making = Making { book, support, stages };
    let mut splits: Vec<PartySplit> = Vec::new();
    // The principal may be part of an actor, which then is told with it.
    for (party, depth) in parties.collect::<Vec<_>>().into_iter().rev() {
        let part = splits.iter().find(|split| above == Some(party) && split.party == Some(principal));
        let split = making.party(party, depth > 0, part)?;
        splits.push(split);
    }
    splits.reverse();
    let total = making.total(&splits)?;
    splits.insert(0, total);
    Ok(splits)
}

struct Making<'a> {
    book: &'a mut Book,
    support: &'a Support<'a>,
    stages: &'a Stages,
}

/// One figure of a row: year 1, or what has accumulated by a year.
#[derive(Clone, Copy)]
enum When {
    Year1,
    By(usize),
}

impl When {
    fn of(self, row: &Row) -> Id {
        match self {
            When::Year1 => row.year_1,
            When::By(index) => row.accumulated[index],
        }
    }

    fn of_split(self, split: &PartySplit, line: usize) -> Id {
        match self {
            When::Year1 => split.year_1[line],
            When::By(index) => split.yearly[line][index],
        }
    }
}

impl Making<'_> {
    fn party(&mut self, party: Party, inner: bool, part: Option<&PartySplit>) -> Result<PartySplit, Fault> {
        let name = self.support.names().of(party);
        let key = self.book.key(&self.support.words.labels.actor, &name, None);
        let stages = self.stages;
        let sum = |rows: &[Row], when: When| {
            if rows.is_empty() {
                return None;
            }
            let keys: Range = rows.iter().map(|row| row.key).collect();
            let values = rows.iter().map(|row| when.of(row)).collect();
            Some(Expr::SumIfs { values, conditions: vec![(keys, key)] })
        };
        let less = |later: Option<Expr>, earlier: Option<Expr>| match (later, earlier) {
            (Some(later), Some(earlier)) => later - earlier,
            (Some(later), None) => later,
            (None, Some(earlier)) => -earlier,
            (None, None) => Expr::from(0),
        };
        let expr = |line: usize, when: When| {
            let [planned, came] = &stages.books;
            let own = match line {
                0 => {
                    let effects = sum(&stages.effects[0], when).unwrap_or(Expr::from(0));
                    sum(planned, when).map_or(effects.clone(), |books| books + effects)
                }
                1 => less(sum(came, when), sum(planned, when)),
                step => less(sum(&stages.effects[step - 1], when), sum(&stages.effects[step - 2], when)),
            };
            part.map_or(own.clone(), |part| own + when.of_split(part, line))
        };
        self.split(Some(party), inner, Some(key), expr)
    }

    fn total(&mut self, parties: &[PartySplit]) -> Result<PartySplit, Fault> {
        let expr = |line: usize, when: When| {
            let outer = parties.iter().filter(|split| !split.inner);
            Expr::total(outer.map(|split| when.of_split(split, line)).collect())
        };
        self.split(None, false, None, expr)
    }

    fn split(
        &mut self,
        party: Option<Party>,
        inner: bool,
        key: Option<Id>,
        expr: impl Fn(usize, When) -> Expr,
    ) -> Result<PartySplit, Fault> {
        let told = &self.support.told.plan;
        let names = [&told.plan, &told.own_books, &told.price, &told.volume, &told.effect, &told.persistence];
        let length = self.support.account.time.length();
        let chosen_years = &self.support.projection.returns.years;
        let numbers = &self.support.inputs.assumptions.report_years.value.value;
        let (mut year_1, mut yearly, mut chosen) = (Vec::new(), Vec::new(), Vec::new());
        for (line, name) in names.into_iter().enumerate() {
            year_1.push(self.book.define(name, Unit::Kronor, expr(line, When::Year1))?);
            let mut row = Vec::with_capacity(length);
            for index in 0..length {
                let label = Label::in_year(name, index + 1);
                row.push(self.book.define(label, Unit::Kronor, expr(line, When::By(index)))?);
            }
            let row = range(row);
            let mut at = Vec::with_capacity(numbers.len());
            for (year, number) in chosen_years.iter().zip(numbers) {
                let label = Label::in_year(name, *number);
                at.push(self.book.define(label, Unit::Kronor, Expr::at(&row, *year))?);
            }
            yearly.push(row);
            chosen.push(at);
        }
        // There are as many of each as there are names.
        let year_1: [Id; LINES] = std::array::from_fn(|line| year_1[line]);
        let yearly = std::array::from_fn(|line| Arc::clone(&yearly[line]));
        let chosen: [Vec<Id>; LINES] = std::array::from_fn(|line| chosen[line].clone());
        let mut compared = Vec::new();
        for (column, outcome) in self.outcomes(party).into_iter().enumerate() {
            let lines: Vec<Id> = (0..LINES)
                .map(|line| if column == 0 { year_1[line] } else { chosen[line][column - 1] })
                .collect();
            compared.push(self.compare(outcome, &lines)?);
        }
        Ok(PartySplit { party, inner, key, year_1, yearly, chosen, compared })
    }

    /// What a party came to in year 1 and by the chosen years, as the account has it.
    fn outcomes(&self, party: Option<Party>) -> Vec<Id> {
        let (statement, returns) = (&self.support.account.statement, &self.support.projection.returns);
        let found = |party: Party| {
            let result = statement.block(party)?.result;
            let (_, accumulated) = returns.parties.iter().find(|(other, _)| *other == party)?;
            Some((result, accumulated))
        };
        let (result, accumulated) = party.and_then(found).unwrap_or((statement.total, &returns.total));
        [result].into_iter().chain(accumulated.iter().copied()).collect()
    }

    fn compare(&mut self, outcome: Id, lines: &[Id]) -> Result<Compared, Fault> {
        let (labels, terms) = (&self.support.words.labels, &self.support.words.terms);
        let told = &self.support.told.plan;
        let difference = self.book.define(&told.difference, Unit::Kronor, outcome - lines[0])?;
        let parts = range(lines[1..].iter().copied());
        let sum = self.book.define(&told.sum, Unit::Kronor, Expr::Sum(parts))?;
        let tolerance = self.support.projection.checks.tolerance;
        // What a spreadsheet's binary numbers lose is no difference.
        let apart = || difference - sum;
        let holds =
            Test::AtMost(apart(), tolerance.into()).and(Test::AtMost(-Expr::from(tolerance), apart()));
        let verdict = Expr::when(holds, Expr::word(&terms.holds), Expr::word(&terms.fails));
        let verdict = self.book.define(&labels.verdict, Unit::Text, verdict)?;
        Ok(Compared { outcome, difference, sum, verdict })
    }
}
