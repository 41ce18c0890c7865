//! A report in an engine that is not ours, and what its cells show.

use super::opened::{At, Opened, Unfit};
use super::steps::Put;
use crate::base::round_half_away;
use crate::engine::{Engine, EngineFault};
use crate::seal::Held;
use rust_decimal::Decimal;

/// Decimals that are kept of what an engine says, whose numbers are binary.
const DECIMALS: u32 = 6;

/// What a key figure shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A number.
    Number(Decimal),
    /// A word: never, none.
    Word(String),
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
    pub fn put(&mut self, puts: &[Put]) -> Result<(), Refused> {
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

    pub fn read(&self, cells: &[At]) -> Result<Vec<Shown>, Refused> {
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

impl Shown {
    /// The number, where it is one.
    pub fn number(&self) -> Option<Decimal> {
        if let Shown::Number(number) = self { Some(*number) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_exact_by_its_shortest_digits() {
        let of = |number: f64| shown(&Held::Number(number));
        assert_eq!(of(0.1), Shown::Number(Decimal::new(1, 1)));
        assert_eq!(of(1e-9), Shown::Number(Decimal::ZERO));
        assert_eq!(of(f64::INFINITY), Shown::Word("inf".to_string()));
        assert_eq!(of(123456789.0123456), Shown::Number(Decimal::new(123_456_789_012_346, 6)));
    }
}
