//! Cases worked by hand.

use crate::Planned;
use crate::support_cases::*;
use bokslut::base::{Cited, Kronor};
use bokslut::model::*;
use rust_decimal::Decimal;

fn all(texts: &[&str]) -> Vec<Decimal> {
    texts.iter().map(|text| d(text)).collect()
}

fn outcome(persons: &str) -> PlannedOutcome {
    PlannedOutcome {
        persons: given(d(persons)),
        months_year_1: None,
        months_per_person: None,
        profile: None,
        shares: [None, None, None],
        place: place(),
    }
}

fn entry(label: &str, side: Side, amount: &str, actor: Option<usize>, year: usize) -> Entry {
    let (label, amount) = (label.to_string(), given(Kronor(d(amount))));
    Entry { label, side, amount, actor: actor.map(ActorId), year, place: place() }
}

/// Two years at 25 %: D = 1; 0.8. Arbete, 20 persons of 10 months, net share 0.8, persistence 1; 0.5.
/// Kommun gains 1,100 kr an effect month; Region pays 4,000 kr a year for all of them together.
fn account() -> Make {
    let make = Make::new().horizon(2).rate("0.25").explicit(&["1", "0.8"]).explicit(&["1", "0.5"]);
    let make = make.unit_cost("STÖD", "1100", 2020);
    let make = make.entry(Side::Cost, "50000", None, 1).entry(Side::Income, "30000", Some(0), 1);
    let make = make.entry(Side::Cost, "7000", None, 2).outcome("Arbete", "20", |outcome| {
        outcome.months_per_person = given(d("10"));
        outcome.deadweight = share("0.2");
    });
    let make = make.line(actor(0), CostType::Real, Side::Income, Basis::EffectMonth, "0", |line| {
        line.price = Price::UnitCost(0);
    });
    make.line(actor(1), CostType::Financial, Side::Cost, Basis::Year, "4000", |_| ())
}

/// 25 persons of 12 months, net share 1, persistence 1; 0.8, at 1,000 kr; cost 45,000 + 2,000 kr for
/// something that was not bought, income 40,000 kr, and nothing planned for year 2.
fn planned() -> Inputs {
    let mut inputs = account().0;
    let outcome = PlannedOutcome {
        months_per_person: Some(given(d("12"))),
        profile: Some(0),
        shares: [Some(share("0")), None, None],
        ..outcome("25")
    };
    inputs.plan = Some(Plan {
        outcomes: vec![outcome],
        entries: vec![
            entry("post 2", Side::Income, "40000", Some(0), 1),
            entry("Post 1", Side::Cost, "45000", None, 1),
            entry("Konferens", Side::Cost, "2000", None, 1),
        ],
        prices: vec![(0, given(Kronor(d("1000"))))],
    });
    inputs
}

