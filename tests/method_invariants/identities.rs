//! Section 12, worked out anew.

use crate::oracle::{Flow, factor, flows, within};
use crate::support_cases::Worked;
use crate::{binary, close, for_accounts, same};
use bokslut::account::ledger::Reason;
use bokslut::figure::Id;
use bokslut::model::{CostType, Party, Side};
use bokslut::project::series::Series;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The sums of one year's figures over several rows, exactly.
fn add(worked: &Worked, rows: &[&[Id]]) -> Vec<Decimal> {
    let years = rows.first().map_or(0, |row| row.len());
    (0..years).map(|year| rows.iter().map(|row| worked.number(row[year])).sum()).collect()
}

fn all_same(left: &[Decimal], right: &[Decimal]) -> bool {
    left.len() == right.len() && left.iter().zip(right).all(|(a, b)| same(*a, *b))
}

#[test]
fn actors_add_up_to_cost_types_and_both_to_the_flows_in_every_year() {
    for_accounts(120, |inputs| {
        let worked = Worked::of(inputs);
        let forms: [fn(&Series) -> &[Id]; 3] =
            [|series| &series.undiscounted, |series| &series.discounted, |series| &series.accumulated];
        for form in forms {
            let parties: Vec<&[Id]> = (worked.projection.parties.iter())
                .filter(|party| party.depth == 0)
                .map(|party| form(&party.total))
                .collect();
            let types: Vec<&[Id]> =
                worked.projection.types.rows.iter().map(|(_, series)| form(series)).collect();
            let total = worked.numbers(form(&worked.projection.types.total));
            prop_assert!(all_same(&add(&worked, &parties), &total), "parties against the total");
            prop_assert!(all_same(&add(&worked, &types), &total), "types against the total");
        }
        let rows = &worked.account.ledger.rows;
        let flows: Vec<&[Id]> = rows.iter().map(|row| &*row.flows).collect();
        let discounted: Vec<&[Id]> = rows.iter().map(|row| &*row.discounted).collect();
        let total = &worked.projection.types.total;
        prop_assert!(all_same(&add(&worked, &flows), &worked.numbers(&total.undiscounted)), "flows");
        prop_assert!(all_same(&add(&worked, &discounted), &worked.numbers(&total.discounted)), "discounted");
        // What has accumulated grows by what the year brings.
        let accumulated = worked.numbers(&total.accumulated);
        let mut so_far = Decimal::ZERO;
        for (year, brought) in worked.numbers(&total.discounted).into_iter().enumerate() {
            so_far += brought;
            prop_assert!(same(accumulated[year], so_far), "year {}", year + 1);
        }
        prop_assert_eq!(worked.master(), "OK");
        Ok(())
    });
}

#[test]
fn every_transfer_is_paid_by_somebody_in_the_same_year_to_the_ore() {
    for_accounts(60, |inputs| {
        let worked = Worked::of(inputs);
        for (position, entry) in worked.inputs.entries.iter().enumerate() {
            if entry.side == Side::Cost {
                continue;
            }
            let received = worked.numbers(&worked.row(Reason::OwnIncome(position)).flows);
            let paid = worked.numbers(&worked.row(Reason::Payment(position)).flows);
            prop_assert_eq!(received.len(), paid.len());
            for (year, (received, paid)) in (1..).zip(received.iter().zip(&paid)) {
                prop_assert_eq!(received + paid, Decimal::ZERO);
                let expected = if year == entry.year { entry.amount.value.0 } else { Decimal::ZERO };
                prop_assert_eq!(*received, expected);
            }
        }
        Ok(())
    });
}

#[test]
fn the_first_year_of_the_projection_is_the_income_statement() {
    for_accounts(60, |inputs| {
        let worked = Worked::of(inputs);
        let statement = &worked.account.statement;
        let columns = statement.headers.len();
        for block in &statement.blocks {
            let first = worked.number(worked.party(block.party).total.undiscounted[0]);
            let result = worked.number(block.result);
            prop_assert!(same(first, result), "{first} is not {result}");
            let across: Decimal = worked.numbers(&block.results).into_iter().sum();
            prop_assert!(same(across, result), "{across} across counterparties is not {result}");
        }
        let tops: Decimal = (statement.blocks.iter().filter(|block| block.depth == 0))
            .map(|block| worked.number(block.result))
            .sum();
        prop_assert!(same(tops, worked.number(statement.total)));
        for column in 0..columns {
            let down: Decimal = (statement.blocks.iter().filter(|block| block.depth == 0))
                .map(|block| worked.number(block.results[column]))
                .sum();
            prop_assert!(same(down, worked.number(statement.totals[column])));
        }
        prop_assert!(same(tops, worked.number(worked.projection.types.total.undiscounted[0])));
        Ok(())
    });
}

/// Sum and size of what passes a filter, discounted up to the horizon.
fn present(worked: &Worked, flows: &[Flow], wanted: impl Fn(&Flow) -> bool) -> (f64, f64) {
    let terms: Vec<f64> = (flows.iter().filter(|flow| wanted(flow)))
        .flat_map(|flow| {
            let inputs = &worked.inputs;
            (1..).zip(&flow.years).map(|(t, amount)| amount * factor(inputs, flow.cost_type, t))
        })
        .collect();
    (terms.iter().sum(), terms.iter().map(|term| term.abs()).sum())
}

