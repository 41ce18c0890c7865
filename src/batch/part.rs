//! What a part of a run came to: all that its end needs to know, also when other processes computed the
//! other parts.

use super::shard::Shard;
use crate::base::Finding;
use crate::edition::Edition;
use crate::theme::Theme;
use crate::validate::Unused;
use crate::words::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What all parts of a run have in common, for each of them reads the whole input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Common {
    /// SHA-256 over what was read.
    pub inputs: String,
    /// The language of the reports.
    pub lang: Lang,
    /// Whom they are for.
    pub edition: Edition,
    /// When the workbook that was changed last says that it was.
    pub date: Option<String>,
    /// How the files about the whole run look; none: the program's own way.
    pub theme: Option<Theme>,
    /// How many workbooks could be read.
    pub read: usize,
    /// How many of them are operation workbooks.
    pub operations: usize,
    /// What was found about files and price workbooks.
    pub findings: Vec<Finding>,
    /// The files of the input that lie in the output folder itself.
    pub inside: Vec<PathBuf>,
}

/// An account whose report is in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Its place in the order of the whole input.
    pub order: usize,
    /// The report's path below the output folder.
    pub report: String,
    /// Its tables for other programs, by their paths below the export's folder.
    pub exported: Vec<String>,
    /// Whether it was there already, just as it would have been made; nothing that a later run asks for.
    #[serde(skip)]
    pub skipped: bool,
}

/// What a part of a run came to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Part {
    /// Which part it is.
    pub shard: Shard,
    /// What it has in common with the others.
    pub common: Common,
    /// What was found about its accounts.
    pub findings: Vec<Finding>,
    /// For every sound price workbook the unit costs that none of its accounts uses, if that is known.
    pub unused: Vec<Option<Vec<Unused>>>,
    /// The way from the output folder to each workbook that a finding names.
    pub ways: BTreeMap<String, String>,
    /// The accounts whose reports are in their places, in the order of the input.
    pub made: Vec<Made>,
    /// How many operation workbooks it had.
    pub operations: usize,
    /// How many reports were computed and could not be written.
    pub unwritten: usize,
    /// Reports of an earlier run that stay though their workbooks now have errors.
    pub stale: Vec<PathBuf>,
}

impl Part {
    /// The same for readers outside, to whose folder it is handed out: without what findings quote of workbooks.
    pub fn outside(self) -> Part {
        let outside = |findings: Vec<Finding>| findings.into_iter().map(Finding::outside).collect();
        let unused = self.unused.into_iter();
        let unused = unused.map(|all| all.map(|all| all.into_iter().map(Unused::outside).collect()));
        Part {
            findings: outside(self.findings),
            unused: unused.collect(),
            common: Common { findings: outside(self.common.findings), ..self.common },
            ..self
        }
    }
}