#[test]
fn the_difference_splits_into_five_parts_in_the_stated_order() {
    let planned = Planned::of(planned());
    // Plan. Kommun: 1,000 * 25 * 12 = 300,000, then * 0.8 = 240,000, less 40,000 to the operation:
    // 260,000 in year 1, 300,000 + 0.8 * 240,000 - 40,000 = 452,000 by year 2.
    // Books: it pays 10,000 less. Price: 1.1 times 300,000 and 492,000. Volume: of 330,000 and 541,200 the
    // fifth part less. Effect: of 264,000 and 432,960 10/12 * 0.8 = 2/3 are left. Persistence: year 2 is
    // 1,100 * 20 * 10 * 0.8 * (0.5 - 0.8) * 0.8 = -42,240.
    let kommun = planned.party(Some(actor(0)));
    let year_1 = all(&["260000", "10000", "30000", "-66000", "-88000", "0"]);
    let by_2 = all(&["452000", "10000", "49200", "-108240", "-144320", "-42240"]);
    assert_eq!([planned.lines(kommun, 0), planned.lines(kommun, 2)], [year_1.clone(), by_2]);
    assert_eq!(planned.lines(kommun, 1), year_1, "at the beginning of the year nothing is discounted");
    // Region. Plan: 4,000 * 25/20 = 5,000, then * 0.8 * 0.8 = 3,200: 8,200. Volume: a fifth part less, 1,640.
    // Effect: of 6,560 a fifth part less, 1,312. Persistence: 4,000 * 0.8 * 0.3 * 0.8 = 768.
    let region = planned.party(Some(actor(1)));
    assert_eq!(planned.lines(region, 0), all(&["-5000", "0", "0", "1000", "800", "0"]));
    assert_eq!(planned.lines(region, 2), all(&["-8200", "0", "0", "1640", "1312", "768"]));
    // The operation. Plan: 40,000 - 45,000 - 2,000. It came to 30,000 - 50,000 and in year 2 to -7,000 * 0.8.
    let operation = planned.party(Some(Party::Operation));
    assert_eq!(planned.lines(operation, 0), all(&["-7000", "-13000", "0", "0", "0", "0"]));
    assert_eq!(planned.lines(operation, 2), all(&["-7000", "-18600", "0", "0", "0", "0"]));
    let total = planned.party(None);
    assert_eq!(planned.lines(total, 0), all(&["248000", "-3000", "30000", "-65000", "-87200", "0"]));
    assert_eq!(planned.lines(total, 2), all(&["436800", "-8600", "49200", "-106600", "-143008", "-41472"]));
    // 216,400 - 4,480 - 25,600 = 186,320.
    let by_2 = &total.compared[2];
    let numbers = planned.worked.numbers(&[by_2.outcome, by_2.difference, by_2.sum]);
    assert_eq!(numbers, all(&["186320", "-250480", "-250480"]));
    assert_eq!(planned.worked.word(by_2.verdict), "OK");
}

#[test]
fn entries_find_their_plan_by_name_side_and_actor_and_the_others_stand_alone() {
    let planned = Planned::of(planned());
    let entries: Vec<_> = (planned.split.given.entries.iter())
        .map(|entry| {
            (&*entry.label, planned.worked.numbers(&[entry.amount, entry.outcome, entry.difference]))
        })
        .collect();
    let expected = [
        ("Post 1", all(&["45000", "50000", "5000"])),
        ("Post 2", all(&["40000", "30000", "-10000"])),
        ("Post 3", all(&["0", "7000", "7000"])),
        ("Konferens", all(&["2000", "0", "-2000"])),
    ];
    assert_eq!(entries, expected);
}

#[test]
fn an_entry_that_came_in_another_year_was_planned_for_its_own() {
    let mut inputs = planned();
    let plan = inputs.plan.as_mut().expect("a plan");
    plan.entries.push(entry("Post 3", Side::Cost, "6000", None, 1));
    let planned = Planned::of(inputs);
    let late = &planned.split.given.entries[2];
    assert_eq!(planned.worked.numbers(&[late.amount, late.year, late.outcome]), all(&["6000", "1", "7000"]));
    // 6,000 more were planned for year 1; 7,000 came in year 2: by then -18,600 + 6,000.
    let operation = planned.party(Some(Party::Operation));
    assert_eq!(planned.lines(operation, 0)[..2], all(&["-13000", "-7000"]));
    assert_eq!(planned.lines(operation, 2)[..2], all(&["-13000", "-12600"]));
}

#[test]
fn where_nobody_and_nothing_was_planned_the_books_and_the_volume_are_all_there_is() {
    let mut inputs = account().0;
    inputs.outcomes[0].months_year_1 = Some(given(d("150")));
    let none = PlannedOutcome { months_year_1: Some(given(d("0"))), ..outcome("0") };
    inputs.plan = Some(Plan { outcomes: vec![none], entries: Vec::new(), prices: Vec::new() });
    let planned = Planned::of(inputs);
    // Nobody's months per person in year 1 are those of a full year, 10: 20 * 10 * 1,100 * 0.8 = 176,000 by
    // volume; 150 months came, 50 fewer: -44,000 by effect. Kommun pays 30,000.
    let kommun = planned.lines(planned.party(Some(actor(0))), 0);
    assert_eq!(kommun, all(&["0", "-30000", "0", "176000", "-44000", "0"]));
    assert_eq!(planned.lines(planned.party(Some(actor(1))), 0), all(&["0", "0", "0", "-3200", "0", "0"]));
    // 30,000 - 50,000 in year 1.
    let operation = planned.lines(planned.party(Some(Party::Operation)), 0);
    assert_eq!(operation, all(&["0", "-20000", "0", "0", "0", "0"]));
}

