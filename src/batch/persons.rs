//! Files of participants go to the operation workbook that lies beside them and whose name theirs begins with.

use super::gather::Operation;
use crate::base::Finding;
use crate::discover::{Found, owner};
use crate::model::Source;
use crate::read::Workbook;
use crate::validate;
use crate::words::Words;
use std::path::PathBuf;

/// A file of participants.
pub struct Persons {
    /// Where it was found.
    pub found: Found,
    /// Its folder on the disk.
    pub folder: PathBuf,
    /// Its cells, or why it cannot be read.
    pub book: Result<Workbook, Finding>,
    /// The settings files that said something about it.
    pub settings: Vec<Source>,
    /// What there is to say of its sheets of other names, whose cells are gone.
    pub strange: Vec<Finding>,
}

/// Gives every operation its participants, in the order of their numbers: that of a list without one, then
/// `-2`, and `-10` last. Returns what there is to say of those that
/// belong to none. An operation whose participants cannot be read gets no report: it would be of some of them.
pub fn join(operations: &mut [Box<Operation>], mut persons: Vec<Persons>, words: &Words) -> Vec<Finding> {
    let mut alone = Vec::new();
    persons.sort_by_cached_key(|one| (number(&one.found), one.found.name.clone()));
    for Persons { found, folder, book, settings, strange } in persons {
        let owner = owner(&found.path);
        let owner = owner.and_then(|owner| {
            operations.iter_mut().find(|operation| {
                let stem =
                    operation.found.path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
                operation.folder == folder && stem == owner
            })
        });
        match (owner, book) {
            (Some(operation), book) => {
                operation.strange.extend(strange);
                let new = settings.into_iter().filter(|source| !operation.settings.contains(source));
                let new: Vec<Source> = new.collect();
                operation.settings.extend(new);
                match book {
                    Ok(book) => operation.parts.push(book),
                    Err(finding) => {
                        operation.lacks_parts = true;
                        operation.strange.push(finding);
                    }
                }
            }
            (None, Ok(book)) => {
                alone.extend(strange);
                alone.extend(validate::without_operation(&book, words));
            }
            (None, Err(finding)) => alone.push(finding),
        }
    }
    alone
}

/// The number that a name ends with; 0 where there is none.
fn number(found: &Found) -> u64 {
    let stem = found.path.file_stem().unwrap_or_default().to_string_lossy();
    let digits = stem.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    stem[digits..].parse().unwrap_or_default()
}
