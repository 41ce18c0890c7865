//! A changed input cell moves the whole workbook to where the program would have come with that
//! input.

use crate::package::Package;
use crate::recalculation::{against, load};
use crate::support_cases::*;
use crate::{Written, random_inputs, year_before};
use bokslut::base::{Kronor, Share};
use bokslut::figure::{Id, Value};
use bokslut::model::*;
use bokslut::words::{Lang, Words};
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// Where a figure stands, as the engine counts.
fn at(written: &Written, id: Id) -> (u32, i32, i32) {
    let home = written.homes[id.index()].expect("every figure has a cell");
    let sheet = u32::try_from(home.sheet).expect("a sheet");
    (sheet, i32::try_from(home.cell.row + 1).expect("a row"), i32::from(home.cell.column) + 1)
}

fn set(model: &mut Model, written: &Written, id: Id, value: &Value) {
    let (sheet, row, column) = at(written, id);
    match value {
        Value::Number(number) => {
            let number = number.to_f64().expect("within a float's range");
            model.update_cell_with_number(sheet, row, column, number).expect("a cell");
        }
        Value::Text(text) => model.update_cell_with_text(sheet, row, column, text).expect("a cell"),
    }
}

/// Every kind of input changed a little; nothing that changes which rows there are.
fn changed(mut inputs: Inputs) -> Inputs {
    let more = |amount: &mut Kronor| amount.0 = amount.0 * Decimal::new(11, 1) + Decimal::ONE;
    inputs.assumptions.rate.value.value = Share(Decimal::new(25, 3));
    for timing in &mut inputs.assumptions.timing {
        timing.value.value = Timing::Middle;
    }
    inputs.unit_costs.iter_mut().for_each(|cost| more(&mut cost.price.value));
    inputs.entries.iter_mut().for_each(|entry| more(&mut entry.amount.value));
    for outcome in &mut inputs.outcomes {
        outcome.persons.value = (outcome.persons.value / Decimal::TWO).floor();
        outcome.deadweight.value = Share(Decimal::new(15, 2));
        outcome.months_per_person.value += Decimal::ONE;
    }
    for line in &mut inputs.lines {
        if let Price::Direct(amount) = &mut line.price {
            more(&mut amount.value);
        }
        match &mut line.quantity {
            Quantity::Given(number) => number.value += Decimal::ONE,
            Quantity::Change { before, after } => std::mem::swap(before, after),
            Quantity::Series(values) => values.reverse(),
        }
    }
    for profile in &mut inputs.profiles {
        if let Persistence::Parametric { fading, .. } = &mut profile.persistence {
            fading.value = Share(Decimal::new(5, 2));
        }
    }
    inputs
}

/// Cells of a workbook whose inputs were changed that differ from the program's own report on the
/// changed inputs; none if the two have other rows (an internal rate came or went).
fn after_change(before: Inputs) -> Option<Vec<String>> {
    let (moved, found) = follow(&Written::of(before.clone()), &Written::of(changed(before)))?;
    assert!(moved > 3, "only {moved} inputs changed");
    Some(found)
}

/// How many inputs differ between two reports, and the cells of the one that do not follow when it is
/// given the other's. Indataregister, which keeps what was written, marks those that differ and no others.
fn follow(old: &Written, new: &Written) -> Option<(usize, Vec<String>)> {
    // The bars of the simulation are as many as its draws need.
    let simulation = &Words::of(Lang::Sv).decision.sheets.simulation;
    let counts = |written: &Written| -> Vec<usize> {
        let sheets = written.package.sheets.iter().filter(|sheet| sheet.name != **simulation);
        sheets.map(|sheet| sheet.cells.len()).collect()
    };
    if counts(old) != counts(new) {
        return None;
    }
    let mut model = load(&old.bytes);
    let mut moved = BTreeSet::new();
    for (was, is) in old.register.entries.iter().zip(&new.register.entries) {
        assert_eq!(was.key, is.key);
        let value = new.worked.book.value(is.now);
        if old.worked.book.value(was.now) != value {
            set(&mut model, old, was.now, &value);
            moved.insert(was.now);
        }
    }
    model.evaluate();
    let marks = old
        .register
        .entries
        .iter()
        .map(|entry| (entry.changed, if moved.contains(&entry.now) { 1.0 } else { 0.0 }));
    let count = moved.len().to_f64().expect("few");
    let marks: BTreeMap<Id, f64> = marks.chain([(old.register.changed, count)]).collect();
    for (id, expected) in &marks {
        let (sheet, row, column) = at(old, *id);
        let found = model.get_cell_value_by_index(sheet, row, column).expect("a cell");
        assert_eq!(found, CellValue::Number(*expected), "{}", old.worked.book.label(*id));
    }
    let differing = against(&model, &without(old, &new.package, &marks));
    Some((moved.len(), differing))
}

