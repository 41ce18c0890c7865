//! Which sheets tell of one person a row.

use crate::words::names::key;
use crate::words::persons::sheet_of_persons;
use serde::{Deserialize, Serialize};

/// Which sheets of a workbook tell of one person a row: those of that name, and what the user says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Persons {
    /// Names that stand for it too, in comparison form.
    pub also: Vec<String>,
    /// Names that stand for something else, likewise.
    pub not: Vec<String>,
}

impl Persons {
    /// Whether a sheet of that name does.
    pub(in crate::read) fn are_in(&self, name: &str) -> bool {
        let own = key(name);
        self.also.contains(&own) || (sheet_of_persons(name) && !self.not.contains(&own))
    }
}
