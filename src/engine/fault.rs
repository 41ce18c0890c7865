//! Why a workbook, or one cell of it, could not be recalculated.

use crate::base::Cell;

/// Why the engine has no answer. Whatever it is, it means *could not be checked*, never *equal*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EngineFault {
    /// A formula is longer or deeper than any report's: sheet and cell.
    Overlong(String, Cell),
    /// A formula that is none, or uses what no report's formulas use: sheet and cell.
    Foreign(String, Cell),
    /// More formulas than the engine is given.
    TooMany,
    /// Ranges so large that the calculation would not end in reasonable time.
    TooMuch,
    /// There is no such sheet or cell.
    Nowhere,
    /// The engine refused or broke down; what it said.
    Broken(String),
}
