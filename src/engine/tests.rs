//! One formula of each kind, with values worked by hand; and what must not bring the engine down.

use super::*;
use crate::read::{PackageCell, PackageSheet};
use crate::seal::Look;
use std::sync::Arc;

fn look() -> Arc<Look> {
    Arc::new(Look { form: "General".to_string(), locked: true, ink: 0, ground: None })
}

fn constant(held: Held) -> PackageCell {
    PackageCell { formula: None, held, look: look(), faint: None }
}

/// A formula with nonsense stored.
fn formula(text: &str) -> PackageCell {
    PackageCell { formula: Some(text.to_string()), held: Held::Number(-777.0), look: look(), faint: None }
}

fn cell(name: &str) -> Cell {
    name.parse().expect("a cell")
}

fn sheet(name: &str, cells: Vec<(String, PackageCell)>) -> PackageSheet {
    let cells = cells.into_iter().map(|(name, found)| (cell(&name), found)).collect();
    PackageSheet { name: name.to_string(), cells, ..PackageSheet::default() }
}

/// Inputs on a sheet with an awkward name, formulas on the first.
fn package(formulas: &[&str]) -> Package {
    let number = |name: &str, number: f64| (name.to_string(), constant(Held::Number(number)));
    let text = |name: &str, text: &str| (name.to_string(), constant(Held::Text(text.to_string())));
    let given = vec![
        number("A1", 2.0),
        number("A2", 3.0),
        number("A3", 5.0),
        text("B1", "Real"),
        text("B2", "Finansiell"),
        text("B3", "Real"),
        text("C1", "017"),
        text("C2", "början"),
        text("C3", "=A1"),
        ("C4".to_string(), constant(Held::Bool(true))),
    ];
    let formulas = formulas.iter().enumerate().map(|(row, text)| (format!("A{}", row + 1), formula(text)));
    let names = [("Andra".to_string(), "'Barn & unga'!$A$2".to_string())].into();
    let sheets = vec![sheet("Blad", formulas.collect()), sheet("Barn & unga", given)];
    Package { sheets, names, ..Package::default() }
}

fn values(formulas: &[&str]) -> Vec<Held> {
    let engine = Engine::of(&package(formulas)).expect("the engine takes it");
    (0..formulas.len())
        .map(|row| {
            engine.value(0, Cell { row: u32::try_from(row).expect("few"), column: 0 }).expect("a value")
        })
        .collect()
}

#[test]
fn every_kind_of_formula_comes_to_what_it_comes_to_by_hand() {
    let b = "'Barn & unga'!";
    let worked = [
        // 2 + 3 + 5; and with a single cell once more.
        (format!("SUM({b}$A$1:$A$3)"), Held::Number(10.0)),
        (format!("SUM({b}$A$1:$A$2,{b}A1)"), Held::Number(7.0)),
        // Rows 1 and 3; case makes no difference.
        (format!("SUMIFS({b}$A$1:$A$3,{b}$B$1:$B$3,\"REAL\")"), Held::Number(7.0)),
        (format!("SUMIFS({b}$A$1:$A$3,{b}$B$1:$B$3,{b}B2)"), Held::Number(3.0)),
        (format!("INDEX({b}$A$1:$A$3,2)"), Held::Number(3.0)),
        (format!("INDEX({b}$A$1:$C$1,3)"), Held::Text("017".to_string())),
        (format!("MATCH(\"finansiell\",{b}$B$1:$B$3,0)"), Held::Number(2.0)),
        (format!("INDEX({b}$A$1:$A$3,MATCH({b}$B$2,{b}$B$1:$B$3,0))"), Held::Number(3.0)),
        (format!("IF({b}A1<{b}A2,\"lägre\",1/0)"), Held::Text("lägre".to_string())),
        (format!("IF(AND({b}A1<={b}A2,{b}A2=4),1,0)"), Held::Number(0.0)),
        // Half away from zero.
        (format!("ROUND(-{b}A3/2,0)"), Held::Number(-3.0)),
        (format!("MIN({b}$A$1:$A$3)"), Held::Number(2.0)),
        (format!("MAX({b}A1,{b}A3-4)"), Held::Number(2.0)),
        (format!("FLOOR({b}A3,{b}A1)"), Held::Number(4.0)),
        (format!("\"år \"&{b}A1&\": \"&{b}C1"), Held::Text("år 2: 017".to_string())),
        (format!("{b}A1^{b}A2"), Held::Number(8.0)),
        // A spreadsheet's minus sign binds more tightly than its power.
        (format!("-{b}A1^2"), Held::Number(4.0)),
        (format!("1-{b}A1*{b}A2"), Held::Number(-5.0)),
        ("A1*2".to_string(), Held::Number(20.0)),
        ("Andra*2".to_string(), Held::Number(6.0)),
        (format!("{b}C3"), Held::Text("=A1".to_string())),
        ("1/0".to_string(), Held::Error("#DIV/0!".to_string())),
    ];
    let formulas: Vec<&str> = worked.iter().map(|(formula, _)| formula.as_str()).collect();
    for ((formula, expected), found) in worked.iter().zip(values(&formulas)) {
        assert_eq!(found, *expected, "{formula}");
    }
}

