//! Cases worked by hand.

use crate::support_cases::{Make, actor, d, share};
use crate::{Decision, Worked, decided};
use bokslut::base::{Cited, Share};
use bokslut::decision::sensitivity::parameters::Which;
use bokslut::figure::Id;
use bokslut::model::*;
use rust_decimal::Decimal;

/// Ten persons in work, no discounting, four years, effect 100, 50, 50, 50 %. The operation costs 50 000.
/// Kommun gains 1 000 per effect month: 10 * 12 * 1 000 = 120 000 in year 1, 60 000 in each later year.
/// Region pays 4 000 once. So society has, after 1 and 4 years,
///   120 000 - 50 000 - 4 000 = 66 000 and 66 000 + 3 * 60 000 = 246 000.
fn small() -> Make {
    let make = Make::new().horizon(4).rate("0").explicit(&["1", "0.5"]);
    let make = make.outcome("Arbete", "10", |_| ()).entry(Side::Cost, "50000", None, 1);
    let line = (CostType::Real, Side::Income, Basis::EffectMonth);
    let make = make.line(actor(0), line.0, line.1, line.2, "1000", |_| ());
    make.line(actor(1), CostType::Real, Side::Cost, Basis::Once, "4000", |_| ())
}

fn scenario(name: &str, [persons, persistence, prices]: [&str; 3], rate: Option<&str>) -> Scenario {
    Scenario {
        persistence: Cited::default_of(Share(d(persistence))),
        prices: Cited::default_of(d(prices)),
        rate: rate.map(|rate| Cited::default_of(Share(d(rate)))),
        ..Scenario::of_method(name, d(persons))
    }
}

fn numbers(worked: &Worked, ids: &[bokslut::figure::Id]) -> Vec<Decimal> {
    worked.numbers(ids)
}

fn row(decision: &Decision, table: usize, wanted: Which) -> &bokslut::decision::sensitivity::tornado::Row {
    let parameters = &decision.sensitivity.parameters.all;
    let at = parameters.iter().position(|parameter| parameter.which == wanted).expect("the parameter");
    decision.sensitivity.tables[table].rows.iter().find(|row| row.parameter == at).expect("its row")
}

#[test]
fn a_scenario_multiplies_effects_and_leaves_the_books_alone() {
    let mut inputs = small().0;
    inputs.scenarios.push(scenario("Hälften", ["0.5", "1", "1"], None));
    inputs.scenarios.push(scenario("Kort", ["1", "0.5", "1"], None));
    inputs.scenarios.push(scenario("Dyrt", ["1", "1", "1.1"], None));
    inputs.scenarios.push(scenario("Ränta", ["1", "1", "1"], Some("0.25")));
    let (worked, decision) = decided(inputs);
    let totals: Vec<Vec<Decimal>> =
        decision.scenarios.scenarios.iter().map(|one| numbers(&worked, &one.total)).collect();
    let of = |one: &str, four: &str| vec![d(one), d(four)];
    assert_eq!(decision.spans.numbers, [1, 4]);
    assert_eq!(totals[0], of("66000", "246000"));
    // Half of 120 000, 60 000 a year and 4 000: 60 000 - 2 000 - 50 000 = 8 000; + 3 * 30 000 = 98 000.
    assert_eq!(totals[1], of("8000", "98000"));
    // Year 1 as it was; later years 30 000: 66 000 + 90 000.
    assert_eq!(totals[2], of("66000", "156000"));
    // Effects a tenth dearer: 132 000 - 4 400 - 50 000 = 77 600; + 3 * 66 000 = 275 600.
    assert_eq!(totals[3], of("77600", "275600"));
    // 60 000 / 1.25 + 60 000 / 1.5625 + 60 000 / 1.953125 = 48 000 + 38 400 + 30 720.
    assert_eq!(totals[4], of("66000", "183120"));
    // Of the half scenario: Kommun 60 000 and 150 000, Region -2 000, the operation -50 000.
    let parties = &decision.scenarios.scenarios[1].parties;
    let party = |wanted: Party| {
        let (_, row) = parties.iter().find(|(party, _)| *party == wanted).expect("a party");
        numbers(&worked, row)
    };
    assert_eq!(party(actor(0)), of("60000", "150000"));
    assert_eq!(party(actor(1)), of("-2000", "-2000"));
    assert_eq!(party(Party::Operation), of("-50000", "-50000"));
    assert_eq!(worked.word(decision.scenarios.verdict), "OK");
}

