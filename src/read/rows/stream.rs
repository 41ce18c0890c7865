//! The rows of a file that is opened a second time.

use super::{Coded, Halt, Taker};
use crate::read::fault::Fault;
use crate::read::limits::Limits;
use crate::read::open::{Opened, Stamp};
use crate::read::{flat, foreign, quiet, xlsx};
use std::path::Path;

/// Hands on the rows of a sheet after one that is known, until they end or no more are wanted.
///
/// # Errors
/// The file is not the one that was read before, or cannot be read.
pub(in crate::read) fn stream(
    path: &Path,
    stamp: Option<Stamp>,
    (sheet, after): (&str, u32),
    limits: Limits,
    take: Taker,
) -> Result<(), Fault> {
    let opened = Opened::new(path, limits)?;
    if Some(opened.stamp) != stamp {
        return Err(Fault::Changing);
    }
    let coded = Coded::new(after, take);
    let walked =
        quiet::quietly(|| match flat::Flat::of(path, &opened.beginning(foreign::BEGINNING as u64)?) {
            Some(flat) => flat::rows(flat, &opened, limits, coded),
            None => xlsx::rows(&opened, sheet, limits, coded),
        })?;
    match walked {
        Ok(()) => opened.unchanged(),
        Err(Halt::Enough) => Ok(()),
        // What is seen of a file that was replaced meanwhile is no damage.
        Err(Halt::Fault(fault)) => opened.unchanged().and(Err(fault)),
    }
}
