//! The key-value sheet: label, value, example and help side by side.

use super::columns::Offered;
use super::{Content, Field, Look, Sheet, footer, opening};
use crate::base::Cell;
use crate::form::Form;
use crate::words::Words;

/// The row of the heads.
const HEAD_ROW: u32 = 4;

pub(super) fn sheet(form: &Form, labels: &[Offered], words: &Words) -> Sheet {
    let texts = &words.template.texts;
    let (name, mut cells) = opening(form, words);
    let at = |row, column| Cell { row, column };
    let heads = [&texts.label, &texts.value, &texts.example_head, &texts.help];
    cells.extend(
        (0..)
            .zip(heads)
            .map(|(column, head)| (at(HEAD_ROW, column), Content::Words(head.clone()), Look::Head)),
    );
    let mut fields = Vec::new();
    for (row, label) in (HEAD_ROW + 1..).zip(labels) {
        cells.push((at(row, 0), Content::Words(label.head.clone()), Look::Text));
        if let Some(example) = &label.example {
            cells.push((at(row, 2), example.clone(), Look::Example));
        }
        cells.push((at(row, 3), Content::Words(label.help.clone()), Look::Lead));
        let (takes, message) = (label.takes.clone(), label.message.clone());
        fields.push(Field { first: at(row, 1), column: false, unit: label.unit, takes, message });
    }
    Sheet {
        widths: vec![30.0, 38.0, 34.0, 70.0],
        cells,
        fields,
        freeze: (HEAD_ROW + 1, 0),
        pages_wide: 1,
        footer: footer(&name, words),
        name,
    }
}
