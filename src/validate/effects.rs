//! The sheet Effekter.

use super::cohort::Pairs;
use super::notes::{Bad, Checked, Notes};
use super::outcomes::Outcomes;
use super::plausible;
use super::prices::Prices;
use super::pricing::{self, Priced};
use super::quantities;
use super::scope::Scope;
use super::spot;
use super::table::{Row, Table};
use crate::base::Code;
use crate::form;
use crate::model::{Basis, EffectLine, Party, Side};
use crate::read::Grid;
use crate::words::names::{column, key};

/// What the lines are looked up in.
pub(super) struct Reach<'r, 'a> {
    pub scope: &'r Scope,
    pub outcomes: &'r Outcomes,
    pub prices: &'r mut Prices<'a>,
    /// What the persons have given already.
    pub measured: &'r Pairs,
    /// Whether the sheet must have a row.
    pub needed: bool,
    pub horizon: usize,
}

/// Reads the sheet.
pub(super) fn read(grid: &Grid, mut reach: Reach, notes: &mut Notes) -> Checked<Vec<EffectLine>> {
    let table = Table::read(grid, &form::EFFECTS, notes)?;
    if reach.needed {
        table.must_have_rows(notes);
    }
    let rows: Vec<_> = table.rows().map(|row| (row, line(row, &mut reach, notes))).collect();
    plausible::effects(&rows, reach.prices, notes);
    rows.into_iter().map(|(_, line)| line).collect()
}

fn line(row: Row, reach: &mut Reach, notes: &mut Notes) -> Checked<EffectLine> {
    let outcome = row.at(&column::OUTCOME, notes).must_marked(notes);
    let outcome = outcome.and_then(|name| Ok((reach.outcomes.find(&name, notes)?, name.text)));
    let side = row.at(&column::SIDE, notes).must(spot::one_of::<Side>, notes);
    let basis = row.at(&column::BASIS, notes).must(spot::one_of::<Basis>, notes).map(|basis| basis.value);
    let priced = pricing::read(row, reach, notes);
    let label = row.at(&column::LABEL, notes).words(notes);
    let quantity = quantities::read(row, basis, reach.horizon, notes);
    let counterparty = row.at(&column::COUNTERPARTY, notes).marked(notes);
    let counterparty =
        counterparty.and_then(|name| name.map(|name| reach.scope.party(&name, notes)).transpose());

    if let Ok((at, _)) = &outcome {
        estimated(row, *at, reach, notes)?;
    }
    let (outcome, outcome_name) = outcome?;
    let (side, basis, quantity) = (side?.value, basis?, quantity?);
    let Priced { party, cost_type, price, name } = priced?;
    let own = match party {
        Party::Production => Party::Operation,
        party => party,
    };
    let label = [label?, name, outcome_name].into_iter().find(|label| !label.is_empty()).ok_or(Bad)?;
    Ok(EffectLine {
        label,
        outcome,
        party,
        counterparty: counterparty?.unwrap_or(own),
        cost_type,
        side,
        basis,
        price,
        quantity,
        measured: None,
        place: row.place(),
    })
}

/// What is measured by person must not be estimated as well.
fn estimated(row: Row, outcome: usize, reach: &Reach, notes: &mut Notes) -> Checked<()> {
    let code = row.at(&column::CODE, notes);
    match reach.measured.get(&(outcome, key(&code.value().shown()))) {
        Some(place) => notes.fail(code.finding(Code::MeasuredAndEstimated, notes).also_at(place.clone())),
        None => Ok(()),
    }
}
