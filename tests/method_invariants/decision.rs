//! Sections 17 and 20: compensations cancel, and balances add up from year to year.

use crate::support_cases::Worked;
use crate::{for_accounts, same};
use bokslut::figure::Id;
use proptest::prelude::*;
use rust_decimal::Decimal;

#[test]
fn compensations_cancel_and_nobody_is_left_below_zero_exactly_when_all_together_are_not() {
    for_accounts(120, |inputs| {
        let mut worked = Worked::of(inputs);
        let found = worked.decision().redistribution;
        let result = |at: usize, year: usize| worked.number(found.stakes[at].result[year]);
        for settlement in [&found.society, &found.money] {
            for year in 0..settlement.total.len() {
                let of =
                    |rows: &[Vec<Id>]| rows.iter().map(|row| worked.number(row[year])).collect::<Vec<_>>();
                let (paid, after) = (of(&settlement.compensation), of(&settlement.after));
                let gross: Decimal = paid.iter().map(|amount| amount.abs()).sum();
                let moved = |sum: Decimal| sum.abs() <= Decimal::new(1, 15) * gross.max(Decimal::ONE);
                prop_assert!(moved(paid.iter().sum()), "{paid:?}");
                let before: Vec<Decimal> = (0..paid.len()).map(|at| result(at, year)).collect();
                let all: Decimal = before.iter().sum();
                let nobody = after.iter().all(|result| *result >= Decimal::ZERO);
                prop_assert_eq!(nobody, all >= Decimal::ZERO, "{:?} of {:?}", after, before);
                prop_assert!(same(all, worked.number(settlement.total[year])));
                // Whoever pays has gained at least as much; whoever gets has lost at least as much.
                for (before, paid) in before.iter().zip(&paid) {
                    prop_assert!(paid.is_zero() || paid.is_sign_negative() == before.is_sign_positive());
                    prop_assert!(paid.abs() <= before.abs());
                }
            }
            prop_assert_eq!(worked.word(settlement.holds), "OK");
        }
        Ok(())
    });
}

#[test]
fn every_partys_balance_goes_from_year_to_year_by_its_changes_and_ends_at_nothing() {
    for_accounts(120, |inputs| {
        let mut worked = Worked::of(inputs);
        let balance = worked.decision().balance;
        let parties = balance.rows.iter().filter_map(|row| row.own.as_ref());
        for cohort in parties.chain([&balance.own.cohort]) {
            let [interest, realised, closing] =
                [&cohort.interest, &cohort.realised, &cohort.closing].map(|row| worked.numbers(row));
            let mut left = worked.number(cohort.new);
            for year in 0..closing.len() {
                let expected = left + interest[year] + realised[year];
                let size = left.abs().max(realised[year].abs()).max(Decimal::ONE);
                prop_assert!(
                    (closing[year] - expected).abs() <= Decimal::new(1, 12) * size,
                    "year {}",
                    year + 1
                );
                left = closing[year];
            }
            prop_assert!(left.is_zero(), "{left} after the horizon");
        }
        prop_assert_eq!(worked.word(balance.holds), "OK");
        Ok(())
    });
}

#[test]
fn what_is_expected_when_the_year_begins_is_what_accumulates_by_the_horizon() {
    for_accounts(60, |inputs| {
        let mut worked = Worked::of(inputs);
        let balance = worked.decision().balance;
        for row in &balance.rows {
            let (Some(party), Some(own)) = (row.party, &row.own) else { continue };
            let accumulated = worked.numbers(&worked.party(party).total.accumulated);
            prop_assert_eq!(Some(&worked.number(own.new)), accumulated.last());
        }
        Ok(())
    });
}
