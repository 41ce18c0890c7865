//! A row deleted the way a spreadsheet program does it: the rows below move up, and every reference
//! follows.

use super::cells::{CellXml, escaped, map, plain};
use super::{Book, WORKBOOK};
use bokslut::base::Cell;
use bokslut::seal::pieces;

impl Book {
    /// Takes the XML of a row out and leaves all else as it is.
    pub fn cut_row(&mut self, sheet: &str, row: u32) {
        let member = self.member(sheet);
        let xml = self.xml(&member);
        let start = xml.find(&format!("<row r=\"{row}\"")).expect("the row");
        let (before, from) = xml.split_at(start);
        let (_, after) = from.split_once("</row>").expect("its end");
        let changed = format!("{before}{after}");
        self.put(&member, changed);
    }

    /// Deletes a row as a spreadsheet does.
    pub fn delete_row(&mut self, sheet: &str, row: u32) {
        self.cut_row(sheet, row);
        let member = self.member(sheet);
        let mut moved = String::new();
        for (number, part) in self.xml(&member).split("<row r=\"").enumerate() {
            if number == 0 {
                moved.push_str(part);
                continue;
            }
            let (found, rest) = part.split_once('"').expect("its end");
            let found: u32 = found.parse().expect("a row");
            moved += &format!("<row r=\"{}\"{rest}", if found > row { found - 1 } else { found });
        }
        let moved = map(&moved, |cell| match cell.row() {
            number if number > row => {
                let letters = cell.at.trim_end_matches(|c: char| c.is_ascii_digit());
                Some(CellXml { at: format!("{letters}{}", number - 1), ..cell })
            }
            _ => Some(cell),
        });
        self.put(&member, moved);
        for own in self.sheets.clone() {
            let member = self.member(&own);
            let changed = map(self.xml(&member), |cell| {
                let formula = cell
                    .formula
                    .as_ref()
                    .map(|formula| escaped(&followed(&plain(formula), &own, sheet, row)));
                Some(CellXml { formula, ..cell })
            });
            self.put(&member, changed);
        }
        let mut names = String::new();
        for (number, part) in self.xml(WORKBOOK).split("<definedName ").enumerate() {
            let whole = part
                .split_once('>')
                .and_then(|(head, rest)| Some((head, rest.split_once("</definedName>")?)));
            match whole.filter(|_| number > 0) {
                Some((head, (target, rest))) => {
                    let target = escaped(&followed(&plain(target), "", sheet, row));
                    names += &format!("<definedName {head}>{target}</definedName>{rest}");
                }
                None => names += part,
            }
        }
        self.put(WORKBOOK, names);
    }
}

/// A formula of the sheet `own` after a row of `sheet` is gone.
pub fn followed(formula: &str, own: &str, sheet: &str, row: u32) -> String {
    let mut written = String::new();
    let (mut on, mut previous) = (own.to_string(), "");
    for (piece, after) in pieces(formula) {
        let cell: Option<Cell> = piece.parse().ok().filter(|_| !after.starts_with(['(', '!']));
        if after.starts_with('!') {
            on = piece.trim_matches('\'').replace("''", "'");
        } else if !matches!(piece, "!" | ":") && cell.is_none() {
            on = own.to_string();
        }
        match cell.filter(|_| on == sheet).map(|cell| cell.row + 1) {
            // Ends of a range that loses a row stay, or move up.
            Some(found) if found > row || found == row && previous == ":" => written += &above(piece),
            Some(found) if found == row && !after.starts_with(':') => written += "#REF!",
            _ => written += piece,
        }
        if cell.is_some() && !after.starts_with(':') {
            on = own.to_string();
        }
        previous = piece;
    }
    written
}

/// `$B$7` as the row above has it.
fn above(reference: &str) -> String {
    let letters = reference.trim_end_matches(|c: char| c.is_ascii_digit());
    let row: u32 = reference[letters.len()..].parse().expect("a row");
    format!("{letters}{}", row - 1)
}
