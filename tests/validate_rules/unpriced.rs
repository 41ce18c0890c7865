//! Effects without a price: what the sheet may hold and what is said of the rest.

use crate::{checked, codes, finding, inputs};
use bokslut::base::Code;
use bokslut::model::{ActorId, Direction, Party, Strength};

const HEADS: &str = "Ej prissatta effekter | A1 | Effekt* | Aktör | Riktning* | Styrka | Beskrivning";

fn row(cells: &str) -> String {
    format!("[2016/kontoret.xlsx]\n{HEADS}\nEj prissatta effekter | A2 | {cells}")
}

#[test]
fn an_account_has_no_unpriced_effects_unless_the_sheet_says_so() {
    assert!(inputs("").unpriced.is_empty());
    assert!(inputs("[2016/kontoret.xlsx]\nEj prissatta effekter").unpriced.is_empty());
    assert!(inputs(&format!("[2016/kontoret.xlsx]\n{HEADS}")).unpriced.is_empty(), "heads alone");
}

#[test]
fn a_row_says_what_for_whom_which_way_and_how_much() {
    let all = inputs(
        "[2016/kontoret.xlsx]
        Unpriced effects | A2 | EFFECT | Description | Strength | Direction | Actor
        Unpriced effects | A3 | Bättre hälsa | Enkät | stor | + | region
        Unpriced effects | A4 | Längre köer | | small | − | verksamheten
        Unpriced effects | A5 | =lugn | | | minus",
    )
    .unpriced;
    let told: Vec<_> = all.iter().map(|e| (e.effect.as_str(), e.party, e.direction, e.strength)).collect();
    let region = Some(Party::Actor(ActorId(1)));
    assert_eq!(
        told,
        [
            ("Bättre hälsa", region, Direction::Gain, Some(Strength::Large)),
            ("Längre köer", Some(Party::Operation), Direction::Loss, Some(Strength::Small)),
            ("=lugn", None, Direction::Loss, None),
        ]
    );
    assert_eq!(all.iter().map(|effect| effect.description.as_str()).collect::<Vec<_>>(), ["Enkät", "", ""]);
    assert_eq!(all[1].place.within(), "Unpriced effects!A4");
}

#[test]
fn a_wrong_cell_is_told_at_its_place_with_what_was_probably_meant() {
    let cases = [
        ("Hälsa | Regoin | +", Code::UnknownActor, "B2", Some("Region")),
        ("Hälsa | Produktionsvärde | +", Code::ProductionWithActor, "B2", None),
        ("Hälsa | | 1", Code::UnknownChoice, "C2", None),
        ("Hälsa | | + | måtlig", Code::UnknownChoice, "D2", Some("måttlig")),
        ("Hälsa", Code::MissingValue, "C2", None),
        (" | Region | +", Code::MissingValue, "A2", None),
        ("#REF! | | +", Code::ErrorValue, "A2", None),
    ];
    for (cells, code, cell, suggestion) in cases {
        let found = finding(&row(cells));
        let at = format!("Ej prissatta effekter!{cell}");
        assert_eq!((found.code, found.place.within()), (code, at), "{cells}");
        assert_eq!(found.suggestion.as_deref(), suggestion, "{cells}");
    }
}

#[test]
fn the_same_row_twice_is_a_warning_and_the_same_effect_for_another_actor_is_not() {
    let twice = checked(&format!(
        "{}\nEj prissatta effekter | A3 | Hälsa | Kommun | +\nEj prissatta effekter | A4 | hälsa | Region | +",
        row("Hälsa | Region | +")
    ));
    assert_eq!(codes(&twice.findings), [(Code::DuplicateRow, "Ej prissatta effekter!A4".to_string())]);
    assert_eq!(twice.operations[0].1.as_ref().expect("inputs").unpriced.len(), 3);
}

#[test]
fn a_personal_identity_number_is_refused_there_as_everywhere() {
    let found = finding(&row("Hälsa | | + | | Gäller 19811218-9876"));
    assert_eq!(
        (found.code, found.place.within()),
        (Code::PersonalNumber, "Ej prissatta effekter!E2".to_string())
    );
}
