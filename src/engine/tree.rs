//! Formulas as trees, of the operations that reports are written in and no others.

use crate::base::Cell;

/// A cell of a workbook: the position of its sheet, from 0, and where it stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The position of the sheet among the workbook's.
    pub sheet: usize,
    /// The cell.
    pub cell: Cell,
}

/// A rectangle of cells on one sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Area {
    /// The cell of its first row and column.
    pub first: At,
    /// The cell of its last row and column.
    pub last: Cell,
}

impl Area {
    /// Its cells, row by row.
    pub fn cells(self) -> impl Iterator<Item = At> {
        let At { sheet, cell: first } = self.first;
        (first.row..=self.last.row).flat_map(move |row| {
            (first.column..=self.last.column).map(move |column| At { sheet, cell: Cell { row, column } })
        })
    }

    /// How many rows and columns it has.
    pub fn size(self) -> (u32, u32) {
        let rows = self.last.row.saturating_sub(self.first.cell.row) + 1;
        (rows, u32::from(self.last.column.saturating_sub(self.first.cell.column)) + 1)
    }
}

/// What stands between two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// +
    Add,
    /// -
    Subtract,
    /// *
    Multiply,
    /// /
    Divide,
    /// ^
    Power,
    /// &
    Join,
    /// =
    Equal,
    /// <>
    Unequal,
    /// <
    Below,
    /// <=
    AtMost,
    /// >
    Above,
    /// >=
    AtLeast,
}

/// The functions that reports use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// The sum of numbers and ranges.
    Sum,
    /// The sum of the cells whose rows meet conditions.
    SumIfs,
    /// The sum of ranges multiplied cell by cell.
    SumProduct,
    /// The cell at a position of a range.
    Index,
    /// The position of a value in a range.
    Match,
    /// One or the other.
    If,
    /// Whether all hold.
    And,
    /// Rounded to so many decimals.
    Round,
    /// The least.
    Min,
    /// The greatest.
    Max,
    /// Down to a multiple.
    Floor,
    /// The greatest but so many.
    Large,
}

impl Function {
    /// Every function with its name in a file.
    pub const ALL: [(&'static str, Function); 12] = [
        ("SUM", Function::Sum),
        ("SUMIFS", Function::SumIfs),
        ("SUMPRODUCT", Function::SumProduct),
        ("INDEX", Function::Index),
        ("MATCH", Function::Match),
        ("IF", Function::If),
        ("AND", Function::And),
        ("ROUND", Function::Round),
        ("MIN", Function::Min),
        ("MAX", Function::Max),
        ("FLOOR", Function::Floor),
        ("LARGE", Function::Large),
    ];

    fn takes_ranges(self) -> bool {
        !matches!(self, Function::If | Function::And | Function::Round | Function::Floor)
    }
}

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// A number in the formula itself.
    Number(f64),
    /// A text in the formula itself.
    Text(String),
    /// A truth value in the formula itself.
    Bool(bool),
    /// Another cell.
    Cell(At),
    /// A range of cells.
    Range(Area),
    /// The negative of a part.
    Negative(Box<Formula>),
    /// Two parts with an operator between them.
    Pair(Operator, Box<Formula>, Box<Formula>),
    /// A function of its parts.
    Call(Function, Vec<Formula>),
}

impl Formula {
    /// Its immediate parts.
    pub fn parts(&self) -> Vec<&Formula> {
        match self {
            Formula::Negative(part) => vec![part],
            Formula::Pair(_, left, right) => vec![left, right],
            Formula::Call(_, parts) => parts.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a range stands where one value belongs, so that it would fill cells around it.
    pub(super) fn spills(&self) -> bool {
        let takes_ranges = match self {
            Formula::Call(function, _) => function.takes_ranges(),
            Formula::Range(_) => return true,
            _ => false,
        };
        self.parts().into_iter().any(|part| match part {
            Formula::Range(_) => !takes_ranges,
            part => part.spills(),
        })
    }

    /// How many cells its ranges hold together.
    pub fn reach(&self) -> u64 {
        let own = match self {
            Formula::Range(area) => {
                let (rows, columns) = area.size();
                u64::from(rows) * u64::from(columns)
            }
            _ => 1,
        };
        self.parts().into_iter().fold(own, |sum, part| sum.saturating_add(part.reach()))
    }
}
