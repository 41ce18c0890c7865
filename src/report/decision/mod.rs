//! The sheets of decision support, each left out where the account has nothing for it.

mod basis;
mod basis_lines;
mod charts;
mod scenarios;
mod sensitivity;
mod simulation;
mod simulation_kept;
mod turning;

use super::layout::{Case, Order};
use super::page::Page;
use crate::model::Party;
use std::sync::Arc;

/// Which sheet it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Känslighet: scenarios, one assumption at a time, where it turns.
    Sensitivity,
    /// Simulering: how the results fall when all that is uncertain falls at once.
    Simulation,
    /// Känslighetsunderlag: what Känslighet is worked out from.
    SensitivityBasis,
}

/// A sheet of decision support.
pub struct DecisionSheet<'a> {
    /// Which it is.
    pub kind: Kind,
    /// What it is called.
    pub name: &'a Arc<str>,
    /// Fills it.
    pub build: fn(&mut Page, &Case, &Order),
}

/// The sheets that the account has, in order.
pub fn sheets<'a>(case: &Case<'a>) -> Vec<DecisionSheet<'a>> {
    let names = &case.told.sheets;
    let simulation =
        DecisionSheet { kind: Kind::Simulation, name: &names.simulation, build: simulation::build };
    let sensitivity =
        DecisionSheet { kind: Kind::Sensitivity, name: &names.sensitivity, build: sensitivity::build };
    let basis =
        DecisionSheet { kind: Kind::SensitivityBasis, name: &names.sensitivity_basis, build: basis::build };
    let simulated = case.decision.simulation.is_some();
    [Some(sensitivity), simulated.then_some(simulation), Some(basis)].into_iter().flatten().collect()
}

/// What somebody whose account is looked at is called: an actor, or society.
fn whose(case: &Case, party: Option<Party>) -> Arc<str> {
    party.map_or_else(|| Arc::clone(&case.told.sensitivity.total_of), |party| case.names().of(party))
}
