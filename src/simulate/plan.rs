//! What is uncertain, and what is asked.

use super::Spread;
use crate::figure::{Book, Id};
use rust_decimal::Decimal;

/// A simulation to be made.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The figures, at base.
    pub book: &'a Book,
    /// Where the random numbers begin.
    pub seed: u64,
    /// How many times everything is drawn; taken as 2 where it is less.
    pub draws: u32,
    /// What falls by itself. Each has random numbers of its own by its position here; others may be
    /// added after it without changing its draws.
    pub parameters: Vec<Parameter>,
    /// What falls together.
    pub joints: Vec<Joint>,
    /// What is asked.
    pub wanted: Vec<Wanted>,
    /// The wanted figure, by its position, that everything uncertain is correlated with.
    pub correlated: Option<usize>,
}

/// Something uncertain and the figures it reaches.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// How it falls.
    pub spread: Spread,
    /// What it does.
    pub reach: Reach,
}

/// What a drawn number does to figures. A figure may be reached once in a plan; the last one counts.
#[derive(Clone, Debug)]
pub enum Reach {
    /// It takes the figure's place.
    Becomes(Id),
    /// It multiplies what each of these figures is at base.
    Scales(Vec<Id>),
}

/// A table of persons (rows) that is drawn from with replacement, as many rows as it has.
#[derive(Clone, Debug)]
pub struct Joint {
    /// The rows, each with the same columns.
    pub rows: Vec<Vec<Decimal>>,
    /// The figures that statistics of the drawn rows take the place of.
    pub figures: Vec<(Id, Statistic)>,
}

/// What is told of the drawn rows; columns from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statistic {
    /// The sum of a column.
    Sum(usize),
    /// The sum of a column through that of another; where no row that counts in that was drawn, the same
    /// of all rows there are, and 0 where none counts.
    Ratio(usize, usize),
}

/// A figure that is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The figure.
    pub figure: Id,
    /// The decimals of its results: 0 for kronor.
    pub digits: u32,
    /// Whether its histogram is asked for too.
    pub histogram: bool,
}
