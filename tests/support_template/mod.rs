//! The empty workbooks, filled in with their own examples as a user would type them.
#![allow(dead_code, reason = "not everybody who includes this uses all of it")]

use super::support_engine::package::{Typed, filled};
use bokslut::base::Cell;
use bokslut::batch::{Limits, Options, Outcome, run};
use bokslut::edition::Edition;
use bokslut::template::{Book, Content, Field, Look, Sheet, books};
use bokslut::words::{Lang, Words};
use bokslut::write::template_to_bytes;
use std::path::Path;

/// A cell to be filled in: sheet by position, cell, and what is typed.
pub type Entry = (usize, Cell, String);

/// The empty workbooks as bytes.
pub fn empty(lang: Lang) -> [(Book, Vec<u8>); 2] {
    let words = Words::of(lang);
    books(words).map(|book| {
        let bytes = template_to_bytes(&book, &words.template.wrong).expect("written");
        (book, bytes)
    })
}

/// The cells that the examples of a workbook fill.
pub fn examples(book: &Book) -> Vec<Entry> {
    let sheets = book.sheets.iter().enumerate();
    sheets
        .flat_map(|(at, sheet)| entries(sheet).into_iter().map(move |(cell, typed)| (at, cell, typed)))
        .collect()
}

fn entries(sheet: &Sheet) -> Vec<(Cell, String)> {
    let example = |field: &Field| {
        let beside = |cell: &Cell| match field.column {
            true => cell.column == field.first.column,
            false => cell.row == field.first.row,
        };
        let mut examples = sheet.cells.iter().filter(|(.., look)| *look == Look::Example);
        let (_, content, _) = examples.find(|(cell, ..)| beside(cell))?;
        Some(match content {
            Content::Words(text) => {
                text.trim_start_matches("Exempel: ").trim_start_matches("Example: ").to_string()
            }
            Content::Number(number, _) => number.to_string(),
        })
    };
    // Below what is filled in already, such as the usual actors.
    let column = sheet.fields.iter().find(|field| field.column).map_or(0, |field| field.first.row);
    let taken = sheet.cells.iter().filter(|(cell, _, look)| *look == Look::Filled && cell.row >= column);
    let taken = u32::try_from(taken.count()).expect("few");
    let place = |field: &Field| match field.column {
        true => Cell { row: field.first.row + taken, ..field.first },
        false => field.first,
    };
    sheet.fields.iter().filter_map(|field| Some((place(field), example(field)?))).collect()
}

/// The workbook with these cells filled in; what looks like a number is one.
pub fn with(bytes: &[u8], entries: &[Entry]) -> Vec<u8> {
    let cells: Vec<(usize, String, Typed)> = entries
        .iter()
        .map(|(sheet, cell, typed)| {
            let address = format!("{}{}", Cell::letters(cell.column), cell.row + 1);
            let typed = match typed.parse::<f64>() {
                Ok(_) => Typed::Number(typed.clone()),
                Err(_) => Typed::Text(typed.clone()),
            };
            (*sheet, address, typed)
        })
        .collect();
    filled(bytes, &cells)
}

/// Both workbooks, filled in with their examples.
pub fn filled_in(lang: Lang) -> [(Book, Vec<u8>); 2] {
    empty(lang).map(|(book, bytes)| {
        let bytes = with(&bytes, &examples(&book));
        (book, bytes)
    })
}

/// A run over the workbooks of a folder; reports go to its folder `ut`.
pub fn run_over(folder: &Path, lang: Lang) -> Outcome {
    let options = Options {
        inputs: vec![folder.to_path_buf()],
        out: Some(folder.join("ut")),
        lang,
        edition: Edition::INNER,
        sign: None,
        export: Vec::new(),
        jobs: None,
        program: None,
        limits: Limits::default(),
    };
    run(&options, &|_| ())
}
