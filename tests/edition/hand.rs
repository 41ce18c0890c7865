//! Small accounts whose outer edition is worked out by hand; what years give away is in `years.rs`.
//! Two years, no fading: both years of a line are the same unless it says otherwise. 200 take part
//! unless it says otherwise.

use crate::support_cases::{Make, actor, d};
use crate::{edition, outer};
use bokslut::edition::Outer;
use bokslut::model::*;
use bokslut::words::{Lang, Words};

const REAL: CostType = CostType::Real;

/// Kommun and Region, and these.
pub fn account(others: &[&str]) -> Make {
    let make = Make::new().participants("200").horizon(2);
    others.iter().fold(make, |make, name| make.part(name, None))
}

/// Adds an income of so many kronor for each person with the last outcome.
pub trait Gain {
    fn gain(self, party: Party, kronor: &str) -> Self;
}

impl Gain for Make {
    fn gain(self, party: Party, kronor: &str) -> Make {
        let cost_type = if party == Party::Production { CostType::Production } else { REAL };
        self.line(party, cost_type, Side::Income, Basis::Person, kronor, |_| ())
    }
}

pub fn of(make: Make) -> Outer {
    outer(&make.0, 5).unwrap_or_else(|finding| panic!("{}", finding.code))
}

/// Actor, amount of year 1, amount of year 2 of every pooled line.
pub fn pooled(outer: &Outer) -> Vec<(String, String, String)> {
    let name = |party: Party| match party {
        Party::Actor(id) => outer.inputs.actors.get(id).name.to_string(),
        Party::Operation => "Verksamheten".to_string(),
        Party::Production => "Produktionsvärde".to_string(),
    };
    let amount = |line: &Pooled, year: usize| line.amounts[year].0.normalize().to_string();
    outer.inputs.pooled.iter().map(|line| (name(line.party), amount(line, 0), amount(line, 1))).collect()
}

pub fn is(actor: &str, first: &str, second: &str) -> (String, String, String) {
    (actor.to_string(), first.to_string(), second.to_string())
}

/// The names of the outcomes that are shown one by one.
pub fn shown(outer: &Outer) -> Vec<&str> {
    outer.inputs.outcomes.iter().map(|outcome| &*outcome.name).collect()
}

/// What is told in Kontroller.
fn told(outer: &Outer) -> Vec<[&str; 3]> {
    outer.suppressed.iter().map(|told| [&*told.what, &*told.within, &*told.why]).collect()
}

const FEW: &str = "Avser färre än 5 personer";
const COVER: &str = "Annars går det att räkna fram en uppgift som avser färre än 5 personer";
const ACTOR: &str = "Ett belopp hos en av de sammanslagna aktörerna avser färre än 5 personer";
const POOL: &str = "Sammanslagna utfall";

#[test]
fn a_small_outcome_takes_the_smallest_other_of_its_cell_with_it_and_leaves_the_rest() {
    let make = account(&[]).outcome("Arbete", "40", |_| ()).gain(actor(0), "1000");
    let make = make.outcome("Studier", "30", |_| ()).gain(actor(0), "2000").gain(actor(1), "500");
    let outer = of(make.outcome("Bostad", "3", |_| ()).gain(actor(0), "7000"));
    assert_eq!(shown(&outer), ["Arbete"]);
    // Kommun: 3 * 7,000 + 30 * 2,000 = 81,000. Region: 30 * 500 = 15,000, of Studier alone.
    assert_eq!(pooled(&outer), [is("Kommun", "81000", "81000"), is("Region", "15000", "15000")]);
    assert_eq!(told(&outer), [["Utfall: Studier", POOL, COVER], ["Utfall: Bostad", POOL, FEW]]);
    // Arbete's line is as it was.
    let [line] = outer.inputs.lines.as_slice() else { panic!("one line") };
    assert_eq!((line.label.as_str(), line.outcome), ("Rad 1", 0));
}

#[test]
fn two_small_outcomes_that_are_enough_together_need_no_other() {
    let make = account(&[]).outcome("Arbete", "40", |_| ()).gain(actor(0), "1000");
    let make = make.outcome("Bostad", "3", |_| ()).gain(actor(0), "7000");
    let outer = of(make.outcome("Hälsa", "4", |_| ()).gain(actor(0), "100"));
    assert_eq!(shown(&outer), ["Arbete"]);
    // 3 * 7,000 + 4 * 100 = 21,400, of 7 persons.
    assert_eq!(pooled(&outer), [is("Kommun", "21400", "21400")]);
    assert_eq!(told(&outer), [["Utfall: Bostad", POOL, FEW], ["Utfall: Hälsa", POOL, FEW]]);
}

