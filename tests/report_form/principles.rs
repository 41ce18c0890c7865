//! What good practice asks of a spreadsheet, as far as a machine can see it. `docs/granskning.md`
//! tells where it comes from and how each is met.

use crate::formula::{Token, tokens};
use crate::package::{Cell, Package, position};
use crate::{Written, reports};
use bokslut::words::{Lang, Words};
use std::collections::{BTreeMap, BTreeSet};

/// A cell: its sheet's name, row and column.
type At = (String, u32, u32);

fn at(sheet: &str, cell: &str) -> At {
    let (row, column) = position(&cell.replace('$', ""));
    (sheet.to_string(), row, column)
}

/// The cells that a formula on a sheet reads: each of them, and both corners of each area.
fn read(sheet: &str, formula: &str) -> Vec<(At, Option<At>)> {
    let all = tokens(formula);
    let mut found: Vec<(At, Option<At>)> = Vec::new();
    let mut named = sheet.to_string();
    for (index, token) in all.iter().enumerate() {
        match token {
            Token::Sheet(name) => named = name.trim_matches('\'').replace("''", "'"),
            Token::Cell(cell) => match (index > 0).then(|| &all[index - 1]) {
                Some(Token::Sign(':')) => {
                    let (first, last) = found.last_mut().expect("an area has a beginning");
                    *last = Some(at(&first.0, cell));
                }
                Some(Token::Sign('!')) => found.push((at(&named, cell), None)),
                _ => found.push((at(sheet, cell), None)),
            },
            _ => {}
        }
    }
    found
}

/// The one cell that a formula repeats, where it does nothing else.
fn repeated(sheet: &str, formula: &str) -> Option<At> {
    let is_plain = |token: &Token| matches!(token, Token::Sheet(_) | Token::Sign('!') | Token::Cell(_));
    let all = tokens(formula);
    (all.iter().all(is_plain)).then(|| read(sheet, formula).remove(0).0)
}

fn formulas(package: &Package) -> BTreeMap<At, String> {
    let all = package.cells().filter_map(|(sheet, cell)| {
        cell.formula.clone().map(|formula| ((sheet.name.clone(), cell.row, cell.column), formula))
    });
    all.collect()
}

/// Follows repetitions from a cell: how many there are before something is computed or given. A
/// year that goes on as the year before it, in the same row, is where its value is given.
fn steps(formulas: &BTreeMap<At, String>, from: &At) -> usize {
    let next = formulas.get(from).and_then(|formula| repeated(&from.0, formula));
    let elsewhere = next.filter(|next| (&next.0, next.1) != (&from.0, from.1));
    elsewhere.map_or(0, |next| 1 + steps(formulas, &next))
}

#[test]
fn a_repeated_value_is_at_most_three_steps_from_where_it_is_computed_or_given() {
    for written in reports() {
        let formulas = formulas(&written.package);
        // From a sheet to its row of the calculation, on to that row's flow, and on to what was given.
        let chains = formulas.keys().filter(|cell| steps(&formulas, cell) > 3);
        let chains: Vec<_> = chains.map(|cell| (cell, &formulas[cell])).take(6).collect();
        assert!(chains.is_empty(), "{chains:#?}");
    }
}

/// Cells that are read, each once, by the cell that reads them. An area counts with all its cells.
fn precedents(formulas: &BTreeMap<At, String>) -> BTreeMap<&At, BTreeSet<&At>> {
    let within = |(sheet, row, column): &At, from: &At, to: &At| {
        *sheet == from.0 && (from.1..=to.1).contains(row) && (from.2..=to.2).contains(column)
    };
    let mut by_sheet: BTreeMap<&str, Vec<&At>> = BTreeMap::new();
    for cell in formulas.keys() {
        by_sheet.entry(&cell.0).or_default().push(cell);
    }
    let mut found = BTreeMap::new();
    for (cell, formula) in formulas {
        let mut of_cell = BTreeSet::new();
        for (from, to) in read(&cell.0, formula) {
            let to = to.as_ref().unwrap_or(&from);
            let there = by_sheet.get(from.0.as_str()).into_iter().flatten();
            of_cell.extend(there.filter(|other| within(other, &from, to)));
        }
        found.insert(cell, of_cell);
    }
    found
}

/// A formula that reads itself, by way of others or not.
fn circular(formulas: &BTreeMap<At, String>) -> Option<At> {
    let mut left = precedents(formulas);
    loop {
        let free: BTreeSet<&At> =
            left.iter().filter(|(_, reads)| reads.is_empty()).map(|(cell, _)| *cell).collect();
        if free.is_empty() {
            return left.keys().next().map(|cell| (*cell).clone());
        }
        left.retain(|cell, _| !free.contains(cell));
        left.values_mut().for_each(|reads| reads.retain(|cell| !free.contains(cell)));
    }
}

#[test]
fn no_formula_leads_back_to_itself() {
    let written = Written::rich();
    let mut all = formulas(&written.package);
    assert!(all.len() > 1_000);
    assert_eq!(circular(&all), None);
    // The rate, should it follow from what it discounts.
    let rate = written.homes[written.worked.account.time.rate.index()].expect("a cell");
    let rate =
        (written.package.sheets[rate.sheet].name.clone(), rate.cell.row + 1, u32::from(rate.cell.column) + 1);
    let total = written.worked.projection.types.total.discounted.iter().next().expect("a first year");
    let total = written.homes[total.index()].expect("a cell");
    let sheet = written.package.sheets[total.sheet].name.replace('\'', "''");
    all.insert(rate, format!("'{sheet}'!{}", total.cell));
    assert!(circular(&all).is_some());
}

