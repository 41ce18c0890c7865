//! The sheet Plan: planned outcomes, planned entries of the books, planned prices of unit costs.

use super::economy;
use super::notes::{Bad, Checked, Notes, Seen};
use super::outcomes::{Outcomes, Profiles};
use super::prices::Prices;
use super::scope::Scope;
use super::spot::{self, Spot};
use super::table::{Row, Table};
use crate::base::{Cited, Code, Finding, Kronor};
use crate::form;
use crate::model::{Basis, EffectLine, Plan, PlannedOutcome};
use crate::read::Grid;
use crate::words::names::{Name, column};

/// What the plan is looked up in.
pub(super) struct Reach<'r> {
    pub scope: &'r Scope,
    pub outcomes: &'r Outcomes,
    pub profiles: &'r Profiles,
    pub lines: &'r Checked<Vec<EffectLine>>,
}

/// The columns of each kind of row, the first of which names what it is about.
const OUTCOME: &[&Name] = &[
    &column::OUTCOME,
    &column::PERSONS,
    &column::MONTHS_YEAR_1,
    &column::MONTHS_PER_PERSON,
    &column::PERSISTENCE,
    &column::DEADWEIGHT,
    &column::DISPLACEMENT,
    &column::ATTRIBUTION,
];
const ENTRY: &[&Name] = &[&column::ENTRY, &column::SIDE, &column::AMOUNT, &column::ACTOR, &column::YEAR];
const PRICE: &[&Name] = &[&column::CODE, &column::PRICE];
const KINDS: [&[&Name]; 3] = [OUTCOME, ENTRY, PRICE];

/// The rows so far.
struct Rows {
    outcomes: Vec<Option<PlannedOutcome>>,
    /// Whether every row of an outcome could be read, so that one which is missing is missing.
    complete: Checked<()>,
    plan: Plan,
    seen: Seen,
}

/// Reads the sheet; heads without a row are no plan. Beside the unit costs in reach stands the horizon.
pub(super) fn read(
    grid: &Grid,
    reach: Reach,
    (prices, horizon): (&mut Prices, usize),
    notes: &mut Notes,
) -> Checked<Option<Plan>> {
    let table = Table::read(grid, &form::PLAN, notes)?;
    if table.rows().next().is_none() {
        return Ok(None);
    }
    let mut rows = Rows {
        outcomes: vec![None; reach.outcomes.all.len()],
        complete: reach.outcomes.complete,
        plan: Plan { outcomes: Vec::new(), entries: Vec::new(), prices: Vec::new() },
        seen: Seen::default(),
    };
    let mut whole = Ok(());
    for row in table.rows() {
        whole = rows.add(row, &reach, (prices, horizon), notes).and(whole);
    }
    let Rows { outcomes, complete, mut plan, .. } = rows;
    if complete.is_ok() {
        for ((name, _), _) in
            reach.outcomes.all.iter().zip(&outcomes).filter(|(_, planned)| planned.is_none())
        {
            whole = notes.fail(Finding::new(Code::NotPlanned, grid.place()).with("outcome", name.as_str()));
        }
    }
    whole.and(complete)?;
    plan.outcomes = outcomes.into_iter().collect::<Option<_>>().ok_or(Bad)?;
    Ok(Some(plan))
}

impl Rows {
    fn add(
        &mut self,
        row: Row,
        reach: &Reach,
        (prices, horizon): (&mut Prices, usize),
        notes: &mut Notes,
    ) -> Checked<()> {
        let Ok(kind) = kind(row, notes) else {
            self.complete = Err(Bad);
            return Err(Bad);
        };
        match kind {
            0 => self.add_outcome(row, reach, notes).inspect_err(|_| self.complete = Err(Bad)),
            1 => {
                self.plan.entries.push(economy::entry(row, reach.scope, horizon, notes)?);
                Ok(())
            }
            _ => self.add_price(row, prices, notes),
        }
    }

    fn add_outcome(&mut self, row: Row, reach: &Reach, notes: &mut Notes) -> Checked<()> {
        let name = row.at(&column::OUTCOME, notes).must_marked(notes);
        let at = name.and_then(|name| {
            let at = reach.outcomes.find(&name, notes)?;
            if self.seen.is_new(&name, notes) { Ok(at) } else { Err(Bad) }
        });
        let planned = outcome(row, reach, notes);
        let (at, planned) = (at?, planned?);
        unknown_amounts(row, at, &planned, reach, notes);
        self.outcomes[at] = Some(planned);
        Ok(())
    }

