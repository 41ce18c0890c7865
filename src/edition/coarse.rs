//! The inputs of the outer report: what is pooled and merged is so, and nothing is left that only
//! it used.

use super::pool::{Cell, Pool, Why};
use super::{Outer, Suppressed};
use crate::base::Kronor;
use crate::model::{Actor, ActorId, Actors, EffectLine, Financing, Inputs, Party, Pooled, Price, Side};
use crate::words::{ReportWords, fill};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A merged name longer than this is cut to its first actor's and a word for the others.
const LONGEST_NAME: usize = 60;
/// What is kept of a name that is too long even so; a spreadsheet's conditions end at 255.
const LONGEST_FIRST: usize = 200;

/// What the outer report is computed from.
pub(super) fn outer(pool: &Pool, words: &ReportWords) -> Outer {
    let names = merged_names(pool, words);
    let mut inputs = pool.inputs.clone();
    inputs.pooled = pooled(pool);
    let mut suppressed = suppressed(pool, &names, words);
    // A plan tells outcomes and actors apart that the edition does not.
    if !suppressed.is_empty() && inputs.plan.take().is_some() {
        suppressed.push(Suppressed {
            what: words.texts.suppressed_plan.to_string(),
            within: words.terms.none.to_string(),
            why: words.texts.suppressed_plan_why.to_string(),
        });
    }
    // No one person is in what the outer report is made of.
    inputs.cohort = None;
    forget_lots(&mut inputs, pool);
    let is_merged = pool.actors.named.iter().any(|named| named.len() != 1);
    if is_merged || pool.pooled.iter().any(Option::is_some) {
        // Who repays what, and what is paid for whom, follows from what is not told here.
        inputs.financing = Financing::default();
    }
    merge_actors(&mut inputs, pool, &names);
    keep_shown(&mut inputs, pool);
    // What an effect is has no number of persons; what is told of it may tell of one person.
    inputs.unpriced.iter_mut().for_each(|effect| effect.description.clear());
    Outer { inputs, suppressed, merged: merged(pool, &names) }
}

/// Whole lots are counted over all lines of a unit cost. Where some are pooled, nobody can tell them, and
/// less than all would be another figure than the inner edition's.
fn forget_lots(inputs: &mut Inputs, pool: &Pool) {
    let has_lot = |cost: usize| {
        let cost = &pool.inputs.unit_costs[cost];
        cost.lot.is_some() || cost.realisation.is_some()
    };
    let hidden = pool.inputs.lines.iter().any(|line| {
        let is_pooled = pool.pooled[line.outcome].is_some();
        is_pooled && matches!(line.price, Price::UnitCost(cost) if has_lot(cost))
    });
    if hidden {
        inputs.unit_costs.iter_mut().for_each(|cost| (cost.lot, cost.realisation) = (None, None));
    }
}

/// The actors that are shown as one, with the name they have together.
fn merged(pool: &Pool, names: &[Arc<str>]) -> Vec<(Arc<str>, Vec<Arc<str>>)> {
    let several = pool.actors.named.iter().zip(names).filter(|(named, _)| named.len() > 1);
    let name = |actor: &usize| Arc::clone(&pool.inputs.actors.get(ActorId(*actor)).name);
    several.map(|(named, together)| (Arc::clone(together), named.iter().map(name).collect())).collect()
}

/// One line for each cell that a pooled outcome contributes to, in the order of the lines.
fn pooled(pool: &Pool) -> Vec<Pooled> {
    let mut cells: Vec<(Cell, Vec<Decimal>)> = Vec::new();
    for (line, flows) in pool.inputs.lines.iter().zip(&pool.flows) {
        if pool.pooled[line.outcome].is_none() || flows.iter().all(Decimal::is_zero) {
            continue;
        }
        let cell = pool.cell(line);
        let sign = if line.side == Side::Income { Decimal::ONE } else { -Decimal::ONE };
        let signed = flows.iter().map(|flow| sign * flow);
        match cells.iter_mut().find(|(other, _)| *other == cell) {
            Some((_, amounts)) => amounts.iter_mut().zip(signed).for_each(|(sum, flow)| *sum += flow),
            None => cells.push((cell, signed.collect())),
        }
    }
    let line = |(cell, amounts): (Cell, Vec<Decimal>)| Pooled {
        party: cell.party,
        counterparty: cell.counterparty,
        cost_type: cell.cost_type,
        side: cell.side,
        amounts: amounts.into_iter().map(Kronor).collect(),
    };
    cells.into_iter().map(line).collect()
}

