//! The identities that every account must meet. Formula section 12 of the method.

use super::parties::PartyFigures;
use super::series::{Series, add_rows, by_year};
use super::types::Types;
use crate::account::ledger::Reason;
use crate::account::{Account, Names};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Range, Test};
use crate::words::fill;
use rust_decimal::Decimal;
use std::sync::Arc;

/// All identities, and the one verdict over them.
#[derive(Debug)]
pub struct Checks {
    /// The greatest difference that counts as none, kronor: what binary numbers of a spreadsheet
    /// may lose on a sum of billions.
    pub tolerance: Id,
    /// What the operation receives from those who pay its income, each year, undiscounted.
    pub received: Range,
    /// Identities that hold year by year.
    pub yearly: Vec<YearlyCheck>,
    /// Identities that hold once.
    pub single: Vec<SingleCheck>,
    /// The number of identities that do not hold.
    pub failed: Id,
    /// The verdict over them all.
    pub master: Id,
}

/// An identity with both sides for every year.
#[derive(Debug)]
pub struct YearlyCheck {
    /// What must hold.
    pub name: Arc<str>,
    /// Why it must, in a sentence.
    pub means: Arc<str>,
    /// One side.
    pub left: Range,
    /// The other.
    pub right: Range,
    /// Left - right.
    pub difference: Range,
    /// 0 if it holds, 1 if it does not.
    pub fails: Id,
    /// The same in a word.
    pub verdict: Id,
}

/// An identity, or a bound, with both sides once.
#[derive(Debug)]
pub struct SingleCheck {
    /// What must hold.
    pub name: Arc<str>,
    /// Why it must, in a sentence.
    pub means: Arc<str>,
    /// One side.
    pub left: Id,
    /// The other: equal, or an upper bound.
    pub right: Id,
    /// Left - right; what is left up to a bound.
    pub difference: Id,
    /// 0 if it holds, 1 if it does not.
    pub fails: Id,
    /// The same in a word.
    pub verdict: Id,
}

/// What must hold, and why.
type Claim<'a> = (&'a str, &'a Arc<str>);

/// One of the three forms of a series.
type Form = fn(&Series) -> &Range;

/// Identities in the making.
struct Checker<'a> {
    book: &'a mut Book,
    names: &'a Names<'a>,
    tolerance: Id,
    yearly: Vec<YearlyCheck>,
    single: Vec<SingleCheck>,
}

impl Checks {
    pub(super) fn define(
        book: &mut Book,
        names: &Names,
        account: &Account,
        types: &Types,
        parties: &[PartyFigures],
    ) -> Result<Checks, Fault> {
        let words = names.words;
        let tolerance = book.fixed(&words.labels.tolerance, Unit::Factor, Decimal::new(5, 3));
        let mut checker = Checker { book, names, tolerance, yearly: Vec::new(), single: Vec::new() };
        checker.parties_against_types(types, parties)?;
        let received = checker.transfers(account)?;
        checker.year_one(account, parties)?;
        checker.present_values(account, types)?;
        checker.persons(account)?;
        let Checker { book, yearly, single, .. } = checker;
        let all = yearly.iter().map(|c| c.fails).chain(single.iter().map(|c| c.fails));
        let failed = book.define(&words.labels.failed, Unit::Quantity, Expr::Sum(all.collect()))?;
        let none = Test::Equal(Expr::from(failed), Expr::from(0));
        let verdict = Expr::when(none, Expr::word(&words.terms.holds), Expr::word(&words.terms.fails));
        let master = book.define(&words.labels.master, Unit::Text, verdict)?;
        Ok(Checks { tolerance, received, yearly, single, failed, master })
    }
}

/// The difference to whole öre: what a spreadsheet's binary numbers lose is no difference.
fn rounded(left: Id, right: Id) -> Expr {
    Expr::Round(Box::new(left - right), 2)
}

