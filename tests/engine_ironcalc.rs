//! IronCalc, a spreadsheet engine that is not ours, computes every formula of every sample report
//! anew, in both languages, and comes to the values that the program stored. And the formulas
//! follow: with an input cell changed, they come to what the program writes for the changed input.

mod support_engine;

use bokslut::edition::Edition;
use bokslut::words::{Lang, Words};
use support_engine::changes::{cases, shorter_horizon};
use support_engine::compare::{alike, compare, shown};
use support_engine::find::Head;
use support_engine::ironcalc::recalculate;
use support_engine::package::{with_number, with_stored};
use support_engine::report::{At, Report, Shown};
use support_engine::samples::{REPORTS, Written, all, pooled, report, summaries, together};
use support_engine::scenarios::chosen;

#[test]
fn ironcalc_comes_to_every_stored_value_of_every_sample_report() {
    let reports = all();
    assert_eq!(reports.len(), 2 * REPORTS);
    for Written { name, bytes, report } in reports {
        compare(&report, &shown(&recalculate(&bytes))).assert_agreed(&name);
    }
}

#[test]
fn ironcalc_comes_to_every_stored_value_of_an_outer_report() {
    let Written { name, bytes, report } = pooled();
    compare(&report, &shown(&recalculate(&bytes))).assert_agreed(&name);
}

#[test]
fn ironcalc_comes_to_every_stored_value_of_the_summaries() {
    for Written { name, bytes, report } in summaries() {
        compare(&report, &shown(&recalculate(&bytes))).assert_agreed_on(&name, 150, 3);
    }
}

#[test]
fn the_summary_shows_what_stands_in_the_reports_under_their_names() {
    let (reports, summary) = together(Lang::Sv, Edition::INNER);
    let rows = [7, 8, 9, 10, 11, 12].map(|row| (row, summary.report.text(&At::new("Översikt", row - 1, 0))));
    assert_eq!(
        rows.map(|(_, name)| name),
        [
            "Arbetsmarknadskontoret",
            "Stärkt skolgång",
            "Rehabteamet",
            "Närvaroteamet",
            "Job Guide 2024",
            "Job Guide 2025"
        ]
        .map(Some)
    );
    for ((row, name), Written { report, .. }) in rows.into_iter().zip(&reports) {
        let name =
            name.expect("an operation").trim_end_matches(char::is_numeric).trim_end().replace(' ', "_");
        let shown = |column| summary.report.shown(&At::new("Översikt", row - 1, column));
        let result = format!("Resultat_{name}");
        let named = [(5, &*result), (6, "Resultat_Totalt"), (7, "Ack_Totalt_4"), (9, "Avkastning_4")];
        for (column, name) in named.into_iter().chain([(11, "Återbetalning_Totalt")]) {
            assert!(alike(shown(column), report.shown(report.named(name))), "{name} in row {row}");
        }
    }
}

#[test]
fn a_summary_follows_when_a_figure_of_an_account_is_changed() {
    let (_, summary) = together(Lang::Sv, Edition::INNER);
    let overview = |row, column| At::new("Översikt", row, column);
    let after =
        |at: &At, number: &str| recalculate(&with_number(&summary.bytes, &summary.report, at, number));
    // Society's result of the first account over the term of office, and its year's sum below the five.
    let changed = after(&overview(6, 7), "1000");
    assert!(alike(changed.shown(&overview(12, 7)), &Shown::Number(1000.0)));
    // Job Guide 2024, which is not the first, gets the highest return: the rows no longer stand in order.
    let verdict = At::new("Rangordning", 3, 3);
    assert_eq!(summary.report.text(&verdict), Some("OK"));
    assert_eq!(after(&overview(9, 9), "99").text(&verdict), Some("FEL"));
}

#[test]
fn ironcalc_finds_the_one_stored_value_that_is_wrong() {
    let Written { bytes, report, .. } = report(Lang::Sv, "arbetsmarknadskontoret", &[]);
    let at = report.named("Ack_Kommun_10");
    let poisoned = with_stored(&bytes, &report, at, report.number(at) + 1000.0);
    let found = compare(&Report::read(&poisoned), &shown(&recalculate(&poisoned))).differences;
    assert_eq!(found.iter().map(|difference| &difference.at).collect::<Vec<_>>(), [at]);
}

#[test]
fn an_input_cell_of_every_kind_changed_gives_what_the_program_gives() {
    let cases = cases();
    assert_eq!(cases.len(), 16);
    for case in cases {
        let prepared = case.prepare();
        prepared.assert_same(&recalculate(&prepared.changed));
    }
}

#[test]
fn each_scenario_chosen_gives_the_figures_that_the_comparison_shows() {
    for chosen in chosen() {
        chosen.assert_followed(&recalculate(&chosen.bytes));
    }
}

#[test]
fn a_simulation_tells_when_it_no_longer_holds() {
    let Written { bytes, report, .. } = report(Lang::Sv, "arbetsmarknadskontoret", &[]);
    let Words { report: words, decision, .. } = Words::of(Lang::Sv);
    let told = &decision.simulation;
    let label = report.cells.iter().find(|(at, cell)| {
        at.sheet == *decision.sheets.simulation && cell.shown == Shown::Text(told.verdict.to_string())
    });
    let verdict = At { column: 1, ..label.expect("the verdict").0.clone() };
    let heads = &words.heads;
    let price = report.table(&words.sheets.unit_costs, &words.sheets.unit_costs);
    let price = price.cell(&["KOM-INSATS"], &Head::Word(&heads.price));
    let general = report.table(&words.sheets.assumptions, &words.sections.general);
    let general = |label: &str| general.cell(&[label], &Head::Word(&heads.value));
    let changed = |at: &At, number: &str| recalculate(&with_number(&bytes, &report, at, number));
    assert_eq!(report.text(&verdict), Some(&*words.terms.holds));
    // No price of the office has an index that would follow the price year.
    let nothing = changed(&general(&words.labels.price_year), "2015");
    assert_eq!(nothing.text(&verdict), Some(&*words.terms.holds));
    let participants = general(&words.labels.participants);
    for (at, number) in
        [(&price, "22901"), (&participants, "460"), (report.named("Diskonteringsränta"), "0.041")]
    {
        let changed = changed(at, number);
        assert_eq!(changed.text(&verdict), Some(&*told.again), "{}", at.address());
        let said =
            changed.cells.values().any(|cell| cell.shown == Shown::Text(told.sentence_changed.to_string()));
        assert!(said, "the first sheet says nothing of {}", at.address());
    }
}

#[test]
fn a_shorter_horizon_gives_what_the_program_gives_up_to_it() {
    let prepared = shorter_horizon().prepare();
    prepared.assert_same_up_to_horizon(&recalculate(&prepared.changed));
}

#[test]
#[should_panic(expected = "differ")]
fn a_report_that_does_not_follow_a_changed_input_is_found() {
    let prepared = cases().remove(0).prepare();
    // As it was stored, nothing recalculated.
    prepared.assert_same(&Report::read(&prepared.changed));
}

#[test]
fn no_cell_holds_an_error() {
    for Written { name, report, .. } in all() {
        let faults: Vec<String> = (report.cells.iter())
            .filter(|(_, cell)| match &cell.shown {
                Shown::Fault(_) => true,
                Shown::Text(text) => cell.formula.is_some() && text.starts_with('#'),
                Shown::Number(_) | Shown::Bool(_) => false,
            })
            .map(|(at, cell)| format!("{at}: {:?}", cell.shown))
            .collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
    }
}