/// A report without some figures' cells.
fn without(written: &Written, package: &Package, figures: &BTreeMap<Id, f64>) -> Package {
    let homes = figures.keys().map(|id| written.homes[id.index()].expect("a cell"));
    let homes: BTreeSet<(usize, String)> = homes.map(|home| (home.sheet, home.cell.to_string())).collect();
    let told = &Words::of(Lang::Sv).decision;
    let begins = told.simulation.sentence.split('{').next().expect("a beginning");
    let mut package = Package::read_parts(package.parts.clone());
    for (index, sheet) in package.sheets.iter_mut().enumerate() {
        // What was simulated stays what it was, and the first sheet says that it no longer holds.
        let drawn = sheet.name == *told.sheets.simulation;
        sheet.cells.retain(|cell| {
            let said = index == 0 && cell.value.starts_with(&*begins);
            !drawn && !said && !homes.contains(&(index, cell.reference.clone()))
        });
    }
    package
}

#[test]
fn changed_inputs_move_every_cell_to_what_the_program_says_of_them() {
    let mut compared = 0;
    for inputs in [rich()].into_iter().chain(random_inputs(12)) {
        let Some(found) = after_change(inputs) else { continue };
        compared += 1;
        assert!(found.is_empty(), "{} cells differ: {:#?}", found.len(), &found[..found.len().min(8)]);
    }
    assert!(compared >= 4, "only {compared} accounts kept their rows");
}

#[test]
fn changed_inputs_move_what_has_changed_since_the_year_before() {
    let last = year_before();
    let (old, new) = (Written::after(rich(), Some(&last)), Written::after(changed(rich()), Some(&last)));
    let (moved, found) = follow(&old, &new).expect("the same rows");
    assert!(
        moved > 3 && found.is_empty(),
        "{} cells differ: {:#?}",
        found.len(),
        &found[..found.len().min(8)]
    );
}

#[test]
fn a_figure_that_becomes_a_word_leaves_a_word_in_what_has_changed() {
    let account = |gain: &str| {
        let make = Make::new().horizon(3).outcome("Arbete", "10", |_| ()).entry(Side::Cost, "900", None, 1);
        make.line(actor(1), CostType::Real, Side::Income, Basis::Once, gain, |_| ()).0
    };
    let last = crate::kept(&account("2000"), "2019/rapport.xlsx", None).1;
    // 1 000 gained in year 1 pays back 900; 100 never does.
    let [paid, unpaid] = ["1000", "100"].map(|gain| Written::after(account(gain), Some(&last)));
    for (old, new) in [(&paid, &unpaid), (&unpaid, &paid)] {
        let (moved, found) = follow(old, new).expect("the same rows");
        assert_eq!((moved, found), (1, Vec::<String>::new()));
    }
}

/// What the engine shows for a figure after the horizon was set to so many years.
fn with_horizon(written: &Written, years: usize, id: Id) -> CellValue {
    let mut model = load(&written.bytes);
    set(&mut model, written, written.worked.account.time.horizon, &Value::Number(Decimal::from(years)));
    model.evaluate();
    let (sheet, row, column) = at(written, id);
    model.get_cell_value_by_index(sheet, row, column).expect("a cell")
}

fn same(found: &CellValue, worked: &Worked, id: Id) -> bool {
    match (found, &worked.book.value(id)) {
        (CellValue::Number(found), Value::Number(number)) => {
            let number = number.to_f64().expect("within a float's range");
            (found - number).abs() <= 1e-9 * number.abs().max(1.0)
        }
        (CellValue::String(found), Value::Text(text)) => *found == **text,
        _ => false,
    }
}

#[test]
fn a_shorter_horizon_in_the_workbook_gives_the_measures_of_that_horizon() {
    // Pays 100, gains 10 in year 2, and only in year 4 what pays it back.
    let late = |horizon: usize| {
        let make = Make::new().horizon(horizon).outcome("Arbete", "1", |_| ());
        make.series(actor(1), CostType::Real, Side::Income, &["-100", "10", "10", "200"]).0
    };
    for (long, short, horizon) in
        [(rich(), Make(rich()).horizon(12).0, 12), (late(4), late(2), 2), (late(4), late(3), 3)]
    {
        let (written, short) = (Written::of(long), Worked::of(short));
        let of = |worked: &Worked| {
            let measures = &worked.projection.measures;
            let view = &worked.projection.returns.views[1];
            [
                ("payback", measures.payback),
                ("lowest", measures.lowest),
                ("lowest year", measures.lowest_year),
                ("income", measures.present[0]),
                ("ratio", measures.ratio),
                ("society", view.society),
                ("return", view.rate),
                ("internal rate", measures.internal.rate),
            ]
        };
        for ((what, id), (_, expected)) in of(&written.worked).into_iter().zip(of(&short)) {
            let found = with_horizon(&written, horizon, id);
            let expected_value = short.book.value(expected);
            assert!(same(&found, &short, expected), "{what} at {horizon}: {found:?}, not {expected_value:?}");
        }
    }
}
