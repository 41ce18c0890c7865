//! What may stand in a cell: words, inputs, formulas with their values, and nothing else.

use crate::{Written, reports};
use bokslut::base::Cell;
use bokslut::figure::{Book, Id, Value};
use bokslut::model::Inputs;
use bokslut::report::sheet::{Content, Part};
use bokslut::words::{Lang, Words};
use std::collections::{BTreeMap, BTreeSet};

/// The ground of input cells.
const YELLOW: &str = "FFFFF2CC";

#[test]
fn every_figure_has_exactly_one_home_and_every_cell_one_content() {
    for written in reports() {
        let mut homes: BTreeMap<Id, usize> = BTreeMap::new();
        for sheet in &written.sheets.sheets {
            let mut seen: BTreeSet<Cell> = BTreeSet::new();
            for (cell, content, _) in &sheet.cells {
                assert!(seen.insert(*cell), "{} {cell} was written twice", sheet.name);
                if let Content::Home(id) = content {
                    *homes.entry(*id).or_default() += 1;
                }
            }
        }
        for id in written.worked.book.ids() {
            let book = &written.worked.book;
            assert_eq!(homes.get(&id), Some(&1), "{} {:?}", book.label(id), book.year(id));
        }
    }
}

/// Figures that the method or the layout gives and nobody's input: what they are called.
fn of_the_method(inputs: &Inputs) -> Vec<String> {
    let labels = &Words::of(Lang::Sv).report.labels;
    let told = &Words::of(Lang::Sv).decision;
    let named = [
        // What a spreadsheet's binary numbers may lose of a lot, and the persons that there were.
        &told.realisable.margin,
        &told.fund.share_of_persons,
        &labels.year,
        &labels.term,
        &labels.offset,
        &labels.tolerance,
        &labels.chosen_year,
        &labels.calendar_year,
        &labels.rate_low,
        &labels.rate_high,
        // Titles and page heads name it: which account it is, not what it assumes.
        &labels.account_year,
        // The scenario that changes nothing, to which everything is compared.
        &labels.neutral_factor,
        // What an amount is divided by to be told in words.
        &labels.per_thousand,
        &labels.per_million,
        &labels.per_billion,
        &labels.tenths_per_whole,
    ];
    let told = &Words::of(Lang::Sv).decision;
    let decided = [
        &told.sensitivity.months_of_a_year,
        &told.sensitivity.told_apart,
        // A place in an order.
        &told.sensitivity.number,
    ];
    // What was drawn, and what it was drawn with: computed by the program.
    let drawn = &Words::of(Lang::Sv).decision.simulation;
    let drawn = [
        &drawn.draws,
        &labels.seed,
        &drawn.tolerance,
        &drawn.p5,
        &drawn.p50,
        &drawn.p95,
        &drawn.mean,
        &drawn.gain,
        &drawn.error,
        &drawn.from,
        &drawn.to,
        &drawn.bin,
        &drawn.until,
        &drawn.rank,
        &drawn.bar,
        &drawn.then_value,
        &drawn.then_low,
        &drawn.then_high,
        &drawn.then_base,
        &drawn.per_cent,
    ];
    // Pooled amounts cannot be carried to another price year.
    let fixed = (!inputs.pooled.is_empty()).then_some(&labels.price_year);
    named.into_iter().chain(decided).chain(drawn).chain(fixed).map(ToString::to_string).collect()
}

/// Whether a figure keeps what an input was when the report was written.
fn is_kept(written: &Written, id: Id) -> bool {
    written.register.entries.iter().any(|entry| entry.written == id)
}

/// Whether a figure is told as it stood in the report of the year before.
fn of_the_year_before(book: &Book, id: Id) -> bool {
    book.place(id).is_some_and(|place| place.workbook.ends_with("rapport.xlsx"))
}

