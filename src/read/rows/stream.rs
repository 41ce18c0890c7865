//! The rows of a file that is opened a second time.

use super::{Coded, Halt, Taker};
use crate::read::fault::Fault;
use crate::read::limits::Limits;
use crate::read::open::Stamp;
use crate::read::shelf::Shelf;
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
    shelf: &mut Shelf,
) -> Result<(), Fault> {
    let mut volume = shelf.take(path, limits)?;
    if Some(volume.opened.stamp) != stamp {
        return Err(Fault::Changing);
    }
    let coded = Coded::new(after, take);
    let walked = quiet::quietly(|| {
        match flat::Flat::of(path, &volume.opened.beginning(foreign::BEGINNING as u64)?) {
            Some(flat) => flat::rows(flat, &volume.opened, limits, coded),
            None => xlsx::rows(&mut volume, sheet, limits, coded),
        }
    })?;
    match walked {
        Ok(()) => volume.opened.unchanged()?,
        Err(Halt::Enough) => {}
        // What is seen of a file that was replaced meanwhile is no damage.
        Err(Halt::Fault(fault)) => return volume.opened.unchanged().and(Err(fault)),
    }
    // It may have other sheets that are asked for.
    shelf.put(path, volume);
    Ok(())
}
