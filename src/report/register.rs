//! Indataregister: every figure that a reader may change, what it was when the report was written,
//! and where it came from.

use super::layout::{Case, Order};
use super::page::Page;
use super::sheet::Part;
use crate::figure::Id;
use crate::register::{Whence, column};

/// The columns' widths in characters. The links of the sheet's head fit above them.
const WIDTHS: [f64; 7] = [48.0, 20.0, 17.0, 15.0, 9.0, 50.0, 52.0];

pub(super) fn build(page: &mut Page, case: &Case, order: &Order, titles: &[String]) {
    page.sheet.widths = WIDTHS.to_vec();
    let (words, heads) = (case.words, &case.words.heads);
    page.open(&words.sheets.register, &words.texts.register_lead, case, order);
    page.next();
    page.words(0, &words.labels.changed_count, Part::Label);
    page.figure(2, case.register.changed, Part::Sum);
    page.next();
    page.words(0, &words.texts.register_rule, Part::Note);
    page.next();
    page.next();
    let texts: [(&str, bool); 7] = [
        (&heads.input, false),
        (&heads.cell, false),
        (&heads.value_written, true),
        (&heads.value_now, true),
        (&heads.changed, true),
        (&heads.place, false),
        (&heads.key, false),
    ];
    for (column, (text, number)) in (0..).zip(texts) {
        page.words(column, text, if number { Part::HeadRight } else { Part::Head });
    }
    page.sheet.heights.push((page.row, 30.0));
    page.sheet.freeze = (page.row + 1, 1);
    page.sheet.repeat = (0, page.row);
    page.next();
    for entry in &case.register.entries {
        page.words(column::LABEL, &entry.label, Part::Label);
        page.words(column::CELL, &at(page, entry.now, titles), Part::Text);
        page.link_home(entry.now);
        // Words too stand where the numbers do, as in the cells they come from.
        for (column, id) in
            [(column::WRITTEN, entry.written), (column::NOW, entry.now), (column::CHANGED, entry.changed)]
        {
            page.figure(column, id, Part::Figure);
        }
        match &entry.whence {
            Whence::Cell => page.source(column::SOURCE, entry.now),
            Whence::Row(place) => page.words(column::SOURCE, &place.to_string(), Part::Note),
            Whence::Many => page.words(column::SOURCE, &words.terms.none, Part::Note),
        }
        page.words(column::KEY, &entry.key, Part::Note);
        page.next();
    }
}

/// The cell of a figure that is at home: `Antaganden!B7`.
fn at(page: &Page, id: Id, titles: &[String]) -> String {
    match page.places.home(id) {
        Some(home) => format!("{}!{}", titles[home.sheet], home.cell),
        None => String::new(),
    }
}
