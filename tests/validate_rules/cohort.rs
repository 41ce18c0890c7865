//! The participants one by one: what is counted of them, and what is said of wrong rows.

use crate::support::Case;
use crate::support::check::check;
use crate::{checked, codes, inputs};
use bokslut::base::{Code, Finding};
use bokslut::model::{Basis, Group, Inputs, Party, Price, Quantity, Side, Sum};
use bokslut::read::Value;
use bokslut::render::{Format, Look, write_all};
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;

/// Six persons of whom two reached Arbete and two Studier, instead of numbers on Utfall. The base
/// case's own line for VARD is gone.
const SIX: &str = "[2016/kontoret.xlsx]
    Verksamhet | A6 | Antal deltagare | 6
    Utfall | B2 | | | 5
    Utfall | B3 |
    Effekter | A3 | | | | | | | | | | |
    Deltagare | A1 | Våra deltagare
    Deltagare | A3 | Deltagare | Utfall | Effektmånader | VARD före | VARD efter | Anteckning
    Deltagare | A4 | Qz1 | Arbete | 6 | 3 | 1 | ring
    Deltagare | A5 | Qz2 | arbete | 4.5 | 2 | 2
    Deltagare | A6 | Qz3 | Studier | 0 | 1 | 0
    Deltagare | A7 | Qz4 | Studier | 8 | |
    Deltagare | A8 | Qz5 | | | 4 | 5
    Deltagare | A9 | Qz6";

fn with(changes: &str) -> String {
    format!("{SIX}\n{changes}")
}

