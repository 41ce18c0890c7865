//! The written reports hold, to the krona, every figure of the published tables 4.1-4.3, and every
//! figure that was worked out apart from the program for the other sample accounts. They are read
//! back as a reader would read them: by sheet, table, row and column, and by defined names.

mod support_engine;

use bokslut::words::{DecisionWords, Lang, ReportWords, Words};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;
use support_engine::find::Head;
use support_engine::report::{At, Report, Shown};
use support_engine::samples::{report, words};

/// A record of a reference file.
struct Record {
    table: String,
    row: String,
    column: String,
    figure: String,
}

fn records(text: &str) -> Vec<Record> {
    let record = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        let [table, row, column, figure] = fields[..] else { panic!("not four fields: {line}") };
        let [table, row, column, figure] = [table, row, column, figure].map(str::to_owned);
        Record { table, row, column, figure }
    };
    text.lines().skip(1).map(record).collect()
}

/// A report with what its reader needs to know.
struct Account {
    words: &'static ReportWords,
    report: Report,
    operation: &'static str,
    outcome: &'static str,
}

/// Where a figure stands, and what stands there.
type Found = Vec<(String, f64)>;

impl Account {
    fn of(lang: Lang, name: &str, operation: &'static str, outcome: &'static str) -> Account {
        Account { words: words(lang), report: report(lang, name, &[]).report, operation, outcome }
    }

    /// A head of amounts that are shown in thousands; the cells hold every krona.
    fn in_thousands(&self, head: &str) -> String {
        format!("{head}, {}", self.words.units.thousands)
    }

    /// Every place where a figure of the reference must stand.
    fn find(&self, record: &Record) -> Found {
        let (row, column) = (&*record.row, &*record.column);
        match &*record.table {
            "4.1" => self.key_figure(row),
            "4.2" => self.statement(row, column),
            "4.2-own" => vec![self.own_lines(row, column)],
            "4.3" => self.accumulated(&[row], column),
            "18" => vec![self.realisable_in_year(row, column)],
            "18-acc" => vec![self.realisable_by_year(row, column)],
            "19" => vec![self.of_the_fund(row, column)],
            "19-net" => vec![self.net(row, column)],
            "19-investor" => vec![self.of_the_contract(row, column)],
            "4.3-actor" => self.accumulated(&[row, &self.words.units.thousands], column),
            "flow" => vec![self.yearly(row, column)],
            "return" => self.returned(column),
            other => panic!("no table {other}"),
        }
    }

    fn at(&self, at: At) -> (String, f64) {
        let number = self.report.number(&at);
        (at.to_string(), number)
    }

    /// By a defined name, made of these parts.
    fn named(&self, parts: &[&str]) -> (String, f64) {
        let usable = |part: &&str| part.replace(|c: char| !c.is_alphanumeric(), "_");
        let name = parts.iter().map(usable).collect::<Vec<_>>().join("_");
        let number = self.report.number(self.report.named(&name));
        (name, number)
    }

    fn key_figure(&self, row: &str) -> Found {
        let (words, names) = (self.words, &self.words.names);
        let labels = &words.labels;
        let heads = &words.heads;
        let (label, name) = match row {
            "Intäkter" | "Intäkt" | "Income" => (labels.income.to_string(), Some(&names.income)),
            "Kostnader" | "Kostnad" | "Cost" => (labels.cost.to_string(), Some(&names.cost)),
            "Resultat" | "Vinst" | "Result" => (labels.result.to_string(), Some(&names.result)),
            "Antal personer" => (labels.participants.to_string(), None),
            "Kostnad per person" | "Cost per person" => (labels.cost_per_person.to_string(), None),
            "Antal i arbete" | "Kostnad per arbete" => (self.outcome.to_string(), None),
            other => panic!("no key figure {other}"),
        };
        let table = self.report.table(&words.sheets.summary, &words.sections.own_books);
        let head = match row {
            "Antal i arbete" => &heads.persons,
            "Kostnad per arbete" => &heads.cost_per_outcome,
            _ => &heads.value,
        };
        let shown = self.at(table.cell(&[&label], &Head::Word(head)));
        let named = name.map(|name| self.named(&[name, self.operation]));
        [shown].into_iter().chain(named).collect()
    }

    /// The label of a row of the income statement, and the first part of its defined name.
    fn side(&self, column: &str) -> (&str, &str) {
        let (terms, names) = (&self.words.terms, &self.words.names);
        match column {
            "Intäkt" | "Income" => (&terms.income, &names.income),
            "Kostnad" | "Cost" => (&terms.cost, &names.cost),
            "Vinst" | "Result" => (&self.words.labels.result, &names.result),
            other => panic!("no side {other}"),
        }
    }

