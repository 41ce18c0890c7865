//! What the participants of earlier years are still to bring, as the account of the year before expected
//! it: its social balance sheet, a year later.

use super::{BalanceDigest, Datum, Digest, Now, Whose};
use crate::account::Names;
use crate::base::{Cited, Unit};
use crate::figure::{Book, Fault, Id, Label, Range, Value};
use crate::model::Party;
use crate::words::Words;
use std::sync::Arc;

/// What one party expects from the participants of earlier years.
#[derive(Debug)]
pub struct Earlier {
    /// Whose, in this account; none where only the year before had it.
    pub party: Option<Party>,
    /// Whose, in every account.
    pub whose: Whose,
    /// What it is called.
    pub name: Arc<str>,
    /// The closing balance of the year before: this year's opening one.
    pub opening: Id,
    /// What is realised in each of this account's years, negative where it is a gain.
    pub realised: Range,
    /// The balance at the end of each of this account's years.
    pub closing: Range,
}

/// This year's parties in their order, and after them those that only last year had.
pub(super) fn earlier(
    book: &mut Book,
    now: Now,
    last: &Digest,
    words: &Words,
) -> Result<Vec<Earlier>, Fault> {
    let names = Names { inputs: now.inputs, words: &words.report };
    let mut all = Vec::new();
    let mut known = Vec::new();
    let tops = now.account.statement.blocks.iter().filter(|block| block.depth == 0);
    for block in tops {
        let whose = Whose::of(block.party, &now.inputs.actors, now.merged).identity();
        if let Some(balance) = last.balances.iter().find(|balance| balance.whose.identity() == whose) {
            let (party, name) = (Some(block.party), names.of(block.party));
            all.push(enter(book, now, (last, balance), party, name, words)?);
        }
        known.push(whose);
    }
    for balance in last.balances.iter().filter(|balance| !known.contains(&balance.whose.identity())) {
        all.push(enter(book, now, (last, balance), None, Arc::clone(&balance.name), words)?);
    }
    Ok(all)
}

fn enter(
    book: &mut Book,
    now: Now,
    (last, balance): (&Digest, &BalanceDigest),
    party: Option<Party>,
    name: Arc<str>,
    words: &Words,
) -> Result<Earlier, Fault> {
    let told = &words.decision.balance;
    let mut one = |label: &Arc<str>, year: usize, datum: Option<&Datum>| {
        let label = Label::in_year(label, year);
        match datum.map(|datum| (&datum.value, last.place(datum))) {
            Some((Value::Number(number), place)) => {
                Ok(book.given(label, Unit::Kronor, Cited::from(*number, place)))
            }
            // Nothing was expected so far ahead.
            _ => book.define(label, Unit::Kronor, 0),
        }
    };
    let opening = one(&told.opening, 1, balance.closing.first())?;
    // Its year 2 is this account's year 1.
    let mut rest = |label: &Arc<str>, row: &[Datum]| -> Result<Range, Fault> {
        (1..=now.account.time.length()).map(|year| one(label, year, row.get(year))).collect()
    };
    let realised = rest(&told.realised, &balance.realised)?;
    let closing = rest(&told.closing, &balance.closing)?;
    Ok(Earlier { party, whose: balance.whose.clone(), name, opening, realised, closing })
}