#[test]
fn constants_come_back_as_they_were_given() {
    let engine = Engine::of(&package(&["1"])).expect("an engine");
    let held = |name| engine.value(1, cell(name)).expect("a value");
    assert_eq!(held("C1"), Held::Text("017".to_string()));
    assert_eq!(held("C3"), Held::Text("=A1".to_string()));
    assert_eq!(held("C4"), Held::Bool(true));
    assert_eq!(held("Z9"), Held::Text(String::new()));
    assert_eq!(engine.value(9, cell("A1")), Err(EngineFault::Nowhere));
}

#[test]
fn a_cell_that_is_set_moves_all_that_follows_from_it_also_where_a_formula_stood() {
    let mut engine = Engine::of(&package(&["'Barn & unga'!A1*10", "A1+1"])).expect("an engine");
    assert_eq!(engine.value(0, cell("A2")), Ok(Held::Number(21.0)));
    engine.set(1, cell("A1"), &Held::Number(4.0)).expect("a cell");
    engine.evaluate().expect("calculated");
    assert_eq!(engine.value(0, cell("A2")), Ok(Held::Number(41.0)));
    engine.set(0, cell("A1"), &Held::Number(0.5)).expect("a cell");
    engine.evaluate().expect("calculated");
    assert_eq!(engine.value(0, cell("A2")), Ok(Held::Number(1.5)));
}

#[test]
fn what_no_report_uses_is_not_calculated_and_nothing_that_follows_from_it_is_either() {
    for foreign in
        ["INDIRECT(\"A9\")", "NOW()", "Barn", "A4:A6", "A4:A6*2", "1)+(2", "1 2", "{1,2}", "#REF!+1", "SUM("]
    {
        let engine = Engine::of(&package(&[foreign, "A1*2", "2*2"])).expect("an engine");
        let fault = EngineFault::Foreign("Blad".to_string(), cell("A1"));
        assert_eq!(engine.value(0, cell("A1")), Err(fault), "{foreign}");
        assert!(matches!(engine.value(0, cell("A2")), Ok(Held::Error(_))), "{foreign}");
        assert_eq!(engine.value(0, cell("A3")), Ok(Held::Number(4.0)), "{foreign}");
    }
}

#[test]
fn hostile_formulas_are_faults_and_never_the_end_of_the_program() {
    let deep = format!("{}1{}", "(".repeat(65), ")".repeat(65));
    let long = "1".repeat(8_193);
    let chain = vec!["1"; 4_000].join("+");
    for hostile in [&deep, &long, &chain] {
        let fault = Engine::of(&package(&[hostile])).expect_err("a fault");
        assert_eq!(fault, EngineFault::Overlong("Blad".to_string(), cell("A1")));
    }
    let minus = format!("{}1", "-".repeat(8_000));
    assert!(Engine::of(&package(&[&minus])).is_err());
    let wide = vec!["SUM('Barn & unga'!$A$1:$XFD$1048576)"; 3];
    assert_eq!(Engine::of(&package(&wide)).expect_err("a fault"), EngineFault::TooMuch);
    // A circle is an error of its cells.
    assert!(matches!(values(&["A2+1", "A1+1"])[0], Held::Error(_)));
}

#[test]
fn a_long_chain_of_cells_is_calculated() {
    // Each cell is the next one plus 1; the last is 1.
    let length = 50_000_u32;
    let chain = (1..length).map(|row| (format!("A{row}"), formula(&format!("A{}+1", row + 1))));
    let last = (format!("A{length}"), constant(Held::Number(1.0)));
    let sheets = vec![sheet("Blad", chain.chain([last]).collect())];
    let engine = Engine::of(&Package { sheets, ..Package::default() }).expect("an engine");
    assert_eq!(engine.value(0, cell("A1")), Ok(Held::Number(f64::from(length))));
}

#[test]
fn quotes_within_a_text_are_one_sign_each() {
    let held = values(&["\"Projekt \"\"Fram\"\"\"&B9", "IF(1=1,\"\"\"\",\"x\")"]);
    assert_eq!(held, [Held::Text("Projekt \"Fram\"".to_string()), Held::Text("\"".to_string())]);
}
