//! What changed of every key figure, and why: inputs of one kind after the other are put into the
//! earlier report, which is calculated anew each time.

use super::calculated::{Calculated, Refused, Shown, shown};
use super::identity::Identity;
use super::opened::{At, Opened};
use super::steps::Pair;
use super::way::{STEPS, Way, noise};
use crate::register::Kind;
use crate::words::{Lang, Words};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How far a stored value may be from a calculated one, kronor.
const STALE: Decimal = Decimal::from_parts(5, 0, 0, false, 3);

/// The kinds of inputs, in the order in which they are put in.
const KINDS: [Kind; 6] =
    [Kind::OwnBooks, Kind::Price, Kind::Volume, Kind::Effect, Kind::Persistence, Kind::Discounting];

/// A key figure that both reports have.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What it is.
    pub identity: Identity,
    /// Its defined name in each report.
    pub names: [String; 2],
    /// Its cell in each report.
    pub places: [At; 2],
    /// What it comes to in each report.
    pub ends: [Shown; 2],
    /// What is stored in each report.
    pub stored: [Shown; 2],
    /// The way from one to the other; none where there is no number on it.
    pub way: Option<Way>,
}

/// All key figures that both reports have, in order; and those whose stored values are not what their
/// formulas come to: which report, and the figure's name.
pub type Split = (Vec<Figure>, Vec<(usize, String)>);

/// Splits what changed between two reports.
///
/// # Errors
/// One of them cannot be calculated.
pub fn split(old: &Opened, new: &Opened) -> Result<Split, Refused> {
    let common: BTreeMap<&Identity, [&(String, At); 2]> = (old.figures.iter())
        .filter_map(|(identity, earlier)| Some((identity, [earlier, new.figures.get(identity)?])))
        .collect();
    let [here, there]: [Vec<At>; 2] = [0, 1].map(|side| common.values().map(|found| found[side].1).collect());
    let (mut first, mut second) = (Calculated::of(old, 0)?, Calculated::of(new, 1)?);
    let mut steps = vec![first.read(&here)?];
    let later = second.read(&there)?;
    let mut all_puts = Vec::new();
    let gone = {
        let pair = Pair { reports: [old, new], engines: [&first, &second] };
        for kind in KINDS {
            all_puts.push(pair.puts(kind)?);
        }
        all_puts.push(pair.without(0));
        pair.without(1)
    };
    for puts in all_puts {
        first.put(&puts)?;
        steps.push(first.read(&here)?);
    }
    second.put(&gone)?;
    steps.push(second.read(&there)?);
    steps.push(later);
    let mut figures = Vec::new();
    let mut stale = Vec::new();
    for (position, (identity, [earlier, later])) in common.into_iter().enumerate() {
        let on_the_way: Vec<&Shown> = steps.iter().map(|step| &step[position]).collect();
        let numbers: Option<Vec<Decimal>> = on_the_way.iter().map(|shown| shown.number()).collect();
        let numbers = numbers.and_then(|numbers| <[Decimal; STEPS + 1]>::try_from(numbers).ok());
        let way = numbers.filter(|_| identity.measure.splits()).map(Way::of);
        let ends = match &way {
            Some(way) => [way.earlier(), way.later()].map(Shown::Number),
            None => [neutral(on_the_way[0], old), neutral(on_the_way[STEPS], new)],
        };
        let stored = [(old, earlier), (new, later)].map(|(report, found)| {
            let cell = report.package.cell(found.1.0, found.1.1);
            cell.map_or_else(|| Shown::Word(String::new()), |cell| neutral(&shown(&cell.held), report))
        });
        for (side, found) in [earlier, later].into_iter().enumerate() {
            if !alike(&stored[side], &ends[side]) {
                stale.push((side, found.0.clone()));
            }
        }
        figures.push(Figure {
            identity: identity.clone(),
            names: [earlier.0.clone(), later.0.clone()],
            places: [earlier.1, later.1],
            ends,
            stored,
            way,
        });
    }
    Ok((figures, stale))
}

/// A word that stands where there is no number, in Swedish whatever the report's language.
fn neutral(shown: &Shown, report: &Opened) -> Shown {
    let swedish = &Words::of(Lang::Sv).report.terms;
    let terms = &report.words.report.terms;
    match shown {
        Shown::Word(word) if **word == *terms.never => Shown::Word(swedish.never.to_string()),
        other => other.clone(),
    }
}

/// Whether a stored value is what was calculated, as near as anybody looks.
fn alike(stored: &Shown, calculated: &Shown) -> bool {
    match (stored.number(), calculated.number()) {
        (Some(a), Some(b)) => (a - b).abs() <= STALE.max(noise(a)),
        _ => stored == calculated,
    }
}
