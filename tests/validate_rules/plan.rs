//! The sheet Plan.

use super::{checked, codes, inputs};
use bokslut::base::{Code, Kronor, Share};
use bokslut::model::Side;
use rust_decimal::Decimal;

fn d(text: &str) -> Decimal {
    text.parse().expect("a number")
}

#[test]
fn an_account_has_no_plan_unless_the_sheet_holds_something() {
    assert!(inputs("").plan.is_none());
    assert!(inputs("[2016/kontoret.xlsx]\nPlan").plan.is_none());
}

#[test]
fn rows_are_outcomes_entries_or_prices_in_any_order_and_what_is_blank_is_not_stated() {
    let inputs = inputs(
        "[2016/kontoret.xlsx]
        Budget | A1 | Budget 2016
        Budget | A3 | Outcome | Persons | Months per person and year | Persistence | Deadweight | Entry | Side | Amount (kr) | Actor | Code | Price
        Budget | A4 | Studier | 50
        Budget | A5 | | | | | | Anslag | Intäkt | 19000000 | Kommun
        Budget | A6 | arbete | 200 | 6 | reserv | 0.1
        Budget | A7 | | | | | | | | | | fors | 8500",
    );
    let plan = inputs.plan.expect("a plan");
    let [work, studies] = plan.outcomes.as_slice() else { panic!("two outcomes, in the order of Utfall") };
    assert_eq!((work.persons.value, studies.persons.value), (d("200"), d("50")));
    assert_eq!(work.months_per_person.as_ref().map(|months| months.value), Some(d("6")));
    assert!(work.months_year_1.is_none() && studies.months_per_person.is_none());
    // A profile that only the plan names is kept, after those that outcomes use.
    assert_eq!((work.profile, studies.profile), (Some(1), None));
    let names: Vec<&str> = inputs.profiles.iter().map(|profile| &*profile.name).collect();
    assert_eq!(names, ["Avtagande", "Reserv"]);
    let shares: Vec<_> = work.shares.iter().map(|share| share.as_ref().map(|share| share.value)).collect();
    assert_eq!(shares, [Some(Share(d("0.1"))), None, None]);
    let [entry] = plan.entries.as_slice() else { panic!("one entry") };
    assert_eq!((&*entry.label, entry.side, entry.year), ("Anslag", Side::Income, 1));
    assert_eq!(entry.amount.value, Kronor(d("19000000")));
    let [(cost, price)] = plan.prices.as_slice() else { panic!("one price") };
    assert_eq!((&*inputs.unit_costs[*cost].code, price.value), ("FORS", Kronor(d("8500"))));
    assert_eq!(price.place.as_ref().map(|place| place.within()), Some("Budget!K7".to_string()));
}

#[test]
fn a_plan_is_looked_up_and_counted_like_what_it_is_a_plan_for() {
    let findings = checked(
        "[2016/kontoret.xlsx]
        Plan | A1 | Utfall | Antal personer | Varaktighet | Post | Sida | Belopp | Kod | Pris
        Plan | A2 | Arbete | 200.5 | Snabb
        Plan | A3 | Studier | 40
        Plan | A4 | Studier | 41
        Plan | A5 | Praktik | 3
        Plan | A6 | | | | Anslag | Intäkt | 1
        Plan | A7 | | | | | | | FORSK | 3
        Plan | A8 | | | | | | | VARD | 3
        Plan | A9 | | | | | | | vard | 4",
    )
    .findings;
    let found = codes(&findings);
    let expected = [
        (Code::NotWhole, "Plan!B2"),
        (Code::UnknownProfile, "Plan!C2"),
        (Code::Duplicate, "Plan!A4"),
        (Code::UnknownOutcome, "Plan!A5"),
        (Code::IncomeWithoutActor, "Plan!D6"),
        (Code::UnknownCode, "Plan!G7"),
        (Code::Duplicate, "Plan!G9"),
    ];
    assert_eq!(found, expected.map(|(code, at)| (code, at.to_string())));
}

#[test]
fn a_price_that_no_line_uses_is_a_note_and_a_sheet_without_headings_is_told() {
    let notes = checked(
        "[enhetskostnader.xlsx]
        Enhetskostnader | A8 | BUP | Barnpsykiatri | Region | Real | besök | 3900 | 2016 | KPP
        [2016/kontoret.xlsx]
        Plan | A1 | Utfall | Antal personer | Kod | Pris
        Plan | A2 | Arbete | 200
        Plan | A3 | Studier | 40
        Plan | A4 | | | BUP | 4000",
    )
    .findings;
    let notes: Vec<_> = codes(&notes).into_iter().filter(|(_, at)| at.starts_with("Plan")).collect();
    assert_eq!(notes, [(Code::UnusedUnitCost, "Plan!C4".to_string())]);
    let none = checked("[2016/kontoret.xlsx]\nPlan | A1 | Vi planerar inte").findings;
    assert_eq!(none.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::MissingColumn]);
}
