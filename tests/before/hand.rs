//! Two years worked out by hand.
//!
//! | Verkstaden                    | 2019                      | 2020                      |
//! |-------------------------------|---------------------------|---------------------------|
//! | cost, income (from Kommun)    | 800, 0                    | 1 000, 600                |
//! | result                        | 0 - 800 = -800            | 600 - 1 000 = -400        |
//! | participants, cost for each   | 80, 10                    | 100, 10                   |
//! | Kommun gains, pays            | 300, 0                    | 200, 600                  |
//! | Region gains                  | 50                        | not an actor              |
//! | Skola (part of nobody) gains  | not an actor              | 25                        |
//! | society                       | -800 + 300 + 50 = -450    | -400 - 400 + 25 = -775    |

use crate::support_cases::*;
use bokslut::before::{Before, Digest, Now, Row};
use bokslut::edition::Edition;
use bokslut::figure::Id;
use bokslut::model::{ActorId, Basis, CostType, Inputs, Side};
use bokslut::pipeline::{Finish, made};
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;
use std::sync::Arc;

fn account(year: u16, participants: &str, cost: &str, outcome: &str) -> Make {
    let mut make = Make::new().horizon(2).rate("0").price_year(year).participants(participants);
    make.0.operation.year.value.0 = year;
    make.entry(Side::Cost, cost, None, 1).outcome(outcome, "40", |_| ())
}

fn gains(make: Make, party: usize, amount: &str) -> Make {
    make.line(actor(party), CostType::Real, Side::Income, Basis::Once, amount, |_| ())
}

fn earlier() -> Inputs {
    gains(gains(account(2019, "80", "800", "Arbete"), 0, "300"), 1, "50").0
}

fn later() -> Inputs {
    let mut make = account(2020, "100", "1000", "arbete").entry(Side::Income, "600", Some(0), 1);
    make.0.actors.0.truncate(1);
    gains(gains(make.part("Skola", None), 0, "200"), 1, "25").0
}

fn digest(inputs: &Inputs) -> Digest {
    let path = Arc::from("2019/verkstaden-bokslut.xlsx");
    let made = made(inputs, &[], Edition::INNER, &path, None, Finish::plain(), Words::of(Lang::Sv));
    made.unwrap_or_else(|finding| panic!("{} {:?}", finding.code, finding.values)).digest
}

struct Both {
    worked: Worked,
    before: Before,
}

fn both(last: &Digest, inputs: Inputs) -> Both {
    let mut worked = Worked::of(inputs);
    let (account, projection) = (&worked.account, &worked.projection);
    let path = "2020/verkstaden-bokslut.xlsx";
    let now = Now { inputs: &worked.inputs, merged: &[], account, projection, path };
    let before = Before::define(&mut worked.book, now, last, Words::of(Lang::Sv)).expect("small numbers");
    Both { worked, before }
}

impl Both {
    fn of(last: &Inputs, inputs: Inputs) -> Both {
        both(&digest(last), inputs)
    }

    fn row(&self, label: &str) -> &Row {
        let found = self.before.rows().find(|row| &*row.change.label == label);
        found.unwrap_or_else(|| panic!("no row {label}"))
    }

    /// Both years, what has changed and the same as a share; a word is none.
    fn shown(&self, label: &str) -> [Option<Decimal>; 4] {
        let change = &self.row(label).change;
        let [before, after] = change.values;
        let [difference, share] = change.change.map_or([None; 2], |ids| ids.map(Some));
        [before, after, difference, share].map(|id: Option<Id>| self.worked.book.number(id?))
    }
}

fn is(texts: [&str; 4]) -> [Option<Decimal>; 4] {
    texts.map(|text| (text != "-").then(|| d(text)))
}

#[test]
fn every_figure_of_both_years_stands_beside_the_other_with_what_has_changed() {
    let both = Both::of(&earlier(), later());
    // From nothing there is no per cent.
    assert_eq!(both.shown("Intäkter"), is(["0", "600", "600", "-"]));
    // 200 more than 800.
    assert_eq!(both.shown("Kostnader"), is(["800", "1000", "200", "0.25"]));
    // 400 better, half of the loss.
    assert_eq!(both.shown("Vinst"), is(["-800", "-400", "400", "0.5"]));
    assert_eq!(both.shown("Antal personer"), is(["80", "100", "20", "0.25"]));
    assert_eq!(both.shown("Kostnad per person"), is(["10", "10", "0", "0"]));
    // 40 of 80 and 40 of 100; the outcome is the same though its name is spelt otherwise.
    assert_eq!(both.shown("Andel med utfallet arbete"), is(["0.5", "0.4", "-0.1", "-0.2"]));
    // 325 worse, of 450.
    let [before, after, difference, share] = both.shown("Samhället, år 1");
    assert_eq!([before, after, difference], [Some(d("-450")), Some(d("-775")), Some(d("-325"))]);
    assert_eq!(share, Some(d("-325") / d("450")));
    // -450 / 800 and -775 / 1 000.
    let returns = both.shown("Avkastning, horisonten (gånger kostnaden)");
    assert_eq!(returns[..3], is(["-0.5625", "-0.775", "-0.2125", "-"])[..3]);
}

