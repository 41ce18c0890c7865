//! What a report is made from, hashed, so that a run can tell whether it would make the same again.

use super::Options;
use super::gather::Operation;
use super::levels::Levels;
use super::years::Earlier;
use crate::base::Finding;
use crate::edition::Edition;
use crate::model::Source;
use crate::read::sha256;
use crate::theme::Theme;
use crate::words::Lang;
use serde::Serialize;
use std::time::UNIX_EPOCH;

/// Everything that the bytes of a report follow from.
#[derive(Serialize)]
struct Basis<'a> {
    version: &'static str,
    commit: Option<&'static str>,
    lang: Lang,
    edition: Edition,
    theme: Option<&'a Theme>,
    signer: Option<String>,
    report: &'a str,
    operation: &'a Source,
    settings: &'a [Source],
    /// The files of its participants, and what is wrong with the others.
    parts: Vec<&'a Source>,
    strange: &'a [Finding],
    /// The price workbooks in reach, nearest first, and whether each may be used.
    prices: Vec<(&'a Source, bool)>,
    /// What the run found about them.
    told: Vec<&'a Finding>,
    /// Whether there is an account of the year before, and the stamp of its report.
    before: &'a Earlier<&'a String>,
}

/// The stamp of a report: 64 hexadecimal digits. Reports with the same stamp are the same. `report` is
/// its path below the output folder, `before` the stamp of the year before's.
pub fn stamp(
    report: &str,
    operation: &Operation,
    before: &Earlier<&String>,
    levels: &Levels,
    options: &Options,
) -> String {
    let reach = levels.reach(&operation.folder);
    let basis = Basis {
        version: env!("CARGO_PKG_VERSION"),
        commit: option_env!("BOKSLUT_COMMIT"),
        lang: options.lang,
        edition: options.edition,
        theme: operation.theme.as_deref(),
        signer: options.sign.as_ref().map(|signer| signer.public().line()),
        report,
        operation: &operation.source,
        settings: &operation.settings,
        parts: operation.parts.iter().map(|part| &part.source).collect(),
        strange: &operation.strange,
        prices: reach.concat().iter().map(|book| (&book.source, book.faulty)).collect(),
        told: levels.findings(&operation.folder).collect(),
        before,
    };
    // Plain data, which nothing keeps from being written down.
    sha256(&rmp_serde::to_vec(&basis).unwrap_or_default())
}

/// Which program this is: its version and, where it is known, the file that runs. A new build of the same
/// version makes its reports anew.
pub fn program(options: &Options) -> String {
    let file = options.program.as_ref().and_then(|program| program.metadata().ok());
    let made = file.as_ref().and_then(|file| file.modified().ok()?.duration_since(UNIX_EPOCH).ok());
    let made = made.map_or(0, |made| made.as_millis());
    format!("{} {} {made}", env!("CARGO_PKG_VERSION"), file.map_or(0, |file| file.len()))
}