#[test]
fn where_nobody_came_what_holds_for_all_together_is_planned_as_it_came_out() {
    let mut inputs = account().0;
    inputs.outcomes[0].persons = given(d("0"));
    inputs.plan = Some(Plan { outcomes: vec![outcome("25")], entries: Vec::new(), prices: Vec::new() });
    let planned = Planned::of(inputs);
    // 25 * 10 * 1,100 * 0.8 = 220,000 were planned, and nothing came of it.
    let kommun = planned.lines(planned.party(Some(actor(0))), 0);
    assert_eq!(kommun, all(&["220000", "-30000", "0", "-220000", "0", "0"]));
    assert_eq!(planned.lines(planned.party(Some(actor(1))), 0), all(&["-3200", "0", "0", "0", "0", "0"]));
}

#[test]
fn months_of_year_1_follow_the_persons_as_they_were_planned_or_as_they_came() {
    let months = |plan: PlannedOutcome, observed: Option<&str>| {
        let mut inputs = account().0;
        inputs.outcomes[0].months_year_1 = observed.map(|months| given(d(months)));
        inputs.plan = Some(Plan { outcomes: vec![plan], entries: Vec::new(), prices: Vec::new() });
        let planned = Planned::of(inputs);
        let months = planned.split.drivers[0].months.as_ref().expect("a line of effect months");
        months.each_ref().map(|months| planned.worked.number(months[0]))
    };
    let numbers = |texts: [&str; 3]| texts.map(d);
    // 200 for 25 are 160 for 20; 150 came.
    let stated = PlannedOutcome { months_year_1: Some(given(d("200"))), ..outcome("25") };
    assert_eq!(months(stated, Some("150")), numbers(["200", "160", "150"]));
    // 12 each: 300 for 25, 240 for 20.
    let each = PlannedOutcome { months_per_person: Some(given(d("12"))), ..outcome("25") };
    assert_eq!(months(each, Some("150")), numbers(["300", "240", "150"]));
    // Nothing stated: 150 for 20 are 187.5 for 25.
    assert_eq!(months(outcome("25"), Some("150")), numbers(["187.5", "150", "150"]));
    // Nothing observed either: 10 each.
    assert_eq!(months(outcome("25"), None), numbers(["250", "200", "200"]));
}

#[test]
fn a_planned_price_is_uprated_as_the_price_is() {
    let mut inputs = account().index("KPI", &[(2019, "200"), (2020, "210")]).0;
    inputs.unit_costs[0].index = Some(0);
    inputs.unit_costs[0].price_year = given(bokslut::base::Year(2019));
    let prices = vec![(0, Cited::default_of(Kronor(d("1000"))))];
    inputs.plan = Some(Plan { outcomes: vec![outcome("20")], entries: Vec::new(), prices });
    let planned = Planned::of(inputs);
    let price = &planned.split.given.prices[0];
    // 1,000 * 210 / 200 = 1,050 against 1,155.
    assert_eq!(planned.worked.numbers(&[price.uprated, price.difference]), all(&["1050", "105"]));
}

#[test]
fn the_chart_goes_from_the_plan_to_the_outcome() {
    let planned = Planned::of(planned());
    let fall = &planned.split.fall;
    let levels: Vec<_> = fall.columns.iter().map(|column| planned.worked.number(column.level)).collect();
    // The term of office ends with the horizon, year 2.
    assert_eq!(fall.year, 2);
    assert_eq!(levels, all(&["436800", "428200", "477400", "370800", "227792", "186320", "186320"]));
    let volume = &fall.columns[3];
    let drawn = [volume.base, volume.total, volume.rise[0], volume.rise[1], volume.fall[0], volume.fall[1]];
    assert_eq!(planned.worked.numbers(&drawn), all(&["370800", "0", "0", "0", "106600", "0"]));
}