#[test]
fn each_parameter_moves_what_follows_it() {
    let (worked, decision) = decided(small().0);
    let changes = |which| -> Vec<Vec<Decimal>> {
        row(&decision, 0, which).changes.iter().map(|ends| numbers(&worked, ends)).collect()
    };
    let of = |one: [&str; 2], four: [&str; 2]| vec![one.map(d).to_vec(), four.map(d).to_vec()];
    // All effects, 116 000 and 296 000, a fifth less and more.
    assert_eq!(changes(Which::Persons(0)), of(["-23200", "23200"], ["-59200", "59200"]));
    // Kommun's line: 120 000 and 300 000. Nobody has more than twelve months, so none more.
    assert_eq!(changes(Which::Months(0)), of(["-24000", "0"], ["-60000", "0"]));
    // Years 2 to 4, 180 000. Half the effect may be a fifth more: no share comes above the whole.
    assert_eq!(changes(Which::Persistence(0)), of(["0", "0"], ["-36000", "36000"]));
    assert_eq!(changes(Which::Amount(1)), of(["800", "-800"], ["800", "-800"]));
    // At 2 %: 60 000 (1/1.02 + 1/1.0404 + 1/1.061208) = 173 032.99...; 180 000 are 6 967.00... less.
    let rate = changes(Which::Rate);
    assert_eq!(rate[0], [d("0"), d("0")]);
    assert_eq!(rate[1][0].round_dp(2), d("-6967.00"));
    // Kommun's own: the persons move its 120 000 and 300 000, Region's cost moves nothing.
    let own: Vec<Decimal> = numbers(&worked, &row(&decision, 1, Which::Persons(0)).changes[1]);
    assert_eq!(own, [d("-60000"), d("60000")]);
    assert!(
        decision.sensitivity.tables[1]
            .rows
            .iter()
            .all(|row| { decision.sensitivity.parameters.all[row.parameter].which != Which::Amount(1) })
    );
    let swings: Vec<Decimal> =
        decision.sensitivity.tables[0].ranked.iter().map(|row| worked.number(row.swing)).collect();
    // Kommun's amount moves most, 120 000 over four years; the persons 118 400.
    let first = decision.sensitivity.tables[0].ranked[..2].iter().map(|row| worked.word(row.label));
    assert_eq!(first.collect::<Vec<_>>(), ["Rad 1: Belopp", "Arbete: Antal personer"]);
    assert!(swings.is_sorted_by(|one, next| one >= next), "{swings:?}");
}

#[test]
fn ends_of_the_workbook_and_shares_that_are_taken_away_are_used() {
    let mut make = small().unit_cost("VÅRD", "200", 2020);
    make.0.unit_costs[0].span = [Some(Cited::default_of(bokslut::base::Kronor(d("150")))), None];
    make.0.outcomes[0].deadweight = share("0.2");
    let make = make.line(actor(0), CostType::Real, Side::Income, Basis::Once, "0", |line| {
        line.price = Price::UnitCost(0);
        line.quantity = Quantity::Given(Cited::default_of(d("10")));
    });
    let (worked, decision) = decided(make.0);
    let ends = |which| numbers(&worked, &row(&decision, 0, which).changes[0]);
    // 10 * 200 * 0.8 = 1 600. At 150, a quarter less; at 240, a fifth more.
    assert_eq!(ends(Which::UnitCost(0)), [d("-400"), d("320")]);
    // Effects of year 1 are 0.8 * (120 000 - 4 000 + 2 000) = 94 400. Deadweight 0.16: 0.84 / 0.8 of them,
    // 4 720 more; 0.24: 4 720 less.
    assert_eq!(ends(Which::Net(0, 0)), [d("4720"), d("-4720")]);
}

