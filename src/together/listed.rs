//! What the summary tells of an account besides its figures.

use super::cautions::{Caution, cautions};
use super::{Accounts, labels, operations};
use crate::model::Status;
use crate::words::ReportWords;
use std::sync::Arc;

/// An account as the summary lists it.
#[derive(Debug)]
pub struct Listed {
    /// What the operation is called.
    pub operation: Arc<str>,
    /// What it is called among the others.
    pub label: String,
    /// The account year.
    pub year: u16,
    /// Whether it is adopted.
    pub status: Status,
    /// The report's path below the output folder.
    pub report: Arc<str>,
    /// The operation workbook; empty where none is known.
    pub source: Arc<str>,
    /// Reasons to be careful with it.
    pub cautions: Vec<Caution>,
}

impl Listed {
    /// All accounts, in the order of the summary.
    pub fn of(accounts: &Accounts, words: &ReportWords) -> Vec<Listed> {
        let called = operations(&accounts.all).into_iter().zip(labels(&accounts.all));
        let about = called.zip(cautions(accounts, words));
        let listed = accounts.all.iter().zip(about).map(|(account, ((operation, label), cautions))| Listed {
            operation,
            label,
            year: account.year,
            status: account.status,
            report: Arc::clone(&account.report),
            source: Arc::clone(&account.source),
            cautions,
        });
        listed.collect()
    }
}