#[test]
fn what_may_be_changed_stands_on_the_sheets_of_assumptions_and_unit_costs_alone() {
    for written in reports() {
        let inputs: BTreeSet<&str> = (written.package.cells())
            .filter(|(_, cell)| !written.package.format(cell).locked)
            .map(|(sheet, _)| sheet.name.as_str())
            .collect();
        assert!(inputs.contains("Antaganden"));
        assert!(inputs.is_subset(&BTreeSet::from(["Antaganden", "Enhetskostnader"])), "{inputs:?}");
    }
}

/// The cells of a sheet's head, above its first table.
fn head(sheet: &crate::package::Sheet) -> impl Iterator<Item = &Cell> {
    sheet.cells.iter().filter(|cell| cell.row <= 4)
}

#[test]
fn every_sheet_shows_the_master_check_and_its_unit_at_its_head() {
    for written in reports() {
        let master = written.homes[written.worked.projection.checks.master.index()].expect("a cell");
        let name = &written.package.sheets[master.sheet].name;
        let master = at(name, &master.cell.to_string());
        for sheet in &written.package.sheets {
            let shows = |cell: &Cell| {
                let formula = cell.formula.as_deref();
                formula.and_then(|formula| repeated(&sheet.name, formula)) == Some(master.clone())
            };
            assert!(head(sheet).any(shows), "{} does not show the master check", sheet.name);
            let amounts =
                sheet.cells.iter().any(|cell| written.package.format(cell).number_form.contains("#,##0"));
            let says = |cell: &Cell| {
                cell.value.split([' ', '.', ',']).any(|word| ["kr", "tkr", "Mkr"].contains(&word))
            };
            assert!(!amounts || head(sheet).any(says), "{} does not say its unit", sheet.name);
        }
    }
}

#[test]
fn a_loss_has_a_minus_sign_whatever_its_colour() {
    let mut losses = 0;
    for written in reports() {
        for (sheet, cell) in written.package.cells().filter(|(_, cell)| cell.is_number) {
            let form = &written.package.format(cell).number_form;
            if cell.value.starts_with('-') && form.contains("#,##0") {
                // A form without a part of its own for losses gives them their sign.
                let of_losses = form.split(';').nth(1).unwrap_or("-");
                assert!(of_losses.contains('-'), "{}!{}: {form}", sheet.name, cell.reference);
                losses += 1;
            }
        }
    }
    assert!(losses > 100);
}

#[test]
fn a_result_is_income_less_cost_and_both_are_told_without_a_sign() {
    let mut results = 0;
    for written in reports() {
        let package = &written.package;
        let value = |name: &str| -> Option<f64> {
            let (_, place, _) = package.names.iter().find(|(other, ..)| other == name)?;
            let (sheet, cell) = place.rsplit_once('!').expect("a sheet");
            let (sheet, row, column) = at(&sheet.trim_matches('\'').replace("''", "'"), cell);
            let sheet = package.sheets.iter().find(|other| other.name == sheet).expect("the sheet");
            let cell = sheet.cells.iter().find(|cell| (cell.row, cell.column) == (row, column));
            Some(cell.expect("the cell").value.parse().expect("a number"))
        };
        for (name, ..) in &package.names {
            let Some(party) = name.strip_prefix("Resultat_") else { continue };
            let sides = (value(&format!("Intäkt_{party}")), value(&format!("Kostnad_{party}")));
            let (Some(income), Some(cost)) = sides else { continue };
            let result = value(name).expect("a result");
            assert!((income - cost - result).abs() < 0.005, "{name}: {income} - {cost} is not {result}");
            results += 1;
        }
    }
    assert!(results > 40);
}

#[test]
fn amounts_are_rounded_where_two_sides_are_compared_or_told_in_words_and_nowhere_else() {
    let heading = &Words::of(Lang::Sv).report.sections.sentences;
    for written in reports() {
        let heading = written.package.cells().find(|(_, cell)| cell.value == **heading);
        let (told_on, told_from) = heading.map(|(sheet, cell)| (sheet.name.clone(), cell.row)).expect("it");
        let simulation = &Words::of(Lang::Sv).decision;
        let range =
            written.package.cells().find(|(_, cell)| cell.value == *simulation.simulation.section_words);
        let range_from = range.map_or(u32::MAX, |(_, cell)| cell.row);
        for (sheet, cell) in written.package.cells().filter(|(_, cell)| cell.is_number) {
            let Some(formula) = &cell.formula else { continue };
            let rounds = tokens(formula).contains(&Token::Function("ROUND".to_string()));
            let told = sheet.name == told_on && cell.row > told_from
                || sheet.name == *simulation.sheets.simulation && cell.row > range_from;
            let compared = ["Omfördelning", "Social balansräkning", "Känslighetsunderlag"]
                .contains(&sheet.name.as_str())
                && formula.starts_with("ROUND(")
                && formula.ends_with(",2)");
            let here = sheet.name == "Kontroller" || compared || told;
            assert!(!rounds || here, "{}!{}: ={formula}", sheet.name, cell.reference);
        }
    }
}