fn d(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// Outcome, before, after and the persons behind of each line that the persons gave.
fn means(inputs: &Inputs) -> Vec<(&str, Decimal, Decimal, Decimal)> {
    let given = inputs.lines.iter().filter_map(|line| Some((line, line.measured?)));
    let mean = given.map(|(line, persons)| match &line.quantity {
        Quantity::Change { before, after } => {
            (&*inputs.outcomes[line.outcome].name, before.value, after.value, persons)
        }
        other => panic!("no change: {other:?}"),
    });
    mean.collect()
}

fn counted(inputs: &Inputs) -> Vec<(Decimal, Option<Decimal>)> {
    let months = |outcome: &bokslut::model::Outcome| outcome.months_year_1.as_ref().map(|given| given.value);
    inputs.outcomes.iter().map(|outcome| (outcome.persons.value, months(outcome))).collect()
}

#[test]
fn the_rows_with_an_outcome_are_its_persons_and_their_months_are_added_up() {
    let inputs = inputs(SIX);
    // Arbete: Qz1 and Qz2, 6 + 4.5 months. Studier: Qz3 and Qz4, 0 + 8.
    assert_eq!(counted(&inputs), [(d("2"), Some(d("10.5"))), (d("2"), Some(d("8")))]);
    let place = inputs.outcomes[0].persons.place.as_ref().map(bokslut::base::Place::within);
    assert_eq!(place.as_deref(), Some("Deltagare!B3"), "the head of the column is the source");
}

#[test]
fn a_pair_gives_each_outcome_a_saved_cost_per_person_the_mean_of_those_measured() {
    let inputs = inputs(SIX);
    // Arbete: (3 + 2) / 2 = 2.5 before, (1 + 2) / 2 = 1.5 after. Studier: only Qz3 is measured.
    assert_eq!(means(&inputs), [("Arbete", d("2.5"), d("1.5"), d("2")), ("Studier", d("1"), d("0"), d("1"))]);
    let line = inputs.lines.iter().find(|line| line.measured.is_some()).expect("a line");
    let Price::UnitCost(at) = line.price else { panic!("a unit cost") };
    assert_eq!(&*inputs.unit_costs[at].code, "VARD");
    assert_eq!((line.label.as_str(), line.side, line.basis), ("Sjukvård", Side::Income, Basis::Person));
    assert_eq!((line.party, line.counterparty), (inputs.unit_costs[at].party, inputs.unit_costs[at].party));
    assert!(matches!(line.party, Party::Actor(_)));
    assert_eq!(line.place.within(), "Deltagare!D3");
}

#[test]
fn the_model_keeps_everyone_in_the_order_of_the_sheet_and_nobodys_pseudonym() {
    let inputs = inputs(SIX);
    let cohort = inputs.cohort.as_ref().expect("the persons");
    // Of each person the outcome, the months, and how many were measured with what before and after.
    let told = |group: &Group| {
        (0..2).find_map(|outcome| {
            let tally = group.with(outcome)?;
            let Sum { persons, before, after } = tally.measured.first().copied().unwrap_or_default();
            Some((outcome, tally.months, [persons, before, after]))
        })
    };
    let found: Vec<_> = cohort.groups.all.iter().map(told).collect();
    assert_eq!(
        found,
        [
            Some((0, d("6"), ["1", "3", "1"].map(d))),
            Some((0, d("4.5"), ["1", "2", "2"].map(d))),
            Some((1, d("0"), ["1", "1", "0"].map(d))),
            Some((1, d("8"), ["0", "0", "0"].map(d))),
            // What those took who reached nothing, nobody asks for.
            None,
            None,
        ]
    );
    assert_eq!(&*inputs.unit_costs[cohort.codes[0]].code, "VARD");
    assert!(!format!("{inputs:?}").contains("Qz"), "no pseudonym is in the model");
}

#[test]
fn a_mean_that_no_decimal_ends_is_kept_with_all_its_digits() {
    let inputs = inputs(&with("Deltagare | B8 | Arbete | 1\nDeltagare | D8 | 0 | 0"));
    // (3 + 2 + 0) / 3 and (1 + 2 + 0) / 3.
    assert_eq!(means(&inputs)[0], ("Arbete", d("1.6666666666666666666666666667"), d("1"), d("3")));
}

#[test]
fn a_sheet_with_heads_and_no_rows_tells_of_nobody() {
    let all = inputs(
        "[2016/kontoret.xlsx]
        Deltagare | A1 | Deltagare* | Utfall | Effektmånader | FORS före | FORS efter",
    );
    assert_eq!(counted(&all)[0], (d("218"), Some(d("1021"))));
    assert_eq!(all.cohort, None);
}

#[test]
fn columns_in_which_nothing_stands_say_nothing() {
    let inputs = inputs(&with(
        "Utfall | C2 | 7
        Deltagare | C4 |
        Deltagare | C5 |
        Deltagare | C6 |
        Deltagare | C7 |
        Deltagare | F3 | OKÄND före | OKÄND efter
        Deltagare | F4 |",
    ));
    // The months of Arbete are those of Utfall, and those of Studier are worked out.
    assert_eq!(counted(&inputs), [(d("2"), Some(d("7"))), (d("2"), None)]);
    assert_eq!(means(&inputs).len(), 2);
}

#[test]
fn with_pairs_nothing_need_be_estimated_and_utfall_needs_no_column_of_persons() {
    let inputs = inputs(&with(
        "remove | Effekter
        Utfall | A1 | Utfall | Dödvikt | | Månader per person och år | Varaktighet | Anteckning
        Utfall | F2 |",
    ));
    assert_eq!(inputs.lines.len(), 2);
    assert_eq!(counted(&inputs)[0].0, d("2"));
}

#[test]
fn without_pairs_the_effects_have_to_be_estimated() {
    let found = checked(&with("remove | Effekter\nDeltagare | D3 | |")).findings;
    assert_eq!(codes(&found), [(Code::MissingSheet, String::new())]);
}

#[test]
fn heads_may_be_english_and_in_any_case() {
    let inputs = inputs(&with(
        "remove | Deltagare
        Participants | A1 | vard AFTER | Participant | Outcome | Effect months* | Vard  Before (visits)
        Participants | A2 | 1 | a | arbete | 2 | 3
        Participants | A3 | | b | Studier | 1
        Participants | A4 | | c
        Participants | A5 | | d
        Participants | A6 | | e
        Participants | A7 | | f",
    ));
    assert_eq!(means(&inputs), [("Arbete", d("3"), d("1"), d("1"))]);
}

/// What is wrong, and where that is told.
const WRONG: [(&str, Code, &str); 19] = [
    ("Deltagare | A5 | qz1", Code::Duplicate, "Deltagare!A5"),
    ("Deltagare | A5 |", Code::MissingValue, "Deltagare!A5"),
    ("Deltagare | B5 | Qzarbeta", Code::UnknownOutcome, "Deltagare!B5"),
    ("Deltagare | C5 |", Code::MonthsOfPersonMissing, "Deltagare!C5"),
    ("Deltagare | C5 | -77123", Code::Negative, "Deltagare!C5"),
    ("Deltagare | C5 | 77123", Code::MonthsAboveTwelve, "Deltagare!C5"),
    ("Deltagare | C5 | '7,5", Code::NumberAsText, "Deltagare!C5"),
    ("Deltagare | D5 | Qzmånga", Code::NotANumber, "Deltagare!D5"),
    ("Deltagare | D5 | '77.123", Code::AmbiguousNumber, "Deltagare!D5"),
    ("Deltagare | D5 | -77123", Code::Negative, "Deltagare!D5"),
    ("Deltagare | D5 | #REF!", Code::ErrorValue, "Deltagare!D5"),
    ("Deltagare | D5 |", Code::MeasuredOnce, "Deltagare!D5"),
    ("Deltagare | E5 |", Code::MeasuredOnce, "Deltagare!E5"),
    ("Deltagare | D3 | VARM före | VARM efter", Code::UnknownCode, "Deltagare!D3"),
    ("Deltagare | F3 | FORS före", Code::HalfAPair, "Deltagare!F3"),
    ("Deltagare | F3 | vard efter", Code::Duplicate, "Deltagare!F3"),
    (
        "Deltagare | F3 | PROD före | PROD efter\nDeltagare | F4 |\nDeltagare | F6 | 0 | 6",
        Code::ProductionMeasured,
        "Deltagare!F3",
    ),
    ("Deltagare | B3 | Resultat", Code::MissingColumn, "Deltagare!A3"),
    ("Deltagare | F4 | 19811218-9876", Code::PersonalNumber, "Deltagare!F4"),
];

fn told(findings: &[Finding]) -> String {
    let findings: Vec<&Finding> = findings.iter().collect();
    let mut out = Vec::new();
    for format in [Format::Full, Format::Line, Format::Json] {
        for lang in Lang::ALL {
            let look = Look { color: false, width: 80 };
            write_all(&mut out, &findings, format, Words::of(lang), look).expect("memory");
        }
    }
    String::from_utf8(out).expect("UTF-8") + &format!("{findings:?}")
}

#[test]
fn what_is_wrong_is_told_at_its_cell_and_nothing_of_any_person_is() {
    for (change, code, cell) in WRONG {
        let found = checked(&with(change)).findings;
        assert_eq!(codes(&found), [(code, cell.to_string())], "{change}");
        let told = told(&found);
        for repeated in ["Qz", "qz", "77123", "77.123", "77 123", "7,5", "7.5", "9876", "ring"] {
            assert!(!told.contains(repeated), "{change}: {repeated} in {told}");
        }
    }
}

#[test]
fn a_wrong_head_is_told_with_what_was_probably_meant() {
    let found = checked(&with("Deltagare | D3 | VARM före | VARM efter")).findings;
    assert_eq!(found[0].suggestion.as_deref(), Some("VARD"));
    assert!(found[0].values.contains(&("found".into(), "VARM".to_string())));
}

#[test]
fn without_heads_no_row_is_repeated_either() {
    let found = checked(&with("Deltagare | A3 | Qzingen | | | |")).findings;
    assert!(found.iter().any(|finding| finding.code == Code::MissingColumn), "{found:?}");
    assert!(!told(&found).contains("Qz"), "{}", told(&found));
}

#[test]
fn every_wrong_row_is_told_and_none_stops_another() {
    let found = checked(&with("Deltagare | D4 | x | -1\nDeltagare | C5 | y\nDeltagare | B6 | z")).findings;
    let expected = [
        (Code::NotANumber, "D4"),
        (Code::Negative, "E4"),
        (Code::NotANumber, "C5"),
        (Code::UnknownOutcome, "B6"),
    ];
    assert_eq!(codes(&found), expected.map(|(code, cell)| (code, format!("Deltagare!{cell}"))));
}

#[test]
fn many_persons_are_read_in_one_pass() {
    let mut case = Case::changed(&with("Verksamhet | B6 | 30006"));
    let (_, sheets) = case.books.iter_mut().find(|(path, _)| path.ends_with("kontoret.xlsx")).expect("it");
    let (_, cells) = sheets.iter_mut().find(|(name, _)| name == "Deltagare").expect("the sheet");
    for row in 9..30_009 {
        let number = |number: u32| Value::Number(Decimal::from(number));
        let texts = [Value::Text(format!("n{row}")), Value::Text("Arbete".to_string())];
        cells.extend((0..).zip(texts.into_iter().chain([1, 2, 1].map(number))).map(|(at, v)| ((row, at), v)));
    }
    let inputs = check(&case, Words::of(Lang::Sv)).operations.remove(0).1.expect("inputs");
    assert_eq!(counted(&inputs)[0].0, d("30002"));
}
