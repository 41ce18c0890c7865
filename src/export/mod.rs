//! An account as tidy tables for other programs: every flow of every scenario, and one row that says
//! what the account is. The figures are those of the account's own book; another scenario's are those
//! that the report shows when it is chosen there.

mod accounts;
mod csv;
mod flows;
mod hive;
mod json;
mod parquet;
pub mod schema;
mod table;

use crate::edition::Edition;
use crate::figure::Fault;
use crate::together::{Digest, Laid};
use crate::words::Words;
use serde::{Deserialize, Serialize};
use table::Table;

/// How tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Format {
    /// Apache Parquet.
    Parquet,
    /// Comma-separated values.
    Csv,
    /// One array of objects.
    Json,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 3] = [Format::Parquet, Format::Csv, Format::Json];

    /// What users call it, and how its files end.
    pub fn name(self) -> &'static str {
        match self {
            Format::Parquet => "parquet",
            Format::Csv => "csv",
            Format::Json => "json",
        }
    }
}

/// A file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path below the export's folder, `/` between the parts.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why an account could not be exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A figure of another scenario grows beyond an exact decimal.
    Figure(Fault),
    /// The tables could not be put into a format; never because of the input.
    Format(String),
}

/// The folder of an export below the output folder: that for readers outside is never mixed with the
/// inner one.
pub fn folder(edition: Edition) -> &'static str {
    if edition.is_outer() { "export-extern" } else { "export" }
}

/// The files of one account: both tables in every format that is asked for.
///
/// # Errors
/// See [`Problem`].
pub fn files(
    laid: &Laid,
    digest: &Digest,
    edition: Edition,
    formats: &[Format],
    words: &Words,
) -> Result<Vec<File>, Problem> {
    if formats.is_empty() {
        return Ok(Vec::new());
    }
    let tables = [
        flows::table(laid, digest, &words.report).map_err(Problem::Figure)?,
        accounts::table(laid, digest, edition, words),
    ];
    let principal = &laid.inputs.actors.get(laid.inputs.operation.principal).name;
    let mut files = Vec::new();
    for table in &tables {
        let path = hive::path(table.form.name, digest.year, principal, &digest.report);
        for format in formats {
            files.push(File { path: format!("{path}.{}", format.name()), bytes: bytes(table, *format)? });
        }
    }
    Ok(files)
}

fn bytes(table: &Table, format: Format) -> Result<Vec<u8>, Problem> {
    match format {
        Format::Parquet => parquet::bytes(table).map_err(|fault| Problem::Format(fault.to_string())),
        Format::Csv => csv::bytes(table).map_err(|fault| Problem::Format(fault.to_string())),
        Format::Json => Ok(json::bytes(table)),
    }
}
