//! Price workbooks of a run with unit costs that no account uses.

use super::levels::Levels;
use crate::base::{Finding, Place};
use crate::validate::{self, Unused};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What is known of the unit costs that accounts use.
#[derive(Debug, Default)]
pub struct Uses {
    /// The cells of their codes.
    pub used: BTreeSet<Place>,
    /// The folders of workbooks that could not be read so far.
    pub unknown: Vec<PathBuf>,
}

/// For every sound price workbook the unit costs that none of the accounts uses; none where not all that
/// reach it are known.
pub fn unused(levels: &Levels, uses: &Uses) -> Vec<Option<Vec<Unused>>> {
    let of_level = levels.all().flat_map(|(folder, prices)| {
        let known = !uses.unknown.iter().any(|below| below.starts_with(folder));
        let sound = prices.iter().filter(|price| !price.book.faulty);
        sound.map(move |price| known.then(|| validate::unused(&price.book, &uses.used)))
    });
    of_level.collect()
}

/// One finding for every price workbook with unit costs that no part of a run uses. The parts tell of
/// the same price workbooks, in one order.
pub fn tell<'a>(parts: impl Iterator<Item = &'a [Option<Vec<Unused>>]>) -> Vec<Finding> {
    let both = |all: Vec<Option<Vec<Unused>>>, part: &[Option<Vec<Unused>>]| {
        let pairs = all.into_iter().zip(part);
        pairs.map(|(all, part)| all.zip(part.as_ref()).map(|(all, part)| common(all, part))).collect()
    };
    let mut parts = parts;
    let first = parts.next().unwrap_or_default().to_vec();
    let all: Vec<Option<Vec<Unused>>> = parts.fold(first, both);
    all.iter().flatten().filter_map(|unused| validate::tell_unused(unused)).collect()
}

fn common(mut all: Vec<Unused>, part: &[Unused]) -> Vec<Unused> {
    let part: BTreeSet<&Place> = part.iter().map(Unused::place).collect();
    all.retain(|unused| part.contains(unused.place()));
    all
}