#[test]
fn outcomes_that_overlap_may_be_the_same_persons_and_are_not_added_up() {
    let overlapping = |outcome: &mut Outcome| outcome.overlaps = true;
    let make = account(&[]).outcome("Arbete", "40", |_| ()).gain(actor(0), "1000");
    let make = make.outcome("Bostad", "3", overlapping).gain(actor(0), "7000");
    let outer = of(make.outcome("Hälsa", "4", overlapping).gain(actor(0), "100"));
    // The 3 may be among the 4: 4 persons, so Arbete's 40 * 1,000 are pooled too.
    assert_eq!(shown(&outer), [] as [&str; 0]);
    assert_eq!(pooled(&outer), [is("Kommun", "61400", "61400")]);
}

#[test]
fn an_actor_that_only_a_small_outcome_touches_is_merged_with_another_but_the_principal() {
    let make = account(&["Rättsväsendet"]).outcome("Arbete", "40", |_| ());
    let make = make.gain(actor(0), "1000").gain(actor(1), "500");
    let outer = of(make.outcome("Laglydnad", "3", |_| ()).gain(actor(2), "7000"));
    let names: Vec<&str> = outer.inputs.actors.0.iter().map(|actor| &*actor.name).collect();
    assert_eq!(names, ["Kommun", "Region och Rättsväsendet"]);
    // Together 3 * 7,000 + 40 * 500 = 41,000; so Arbete is pooled, with 40 * 1,000 of Kommun's.
    assert_eq!(
        pooled(&outer),
        [is("Kommun", "40000", "40000"), is("Region och Rättsväsendet", "41000", "41000")]
    );
    let merged = "Region och Rättsväsendet";
    assert_eq!(
        told(&outer),
        [
            ["Utfall: Arbete", POOL, COVER],
            ["Utfall: Laglydnad", POOL, FEW],
            ["Aktör: Region", merged, ACTOR],
            ["Aktör: Rättsväsendet", merged, ACTOR]
        ]
    );
}

#[test]
fn effects_without_a_price_follow_their_actor_and_keep_their_descriptions_to_themselves() {
    let make = account(&["Rättsväsendet"]).outcome("Arbete", "40", |_| ());
    let make = make.gain(actor(0), "1000").gain(actor(1), "500");
    let make = make.outcome("Laglydnad", "3", |_| ()).gain(actor(2), "7000");
    let make = make.unpriced("Tryggare gator", Some(actor(2)), None).unpriced("Lugn", None, None);
    let outer = of(make.unpriced("Rutiner", Some(Party::Operation), None));
    let told: Vec<_> = outer.inputs.unpriced.iter().map(|e| (e.effect.as_str(), e.party)).collect();
    let merged = Some(actor(1));
    assert_eq!(&*outer.inputs.actors.0[1].name, "Region och Rättsväsendet");
    let operation = Some(Party::Operation);
    assert_eq!(told, [("Tryggare gator", merged), ("Lugn", None), ("Rutiner", operation)]);
    assert!(outer.inputs.unpriced.iter().all(|effect| effect.description.is_empty()));
}

#[test]
fn a_part_that_only_a_small_outcome_touches_is_told_within_the_actor_it_is_part_of() {
    let make = account(&[]).part("Socialtjänst", Some(0)).outcome("Arbete", "40", |_| ());
    let make = make.gain(actor(0), "1000").gain(actor(1), "500");
    let outer = of(make.outcome("Bostad", "3", |_| ()).gain(actor(2), "7000"));
    let names: Vec<&str> = outer.inputs.actors.0.iter().map(|actor| &*actor.name).collect();
    assert_eq!(names, ["Kommun", "Region"]);
    // Kommun counts its part: 40 * 1,000 + 3 * 7,000 = 61,000.
    assert_eq!(pooled(&outer), [is("Kommun", "61000", "61000"), is("Region", "20000", "20000")]);
    assert_eq!(told(&outer).last(), Some(&["Aktör: Socialtjänst", "Kommun", ACTOR]));
}

#[test]
fn incomes_and_unit_costs_follow_their_merged_actor() {
    let make = account(&["Rättsväsendet", "Övriga"]).outcome("Arbete", "40", |_| ()).gain(actor(1), "500");
    let make = make.entry(Side::Income, "9000", Some(2), 1).entry(Side::Income, "100", Some(3), 1);
    let make = make.unit_cost("VÅRD", "10", 2020);
    let make = make.line(actor(3), REAL, Side::Income, Basis::Once, "0", |line| {
        line.price = Price::UnitCost(0);
    });
    let mut make = make.outcome("Laglydnad", "3", |_| ()).gain(actor(2), "7000");
    make.0.unit_costs[0].party = actor(3);
    make.0.outcomes[0].overlaps = true;
    // Arbete is pooled with the merged cell, and the unit cost that only Arbete used is gone.
    let outer = of(make);
    let names: Vec<&str> = outer.inputs.actors.0.iter().map(|actor| &*actor.name).collect();
    assert_eq!(names, ["Kommun", "Region och Rättsväsendet", "Övriga"]);
    let payers: Vec<_> = outer.inputs.entries.iter().map(|entry| entry.actor).collect();
    assert_eq!(payers, [Some(ActorId(1)), Some(ActorId(2))]);
    assert_eq!(outer.inputs.unit_costs, []);
    // Övriga's line falls once, in year 1: 10 kr.
    assert_eq!(pooled(&outer)[1], is("Övriga", "10", "0"));
}

