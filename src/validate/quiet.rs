//! Findings on a sheet that tells of one person a row: they say what is wrong, at which cell and
//! what to do, and nothing of what stands there or around.

use crate::base::{Around, Excerpt, ExcerptRow, Finding};

/// What stands in the place of what a finding would have repeated.
const HIDDEN: &str = "•••";

/// Values that tell nothing of a cell's content: its heading, what the rule is, what there is on
/// other sheets.
const TOLD: [&str; 6] = ["column", "sheet", "limit", "choices", "most", "place"];

/// The finding without the content of any cell.
pub(super) fn silenced(mut finding: Finding) -> Finding {
    for (name, value) in &mut finding.values {
        if !TOLD.contains(&&**name) {
            *value = HIDDEN.to_string();
        }
    }
    // A line of settings that would rename what stands there.
    finding.values.retain(|(name, _)| *name != "setting");
    finding.suggestion = None;
    let excerpt = finding.around.as_ref().and_then(Around::excerpt);
    if let (Some(excerpt), Some(cell)) = (excerpt, finding.place.cell) {
        let own = excerpt.rows.iter().find(|row| row.row == cell.row);
        let at = usize::from(cell.column.saturating_sub(excerpt.first_column));
        let blank = own.and_then(|row| row.cells.get(at)).is_none_or(String::is_empty);
        let shown = if blank { String::new() } else { HIDDEN.to_string() };
        let rows = vec![ExcerptRow { row: cell.row, cells: vec![shown] }];
        finding.around = Some(Around::of(&Excerpt { first_column: cell.column, rows }));
    }
    finding
}
