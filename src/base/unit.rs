//! What a number is counted in.

use serde::{Deserialize, Serialize};

/// What a number is counted in; decides how it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Kronor, shown whole.
    Kronor,
    /// Kronor per unit, shown with öre where there are any.
    Price,
    /// A share, shown in per cent.
    Share,
    /// A rate in a search for one, shown with all its digits.
    Rate,
    /// A number of persons.
    Persons,
    /// Effect months.
    Months,
    /// A number of units.
    Quantity,
    /// A plain factor, such as a discount factor.
    Factor,
    /// So many times.
    Times,
    /// What something is multiplied by, shown in per cent.
    Multiple,
    /// A number of years.
    Years,
    /// A year of the projection, from 1.
    YearNumber,
    /// A calendar year.
    CalendarYear,
    /// The value of a price index.
    IndexValue,
    /// 1 for yes, 0 for no.
    Flag,
    /// Not a number but a text.
    Text,
}
