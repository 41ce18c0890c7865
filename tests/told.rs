//! The sentences of the first sheet, worked out by hand for gains, losses, nothing at all, payback
//! late, never and lost again; in both languages; and after an input cell of the report was changed,
//! as an engine that is not ours recalculates it.

mod support_cases;
mod support_engine;

use bokslut::edition::Edition;
use bokslut::model::{CostType, Inputs, Side};
use bokslut::pipeline;
use bokslut::words::{Lang, Words};
use support_cases::{Make, actor};
use support_engine::ironcalc::recalculate;
use support_engine::package::with_number;
use support_engine::report::{At, Report, Shown};

fn written(inputs: &Inputs, lang: Lang) -> Vec<u8> {
    pipeline::report(inputs, &[], Edition::INNER, Words::of(lang))
        .unwrap_or_else(|finding| panic!("{} {:?}", finding.code, finding.values))
}

/// The first four texts in column A of the first sheet that a formula gives.
fn sentences(report: &Report) -> [String; 4] {
    let cells = report.cells.iter().filter(|(at, _)| at.sheet == report.sheets[0] && at.column == 0);
    let texts = cells.filter(|(_, cell)| cell.formula.is_some()).map(|(_, cell)| match &cell.shown {
        Shown::Text(text) => text.clone(),
        other => panic!("no sentence: {other:?}"),
    });
    texts.take(4).collect::<Vec<_>>().try_into().expect("four sentences")
}

/// What the program stored and the engine comes to.
fn told(inputs: &Inputs, lang: Lang) -> [String; 4] {
    let bytes = written(inputs, lang);
    let stored = sentences(&Report::read(&bytes));
    assert_eq!(sentences(&recalculate(&bytes)), stored);
    stored
}

/// What the engine comes to when a number that stands in one input cell only is typed over.
fn changed(inputs: &Inputs, from: f64, to: &str) -> [String; 4] {
    let bytes = written(inputs, Lang::Sv);
    let report = Report::read(&bytes);
    let holds = |shown: &Shown| matches!(shown, Shown::Number(number) if *number == from);
    // The register keeps what was written beside it.
    let register = &Words::of(Lang::Sv).report.sheets.register;
    let inputs = report.cells.iter().filter(|(at, cell)| at.sheet != **register && cell.formula.is_none());
    let cells = inputs.filter(|(_, cell)| holds(&cell.shown));
    let [(at, _)] = cells.collect::<Vec<_>>()[..] else { panic!("{from} does not stand in one cell") };
    sentences(&recalculate(&with_number(&bytes, &report, at, to)))
}

/// Costs 5,24 Mkr and gets 3 from Kommun; Kommun gains 10 Mkr a year; six years, no discounting.
fn gain() -> Inputs {
    let make = Make::new().horizon(6).rate("0").outcome("Arbete", "1", |_| ());
    let make = make.entry(Side::Income, "3000000", Some(0), 1).entry(Side::Cost, "5240000", None, 1);
    make.series(actor(0), CostType::Real, Side::Income, &["10000000"]).0
}

/// Region's result year by year, no discounting, to a horizon.
fn region(horizon: usize, amounts: &[&str]) -> Inputs {
    let make = Make::new().horizon(horizon).rate("0").outcome("Arbete", "1", |_| ());
    make.series(actor(1), CostType::Real, Side::Income, amounts).0
}

#[test]
fn a_gain_is_told_for_the_operation_its_principal_and_society() {
    // Operation 3 - 5.24 = -2.24. Kommun 10 - 3 = 7. Society 7 - 2.24 = 4.76.
    // Four years: 4 * 10 - 5.24 = 34.76. Six: 60 - 5.24 = 54.76.
    assert_eq!(
        told(&gain(), Lang::Sv),
        [
            "Verksamheten kostade 2,2 Mkr mer än sina intäkter år 2020.",
            "För huvudmannen (Kommun) blev det en vinst på 7,0 Mkr samma år, för samhället en vinst på 4,8 Mkr.",
            "Över mandatperioden (4 år) blir det för samhället en vinst på 34,8 Mkr, över horisonten (6 år) en \
             vinst på 54,8 Mkr, räknat i nuvärde.",
            "Satsningen har betalat sig för samhället under år 1.",
        ]
    );
    assert_eq!(
        told(&gain(), Lang::En),
        [
            "The operation cost SEK 2.2 million more than its income in 2020.",
            "For its principal (Kommun) the same year brought a gain of SEK 7.0 million, for society a gain of \
             SEK 4.8 million.",
            "Over the 4-year term of office it comes to a gain of SEK 34.8 million for society, over the 6-year \
             horizon to a gain of SEK 54.8 million, in present value.",
            "The effort has paid for itself for society during year 1.",
        ]
    );
}

