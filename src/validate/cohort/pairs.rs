//! The pairs of columns `KOD före`, `KOD efter`: what each person took of a unit cost.

use super::super::notes::{Bad, Checked, Marked, Notes};
use super::super::table::Table;
use crate::base::{Code, Place};
use crate::words::names::{column, heading, key};

/// A pair of columns of one unit cost.
pub(super) struct Pair<'a> {
    /// The code, as the first of its heads spells it.
    pub code: &'a str,
    /// The part of the cohort whose heads these are, from 0.
    pub part: usize,
    /// The columns before and after.
    pub columns: [u16; 2],
}

/// Heads that lack their other half, or stand there once more: the column, and the one it repeats.
pub(super) type Faulty = Vec<(u16, Option<u16>)>;

/// The pairs in the order of their first columns, and what is wrong with heads.
pub(super) fn find<'a>(table: &Table<'a>, part: usize) -> (Vec<Pair<'a>>, Faulty) {
    let mut found: Vec<(&str, [Option<u16>; 2])> = Vec::new();
    let mut faulty = Vec::new();
    for (at, text) in table.others() {
        let Some((code, side)) = parts(text) else { continue };
        let known = found.iter().position(|(other, _)| key(other) == key(code));
        let known = known.unwrap_or_else(|| {
            found.push((code, [None, None]));
            found.len() - 1
        });
        match &mut found[known].1[side] {
            Some(first) => faulty.push((*at, Some(*first))),
            free => *free = Some(*at),
        }
    }
    let mut pairs = Vec::new();
    for (code, columns) in found {
        match columns {
            [Some(before), Some(after)] => pairs.push(Pair { code, part, columns: [before, after] }),
            [one, other] => faulty.extend(one.or(other).map(|at| (at, None))),
        }
    }
    (pairs, faulty)
}

/// The code of a head, and whether it is of what was before (0) or after (1).
fn parts(text: &str) -> Option<(&str, usize)> {
    let (code, side) = heading(text).rsplit_once(char::is_whitespace)?;
    let side = [&column::BEFORE, &column::AFTER].iter().position(|name| name.is(side))?;
    Some((code.trim(), side))
}

/// Tells of faulty heads.
pub(super) fn tell(faulty: &Faulty, table: &Table, notes: &mut Notes) -> Checked<()> {
    for (at, first) in faulty {
        let spot = table.heading_spot(*at);
        let finding = match first {
            Some(first) => {
                let first = table.heading_spot(*first).place();
                spot.finding(Code::Duplicate, notes).also_at(first)
            }
            None => spot.finding(Code::HalfAPair, notes),
        };
        notes.push(finding);
    }
    if faulty.is_empty() { Ok(()) } else { Err(Bad) }
}

impl Pair<'_> {
    /// The code with the cell of its first head.
    pub fn marked(&self, table: &Table, notes: &Notes) -> Marked {
        let first = self.columns[0].min(self.columns[1]);
        let mut mark = table.heading_spot(first).mark(notes);
        mark.found = self.code.to_string();
        Marked { text: self.code.to_string(), mark }
    }

    /// The cells of the heads before and after.
    pub fn places(&self, table: &Table) -> [Place; 2] {
        self.columns.map(|at| table.heading_spot(at).place())
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_head_is_a_code_and_when_in_either_language() {
        assert_eq!(parts("FORS före"), Some(("FORS", 0)));
        assert_eq!(parts("fors  EFTER (dygn)*"), Some(("fors", 1)));
        assert_eq!(parts("SOC STÖD before"), Some(("SOC STÖD", 0)));
        assert_eq!(parts("VARD after"), Some(("VARD", 1)));
        assert_eq!(parts("Före"), None, "no code");
        assert_eq!(parts("FORS förevändning"), None);
    }
}