    fn add_price(&mut self, row: Row, prices: &mut Prices, notes: &mut Notes) -> Checked<()> {
        let code = row.at(&column::CODE, notes).must_marked(notes);
        let at = code.and_then(|code| Ok((prices.planned(&code, notes)?, code)));
        let price: Checked<Cited<Kronor>> = row.at(&column::PRICE, notes).must(spot::kronor, notes);
        let ((at, code), price) = (at?, price?);
        // Codes and outcomes may be called the same.
        let known = |(other, _): &(usize, Cited<Kronor>)| Some(*other) == at;
        if let Some((_, first)) = self.plan.prices.iter().find(|other| known(other)) {
            let finding = code.mark.finding(Code::Duplicate);
            return notes.fail(match &first.place {
                Some(place) => finding.also_at(place.clone()),
                None => finding,
            });
        }
        match at {
            Some(at) => self.plan.prices.push((at, price)),
            // A price of what no line uses changes nothing.
            None => notes.push(
                code.mark.finding(Code::UnusedUnitCost).with("count", "1").with("codes", code.text.as_str()),
            ),
        }
        Ok(())
    }
}

/// Which kind a row is: an outcome, an entry, a price. Cells of another kind are findings.
fn kind(row: Row, notes: &mut Notes) -> Checked<usize> {
    let filled = |kind: &[&'static Name], notes: &Notes| -> Option<usize> {
        kind.iter().position(|name| !row.at(name, notes).is_blank())
    };
    let found: Vec<(usize, usize)> =
        (0..).zip(KINDS).filter_map(|(kind, names)| Some((kind, filled(names, notes)?))).collect();
    let cell = |(kind, at): (usize, usize), notes: &Notes| -> Spot { row.at(KINDS[kind][at], notes) };
    match *found.as_slice() {
        [(kind, 0)] => Ok(kind),
        [(kind, _)] => Err(missing(row, KINDS[kind][0], notes)),
        [_, other, ..] => {
            let finding = cell(other, notes).finding(Code::PlanRow, notes);
            notes.fail(finding)
        }
        // A row of nothing but remarks.
        [] => {
            let finding = row.first().finding(Code::PlanRow, notes);
            notes.fail(finding)
        }
    }
}

/// A row whose kind its cells tell, but not what it is about.
fn missing(row: Row, name: &'static Name, notes: &mut Notes) -> Bad {
    let finding = row.at(name, notes).finding(Code::MissingValue, notes);
    notes.push(finding);
    Bad
}

fn outcome(row: Row, reach: &Reach, notes: &mut Notes) -> Checked<PlannedOutcome> {
    let persons = row.at(&column::PERSONS, notes).must(spot::whole, notes);
    let months_year_1 = row.at(&column::MONTHS_YEAR_1, notes).maybe(spot::quantity, notes);
    let months_per_person = row.at(&column::MONTHS_PER_PERSON, notes).maybe(spot::quantity, notes);
    let profile = row.at(&column::PERSISTENCE, notes).marked(notes);
    let profile = profile.and_then(|name| name.map(|name| reach.profiles.find(&name, notes)).transpose());
    let shares = [&column::DEADWEIGHT, &column::DISPLACEMENT, &column::ATTRIBUTION]
        .map(|name| row.at(name, notes).maybe(spot::share, notes));
    let [deadweight, displacement, attribution] = shares;
    Ok(PlannedOutcome {
        persons: persons?,
        months_year_1: months_year_1?,
        months_per_person: months_per_person?,
        profile: profile?,
        shares: [deadweight?, displacement?, attribution?],
        place: row.place(),
    })
}

/// Persons were planned and nobody came, and effects are given for all persons together.
fn unknown_amounts(row: Row, at: usize, planned: &PlannedOutcome, reach: &Reach, notes: &mut Notes) {
    let (Ok(lines), Some((name, Ok(outcome)))) = (reach.lines, reach.outcomes.all.get(at)) else { return };
    let together = |line: &EffectLine| {
        matches!(line.basis, Basis::Year | Basis::Once | Basis::Series) && line.outcome == at
    };
    if outcome.persons.value.is_zero() && !planned.persons.value.is_zero() && lines.iter().any(together) {
        let finding = row.at(&column::PERSONS, notes).finding(Code::PlannedAmountUnknown, notes);
        notes.push(finding.with("outcome", name.as_str()));
    }
}
