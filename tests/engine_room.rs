//! The engine's room: given a written report without the values of its formulas, the engine comes to
//! every one of them, and follows when a cell is changed.

mod support_engine;

use bokslut::engine::Engine;
use bokslut::read::{Limits, Package};
use bokslut::seal::Held;
use support_engine::samples::{all, summaries};

/// The same text, or numbers that are apart by no more than rounding of their last digits.
fn alike(one: &Held, other: &Held) -> bool {
    match (one, other) {
        (Held::Number(one), Held::Number(other)) => (one - other).abs() <= 1e-9 * one.abs().max(10.0),
        (Held::Error(_), _) => false,
        (one, other) => one == other,
    }
}

#[test]
fn every_formula_of_every_sample_report_comes_to_the_value_that_is_stored() {
    for written in all().into_iter().chain(summaries()) {
        let package = Package::open(&written.bytes, Limits::default()).expect("a report");
        let engine = Engine::of(&package).expect("the engine takes it");
        let mut formulas = 0;
        for (index, sheet) in package.sheets.iter().enumerate() {
            for (cell, found) in sheet.cells.iter().filter(|(_, found)| found.formula.is_some()) {
                let value = engine.value(index, *cell).expect("a value");
                assert!(
                    alike(&found.held, &value),
                    "{}: {}!{cell}: {:?} {value:?}",
                    written.name,
                    sheet.name,
                    found.held
                );
                formulas += 1;
            }
        }
        assert!(formulas > 100, "{}: {formulas}", written.name);
    }
}

#[test]
fn a_report_whose_stored_value_was_made_wrong_is_found_out() {
    let written = all().remove(0);
    let mut package = Package::open(&written.bytes, Limits::default()).expect("a report");
    let (index, cell) = (0..package.sheets.len())
        .find_map(|index| {
            let numbers = package.sheets[index].cells.iter();
            let mut computed = numbers.filter(|(_, found)| found.formula.is_some());
            computed.find(|(_, found)| found.number().is_some()).map(|(cell, _)| (index, *cell))
        })
        .expect("a computed number");
    let stored = package.sheets[index].cells.get_mut(&cell).expect("a cell");
    stored.held = Held::Number(stored.number().expect("a number") + 1.0);
    let poisoned = stored.held.clone();
    let value = Engine::of(&package).expect("an engine").value(index, cell).expect("a value");
    assert!(!alike(&poisoned, &value));
}
