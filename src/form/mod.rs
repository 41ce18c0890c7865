//! The sheets of the input as forms: which columns each has, which of them must be there, and what
//! they hold. Whoever reads a sheet and whoever offers one to be filled in ask here.

mod choice;
mod sheets;

pub use choice::Choice;
pub use sheets::*;

use crate::model::{Basis, CostType, Direction, Gains, Reliability, Side, Status, Strength};
use crate::words::names::{Name, assumption};

/// A sheet of the input.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// What the sheet is called.
    pub sheet: Name,
    /// Its columns, or the labels of a key-value sheet, in the order in which they are offered.
    pub columns: &'static [Column],
    /// What columns it may have besides.
    pub further: Further,
}

/// A column of a table, or a label of a key-value sheet.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// What it is called.
    pub name: Name,
    /// Whether it must be there.
    pub stands: bool,
    /// Whether it must be filled in every row.
    pub required: bool,
    /// What its cells hold.
    pub holds: Holds,
}

/// Columns of a table that have no name of their own here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Further {
    /// None.
    None,
    /// `År 1`, `År 2` ... with such values.
    Years(Holds),
    /// One a price index, which the user names, with such values.
    Indices(Holds),
    /// `KOD före`, `KOD efter`: two for a unit cost, with such values.
    Pairs(Holds),
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Any text.
    Text,
    /// A short text by which other sheets know the row.
    Code,
    /// A day, a calendar year or any text.
    Until,
    /// Kronor, 0 or more.
    Kronor,
    /// Any number.
    Number,
    /// A number of 0 or more.
    Quantity,
    /// A number above 0.
    Positive,
    /// A whole number of 0 or more.
    Whole,
    /// A whole number above 0.
    WholePositive,
    /// A calendar year.
    Year,
    /// A year of the projection, from 1.
    YearNumber,
    /// From 0 to 1.
    Share,
    /// From 0 to 2.
    Factor,
    /// Income or cost.
    Side,
    /// What a quantity is counted for.
    Basis,
    /// Real, financial or production value.
    CostType,
    /// Preliminary or adopted.
    Status,
    /// Gain or loss.
    Direction,
    /// Small, moderate or large.
    Strength,
    /// High, medium or low.
    Reliability,
    /// Realisable or theoretical gains.
    Gains,
    /// Yes or no.
    YesNo,
    /// The name of an actor.
    Actor,
    /// The name of an outcome.
    Outcome,
    /// The name of a persistence profile.
    Profile,
    /// The name of a price index.
    Index,
    /// The name of an assumption that the method knows.
    Assumption,
}

impl Form {
    /// The names of the columns that must be there.
    pub fn standing(&self) -> impl Iterator<Item = &'static Name> {
        self.columns.iter().filter(|column| column.stands).map(|column| &column.name)
    }

    /// The names of the columns that must be filled in every row.
    pub fn required(&self) -> impl Iterator<Item = &'static Name> {
        self.columns.iter().filter(|column| column.required).map(|column| &column.name)
    }

    /// The column whose name a heading is.
    pub fn column(&self, heading: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name.heads(heading))
    }
}

impl Holds {
    /// The words of a closed choice; none for what is not one.
    pub fn words(self) -> Option<Vec<Name>> {
        match self {
            Holds::Side => Some(choice::words::<Side>()),
            Holds::Basis => Some(choice::words::<Basis>()),
            Holds::CostType => Some(choice::words::<CostType>()),
            Holds::Status => Some(choice::words::<Status>()),
            Holds::Direction => Some(choice::words::<Direction>()),
            Holds::Strength => Some(choice::words::<Strength>()),
            Holds::Reliability => Some(choice::words::<Reliability>()),
            Holds::Gains => Some(choice::words::<Gains>()),
            Holds::YesNo => Some(choice::words::<bool>()),
            Holds::Assumption => Some(assumption::ALL.to_vec()),
            _ => None,
        }
    }
}