    fn statement(&self, actor: &str, column: &str) -> Found {
        let (heads, (label, name)) = (&self.words.heads, self.side(column));
        let sum = ["Summa", "Total"].contains(&actor);
        let row = if sum { &*heads.sum } else { actor };
        let table = self.report.table(&self.words.sheets.statement, &heads.actor);
        let shown = self.at(table.cell(&[row, label], &Head::Word(&heads.sum)));
        vec![shown, self.named(&[name, if sum { &self.words.names.total } else { actor }])]
    }

    /// An actor's own lines of year 1, added up from the table of lines.
    fn own_lines(&self, actor: &str, column: &str) -> (String, f64) {
        let (sheets, terms) = (&self.words.sheets, &self.words.terms);
        let (label, _) = self.side(column);
        let table = self.report.table(&sheets.calculation, &self.words.sections.rows);
        let rows = table.rows();
        let heads = rows.get(1).expect("heads");
        let place = |head: &str| {
            let found = heads.iter().find(|(_, shown)| **shown == Shown::Text(head.to_owned()));
            found.unwrap_or_else(|| panic!("no column {head} ")).0
        };
        let words = &self.words.heads;
        let amount = format!("{} ({})", words.amount_year_1, self.words.units.thousands);
        let [party, side, amount] = [&*words.actor, &*words.side, &amount].map(place);
        let sum_of = |side_wanted: &str| -> f64 {
            let amounts = rows.iter().skip(2).filter_map(|row| {
                let cell = |column| row.iter().find(|(at, _)| *at == column).map(|(_, shown)| *shown);
                let is = |column, text: &str| cell(column) == Some(&Shown::Text(text.to_owned()));
                match cell(amount) {
                    Some(Shown::Number(number)) if is(party, actor) && is(side, side_wanted) => Some(*number),
                    _ => None,
                }
            });
            amounts.sum()
        };
        // Costs stand there with their minus sign.
        let (income, cost) = (sum_of(&terms.income), -sum_of(&terms.cost));
        let number = match label {
            label if label == &*terms.income => income,
            label if label == &*terms.cost => cost,
            _ => income - cost,
        };
        (format!("{}: lines of {actor}", sheets.calculation), number)
    }

    fn accumulated(&self, row: &[&str], year: &str) -> Found {
        let (sheets, names) = (&self.words.sheets, &self.words.names);
        let total = ["Summa", "Total"].contains(&row[0]);
        let table = self.report.table(&sheets.projection, &self.words.sections.chosen);
        let words: Vec<&str> = if total { vec![&self.words.labels.total] } else { row.to_vec() };
        let shown = self.at(table.cell(&words, &year_head(year)));
        let name = if total { &names.total } else { row[0] };
        vec![shown, self.named(&[&names.accumulated, name, year])]
    }

    /// Undiscounted, by cost type and in total.
    fn yearly(&self, row: &str, year: &str) -> (String, f64) {
        let (sheets, labels) = (&self.words.sheets, &self.words.labels);
        let row = if ["Summa", "Total"].contains(&row) { &*labels.total } else { row };
        let heading = self.in_thousands(&self.words.sections.undiscounted);
        let table = self.report.table(&sheets.projection, &heading);
        self.at(table.cell(&[row, &self.words.heads.all_actors], &year_head(year)))
    }

