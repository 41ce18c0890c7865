//! Sources and assumptions that ceased to hold before the account year was over.

use super::super::notes::{Marked, Notes};
use crate::base::{Code, Year, passed_before_end};

/// Tells of a last day that lies before the end of the account year.
pub(in super::super) fn sunset(until: &Marked, account_year: Year, notes: &mut Notes) {
    if passed_before_end(&until.text, account_year) {
        let finding = until.mark.finding(Code::SourcePassed);
        notes.push(finding.with("year", account_year.0.to_string()));
    }
}
