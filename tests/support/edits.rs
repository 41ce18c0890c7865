//! Changes of a report that an earlier run wrote, for cases of `bokslut verify`: the lines of a
//! `files.txt` that touch what is inside a workbook. Sheets go by their number, for their names are
//! other ones in the other language.

use super::book::Book;
use super::book::cells::CellXml;
use std::fs;
use std::path::Path;

/// Makes the change of one line: its word, and what follows it.
pub fn edit(top: &Path, word: &str, rest: &str) {
    let (report, change) = rest.split_once(' ').unwrap_or((rest, ""));
    let path = top.join(report);
    let mut book = Book::open(&fs::read(&path).unwrap_or_else(|fault| panic!("{report}: {fault}")));
    match word {
        "cell" => {
            let (place, content) = parts(change, ":");
            let (sheet, at) = place_of(&book, place);
            match content.trim() {
                "" => book.clear(&sheet, at),
                formula if formula.starts_with('=') => book.type_formula(&sheet, at, &formula[1..]),
                number if number.parse::<f64>().is_ok() => book.type_number(&sheet, at, number),
                text => book.type_text(&sheet, at, text),
            }
        }
        "stored" => {
            let (place, content) = parts(change, ":");
            let (sheet, at) = place_of(&book, place);
            book.store(&sheet, at, content.trim());
        }
        "look" => {
            let (place, other) = parts(change, " as ");
            let ((sheet, at), (other, like)) = (place_of(&book, place), place_of(&book, other));
            let style = book.cell(&other, like).style;
            book.change(&sheet, at, |cell| Some(CellXml { style, ..cell }));
        }
        "swap" => {
            let (one, other) = parts(change, " ");
            book.swap(&named(&book, one), &named(&book, other));
        }
        "row" => {
            let (sheet, row) = place_of(&book, change);
            book.delete_row(&sheet, row.parse().expect("a row"));
        }
        "replace" => {
            let (member, change) = parts(change, ": ");
            let (from, to) = parts(change, "=>");
            book.replace(member, from.trim(), to.trim());
        }
        "add" => book.put(change, String::new()),
        "recalculate" => book.recalculate(),
        "seal" => book.forge(),
        _ => panic!("no such line: {word} {rest}"),
    }
    fs::write(&path, book.bytes()).expect("written");
}

fn parts<'a>(rest: &'a str, between: &str) -> (&'a str, &'a str) {
    rest.split_once(between).unwrap_or_else(|| panic!("without “{between}”: {rest}"))
}

/// `3!D9`: the name of the third sheet, and the cell.
fn place_of<'a>(book: &Book, place: &'a str) -> (String, &'a str) {
    let (number, at) = parts(place, "!");
    (named(book, number), at)
}

/// The name of a sheet by its number, from 1; below zero from the last, which is -1.
fn named(book: &Book, number: &str) -> String {
    let number: isize = number.parse().expect("the number of a sheet");
    let from_first =
        if number > 0 { number - 1 } else { number + isize::try_from(book.sheets.len()).expect("few") };
    book.sheets[usize::try_from(from_first).expect("a sheet")].clone()
}
