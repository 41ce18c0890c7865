//! Attacks on the outer edition.
//!
//! Years are subtracted undiscounted: discounted and accumulated figures are sums of the same flows
//! with factors that the report shows, so whoever has them has the flows.

use crate::reader::Reader;
use crate::support_cases::Worked;
use crate::{for_accounts, outer};
use bokslut::model::*;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use rust_decimal::Decimal;
use std::cell::Cell;

/// No figure of an outer report, and nothing that is left when others are taken away, tells of too few.
pub fn tells_of_enough(reader: &Reader) -> Result<(), TestCaseError> {
    let (figures, views) = (reader.figures(), reader.views());
    let shown: Vec<usize> = (0..reader.inner.lines.len())
        .filter(|line| reader.is_shown(reader.inner.lines[*line].outcome))
        .collect();
    let enough = |lines: &[usize], what: &str| {
        let parts = reader.parts(lines);
        for view in &views {
            let persons = reader.behind(&parts, *view);
            prop_assert!(persons.is_none_or(|n| n >= reader.fewest), "{what}, {view:?}");
        }
        Ok(())
    };
    for (whole, lines) in &figures {
        enough(lines, whole)?;
        // Every line that is shown by itself, taken away.
        let rest: Vec<usize> = lines.iter().filter(|line| !shown.contains(line)).copied().collect();
        enough(&rest, &format!("{whole} less the lines shown"))?;
        for (part, inside) in &figures {
            if inside.iter().all(|line| lines.contains(line)) {
                let rest: Vec<usize> = lines.iter().filter(|line| !inside.contains(line)).copied().collect();
                enough(&rest, &format!("{whole} less {part}"))?;
            }
        }
    }
    Ok(())
}

#[test]
fn no_figure_and_no_difference_of_figures_stands_for_too_few_persons() {
    let (pooled, partly, merged) = (Cell::new(0), Cell::new(0), Cell::new(0));
    for_accounts(800, |inputs, fewest| {
        let Ok(outer) = outer(&inputs, fewest) else { return Ok(()) };
        let reader = Reader::new(&inputs, &outer, fewest);
        pooled.set(pooled.get() + usize::from(!outer.inputs.pooled.is_empty()));
        partly.set(
            partly.get() + usize::from(!outer.inputs.pooled.is_empty() && !outer.inputs.lines.is_empty()),
        );
        merged.set(merged.get() + usize::from(outer.inputs.actors != inputs.actors));
        tells_of_enough(&reader)
    });
    let found = [pooled.get(), partly.get(), merged.get()];
    assert!(found[0] > 60 && found[1] > 20 && found[2] > 30, "pooled, partly, merged: {found:?}");
}

#[test]
fn no_number_of_persons_and_no_difference_of_such_numbers_is_too_small() {
    for_accounts(400, |inputs, fewest| {
        let Ok(outer) = outer(&inputs, fewest) else { return Ok(()) };
        let few = |persons: Decimal| persons > Decimal::ZERO && persons < Decimal::from(fewest);
        let outcomes = &outer.inputs.outcomes;
        let participants = outer.inputs.operation.participants.value;
        prop_assert_eq!(participants, inputs.operation.participants.value);
        prop_assert!(participants >= Decimal::from(fewest));
        for outcome in outcomes {
            let persons = outcome.persons.value;
            prop_assert!(!few(persons) && !few(participants - persons), "{} {persons}", outcome.name);
        }
        let apart: Vec<Decimal> = outcomes
            .iter()
            .filter(|outcome| !outcome.overlaps)
            .map(|outcome| outcome.persons.value)
            .collect();
        // The participants less the persons of every choice of outcomes that do not overlap.
        for choice in 0..1_u32 << apart.len() {
            let chosen = apart.iter().enumerate().filter(|(at, _)| choice & (1 << at) != 0);
            let rest = participants - chosen.map(|(_, persons)| persons).sum::<Decimal>();
            prop_assert!(!few(rest), "{apart:?} of {participants}");
        }
        Ok(())
    });
}

#[test]
fn nothing_is_left_that_only_pooled_outcomes_use() {
    for_accounts(200, |inputs, fewest| {
        let Ok(outer) = outer(&inputs, fewest) else { return Ok(()) };
        let Inputs { outcomes, lines, unit_costs, indices, profiles, .. } = &outer.inputs;
        for (at, cost) in unit_costs.iter().enumerate() {
            let used = lines.iter().any(|line| line.price == Price::UnitCost(at));
            prop_assert!(used, "{}", cost.code);
        }
        for at in 0..indices.len() {
            prop_assert!(unit_costs.iter().any(|cost| cost.index == Some(at)), "index {at}");
        }
        for at in 0..profiles.len() {
            prop_assert!(outcomes.iter().any(|outcome| outcome.profile == Some(at)), "profile {at}");
        }
        Ok(())
    });
}

#[test]
fn what_is_shown_by_itself_is_what_the_inner_edition_shows() {
    for_accounts(200, |inputs, fewest| {
        let Ok(outer) = outer(&inputs, fewest) else { return Ok(()) };
        let reader = Reader::new(&inputs, &outer, fewest);
        let shown: Vec<usize> =
            (0..inputs.lines.len()).filter(|line| reader.is_shown(inputs.lines[*line].outcome)).collect();
        prop_assert_eq!(shown.len(), outer.inputs.lines.len());
        let worked = Worked::of(outer.inputs.clone());
        for (position, line) in shown.into_iter().enumerate() {
            let after = &outer.inputs.lines[position];
            prop_assert_eq!(&worked.effect(position), &reader.flows[line]);
            prop_assert_eq!(after.party, reader.party(inputs.lines[line].party));
            prop_assert_eq!(after.counterparty, reader.party(inputs.lines[line].counterparty));
        }
        Ok(())
    });
}

/// Whether some sum that cannot be made coarser stands for too few: a cost type and a side of all
/// actors together, or of production value.
fn is_hopeless(inputs: &Inputs, reader: &Reader) -> bool {
    let kind = |party: Party| match party {
        Party::Actor(_) => 0,
        Party::Operation => 1,
        Party::Production => 2,
    };
    let of = |line: &EffectLine| (kind(line.party), kind(line.counterparty), line.cost_type, line.side);
    reader.views().into_iter().any(|view| {
        inputs.lines.iter().any(|first| {
            let all: Vec<usize> =
                (0..inputs.lines.len()).filter(|line| of(&inputs.lines[*line]) == of(first)).collect();
            reader.behind(&reader.parts(&all), view).is_some_and(|persons| persons < reader.fewest)
        })
    })
}

#[test]
fn an_outer_report_is_refused_only_where_no_pooling_would_do() {
    let refused = Cell::new(0);
    for_accounts(400, |inputs, fewest| {
        let Err(finding) = outer(&inputs, fewest) else { return Ok(()) };
        refused.set(refused.get() + 1);
        prop_assert_eq!(finding.code.number(), "B409");
        let few = inputs.operation.participants.value < Decimal::from(fewest);
        let as_it_is =
            bokslut::edition::Outer { inputs: inputs.clone(), suppressed: Vec::new(), merged: Vec::new() };
        let reader = Reader::new(&inputs, &as_it_is, fewest);
        prop_assert!(few || is_hopeless(&inputs, &reader));
        Ok(())
    });
    assert!(refused.get() > 20, "only {} refused", refused.get());
}
