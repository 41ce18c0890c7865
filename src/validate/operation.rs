//! An operation workbook to the inputs of its account.

use super::assumptions;
use super::cohort::{self, Heads, Pairs};
use super::economy;
use super::effects::{self, Reach};
use super::financing;
use super::notes::{Bad, Checked, Notes};
use super::operation_sheet::{self, Facts};
use super::outcomes::{self, Counted, Outcomes, Profiles};
use super::personal;
use super::plan;
use super::plausible;
use super::price_book::{self, PriceBook};
use super::prices::Prices;
use super::profiles;
use super::scenarios;
use super::scope::Scope;
use super::sheets::Sheets;
use super::unpriced;
use crate::base::{Code, Finding, Place};
use crate::model::{Financing, Inputs, Outcome, Plan, Profile};
use crate::read::Workbook;
use crate::words::Words;
use crate::words::names::sheet;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Reads an operation workbook. `reach`: the price workbooks in reach, nearest folder first, each
/// folder one level; the workbook's own price sheets are nearer than all of them. There are no
/// inputs exactly when a finding is an error.
pub fn operation(
    book: &Workbook,
    reach: &[Vec<&PriceBook>],
    words: &Words,
) -> (Option<Inputs>, Vec<Finding>) {
    let mut notes = Notes::new(words);
    let sheets = Sheets::of(book, &mut notes);
    personal::search(book, &mut notes);
    let own = price_book::read(book, &sheets, &mut notes);
    let levels: Vec<Vec<&PriceBook>> = [vec![&own]].into_iter().chain(reach.iter().cloned()).collect();
    let inputs = inputs(book, &sheets, &levels, &mut notes);
    let inputs = inputs.ok().filter(|_| !notes.any_error());
    if let Some(inputs) = &inputs {
        let used = inputs.unit_costs.iter().map(|cost| cost.place.clone()).collect();
        notes.list.extend(plausible::tell_unused(&plausible::unused(&own, &used)));
    }
    (inputs, notes.sorted())
}

/// Whose account a workbook says it is: the operation's name in its form for comparison, and the
/// year; none where the workbook does not tell. What is wrong with it [`operation`] says.
pub fn about(book: &Workbook, words: &Words) -> Option<(String, u16)> {
    let mut notes = Notes::new(words);
    let grid = Sheets::of(book, &mut notes).named(&sheet::OPERATION)?;
    operation_sheet::about(grid, &mut notes).ok()
}

