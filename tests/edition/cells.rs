//! The written outer report, part by part.

#[path = "../report_form/package.rs"]
#[allow(dead_code, reason = "the tests of a report's form use more of it")]
pub mod package;
#[path = "../report_form/xml.rs"]
#[allow(dead_code, reason = "the tests of a report's form use more of it")]
pub mod xml;

use crate::edition;
use crate::support_cases::{Make, actor, d, given};
use bokslut::base::{Code, Finding, Place};
use bokslut::edition::Edition;
use bokslut::model::*;
use bokslut::pipeline::report;
use bokslut::words::{Lang, Words};
use package::Package;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The mark on the screen, and the one in print.
const MARK: &str = "Intern utgåva";
const PRINTED: &str = "Intern utgåva – kan innehålla uppgifter om färre än 5 personer";

/// 3 of 200 keep out of prison, which saves 77 days at 4,321 kr each: nobody else's line is like it.
pub fn account() -> Make {
    let make = Make::new().part("Rättsväsendet", None).participants("200").horizon(3);
    let make = make.parametric("0.123", "0", None).outcome("Laglydnad", "3", |_| ());
    let make = make.unit_cost("ANSTALT", "4321", 2020);
    let mut make = make.line(actor(2), CostType::Real, Side::Income, Basis::Person, "0", |line| {
        line.price = Price::UnitCost(0);
        line.label = "Anstaltsplats".to_string();
        line.quantity = Quantity::Given(given(d("77")));
    });
    make.0.unit_costs[0].party = actor(2);
    let make = make.explicit(&["1", "0.9", "0.8"]).outcome("Arbete", "40", |_| ());
    let real = |make: Make, party, kronor| {
        make.line(party, CostType::Real, Side::Income, Basis::Person, kronor, |_| ())
    };
    let make = real(real(make, actor(0), "1000"), actor(1), "500");
    make.line(actor(0), CostType::Financial, Side::Income, Basis::Year, "64000", |_| ())
}

/// What the inner edition tells of the 3: the price, what it is called, the share that fades and
/// that is left after a year, the amounts of the years, their persons after a year, their share of all.
const TOLD: [&str; 10] = [
    "4321",
    "ANSTALT",
    "Anstaltsplats",
    "0.123",
    "0.877",
    "998151",      // 3 * 77 * 4,321
    "875378.427",  // 998,151 * 0.877
    "767706.8804", // 875,378.427 * 0.877 = 767,706.880479
    "2.631",       // 3 * 0.877
    "0.015",       // 3 of 200
];

/// What one of the three comes to: 77 * 4,321, and that after a year.
const OF_ONE: [&str; 2] = ["332717", "291792.809"];

fn written(edition: Edition) -> Vec<u8> {
    let place = Place::workbook(&Arc::from("fall.xlsx"));
    let finding = Finding::new(Code::NumberAsText, place).with("found", "4 321").with("understood", "4321");
    report(&account().0, &[finding], edition, Words::of(Lang::Sv)).expect("a report")
}

/// All parts of a report as text.
fn parts(package: &Package) -> String {
    package.parts.values().map(|part| String::from_utf8_lossy(part)).collect()
}

#[test]
fn nothing_of_a_suppressed_outcome_is_anywhere_in_the_file() {
    let inner = parts(&Package::read(&written(Edition::INNER)));
    let outer = parts(&Package::read(&written(edition(5))));
    for told in TOLD {
        assert!(inner.contains(told), "the inner edition should tell {told}, or this tests nothing");
    }
    for told in TOLD.into_iter().chain(OF_ONE) {
        assert!(!outer.contains(told), "the outer edition tells {told}");
    }
}

#[test]
fn a_suppressed_outcome_is_named_in_kontroller_and_nowhere_else() {
    let package = Package::read(&written(edition(5)));
    let named = package.cells().filter(|(_, cell)| cell.value.contains("Laglydnad"));
    let named: Vec<_> = named.map(|(sheet, cell)| (sheet.name.as_str(), cell.value.as_str())).collect();
    assert_eq!(named, [("Kontroller", "Utfall: Laglydnad")]);
}

fn header(sheet: &package::Sheet) -> String {
    sheet.xml.all("oddHeader").first().map_or(String::new(), |node| node.text.clone())
}

#[test]
fn every_sheet_of_the_inner_edition_is_marked_on_the_screen_and_in_print() {
    let package = Package::read(&written(Edition::INNER));
    assert!(package.sheets.len() >= 10);
    for sheet in &package.sheets {
        assert!(sheet.cells.iter().any(|cell| cell.row == 3 && cell.value == MARK), "{}", sheet.name);
        assert!(header(sheet).contains(PRINTED), "{}", sheet.name);
    }
}

#[test]
fn no_sheet_of_the_outer_edition_is_marked_and_proveniens_says_what_it_is() {
    let package = Package::read(&written(edition(5)));
    assert!(!parts(&package).contains(MARK));
    let told = package.cells().find(|(_, cell)| cell.value.starts_with("Extern utgåva"));
    let (sheet, cell) = told.expect("what it is");
    assert_eq!(sheet.name, "Proveniens");
    assert_eq!(cell.value, "Extern utgåva – uppgifter om färre än 5 personer redovisas inte");
}

#[test]
fn findings_of_the_outer_edition_name_their_code_and_place_but_no_value() {
    let package = Package::read(&written(edition(5)));
    let said = &Words::of(Lang::Sv).findings.text(Code::NumberAsText).explanation;
    for value in ["B207", "fall.xlsx", said] {
        assert!(
            package.cells().any(|(sheet, cell)| sheet.name == "Proveniens" && cell.value == value),
            "{value}"
        );
    }
}

#[test]
fn where_nothing_is_small_the_outer_edition_differs_by_its_marks_alone() {
    let mut inputs = account().0;
    inputs.outcomes[0].persons = given(d("5"));
    let cells = |edition| {
        let bytes = report(&inputs, &[], edition, Words::of(Lang::Sv)).expect("a report");
        let package = Package::read(&bytes);
        let cells = package.cells().map(|(sheet, cell)| {
            ((sheet.name.clone(), cell.reference.clone()), (cell.formula.clone(), cell.value.clone()))
        });
        cells.collect::<BTreeMap<_, _>>()
    };
    let (inner, outer) = (cells(Edition::INNER), cells(edition(5)));
    let same = |(sheet, _): &(String, String)| !["Kontroller", "Proveniens"].contains(&sheet.as_str());
    let differing: Vec<_> = (inner.iter().filter(|(at, cell)| same(at) && outer.get(*at) != Some(cell)))
        .map(|((_, reference), (_, value))| (reference.as_str(), value.as_str()))
        .collect();
    assert!(
        differing
            .iter()
            .all(|(at, value)| at.trim_start_matches(char::is_alphabetic) == "3" && *value == MARK),
        "{differing:?}"
    );
    assert!(outer.keys().filter(|at| same(at)).all(|at| inner.contains_key(at)));
    let said = "Ingenting behövde slås samman: inga uppgifter avser färre än 5 personer.";
    assert!(outer.iter().any(|((sheet, _), (_, value))| sheet == "Kontroller" && value == said));
}
