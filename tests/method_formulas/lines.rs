//! Sections 5 to 7: effect lines, price years, the operation's own books.

use crate::support_cases::*;
use crate::{all, near};
use bokslut::account::ledger::Reason;
use bokslut::model::{Basis, CostType, Party, Price, Quantity, Side};

/// 10 persons, 37 months observed in year 1, half of the effect left from year 2, net share 0.5.
fn ten_persons() -> Make {
    Make::new().horizon(3).explicit(&["1", "0.5"]).outcome("Arbete", "10", |outcome| {
        outcome.months_year_1 = Some(given(d("37")));
        outcome.deadweight = share("0.5");
    })
}

fn flows_of(basis: Basis, side: Side) -> Vec<rust_decimal::Decimal> {
    let make = ten_persons().line(actor(0), CostType::Real, side, basis, "100", |line| {
        line.quantity = match basis {
            Basis::Series => Quantity::Series(vec![given(d("3")), given(d("1"))]),
            _ => Quantity::Given(given(d("2"))),
        };
    });
    Worked::of(make.0).effect(0)
}

#[test]
fn each_basis_has_its_own_driver() {
    // 100 kr * 2 * net 0.5 = 100 kr per unit of the driver.
    // Effect months: 37 observed, then 10 * 12 * 0.5 = 60.
    assert_eq!(flows_of(Basis::EffectMonth, Side::Income), all(&["3700", "6000", "6000"]));
    // Persons: 10, then 5.
    assert_eq!(flows_of(Basis::Person, Side::Income), all(&["1000", "500", "500"]));
    // Full effect of a year: 1, then 0.5.
    assert_eq!(flows_of(Basis::Year, Side::Income), all(&["100", "50", "50"]));
    // Once.
    assert_eq!(flows_of(Basis::Once, Side::Income), all(&["100", "0", "0"]));
    // Series: 3, then 1 which holds; 100 kr * net 0.5 = 50 kr each; no persistence.
    assert_eq!(flows_of(Basis::Series, Side::Income), all(&["150", "50", "50"]));
}

#[test]
fn a_cost_is_the_same_flow_with_a_minus() {
    assert_eq!(flows_of(Basis::EffectMonth, Side::Cost), all(&["-3700", "-6000", "-6000"]));
    assert_eq!(flows_of(Basis::Series, Side::Cost), all(&["-150", "-50", "-50"]));
}

#[test]
fn what_went_away_is_before_less_after_and_what_came_is_a_loss() {
    let change = |before: &str, after: &str| {
        let quantity = Quantity::Change { before: given(d(before)), after: given(d(after)) };
        let make = ten_persons();
        let line = make.line(actor(0), CostType::Real, Side::Income, Basis::Person, "100", |line| {
            line.quantity = quantity;
        });
        Worked::of(line.0).effect(0)
    };
    // (10 - 4) * 100 kr * 10 persons * 0.5 = 3,000 kr; half of it from year 2.
    assert_eq!(change("10", "4"), all(&["3000", "1500", "1500"]));
    // (4 - 10): 3,000 kr the other way.
    assert_eq!(change("4", "10"), all(&["-3000", "-1500", "-1500"]));
}

#[test]
fn a_price_is_carried_to_the_target_year_by_its_index() {
    let make = Make::new().horizon(1).price_year(2023);
    let make = make.index("KPI", &[(2015, "313.35"), (2023, "403.70")]).unit_cost("VÅRD", "30561", 2015);
    let make = make.outcome("Arbete", "1", |_| ()).line(
        actor(0),
        CostType::Real,
        Side::Income,
        Basis::Once,
        "0",
        |line| line.price = Price::UnitCost(0),
    );
    let worked = Worked::of(make.0);
    let cost = &worked.account.prices.unit_costs[0];
    // 30,561 * 403.70 / 313.35 = 39,372.828147438966...
    near(worked.number(cost.uprated), "39372.828147438966");
    assert_eq!(bokslut::base::round_half_away(worked.number(cost.uprated), 2), d("39372.83"));
    near(worked.effect(0)[0], "39372.828147438966");
}

#[test]
fn a_price_at_the_target_level_or_without_an_index_stays_as_it_is() {
    let make = Make::new().horizon(1).price_year(2023).unit_cost("UTAN", "30561", 2015);
    let make = make.index("KPI", &[(2015, "313.35"), (2023, "403.70")]).unit_cost("SAMMA", "777.77", 2023);
    let make = make.outcome("Arbete", "1", |_| ());
    let worked = Worked::of(make.line(actor(0), CostType::Real, Side::Income, Basis::Once, "1", |_| ()).0);
    let [without, same] = worked.account.prices.unit_costs.as_slice() else { panic!("two unit costs") };
    assert_eq!(worked.number(without.uprated), d("30561"));
    near(worked.number(same.uprated), "777.77");
}

#[test]
fn an_income_is_its_payers_cost_and_causal_shares_leave_the_own_books_alone() {
    let make = ten_persons().entry(Side::Cost, "2000", None, 1).entry(Side::Income, "1200", Some(0), 1);
    let worked = Worked::of(make.line(actor(1), CostType::Real, Side::Income, Basis::Once, "1", |_| ()).0);
    let [cost, income, payment] =
        [Reason::OwnCost(0), Reason::OwnIncome(1), Reason::Payment(1)].map(|reason| worked.row(reason));
    assert_eq!(worked.numbers(&cost.flows), all(&["-2000", "0", "0"]));
    assert_eq!(worked.numbers(&income.flows), all(&["1200", "0", "0"]));
    assert_eq!(worked.numbers(&payment.flows), all(&["-1200", "0", "0"]));
    assert_eq!(cost.cost_type, CostType::Real);
    assert_eq!((income.cost_type, payment.cost_type), (CostType::Financial, CostType::Financial));
    assert_eq!((income.party, income.counterparty), (Party::Operation, actor(0)));
    assert_eq!((payment.party, payment.counterparty), (actor(0), Party::Operation));
    assert_eq!((income.side, payment.side), (Side::Income, Side::Cost));
}

#[test]
fn an_entry_of_a_later_year_falls_in_that_year_only() {
    let make = ten_persons().entry(Side::Cost, "700", None, 3).entry(Side::Income, "300", Some(1), 2);
    let worked = Worked::of(make.line(actor(1), CostType::Real, Side::Income, Basis::Once, "1", |_| ()).0);
    assert_eq!(worked.numbers(&worked.row(Reason::OwnCost(0)).flows), all(&["0", "0", "-700"]));
    assert_eq!(worked.numbers(&worked.row(Reason::OwnIncome(1)).flows), all(&["0", "300", "0"]));
    assert_eq!(worked.numbers(&worked.row(Reason::Payment(1)).flows), all(&["0", "-300", "0"]));
    // Nothing of them is in the income statement, which is year 1.
    assert_eq!(worked.number(worked.block(Party::Operation).result), d("0"));
    assert_eq!(worked.master(), "OK");
}
