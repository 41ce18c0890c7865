//! The key figures of the operation's own books (table 4.1). Formula section 1 of the method.

use super::ledger::{Ledger, Reason};
use super::outcomes::Outcomes;
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Test};
use crate::model::Inputs;
use crate::words::{ReportWords, fill};

/// The key figures of year 1.
#[derive(Debug)]
pub struct KeyFigures {
    /// Income in the operation's own books.
    pub income: Id,
    /// Cost in the operation's own books, positive.
    pub cost: Id,
    /// Income - cost.
    pub result: Id,
    /// Participants.
    pub participants: Id,
    /// Cost / participants.
    pub cost_per_person: Id,
    /// As in `Inputs::outcomes`: persons with the outcome, cost per person with it, and the share
    /// of the participants who reached it.
    pub outcomes: Vec<[Id; 3]>,
}

impl KeyFigures {
    pub(super) fn define(
        book: &mut Book,
        inputs: &Inputs,
        words: &ReportWords,
        ledger: &Ledger,
        outcomes: &Outcomes,
    ) -> Result<KeyFigures, Fault> {
        let labels = &words.labels;
        let incomes = ledger.where_reason(|r| matches!(r, Reason::OwnIncome(_)), |row| row.year_1);
        let costs = ledger.where_reason(|r| matches!(r, Reason::OwnCost(_)), |row| row.year_1);
        let income = book.define(&labels.income, Unit::Kronor, Expr::total(incomes))?;
        let cost = book.define(&labels.cost, Unit::Kronor, -Expr::total(costs))?;
        let result = book.define(&labels.result, Unit::Kronor, income - cost)?;
        let participants =
            book.given(&labels.participants, Unit::Persons, inputs.operation.participants.clone());
        let cost_per_person =
            book.define(&labels.cost_per_person, Unit::Kronor, per(cost, participants, &words.terms.none))?;
        let mut figures = Vec::new();
        for (outcome, given) in outcomes.outcomes.iter().zip(&inputs.outcomes) {
            let named = |text: &str| fill(text, &[("outcome", &given.name)]);
            let persons = book.define(
                named(&labels.persons_with).as_str(),
                Unit::Persons,
                outcome.persons * outcome.factor,
            )?;
            let cost_per = book.define(
                named(&labels.cost_per_outcome).as_str(),
                Unit::Kronor,
                per(cost, persons, &words.terms.none),
            )?;
            let rate = book.define(
                named(&labels.success_rate).as_str(),
                Unit::Share,
                per(persons, participants, &words.terms.none),
            )?;
            figures.push([persons, cost_per, rate]);
        }
        Ok(KeyFigures { income, cost, result, participants, cost_per_person, outcomes: figures })
    }
}

/// A quotient, or a word where there is nothing to divide by.
pub(crate) fn per(dividend: Id, divisor: Id, none: &str) -> Expr {
    let nothing = Test::Equal(Expr::from(divisor), Expr::from(0));
    Expr::when(nothing, Expr::word(none), dividend / divisor)
}