impl Checker<'_> {
    fn parties_against_types(&mut self, types: &Types, parties: &[PartyFigures]) -> Result<(), Fault> {
        let labels = &self.names.words.labels;
        let forms: [(&Arc<str>, Form); 3] = [
            (&labels.check_undiscounted, |series| &series.undiscounted),
            (&labels.check_discounted, |series| &series.discounted),
            (&labels.check_accumulated, |series| &series.accumulated),
        ];
        for (name, form) in forms {
            let tops: Vec<&Range> =
                parties.iter().filter(|party| party.depth == 0).map(|party| form(&party.total)).collect();
            let left = add_rows(self.book, &labels.sum_of_actors, &tops)?;
            let rows: Vec<&Range> = types.rows.iter().map(|(_, series)| form(series)).collect();
            let right = add_rows(self.book, &labels.sum_of_types, &rows)?;
            self.compare_years((name, &labels.means_types), left, right)?;
        }
        Ok(())
    }

    fn transfers(&mut self, account: &Account) -> Result<Range, Fault> {
        let labels = &self.names.words.labels;
        let ledger = &account.ledger;
        let length = account.time.length();
        let received = by_year(self.book, &labels.received, Unit::Kronor, length, |index| {
            Expr::total(ledger.where_reason(|r| matches!(r, Reason::OwnIncome(_)), |row| row.flows[index]))
        })?;
        let paid = by_year(self.book, &labels.paid, Unit::Kronor, length, |index| {
            -Expr::total(ledger.where_reason(|r| matches!(r, Reason::Payment(_)), |row| row.flows[index]))
        })?;
        self.compare_years(
            (&labels.check_transfers, &labels.means_transfers),
            Range::clone(&received),
            paid,
        )?;
        Ok(received)
    }

    fn year_one(&mut self, account: &Account, parties: &[PartyFigures]) -> Result<(), Fault> {
        let labels = &self.names.words.labels;
        for (block, party) in account.statement.blocks.iter().zip(parties) {
            let name = fill(&labels.check_year_one, &[("actor", &self.names.of(block.party))]);
            let flow =
                self.book.define(&labels.side_projection, Unit::Kronor, party.total.undiscounted[0])?;
            let result = self.book.define(&labels.side_statement, Unit::Kronor, block.result)?;
            self.compare((&name, &labels.means_year_one), flow, result, Unit::Kronor, false)?;
        }
        Ok(())
    }

    fn present_values(&mut self, account: &Account, types: &Types) -> Result<(), Fault> {
        let labels = &self.names.words.labels;
        let accumulated = types.total.accumulated.last().copied().unwrap_or(account.statement.total);
        let left = self.book.define(&labels.side_projection, Unit::Kronor, accumulated)?;
        let lines = account.ledger.column(|row| row.present);
        let right = self.book.define(&labels.side_lines, Unit::Kronor, Expr::total(lines))?;
        self.compare((&labels.check_present, &labels.means_present), left, right, Unit::Kronor, false)
    }

    fn persons(&mut self, account: &Account) -> Result<(), Fault> {
        let labels = &self.names.words.labels;
        let participants = account.key_figures.participants;
        let outcomes = || account.key_figures.outcomes.iter().zip(&self.names.inputs.outcomes);
        let pairs: Vec<(String, Id)> = outcomes()
            .map(|([persons, ..], outcome)| {
                (fill(&labels.check_persons, &[("outcome", &outcome.name)]), *persons)
            })
            .collect();
        let apart = outcomes().filter(|(_, outcome)| !outcome.overlaps);
        let apart: Range = apart.map(|([persons, ..], _)| *persons).collect();
        for (name, persons) in pairs {
            let left = self.book.define(&labels.side_persons, Unit::Persons, persons)?;
            let right = self.book.define(&labels.side_participants, Unit::Persons, participants)?;
            self.compare((&name, &labels.means_persons), left, right, Unit::Persons, true)?;
        }
        if apart.is_empty() {
            return Ok(());
        }
        let left = self.book.define(&labels.side_persons, Unit::Persons, Expr::total(apart))?;
        let right = self.book.define(&labels.side_participants, Unit::Persons, participants)?;
        let claim = (&*labels.check_persons_sum, &labels.means_persons_sum);
        self.compare(claim, left, right, Unit::Persons, true)
    }

    fn compare_years(&mut self, (name, means): Claim, left: Range, right: Range) -> Result<(), Fault> {
        let labels = &self.names.words.labels;
        let difference = by_year(self.book, &labels.difference, Unit::Price, left.len(), |index| {
            rounded(left[index], right[index])
        })?;
        let highest = Test::AtMost(Expr::Max(Arc::clone(&difference)), Expr::from(self.tolerance));
        let lowest = Test::AtMost(-Expr::from(self.tolerance), Expr::Min(Arc::clone(&difference)));
        let (fails, verdict) = self.judge(highest.and(lowest))?;
        let (name, means) = (Arc::from(name), Arc::clone(means));
        self.yearly.push(YearlyCheck { name, means, left, right, difference, fails, verdict });
        Ok(())
    }

    fn compare(
        &mut self,
        (name, means): Claim,
        left: Id,
        right: Id,
        unit: Unit,
        bound: bool,
    ) -> Result<(), Fault> {
        let unit = if unit == Unit::Kronor { Unit::Price } else { unit };
        let labels = &self.names.words.labels;
        let difference = if bound {
            self.book.define(&labels.margin, unit, rounded(right, left))?
        } else {
            self.book.define(&labels.difference, unit, rounded(left, right))?
        };
        let not_below = Test::AtMost(-Expr::from(self.tolerance), Expr::from(difference));
        let test = if bound {
            not_below
        } else {
            Test::AtMost(Expr::from(difference), Expr::from(self.tolerance)).and(not_below)
        };
        let (fails, verdict) = self.judge(test)?;
        let (name, means) = (Arc::from(name), Arc::clone(means));
        self.single.push(SingleCheck { name, means, left, right, difference, fails, verdict });
        Ok(())
    }

    fn judge(&mut self, holds: Test) -> Result<(Id, Id), Fault> {
        let words = self.names.words;
        let fails = self.book.define(&words.labels.fails, Unit::Flag, Expr::when(holds, 0, 1))?;
        let good = Test::Equal(Expr::from(fails), Expr::from(0));
        let word = Expr::when(good, Expr::word(&words.terms.holds), Expr::word(&words.terms.fails));
        Ok((fails, self.book.define(&words.labels.verdict, Unit::Text, word)?))
    }
}