#[test]
fn a_loss_without_income_that_is_never_paid_back_is_told_as_one() {
    // A horizon shorter than the term of office: only the horizon is told.
    let inputs = Make::new().horizon(3).entry(Side::Cost, "900000", None, 1).0;
    assert_eq!(
        told(&inputs, Lang::Sv),
        [
            "Verksamheten kostade 900 tkr år 2020 och hade inga intäkter.",
            "För huvudmannen (Kommun) blev det varken vinst eller förlust samma år, för samhället en förlust på \
             900 tkr.",
            "Över horisonten (3 år) blir det för samhället en förlust på 900 tkr, räknat i nuvärde.",
            "Satsningen betalar sig inte för samhället inom horisonten.",
        ]
    );
    assert_eq!(
        told(&inputs, Lang::En),
        [
            "The operation cost SEK 900 thousand in 2020 and had no income.",
            "For its principal (Kommun) the same year brought neither gain nor loss, for society a loss of SEK \
             900 thousand.",
            "Over the 3-year horizon it comes to a loss of SEK 900 thousand for society, in present value.",
            "The effort does not pay for itself for society within the horizon.",
        ]
    );
}

#[test]
fn an_account_of_one_actor_in_which_nothing_happens_is_neither_gain_nor_loss() {
    let mut inputs = Make::new().entry(Side::Cost, "0", None, 1).0;
    inputs.actors.0.truncate(1);
    assert_eq!(
        told(&inputs, Lang::Sv),
        [
            "Verksamheten gick jämnt upp år 2020.",
            "För huvudmannen (Kommun) blev det varken vinst eller förlust samma år, för samhället varken vinst \
             eller förlust.",
            "Över mandatperioden (4 år) blir det för samhället varken vinst eller förlust, över horisonten (20 \
             år) varken vinst eller förlust, räknat i nuvärde.",
            "För samhället finns ingenting att tjäna in: år 1 går jämnt upp.",
        ]
    );
}

#[test]
fn an_operation_with_a_surplus_of_billions_is_told_in_billions() {
    // Region pays 1.2 billion for what cost 1,000 kr; society loses the 1,000.
    let make = Make::new().entry(Side::Income, "1200000000", Some(1), 1);
    let inputs = make.entry(Side::Cost, "1000", None, 1).0;
    let [own, year, ..] = told(&inputs, Lang::Sv);
    assert_eq!(own, "Verksamheten gav ett överskott på 1,2 miljarder kr år 2020.");
    assert!(year.ends_with("för samhället en förlust på 1000 kr."), "{year}");
}

#[test]
fn what_is_paid_back_late_never_or_lost_again_is_told_so() {
    // -100, -60, +20 accumulated.
    let late = region(3, &["-100000", "40000", "80000"]);
    assert_eq!(told(&late, Lang::Sv)[3], "Satsningen har betalat sig för samhället under år 3.");
    // 500, -400, -1,300 accumulated.
    let lost = region(3, &["500", "-900", "-900"]);
    let [_, year, spans, back] = told(&lost, Lang::Sv);
    assert!(year.ends_with("för samhället en vinst på 500 kr."), "{year}");
    assert!(spans.contains("en förlust på 1300 kr"), "{spans}");
    assert_eq!(back, "Satsningen går ihop för samhället under år 1, men inte vid horisontens slut.");
    // Öre that no sheet shows are neither a gain nor a loss.
    let [_, year, ..] = told(&region(1, &["0.4"]), Lang::Sv);
    assert!(year.ends_with("för samhället varken vinst eller förlust."), "{year}");
}

#[test]
fn a_principal_with_a_long_name_is_told_without_it() {
    let mut inputs = gain();
    inputs.actors.0[0].name = "Socialförvaltningen i Norra Kommunalförbundet".into();
    let [_, year, ..] = told(&inputs, Lang::Sv);
    assert!(year.starts_with("För huvudmannen blev det en vinst på 7,0 Mkr samma år"), "{year}");
}

#[test]
fn the_sentences_follow_when_an_input_cell_is_changed() {
    // The operation costs 2 Mkr instead of 5.24: 3 - 2 = 1, society 10 - 2 = 8.
    let [own, year, spans, _] = changed(&gain(), 5_240_000.0, "2000000");
    assert_eq!(own, "Verksamheten gav ett överskott på 1,0 Mkr år 2020.");
    assert!(year.ends_with("för samhället en vinst på 8,0 Mkr."), "{year}");
    assert!(spans.contains("en vinst på 38,0 Mkr, över horisonten (6 år) en vinst på 58,0 Mkr"), "{spans}");
    let [own, ..] = changed(&gain(), 5_240_000.0, "3000000");
    assert_eq!(own, "Verksamheten gick jämnt upp år 2020.");
    // 70 Mkr: society 10 - 70 = -60 in year 1, 60 - 70 = -10 at the horizon.
    let [_, year, spans, back] = changed(&gain(), 5_240_000.0, "70000000");
    assert!(year.ends_with("för samhället en förlust på 60,0 Mkr."), "{year}");
    assert!(spans.ends_with("över horisonten (6 år) en förlust på 10,0 Mkr, räknat i nuvärde."), "{spans}");
    assert_eq!(back, "Satsningen betalar sig inte för samhället inom horisonten.");
}

#[test]
fn a_shorter_horizon_in_the_workbook_changes_the_sentences() {
    let bytes = written(&region(3, &["-100000", "40000", "80000"]), Lang::Sv);
    let report = Report::read(&bytes);
    let at: &At = report.named("Horisont");
    let [_, _, spans, back] = sentences(&recalculate(&with_number(&bytes, &report, at, "2")));
    assert_eq!(
        spans,
        "Över horisonten (2 år) blir det för samhället en förlust på 60 tkr, räknat i nuvärde."
    );
    assert_eq!(back, "Satsningen betalar sig inte för samhället inom horisonten.");
}
