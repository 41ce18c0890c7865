//! The sheet Verksamhet.

use super::actors::unusable;
use super::keyed::Keyed;
use super::notes::{Bad, Checked, Mark, Notes};
use super::scope::Scope;
use super::spot;
use crate::base::{Cited, Code, Year};
use crate::form;
use crate::model::{Operation, Status};
use crate::read::Grid;
use crate::words::names::{column, key};
use rust_decimal::Decimal;

/// What other sheets need of it, though the rest may be wrong.
pub(super) struct Facts {
    pub operation: Checked<Operation>,
    pub year: Checked<Year>,
    /// The number of participants and its cell.
    pub participants: Checked<(Decimal, Mark)>,
    /// The result that the operation's books are said to have, in kronor, and its cell.
    pub result: Option<(Decimal, Mark)>,
}

impl Facts {
    /// What is known when the sheet is not there.
    pub fn none() -> Facts {
        Facts { operation: Err(Bad), year: Err(Bad), participants: Err(Bad), result: None }
    }
}

/// The operation's name in its form for comparison, and the account year.
pub(super) fn about(grid: &Grid, notes: &mut Notes) -> Checked<(String, u16)> {
    let sheet = Keyed::read(grid, &form::OPERATION, notes);
    let name = sheet.must(&column::OPERATION, spot::text, notes)?;
    let year = sheet.must(&column::ACCOUNT_YEAR, spot::year, notes)?;
    Ok((key(&name.value), year.value.0))
}

/// Reads the sheet and makes the operation's name known to the scope.
pub(super) fn read(grid: &Grid, scope: &mut Scope, notes: &mut Notes) -> Facts {
    let sheet = Keyed::read(grid, &form::OPERATION, notes);
    let name = sheet.must(&column::OPERATION, spot::text, notes);
    if let (Ok(name), Some(mark)) = (&name, sheet.mark(&column::OPERATION, notes)) {
        if unusable(&name.value) {
            notes.push(mark.finding(Code::UnusableName));
        } else {
            scope.name_operation(&name.value, &mark, notes);
        }
    }
    let year = sheet.must(&column::ACCOUNT_YEAR, spot::year, notes);
    let principal = sheet
        .must(&column::PRINCIPAL, spot::text, notes)
        .and_then(|_| sheet.at(&column::PRINCIPAL).ok_or(Bad)?.must_marked(notes))
        .and_then(|principal| scope.actor(&principal, notes));
    let participants = sheet.must(&column::PARTICIPANTS, spot::whole_positive, notes);
    let target_group = sheet.words(&column::TARGET_GROUP, notes);
    let prepared_by = sheet.words(&column::PREPARED_BY, notes);
    let reviewed_by = sheet.words(&column::REVIEWED_BY, notes);
    let status = sheet.at(&column::STATUS).map_or(Ok(Cited::default_of(Status::Preliminary)), |spot| {
        spot.or(spot::one_of, Status::Preliminary, notes)
    });
    let remark = sheet.words(&column::REMARK, notes);
    let result = sheet.at(&column::RESULT).and_then(|spot| {
        let result = spot.maybe(spot::number, notes).ok().flatten()?;
        Some((result.value, spot.mark(notes)))
    });

    let known_year = year.as_ref().map(|year| year.value).map_err(|_| Bad);
    let known_participants = match (&participants, sheet.mark(&column::PARTICIPANTS, notes)) {
        (Ok(number), Some(mark)) => Ok((number.value, mark)),
        _ => Err(Bad),
    };
    let operation = || -> Checked<Operation> {
        let name = name?;
        Ok(Operation {
            name: Cited { value: name.value.as_str().into(), place: name.place },
            year: year?,
            principal: principal?,
            participants: participants?,
            target_group: target_group?,
            prepared_by: prepared_by?,
            reviewed_by: reviewed_by?,
            status: status?.value,
            remark: remark?,
        })
    };
    Facts { operation: operation(), year: known_year, participants: known_participants, result }
}
