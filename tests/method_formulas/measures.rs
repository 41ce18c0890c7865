//! Section 11: return, payback, lowest point, benefit-cost ratio.

use crate::support_cases::*;
use crate::{all, near, never};
use bokslut::model::{CostType, Party, Side};
use bokslut::project::measures::Measures;

/// A total of these flows, one for each year, at a rate; negative ones are costs of Region.
fn total_of(rate: &str, flows: &[&str]) -> Worked {
    let make = Make::new().horizon(flows.len()).rate(rate).outcome("Arbete", "1", |_| ());
    Worked::of(make.series(actor(1), CostType::Real, Side::Income, flows).0)
}

fn measures(worked: &Worked) -> &Measures {
    &worked.projection.measures
}

#[test]
fn payback_is_the_full_years_below_zero_and_the_share_of_the_year_that_brings_it_back() {
    let worked = total_of("0", &["-100", "40", "40", "40"]);
    // Accumulated -100, -60, -20, 20: three years below zero, then 20 of 40.
    assert_eq!(worked.number(measures(&worked).payback), d("3.5"));
    assert_eq!(worked.numbers(&measures(&worked).unpaid), all(&["1", "1", "1", "0"]));
    assert_eq!(worked.number(measures(&worked).lowest), d("-100"));
    // The actor whose flows they are has the same.
    assert_eq!(worked.number(worked.party(actor(1)).measures.payback), d("3.5"));
}

#[test]
fn payback_counts_discounted_kronor() {
    let worked = total_of("0.1", &["-100", "60", "60", "60"]);
    // -100; -100 + 60/1.1 = -45.4545; + 60/1.21 = 4.1322: 2 + 45.4545 / 49.5868 = 2.91666...
    near(worked.number(measures(&worked).payback), "2.916666666666666666");
}

#[test]
fn payback_at_exactly_zero_is_the_end_of_that_year() {
    // Accumulated -100, 0: paid back after 2 years, not in the third.
    let worked = total_of("0", &["-100", "100", "50"]);
    assert_eq!(worked.number(measures(&worked).payback), d("2"));
}

#[test]
fn what_never_lies_below_zero_needs_no_payback() {
    assert_eq!(
        {
            let w = total_of("0", &["10", "0"]);
            w.number(measures(&w).payback)
        },
        d("0")
    );
    assert_eq!(
        {
            let w = total_of("0", &["0", "0"]);
            w.number(measures(&w).payback)
        },
        d("0")
    );
    // The first year at whose end the account is not below zero counts, whatever follows.
    let worked = total_of("0", &["10", "-30", "40"]);
    assert_eq!(worked.number(measures(&worked).payback), d("0"));
    assert_eq!(worked.number(measures(&worked).lowest), d("-20"));
    assert_eq!(worked.number(measures(&worked).lowest_year), d("2"));
}

#[test]
fn what_stays_below_zero_is_never_paid_back_and_says_so() {
    let worked = total_of("0", &["-100", "40", "40"]);
    assert_eq!(worked.word(measures(&worked).payback), never());
}

#[test]
fn the_first_of_two_equal_lowest_points_is_the_year_that_is_told() {
    let worked = total_of("0", &["-10", "-20", "0", "30", "-30"]);
    assert_eq!(worked.number(measures(&worked).lowest), d("-30"));
    assert_eq!(worked.number(measures(&worked).lowest_year), d("2"));
}

/// Costs of the operation in years 1 and 3, a gain of 300 a year, 25 %.
fn two_costs() -> Worked {
    let make = Make::new().horizon(4).rate("0.25").outcome("Arbete", "1", |_| ());
    let make = make.entry(Side::Cost, "200", None, 1).entry(Side::Cost, "300", None, 3);
    let make = make.entry(Side::Income, "1000", Some(0), 1);
    Worked::of(make.series(actor(1), CostType::Real, Side::Income, &["300"]).0)
}

#[test]
fn return_is_what_has_accumulated_by_what_the_own_books_have_cost_undiscounted() {
    let worked = two_costs();
    let returns = &worked.projection.returns;
    assert_eq!(worked.numbers(&returns.cost), all(&["200", "0", "300", "0"]));
    assert_eq!(worked.numbers(&returns.spent), all(&["200", "200", "500", "500"]));
    // Yearly total 100; 300; 0; 300, discounted by 1; 0.8; 0.64; 0.512: 100; 240; 0; 153.6.
    assert_eq!(worked.numbers(&returns.total), all(&["100", "340", "340", "493.6"]));
    // 100/200; 340/200; 340/500; 493.6/500.
    assert_eq!(worked.numbers(&returns.rates), all(&["0.5", "1.7", "0.68", "0.9872"]));
}

#[test]
fn the_benefit_cost_ratio_is_present_income_by_present_cost() {
    let worked = two_costs();
    // Income: 300 * (1 + 0.8 + 0.64 + 0.512) = 885.6 and the transfer of 1,000.
    // Cost: 200 + 300 * 0.64 = 392 and the transfer of 1,000.
    assert_eq!(worked.numbers(&measures(&worked).present), all(&["1885.6", "1392"]));
    // 1,885.6 / 1,392 = 1.354597701149...
    near(worked.number(measures(&worked).ratio), "1.354597701149");
    // Region gains and pays nothing: there is nothing to divide by.
    assert_eq!(worked.word(worked.party(actor(1)).measures.ratio), "–");
}

#[test]
fn the_three_perspectives_stand_at_the_term_of_office_and_at_the_horizon() {
    let make = Make::new().horizon(6).rate("0").outcome("Arbete", "1", |_| ());
    let make = make.entry(Side::Cost, "200", None, 1).entry(Side::Income, "150", Some(0), 1);
    let make = make.series(actor(0), CostType::Real, Side::Income, &["100"]);
    let worked = Worked::of(make.series(actor(1), CostType::Real, Side::Income, &["10"]).0);
    let [term, horizon] = &worked.projection.returns.views;
    let of = |view: &bokslut::project::returns::View| {
        worked.numbers(&[view.years, view.operation, view.principal, view.society, view.rate])
    };
    // Operation 150 - 200; Kommun -150 + 100 a year; society -200 + 110 a year, by 200.
    assert_eq!(of(term), all(&["4", "-50", "250", "240", "1.2"]));
    assert_eq!(of(horizon), all(&["6", "-50", "450", "460", "2.3"]));
    assert_eq!(worked.block(Party::Operation).party, Party::Operation);
}
