//! The words of the catalogue, and nothing but columns that there are.

use bokslut::form::{
    ACTORS, ASSUMPTIONS, ECONOMY, EFFECTS, FINANCING, Form, Further, OPERATION, OUTCOMES, PARTICIPANTS,
    PERSISTENCE, PLAN, PRICE_INDEX, SCENARIOS, UNIT_COSTS, UNPRICED,
};
use bokslut::words::names::sheet;
use bokslut::words::{Lang, Words};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const FORMS: [&Form; 14] = [
    &OPERATION,
    &ECONOMY,
    &OUTCOMES,
    &EFFECTS,
    &PERSISTENCE,
    &ASSUMPTIONS,
    &PARTICIPANTS,
    &SCENARIOS,
    &UNPRICED,
    &PLAN,
    &FINANCING,
    &UNIT_COSTS,
    &ACTORS,
    &PRICE_INDEX,
];

#[test]
fn every_sheet_of_the_input_has_a_form() {
    assert_eq!(FORMS.map(|form| form.sheet), sheet::ALL);
}

#[test]
fn every_column_has_its_help_and_no_help_lacks_its_column() {
    for lang in Lang::ALL {
        let sheets = &Words::of(lang).template.sheets;
        assert_eq!(sheets.len(), FORMS.len());
        for form in FORMS {
            let told = &sheets[form.sheet.en];
            let columns: BTreeSet<&str> = form.columns.iter().map(|column| column.name.en).collect();
            let helped: BTreeSet<&str> = told.columns.keys().map(String::as_str).collect();
            assert_eq!(helped, columns, "{}", form.sheet.en);
            assert_eq!(told.further.is_some(), form.further != Further::None, "{}", form.sheet.en);
        }
    }
}

#[test]
fn what_must_be_filled_in_has_an_example() {
    // Who tells of persons one by one tells no numbers of them: the example of the workbooks does.
    let forms = || FORMS.into_iter().filter(|form| form.sheet != PARTICIPANTS.sheet);
    for (lang, form) in Lang::ALL.into_iter().flat_map(|lang| forms().map(move |form| (lang, form))) {
        let told = &Words::of(lang).template.sheets[form.sheet.en];
        for name in form.required() {
            assert!(told.columns[name.en].example.is_some(), "{} in {}", name.en, form.sheet.en);
        }
    }
}

#[test]
fn the_worked_example_of_the_handbook_is_that_of_the_workbooks() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/handbok.md");
    let handbook = fs::read_to_string(path).expect("the handbook");
    let start = handbook.find("### Ett första bokslut").expect("the section");
    let section = &handbook[start..handbook.find("### Kommandon och flaggor").expect("the next one")];
    let mut seen = 0;
    // Aktörer, Prisindex and Finansiering are left as they are, Deltagare empty.
    let left = [ACTORS.sheet, PRICE_INDEX.sheet, PARTICIPANTS.sheet, FINANCING.sheet];
    for form in FORMS.iter().filter(|form| !left.contains(&form.sheet)) {
        let (_, table) = section.split_once(&format!("\n**{}**", form.sheet.sv)).expect("its table");
        let table = table.split("\n**").next().expect("up to the next");
        let cells: Vec<String> = table.split('|').map(|cell| cell.trim().replace(' ', "")).collect();
        for column in form.columns {
            let told = &Words::of(Lang::Sv).template.sheets[form.sheet.en].columns[column.name.en];
            let Some(example) = &told.example else { continue };
            let shown = if example == "0.2" { "20".to_string() } else { example.replace(' ', "") };
            assert!(cells.contains(&shown), "{example} in {}", form.sheet.sv);
            seen += 1;
        }
    }
    assert!(seen > 40, "only {seen} examples");
}
