//! Formula 19: the fund, and payments for outcomes.

use crate::support_cases::{Make, actor, d, given, share};
use crate::{Decided, for_accounts, same};
use bokslut::base::{Cited, Kronor, Share};
use bokslut::model::{
    ActorId, Basis, CostType, Financing, Fund, Gains, Inputs, OutcomePayments, Outlay, Price, Quantity, Side,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// An operation that costs 1,000 in year 1, whose principal Kommun gains 600 and Region 200 every year for
/// four years, by an outcome of 10 persons. Kommun pays the operation 700 of its cost.
fn account() -> Make {
    let make = Make::new().horizon(4).outcome("Hem", "10", |_| ());
    let make = make.entry(Side::Cost, "1000", None, 1).entry(Side::Income, "700", Some(0), 1);
    let make = make.line(actor(0), CostType::Real, Side::Income, Basis::Person, "60", |_| ());
    make.line(actor(1), CostType::Real, Side::Income, Basis::Person, "20", |_| ())
}

fn fund(part: &str) -> Fund {
    Fund {
        outlay: Outlay::OwnCost,
        share: share(part),
        gains: Cited::default_of(Gains::Realisable),
        last_year: None,
        cap: None,
        repaying: None,
    }
}

fn with_fund(make: Make, fund: Fund) -> Decided {
    let mut inputs = make.0;
    inputs.financing = Financing { fund: Some(fund), payments: None };
    Decided::of(inputs)
}

fn decimals(all: &[&str]) -> Vec<Decimal> {
    all.iter().map(|text| d(text)).collect()
}

#[test]
fn a_share_of_every_gain_goes_back_until_the_cap_is_reached_within_a_year() {
    // Half of 600 and of 200 is 400 a year: 400, 400, and of the third 400 the last 200.
    let decided = with_fund(account(), fund("0.5"));
    let fund = decided.decision.fund.as_ref().expect("a fund");
    let numbers = |ids| decided.worked.numbers(ids);
    assert_eq!(numbers(&fund.gains.rows[0].1), decimals(&["600", "600", "600", "600"]));
    assert_eq!(numbers(&fund.repaid), decimals(&["400", "400", "200", "0"]));
    assert_eq!(numbers(&fund.repayments[0]), decimals(&["300", "300", "150", "0"]));
    assert_eq!(numbers(&fund.repayments[1]), decimals(&["100", "100", "50", "0"]));
    assert_eq!(numbers(&fund.balance), decimals(&["-600", "-200", "0", "0"]));
    assert_eq!(decided.worked.number(fund.whole), d("3"));
    // Budget model: Kommun keeps 2,400 and bears 1,000; Region keeps 800. With the fund 2,400 - 750 and 800 - 250.
    let nets: Vec<Decimal> = fund.nets.iter().map(|nets| decided.worked.number(nets.without.1)).collect();
    assert_eq!(nets, decimals(&["1400", "800"]));
    let nets: Vec<Decimal> = fund.nets.iter().map(|nets| decided.worked.number(nets.with.1)).collect();
    assert_eq!(nets, decimals(&["1650", "550"]));
    assert_eq!(numbers(&fund.totals), decimals(&["0", "2200", "2200"]));
}

#[test]
fn a_fund_is_whole_in_the_first_year_or_never() {
    // 125 % cannot be asked; but with the whole of 800 a year and an outlay of 800 one year is enough.
    let mut whole = fund("1");
    whole.outlay = Outlay::Given(given(Kronor(d("800"))), given(d("1")));
    let decided = with_fund(account(), whole);
    let found = decided.decision.fund.as_ref().expect("a fund");
    assert_eq!(decided.worked.number(found.whole), d("1"));
    // A tenth of 800 is 80 a year, 160 in the two years that are asked for, of 1,000.
    let mut never = fund("0.1");
    never.last_year = Some(given(d("2")));
    let decided = with_fund(account(), never);
    let found = decided.decision.fund.as_ref().expect("a fund");
    assert_eq!(decided.worked.word(found.whole), "ej inom horisonten");
    assert_eq!(decided.worked.numbers(&found.balance), decimals(&["-920", "-840", "-840", "-840"]));
}

#[test]
fn a_cap_may_be_higher_than_the_outlay_and_some_actors_alone_may_repay() {
    // Region alone, all of its 200 a year, up to 700: the last year 100.
    let mut terms = fund("1");
    terms.repaying = Some(vec![ActorId(1)]);
    terms.outlay = Outlay::Given(given(Kronor(d("300"))), given(d("2")));
    terms.cap = Some(given(Kronor(d("700"))));
    let decided = with_fund(account(), terms);
    let fund = decided.decision.fund.as_ref().expect("a fund");
    assert_eq!(decided.worked.numbers(&fund.repaid), decimals(&["200", "200", "200", "100"]));
    assert_eq!(decided.worked.numbers(&fund.balance), decimals(&["200", "100", "300", "400"]));
    assert_eq!(decided.worked.number(fund.whole), d("2"));
    // Kommun repays nothing and bears the outlay where there is no fund: 2,400 - 300 against 2,400.
    let kommun = fund.nets.iter().find(|nets| nets.actor == ActorId(0)).expect("the principal");
    assert_eq!(decided.worked.number(kommun.without.1), d("2100"));
    assert_eq!(decided.worked.number(kommun.with.1), d("2400"));
}

#[test]
fn a_loss_asks_for_nothing_and_realisable_gains_are_asked_unless_theoretical_ones_are_chosen() {
    // 10 persons free 17 units at 100 kr; whole lots of 10 are 1,000 kr. Region loses 50 a year.
    let make =
        Make::new().horizon(2).outcome("Hem", "10", |_| ()).unit_cost("DYGN", "100", 2020).lot("10", "1");
    let make = make.entry(Side::Cost, "9000", None, 1);
    let make = make.line(actor(0), CostType::Real, Side::Income, Basis::Person, "0", |line| {
        line.price = Price::UnitCost(0);
        line.quantity = Quantity::Given(given(d("1.7")));
    });
    let inputs = make.line(actor(1), CostType::Real, Side::Cost, Basis::Person, "5", |_| ()).0;
    for (gains, repaid) in [(Gains::Realisable, ["100", "100"]), (Gains::Theoretical, ["170", "170"])] {
        let mut terms = fund("0.1");
        terms.gains = given(gains);
        terms.repaying = Some(vec![ActorId(0), ActorId(1)]);
        let decided = with_fund(Make(inputs.clone()), terms);
        let found = decided.decision.fund.as_ref().expect("a fund");
        assert_eq!(decided.worked.numbers(&found.repaid), decimals(&repaid));
        assert_eq!(decided.worked.numbers(&found.repayments[1]), decimals(&["0", "0"]));
    }
}

fn payments(price: &str, cap: Option<&str>, year: &str) -> OutcomePayments {
    OutcomePayments {
        outcome: 0,
        price: given(Kronor(d(price))),
        cap: cap.map(|cap| given(Kronor(d(cap)))),
        payer: ActorId(0),
        year: given(d(year)),
        outlay: Outlay::OwnCost,
    }
}

fn with_payments(terms: OutcomePayments) -> Decided {
    let mut inputs = account().0;
    inputs.financing = Financing { fund: None, payments: Some(terms) };
    Decided::of(inputs)
}

#[test]
fn an_investor_is_paid_for_every_person_up_to_the_cap() {
    // 10 persons at 121 are 1,210, paid in year 3 for 1,000 in year 1: 1,000 * 1.1^2 = 1,210, so 10 %.
    let decided = with_payments(payments("121", None, "3"));
    let found = decided.decision.payments.as_ref().expect("payments");
    let numbers = |ids| decided.worked.numbers(ids);
    assert_eq!(numbers(&found.base.payments), decimals(&["0", "0", "1210", "0"]));
    assert_eq!(numbers(&found.base.investor.undiscounted), decimals(&["-1000", "0", "1210", "0"]));
    let rate = decided.worked.number(found.base.internal.rate);
    assert!((rate - d("0.1")).abs() < d("0.0000000001"), "{rate}");
    // The payer gains 600 a year, whatever it paid the operation.
    assert_eq!(numbers(&found.base.payer[1]), decimals(&["600", "1200", "590", "1190"]));
    // The public side gains 800 a year, pays the cost of 1,000 and has it from the investor, and pays 1,210.
    assert_eq!(numbers(&found.public.undiscounted), decimals(&["-200", "800", "800", "800"]));
    assert_eq!(numbers(&found.base.public.undiscounted), decimals(&["800", "800", "-410", "800"]));
    // At the cap: 1,210 of 2,000.
    let at_cap = with_payments(payments("200", Some("1210"), "3"));
    let found = at_cap.decision.payments.as_ref().expect("payments");
    assert_eq!(at_cap.worked.number(found.base.earned), d("2000"));
    assert_eq!(at_cap.worked.number(found.base.due), d("1210"));
}

#[test]
fn an_investor_who_gets_less_than_was_put_in_has_no_rate_and_one_who_puts_in_later_has() {
    let less = with_payments(payments("90", None, "2"));
    assert_eq!(less.worked.word(less.decision.payments.as_ref().expect("payments").base.internal.rate), "–");
    // 1,000 in year 2, 1,210 in year 4.
    let mut later = payments("121", None, "4");
    later.outlay = Outlay::Given(given(Kronor(d("1000"))), given(d("2")));
    let later = with_payments(later);
    let rate = later.worked.number(later.decision.payments.as_ref().expect("payments").base.internal.rate);
    assert!((rate - d("0.1")).abs() < d("0.0000000001"), "{rate}");
    // Paid before anything was put in: no investment.
    let mut before = payments("121", None, "1");
    before.outlay = Outlay::Given(given(Kronor(d("1000"))), given(d("2")));
    let before = with_payments(before);
    assert_eq!(
        before.worked.word(before.decision.payments.as_ref().expect("payments").base.internal.rate),
        "–"
    );
}

/// Terms drawn for a random account.
fn financed(mut inputs: Inputs, draw: (u32, u32, u32)) -> Inputs {
    let (share, cap, year) = draw;
    let horizon = u32::try_from(inputs.assumptions.horizon.value.value).expect("at most 40");
    let in_year = |year: u32| given(Decimal::from(year % horizon + 1));
    let kronor = |amount: u32| given(Kronor(Decimal::from(amount)));
    inputs.financing.fund = Some(Fund {
        outlay: if share % 2 == 0 { Outlay::OwnCost } else { Outlay::Given(kronor(cap), in_year(year)) },
        share: given(Share(Decimal::new(i64::from(share % 101), 2))),
        gains: given(if cap % 2 == 0 { Gains::Realisable } else { Gains::Theoretical }),
        last_year: (year % 3 == 0).then(|| in_year(year + 1)),
        cap: (cap % 3 == 0).then(|| kronor(cap)),
        repaying: None,
    });
    if !inputs.outcomes.is_empty() {
        inputs.financing.payments = Some(OutcomePayments {
            outcome: 0,
            price: kronor(share),
            cap: (cap % 2 == 0).then(|| kronor(cap)),
            payer: inputs.operation.principal,
            year: in_year(year),
            outlay: Outlay::OwnCost,
        });
    }
    inputs
}

#[test]
fn a_fund_s_balance_is_the_sum_of_its_flows_and_nobody_repays_more_than_the_cap_or_the_gain() {
    let draws = (0..100_000_u32, 0..9_000_000_u32, 0..40_u32);
    for_accounts((crate::support_cases::random::inputs(), draws), 120, |(inputs, draw)| {
        let decided = Decided::of(financed(inputs, draw));
        let numbers = |ids| decided.worked.numbers(ids);
        let fund = decided.decision.fund.as_ref().expect("a fund");
        let (flows, balance, repaid) = (numbers(&fund.flows), numbers(&fund.balance), numbers(&fund.repaid));
        let (mut sum, mut paid) = (Decimal::ZERO, Decimal::ZERO);
        for (year, balance) in balance.iter().enumerate() {
            sum += flows[year];
            paid += repaid[year];
            prop_assert!(same(sum, *balance));
            let by_actors: Decimal = fund.repayments.iter().map(|row| decided.worked.number(row[year])).sum();
            prop_assert!(same(by_actors, repaid[year]));
            for (row, (_, gain)) in fund.repayments.iter().zip(&fund.gains.rows) {
                let (row, gain) = (decided.worked.number(row[year]), decided.worked.number(gain[year]));
                prop_assert!(row >= Decimal::ZERO && (row <= gain.max(Decimal::ZERO) || same(row, gain)));
            }
        }
        let cap = decided.worked.number(fund.cap);
        prop_assert!(paid <= cap || same(paid, cap));
        // What one has more of, another has less of.
        prop_assert!(same(decided.worked.number(fund.totals[1]), decided.worked.number(fund.totals[2])));
        let Some(found) = &decided.decision.payments else { return Ok(()) };
        let due = decided.worked.number(found.base.due);
        prop_assert!(same(numbers(&found.base.payments).into_iter().sum(), due));
        if let Some(cap) = found.cap {
            prop_assert!(due <= decided.worked.number(cap));
        }
        // The investor's money comes from nowhere: what the public side has more of, the investor has less of.
        for year in 0..flows.len() {
            let of = |ids: &[bokslut::figure::Id]| decided.worked.number(ids[year]);
            let (without, with) = (of(&found.public.accumulated), of(&found.base.public.accumulated));
            prop_assert!(same(with + of(&found.base.investor.accumulated), without));
        }
        Ok(())
    });
}