    fn told(&self) -> &'static DecisionWords {
        &Words::of(Lang::Sv).decision
    }

    /// What of a party's result can become money, undiscounted.
    fn realisable_in_year(&self, actor: &str, year: &str) -> (String, f64) {
        let told = &self.told().realisable;
        self.realisable(&told.undiscounted, actor, year)
    }

    /// The same, accumulated.
    fn realisable_by_year(&self, actor: &str, year: &str) -> (String, f64) {
        let told = &self.told().realisable;
        self.realisable(&told.accumulated, actor, year)
    }

    fn realisable(&self, heading: &str, actor: &str, year: &str) -> (String, f64) {
        let (sheets, told) = (&self.told().sheets, &self.told().realisable);
        let table = self.report.table(&sheets.realisable, &self.in_thousands(heading));
        self.at(table.cell(&[actor, &self.words.heads.all_types, &told.realisable], &year_head(year)))
    }

    fn of_the_fund(&self, row: &str, year: &str) -> (String, f64) {
        let (sheets, told) = (&self.told().sheets, &self.told().fund);
        let row = if row == "repaid" { &told.repaid } else { &told.balance };
        let table = self.report.table(&sheets.fund, &self.in_thousands(&told.by_year));
        self.at(table.cell(&[row], &year_head(year)))
    }

    fn net(&self, actor: &str, column: &str) -> (String, f64) {
        let (sheets, told) = (&self.told().sheets, &self.told().fund);
        let head = if column == "with" { &told.with } else { &told.without };
        self.at(self.report.table(&sheets.fund, &told.nets).cell(&[actor], &Head::Word(head)))
    }

    fn of_the_contract(&self, row: &str, year: &str) -> (String, f64) {
        let (sheets, told) = (&self.told().sheets, &self.told().fund);
        if row == "rate" {
            let table = self.report.table(&sheets.fund, &told.contract_results);
            return self.at(table.cell(&[&told.rate], &Head::Word(&told.value)));
        }
        let accumulated = format!("{}: {}", told.public_with, self.words.labels.accumulated.to_lowercase());
        let row = if row == "flow" { &*told.investor } else { accumulated.as_str() };
        let table = self.report.table(&sheets.fund, &self.in_thousands(&told.course));
        self.at(table.cell(&[row], &year_head(year)))
    }

    fn returned(&self, year: &str) -> Found {
        let (sheets, labels) = (&self.words.sheets, &self.words.labels);
        let table = self.report.table(&sheets.projection, &self.words.sections.chosen);
        let shown = self.at(table.cell(&[&labels.return_rate], &year_head(year)));
        vec![shown, self.named(&[&self.words.names.return_rate, year])]
    }
}

fn year_head(year: &str) -> Head<'static> {
    Head::Year(year.parse().expect("the number of a year"))
}

/// As a cell with the form `#,##0` shows it: the stored number to the whole krona, half away from
/// zero.
fn to_the_krona(stored: f64) -> Decimal {
    let digits: Decimal = stored.to_string().parse().expect("a number with digits");
    digits.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
}

