//! Every flow: one row for each scenario, row of the ledger and year.

use super::schema::FLOWS;
use super::table::{Table, Value};
use crate::account::ledger::{Reason, Row};
use crate::account::{Account, Names};
use crate::figure::{Book, Fault, FaultKind, Id, Label};
use crate::model::{ActorId, CostType, Inputs, Party, Side};
use crate::together::{Digest, Laid};
use crate::words::ReportWords;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What stands in every row of a scenario.
struct Common<'a> {
    names: Names<'a>,
    year: Value,
    principal: Value,
    operation: Value,
    report: Value,
    number: Value,
    scenario: Value,
}

/// The flows of an account.
///
/// # Errors
/// When a figure of another scenario than the given one grows beyond an exact decimal.
pub fn table(laid: &Laid, digest: &Digest, words: &ReportWords) -> Result<Table, Fault> {
    let Laid { inputs, book, account, .. } = *laid;
    let mut table = Table::new(&FLOWS);
    for (position, scenario) in inputs.scenarios.iter().enumerate() {
        let common = Common {
            names: Names { inputs, words },
            year: Value::Whole(digest.year.into()),
            principal: (&inputs.actors.get(inputs.operation.principal).name).into(),
            operation: (&digest.operation).into(),
            report: (&digest.report).into(),
            number: whole(position + 1),
            scenario: (&scenario.name).into(),
        };
        if position == 0 {
            rows(&mut table, &common, book, account)?;
        } else {
            // What the report shows when that scenario is chosen there: the same definition of every figure.
            let mut book = Book::new();
            let account = Account::supposing(&mut book, inputs, words, position)?;
            rows(&mut table, &common, &book, &account)?;
        }
    }
    Ok(table)
}

fn rows(table: &mut Table, common: &Common, book: &Book, account: &Account) -> Result<(), Fault> {
    let number = |id: Id| book.number(id).unwrap_or_default();
    for (index, row) in account.ledger.rows.iter().enumerate() {
        let mut accumulated = Decimal::ZERO;
        for (t, calendar) in account.time.calendar.iter().enumerate() {
            let discounted = number(row.discounted[t]);
            accumulated = accumulated.checked_add(discounted).ok_or_else(|| Fault {
                kind: FaultKind::Overflow,
                label: Label::in_year(&row.label, t + 1),
            })?;
            let calendar = Value::Whole(i32::try_from(number(*calendar)).unwrap_or_default());
            let amounts = [number(row.flows[t]), discounted, accumulated];
            table.push(whole_row(common, index, row, [whole(t + 1), calendar], amounts));
        }
    }
    Ok(())
}

fn whole_row(
    common: &Common,
    index: usize,
    row: &Row,
    [t, calendar]: [Value; 2],
    amounts: [Decimal; 3],
) -> [Value; 23] {
    let Common { names, year, principal, operation, report, number, scenario } = common;
    let inputs = names.inputs;
    let (parent, top) = above(inputs, row.party);
    let name = |party: Party| Value::Text(names.of(party));
    let [undiscounted, discounted, accumulated] = amounts.map(Value::Decimal);
    [
        year.clone(),
        principal.clone(),
        operation.clone(),
        report.clone(),
        number.clone(),
        scenario.clone(),
        whole(index + 1),
        (&row.label).into(),
        Value::Key(kind(row.reason)),
        outcome(inputs, row.reason),
        name(row.party),
        Value::Key(actor_kind(row.party)),
        parent.map_or(Value::Missing, |parent| name(Party::Actor(parent))),
        name(top),
        name(row.counterparty),
        Value::Key(cost_type(row.cost_type)),
        names.words.terms.cost_type(row.cost_type).into(),
        Value::Key(match row.side {
            Side::Income => "income",
            Side::Cost => "cost",
        }),
        t,
        calendar,
        undiscounted,
        discounted,
        accumulated,
    ]
}

fn whole(number: usize) -> Value {
    Value::Whole(i32::try_from(number).unwrap_or(i32::MAX))
}

fn kind(reason: Reason) -> &'static str {
    match reason {
        Reason::OwnCost(_) => "own_cost",
        Reason::OwnIncome(_) => "own_income",
        Reason::Payment(_) => "payment",
        Reason::Effect(_) => "effect",
        Reason::Pooled(_) => "pooled",
    }
}

fn outcome(inputs: &Inputs, reason: Reason) -> Value {
    let Reason::Effect(position) = reason else { return Value::Missing };
    let outcome = inputs.lines.get(position).and_then(|line| inputs.outcomes.get(line.outcome));
    outcome.map_or(Value::Missing, |outcome| Value::Text(Arc::clone(&outcome.name)))
}

fn actor_kind(party: Party) -> &'static str {
    match party {
        Party::Operation => "operation",
        Party::Actor(_) => "actor",
        Party::Production => "production",
    }
}

fn cost_type(cost_type: CostType) -> &'static str {
    match cost_type {
        CostType::Real => "real",
        CostType::Production => "production",
        CostType::Financial => "financial",
    }
}

/// The actor that a party is part of, and the party at the top that its flows count in.
fn above(inputs: &Inputs, party: Party) -> (Option<ActorId>, Party) {
    let Party::Actor(own) = party else { return (None, party) };
    let up = |id: &ActorId| inputs.actors.get(*id).parent;
    let top = std::iter::successors(Some(own), up).last().unwrap_or(own);
    (up(&own), Party::Actor(top))
}
