//! Which inputs, actors and source workbooks differ between two reports.

use super::calculated::{Shown, shown};
use super::opened::{Facts, Input, Opened};
use crate::base::Unit;
use crate::register::Kind;
use crate::seal::Held;
use crate::words::Lang;
use crate::words::names::{Name, choice, scenario};
use std::collections::BTreeMap;

/// An input that differs.
#[derive(Clone, Debug)]
pub struct Changed {
    /// What it is, in words.
    pub label: String,
    /// Its key.
    pub key: String,
    /// What it means to an account.
    pub kind: Option<Kind>,
    /// What it is counted in.
    pub unit: Unit,
    /// What it was and what it is; none where a report does not have it.
    pub values: [Option<Shown>; 2],
    /// Its cell in each report.
    pub cells: [String; 2],
    /// The cell of the source workbook that each report had it from.
    pub sources: [String; 2],
}

/// A source workbook that differs: what it was and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedSource {
    /// Its path.
    pub workbook: String,
    /// Its SHA-256 in each report; none where a report was not made from it.
    pub sha256: [Option<String>; 2],
}

/// The inputs that both reports have and that differ, in the earlier report's order; those only the
/// earlier one has; those only the later one has.
pub fn inputs(old: &Opened, new: &Opened, lang: Lang) -> [Vec<Changed>; 3] {
    let earlier = old.words.lang == lang && new.words.lang != lang;
    let found = |input: &Input, other: &Opened, side: usize| {
        let both = if side == 0 {
            [Some(input), other.input(&input.key)]
        } else {
            [other.input(&input.key), Some(input)]
        };
        changed(both, earlier)
    };
    let (both, removed): (Vec<&Input>, Vec<&Input>) =
        old.inputs.iter().partition(|input| new.input(&input.key).is_some());
    let added = new.inputs.iter().filter(|input| old.input(&input.key).is_none());
    let differ = both
        .into_iter()
        .map(|input| found(input, new, 0))
        .filter(|changed| changed.values[0] != changed.values[1]);
    [
        differ.collect(),
        removed.into_iter().map(|input| found(input, new, 0)).collect(),
        added.map(|input| found(input, old, 1)).collect(),
    ]
}

/// An input in both reports; `earlier`: called as the earlier one calls it.
fn changed(both: [Option<&Input>; 2], earlier: bool) -> Changed {
    let text = |of: fn(&Input) -> &str| {
        both.map(|input| input.map_or_else(String::new, |input| of(input).to_string()))
    };
    let latest = if earlier { both[0].or(both[1]) } else { both[1].or(both[0]) };
    let key = latest.map_or_else(String::new, |input| input.key.clone());
    Changed {
        label: latest.map_or_else(String::new, |input| input.label.clone()),
        kind: Kind::of(&key),
        unit: unit(&key),
        values: both.map(|input| input.map(|input| value(&input.now))),
        cells: text(|input| &input.cell),
        sources: text(|input| &input.source),
        key,
    }
}

/// A value; a word of the program's own by its Swedish name, whatever the report's language.
fn value(held: &Held) -> Shown {
    match shown(held) {
        Shown::Word(word) => {
            let known = own_word(&word);
            Shown::Word(known.map_or(word, |name| name.sv.to_string()))
        }
        number => number,
    }
}

/// The program's own word that a report in either language has: a time of the year, a scenario of the method.
pub fn own_word(word: &str) -> Option<Name> {
    let timings = [choice::BEGINNING, choice::MIDDLE, choice::END].into_iter();
    let method = scenario::METHOD.into_iter().map(|(name, _)| name);
    timings.chain(method).chain(scenario::NEUTRAL).find(|name| name.is(word))
}

/// What an input with that key is counted in.
fn unit(key: &str) -> Unit {
    let first = key.split('/').next().unwrap_or_default();
    let last = key.rsplit('/').next().unwrap_or_default();
    let last = last.split('#').next().unwrap_or_default();
    match (first, last) {
        ("entry", "year") => Unit::YearNumber,
        ("entry" | "pooled", _) => Unit::Kronor,
        ("unit-cost", "price") | ("line", "amount") => Unit::Price,
        ("unit-cost", _) | ("price-year", _) => Unit::CalendarYear,
        ("index", _) => Unit::IndexValue,
        ("participants", _) | ("outcome", "persons") => Unit::Persons,
        ("outcome", "months-per-person" | "months-year-1") => Unit::Months,
        ("outcome" | "profile" | "rate", _) => Unit::Share,
        ("horizon", _) => Unit::Years,
        ("scenario", "persons" | "prices") => Unit::Multiple,
        ("scenario", "persistence" | "rate") => Unit::Share,
        ("timing" | "scenario", _) => Unit::Text,
        _ => Unit::Quantity,
    }
}

/// The actors that only the later report has, and those that only the earlier one has.
pub fn actors(old: &Opened, new: &Opened) -> [Vec<String>; 2] {
    let only = |of: &Opened, other: &Opened| {
        let own = of.parties.iter().filter(|(key, _)| !other.parties.contains_key(*key));
        own.map(|(_, shown)| shown.clone()).collect()
    };
    [only(new, old), only(old, new)]
}

/// The source workbooks that are not the same, by path.
pub fn sources(old: &Facts, new: &Facts) -> Vec<ChangedSource> {
    let mut all: BTreeMap<&str, [Option<String>; 2]> = BTreeMap::new();
    for (side, facts) in [old, new].into_iter().enumerate() {
        for source in &facts.sources {
            all.entry(&source.workbook).or_default()[side] = Some(source.sha256.clone());
        }
    }
    let differ = all.into_iter().filter(|(_, [before, after])| before != after);
    differ.map(|(workbook, sha256)| ChangedSource { workbook: workbook.to_string(), sha256 }).collect()
}
