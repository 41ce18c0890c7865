//! Random valid inputs: 1 to 8 actors, some part of others, 1 to 4 outcomes, 0 to 5 entries in any
//! year, 1 to 25 lines of every basis and cost type, horizons of 1 to 40 years, every timing,
//! rates of 0 to 10 %, prices from an öre to millions.

mod recipe;

use super::make::given;
use bokslut::base::Share;
use bokslut::model::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use recipe::Recipe;
use rust_decimal::Decimal;

/// The years that every random index has.
const INDEX_YEARS: std::ops::RangeInclusive<u16> = 2015..=2024;

/// Random valid inputs.
pub fn inputs() -> impl Strategy<Value = Inputs> {
    (frame(), vec(profile(), 0..=3), vec(outcome(), 1..=4), vec(unit_cost(), 0..=4), books_and_lines())
        .prop_map(|(frame, profiles, outcomes, costs, (entries, lines))| {
            Recipe { frame, profiles, outcomes, costs, entries, lines }.inputs()
        })
}

#[derive(Clone, Debug)]
struct Frame {
    parents: Vec<Option<Index>>,
    principal: Index,
    horizon: usize,
    rate: Decimal,
    timing: [Timing; 3],
    idle: u32,
    price_year: u16,
    report_years: Option<Vec<Index>>,
    index: Vec<Decimal>,
}

#[derive(Clone, Debug)]
struct OutcomeDraw {
    persons: u32,
    months_year_1: Option<Decimal>,
    months_per_person: Decimal,
    profile: Option<Index>,
    shares: [Decimal; 3],
    overlaps: bool,
}

#[derive(Clone, Debug)]
struct CostDraw {
    price: Decimal,
    year: u16,
    indexed: bool,
}

#[derive(Clone, Debug)]
struct EntryDraw {
    income: bool,
    amount: Decimal,
    actor: Option<Index>,
    year: Index,
}

#[derive(Clone, Debug)]
struct LineDraw {
    outcome: Index,
    party: Index,
    counterparty: Option<Index>,
    cost_type: CostType,
    income: bool,
    basis: Basis,
    price: Decimal,
    unit_cost: Option<Index>,
    quantities: Vec<Decimal>,
    change: bool,
}

fn ore() -> impl Strategy<Value = Decimal> {
    let ore = prop_oneof![1 => Just(0_i64), 3 => 1..1_000_i64, 6 => 1_000..5_000_000_i64, 2 => 5_000_000..500_000_000_i64];
    ore.prop_map(|ore| Decimal::new(ore, 2))
}

fn number(highest: i64) -> impl Strategy<Value = Decimal> {
    prop_oneof![(0..=highest).prop_map(Decimal::from), (0..=highest * 100).prop_map(|n| Decimal::new(n, 2))]
}

fn part() -> impl Strategy<Value = Decimal> {
    let parts = prop_oneof![3 => Just(0_i64), 5 => (0..=100_i64).prop_map(|n| n * 100), 2 => 0..=10_000_i64];
    parts.prop_map(|n| Decimal::new(n, 4).normalize())
}

fn frame() -> impl Strategy<Value = Frame> {
    let timing = || prop::sample::select(Timing::ALL.to_vec());
    let years = prop_oneof![4 => 1..=12_usize, 1 => 13..=40_usize];
    (
        vec(option::weighted(0.4, any::<Index>()), 1..=8),
        any::<Index>(),
        years,
        0..=1_000_i64,
        [timing(), timing(), timing()],
        1..=400_u32,
        INDEX_YEARS,
        option::weighted(0.3, vec(any::<Index>(), 1..=5)),
        vec((5_000..=50_000_i64).prop_map(|n| Decimal::new(n, 2)), INDEX_YEARS.len()),
    )
        .prop_map(
            |(parents, principal, horizon, rate, timing, idle, price_year, report_years, index)| {
                let rate = Decimal::new(rate, 4).normalize();
                Frame { parents, principal, horizon, rate, timing, idle, price_year, report_years, index }
            },
        )
}

fn profile() -> impl Strategy<Value = Persistence> {
    let cited = || part().prop_map(|share| given(Share(share)));
    prop_oneof![
        vec(cited(), 1..=8).prop_map(Persistence::Explicit),
        (cited(), cited(), option::of(cited()))
            .prop_map(|(fading, relapse, floor)| Persistence::Parametric { fading, relapse, floor }),
    ]
}

fn outcome() -> impl Strategy<Value = OutcomeDraw> {
    let persons = prop_oneof![1 => Just(0_u32), 9 => 1..=500_u32];
    let shares = [part(), part(), part()];
    (persons, option::of(number(3_000)), number(24), option::of(any::<Index>()), shares, any::<bool>())
        .prop_map(|(persons, months_year_1, months_per_person, profile, shares, overlaps)| OutcomeDraw {
            persons,
            months_year_1,
            months_per_person,
            profile,
            shares,
            overlaps,
        })
}

fn unit_cost() -> impl Strategy<Value = CostDraw> {
    (ore(), INDEX_YEARS, any::<bool>()).prop_map(|(price, year, indexed)| CostDraw { price, year, indexed })
}

fn books_and_lines() -> impl Strategy<Value = (Vec<EntryDraw>, Vec<LineDraw>)> {
    let entry = (any::<bool>(), ore(), option::of(any::<Index>()), any::<Index>())
        .prop_map(|(income, amount, actor, year)| EntryDraw { income, amount, actor, year });
    let line = (
        (any::<Index>(), any::<Index>(), option::of(any::<Index>())),
        prop::sample::select(CostType::ALL.to_vec()),
        any::<bool>(),
        prop::sample::select(Basis::ALL.to_vec()),
        ore(),
        option::of(any::<Index>()),
        vec(number(300), 1..=8),
        any::<bool>(),
    )
        .prop_map(|(who, cost_type, income, basis, price, unit_cost, quantities, change)| LineDraw {
            outcome: who.0,
            party: who.1,
            counterparty: who.2,
            cost_type,
            income,
            basis,
            price,
            unit_cost,
            quantities,
            change,
        });
    (vec(entry, 0..=5), vec(line, 1..=25))
}
