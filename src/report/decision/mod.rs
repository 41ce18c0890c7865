//! The sheets of decision support, each left out where the account has nothing for it.

mod plan;

use super::layout::{Case, Order};
use super::page::Page;
use std::sync::Arc;

/// Which sheet it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Budget mot utfall.
    Plan,
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

/// What decision support is given, on Antaganden.
pub(super) fn assumed(page: &mut Page, case: &Case) {
    plan::assumed::build(page, case);
}

/// The sheets that the account has, in order.
pub fn sheets<'a>(case: &Case<'a>) -> Vec<DecisionSheet<'a>> {
    let names = &case.told.sheets;
    let plan = case.decision.plan.as_ref();
    let plan = plan.map(|_| DecisionSheet { kind: Kind::Plan, name: &names.plan, build: plan::build });
    plan.into_iter().collect()
}
