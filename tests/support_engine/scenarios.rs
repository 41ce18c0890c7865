//! Reports in which another scenario is chosen, and what their comparison of scenarios says of it.

use super::compare::alike;
use super::package::with_text;
use super::report::{At, Report, Shown};
use super::samples::{Written, reports};
use bokslut::words::{Lang, Words};
use std::collections::BTreeSet;

/// A report in which a scenario has been chosen, with nothing calculated anew.
pub struct Chosen {
    /// The report and the scenario.
    pub what: String,
    pub bytes: Vec<u8>,
    /// The name of an accumulated result, and what the comparison says it comes to.
    expected: Vec<(String, Shown)>,
}

/// Each scenario but the one that is chosen already, of every Swedish sample report.
pub fn chosen() -> Vec<Chosen> {
    let reports = reports(Lang::Sv);
    let all: Vec<Chosen> =
        reports.iter().flat_map(|written| Comparison::of(&written.report).choose(written)).collect();
    assert!(all.len() >= 3 * reports.len(), "only {} scenarios", all.len());
    all
}

impl Chosen {
    /// Fails unless the recalculated report has come to what the comparison said.
    pub fn assert_followed(&self, live: &Report) {
        for (name, expected) in &self.expected {
            let found = live.shown(live.named(name));
            assert!(
                alike(found, expected),
                "{}, {name}: {found:?}, in the comparison {expected:?}",
                self.what
            );
        }
    }
}

/// The comparison of scenarios on Känslighet: a heading, then for society and each party its name and a row for
/// each scenario.
struct Comparison<'a> {
    report: &'a Report,
    sheet: &'a str,
    /// The rows of the scenarios, in the order of the sheet, with the name of the party above each.
    rows: Vec<(u32, String)>,
    years: Vec<f64>,
}

impl<'a> Comparison<'a> {
    fn of(report: &'a Report) -> Comparison<'a> {
        let Words { report: words, decision, .. } = Words::of(Lang::Sv);
        let sheet = &*decision.sheets.sensitivity;
        let text = |row: u32| report.text(&At::new(sheet, row, 0));
        let head = |row: &u32| text(*row) == Some(&*words.heads.scenario);
        let first = (0..100).find(head).expect("the comparison");
        let years = (1..5).map_while(|column| report.text(&At::new(sheet, first, column)));
        let years =
            years.map(|head| head.trim_end_matches(" år").parse().expect("a number of years")).collect();
        let names = names(report);
        let (mut rows, mut party) = (Vec::new(), String::new());
        for row in first + 1..first + 400 {
            let Some(label) = text(row) else { continue };
            if names.contains(label) {
                rows.push((row, party.clone()));
            } else if *label == *decision.sheets.sensitivity_basis {
                break;
            } else {
                party = if row == first + 1 {
                    "Totalt".to_string()
                } else {
                    label.replace(|mark: char| !mark.is_alphanumeric(), "_")
                };
            }
        }
        Comparison { report, sheet, rows, years }
    }

    /// The report with each other scenario chosen.
    fn choose(&self, written: &Written) -> Vec<Chosen> {
        let words = &Words::of(Lang::Sv).report;
        let sheet = &*words.sheets.assumptions;
        let label = (0..100)
            .find(|row| self.report.text(&At::new(sheet, *row, 0)) == Some(&*words.labels.chosen_scenario));
        let cell = At::new(sheet, label.expect("the chosen scenario"), 1);
        let now = self.report.text(&cell).expect("a scenario");
        let others = names(self.report).into_iter().filter(|name| name != now);
        others
            .map(|name| {
                let expected = self.expected(&name);
                let parties: BTreeSet<&str> = self.rows.iter().map(|(_, party)| &**party).collect();
                // What is chosen moves society at every span, or following it would say nothing.
                let society = expected.iter().filter(|(name, _)| name.starts_with("Ack_Totalt_"));
                for (name, shown) in society {
                    assert!(!alike(self.report.shown(self.report.named(name)), shown), "{name} stays");
                }
                assert_eq!(expected.len(), parties.len() * self.years.len(), "{}: {parties:?}", written.name);
                let bytes = with_text(&written.bytes, self.report, &cell, &name);
                Chosen { what: format!("{}, {name}", written.name), bytes, expected }
            })
            .collect()
    }

    fn expected(&self, scenario: &str) -> Vec<(String, Shown)> {
        let rows = self.rows.iter();
        let rows = rows.filter(|(row, _)| self.report.text(&At::new(self.sheet, *row, 0)) == Some(scenario));
        rows.flat_map(|(row, party)| {
            (1..).zip(&self.years).map(move |(column, years)| {
                let shown = self.report.shown(&At::new(self.sheet, *row, column));
                (format!("Ack_{party}_{years}"), shown.clone())
            })
        })
        .collect()
    }
}

/// The scenarios that can be chosen: on Antaganden, from the head of their factors to what is in force.
fn names(report: &Report) -> BTreeSet<String> {
    let words = &Words::of(Lang::Sv).report;
    let text = |row: u32| report.text(&At::new(&words.sheets.assumptions, row, 0));
    let head = |row: &u32| text(*row) == Some(&*words.heads.scenario);
    let first = (0..100).find(head).expect("the scenarios");
    let names = (first + 1..).map_while(|row| text(row).filter(|name| **name != *words.labels.scenario_now));
    names.map(str::to_string).collect()
}
