//! What an account is, in one row: what its flows are joined to.

use super::schema::ACCOUNTS;
use super::table::{Table, Value};
use crate::edition::Edition;
use crate::figure::Value as Figure;
use crate::model::Status;
use crate::report::program;
use crate::together::{Digest, Laid, Measure};
use crate::words::Words;
use std::sync::Arc;

/// The row of an account.
pub fn table(laid: &Laid, digest: &Digest, edition: Edition, words: &Words) -> Table {
    let number = |measure| match digest.get(measure).value {
        Figure::Number(number) => Value::Decimal(number),
        // A word: nothing to divide by, never paid back.
        Figure::Text(_) => Value::Missing,
    };
    let whole = |measure| match digest.get(measure).value {
        Figure::Number(number) => Value::Whole(i32::try_from(number).unwrap_or_default()),
        Figure::Text(_) => Value::Missing,
    };
    let holds = digest.get(Measure::Master).value == Figure::Text(Arc::clone(&words.report.terms.holds));
    let target_group = digest.target_group.trim();
    let mut table = Table::new(&ACCOUNTS);
    table.push([
        Value::Whole(digest.year.into()),
        (&laid.inputs.actors.get(laid.inputs.operation.principal).name).into(),
        (&digest.operation).into(),
        (&digest.report).into(),
        Value::Key(if edition.is_outer() { "outer" } else { "inner" }),
        Value::Key(words.lang.code()),
        Value::Text(program().into()),
        Value::Key(match digest.status {
            Status::Preliminary => "preliminary",
            Status::Adopted => "adopted",
        }),
        if target_group.is_empty() { Value::Missing } else { Value::Text(target_group.into()) },
        number(Measure::Participants),
        number(Measure::Rate),
        whole(Measure::Horizon),
        whole(Measure::PriceYear),
        number(Measure::Income),
        number(Measure::Cost),
        number(Measure::Result),
        number(Measure::Society),
        number(Measure::SocietyTerm),
        number(Measure::SocietyHorizon),
        number(Measure::ReturnTerm),
        number(Measure::ReturnHorizon),
        number(Measure::Payback),
        Value::Key(if holds { "hold" } else { "fail" }),
        if digest.organisation.is_empty() { Value::Missing } else { (&digest.organisation).into() },
    ]);
    table
}