#[test]
fn an_actor_of_one_year_alone_has_nothing_on_the_other_side_and_the_gone_come_last() {
    let both = Both::of(&earlier(), later());
    // 200 - 600 after 300: 700 worse.
    let [before, after, difference, _] = both.shown("Vinst: Kommun");
    assert_eq!([before, after, difference], [Some(d("300")), Some(d("-400")), Some(d("-700"))]);
    assert_eq!(both.shown("Vinst: Skola"), is(["-", "25", "-", "-"]));
    assert_eq!(both.shown("Vinst: Region"), is(["50", "-", "-", "-"]));
    let last = both.before.parties.last().expect("rows");
    assert_eq!(&*last.change.label, "Vinst: Region");
    // What stands in both years' columns adds up to society.
    let sum = |year: usize| -> Decimal {
        let results = both.before.parties.iter().filter(|row| row.sums && row.depth == 0);
        results.filter_map(|row| both.worked.book.number(row.change.values[year]?)).sum()
    };
    assert_eq!([sum(0), sum(1)], [d("-450"), d("-775")]);
}

#[test]
fn a_part_of_an_actor_is_another_than_an_actor_of_its_own() {
    let part = |parent| gains(account(2019, "80", "800", "Arbete").part("Skola", parent), 2, "7").0;
    let mut alone = part(None);
    alone.operation.year.value.0 = 2020;
    let both = Both::of(&part(Some(0)), alone);
    let skola: Vec<_> =
        both.before.parties.iter().filter(|row| &*row.change.label == "Vinst: Skola").collect();
    assert_eq!(skola.len(), 2);
    assert_eq!(skola.iter().map(|row| row.depth).collect::<Vec<_>>(), [0, 1]);
    assert!(skola.iter().all(|row| row.change.values.iter().flatten().count() == 1));
}

#[test]
fn last_years_figures_say_where_they_stand_in_last_years_report() {
    let both = Both::of(&earlier(), later());
    assert_eq!(both.before.report, "../2019/verkstaden-bokslut.xlsx");
    for row in both.before.rows() {
        assert_eq!(row.place.is_some(), row.change.values[0].is_some(), "{}", row.change.label);
        let Some(place) = &row.place else { continue };
        assert_eq!(&*place.workbook, "2019/verkstaden-bokslut.xlsx");
        let trace = both.worked.book.trace(row.change.values[0].expect("a figure"), 3);
        assert_eq!(trace.place.as_ref(), Some(place), "{}", row.change.label);
        assert!(trace.label.name.ends_with(" (2019)"), "{:?}", trace.label);
    }
    let result = both.row("Vinst").place.as_ref().expect("a place");
    assert_eq!(result.sheet.as_ref().map(|sheet| &*sheet.name), Some("Sammanfattning"));
}

#[test]
fn what_keeps_the_years_from_being_compared_is_told_in_sentences() {
    type Change = fn(&mut Inputs);
    let cases: [(&str, Change); 5] = [
        (
            "Beloppen är i olika prisnivåer, 2018 och 2020 års. En del av förändringen är prisutveckling.",
            |last| last.assumptions.price_year.value.value.0 = 2018,
        ),
        ("Villkoren skiljer sig åt: annan diskontering.", |last| {
            last.assumptions.rate.value.value = share("0.03").value;
        }),
        ("Villkoren skiljer sig åt: annan diskontering.", |last| {
            let made = Make(last.clone()).timing(CostType::Real, bokslut::model::Timing::End);
            last.assumptions = made.0.assumptions;
        }),
        ("Villkoren skiljer sig åt: annan horisont.", |last| *last = Make(last.clone()).horizon(3).0),
        ("Huvudman var då Region.", |last| last.operation.principal = ActorId(1)),
    ];
    let mut same = earlier();
    same.assumptions.price_year.value.value.0 = 2020;
    assert!(Both::of(&same, later()).before.cautions.is_empty());
    for (told, change) in cases {
        let mut last = same.clone();
        change(&mut last);
        assert_eq!(Both::of(&last, later()).before.cautions, [told]);
    }
}

#[test]
fn actors_that_are_merged_otherwise_are_not_taken_for_the_same() {
    let mut last = digest(&earlier());
    for party in &mut last.parties {
        if let bokslut::before::Whose::Actor(path) = &mut party.whose
            && path[0].keys == ["kommun"]
        {
            std::sync::Arc::make_mut(path)[0].keys.push("region".to_string());
        }
    }
    let both = both(&last, later());
    let kommun = both.before.parties.iter().filter(|row| &*row.change.label == "Vinst: Kommun");
    let years: Vec<_> = kommun.map(|row| row.change.values.map(|id| id.is_some())).collect();
    assert_eq!(years, [[false, true], [true, false]]);
}
