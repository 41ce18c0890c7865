//! Price workbooks of a run with unit costs that no account uses.

use super::levels::Levels;
use crate::base::{Finding, Place};
use crate::validate;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What is known of the unit costs that a workbook uses.
pub struct Use {
    /// The workbook's folder.
    pub folder: PathBuf,
    /// The cells of their codes; `None` where the workbook could not be read that far.
    pub codes: Option<Vec<Place>>,
}

/// One finding for every price workbook with unused unit costs, if all that reach it are known.
pub fn unused(levels: &Levels, uses: &[Use]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (folder, prices) in levels.all() {
        let below = || uses.iter().filter(|used| used.folder.starts_with(folder));
        if below().any(|used| used.codes.is_none()) {
            continue;
        }
        let used: BTreeSet<&Place> = below().flat_map(|used| used.codes.iter().flatten()).collect();
        let sound = prices.iter().filter(|price| !price.book.faulty);
        findings.extend(sound.filter_map(|price| validate::unused(&price.book, &used)));
    }
    findings
}
