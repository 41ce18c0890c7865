//! The sheets of decision support, each left out where the account has nothing for it.

use super::layout::{Case, Order};
use super::page::Page;
use std::sync::Arc;

/// Which sheet it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {}

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
pub fn sheets<'a>(_case: &Case<'a>) -> Vec<DecisionSheet<'a>> {
    Vec::new()
}
