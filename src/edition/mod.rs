//! The two editions of a report. The inner one holds everything. The outer one is for readers
//! outside: no figure in it stands for fewer than a number of persons, and none can be found by
//! subtracting others.
//!
//! A report's totals are formulas over its lines, so an emptied cell would break them or be found
//! by subtraction. Therefore the *inputs* are made coarser before the outer report is computed:
//! what is not in them cannot leak, and every total and identity still holds. A total is a sum of
//! lines; when no line stands for too few persons, no sum or difference of totals says more than
//! the lines do.
//!
//! The steps, repeated until nothing is left to do:
//!
//! 1. Outcomes of too few persons are pooled; so are those of which something that was measured person
//!    by person tells of too few.
//! 2. So are outcomes whose persons, subtracted from the participants, leave too few.
//! 3. Pooled outcomes have one line for each cell of the income statement and cost type, with an
//!    amount a year. If too few persons stand behind it in some year, or behind what two years
//!    differ by, the smallest other outcome that does is pooled too. An outcome is shown whole or
//!    not at all: its number of persons beside a part of its lines would let a reader work out the rest.
//! 4. If not even all outcomes of the cell are enough, its actor is merged with another.
//! 5. If there is no actor to merge with either, there is no outer report.
//!
//! Discounted and accumulated figures are sums of the same yearly amounts with factors that the
//! report shows, so they say no more than those. What is left is arithmetic with something that the
//! report does not tell: two years subtracted with a factor by a reader who knows a profile, three
//! years or more by one who knows which parts cancel out, totals by one who knows that amounts of
//! one outcome in different cells do.

mod behind;
mod coarse;
mod merge;
mod pool;

use crate::account::ledger::Ledger;
use crate::figure::Book;
use crate::model::Inputs;
use crate::words::ReportWords;
use pool::Pool;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Whom a report is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    /// The organisation itself: everything is shown.
    Inside,
    /// Anybody.
    Outside,
}

/// Which edition of a report is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Whom it is for.
    pub audience: Audience,
    /// The fewest persons that a figure for readers outside may stand for; 2 or more.
    pub fewest: u32,
}

impl Edition {
    /// The fewest persons unless something else is asked for.
    pub const FEWEST: u32 = 5;
    /// The inner edition, which everything else starts from.
    pub const INNER: Edition = Edition { audience: Audience::Inside, fewest: Edition::FEWEST };

    /// Whether it is the edition for readers outside.
    pub fn is_outer(self) -> bool {
        self.audience == Audience::Outside
    }
}

/// Something that the outer edition does not show by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// What: an outcome or an actor by its name.
    pub what: String,
    /// Where it is shown together with others.
    pub within: String,
    /// Why. Says no number of persons but the fewest allowed.
    pub why: String,
}

/// What the outer report is computed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outer {
    /// Inputs in which nothing stands for too few persons.
    pub inputs: Inputs,
    /// What was pooled and merged; empty when nothing had to be.
    pub suppressed: Vec<Suppressed>,
    /// The actors that are shown as one, by the name they have together.
    pub merged: Vec<(Arc<str>, Vec<Arc<str>>)>,
}

/// The inputs of the outer report of an account whose figures are in `book`; none where the
/// persons are too few for one.
pub fn outer(
    inputs: &Inputs,
    book: &Book,
    ledger: &Ledger,
    fewest: u32,
    words: &ReportWords,
) -> Option<Outer> {
    let mut pool = Pool::new(inputs, book, ledger, fewest)?;
    loop {
        if let Some(outcome) = pool.given_away() {
            pool.cover(outcome);
        } else if let Some((cell, view)) = pool.thin() {
            pool.thicken(cell, view)?;
        } else {
            return Some(coarse::outer(&pool, words));
        }
    }
}