/// What each shown actor is called; empty for those that are not shown.
fn merged_names(pool: &Pool, words: &ReportWords) -> Vec<Arc<str>> {
    let actors = &pool.inputs.actors.0;
    let mut taken: Vec<String> = actors.iter().map(|actor| actor.name.to_lowercase()).collect();
    taken.push(pool.inputs.operation.name.value.to_lowercase());
    let name = |named: &Vec<usize>| match named.as_slice() {
        [] => Arc::from(""),
        [only] => Arc::clone(&actors[*only].name),
        [first, ..] => {
            let all: Vec<&str> = named.iter().map(|actor| &*actors[*actor].name).collect();
            let joined = join(&all, words);
            let wanted = if joined.chars().count() > LONGEST_NAME {
                let first: String = actors[*first].name.chars().take(LONGEST_FIRST).collect();
                fill(&words.texts.actor_and_others, &[("first", &first)])
            } else {
                joined
            };
            let numbered = (2..).map(|number| format!("{wanted} ({number})"));
            let mut free = [wanted.clone()].into_iter().chain(numbered);
            let free = free.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or(wanted);
            taken.push(free.to_lowercase());
            Arc::from(free)
        }
    };
    pool.actors.named.iter().map(name).collect()
}

/// `Region, Kommun och Övriga`.
fn join(names: &[&str], words: &ReportWords) -> String {
    match names {
        [before @ .., last] if !before.is_empty() => {
            fill(&words.texts.actors_joined, &[("first", &before.join(", ")), ("last", last)])
        }
        _ => names.concat(),
    }
}

/// Gives every party the actor that it is shown as.
fn merge_actors(inputs: &mut Inputs, pool: &Pool, names: &[Arc<str>]) {
    let merged = &pool.actors;
    let shown: Vec<usize> =
        (0..names.len()).filter(|actor| merged.shown_actor(ActorId(*actor)).0 == *actor).collect();
    let at = |id: ActorId| {
        let actor = merged.shown_actor(id).0;
        ActorId(shown.iter().position(|other| *other == actor).unwrap_or_default())
    };
    let party = |party: &mut Party| {
        if let Party::Actor(id) = party {
            *id = at(*id);
        }
    };
    let actor = |actor: &usize| {
        let before = pool.inputs.actors.get(ActorId(*actor));
        let alone = merged.named[*actor].len() == 1;
        let (name, short) = (&names[*actor], if alone { &before.short } else { &names[*actor] });
        let parent = merged.parent(*actor).map(|parent| at(ActorId(parent)));
        Actor { name: Arc::clone(name), short: Arc::clone(short), parent, ..before.clone() }
    };
    inputs.actors = Actors(shown.iter().map(actor).collect());
    inputs.operation.principal = at(inputs.operation.principal);
    inputs.entries.iter_mut().filter_map(|entry| entry.actor.as_mut()).for_each(|id| *id = at(*id));
    inputs.unit_costs.iter_mut().for_each(|cost| party(&mut cost.party));
    inputs.unpriced.iter_mut().filter_map(|effect| effect.party.as_mut()).for_each(party);
    for line in &mut inputs.lines {
        party(&mut line.party);
        party(&mut line.counterparty);
    }
    for line in &mut inputs.pooled {
        party(&mut line.party);
        party(&mut line.counterparty);
    }
}