/// Compares every record, and returns how many records and how many cells that was.
fn check(account: &Account, records: &[Record], same: impl Fn(f64, &str) -> bool) -> (usize, usize) {
    let (mut wrong, mut cells) = (Vec::new(), 0);
    for record in records {
        let found = account.find(record);
        assert!(!found.is_empty());
        cells += found.len();
        for (place, number) in found.into_iter().filter(|(_, number)| !same(*number, &record.figure)) {
            let Record { table, row, column, figure } = record;
            wrong.push(format!("{table}, {row} {column}: {figure}, but {place} holds {number}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    (records.len(), cells)
}

#[test]
fn the_reference_case_gives_every_figure_of_the_published_tables_to_the_krona() {
    let account = Account::of(Lang::Sv, "arbetsmarknadskontoret", "Arbetsmarknadskontoret", "Arbete");
    let records = records(include_str!("reference/tables.csv"));
    let to_the_krona = |stored, figure: &str| to_the_krona(stored) == figure.parse().expect("whole kronor");
    // 7 key figures, 3 of them named; 25 of the income statement and 21 accumulated, all named.
    assert_eq!(check(&account, &records, to_the_krona), (53, 7 + 3 + 2 * 25 + 2 * 21));
}

/// Within half an öre.
fn within(stored: f64, figure: &str) -> bool {
    (stored - figure.parse::<f64>().expect("a number")).abs() < 0.005
}

#[test]
fn the_school_account_gives_every_figure_that_was_worked_out_apart() {
    let account = Account::of(Lang::Sv, "närvaroteamet", "Närvaroteamet", "Åter i skolan");
    let records = records(include_str!("reference/skola.csv"));
    let cells = [
        4 + 3,                // 4.1
        2 * (3 * 13 + 1),     // 4.2: the operation, eleven actors, production value; their sum
        3 * 5,                // 4.2-own
        2 * (4 * 4 + 4 * 13), // 4.3 at four years: cost types and sum; parties
        4 * 15,               // flows
        2 * 4,                // returns
    ];
    assert_eq!(check(&account, &records, within), (191, cells.iter().sum()));
}

/// The amounts of the table from plan to outcome, by line, whose, and the position of its column from 0.
fn from_plan_to_outcome(report: &Report) -> BTreeMap<(String, String, u32), f64> {
    let told = &Words::of(Lang::Sv).decision;
    let at = |row: u32, column: u32| At::new(&told.sheets.plan, row, column);
    let names = [
        &told.plan.plan,
        &told.plan.own_books,
        &told.plan.price,
        &told.plan.volume,
        &told.plan.effect,
        &told.plan.persistence,
    ];
    // Below the table other things stand in these columns.
    let end = (0..200).find(|row| report.text(&at(*row, 0)) == Some(&*told.plan.outcomes));
    let rows_of = 0..end.expect("the table after it");
    let mut rows = BTreeMap::new();
    let mut whose = String::new();
    for row in rows_of.filter(|row| report.text(&at(*row, 1)).is_some_and(|line| !line.is_empty())) {
        let line = report.text(&at(row, 1)).unwrap_or_default();
        if line == &*told.plan.plan {
            whose = report.text(&at(row, 0)).unwrap_or_default().to_string();
        }
        if names.iter().any(|name| &***name == line) {
            for column in 0..6 {
                rows.insert((line.to_string(), whose.clone(), column), report.number(&at(row, 2 + column)));
            }
        }
    }
    rows
}

#[test]
fn the_plan_of_the_school_account_and_its_parts_are_those_that_were_worked_out_apart() {
    let found = from_plan_to_outcome(&report(Lang::Sv, "närvaroteamet", &[]).report);
    let records = records(include_str!("reference/plan.csv"));
    assert_eq!((records.len(), found.len()), (360, 360));
    for Record { table, row, column, figure } in &records {
        // The result of year 1, then the chosen years.
        let at = ["0", "1", "2", "4", "10", "15"].iter().position(|year| year == column).expect("a column");
        let amount = found[&(table.clone(), row.clone(), u32::try_from(at).expect("a few"))];
        assert!(within(amount, figure), "{table}, {row} {column}: {figure}, not {amount}");
    }
}

#[test]
fn the_foster_home_account_gives_every_figure_that_was_worked_out_apart() {
    let account = Account::of(Lang::Sv, "stärkt-skolgång", "Stärkt skolgång", "Placeringen håller");
    let records = records(include_str!("reference/familjehem.csv"));
    let cells = [
        4 + 3,               // 4.1
        2 * (3 * 7 + 1),     // 4.2: the operation, five actors, production value; their sum
        3 * 3,               // 4.2-own
        2 * (3 * 4 + 3 * 7), // 4.3 at three years
        4 * 10,              // flows
        2 * 3,               // returns
        5 * 10 + 4 * 3,      // 18
        2 * 10 + 2 * 2,      // 19: the fund
        2 * 10 + 1,          // 19: the investor
    ];
    assert_eq!(check(&account, &records, within), (218, cells.iter().sum()));
}

#[test]
fn the_small_account_gives_every_figure_that_was_worked_out_apart() {
    let account = Account::of(Lang::En, "job-guide-2024", "Job Guide", "Work");
    let records = records(include_str!("reference/small.csv"));
    let cells = [4 + 3, 2 * (3 * 8 + 1), 2 * (4 * 3 + 8 * 3), 4 * 10, 2 * 3];
    assert_eq!(check(&account, &records, within), (108, cells.iter().sum()));
}

#[test]
fn the_small_account_of_the_year_after_gives_every_figure_that_was_worked_out_apart() {
    let account = Account::of(Lang::En, "job-guide-2025", "Job Guide", "Work");
    let records = records(include_str!("reference/later.csv"));
    let cells = [4 + 3, 2 * (3 * 8 + 1), 2 * (4 * 3 + 8 * 3), 4 * 10, 2 * 3];
    assert_eq!(check(&account, &records, within), (108, cells.iter().sum()));
}

#[test]
fn the_account_of_individuals_gives_every_figure_that_was_worked_out_apart_from_its_rows() {
    let account = Account::of(Lang::Sv, "rehabteamet", "Rehabteamet", "Arbete");
    let records = records(include_str!("reference/individer.csv"));
    let cells = [4 + 3, 2 * (3 * 8 + 1), 2 * (4 * 3 + 8 * 3), 4 * 10, 2 * 3];
    assert_eq!(check(&account, &records, within), (108, cells.iter().sum()));
}

#[test]
fn a_figure_that_differs_by_one_krona_is_found() {
    let account = Account::of(Lang::Sv, "arbetsmarknadskontoret", "Arbetsmarknadskontoret", "Arbete");
    let mut records = records(include_str!("reference/tables.csv"));
    let record = records.iter_mut().find(|record| record.table == "4.3" && record.column == "20");
    let record = record.expect("a figure at year 20");
    record.figure = "135679082".to_owned(); // printed: 135,679,081
    let found = account.find(record);
    assert!(found.iter().all(|(_, stored)| to_the_krona(*stored) != record.figure.parse().expect("kronor")));
}
