//! Effects without a price: in short on the first sheet, in full on one of their own.

use crate::Written;
use crate::package::Sheet;
use crate::support_cases::*;
use bokslut::model::{Inputs, Party, Strength};

const SHEET: &str = "Ej prissatta effekter";

fn account() -> Make {
    Make::new().horizon(2).outcome("Arbete", "10", |_| ())
}

/// Eight effects, named after their place in order: the strongest first, in the order of the input
/// among equals, and those of no strength last.
fn eight() -> Inputs {
    let (small, moderate, large) = (Some(Strength::Small), Some(Strength::Moderate), Some(Strength::Large));
    let kommun = Some(actor(0));
    account()
        .unpriced("sju", None, None)
        .unpriced("fem", kommun, small)
        .unpriced("ett", Some(Party::Operation), large)
        .unpriced("-tre", kommun, moderate)
        .unpriced("=åtta", None, None)
        .unpriced("två", None, large)
        .unpriced("fyra", kommun, moderate)
        .unpriced("sex", kommun, small)
        .0
}

fn sheet<'a>(written: &'a Written, name: &str) -> Option<&'a Sheet> {
    written.package.sheets.iter().find(|sheet| sheet.name == name)
}

/// The texts of a column below the first cell of the sheet that says `head`.
fn below<'a>(sheet: &'a Sheet, head: &str) -> Vec<&'a str> {
    let head = sheet.cells.iter().rev().find(|cell| cell.value == head).expect("the head");
    let column = sheet.cells.iter().filter(|cell| cell.column == head.column && cell.row > head.row);
    column.map(|cell| cell.value.as_str()).collect()
}

#[test]
fn the_sheet_has_all_of_them_the_strongest_first() {
    let written = Written::of(eight());
    let sheet = sheet(&written, SHEET).expect("the sheet");
    assert_eq!(below(sheet, "Effekt"), ["ett", "två", "-tre", "fyra", "fem", "sex", "sju", "=åtta"]);
    let kommun = ["Verkstaden", "–", "Kommun", "Kommun", "Kommun", "Kommun", "–", "–"];
    assert_eq!(below(sheet, "Aktör"), kommun);
    assert_eq!(below(sheet, "Riktning")[..3], ["+ bättre", "+ bättre", "– sämre"]);
    let strengths = ["stor", "stor", "måttlig", "måttlig", "liten", "liten", "–", "–"];
    assert_eq!(below(sheet, "Styrka"), strengths);
    assert_eq!(below(sheet, "Beskrivning")[0], "Så märks det: ett");
    let formulas = sheet.cells.iter().filter(|cell| cell.column <= 5 && cell.row > 5);
    assert!(formulas.clone().count() > 40);
    assert!(formulas.clone().all(|cell| cell.formula.is_none()), "what begins with = is a text");
}

#[test]
fn the_first_sheet_has_six_of_them_and_says_how_many_there_are_besides() {
    let written = Written::of(eight());
    let first = &written.package.sheets[0];
    assert_eq!(below(first, "Effekt"), ["ett", "två", "-tre", "fyra", "fem", "sex"]);
    assert!(first.cells.iter().any(|cell| cell.value == "… och 2 till"));
}

#[test]
fn a_long_effect_is_cut_on_the_first_sheet_and_whole_on_its_own_where_its_row_is_high_enough() {
    let long = "mindre oro hos barnen ".repeat(10);
    let long = long.trim();
    let written = Written::of(account().unpriced(long, None, None).0);
    let short = below(&written.package.sheets[0], "Effekt")[0];
    // 58 letters hold two whole repetitions of 22 and "mindre oro hos".
    assert_eq!(short, "mindre oro hos barnen mindre oro hos barnen mindre oro hos …");
    let sheet = sheet(&written, SHEET).expect("the sheet");
    assert_eq!(below(sheet, "Effekt")[0], long);
    let row = sheet.cells.iter().find(|cell| cell.value == long).expect("its cell").row;
    let rows = sheet.xml.all("row");
    let row = rows.iter().find(|node| node.attribute("r") == row.to_string()).expect("its row");
    // 219 letters in a column of 44 - 2 digits, 1.3 letters each, take 5 lines, one of 12.75 points.
    let height: f64 = row.attribute("ht").parse().expect("a height");
    assert!(height > 4.0 * 12.75, "{height}");
}

#[test]
fn without_any_there_is_no_sheet_and_the_first_sheet_says_that_none_were_stated() {
    let written = Written::of(account().0);
    assert!(sheet(&written, SHEET).is_none());
    let none = "Underlaget anger inga effekter utan pris. Det betyder inte att det saknas sådana.";
    assert!(written.package.sheets[0].cells.iter().any(|cell| cell.value == none));
}
