//! Sums over the rows are what the report's cells hold, read as a reader of both would.

use crate::find::Head;
use crate::report::Report;
use crate::tables::{Row, csv, sum};
use crate::{SampleRun, sample_run};
use bokslut::base::round_half_away;
use bokslut::edition::Edition;
use bokslut::words::{Lang, Words, fill};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A sample report and the rows of its account.
struct Account {
    report: Report,
    rows: Vec<Row>,
}

/// All sample accounts by their report's name.
fn accounts(lang: Lang) -> BTreeMap<String, Account> {
    let SampleRun { folder, outcome } = sample_run(lang, Edition::INNER);
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let flows = outcome.exported.iter().filter(|path| path.starts_with(folder.path().join("export/flows")));
    for path in flows.filter(|path| path.extension().is_some_and(|ending| ending == "csv")) {
        for row in csv(&fs::read(path).expect("a file")).1 {
            rows.entry(row.text("report").to_string()).or_default().push(row);
        }
    }
    let account = |(path, rows): (String, Vec<Row>)| {
        let report = Report::read(&fs::read(folder.path().join(&path)).expect("the report"));
        let name = Path::new(&path).file_name().expect("a name").to_string_lossy().into_owned();
        (name, Account { report, rows })
    };
    let accounts: BTreeMap<String, Account> = rows.into_iter().map(account).collect();
    assert_eq!(accounts.len(), outcome.reports.len());
    assert_eq!(accounts.len(), 6);
    accounts
}

impl Account {
    /// The account as it was given.
    fn given(&self) -> Vec<Row> {
        self.rows.iter().filter(|row| row.text("scenario_number") == "1").cloned().collect()
    }

    /// For every party, itself and all that it is part of.
    fn above(&self) -> BTreeMap<String, BTreeSet<String>> {
        let parents: BTreeMap<&str, &str> =
            self.rows.iter().map(|row| (row.text("actor"), row.text("parent_actor"))).collect();
        let mut above = BTreeMap::new();
        for own in parents.keys() {
            let (mut chain, mut next) = (BTreeSet::new(), *own);
            while !next.is_empty() && chain.insert(next.to_string()) {
                next = parents.get(next).copied().unwrap_or_default();
            }
            above.insert(own.to_string(), chain);
        }
        above
    }
}

/// What a cell holds is the binary number that is nearest.
fn near(cell: f64, sum: Decimal) -> bool {
    let sum: f64 = sum.to_string().parse().expect("a number");
    (cell - sum).abs() <= 1e-6
}

/// As in a defined name.
fn usable(name: &str) -> String {
    name.replace(|c: char| !c.is_alphanumeric(), "_")
}

#[test]
fn sums_by_actor_cost_type_and_year_are_the_named_figures_of_every_report() {
    for lang in Lang::ALL {
        let names = &Words::of(lang).report.names;
        for (name, account) in accounts(lang) {
            let (rows, above) = (account.given(), account.above());
            let within =
                |row: &Row, party: &str| above[row.text("actor")].iter().any(|name| usable(name) == party);
            let mut compared = 0;
            for (defined, at) in &account.report.names {
                let (what, rest) = defined.split_once('_').unwrap_or((defined, ""));
                let number = || account.report.number(at);
                if what == &*names.accumulated {
                    let (whose, t) = rest.rsplit_once('_').expect("whose, and when");
                    let total = *whose == *names.total;
                    let wanted = |row: &Row| {
                        row.text("t") == t
                            && (total || usable(row.text("cost_type_label")) == whose || within(row, whose))
                    };
                    // Production value is a cost type and a row.
                    assert!(near(number(), sum(&rows, "accumulated", wanted)), "{name} {defined}");
                    compared += 1;
                } else if [&*names.result, &*names.income, &*names.cost].contains(&what) {
                    let side = match what {
                        what if what == &*names.income => "income",
                        what if what == &*names.cost => "cost",
                        _ => "",
                    };
                    let total = *rest == *names.total;
                    let wanted = |row: &Row| {
                        let of_side = side.is_empty() || row.text("side") == side;
                        row.text("t") == "1" && of_side && (total || within(row, rest))
                    };
                    let sum = sum(&rows, "undiscounted", wanted);
                    let sum = if side == "cost" { -sum } else { sum };
                    assert!(near(number(), sum), "{name} {defined}: {} {sum}", number());
                    compared += 1;
                }
            }
            assert!(compared >= 30, "{name}: {compared} figures");
        }
    }
}

