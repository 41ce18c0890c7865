//! What stands among the lines of a seal and is no part of it. The one hash is over what the lines say;
//! what is written beside them, or in place of the words around them, would be missed by nobody else.

use super::recorded::Recorded;
use crate::base::Cell;
use crate::read::PackageSheet;
use crate::seal::parts;
use crate::words::{Lang, ReportWords, Words};
use std::collections::BTreeMap;

/// Whether from the seal on anything stands on its sheet but the seal, in the words of one language.
pub fn anything(sheet: &PackageSheet, recorded: &Recorded) -> bool {
    let mut found = BTreeMap::new();
    for (at, cell) in sheet.cells.range(Cell { row: recorded.at.1, column: 0 }..) {
        match cell.text().filter(|_| cell.formula.is_none()) {
            Some(text) => _ = found.insert(*at, text),
            None => return true,
        }
    }
    Lang::ALL.into_iter().all(|lang| {
        let own = expected(recorded, &Words::of(lang).report);
        own.iter().map(|(at, text)| (*at, text.as_str())).collect::<BTreeMap<_, _>>() != found
    })
}

/// Every cell of a seal as it is written, row after row.
fn expected(recorded: &Recorded, words: &ReportWords) -> BTreeMap<Cell, String> {
    let (labels, heads) = (&words.labels, &words.heads);
    let text = |text: &str| text.to_string();
    let mut rows = vec![vec![text(&labels.seal), recorded.total.clone()]];
    let signature = recorded.signature.as_deref().unwrap_or(&words.texts.not_signed);
    for (line, signed) in signature.split('\n').enumerate() {
        rows.push(vec![if line == 0 { text(&labels.signature) } else { String::new() }, text(signed)]);
    }
    rows.push(
        [&heads.sheet, &heads.cells, &heads.structure, &heads.values, &heads.prints]
            .map(|head| text(head))
            .to_vec(),
    );
    for sheet in &recorded.lines.sheets {
        let mut row =
            vec![sheet.name.clone(), sheet.cells.to_string(), sheet.structure.clone(), sheet.values.clone()];
        row.extend(parts(sheet.prints.text()).into_iter().map(text));
        rows.push(row);
    }
    let names = &recorded.lines.names;
    let mut row =
        vec![text(&labels.defined_names), names.count.to_string(), names.hash.clone(), String::new()];
    row.extend(parts(&names.prints).into_iter().map(text));
    rows.push(row);
    let cells = (recorded.at.1..)
        .zip(rows)
        .flat_map(|(row, texts)| (0..).zip(texts).map(move |(column, text)| (Cell { row, column }, text)));
    cells.filter(|(_, text)| !text.is_empty()).collect()
}
