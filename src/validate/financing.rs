//! The sheet Finansiering.

use super::keyed::Keyed;
use super::notes::{Bad, Checked, Marked, Notes, Seen};
use super::outcomes::Outcomes;
use super::scope::Scope;
use super::spot::{self, Spot};
use crate::base::{Cited, Code};
use crate::form;
use crate::model::{ActorId, Financing, Fund, Gains, OutcomePayments, Outlay};
use crate::read::Grid;
use crate::words::names::{Name, column};
use rust_decimal::Decimal;

/// The year in which outcomes are paid unless another is given.
const PAYMENT_YEAR: usize = 2;

/// What the sheet's names are looked up in.
#[derive(Clone, Copy)]
pub(super) struct Reach<'r> {
    pub scope: &'r Scope,
    pub outcomes: &'r Outcomes,
    pub horizon: usize,
    /// The operation's principal, where it is known.
    pub principal: Checked<ActorId>,
}

/// Reads the sheet. There is a fund, or there are payments, where any of their labels has a value.
pub(super) fn read(grid: &Grid, reach: Reach, notes: &mut Notes) -> Checked<Financing> {
    let sheet = Keyed::read(grid, &form::FINANCING, notes);
    let known = sheet.strangers(&form::FINANCING, notes);
    let given = |names: &[Name]| names.iter().any(|name| sheet.given(name).is_some());
    let fund = given(&form::FUND).then(|| fund(&sheet, reach, notes)).transpose();
    let payments = given(&form::PAYMENTS).then(|| payments(&sheet, reach, notes)).transpose();
    known?;
    Ok(Financing { fund: fund?, payments: payments? })
}

fn fund(sheet: &Keyed, reach: Reach, notes: &mut Notes) -> Checked<Fund> {
    let outlay = outlay(sheet, [&column::FUND_OUTLAY, &column::FUND_YEAR], reach.horizon, notes);
    let share = sheet.must(&column::REPAYMENT_SHARE, spot::share, notes);
    let gains = sheet.given(&column::REPAYMENT_BASIS).map(|spot| spot.must(spot::one_of, notes)).transpose();
    let last_year = year(sheet, &column::REPAYMENT_YEARS, reach.horizon, notes);
    let cap = sheet.given(&column::REPAYMENT_CAP).map(|spot| spot.must(spot::kronor, notes)).transpose();
    let repaying = sheet.given(&column::REPAYING).map(|spot| actors(spot, reach.scope, notes)).transpose();
    Ok(Fund {
        outlay: outlay?,
        share: share?,
        gains: gains?.unwrap_or(Cited::default_of(Gains::Realisable)),
        last_year: last_year?,
        cap: cap?,
        repaying: repaying?,
    })
}

fn payments(sheet: &Keyed, reach: Reach, notes: &mut Notes) -> Checked<OutcomePayments> {
    let outcome = sheet.must(&column::PAID_OUTCOME, spot::text, notes);
    let outcome = outcome
        .and_then(|_| sheet.at(&column::PAID_OUTCOME).ok_or(Bad)?.must_marked(notes))
        .and_then(|name| reach.outcomes.find(&name, notes));
    let price = sheet.must(&column::OUTCOME_PRICE, spot::kronor, notes);
    let cap = sheet.given(&column::PAYMENT_CAP).map(|spot| spot.must(spot::kronor, notes)).transpose();
    let payer = match sheet.given(&column::PAYER) {
        Some(spot) => spot.must_marked(notes).and_then(|name| reach.scope.actor(&name, notes)),
        None => reach.principal,
    };
    let paid_in = year(sheet, &column::PAYMENT_YEAR, reach.horizon, notes);
    let outlay = outlay(sheet, [&column::INVESTOR_OUTLAY, &column::INVESTOR_YEAR], reach.horizon, notes);
    let usual = Cited::default_of(Decimal::from(PAYMENT_YEAR.min(reach.horizon)));
    Ok(OutcomePayments {
        outcome: outcome?,
        price: price?,
        cap: cap?,
        payer: payer?,
        year: paid_in?.unwrap_or(usual),
        outlay: outlay?,
    })
}

/// An amount and its year; a year alone lacks its amount.
fn outlay(
    sheet: &Keyed,
    [amount, year_of]: [&Name; 2],
    horizon: usize,
    notes: &mut Notes,
) -> Checked<Outlay> {
    let year = year(sheet, year_of, horizon, notes);
    if sheet.given(amount).is_none() && sheet.given(year_of).is_none() {
        return Ok(Outlay::OwnCost);
    }
    let amount = sheet.must(amount, spot::kronor, notes);
    Ok(Outlay::Given(amount?, year?.unwrap_or(Cited::default_of(Decimal::ONE))))
}

/// A year of the projection.
fn year(sheet: &Keyed, name: &Name, horizon: usize, notes: &mut Notes) -> Checked<Option<Cited<Decimal>>> {
    let Some(spot) = sheet.given(name) else { return Ok(None) };
    let year = spot::within(spot, 1, horizon, notes)?;
    Ok(Some(Cited::from(Decimal::from(year), spot.place())))
}

/// Actors between semicolons, or between commas where there is no semicolon. Nobody may stand there
/// twice, nor beside somebody that they are part of: the gain would count twice.
fn actors(spot: Spot, scope: &Scope, notes: &mut Notes) -> Checked<Vec<ActorId>> {
    let all = spot.must_marked(notes)?;
    let apart = if all.text.contains(';') { ';' } else { ',' };
    let names = all.text.split(apart).map(str::trim).filter(|name| !name.is_empty());
    let (mut found, mut seen, mut whole) = (Vec::new(), Seen::default(), Ok(()));
    for name in names {
        let mark = all.mark.holding(name.to_string());
        let name = Marked { text: name.to_string(), mark };
        let actor = scope.actor(&name, notes);
        match actor {
            Ok(actor) if seen.is_new(&name, notes) => found.push((actor, name)),
            Ok(_) => whole = Err(Bad),
            Err(Bad) => whole = Err(Bad),
        }
    }
    for (actor, name) in &found {
        let mut above = scope.actors.get(*actor).parent;
        while let Some(parent) = above {
            if found.iter().any(|(other, _)| *other == parent) {
                notes.push(name.mark.finding(Code::Duplicate).also_at(name.mark.place.clone()));
                whole = Err(Bad);
                break;
            }
            above = scope.actors.get(parent).parent;
        }
    }
    whole?;
    Ok(found.into_iter().map(|(actor, _)| actor).collect())
}
