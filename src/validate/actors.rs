//! The sheet Aktörer, and what a name may be.

use super::notes::{Bad, Checked, Marked, Notes, Seen};
use super::table::Table;
use crate::base::Code;
use crate::form;
use crate::read::Grid;
use crate::words::names::{actor, column};

/// The longest text that a spreadsheet's condition can hold.
const LONGEST_NAME: usize = 255;

/// An actor as its row gives it.
#[derive(Clone, Debug)]
pub(super) struct ActorRow {
    pub name: Marked,
    pub short: String,
    pub parent: Option<Marked>,
}

/// Reads the sheet; `Err` when its rows could not all be read.
pub(super) fn read(grid: &Grid, notes: &mut Notes) -> (Vec<ActorRow>, Checked<()>) {
    let Ok(table) = Table::read(grid, &form::ACTORS, notes) else { return (Vec::new(), Err(Bad)) };
    let mut actors: Vec<ActorRow> = Vec::new();
    let mut seen = Seen::default();
    let mut whole = Ok(());
    for row in table.rows() {
        let name = row.at(&column::ACTOR, notes).must_marked(notes);
        let short = row.at(&column::SHORT_NAME, notes).words(notes);
        let parent = row.at(&column::PART_OF, notes).marked(notes);
        match (name, short, parent) {
            (Ok(name), Ok(short), Ok(parent)) => {
                if unusable(&name.text) {
                    notes.push(name.mark.finding(Code::UnusableName));
                }
                if seen.is_new(&name, notes) {
                    actors.push(ActorRow { name, short, parent });
                }
            }
            _ => whole = Err(Bad),
        }
    }
    (actors, whole)
}

/// Whether a spreadsheet would take the text for a number or a truth value. `inf` and `nan` count:
/// programs that write spreadsheets take them for numbers.
fn reads_as_value(name: &str) -> bool {
    let plain = name.trim_end_matches('%').replace(',', ".").replace([' ', '\u{a0}', '\u{202f}'], "");
    let truth = ["true", "false", "sant", "falskt"];
    // Without a letter it may be a date, such as 2016-01-01.
    let wordless = !name.chars().any(char::is_alphabetic);
    wordless || plain.parse::<f64>().is_ok() || truth.iter().any(|word| name.eq_ignore_ascii_case(word))
}

/// Whether a name would be misread in a spreadsheet's condition, or means something of its own.
pub(super) fn unusable(name: &str) -> bool {
    name.contains(['*', '?', '~'])
        || name.starts_with(['<', '>', '=', '#'])
        || reads_as_value(name)
        || name.chars().count() > LONGEST_NAME
        || actor::RESERVED.iter().any(|reserved| reserved.is(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_a_spreadsheet_takes_for_a_value_or_a_pattern_is_unusable() {
        for name in ["2016", "2016-01-01", "1,5", "12 %", "inf", "NaN", "SANT", "#N/A", "A*", "<5", "Summa"] {
            assert!(unusable(name), "{name}");
        }
        for name in ["Kommun", "Skola 2", "E18", "Vård (65+)", "1:a linjen"] {
            assert!(!unusable(name), "{name}");
        }
    }
}