#[test]
fn who_stands_behind_an_amount_is_asked_year_by_year() {
    let once = |make: Make, kronor| make.line(actor(0), REAL, Side::Income, Basis::Once, kronor, |_| ());
    let make = once(account(&[]).outcome("Arbete", "20", |_| ()), "500");
    let make = make.outcome("Studier", "30", |_| ()).gain(actor(0), "2000");
    let outer = of(make.outcome("Bostad", "3", |_| ()).gain(actor(0), "7000"));
    // Arbete's 20 would do in year 1, but in year 2 Bostad would be alone: Studier is needed too.
    // Year 1: 500 + 30 * 2,000 + 3 * 7,000 = 81,500; year 2 without the 500.
    assert_eq!(pooled(&outer), [is("Kommun", "81500", "81000")]);
    assert_eq!(shown(&outer), [] as [&str; 0]);
}

#[test]
fn an_outcome_whose_lines_in_a_cell_cancel_out_hides_nobody_there() {
    let make = account(&[]).outcome("Arbete", "20", |_| ()).gain(actor(0), "1000").gain(actor(0), "-1000");
    let make = make.outcome("Studier", "30", |_| ()).gain(actor(0), "2000");
    let outer = of(make.outcome("Bostad", "3", |_| ()).gain(actor(0), "7000"));
    // With Arbete's 20 * (1,000 - 1,000) = 0 beside it, Bostad's 3 * 7,000 could be read off:
    // 30 * 2,000 + 21,000 = 81,000.
    assert_eq!((shown(&outer), pooled(&outer)), (vec!["Arbete"], vec![is("Kommun", "81000", "81000")]));
}

#[test]
fn an_outcome_that_all_but_a_few_reached_is_not_shown_either() {
    let reached =
        |persons| account(&[]).participants("20").outcome("Arbete", persons, |_| ()).gain(actor(0), "10");
    // 20 - 17 = 3 did not reach it.
    let outer = of(reached("17"));
    assert_eq!((shown(&outer), pooled(&outer)), (vec![], vec![is("Kommun", "170", "170")]));
    assert_eq!(told(&outer), [["Utfall: Arbete", POOL, COVER]]);
    // 20 - 15 = 5, and 20 - 20 = 0 is nobody.
    for persons in ["15", "20"] {
        assert_eq!(shown(&of(reached(persons))), ["Arbete"]);
    }
}

#[test]
fn participants_less_all_outcomes_that_do_not_overlap_are_enough_or_none() {
    let make = account(&[]).participants("50").outcome("Arbete", "30", |_| ()).gain(actor(0), "10");
    let outer = of(make.outcome("Studier", "17", |_| ()).gain(actor(1), "10"));
    // 50 - 30 - 17 = 3 reached neither: the smaller outcome is not shown.
    assert_eq!(shown(&outer), ["Arbete"]);
    assert_eq!(pooled(&outer), [is("Region", "170", "170")]);
}

#[test]
fn an_outcome_that_nobody_reached_is_shown_unless_something_is_counted_for_it() {
    let make =
        || account(&[]).outcome("Arbete", "40", |_| ()).gain(actor(0), "10").outcome("Bostad", "0", |_| ());
    assert_eq!(of(make().gain(actor(0), "7000")).inputs, make().gain(actor(0), "7000").0);
    let counted = make().line(actor(0), REAL, Side::Income, Basis::Year, "7000", |_| ());
    assert_eq!(pooled(&of(counted)), [is("Kommun", "7400", "7400")]);
}

#[test]
fn where_nothing_is_small_nothing_changes() {
    let make = account(&[]).outcome("Arbete", "40", |_| ()).gain(actor(0), "1000");
    let make = make.outcome("Bostad", "5", |_| ()).gain(actor(1), "7000").entry(Side::Cost, "1", None, 1);
    let outer = outer(&make.0, 5).expect("an outer edition");
    assert_eq!((outer.inputs, outer.suppressed), (make.0, Vec::new()));
}

#[test]
fn the_fewest_persons_can_be_set() {
    let make = account(&[]).outcome("Arbete", "40", |_| ()).gain(actor(0), "1000");
    let make = make.outcome("Bostad", "3", |_| ()).gain(actor(0), "7000");
    assert_eq!(shown(&outer(&make.0, 3).expect("an outer edition")), ["Arbete", "Bostad"]);
    assert_eq!(shown(&outer(&make.0, 4).expect("an outer edition")), [] as [&str; 0]);
}

