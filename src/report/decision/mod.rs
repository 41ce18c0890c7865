//! The sheets of decision support, each left out where the account has nothing for it.

mod basis;
mod basis_lines;
mod charts;
pub(super) mod fund;
mod payments;
mod plan;
pub(super) mod realisable;
mod redistribution;
mod redistribution_charts;
mod scenarios;
mod sensitivity;
mod simulation;
mod simulation_kept;
mod social_balance;
mod social_balance_parties;
mod turning;

use super::layout::{Case, Order};
use super::page::Page;
use super::sheet::Part;
use crate::model::Party;
use crate::words::DecisionWords;
use std::sync::Arc;

/// Which sheet it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Omfördelning.
    Redistribution,
    /// Känslighet: scenarios, one assumption at a time, where it turns.
    Sensitivity,
    /// Simulering: how the results fall when all that is uncertain falls at once.
    Simulation,
    /// Känslighetsunderlag: what Känslighet is worked out from.
    SensitivityBasis,
    /// Realiserbart.
    Realisable,
    /// Fond.
    Fund,
    /// Social balansräkning.
    Balance,
    /// Budget mot utfall.
    Plan,
}

impl Kind {
    /// What it is called.
    pub fn name(self, told: &DecisionWords) -> &Arc<str> {
        let sheets = &told.sheets;
        match self {
            Kind::Redistribution => &sheets.redistribution,
            Kind::Sensitivity => &sheets.sensitivity,
            Kind::Simulation => &sheets.simulation,
            Kind::SensitivityBasis => &sheets.sensitivity_basis,
            Kind::Realisable => &sheets.realisable,
            Kind::Fund => &sheets.fund,
            Kind::Balance => &sheets.balance,
            Kind::Plan => &sheets.plan,
        }
    }
}

/// Fills a sheet.
pub type Build = fn(&mut Page, &Case, &Order);

/// A sheet of decision support.
pub struct DecisionSheet<'a> {
    /// Which it is.
    pub kind: Kind,
    /// What it is called.
    pub name: &'a Arc<str>,
    /// Fills it.
    pub build: Build,
}

/// What decision support is given, on Antaganden.
pub(super) fn assumed(page: &mut Page, case: &Case) {
    plan::assumed::build(page, case);
}

/// The sheets that the account has, in order.
pub fn sheets<'a>(case: &Case<'a>) -> Vec<DecisionSheet<'a>> {
    let sheet = |kind: Kind, build: Build| DecisionSheet { kind, name: kind.name(case.told), build };
    let simulation = case.decision.simulation.as_ref().map(|_| sheet(Kind::Simulation, simulation::build));
    let plan = case.decision.plan.as_ref().map(|_| sheet(Kind::Plan, plan::build));
    let realisable = case.decision.realisable.as_ref().map(|_| sheet(Kind::Realisable, realisable::build));
    let financed = case.decision.fund.is_some() || case.decision.payments.is_some();
    let fund = financed.then(|| sheet(Kind::Fund, fund::build));
    let all = [
        Some(sheet(Kind::Redistribution, redistribution::build)),
        Some(sheet(Kind::Sensitivity, sensitivity::build)),
        simulation,
        Some(sheet(Kind::SensitivityBasis, basis::build)),
        realisable,
        fund,
        Some(sheet(Kind::Balance, social_balance::build)),
        plan,
    ];
    all.into_iter().flatten().collect()
}

/// What somebody whose account is looked at is called: an actor, or society.
fn whose(case: &Case, party: Option<Party>) -> Arc<str> {
    party.map_or_else(|| Arc::clone(&case.told.sensitivity.total_of), |party| case.names().of(party))
}

/// The head over yearly figures of parties: calendar years, years; and what stands before the first.
fn year_head(page: &mut Page, case: &Case, before: &str) {
    let (heads, time) = (&case.words.heads, &case.account.time);
    let rows = [(&heads.calendar_year, "", &time.calendar), (&heads.year, before, &time.years)];
    for (head, before, years) in rows {
        page.words(0, head, Part::Head);
        page.words(1, "", Part::Head);
        page.words(2, before, Part::HeadRight);
        page.years_shown(years, Part::HeadRight);
        page.next();
    }
}

/// The name of a row that sums others, across the columns before the years, all or all but the last.
fn sum_label(page: &mut Page, label: &str, all: bool) {
    page.words(0, label, Part::SumLabel);
    page.words(1, "", Part::SumLabel);
    if all {
        page.words(2, "", Part::SumLabel);
    }
}

/// A party and everything that is part of it.
pub(super) fn with_parts(case: &Case, party: Party) -> Vec<Party> {
    let mut within = vec![party];
    for part in case.names().parts_of(party) {
        within.extend(with_parts(case, part));
    }
    within
}