#[test]
fn sums_by_cost_type_are_every_cell_of_prognos() {
    let words = &Words::of(Lang::Sv).report;
    for (name, account) in accounts(Lang::Sv) {
        let rows = account.given();
        let last = rows.iter().map(|row| row.number("t")).max().expect("rows");
        let types: BTreeSet<&str> = rows.iter().map(|row| row.text("cost_type_label")).collect();
        let forms = [
            ("undiscounted", &words.sections.undiscounted),
            ("discounted", &words.sections.discounted),
            ("accumulated", &words.sections.accumulated),
        ];
        for (amount, heading) in forms {
            let heading = format!("{heading}, {}", words.units.thousands);
            let table = account.report.table(&words.sheets.projection, &heading);
            for kind in &types {
                for t in (1..).map(Decimal::from).take_while(|t| *t <= last) {
                    let year = Head::Year(t.to_string().parse().expect("a year"));
                    let cell = account.report.number(&table.cell(&[kind, &words.heads.all_actors], &year));
                    let wanted = |row: &Row| row.text("cost_type_label") == *kind && row.number("t") == t;
                    assert!(near(cell, sum(&rows, amount, wanted)), "{name} {amount} {kind} {t}");
                }
            }
        }
    }
}

#[test]
fn sums_of_every_scenario_are_those_of_its_own_rows_in_kanslighet() {
    let (words, told) = (&Words::of(Lang::Sv).report, &Words::of(Lang::Sv).decision);
    let mut compared = 0;
    for (name, account) in accounts(Lang::Sv) {
        let heading = format!("{}, {}", told.scenarios.section, words.units.thousands);
        // Society's rows come first.
        let table = account.report.table(&told.sheets.sensitivity, &heading);
        let scenarios: BTreeSet<&str> = account.rows.iter().map(|row| row.text("scenario")).collect();
        assert!(scenarios.len() > 1, "{name}");
        for scenario in scenarios {
            for t in ["1", "4", "10"] {
                let years = fill(&told.sensitivity.after_years, &[("years", t)]);
                let cell = account.report.number(&table.cell(&[scenario], &Head::Word(&years)));
                let wanted = |row: &Row| row.texts(["scenario", "t"]) == [scenario, t];
                let sum = sum(&account.rows, "accumulated", wanted);
                assert!(near(cell, sum), "{name} {scenario} {t}: {cell} {sum}");
                compared += 1;
            }
        }
    }
    // Six accounts of at least four scenarios, three years each.
    assert!(compared >= 6 * 4 * 3, "{compared}");
}

#[test]
fn the_published_tables_are_sums_over_the_rows_to_the_krona() {
    let mut accounts = accounts(Lang::Sv);
    let account = accounts.remove("arbetsmarknadskontoret-2016-bokslut.xlsx").expect("the reference case");
    let rows = account.given();
    let mut compared = 0;
    for line in include_str!("../reference/tables.csv").lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [table, whose, column, kronor] = fields[..] else { panic!("not four fields: {line}") };
        let all = whose == "Summa";
        let total = match table {
            "4.2" => {
                let of_side = |row: &Row| match column {
                    "Intäkt" => row.text("side") == "income",
                    "Kostnad" => row.text("side") == "cost",
                    _ => true,
                };
                let year_1 = |row: &Row| row.text("t") == "1" && (all || row.text("top_actor") == whose);
                let total = sum(&rows, "undiscounted", |row| year_1(row) && of_side(row));
                if column == "Kostnad" { -total } else { total }
            }
            "4.3" => {
                let wanted =
                    |row: &Row| row.text("t") == column && (all || row.text("cost_type_label") == whose);
                sum(&rows, "accumulated", wanted)
            }
            _ => continue,
        };
        assert_eq!(round_half_away(total, 0), kronor.parse().expect("kronor"), "{line}");
        compared += 1;
    }
    // 25 of the income statement and 21 accumulated.
    assert_eq!(compared, 46);
}
