//! Why a figure changed, and its way from one report to the other.

use crate::register::Kind;
use rust_decimal::Decimal;

/// A difference that is none but that of binary numbers, kronor: half of a thousandth.
const NOISE: Decimal = Decimal::from_parts(5, 0, 0, false, 4);
/// The same as a share of the number, which counts from thousands of millions on.
const NOISE_SHARE: Decimal = Decimal::from_parts(1, 0, 0, false, 13);

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

/// What a figure came to: before, after each of the six kinds, without what is gone, and the later one
/// without what is new.
pub const STEPS: usize = 9;

/// A figure on its way from one report to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What it came to: the earlier report, after each kind, without what is gone, the later report
    /// without what is new, the later report.
    pub steps: [Decimal; STEPS + 1],
}

impl Way {
    /// From what was calculated at each step; differences of binary numbers are none.
    pub fn of(steps: [Decimal; STEPS + 1]) -> Way {
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
pub fn noise(number: Decimal) -> Decimal {
    NOISE.max(number.abs() * NOISE_SHARE)
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
}
