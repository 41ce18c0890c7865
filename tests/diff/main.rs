//! What changed between two reports, and why: by hand, by properties, through the program.

#[path = "../support_cases/mod.rs"]
mod support_cases;
#[path = "../support_engine/mod.rs"]
mod support_engine;

mod forms;
mod hand;
mod pairs;
mod program;
mod sheets;

use bokslut::base::Finding;
use bokslut::diff::{Difference, Figure, Measure, Part, Whose, compare};
use bokslut::edition::Edition;
use bokslut::model::Inputs;
use bokslut::pipeline::report;
use bokslut::read::{Limits, Package};
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;

/// A written report as a stranger opens it.
pub fn package(bytes: &[u8]) -> Package {
    Package::open(bytes, Limits::default()).expect("a workbook")
}

/// What changed between two written reports.
pub fn between(old: &[u8], new: &[u8], lang: Lang) -> Difference {
    compare(("old.xlsx", &package(old)), ("new.xlsx", &package(new)), lang).expect("two reports")
}

/// The report of some inputs.
pub fn written(inputs: &Inputs) -> Result<Vec<u8>, Finding> {
    report(inputs, &[], Edition::INNER, Words::of(Lang::Sv))
}

/// What changed between the reports of some inputs.
pub fn of_inputs(old: &Inputs, new: &Inputs) -> Difference {
    let [old, new] = [old, new].map(|inputs| written(inputs).expect("small numbers"));
    between(&old, &new, Lang::Sv)
}

/// An actor by its Swedish name.
pub fn actor(name: &str) -> Whose {
    Whose::Actor(name.to_lowercase())
}

/// A key figure that must be there.
pub fn figure<'a>(
    difference: &'a Difference,
    whose: &Whose,
    measure: Measure,
    year: Option<u16>,
) -> &'a Figure {
    difference.figure(whose, measure, year).unwrap_or_else(|| panic!("no {whose:?} {measure:?} {year:?}"))
}

/// The parts of a figure, in order.
pub fn parts(figure: &Figure) -> [Decimal; 9] {
    let way = figure.way.as_ref().expect("a figure with parts");
    Part::ALL.map(|part| way.part(part))
}
