//! What changed of every key figure, and why: inputs of one kind after the other are put into the
//! earlier report, which is calculated anew each time.

use super::identity::Identity;
use super::opened::{At, Opened, Unfit};
use super::steps::{Pair, Put};
use crate::base::round_half_away;
use crate::engine::{Engine, EngineFault};
use crate::register::Kind;
use crate::seal::Held;
use crate::words::{Lang, Words};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Decimals that are kept of what an engine says, whose numbers are binary.
const DECIMALS: u32 = 6;
/// A difference that is none but that of binary numbers, kronor: half of a thousandth.
const NOISE: Decimal = Decimal::from_parts(5, 0, 0, false, 4);
/// The same as a share of the number, which counts from thousands of millions on.
const NOISE_SHARE: Decimal = Decimal::from_parts(1, 0, 0, false, 13);
/// How far a stored value may be from a calculated one, kronor.
const STALE: Decimal = Decimal::from_parts(5, 0, 0, false, 3);

/// Why a figure changed, in the order in which changes are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The operation's own books.
    OwnBooks,
    /// Prices.
    Price,
    /// How many persons.
    Volume,
    /// The effect on each of them.
    Effect,
    /// How long it lasts.
    Persistence,
    /// Rate, time of the year, horizon.
    Discounting,
    /// Lines and entries that are no longer there.
    Removed,
    /// Lines and entries that are new.
    Added,
    /// What remains: rules, definitions, years beyond the sheets.
    Method,
}

impl Part {
    /// All of them, in order.
    pub const ALL: [Part; 9] = [
        Part::OwnBooks,
        Part::Price,
        Part::Volume,
        Part::Effect,
        Part::Persistence,
        Part::Discounting,
        Part::Removed,
        Part::Added,
        Part::Method,
    ];

    /// The part that changes of inputs of a kind bring about.
    pub fn of(kind: Kind) -> Part {
        match kind {
            Kind::OwnBooks => Part::OwnBooks,
            Kind::Price => Part::Price,
            Kind::Volume => Part::Volume,
            Kind::Effect => Part::Effect,
            Kind::Persistence => Part::Persistence,
            Kind::Discounting => Part::Discounting,
        }
    }

    /// What it is called in no language.
    pub fn slug(self) -> &'static str {
        match self {
            Part::OwnBooks => "own_books",
            Part::Price => "price",
            Part::Volume => "volume",
            Part::Effect => "effect",
            Part::Persistence => "persistence",
            Part::Discounting => "discounting",
            Part::Removed => "removed",
            Part::Added => "added",
            Part::Method => "method",
        }
    }
}

/// The kinds of inputs, in the order in which they are put in.
const KINDS: [Kind; 6] =
    [Kind::OwnBooks, Kind::Price, Kind::Volume, Kind::Effect, Kind::Persistence, Kind::Discounting];

/// What a figure came to: before, after each of the six kinds, without what is gone, and the later one
/// without what is new.
pub const STEPS: usize = 9;

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

/// What a key figure shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A number.
    Number(Decimal),
    /// A word: never, none.
    Word(String),
}

/// A figure on its way from one report to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What it came to: the earlier report, after each kind, without what is gone, the later report
    /// without what is new, the later report.
    pub steps: [Decimal; STEPS + 1],
}

impl Way {
    /// From what was calculated at each step; differences of binary numbers are none.
    fn of(steps: [Decimal; STEPS + 1]) -> Way {
        let mut steps = steps;
        for at in 1..steps.len() {
            if (steps[at] - steps[at - 1]).abs() < noise(steps[at]) {
                steps[at] = steps[at - 1];
            }
        }
        Way { steps }
    }

    /// The change that a part brought about.
    pub fn part(&self, part: Part) -> Decimal {
        let after = Way::ends_at(part);
        self.steps[after] - self.steps[after - 1]
    }

    /// The step that a part ends at: what remains stands before what is new, since it is found between
    /// the two reports without what only one of them has.
    pub fn ends_at(part: Part) -> usize {
        match part {
            Part::Method => STEPS - 1,
            Part::Added => STEPS,
            other => other as usize + 1,
        }
    }

    /// What it was.
    pub fn earlier(&self) -> Decimal {
        self.steps[0]
    }

    /// What it is.
    pub fn later(&self) -> Decimal {
        self.steps[STEPS]
    }

    /// What changed in all.
    pub fn change(&self) -> Decimal {
        self.later() - self.earlier()
    }
}

/// The least difference from a number that is one.
fn noise(number: Decimal) -> Decimal {
    NOISE.max(number.abs() * NOISE_SHARE)
}