#[test]
fn the_account_turns_where_the_effects_pay_the_books() {
    let (worked, decision) = decided(small().0);
    let [society, kommun] = decision.sensitivity.turning.as_slice() else { panic!("two") };
    // 50 000 of 116 000 and of 296 000: 10 * 50/116 = 4.3103..., 10 * 50/296 = 1.6891...
    let persons = numbers(&worked, &society.persons[0].persons);
    assert_eq!(persons.iter().map(|n| n.round_dp(4)).collect::<Vec<_>>(), [d("4.3103"), d("1.6892")]);
    let shares = numbers(&worked, &society.persons[0].shares);
    assert_eq!(shares.iter().map(|n| n.round_dp(6)).collect::<Vec<_>>(), [d("0.043103"), d("0.016892")]);
    // Kommun pays nothing, so it gains from the first person on: at none it is at zero.
    assert_eq!(numbers(&worked, &kommun.persons[0].persons), [d("0"), d("0")]);
    // Kommun's amount of 1 000: 120 000 must become 54 000, so 450; 300 000 must become 54 000, so 180.
    let at = decision.sensitivity.tables[0]
        .rows
        .iter()
        .position(|row| decision.sensitivity.parameters.all[row.parameter].which == Which::Amount(0));
    let found = society.values.iter().find(|found| Some(found.row) == at).expect("its value");
    assert_eq!(numbers(&worked, &found.values), [d("450"), d("180")]);
}

#[test]
fn what_is_not_possible_is_not_enough_and_what_is_there_anyway_is_not_needed() {
    // A hundred took part. Ten in work gain 12 * 1 000 each: 120 000. Five who study gain 24 000 each once:
    // 120 000. One of them pays the 100 000 that the operation costs.
    let two = |cost: &str| {
        let make = Make::new().horizon(1).rate("0").entry(Side::Cost, cost, None, 1);
        let income = (CostType::Real, Side::Income);
        let make = make.outcome("Arbete", "10", |_| ());
        let make = make.line(actor(0), income.0, income.1, Basis::EffectMonth, "1000", |_| ());
        let make = make.outcome("Studier", "5", |_| ());
        decided(make.line(actor(0), income.0, income.1, Basis::Once, "120000", |_| ()).0)
    };
    let words = |(worked, decision): (Worked, Decision)| {
        let society = &decision.sensitivity.turning[0];
        let word = |id: Id| {
            worked
                .book
                .number(id)
                .map_or_else(|| worked.word(id).to_string(), |n| n.round_dp(9).normalize().to_string())
        };
        let persons = society.persons.iter().map(|needed| word(needed.persons[0])).collect::<Vec<_>>();
        let months = decision.sensitivity.parameters.all.iter().position(|one| one.which == Which::Months(0));
        let months = society
            .values
            .iter()
            .find(|value| Some(decision.sensitivity.tables[0].rows[value.row].parameter) == months);
        (persons, word(months.expect("the months of those in work").values[0]))
    };
    // All fifteen: 15 * 100 / 240 = 6.25; without either outcome 20 000 are left over.
    let (persons, months) = words(two("100000"));
    assert_eq!(persons, ["6.25", "behövs inte", "behövs inte"]);
    assert_eq!(months, "behövs inte");
    // 3 240 000: of both together 15 * 3 240 / 240 = 202.5 of a hundred; of those in work alone
    // 10 * (3 240 - 120) / 120 = 260, and 26 times 12 months; of those who study 5 * 3 120 / 120 = 130.
    let (persons, months) = words(two("3240000"));
    assert_eq!(persons, ["räcker inte"; 3]);
    assert_eq!(months, "räcker inte");
}

#[test]
fn where_no_number_will_do_there_is_a_word() {
    // Nobody gains: Kommun pays 1 000 per month and the operation costs 50 000.
    let make = Make::new().horizon(4).rate("0").outcome("Arbete", "10", |_| ());
    let make = make.entry(Side::Cost, "50000", None, 1);
    let make = make.line(actor(0), CostType::Real, Side::Cost, Basis::EffectMonth, "1000", |_| ());
    let (worked, decision) = decided(make.0);
    let society = &decision.sensitivity.turning[0];
    let told = |ids: &[Id], word: &str| ids.iter().all(|id| worked.word(*id) == word);
    assert!(told(&society.persons[0].persons, "räcker inte"));
    assert!(told(&society.persons[0].shares, "räcker inte"));
    // Without any effect line there is nothing to turn.
    let (_, idle) = decided(Make::new().horizon(4).outcome("Arbete", "10", |_| ()).0);
    assert!(idle.sensitivity.turning.iter().all(|turning| turning.persons.is_empty()));
    assert_eq!(idle.sensitivity.parameters.all.len(), 1);
}