fn inputs(
    book: &Workbook,
    sheets: &Sheets,
    levels: &[Vec<&PriceBook>],
    notes: &mut Notes,
) -> Checked<Inputs> {
    let mut scope = Scope::of(levels, notes);
    let facts = match sheets.must(&sheet::OPERATION, notes) {
        Some(grid) => operation_sheet::read(grid, &mut scope, notes),
        None => Facts::none(),
    };
    let assumptions = assumptions::read(sheets.filled(&sheet::ASSUMPTIONS), facts.year, notes);
    let horizon = assumptions.horizon;
    let (all, complete) = match sheets.filled(&sheet::PERSISTENCE) {
        Some(grid) => profiles::read(grid, horizon, notes),
        None => (Vec::new(), Ok(())),
    };
    let profiles = Profiles { all, complete };
    let heads = Heads::read(sheets, notes);
    let counted = match &heads {
        None => Counted::Here,
        Some(heads) => Counted::ByPerson { months: heads.as_ref().is_ok_and(Heads::tells_months) },
    };
    let mut outcomes = match sheets.must(&sheet::OUTCOMES, notes) {
        Some(grid) => {
            let participants =
                facts.participants.as_ref().map(|(number, mark)| (*number, mark.place.clone()));
            outcomes::read(grid, &profiles, participants.map_err(|_| Bad), counted, notes)
        }
        None => Outcomes::none(),
    };
    let cohort = heads.map(|heads| heads.map(|heads| cohort::Read::of(heads, &outcomes, &facts, notes)));
    if let Some(Ok(cohort)) = &cohort {
        cohort.count_into(&mut outcomes);
    }
    let entries = match sheets.must(&sheet::ECONOMY, notes) {
        Some(grid) => economy::read(grid, &scope, horizon, facts.result.as_ref(), notes),
        None => Err(Bad),
    };
    let mut prices = Prices::of(levels);
    let measured = match &cohort {
        Some(Ok(cohort)) => cohort.measured(),
        _ => Pairs::new(),
    };
    // What the persons have given may be all there is, or would be if nothing were wrong with it.
    let needed = measured.is_empty() && !matches!(cohort, Some(Err(Bad)));
    let grid = match needed {
        true => sheets.must(&sheet::EFFECTS, notes),
        false => sheets.filled(&sheet::EFFECTS),
    };
    let lines = match grid {
        Some(grid) => {
            let prices = &mut prices;
            let measured = &measured;
            let reach = Reach { scope: &scope, outcomes: &outcomes, prices, measured, needed, horizon };
            effects::read(grid, reach, notes)
        }
        None if needed => Err(Bad),
        None => Ok(Vec::new()),
    };
    let given = cohort.map(|cohort| cohort?.finish(&mut prices, &scope, notes)).transpose();
    let (lines, cohort) = match (lines, given) {
        (Ok(mut lines), Ok(given)) => {
            let (more, cohort) = given.map_or((Vec::new(), None), |(more, cohort)| (more, Some(cohort)));
            lines.extend(more);
            (Ok(lines), Ok(cohort))
        }
        _ => (Err(Bad), Err(Bad)),
    };
    let unpriced = match sheets.filled(&sheet::UNPRICED) {
        Some(grid) => unpriced::read(grid, &scope, notes),
        None => Ok(Vec::new()),
    };
    let scenarios = scenarios::read(sheets.filled(&sheet::SCENARIOS), notes);
    let plan = match sheets.filled(&sheet::PLAN) {
        Some(grid) => {
            let reach =
                plan::Reach { scope: &scope, outcomes: &outcomes, profiles: &profiles, lines: &lines };
            plan::read(grid, reach, (&mut prices, horizon), notes)
        }
        None => Ok(None),
    };
    let financing = match sheets.filled(&sheet::FINANCING) {
        Some(grid) => {
            let principal = facts.operation.as_ref().map(|operation| operation.principal).map_err(|_| Bad);
            let reach = financing::Reach { scope: &scope, outcomes: &outcomes, horizon, principal };
            financing::read(grid, reach, notes)
        }
        None => Ok(Financing::default()),
    };
    faulty_prices(book, levels, &prices, notes);
    if let (Ok(lines), Ok(assumed)) = (&lines, &assumptions.all) {
        plausible::fading(&outcomes, &profiles, lines, assumed.horizon.value.value, notes);
    }
    prices.against_earlier(notes);
    let costs = prices.finish(facts.year, assumptions.price_year, notes);

    let outcomes = outcomes.all.into_iter().map(|(_, outcome)| outcome).collect::<Checked<Vec<_>>>();
    let profiles = profiles.all.into_iter().map(|named| named.profile).collect::<Checked<Vec<_>>>();
    let mut plan = plan?;
    let (outcomes, profiles) = only_used(outcomes?, plan.as_mut(), profiles?);
    let (unit_costs, indices) = costs?;
    Ok(Inputs {
        operation: facts.operation?,
        actors: scope.actors,
        unit_costs,
        indices,
        profiles,
        outcomes,
        cohort: cohort?,
        entries: entries?,
        lines: lines?,
        pooled: Vec::new(),
        unpriced: unpriced?,
        scenarios: scenarios?,
        plan,
        financing: financing?,
        assumptions: assumptions.all?,
        sources: [book.source.clone()]
            .into_iter()
            .chain(book.parts.iter().map(|part| part.source.clone()))
            .chain(levels.iter().skip(1).flatten().map(|book| book.source.clone()))
            .collect(),
    })
}

/// The profiles that outcomes and the plan use, in order of first use, and both pointing at them.
fn only_used(
    mut outcomes: Vec<Outcome>,
    plan: Option<&mut Plan>,
    profiles: Vec<Profile>,
) -> (Vec<Outcome>, Vec<Profile>) {
    let mut used: Vec<usize> = Vec::new();
    let planned = plan.into_iter().flat_map(|plan| &mut plan.outcomes);
    let planned = planned.filter_map(|outcome| outcome.profile.as_mut());
    for profile in outcomes.iter_mut().filter_map(|outcome| outcome.profile.as_mut()).chain(planned) {
        let at = used.iter().position(|used| used == profile).unwrap_or_else(|| {
            used.push(*profile);
            used.len() - 1
        });
        *profile = at;
    }
    let profiles = used.iter().filter_map(|at| profiles.get(*at).cloned()).collect();
    (outcomes, profiles)
}

/// One finding if price workbooks in reach have errors or contradict each other.
fn faulty_prices(book: &Workbook, levels: &[Vec<&PriceBook>], prices: &Prices, notes: &mut Notes) {
    // The first level is the workbook's own, whose errors are among its findings already.
    let faulty = levels.iter().skip(1).flatten().filter(|book| book.faulty);
    let mut places: Vec<Place> = faulty.map(|book| Place::workbook(&book.source.workbook)).collect();
    places.extend(prices.contradicting.iter().cloned());
    if places.is_empty() {
        return;
    }
    // A price list may be faulty and contradict another one too: each is named once, nearest first.
    let mut told = BTreeSet::new();
    places.retain(|place| told.insert(Arc::clone(&place.workbook)));
    let names: Vec<&str> = places.iter().map(|place| &*place.workbook).collect();
    let finding = Finding::new(Code::FaultyPriceWorkbook, Place::workbook(&book.source.workbook))
        .with("prices", names.join(", "));
    notes.push(Finding { further: places, ..finding });
}
