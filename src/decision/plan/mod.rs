//! Budget against outcome: what the account was planned to come to, and why it came to something else.
//! Formula section 22 of the method.
//!
//! The plan is carried over to the outcome in steps, always in the same order: the operation's own books,
//! prices, persons, months and net shares, persistence. A part of the difference is what a step changes,
//! so the parts add up to the whole. Amounts that are given for all persons together (a full year's, once,
//! a series) grow with the persons.

pub mod drivers;
pub mod fall;
pub mod given;
pub mod parties;
pub mod stages;

use super::Support;
use crate::figure::{Book, Fault};
use crate::model::Plan;
use crate::words::fill;
use std::sync::Arc;

/// The plan, the steps to the outcome, and what each brings.
#[derive(Debug)]
pub struct Split {
    /// What was planned.
    pub given: given::Given,
    /// What drives the effects at each step, as in `Inputs::outcomes`.
    pub drivers: Vec<drivers::Drivers>,
    /// The flows at each step.
    pub stages: stages::Stages,
    /// Plan and parts: everybody's first, then each party's.
    pub parties: Vec<parties::PartySplit>,
    /// From plan to outcome for society, for a chart.
    pub fall: fall::Fall,
    /// What a planned figure is called: `{what}`.
    planned: Arc<str>,
}

impl Split {
    /// Defines the split of a plan.
    ///
    /// # Errors
    /// When a figure grows beyond an exact decimal.
    pub(super) fn define(book: &mut Book, support: &Support, plan: &Plan) -> Result<Split, Fault> {
        let given = given::Given::define(book, support, plan)?;
        let drivers = drivers::define(book, support, &given)?;
        let stages = stages::Stages::define(book, support, &given, &drivers)?;
        let parties = parties::define(book, support, &stages)?;
        let fall = fall::Fall::define(book, support, &parties)?;
        let planned = Arc::clone(&support.told.plan.planned);
        Ok(Split { given, drivers, stages, parties, fall, planned })
    }

    /// What a planned figure is called.
    pub fn named(&self, what: &str) -> String {
        fill(&self.planned, &[("what", what)])
    }
}
