//! Everything one account is computed from.

use super::{
    Actors, Assumptions, Cohort, EffectLine, Entry, Financing, Operation, Outcome, Plan, Pooled, PriceIndex,
    Profile, Scenario, UnitCost, Unpriced,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A source workbook, so that anyone can tell later whether it is the same file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its path below the input folder, `/` between the parts.
    pub workbook: Arc<str>,
    /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
    pub sha256: Arc<str>,
    /// Its size in bytes.
    pub bytes: u64,
    /// When the document says it was last changed, `2017-03-01T12:00:00Z`, where it says so.
    pub modified: Option<String>,
}

/// Everything one account is computed from, valid and cross-checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inputs {
    /// The unit whose account it is.
    pub operation: Operation,
    /// Who can gain and pay.
    pub actors: Actors,
    /// The unit costs that the lines use, in the order they are first used.
    pub unit_costs: Vec<UnitCost>,
    /// The indices that those unit costs name; each has every year that is needed.
    pub indices: Vec<PriceIndex>,
    /// The persistence profiles that the outcomes and the plan use.
    pub profiles: Vec<Profile>,
    /// What the cohort reached, at least one; none where all are pooled.
    pub outcomes: Vec<Outcome>,
    /// The participants one by one, where they are told of so; never in the outer edition.
    pub cohort: Option<Cohort>,
    /// The operation's own books.
    pub entries: Vec<Entry>,
    /// The effects, at least one; none where all are pooled.
    pub lines: Vec<EffectLine>,
    /// Effects of outcomes that are told only together; none but in the outer edition.
    pub pooled: Vec<Pooled>,
    /// What has no price and is told in words only.
    pub unpriced: Vec<Unpriced>,
    /// What if things went otherwise, at least one; the first is neutral: the account as it is given.
    pub scenarios: Vec<Scenario>,
    /// What was planned, where there is a plan; never beside what is pooled.
    pub plan: Option<Plan>,
    /// How it may be financed over time.
    pub financing: Financing,
    /// What was assumed.
    pub assumptions: Assumptions,
    /// The workbooks it was read from: the operation workbook first, then price workbooks,
    /// nearest first.
    pub sources: Vec<Source>,
}
