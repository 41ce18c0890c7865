//! What is no change: reports as they were written, and as other programs would save the same.

use super::judge::{UNCHANGED, every, judged, judged_with, small};
use super::support_book::Book;
use super::support_book::cells::{cells, map, plain};
use std::fmt::Write;

#[test]
fn every_sample_report_is_unchanged_in_both_languages_and_for_readers_outside() {
    let all = every();
    assert_eq!(all.len(), 18);
    for (name, bytes) in all {
        let language = if name.starts_with("en/") { "en" } else { "sv" };
        let judged = judged_with(bytes, &["--lang", language]);
        assert!(judged.found.is_empty(), "{name}: {:?}", judged.found);
        judged.is(UNCHANGED, &[]);
        assert!(judged.facts["cells"].as_u64() > Some(2_000), "{name}: {}", judged.facts);
        assert!(judged.facts["formulas"].as_u64() > Some(1_500), "{name}: {}", judged.facts);
    }
}

/// The same for all sheets.
fn rewritten(change: impl Fn(&str) -> String) -> Book {
    let mut book = small();
    for sheet in book.sheets.clone() {
        let member = book.member(&sheet);
        let changed = change(book.xml(&member));
        book.put(&member, changed);
    }
    book
}

#[test]
fn a_report_taken_apart_and_put_together_again_is_unchanged() {
    judged(&rewritten(str::to_string)).is(UNCHANGED, &[]);
    // Every cell through the tests' own reading and writing.
    judged(&rewritten(|xml| {
        map(xml, |mut cell| {
            cell.how += " ca=\"0\"";
            Some(cell)
        })
    }))
    .is(UNCHANGED, &[]);
}

#[test]
fn texts_of_their_own_instead_of_shared_ones_are_no_change() {
    let book = small();
    let shared = book.xml("xl/sharedStrings.xml").split("<si>").skip(1);
    let texts: Vec<&str> = shared.map(|rest| rest.split_once("</si>").expect("its end").0).collect();
    let inline = rewritten(|xml| {
        map(xml, |mut cell| {
            if cell.kind == "s" {
                let index: usize = cell.value.take().expect("a text").parse().expect("a number");
                (cell.kind, cell.inline) = ("inlineStr".to_string(), Some(texts[index].to_string()));
            }
            Some(cell)
        })
    });
    judged(&inline).is(UNCHANGED, &[]);
}

#[test]
fn stored_values_with_fifteen_digits_are_no_change() {
    let rounded = rewritten(|xml| {
        map(xml, |mut cell| {
            if let (true, Some(value)) = (cell.kind.is_empty(), &cell.value) {
                let number: f64 = value.parse().expect("a number");
                cell.value = Some(format!("{number:.14e}").replace('e', "E"));
            }
            Some(cell)
        })
    });
    judged(&rounded).is(UNCHANGED, &[]);
}

#[test]
fn stored_values_that_another_engine_rounded_are_no_change_but_told_as_saved_elsewhere() {
    let moved = rewritten(|xml| {
        map(xml, |mut cell| {
            if let (true, Some(_), Some(value)) = (cell.kind.is_empty(), &cell.formula, &cell.value) {
                let number: f64 = value.parse().expect("a number");
                cell.value = Some((number * (1.0 + 1e-12)).to_string());
            }
            Some(cell)
        })
    });
    judged(&moved).is(UNCHANGED, &["B816"]);
}

/// Formulas that read the same in the cell below as one formula of them all, the way Excel writes
/// them.
fn shared(xml: &str) -> (String, usize) {
    let all = cells(xml);
    let mut written = String::new();
    let mut replaced = 0;
    // Runs along a row: each formula the one before it, moved by a column.
    let mut group = 0;
    let mut at = 0;
    let mut of_cell: Vec<Option<String>> = vec![None; all.len()];
    while at < all.len() {
        let mut end = at;
        while end + 1 < all.len() && follows(&all[end], &all[end + 1]) {
            end += 1;
        }
        if end > at {
            let range = format!("{}:{}", all[at].at, all[end].at);
            for index in at..=end {
                let formula = all[index].formula.as_ref().expect("a formula");
                let mut own = String::new();
                let _ = match index == at {
                    true => write!(own, "<f t=\"shared\" ref=\"{range}\" si=\"{group}\">{formula}</f>"),
                    false => write!(own, "<f t=\"shared\" si=\"{group}\"></f>"),
                };
                of_cell[index] = Some(own);
                replaced += 1;
            }
            group += 1;
        }
        at = end + 1;
    }
    let mut index = 0;
    written += &map(xml, |mut cell| {
        if let Some(shared) = &of_cell[index] {
            let (how, formula) = shared[2..].split_once('>').expect("a tag");
            cell.how = how.to_string();
            cell.formula = Some(formula.trim_end_matches("</f>").to_string());
        }
        index += 1;
        Some(cell)
    });
    (written, replaced)
}

fn follows(one: &super::support_book::cells::CellXml, next: &super::support_book::cells::CellXml) -> bool {
    let place = |at: &str| at.parse::<bokslut::base::Cell>().expect("a cell");
    let (here, there) = (place(&one.at), place(&next.at));
    let beside = here.row == there.row && here.column + 1 == there.column;
    let (Some(first), Some(second)) = (&one.formula, &next.formula) else { return false };
    beside && moved(&plain(first)) == plain(second)
}

/// A formula one column to the right: every reference without `$` before its column.
fn moved(formula: &str) -> String {
    let mut written = String::new();
    for (piece, after) in bokslut::seal::pieces(formula) {
        match piece.parse::<bokslut::base::Cell>() {
            Ok(cell) if !piece.starts_with('$') && !after.starts_with(['(', '!']) => {
                let row = piece.trim_start_matches(char::is_alphabetic);
                written += &format!("{}{row}", bokslut::base::Cell::letters(cell.column + 1));
            }
            _ => written += piece,
        }
    }
    written
}

#[test]
fn formulas_that_share_one_text_are_no_change_and_a_wrong_one_among_them_is_told() {
    let mut replaced = 0;
    let mut book = small();
    for sheet in book.sheets.clone() {
        let member = book.member(&sheet);
        let (changed, count) = shared(book.xml(&member));
        replaced += count;
        book.put(&member, changed);
    }
    assert!(replaced > 500, "only {replaced} formulas");
    judged(&book).is(UNCHANGED, &[]);
    // The formula that others share, changed: all of them are others.
    let first = book.cells("Prognos").into_iter().find(|cell| cell.how.contains("ref=")).expect("a group");
    book.change("Prognos", &first.at, |mut cell| {
        cell.formula = cell.formula.map(|formula| format!("{formula}+1"));
        Some(cell)
    });
    let judged = judged(&book);
    assert!(judged.found.iter().filter(|found| found.starts_with("B804 Prognos!")).count() > 1, "{judged:?}");
}

#[test]
fn cells_and_rows_that_do_not_say_where_they_stand_follow_the_one_before() {
    let nameless = rewritten(|xml| {
        let mut before: Option<bokslut::base::Cell> = None;
        map(xml, |mut cell| {
            let at: bokslut::base::Cell = cell.at.parse().expect("a cell");
            let follows = match before {
                Some(before) if before.row == at.row => before.column + 1 == at.column,
                _ => at.column == 0,
            };
            before = Some(at);
            if follows {
                cell.at.clear();
            }
            Some(cell)
        })
    });
    judged(&nameless).is(UNCHANGED, &[]);
}