#[test]
fn there_is_no_outer_edition_where_too_few_stand_behind_what_cannot_be_pooled() {
    let refused = |make: &Make| {
        let finding = outer(&make.0, 5).expect_err("no outer edition");
        assert_eq!(finding.code.number(), "B409");
        assert_eq!(finding.values, [("fewest".into(), "5".to_string())]);
    };
    // 4 take part.
    refused(&account(&[]).participants("4").outcome("Arbete", "0", |_| ()).gain(actor(0), "1"));
    // Nobody but 3 gives anybody anything.
    refused(&account(&[]).outcome("Arbete", "40", |_| ()).outcome("Bostad", "3", |_| ()).gain(actor(0), "1"));
    // 3 give all the production value, which is no actor's and so has none to be merged with.
    let make = account(&[]).outcome("Arbete", "40", |_| ()).gain(actor(0), "1");
    refused(&make.outcome("Bostad", "3", |_| ()).gain(Party::Production, "1"));
    // 3 bear all the cost.
    let make =
        account(&[]).outcome("Arbete", "40", |_| ()).gain(actor(0), "1").outcome("Bostad", "3", |_| ());
    refused(&make.line(actor(0), REAL, Side::Cost, Basis::Person, "1", |_| ()));
}

#[test]
fn an_outcome_without_lines_tells_only_its_persons_and_is_left_out_when_they_are_few() {
    let make =
        account(&[]).outcome("Arbete", "40", |_| ()).gain(actor(0), "1").outcome("Bostad", "3", |_| ());
    let outer = of(make);
    assert_eq!((shown(&outer), pooled(&outer)), (vec!["Arbete"], vec![]));
    assert_eq!(told(&outer), [["Utfall: Bostad", POOL, FEW]]);
}

#[test]
fn merged_actors_have_a_name_of_their_own_and_not_too_long_a_one() {
    let merged = |first: &str, second: &str, third: &str| {
        let make = account(&[first, second, third]).outcome("Arbete", "40", |_| ()).gain(actor(0), "1");
        let make = make.gain(actor(1), "1").gain(actor(2), "1").outcome("Bostad", "3", |_| ());
        let mut make = make.gain(actor(3), "7000");
        // Region has more lines than the first of ours, so it is the latter that is merged.
        make.0
            .lines
            .insert(0, EffectLine { party: actor(1), counterparty: actor(1), ..make.0.lines[0].clone() });
        of(make).inputs.actors.0[2].name.to_string()
    };
    assert_eq!(merged("Polis", "Domstol", "Övriga"), "Polis och Domstol");
    assert_eq!(merged("Polis", "Domstol", "polis och domstol"), "Polis och Domstol (2)");
    let long = "Den myndighet som har det längsta namnet";
    assert_eq!(merged(long, "En annan myndighet med långt namn", "Övriga"), format!("{long} m.fl."));
}

#[test]
fn amounts_keep_their_sign_and_all_their_digits() {
    let change = |line: &mut EffectLine| {
        let [before, after] = [d("1"), d("3.5")].map(crate::support_cases::given);
        line.quantity = Quantity::Change { before, after };
    };
    let make = account(&[])
        .outcome("Arbete", "40", |outcome| outcome.deadweight = crate::support_cases::share("0.3"));
    let make = make.line(actor(0), REAL, Side::Cost, Basis::Person, "0.01", |_| ());
    let make = make.outcome("Bostad", "3", |_| ());
    let make = make.line(actor(0), REAL, Side::Cost, Basis::Person, "100", change);
    // 40 * 0.01 * 0.7 = 0.28, and 3 * 100 * (1 - 3.5) = -750.
    assert_eq!(pooled(&of(make)), [is("Kommun", "-749.72", "-749.72")]);
}

#[test]
fn the_words_of_the_outer_edition_are_those_of_the_reports_language() {
    let make = account(&["Rättsväsendet"]).outcome("Arbete", "40", |_| ()).gain(actor(1), "500");
    let make = make.outcome("Laglydnad", "3", |_| ()).gain(actor(2), "7000");
    let english = &Words::of(Lang::En).report;
    let outer = bokslut::pipeline::shown(&make.0, edition(5), english).expect("an outer edition");
    let merged = "Region and Rättsväsendet";
    let why = "An amount of one of the merged actors stands for fewer than 5 persons";
    assert_eq!(told(&outer)[2], ["Actor: Region", merged, why]);
    assert_eq!(told(&outer)[1], ["Outcome: Laglydnad", "Pooled outcomes", "Stands for fewer than 5 persons"]);
}
