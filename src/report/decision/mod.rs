//! The sheets of decision support, each left out where the account has nothing for it.

mod basis;
mod basis_lines;
mod charts;
mod scenarios;
mod sensitivity;
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
    vec![
        DecisionSheet { kind: Kind::Sensitivity, name: &names.sensitivity, build: sensitivity::build },
        DecisionSheet { kind: Kind::SensitivityBasis, name: &names.sensitivity_basis, build: basis::build },
    ]
}

/// What somebody whose account is looked at is called: an actor, or society.
fn whose(case: &Case, party: Option<Party>) -> Arc<str> {
    party.map_or_else(|| Arc::clone(&case.told.sensitivity.total_of), |party| case.names().of(party))
}