/// Takes pooled outcomes away with everything that only they use.
fn keep_shown(inputs: &mut Inputs, pool: &Pool) {
    let shown = |line: &EffectLine| pool.pooled[line.outcome].is_none();
    inputs.lines.retain(shown);
    let kept: Vec<bool> = pool.pooled.iter().map(Option::is_none).collect();
    let at = keep(&mut inputs.outcomes, &kept);
    inputs.lines.iter_mut().for_each(|line| line.outcome = at[line.outcome]);

    let mut used = vec![false; inputs.profiles.len()];
    let planned = inputs.plan.iter().flat_map(|plan| &plan.outcomes).filter_map(|outcome| outcome.profile);
    let profiles = inputs.outcomes.iter().filter_map(|outcome| outcome.profile).chain(planned);
    profiles.for_each(|profile| used[profile] = true);
    let at = keep(&mut inputs.profiles, &used);
    let planned = inputs.plan.iter_mut().flat_map(|plan| &mut plan.outcomes);
    let planned = planned.filter_map(|outcome| outcome.profile.as_mut());
    let profiles = inputs.outcomes.iter_mut().filter_map(|outcome| outcome.profile.as_mut()).chain(planned);
    profiles.for_each(|profile| *profile = at[*profile]);

    let mut used = vec![false; inputs.unit_costs.len()];
    for line in &inputs.lines {
        if let Price::UnitCost(cost) = line.price {
            used[cost] = true;
        }
    }
    let at = keep(&mut inputs.unit_costs, &used);
    for line in &mut inputs.lines {
        if let Price::UnitCost(cost) = &mut line.price {
            *cost = at[*cost];
        }
    }

    if let Some(plan) = &mut inputs.plan {
        plan.prices.retain(|(cost, _)| used[*cost]);
        plan.prices.iter_mut().for_each(|(cost, _)| *cost = at[*cost]);
    }

    let mut used = vec![false; inputs.indices.len()];
    inputs.unit_costs.iter().filter_map(|cost| cost.index).for_each(|index| used[index] = true);
    let at = keep(&mut inputs.indices, &used);
    inputs.unit_costs.iter_mut().filter_map(|cost| cost.index.as_mut()).for_each(|index| *index = at[*index]);
}

/// Keeps some of a list and tells where each of the old positions is now.
fn keep<T>(list: &mut Vec<T>, kept: &[bool]) -> Vec<usize> {
    let mut wanted = kept.iter();
    list.retain(|_| wanted.next() == Some(&true));
    let place = |next: &mut usize, kept: &bool| {
        let at = *next;
        *next += usize::from(*kept);
        Some(at)
    };
    kept.iter().scan(0, place).collect()
}

/// What is told only together with something else, outcomes first, each in the order of the input.
fn suppressed(pool: &Pool, names: &[Arc<str>], words: &ReportWords) -> Vec<Suppressed> {
    let texts = &words.texts;
    let fewest = pool.fewest.to_string();
    let filled = |text: &str, name: &str| fill(text, &[("name", name), ("fewest", &fewest)]);
    let outcomes = pool.inputs.outcomes.iter().zip(&pool.pooled).filter_map(|(outcome, why)| {
        let why = match (*why)? {
            Why::Few => &texts.suppressed_few,
            Why::FewMeasured => &texts.suppressed_few_measured,
            Why::Cover => &texts.suppressed_cover,
        };
        Some(Suppressed {
            what: filled(&texts.suppressed_outcome, &outcome.name),
            within: words.labels.pooled.to_string(),
            why: filled(why, &outcome.name),
        })
    });
    let actors = pool.inputs.actors.ids().zip(&pool.inputs.actors.0).filter_map(|(id, actor)| {
        let within = &names[pool.actors.shown_actor(id).0];
        (*within != actor.name).then(|| Suppressed {
            what: filled(&texts.suppressed_actor, &actor.name),
            within: within.to_string(),
            why: filled(&texts.suppressed_few_of_actor, &actor.name),
        })
    });
    outcomes.chain(actors).collect()
}
