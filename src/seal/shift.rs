//! A formula as it reads when it is copied to another cell: what is not fixed by `$` moves along.

use super::{is_word, pieces};
use crate::base::Cell;

/// The formula moved by so many rows and columns; none where a reference would leave the sheet.
pub fn shifted(formula: &str, rows: i64, columns: i64) -> Option<String> {
    let mut moved = String::with_capacity(formula.len() + 4);
    for (piece, after) in pieces(formula) {
        let called = after.starts_with(['(', '!']);
        match reference(piece).filter(|_| piece.starts_with(is_word) && !called) {
            Some(reference) => moved += &reference.moved(rows, columns)?,
            None => moved += piece,
        }
    }
    Some(moved)
}

/// A cell as a formula names it.
struct Reference {
    cell: Cell,
    fixed_column: bool,
    fixed_row: bool,
}

impl Reference {
    fn moved(&self, rows: i64, columns: i64) -> Option<String> {
        let row = i64::from(self.cell.row) + if self.fixed_row { 0 } else { rows };
        let column = i64::from(self.cell.column) + if self.fixed_column { 0 } else { columns };
        let row = u32::try_from(row).ok().filter(|row| *row < Cell::ROWS)?;
        let column = u16::try_from(column).ok().filter(|column| *column < Cell::COLUMNS)?;
        let mark = |fixed: bool| if fixed { "$" } else { "" };
        let letters = Cell::letters(column);
        Some(format!("{}{letters}{}{}", mark(self.fixed_column), mark(self.fixed_row), row + 1))
    }
}

fn reference(token: &str) -> Option<Reference> {
    let cell = token.parse().ok()?;
    let digits = token.find(|c: char| c.is_ascii_digit())?;
    Some(Reference {
        cell,
        fixed_column: token.starts_with('$'),
        fixed_row: token.get(..digits)?.trim_start_matches('$').contains('$'),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_fixed_stays_and_the_rest_moves_along() {
        let moved = |formula: &str| shifted(formula, 1, 2);
        assert_eq!(moved("SUM($D$5:D5)*E$2").as_deref(), Some("SUM($D$5:F6)*G$2"));
        assert_eq!(moved("'Barn A1'!B7&\" A1 \"").as_deref(), Some("'Barn A1'!D8&\" A1 \""));
        assert_eq!(moved("Blad1!$B7+LOG10(A1)").as_deref(), Some("Blad1!$B8+LOG10(C2)"));
        assert_eq!(moved("1.5*A1").as_deref(), Some("1.5*C2"));
    }

    #[test]
    fn a_reference_that_would_leave_the_sheet_has_no_form() {
        assert_eq!(shifted("A1", -1, 0), None);
        assert_eq!(shifted("XFD1", 0, 1), None);
    }
}
