//! IronCalc, a spreadsheet engine that is not ours, computes every formula of every sample report
//! anew, in both languages, and comes to the values that the program stored. And the formulas
//! follow: with an input cell changed, they come to what the program writes for the changed input.

mod support_engine;

use bokslut::words::Lang;
use support_engine::changes::{cases, shorter_horizon};
use support_engine::compare::{compare, shown};
use support_engine::ironcalc::recalculate;
use support_engine::package::with_stored;
use support_engine::report::{Report, Shown};
use support_engine::samples::{Written, all, pooled, report};

#[test]
fn ironcalc_comes_to_every_stored_value_of_every_sample_report() {
    let reports = all();
    assert_eq!(reports.len(), 6);
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
