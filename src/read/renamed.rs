//! What a user's own names for a sheet and its headings stand for.

use crate::words::names::{Name, heading, key};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a user's own names for a sheet and its headings stand for. Empty where the sheet speaks
/// the program's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renamed {
    /// What the sheet is, if its name does not say it.
    pub sheet: Option<String>,
    /// Our heading for each of the user's, these in comparison form without decoration.
    pub headings: BTreeMap<String, String>,
    /// How many kronor an amount counts under each of our headings, these in Swedish.
    pub units: BTreeMap<String, u32>,
}

impl Renamed {
    /// What a heading means: ours for the user's, or itself.
    pub(super) fn meant<'a>(&'a self, text: &'a str) -> &'a str {
        if self.headings.is_empty() {
            return text;
        }
        self.headings.get(&key(heading(text))).map_or(text, String::as_str)
    }

    /// How many kronor an amount under a heading counts, where that was said.
    pub(super) fn unit(&self, name: &Name) -> Option<u32> {
        self.units.get(name.sv).copied()
    }
}