/// Which report cannot be compared, and why.
pub type Refused = (usize, Unfit);

/// A report in an engine.
#[derive(Debug)]
pub struct Calculated {
    engine: Engine,
    side: usize,
}

fn refused(side: usize, fault: EngineFault) -> Refused {
    let what = match fault {
        EngineFault::Overlong(sheet, cell) | EngineFault::Foreign(sheet, cell) => format!("{sheet}!{cell}"),
        EngineFault::Broken(said) => said,
        other => format!("{other:?}"),
    };
    (side, Unfit::NotCalculated(what))
}

impl Calculated {
    /// Calculates the earlier report (0) or the later one (1).
    ///
    /// # Errors
    /// The engine does not take it.
    pub fn of(report: &Opened, side: usize) -> Result<Calculated, Refused> {
        match Engine::of(report.package) {
            Ok(engine) => Ok(Calculated { engine, side }),
            Err(fault) => Err(refused(side, fault)),
        }
    }

    /// What a cell comes to.
    ///
    /// # Errors
    /// The engine was not given its formula.
    pub fn held(&self, at: At) -> Result<Held, Refused> {
        self.engine.value(at.0, at.1).map_err(|fault| refused(self.side, fault))
    }

    /// Puts values into cells, all or (where all of them stand there already) none: one that stands there
    /// by a formula would follow those that change.
    fn put(&mut self, puts: &[Put]) -> Result<(), Refused> {
        let mut moves = false;
        for (at, held) in puts {
            moves |= self.held(*at)? != *held;
        }
        if !moves {
            return Ok(());
        }
        for (at, held) in puts {
            self.engine.set(at.0, at.1, held).map_err(|fault| refused(self.side, fault))?;
        }
        self.engine.evaluate().map_err(|fault| refused(self.side, fault))
    }

    fn read(&self, cells: &[At]) -> Result<Vec<Shown>, Refused> {
        cells.iter().map(|at| Ok(shown(&self.held(*at)?))).collect()
    }
}

/// A number by its shortest digits, to a millionth; anything else as a word.
pub fn shown(held: &Held) -> Shown {
    match held {
        Held::Number(number) => match decimal(*number) {
            Some(number) => Shown::Number(round_half_away(number, DECIMALS).normalize()),
            None => Shown::Word(number.to_string()),
        },
        Held::Text(text) | Held::Error(text) => Shown::Word(text.clone()),
        Held::Bool(truth) => Shown::Word(truth.to_string()),
    }
}

/// A binary number's shortest digits as an exact number.
pub fn decimal(number: f64) -> Option<Decimal> {
    let digits = number.to_string();
    digits.parse().or_else(|_| Decimal::from_scientific(&digits)).ok()
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
            if !stored[side].alike(&ends[side]) {
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

impl Shown {
    /// The number, where it is one.
    pub fn number(&self) -> Option<Decimal> {
        if let Shown::Number(number) = self { Some(*number) } else { None }
    }

    fn alike(&self, other: &Shown) -> bool {
        match (self.number(), other.number()) {
            (Some(a), Some(b)) => (a - b).abs() <= STALE.max(noise(a)),
            _ => self == other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_and_the_noise_of_binary_numbers_is_no_part() {
        let d = |text: &str| text.parse::<Decimal>().expect("a number");
        let steps = ["100", "100.0000004", "150", "150", "150", "120", "120", "120", "119.9996", "130"];
        let way = Way::of(steps.map(d));
        assert_eq!(Part::ALL.iter().map(|part| way.part(*part)).sum::<Decimal>(), way.change());
        assert_eq!(way.part(Part::OwnBooks), d("0"));
        assert_eq!(way.part(Part::Price), d("50"));
        assert_eq!(way.part(Part::Persistence), d("-30"));
        assert_eq!(way.part(Part::Method), d("0"));
        assert_eq!(way.part(Part::Added), d("10"));
        assert_eq!([way.earlier(), way.later()], [d("100"), d("130")]);
    }

    #[test]
    fn a_number_is_exact_by_its_shortest_digits() {
        let of = |number: f64| shown(&Held::Number(number));
        assert_eq!(of(0.1), Shown::Number(Decimal::new(1, 1)));
        assert_eq!(of(1e-9), Shown::Number(Decimal::ZERO));
        assert_eq!(of(f64::INFINITY), Shown::Word("inf".to_string()));
        assert_eq!(of(123456789.0123456), Shown::Number(Decimal::new(123_456_789_012_346, 6)));
    }
}
