//! The same said in another way, and what no input tells: forms of quantities, names of profiles,
//! lengths of rows, years of prices, who takes part.

use crate::support_cases::{Make, actor as party, d, given};
use crate::{actor, figure, of_inputs, parts};
use bokslut::base::Cited;
use bokslut::diff::{Caution, Measure, Part, Shown, Whose};
use bokslut::model::{Basis, CostType, Inputs, Price, Quantity, Side};
use rust_decimal::Decimal;

/// An account of an outcome with one line for each person.
fn account(quantity: Quantity) -> Make {
    Make::new().horizon(3).rate("0").explicit(&["1", "0.5"]).outcome("Arbete", "10", |_| ()).line(
        party(0),
        CostType::Real,
        Side::Income,
        Basis::Person,
        "100",
        |line| line.quantity = quantity,
    )
}

fn number(text: &str) -> Quantity {
    Quantity::Given(given(d(text)))
}

fn change(before: &str, after: &str) -> Quantity {
    Quantity::Change { before: given(d(before)), after: given(d(after)) }
}

/// The parts of society's accumulated result that are not 0.
fn moved(old: &Inputs, new: &Inputs, year: u16) -> Vec<(Part, Decimal)> {
    let difference = of_inputs(old, new);
    let parts = parts(figure(&difference, &Whose::Total, Measure::Accumulated, Some(year)));
    Part::ALL.into_iter().zip(parts).filter(|(_, part)| !part.is_zero()).collect()
}

#[test]
fn a_change_told_as_a_number_is_the_same_effect_whichever_report_tells_it_so() {
    let (plain, changed) = (account(number("4")).0, account(change("6", "2")).0);
    assert_eq!(moved(&plain, &changed, 3), []);
    assert_eq!(moved(&changed, &plain, 3), []);
    // One unit more for each of 10 persons at 100 kr, in year 1 whole and then half: 1 000 x 2.
    let more = account(change("6", "1")).0;
    assert_eq!(moved(&plain, &more, 3), [(Part::Effect, d("2000"))]);
    assert_eq!(moved(&more, &plain, 3), [(Part::Effect, d("-2000"))]);
}

#[test]
fn a_profile_of_another_name_or_form_or_length_is_a_change_of_how_long_effects_last() {
    let old = account(number("1")).0;
    let mut renamed = old.clone();
    renamed.profiles[0].name = "Arbete 2025".into();
    assert_eq!(moved(&old, &renamed, 3), []);
    // 1 000 a year: 1 + 0.5 + 0.5 before; 1 + 0.5 + 0.25 after.
    let mut longer = Make::new().explicit(&["1", "0.5", "0.25"]).0.profiles;
    assert_eq!(
        moved(&old, &Inputs { profiles: longer.clone(), ..old.clone() }, 3),
        [(Part::Persistence, d("-250"))]
    );
    assert_eq!(moved(&Inputs { profiles: longer, ..old.clone() }, &old, 3), [(Part::Persistence, d("250"))]);
    // Half of it fades each year: 1 + 0.5 + 0.25.
    longer = Make::new().parametric("0.5", "0", None).0.profiles;
    let fading = Inputs { profiles: longer, ..old.clone() };
    assert_eq!(moved(&old, &fading, 3), [(Part::Persistence, d("-250"))]);
    assert_eq!(moved(&fading, &old, 3), [(Part::Persistence, d("250"))]);
}

#[test]
fn effect_months_that_are_observed_in_one_of_the_years_only_are_an_effect_on_each_person() {
    let line =
        |make: Make| make.line(party(0), CostType::Real, Side::Income, Basis::EffectMonth, "100", |_| ()).0;
    let base = || Make::new().horizon(1).rate("0");
    let computed = line(base().outcome("Arbete", "10", |_| ()));
    // 12 persons of whom 90 months are observed; 10 persons have 120 months.
    let observed =
        line(base().outcome("Arbete", "12", |outcome| outcome.months_year_1 = Some(given(d("90")))));
    // Volume: 12 x 12 - 120 = 24 months. Effect: 90 - 144 = -54 months.
    assert_eq!(moved(&computed, &observed, 1), [(Part::Volume, d("2400")), (Part::Effect, d("-5400"))]);
    // Back: 90 months of 12 persons are 75 of 10; then 120.
    assert_eq!(moved(&observed, &computed, 1), [(Part::Volume, d("-1500")), (Part::Effect, d("4500"))]);
}

#[test]
fn the_same_observed_months_of_more_persons_are_more_persons_with_less_effect_on_each() {
    let of = |persons: &str| {
        let make = Make::new().horizon(1).rate("0");
        let make = make.outcome("Arbete", persons, |outcome| outcome.months_year_1 = Some(given(d("60"))));
        make.line(party(0), CostType::Real, Side::Income, Basis::EffectMonth, "100", |_| ()).0
    };
    // 10 -> 15 persons: 6 months each would be 90.
    assert_eq!(moved(&of("10"), &of("15"), 1), [(Part::Volume, d("3000")), (Part::Effect, d("-3000"))]);
}

