//! Indataregister: every cell that may be changed stands there once, with what it holds and where that
//! came from, and nothing else does.

use crate::extremes;
use crate::package::{Cell, Package, position};
use crate::recalculation::load;
use crate::register_rows::{Row, check, register};
use crate::support_cases::{Make, actor, d, given};
use crate::{Written, reports};
use bokslut::edition::Edition;
use bokslut::model::{Basis, CostType, Inputs, Quantity, Side};
use bokslut::pipeline;
use bokslut::register::Whence;
use bokslut::words::{Lang, Words};
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;

#[test]
fn every_cell_that_may_be_changed_stands_once_in_the_register_and_nothing_else_does() {
    let words = &Words::of(Lang::Sv).report;
    for (number, written) in reports().iter().enumerate() {
        let rows = check(&written.package, words, &format!("report {number}"));
        assert_eq!(rows.len(), written.register.entries.len());
    }
}

#[test]
fn the_register_is_whole_whatever_the_size_of_the_account_and_its_keys_are_those_of_no_language() {
    for (what, inputs) in extremes::cases() {
        let [swedish, english] = [Lang::Sv, Lang::En].map(|lang| {
            let package = extremes::report(&inputs, lang);
            let rows = check(&package, &Words::of(lang).report, &format!("{what}, {lang:?}"));
            rows.into_iter().map(|row| (row.key, row.at.1, row.written)).collect::<Vec<_>>()
        });
        let same = |one: &(String, String, String), other: &(String, String, String)| {
            // When in the year amounts fall is a word, and so is which gains count.
            (&one.0, &one.1) == (&other.0, &other.1)
                && (one.2 == other.2 || one.0.starts_with("timing/") || one.0.ends_with("/basis"))
        };
        assert_eq!(swedish.len(), english.len(), "{what}");
        let apart = swedish.iter().zip(&english).find(|(one, other)| !same(one, other));
        assert_eq!(apart, None, "{what}");
    }
}

#[test]
fn a_row_tells_the_place_that_its_cell_was_given_by() {
    let words = &Words::of(Lang::Sv).report;
    for written in reports() {
        let (_, rows, _) = register(&written.package, words);
        for (row, entry) in rows.iter().zip(&written.register.entries) {
            let book = &written.worked.book;
            assert!(book.definition(entry.now).is_none(), "{} is given", row.label);
            let expected = match (&entry.whence, book.place(entry.now)) {
                (Whence::Row(place), None) => place.to_string(),
                (Whence::Many, None) => words.terms.none.to_string(),
                (Whence::Cell, Some(place)) => place.to_string(),
                (Whence::Cell, None) => words.texts.default_value.to_string(),
                other => panic!("{}: {other:?}", row.label),
            };
            assert_eq!((&row.source, &row.label), (&expected, &entry.label));
        }
    }
}

/// What the engine has in the column of flags, row by row, and above.
fn flags(model: &Model, sheet: usize, rows: &[Row], count: &Cell) -> (Vec<f64>, f64) {
    let number = |row: u32, column: i32| {
        let sheet = u32::try_from(sheet).expect("a sheet");
        match model.get_cell_value_by_index(sheet, i32::try_from(row).expect("a row"), column) {
            Ok(CellValue::Number(number)) => number,
            other => panic!("row {row}: {other:?}"),
        }
    };
    (rows.iter().map(|row| number(row.row, 5)).collect(), number(count.row, 3))
}

#[test]
fn an_input_that_is_changed_is_marked_and_counted_and_no_other_is() {
    let (words, written) = (&Words::of(Lang::Sv).report, Written::rich());
    let (sheet, rows, count) = register(&written.package, words);
    let position_of = |name: &str| written.package.sheets.iter().position(|sheet| sheet.name == name);
    let own = position_of(&sheet.name).expect("the register");
    let mut model = load(&written.bytes);
    let set = |model: &mut Model, row: &Row, value: Result<f64, &str>| {
        let sheet = u32::try_from(position_of(&row.at.0).expect("a sheet")).expect("few");
        let (down, across) = position(&row.at.1);
        let at = (i32::try_from(down).expect("a row"), i32::try_from(across).expect("a column"));
        match value {
            Ok(number) => model.update_cell_with_number(sheet, at.0, at.1, number).expect("a cell"),
            Err(text) => model.update_cell_with_text(sheet, at.0, at.1, text).expect("a cell"),
        }
    };
    assert!(rows.len() > 60, "only {} inputs", rows.len());
    for (changed, row) in rows.iter().enumerate() {
        let was: Result<f64, _> = row.written.parse();
        // So little that nobody sees it in the cell.
        set(&mut model, row, was.as_ref().map_or(Err("annat"), |number| Ok(number + 0.001)));
        model.evaluate();
        let (found, counted) = flags(&model, own, &rows, count);
        let expected: Vec<f64> = (0..rows.len()).map(|at| f64::from(u8::from(at == changed))).collect();
        assert_eq!((found, counted), (expected, 1.0), "{}", row.label);
        set(&mut model, row, was.map_err(|_| row.written.as_str()));
    }
    model.evaluate();
    assert_eq!(flags(&model, own, &rows, count), (vec![0.0; rows.len()], 0.0));
}

/// Lines that are called alike, and names with what keys are made of in them.
fn alike() -> Inputs {
    let make = Make::new().outcome("Arbete/studier", "10", |_| ()).outcome("Arbete", "10", |_| ());
    let line = |make: Make, quantity: &str| {
        make.line(actor(0), CostType::Real, Side::Income, Basis::Person, "100", |line| {
            line.label = "studier/stöd".to_string();
            line.quantity = Quantity::Given(given(d(quantity)));
        })
    };
    let make = line(line(make, "1"), "2").entry(Side::Cost, "10", None, 1).entry(Side::Cost, "20", None, 1);
    let mut inputs = make.0;
    inputs.entries.iter_mut().for_each(|entry| entry.label = "Lön".to_string());
    inputs
}

#[test]
fn inputs_that_are_called_alike_have_keys_of_their_own_in_the_order_they_stand() {
    let words = Words::of(Lang::Sv);
    let bytes = pipeline::report(&alike(), &[], Edition::INNER, words).expect("a report");
    let rows = check(&Package::read(&bytes), &words.report, "alike");
    let keyed: Vec<(&str, &str)> = (rows.iter())
        .filter(|row| {
            row.key.ends_with("quantity") || row.key.contains("quantity#") || row.key.contains("/cost/")
        })
        .map(|row| (row.key.as_str(), row.written.as_str()))
        .collect();
    assert_eq!(
        keyed,
        [
            ("entry/cost/Lön//amount", "10"),
            ("entry/cost/Lön//year", "1"),
            ("entry/cost/Lön//amount#2", "20"),
            ("entry/cost/Lön//year#2", "1"),
            ("line/Arbete/studier∕stöd/income/municipality/quantity", "1"),
            ("line/Arbete/studier∕stöd/income/municipality/quantity#2", "2"),
        ]
    );
}

#[test]
fn what_was_written_is_a_figure_of_its_own_that_nobody_may_change() {
    let written = Written::rich();
    for entry in &written.register.entries {
        let book = &written.worked.book;
        let [now, kept] = [entry.now, entry.written].map(|id| (book.value(id), book.unit(id)));
        assert_eq!(now, kept, "{}", entry.label);
        assert_ne!(written.homes[entry.now.index()], written.homes[entry.written.index()]);
    }
}