#[test]
fn every_number_is_a_formula_an_input_or_one_that_the_method_gives() {
    for written in reports() {
        let of_the_method = of_the_method(&written.worked.inputs);
        let mut given: BTreeMap<(usize, String), Id> = BTreeMap::new();
        for (id, home) in written.worked.book.ids().zip(&written.homes) {
            if let (None, Some(home)) = (written.worked.book.definition(id), home) {
                given.insert((home.sheet, home.cell.to_string()), id);
            }
        }
        for (index, sheet) in written.package.sheets.iter().enumerate() {
            for cell in sheet.cells.iter().filter(|cell| cell.is_number && cell.formula.is_none()) {
                let place = format!("{}!{} = {}", sheet.name, cell.reference, cell.value);
                let id = given.get(&(index, cell.reference.clone()));
                let id = *id.unwrap_or_else(|| panic!("{place} is a number that no figure gives"));
                let book = &written.worked.book;
                let label = book.label(id).to_string();
                let is_input = !written.package.format(cell).locked;
                let fixed = of_the_method.contains(&label) || of_the_year_before(book, id);
                let fixed = fixed || is_kept(written, id);
                assert!(is_input || fixed, "{place}, {label}, is no input cell");
            }
        }
    }
}

#[test]
fn every_value_that_an_input_cell_gave_can_be_changed_in_the_report() {
    for written in reports() {
        let of_the_method = of_the_method(&written.worked.inputs);
        for (id, home) in written.worked.book.ids().zip(&written.homes) {
            let book = &written.worked.book;
            let (Some(_), Some(_), Some(home)) = (book.place(id), book.number(id), home) else { continue };
            let fixed = of_the_method.contains(&book.label(id).to_string());
            if fixed || of_the_year_before(book, id) || is_kept(written, id) {
                continue;
            }
            let sheet = &written.package.sheets[home.sheet];
            let reference = home.cell.to_string();
            let cell = sheet.cells.iter().find(|cell| cell.reference == reference).expect("its home");
            let place = format!("{}!{reference}, {}", sheet.name, book.label(id));
            assert!(!written.package.format(cell).locked, "{place} is locked");
        }
    }
}

#[test]
fn input_cells_are_yellow_and_unlocked_and_no_others_are_either() {
    for written in reports() {
        let mut inputs = 0;
        for (sheet, cell) in written.package.cells() {
            let format = written.package.format(cell);
            let place = format!("{}!{}", sheet.name, cell.reference);
            assert_eq!(format.ground == YELLOW, !format.locked, "{place}: {format:?}");
            assert!(format.locked || cell.formula.is_none(), "{place} is an input cell with a formula");
            inputs += usize::from(!format.locked);
        }
        assert!(inputs > 5, "only {inputs} input cells");
    }
}

#[test]
fn every_formula_has_a_stored_value_and_none_is_an_error() {
    for written in reports() {
        let mut formulas = 0;
        for (sheet, cell) in written.package.cells().filter(|(_, cell)| cell.formula.is_some()) {
            let place = format!("{}!{}", sheet.name, cell.reference);
            assert!(!cell.value.is_empty(), "{place} has no stored value");
            assert!(cell.is_number || cell.is_text, "{place} is neither number nor text: {}", cell.value);
            assert!(!cell.is_number || cell.value.parse::<f64>().is_ok(), "{place} is {}", cell.value);
            formulas += 1;
        }
        assert!(formulas > 100, "only {formulas} formulas");
    }
}

#[test]
fn the_file_holds_what_the_neutral_sheets_hold() {
    let written = Written::rich();
    assert!(written.package.cells().count() > 1_000);
    for (sheet, ready) in written.package.sheets.iter().zip(&written.ready) {
        for (cell, content, style) in ready {
            let found = sheet.cells.iter().find(|found| found.reference == cell.to_string());
            let bokslut::report::ReadyCell::Formula(formula, value) = content else { continue };
            let found = found.unwrap_or_else(|| panic!("{}!{cell} is not in the file", sheet.name));
            assert_eq!(found.formula.as_ref(), Some(formula), "{}!{cell}", sheet.name);
            match value {
                Value::Text(text) => assert_eq!(found.value, **text, "{}!{cell}", sheet.name),
                Value::Number(number) => {
                    let stored: f64 = found.value.parse().expect("a number");
                    let exact: f64 = number.to_string().parse().expect("a number");
                    // A negated zero is stored as a plain one.
                    let expected = if exact == 0.0 { 0.0 } else { exact };
                    assert!(
                        stored.to_bits() == expected.to_bits(),
                        "{}!{cell}: {stored} {exact}",
                        sheet.name
                    );
                }
            }
            assert!(style.part != Part::Input, "{}!{cell} is an input with a formula", sheet.name);
        }
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    assert!(Written::rich().bytes == Written::rich().bytes);
}