#[test]
fn a_longer_series_and_a_shorter_one_are_both_an_effect() {
    let of = |amounts: &[&str]| {
        Make::new().horizon(4).rate("0").outcome("Arbete", "10", |_| ()).series(
            party(0),
            CostType::Real,
            Side::Income,
            amounts,
        )
    };
    let (short, long) = (of(&["10", "20"]).0, of(&["10", "20", "30", "0"]).0);
    // 10 + 20 + 20 + 20 = 70; 10 + 20 + 30 + 0 = 60.
    assert_eq!(moved(&short, &long, 4), [(Part::Effect, d("-10"))]);
    assert_eq!(moved(&long, &short, 4), [(Part::Effect, d("10"))]);
}

#[test]
fn prices_of_another_price_year_than_the_earlier_index_reaches_are_put_in_uprated() {
    let of = |year: u16, values: &[(u16, &str)], price: &str| {
        let make = Make::new().horizon(1).rate("0").price_year(year).index("KPI", values);
        let mut make = make.unit_cost("KOD", price, 2020).outcome("Arbete", "10", |_| ());
        make.0.operation.year.value.0 = year;
        make.line(party(0), CostType::Real, Side::Income, Basis::Person, "1", |line| {
            line.price = Price::UnitCost(0)
        })
        .0
    };
    let old = of(2021, &[(2020, "100"), (2021, "110")], "1000");
    let new = of(2023, &[(2020, "100"), (2023, "125")], "1000");
    // 10 persons x 1 000 kr of 2020: 1.1 times that in 2021, 1.25 times in 2023.
    assert_eq!(moved(&old, &new, 1), [(Part::Price, d("1500"))]);
    assert_eq!(moved(&new, &old, 1), [(Part::Price, d("-1500"))]);
}

#[test]
fn what_lies_beyond_the_earlier_sheets_and_other_rules_are_what_remains() {
    let of =
        |basis: Basis| account(number("1")).line(party(1), CostType::Real, Side::Cost, basis, "50", |_| ()).0;
    // 50 for each of 10 persons instead of 50 once, of which no input tells.
    let difference = of_inputs(&of(Basis::Once), &of(Basis::Person));
    let found = figure(&difference, &actor("Region"), Measure::Result, None);
    assert_eq!(parts(found)[8], d("-450"));
    let mut longer = account(number("1")).0;
    longer = Make(longer).horizon(5).0;
    let difference = of_inputs(&account(number("1")).0, &longer);
    // Years that both show are the same.
    let found = figure(&difference, &Whose::Total, Measure::Accumulated, Some(3));
    assert!(parts(found).iter().all(Decimal::is_zero));
    assert!(difference.changed.iter().any(|changed| changed.key == "horizon"));
}

#[test]
fn lines_that_are_called_the_same_are_told_apart_and_actors_come_and_go() {
    let twin = |make: Make, price: &str| {
        make.line(party(0), CostType::Real, Side::Income, Basis::Once, price, |line| {
            line.label = "Rad".to_string()
        })
    };
    let old = twin(twin(account(number("1")), "10"), "20").part("Försvinner", None).0;
    let new = twin(twin(account(number("1")), "10"), "25").part("Kommer", None).0;
    let difference = of_inputs(&old, &new);
    assert_eq!(parts(figure(&difference, &Whose::Total, Measure::Result, None))[1], d("5"));
    assert_eq!(difference.actors, [vec!["Kommer".to_string()], vec!["Försvinner".to_string()]]);
    // The second of two is gone.
    let one = twin(account(number("1")), "10").0;
    assert_eq!(moved(&old, &one, 1), [(Part::Removed, d("-20"))]);
    assert_eq!(moved(&one, &old, 1), [(Part::Added, d("20"))]);
}

#[test]
fn entries_of_the_books_that_come_and_go_are_no_change_of_those_that_stay() {
    let old = account(number("1")).entry(Side::Cost, "500", None, 1).entry(Side::Cost, "40", None, 2).0;
    let new = account(number("1")).entry(Side::Cost, "600", None, 1).0;
    assert_eq!(moved(&old, &new, 3), [(Part::OwnBooks, d("-100")), (Part::Removed, d("40"))]);
    assert_eq!(moved(&new, &old, 3), [(Part::OwnBooks, d("100")), (Part::Added, d("-40"))]);
}

#[test]
fn a_year_of_payback_is_a_number_or_a_word_and_has_no_parts() {
    let of = |cost: &str| account(number("1")).entry(Side::Cost, cost, None, 1).0;
    let difference = of_inputs(&of("1200"), &of("9000"));
    let found = figure(&difference, &Whose::Total, Measure::Payback, None);
    assert!(found.way.is_none() && matches!(found.ends, [Shown::Number(_), Shown::Word(_)]), "{found:?}");
    let lowest = figure(&difference, &Whose::Total, Measure::Lowest, None);
    assert!(!lowest.way.as_ref().expect("a number").change().is_zero());
}

#[test]
fn another_operation_is_a_caution_and_its_result_is_compared_all_the_same() {
    let old = account(number("1")).entry(Side::Cost, "500", None, 1).0;
    let mut new = old.clone();
    new.operation.name = Cited::default_of("Snickeriet".into());
    let difference = of_inputs(&old, &new);
    assert_eq!(difference.cautions, [Caution::Operations]);
    let found = figure(&difference, &Whose::Operation, Measure::Result, None);
    assert_eq!(found.names, ["Resultat_Verkstaden", "Resultat_Snickeriet"]);
}
