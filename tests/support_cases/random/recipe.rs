//! From what was drawn to inputs: every number finds its place, so that they are valid.

use super::{CostDraw, EntryDraw, Frame, INDEX_YEARS, LineDraw, OutcomeDraw};
use crate::support_cases::make::{Make, actor, default_report_years, given, place};
use bokslut::base::{Cited, Kronor, Share, Year};
use bokslut::model::*;
use proptest::sample::Index;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

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

/// What was drawn; indices are taken modulo what there is.
#[derive(Clone, Debug)]
pub struct Recipe {
    pub(super) frame: Frame,
    pub(super) profiles: Vec<Persistence>,
    pub(super) outcomes: Vec<OutcomeDraw>,
    pub(super) costs: Vec<CostDraw>,
    pub(super) entries: Vec<EntryDraw>,
    pub(super) lines: Vec<LineDraw>,
}

fn side(income: bool) -> Side {
    if income { Side::Income } else { Side::Cost }
}

impl Recipe {
    pub fn inputs(self) -> Inputs {
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
                span: [None, None],
                // Some have a lot, some a rate, some both and the third neither.
                lot: (position % 3 == 0).then(|| given(Decimal::new(25, 1))),
                realisation: (position % 3 == 1 || position == 3).then(|| given(Share(Decimal::new(6, 1)))),
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
        measured: None,
        place: place(),
    }
}
