//! The lines of a seal as a report shows them, and the one hash over them all.

use super::{FORM, fingerprint, push_fingerprint, sha256};
use crate::base::Cell;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Letters of fingerprints that stand in one cell; a spreadsheet takes 32,767.
pub const MOST_LETTERS: usize = 30_000;

/// Hexadecimal digits of a fingerprint.
const DIGITS: usize = 6;

/// The fingerprints of a sheet: `A5:` and the prints of A5, B5, C5 ... one after another; after a gap
/// or in a new row another such run, behind a space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prints {
    text: String,
    next: Option<Cell>,
}

impl Prints {
    /// Adds the print of the next cell's structure.
    pub(super) fn push(&mut self, cell: Cell, structure: &str) {
        if self.next != Some(cell) {
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            cell.push(&mut self.text);
            self.text.push(':');
        }
        push_fingerprint(structure, &mut self.text);
        self.next = cell.column.checked_add(1).map(|column| Cell { column, ..cell });
    }

    /// As a report shows them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// As a report showed them; none where it is no list of fingerprints.
    pub fn parse(text: &str) -> Option<Prints> {
        let prints = Prints { text: text.to_string(), next: None };
        prints.try_cells().map(|_| prints)
    }

    /// The print of every cell.
    pub fn cells(&self) -> BTreeMap<Cell, String> {
        self.try_cells().unwrap_or_default()
    }

    fn try_cells(&self) -> Option<BTreeMap<Cell, String>> {
        let mut cells = BTreeMap::new();
        for run in self.text.split(' ').filter(|run| !run.is_empty()) {
            let (first, prints) = run.split_once(':')?;
            let first: Cell = first.parse().ok()?;
            if prints.is_empty() || prints.len() % DIGITS != 0 || !prints.bytes().all(is_hex) {
                return None;
            }
            for (step, at) in (0..prints.len()).step_by(DIGITS).enumerate() {
                let column = first.column.checked_add(u16::try_from(step).ok()?)?;
                cells.insert(Cell { column, ..first }, prints.get(at..at + DIGITS)?.to_string());
            }
        }
        Some(cells)
    }
}

fn is_hex(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

/// A list of fingerprints in pieces that a cell has room for, cut between runs; a run longer than
/// that does not occur, for a sheet has no more than 16,384 columns.
pub fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while rest.len() > MOST_LETTERS {
        let most = rest.floor_char_boundary(MOST_LETTERS);
        let at = rest[..most].rfind(' ').unwrap_or(most);
        parts.push(&rest[..at]);
        rest = rest[at..].trim_start();
    }
    parts.push(rest);
    parts
}

/// The seal of one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// How many cells of it are sealed.
    pub cells: usize,
    /// SHA-256 over the structure of all cells.
    pub structure: String,
    /// SHA-256 over the values of formulas and of cells that may be changed.
    pub values: String,
    /// The fingerprint of every cell's structure.
    pub prints: Prints,
}

/// The seal of the defined names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// How many there are.
    pub count: usize,
    /// SHA-256 over all of them, with the cells they point at.
    pub hash: String,
    /// The fingerprint of every name, `Ack_Totalt_4:0a1b2c`, in order, with spaces between.
    pub prints: String,
}

impl Names {
    /// The seal of some names and the cells they point at (`Prognos!$D$17`).
    pub fn of(names: &BTreeMap<String, String>) -> Names {
        let mut all = String::new();
        let mut prints = Vec::new();
        for (name, target) in names {
            let line = format!("{name}\u{1f}{}\u{1e}", super::canonical_formula(target));
            prints.push(format!("{name}:{}", fingerprint(&line)));
            all += &line;
        }
        Names { count: names.len(), hash: sha256(&all), prints: prints.join(" ") }
    }

    /// The print of every name.
    pub fn each(&self) -> BTreeMap<&str, &str> {
        self.prints.split(' ').filter_map(|entry| entry.rsplit_once(':')).collect()
    }
}

/// All lines of a seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// Every sheet, in order.
    pub sheets: Vec<Sheet>,
    /// The defined names.
    pub names: Names,
}

impl Lines {
    /// The seal: one hash over all lines, behind the name of its form.
    pub fn total(&self) -> String {
        let mut text = format!("{FORM}\n");
        for Sheet { name, cells, structure, values, prints } in &self.sheets {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{name}\t{cells}\t{structure}\t{values}\t{}", prints.text());
        }
        let Names { count, hash, prints } = &self.names;
        let _ = writeln!(text, "\t{count}\t{hash}\t\t{prints}");
        format!("{FORM} sha256:{}", sha256(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_read_as_they_are_written() {
        let mut prints = Prints::default();
        let at = |row, column| Cell { row, column };
        for (cell, structure) in [(at(4, 0), "a"), (at(4, 1), "b"), (at(4, 3), "c"), (at(5, 0), "a")] {
            prints.push(cell, structure);
        }
        // printf a | sha256sum, of b and c: six digits of each.
        assert_eq!(prints.text(), "A5:ca97813e23e8 D5:2e7d2c A6:ca9781");
        let read = Prints::parse(prints.text()).expect("a list").cells();
        assert_eq!(read.len(), 4);
        assert_eq!(read[&at(4, 1)], "3e23e8");
        for broken in ["A5", "A5:", "A5:0a1b2", "5:0a1b2c", "A5:0a1b2g"] {
            assert_eq!(Prints::parse(broken), None, "{broken}");
        }
    }

    #[test]
    fn a_long_list_is_cut_between_runs_and_nothing_is_lost() {
        let runs: Vec<String> = (1..9000).map(|row| format!("A{row}:0a1b2c")).collect();
        let text = runs.join(" ");
        let cut = parts(&text);
        assert!(cut.len() > 3 && cut.iter().all(|part| part.len() <= MOST_LETTERS));
        assert_eq!(cut.join(" "), text);
        assert_eq!(parts(""), [""]);
    }

    #[test]
    fn whatever_stands_in_a_line_is_part_of_the_seal() {
        let sheet = Sheet {
            name: "Blad".to_string(),
            cells: 1,
            structure: "a".repeat(64),
            values: "b".repeat(64),
            prints: Prints::parse("A1:0a1b2c").expect("a list"),
        };
        let names = Names::of(&BTreeMap::from([("Horisont".to_string(), "Blad!$A$1".to_string())]));
        let lines = Lines { sheets: vec![sheet.clone()], names: names.clone() };
        let with = |sheet: Sheet| Lines { sheets: vec![sheet], names: names.clone() }.total();
        assert_ne!(with(Sheet { cells: 2, ..sheet.clone() }), lines.total());
        assert_ne!(with(Sheet { values: "c".repeat(64), ..sheet.clone() }), lines.total());
        assert_ne!(with(Sheet { name: "blad".to_string(), ..sheet }), lines.total());
    }
}
