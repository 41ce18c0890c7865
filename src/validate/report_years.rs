//! The assumption Redovisade år: which years the tables show.

use super::notes::{Checked, Notes};
use super::spot::{self, Spot};
use crate::base::Code;
use crate::read::Value;

/// The years of table 4.3 as far as the horizon goes, and the horizon itself.
pub(super) fn default(horizon: usize) -> Vec<usize> {
    let mut years: Vec<usize> = [1, 2, 3, 4, 5, 10, 20].into_iter().filter(|year| *year < horizon).collect();
    years.push(horizon);
    years
}

/// A list in one cell, between commas, semicolons or spaces, or a single number; each year
/// 1 to the horizon. Ascending, each once.
pub(super) fn read(cell: Spot, horizon: usize, notes: &mut Notes) -> Checked<Vec<usize>> {
    let Value::Text(text) = cell.value() else {
        return Ok(vec![spot::within(cell, 1, horizon, notes)?]);
    };
    let mut years = Vec::new();
    for part in
        text.split(|c: char| c == ',' || c == ';' || c.is_whitespace()).filter(|part| !part.is_empty())
    {
        if !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return notes.fail(cell.finding(Code::NotANumber, notes));
        }
        match part.parse::<usize>() {
            Ok(year) if (1..=horizon).contains(&year) => years.push(year),
            _ => return notes.fail(spot::out_of_range(cell, 1, horizon, notes)),
        }
    }
    if years.is_empty() {
        return notes.fail(cell.finding(Code::NotANumber, notes));
    }
    years.sort_unstable();
    years.dedup();
    Ok(years)
}

#[cfg(test)]
mod tests {
    use super::default;

    #[test]
    fn the_horizon_is_always_among_the_years_shown() {
        assert_eq!(default(20), [1, 2, 3, 4, 5, 10, 20]);
        assert_eq!(default(4), [1, 2, 3, 4]);
        assert_eq!(default(7), [1, 2, 3, 4, 5, 7]);
        assert_eq!(default(25), [1, 2, 3, 4, 5, 10, 20, 25]);
        assert_eq!(default(1), [1]);
    }
}
