//! What a report with a shorter horizon must have in common with a new one.
//!
//! The changed report still has its columns of later years, and the new one has not. What both have
//! must agree: every figure of every year up to the horizon, every named figure of those years and
//! of the whole account. And nothing more accumulates after the horizon.

use super::changes::Prepared;
use super::compare::alike;
use super::report::{At, Report, Shown};
use bokslut::words::{Lang, Words};
use std::collections::{BTreeMap, BTreeSet};

impl Prepared {
    pub fn assert_same_up_to_horizon(&self, live: &Report) {
        let fresh = &self.fresh;
        let (of_live, of_fresh) = (yearly(live), yearly(fresh));
        let mut differences = Vec::new();
        for (place, number) in &of_fresh {
            let other = of_live.get(place);
            if !other.is_some_and(|other| alike(other, number)) {
                differences.push(format!("{place:?}: {other:?}, by the program {number:?}"));
            }
        }
        for (name, at) in &fresh.names {
            let (computed, wanted) = (live.shown(live.named(name)), fresh.shown(at));
            if !alike(computed, wanted) {
                differences.push(format!("{name}: {computed:?}, by the program {wanted:?}"));
            }
        }
        differences.truncate(20);
        assert!(differences.is_empty(), "{}", differences.join("\n"));
        assert!(of_fresh.len() > 1000, "only {} figures by year", of_fresh.len());
        assert!(fresh.names.len() > 100, "only {} names", fresh.names.len());

        let later = live.names.iter().filter(|(name, _)| name.starts_with("Ack_") && name.ends_with("_20"));
        let mut compared = 0;
        for (name, at) in later {
            let by_horizon = fresh.shown(fresh.named(&name.replace("_20", "_10")));
            assert!(alike(live.shown(at), by_horizon), "{name} is not what has accumulated by year 10");
            compared += 1;
        }
        assert!(compared > 8, "only {compared} figures at year 20");
    }
}

/// Every number of a table by years: sheet, number of the table on it, row below its head, year.
type Yearly = BTreeMap<(String, usize, u32, u32), Shown>;

/// The tables whose head counts years: 1, 2, 3 and on, or the chosen years.
fn yearly(report: &Report) -> Yearly {
    let mut found = Yearly::new();
    // The spans of these end with the horizon, so the two have other tables.
    let told = &Words::of(Lang::Sv).decision.sheets;
    let other = [&told.sensitivity, &told.sensitivity_basis];
    for sheet in report.sheets.iter().filter(|sheet| other.iter().all(|other| **sheet != ***other)) {
        let (mut tables, mut head, mut columns) = (0, 0, BTreeMap::new());
        let rows: BTreeSet<u32> =
            report.cells.keys().filter(|at| at.sheet == *sheet).map(|at| at.row).collect();
        for row in rows {
            let cells = report.cells.range(At::new(sheet, row, 0)..At::new(sheet, row + 1, 0));
            let numbers: Vec<(u32, f64)> = cells
                .filter_map(|(at, cell)| match cell.shown {
                    Shown::Number(number) => Some((at.column, number)),
                    _ => None,
                })
                .collect();
            if matches!(numbers[..], [(_, 1.0), (_, 2.0), ..]) && numbers.is_sorted_by(|a, b| a.1 < b.1) {
                (tables, head) = (tables + 1, row);
                columns = numbers.into_iter().map(|(column, year)| (column, whole_year(year))).collect();
            } else {
                for (column, number) in numbers {
                    let Some(year) = columns.get(&column) else { continue };
                    found.insert((sheet.clone(), tables, row - head, *year), Shown::Number(number));
                }
            }
        }
    }
    found
}

fn whole_year(year: f64) -> u32 {
    year.to_string().parse().expect("a whole year")
}
