//! Random valid inputs: 1 to 8 actors, some part of others, 1 to 4 outcomes, 0 to 5 entries in any
//! year, 1 to 25 lines of every basis and cost type, horizons of 1 to 40 years, every timing,
//! rates of 0 to 10 %, prices from an öre to millions.

use super::make::{Make, actor, default_report_years, given, place};
use bokslut::base::{Cited, Kronor, Share, Year};
use bokslut::model::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The years that every random index has.
const INDEX_YEARS: std::ops::RangeInclusive<u16> = 2015..=2024;
const NAMES: [&str; 8] = [
    "Kommun",
    "Region",
    "Arbetsförmedlingen",
    "Försäkringskassan",
    "Rättsväsendet",
    "Övriga",
    "Barn & unga",
    "Jan's vård",
];

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

/// What was drawn; indices are taken modulo what there is.
#[derive(Clone, Debug)]
struct Recipe {
    frame: Frame,
    profiles: Vec<Persistence>,
    outcomes: Vec<OutcomeDraw>,
    costs: Vec<CostDraw>,
    entries: Vec<EntryDraw>,
    lines: Vec<LineDraw>,
}

fn side(income: bool) -> Side {
    if income { Side::Income } else { Side::Cost }
}

impl Recipe {
    fn inputs(self) -> Inputs {
        let frame = &self.frame;
        let mut inputs = Make::new().0;
        inputs.actors = actors(&frame.parents);
        let count = inputs.actors.0.len();
        inputs.operation.principal = ActorId(frame.principal.index(count));
        let persons: u32 = self.outcomes.iter().map(|outcome| outcome.persons).sum();
        inputs.operation.participants = given(Decimal::from(persons + frame.idle));
        let assumed = &mut inputs.assumptions;
        assumed.rate = Assumption::default_of(Share(frame.rate));
        assumed.horizon = Assumption::default_of(frame.horizon);
        assumed.timing = frame.timing.map(Assumption::default_of);
        assumed.price_year = Assumption::default_of(Year(frame.price_year));
        let mut years = match &frame.report_years {
            Some(drawn) => drawn.iter().map(|year| year.index(frame.horizon) + 1).collect(),
            None => default_report_years(frame.horizon),
        };
        years.sort_unstable();
        years.dedup();
        assumed.report_years = Assumption::default_of(years);
        for persistence in self.profiles {
            let name = Arc::from(format!("Profil {}", inputs.profiles.len() + 1));
            inputs.profiles.push(Profile { name, persistence, place: place() });
        }
        for draw in self.outcomes {
            let outcome = outcome_of(draw, inputs.outcomes.len(), inputs.profiles.len());
            inputs.outcomes.push(outcome);
        }
        let values: BTreeMap<Year, Cited<Decimal>> =
            INDEX_YEARS.zip(&frame.index).map(|(year, value)| (Year(year), given(*value))).collect();
        inputs.indices.push(PriceIndex { name: Arc::from("KPI"), values });
        for (position, draw) in self.costs.iter().enumerate() {
            inputs.unit_costs.push(UnitCost {
                code: Arc::from(format!("KOD-{position}")),
                name: format!("Enhetskostnad {position}"),
                party: actor(position % count),
                cost_type: if position % 2 == 0 { CostType::Real } else { CostType::Financial },
                unit: "styck".to_string(),
                price: given(Kronor(draw.price)),
                price_year: given(Year(draw.year)),
                source: "Exempel".to_string(),
                index: draw.indexed.then_some(0),
                valid_until: String::new(),
                remark: String::new(),
                place: place(),
            });
        }
        for draw in &self.entries {
            inputs.entries.push(Entry {
                label: format!("Post {}", inputs.entries.len() + 1),
                side: side(draw.income),
                amount: given(Kronor(draw.amount)),
                // An income always has somebody who pays it.
                actor: match (draw.actor, draw.income) {
                    (Some(index), _) => Some(ActorId(index.index(count))),
                    (None, true) => Some(ActorId(0)),
                    (None, false) => None,
                },
                year: draw.year.index(frame.horizon) + 1,
                place: place(),
            });
        }
        for draw in self.lines {
            let line = line_of(draw, &inputs);
            inputs.lines.push(line);
        }
        inputs
    }
}

/// Actors with their parents; a parent that would close a circle is none.
fn actors(parents: &[Option<Index>]) -> Actors {
    let named =
        |name: &str| Actor { name: Arc::from(name), short: Arc::from(name), parent: None, place: None };
    let mut actors: Vec<Actor> = NAMES[..parents.len()].iter().map(|name| named(name)).collect();
    for (child, parent) in parents.iter().enumerate() {
        let Some(parent) = parent.map(|index| index.index(parents.len())) else { continue };
        let mut above = Some(ActorId(parent));
        while let Some(id) = above.filter(|id| id.0 != child) {
            above = actors[id.0].parent;
        }
        if above.is_none() {
            actors[child].parent = Some(ActorId(parent));
        }
    }
    Actors(actors)
}

fn outcome_of(draw: OutcomeDraw, position: usize, profiles: usize) -> Outcome {
    let [deadweight, displacement, attribution] = draw.shares.map(|share| given(Share(share)));
    Outcome {
        name: Arc::from(format!("Utfall {}", position + 1)),
        persons: given(Decimal::from(draw.persons)),
        months_year_1: draw.months_year_1.map(given),
        months_per_person: given(draw.months_per_person),
        profile: draw.profile.filter(|_| profiles > 0).map(|index| index.index(profiles)),
        deadweight,
        displacement,
        attribution,
        overlaps: draw.overlaps,
        place: place(),
    }
}

fn line_of(draw: LineDraw, inputs: &Inputs) -> EffectLine {
    let count = inputs.actors.0.len();
    let anybody = |index: Index| match index.index(count + 1) {
        0 => Party::Operation,
        position => actor(position - 1),
    };
    let cost = draw.unit_cost.filter(|_| !inputs.unit_costs.is_empty());
    let cost = cost.map(|index| index.index(inputs.unit_costs.len()));
    let (party, cost_type) = match (cost.map(|position| &inputs.unit_costs[position]), draw.cost_type) {
        (Some(cost), _) => (cost.party, cost.cost_type),
        (None, CostType::Production) => (Party::Production, CostType::Production),
        (None, cost_type) => (anybody(draw.party), cost_type),
    };
    let own = if party == Party::Production { Party::Operation } else { party };
    let quantity = match (draw.basis, draw.quantities.as_slice()) {
        (Basis::Series, all) => {
            let signed = all.iter().enumerate().map(|(at, q)| if at % 3 == 2 { -*q } else { *q });
            Quantity::Series(signed.map(given).collect())
        }
        (_, [before, after, ..]) if draw.change => {
            Quantity::Change { before: given(*before), after: given(*after) }
        }
        (_, [number, ..]) => Quantity::Given(given(*number)),
        (_, []) => Quantity::Given(given(Decimal::ONE)),
    };
    EffectLine {
        label: format!("Rad {}", inputs.lines.len() + 1),
        outcome: draw.outcome.index(inputs.outcomes.len()),
        party,
        counterparty: draw.counterparty.map_or(own, anybody),
        cost_type,
        side: side(draw.income),
        basis: draw.basis,
        price: cost.map_or_else(|| Price::Direct(given(Kronor(draw.price))), Price::UnitCost),
        quantity,
        place: place(),
    }
}
