//! The sheets of decision support, each left out where the account has nothing for it.

pub(super) mod fund;
mod payments;
pub(super) mod realisable;

use super::layout::{Case, Order};
use super::page::Page;
use crate::model::Party;
use std::sync::Arc;

/// Which sheet it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Realiserbart.
    Realisable,
    /// Fond.
    Fund,
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
    let mut sheets = Vec::new();
    let mut add = |kind, name, build| sheets.push(DecisionSheet { kind, name, build });
    if case.decision.realisable.is_some() {
        add(
            Kind::Realisable,
            &case.told.sheets.realisable,
            realisable::build as fn(&mut Page, &Case, &Order),
        );
    }
    if case.decision.fund.is_some() || case.decision.payments.is_some() {
        add(Kind::Fund, &case.told.sheets.fund, fund::build as fn(&mut Page, &Case, &Order));
    }
    sheets
}

/// A party and everything that is part of it.
pub(super) fn with_parts(case: &Case, party: Party) -> Vec<Party> {
    let mut within = vec![party];
    for part in case.names().parts_of(party) {
        within.extend(with_parts(case, part));
    }
    within
}
