//! Years: the same one in the same column on every sheet, and one formula for the whole row.

use crate::formula::{relative, same_but_for_marks};
use crate::{Written, reports};
use bokslut::account::givens::QuantityFigures;
use bokslut::decision::Decision;
use bokslut::figure::{Id, Range};
use bokslut::report::sheet::Content;
use bokslut::report::{FIRST_YEAR, ReadyCell};
use std::collections::{BTreeMap, BTreeSet};

/// Every row of figures that runs over the years.
fn rows_of_years(written: &Written) -> Vec<Range> {
    let (account, projection) = (&written.worked.account, &written.worked.projection);
    let mut rows: Vec<Range> = vec![account.time.years.clone(), account.time.calendar.clone()];
    rows.extend(account.time.factors.iter().cloned());
    rows.push(account.outcomes.once.clone());
    rows.extend(account.outcomes.profiles.iter().map(|profile| profile.shares.clone()));
    for outcome in &account.outcomes.outcomes {
        rows.extend([outcome.months.clone(), outcome.persons_by_year.clone()]);
    }
    for line in &account.givens.lines {
        if let QuantityFigures::Series(values, _) = &line.quantity {
            rows.push(values.clone());
        }
    }
    for row in &account.ledger.rows {
        rows.extend([row.flows.clone(), row.discounted.clone()]);
    }
    let mut series: Vec<_> = projection.types.rows.iter().map(|(_, series)| series).collect();
    series.push(&projection.types.total);
    let mut measures = vec![&projection.measures];
    for party in &projection.parties {
        series.push(&party.total);
        series.extend(party.types.iter().map(|(_, _, series)| series));
        measures.push(&party.measures);
    }
    for series in series {
        rows.extend([series.undiscounted.clone(), series.discounted.clone(), series.accumulated.clone()]);
    }
    for measures in measures {
        rows.push(measures.unpaid.clone());
        let steps = measures.internal.halving.iter().flat_map(|halving| &halving.steps);
        rows.extend(steps.map(|(_, _, _, flows)| flows.clone()));
    }
    rows.extend([projection.returns.cost.clone(), projection.returns.cost_to_date.clone()]);
    for check in &projection.checks.yearly {
        rows.extend([check.left.clone(), check.right.clone(), check.difference.clone()]);
    }
    rows.extend(of_decisions(&written.decision));
    rows
}

/// The rows of decision support.
fn of_decisions(decision: &Decision) -> Vec<Range> {
    let (cash, balance) = (&decision.redistribution.cash, &decision.balance);
    let mut rows: Vec<Range> = cash.flows.iter().chain(&cash.below).cloned().collect();
    rows.extend([&cash.total, &cash.minus, &cash.plus, &balance.growth, &balance.actors].map(Range::clone));
    let own = balance.rows.iter().filter_map(|row| row.own.as_ref());
    for cohort in own.chain([&balance.own.cohort]) {
        rows.extend([&cohort.interest, &cohort.realised, &cohort.closing].map(Range::clone));
    }
    rows.extend([&balance.own.opening, &balance.own.new, &balance.own.difference].map(Range::clone));
    if let Some(carried) = &balance.earlier {
        let all = [&carried.opening, &carried.interest, &carried.realised, &carried.closing];
        rows.extend(all.map(Range::clone));
        rows.push(balance.closing.clone());
    }
    rows
}

/// A row of a sheet that shows at least two years of one row of figures: the cells by year from 0.
struct YearRow {
    sheet: usize,
    row: u32,
    label: String,
    years: BTreeMap<usize, (u16, ReadyCell)>,
}

fn year_rows(written: &Written) -> Vec<YearRow> {
    let mut of: BTreeMap<Id, (usize, usize)> = BTreeMap::new();
    for (number, row) in rows_of_years(written).iter().enumerate() {
        for (year, id) in row.iter().enumerate() {
            of.entry(*id).or_insert((number, year));
        }
    }
    let mut found: BTreeMap<(usize, u32, usize), YearRow> = BTreeMap::new();
    // The first sheet shows single years beside each other, not a row of years.
    let sheets = written.sheets.sheets.iter().zip(&written.ready).enumerate().skip(1);
    for (index, (sheet, ready)) in sheets {
        for ((cell, content, _), (_, ready, _)) in sheet.cells.iter().zip(ready) {
            let (Content::Home(id) | Content::Shown(id)) = content else { continue };
            let Some((number, year)) = of.get(id) else { continue };
            let label = written.worked.book.label(*id).to_string();
            let entry = found.entry((index, cell.row, *number)).or_insert_with(|| YearRow {
                sheet: index,
                row: cell.row,
                label,
                years: BTreeMap::new(),
            });
            entry.years.insert(*year, (cell.column, ready.clone()));
        }
    }
    found.into_values().filter(|row| row.years.len() > 1).collect()
}

#[test]
fn a_year_stands_in_the_same_column_on_every_sheet() {
    for written in reports() {
        let rows = year_rows(written);
        let horizon = written.worked.account.time.length();
        assert!(horizon == 1 || rows.len() > 20, "only {} rows of years", rows.len());
        for row in rows {
            let sheet = &written.sheets.sheets[row.sheet].name;
            assert_eq!(row.years.len(), horizon, "{sheet}, row {}, {}", row.row + 1, row.label);
            for (year, (column, _)) in &row.years {
                let expected = FIRST_YEAR + u16::try_from(*year).expect("at most forty");
                assert_eq!(*column, expected, "{sheet}, row {}, year {}", row.row + 1, year + 1);
            }
        }
    }
}

/// The row's formulas with their columns from 1, by year from 0; inputs have none.
fn formulas(row: &YearRow) -> Vec<(usize, u32, &str)> {
    let all = row.years.iter().filter_map(|(year, (column, content))| match content {
        ReadyCell::Formula(text, _) => Some((*year, u32::from(*column) + 1, text.as_str())),
        ReadyCell::Words(_) | ReadyCell::Given(_) | ReadyCell::Open(..) | ReadyCell::Seal(_) => None,
    });
    all.collect()
}

#[test]
fn a_row_has_one_formula_from_year_two_to_the_horizon() {
    let mut apart: Vec<String> = Vec::new();
    for written in reports() {
        for row in year_rows(written) {
            let later: BTreeSet<String> = (formulas(&row).into_iter())
                .filter(|(year, ..)| *year > 0)
                .map(|(_, column, text)| relative(text, row.row + 1, column))
                .collect();
            if later.len() > 1 {
                let sheet = &written.sheets.sheets[row.sheet].name;
                apart.push(format!("{sheet}, row {}, {}: {later:?}", row.row + 1, row.label));
            }
        }
    }
    let some = &apart[..apart.len().min(6)];
    assert!(apart.is_empty(), "{} rows have several formulas, such as {some:#?}", apart.len());
}

#[test]
fn year_one_has_the_formula_of_its_row_too_but_for_marks() {
    let mut apart: BTreeSet<String> = BTreeSet::new();
    for written in reports() {
        for row in year_rows(written) {
            let formulas = formulas(&row);
            // Against the last year, far from the columns of prices and quantities.
            let [(0, first_column, first), .., (_, last_column, last)] = formulas.as_slice() else {
                continue;
            };
            if !same_but_for_marks(row.row + 1, (first, *first_column), (last, *last_column)) {
                apart.insert(format!("{}: ={first} against ={last}", row.label));
            }
        }
    }
    let some: Vec<_> = apart.iter().take(6).collect();
    assert!(apart.is_empty(), "{} first years differ, such as {some:#?}", apart.len());
}
