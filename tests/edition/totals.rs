//! The totals of the outer edition are those of the inner one.

use crate::reader::{Reader, within};
use crate::support_cases::Worked;
use crate::{for_accounts, outer, same};
use bokslut::model::*;
use bokslut::project::series::Series;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn all_same(left: &[Decimal], right: &[Decimal]) -> bool {
    left.len() == right.len() && left.iter().zip(right).all(|(a, b)| same(*a, *b))
}

#[test]
fn every_total_by_cost_type_and_year_is_that_of_the_inner_edition() {
    for_accounts(150, |inputs, fewest| {
        let Ok(outer) = outer(&inputs, fewest) else { return Ok(()) };
        let (inner, outer) = (Worked::of(inputs), Worked::of(outer.inputs));
        let pairs = (inner.projection.types.rows.iter().zip(&outer.projection.types.rows))
            .map(|((_, inner), (_, outer))| (inner, outer))
            .chain([(&inner.projection.types.total, &outer.projection.types.total)]);
        let forms: [fn(&Series) -> &[bokslut::figure::Id]; 3] =
            [|s| &s.undiscounted, |s| &s.discounted, |s| &s.accumulated];
        for (before, after) in pairs {
            for form in forms {
                prop_assert!(all_same(&inner.numbers(form(before)), &outer.numbers(form(after))));
            }
        }
        prop_assert_eq!(outer.master(), "OK");
        Ok(())
    });
}

#[test]
fn every_actor_has_what_it_and_those_merged_into_it_have_in_the_inner_edition() {
    for_accounts(150, |inputs, fewest| {
        let Ok(outer) = outer(&inputs, fewest) else { return Ok(()) };
        let reader = Reader::new(&inputs, &outer, fewest);
        let (inner, after) = (Worked::of(inputs.clone()), Worked::of(outer.inputs.clone()));
        for figures in &after.projection.parties {
            // The inner parties that are counted here and not within another that is.
            let here = |party: Party| within(&outer.inputs, reader.party(party), figures.party);
            let highest = |party: Party| match party {
                Party::Actor(id) => {
                    inputs.actors.get(id).parent.is_none_or(|parent| !here(Party::Actor(parent)))
                }
                Party::Operation | Party::Production => true,
            };
            let before: Vec<_> = (inner.projection.parties.iter())
                .filter(|figures| here(figures.party) && highest(figures.party))
                .collect();
            prop_assert!(!before.is_empty());
            for (slot, (_, _, series)) in figures.types.iter().enumerate() {
                for (year, id) in series.undiscounted.iter().enumerate() {
                    let sum: Decimal =
                        before.iter().map(|party| inner.number(party.types[slot].2.undiscounted[year])).sum();
                    prop_assert!(same(sum, after.number(*id)), "{:?} year {}", figures.party, year + 1);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn every_column_of_the_income_statement_is_that_of_the_inner_edition() {
    for_accounts(150, |inputs, fewest| {
        let Ok(outer) = outer(&inputs, fewest) else { return Ok(()) };
        let reader = Reader::new(&inputs, &outer, fewest);
        let (inner, after) = (Worked::of(inputs.clone()), Worked::of(outer.inputs.clone()));
        let statement = &after.account.statement;
        for (column, counterparty) in statement.counterparties.iter().enumerate() {
            let before = &inner.account.statement;
            let sum: Decimal = (before.counterparties.iter().zip(&before.totals))
                .filter(|(party, _)| reader.party(**party) == *counterparty)
                .map(|(_, total)| inner.number(*total))
                .sum();
            prop_assert!(same(sum, after.number(statement.totals[column])), "{counterparty:?}");
        }
        prop_assert!(same(inner.number(inner.account.statement.total), after.number(statement.total)));
        Ok(())
    });
}

#[test]
fn a_pooled_line_is_the_sum_of_the_lines_that_it_stands_for() {
    for_accounts(150, |inputs, fewest| {
        let Ok(outer) = outer(&inputs, fewest) else { return Ok(()) };
        let reader = Reader::new(&inputs, &outer, fewest);
        for (position, lines) in reader.pooled().iter().enumerate() {
            for year in 0..inputs.assumptions.horizon.value.value {
                let (sum, amount) = (reader.sum(lines, year), reader.amount(position, year));
                prop_assert_eq!(sum, amount);
            }
        }
        // Every inner line is shown by itself or within one pooled line, unless it is nothing at all.
        let pooled: Vec<usize> = reader.pooled().into_iter().flatten().collect();
        for line in (0..inputs.lines.len()).filter(|line| !reader.is_shown(inputs.lines[*line].outcome)) {
            let nothing = reader.flows[line].iter().all(Decimal::is_zero);
            let times = pooled.iter().filter(|other| **other == line).count();
            prop_assert!(times == 1 || (nothing && times == 0), "line {line} is told {times} times");
        }
        Ok(())
    });
}