#[test]
fn what_has_accumulated_at_the_horizon_is_the_sum_of_discounted_flows_worked_out_from_the_inputs() {
    for_accounts(200, |inputs| {
        let worked = Worked::of(inputs);
        let flows = flows(&worked.inputs);
        let last = |ids: &[Id]| worked.number(*ids.last().expect("a year"));
        let check = |found: Decimal, (sum, size): (f64, f64), what: String| {
            prop_assert!(close(found, sum, size), "{what}: {found} is not {sum}");
            Ok(())
        };
        let total = &worked.projection.types.total.accumulated;
        check(last(total), present(&worked, &flows, |_| true), "in total".to_string())?;
        for (slot, cost_type) in CostType::ALL.into_iter().enumerate() {
            let found = last(&worked.projection.types.rows[slot].1.accumulated);
            check(
                found,
                present(&worked, &flows, |flow| flow.cost_type == cost_type),
                format!("{cost_type:?}"),
            )?;
        }
        for figures in &worked.projection.parties {
            let mine = |flow: &Flow| within(&worked.inputs, flow.party, figures.party);
            let found = last(&figures.total.accumulated);
            check(found, present(&worked, &flows, mine), format!("{:?}", figures.party))?;
            for (slot, side) in Side::ALL.into_iter().enumerate() {
                let (sum, size) = present(&worked, &flows, |flow| mine(flow) && flow.side == side);
                let found = worked.number(figures.measures.present[slot]);
                let sign = if side == Side::Income { 1.0 } else { -1.0 };
                check(found, (sign * sum, size), format!("{side:?} of {:?}", figures.party))?;
            }
        }
        Ok(())
    });
}

#[test]
fn every_cell_of_the_income_statement_is_worked_out_from_the_inputs() {
    for_accounts(60, |inputs| {
        let worked = Worked::of(inputs);
        let flows = flows(&worked.inputs);
        let statement = &worked.account.statement;
        for block in &statement.blocks {
            for (slot, side) in Side::ALL.into_iter().enumerate() {
                let sign = if side == Side::Income { 1.0 } else { -1.0 };
                for (column, counterparty) in statement.counterparties.iter().enumerate() {
                    let found = worked.number(block.cells[slot][column]);
                    let terms = flows.iter().filter(|flow| {
                        within(&worked.inputs, flow.party, block.party)
                            && flow.side == side
                            && flow.counterparty == *counterparty
                    });
                    let (mut sum, mut size) = (0.0, 0.0);
                    for amount in terms.map(|flow| sign * flow.years[0]) {
                        sum += amount;
                        size += amount.abs();
                    }
                    prop_assert!(close(found, sum, size), "{:?} {side:?}: {found} is not {sum}", block.party);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_return_and_the_lowest_point_follow_from_what_has_accumulated() {
    for_accounts(60, |inputs| {
        let worked = Worked::of(inputs);
        let total = worked.numbers(&worked.projection.types.total.accumulated);
        let returns = &worked.projection.returns;
        for (index, year) in worked.inputs.assumptions.report_years.value.value.iter().enumerate() {
            let own = |entry: &&bokslut::model::Entry| entry.side == Side::Cost && entry.year <= *year;
            let spent: Decimal =
                worked.inputs.entries.iter().filter(own).map(|entry| entry.amount.value.0).sum();
            prop_assert!(same(worked.number(returns.total[index]), total[year - 1]));
            prop_assert!(same(worked.number(returns.spent[index]), spent));
            match worked.book.number(returns.rates[index]) {
                Some(rate) => prop_assert!(same(rate * spent, total[year - 1])),
                None => prop_assert_eq!(spent, Decimal::ZERO),
            }
        }
        let measures = &worked.projection.measures;
        let lowest = total.iter().copied().min().expect("a year");
        prop_assert_eq!(worked.number(measures.lowest), lowest);
        // A spreadsheet tells no more than sixteen digits apart; of years that are the same to it the first is told.
        let digits = Decimal::new(1, 16);
        let is_lowest =
            |result: &Decimal| (*result - lowest).abs() <= lowest.abs().max(result.abs()) * digits;
        let first = total.iter().position(is_lowest).expect("it is there") + 1;
        prop_assert_eq!(worked.number(measures.lowest_year), Decimal::from(first));
        match (worked.book.number(measures.payback), total.iter().position(|result| *result >= Decimal::ZERO))
        {
            (Some(years), Some(0)) => prop_assert_eq!(years, Decimal::ZERO),
            (Some(years), Some(back)) => {
                // After `back` full years it is still below zero, one year later it is not.
                let below = total[back - 1];
                let share = -binary(below) / (binary(total[back]) - binary(below));
                prop_assert!(close(years, binary(Decimal::from(back)) + share, 40.0), "{years}");
            }
            (None, None) => {}
            (found, expected) => prop_assert!(false, "payback {found:?}, back in year {expected:?}"),
        }
        prop_assert!(worked.party(Party::Operation).depth == 0);
        Ok(())
    });
}
