//! The words of the export's schema: what its tables and columns are.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What the tables are, and each column by its name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportWords {
    /// What the export is.
    pub about: String,
    /// What each table is, by its name.
    pub tables: BTreeMap<String, String>,
    /// The columns of the flows.
    pub flows: BTreeMap<String, String>,
    /// The columns of the accounts.
    pub accounts: BTreeMap<String, String>,
}

impl ExportWords {
    /// What a table is, and what its columns are.
    pub fn table(&self, name: &str) -> (&str, &BTreeMap<String, String>) {
        let columns = if name == "flows" { &self.flows } else { &self.accounts };
        (self.tables.get(name).map_or("", String::as_str), columns)
    }
}
