//! What is uncertain, how it falls, and what it reaches.

use super::super::Support;
use super::super::sensitivity::Sensitivity;
use super::super::sensitivity::parameters::{self, Which};
use super::kept::Kept;
use crate::figure::{Book, Fault, Id};
use crate::model::Distribution;
use crate::simulate::{Parameter, Reach, Spread};
use rust_decimal::Decimal;
use std::sync::Arc;

/// How something falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Between its ends, likeliest at the value of the account, as the account chooses.
    Between(Distribution),
    /// The share of the participants with an outcome, as uncertain as so many persons leave it: a beta
    /// distribution with the persons with the outcome and those without as its shapes.
    Success,
    /// As it comes out of the participants drawn anew, as many as there are, with replacement.
    Persons,
    /// The mean before or after of those of them who were measured: the two go together, and by itself neither
    /// tells what it does to a result.
    Means,
}

/// Something uncertain.
#[derive(Debug)]
pub struct Source {
    /// What it is called.
    pub label: Arc<str>,
    /// How it falls.
    pub shape: Shape,
    /// Value, lowest and highest, as they were simulated; for the share with an outcome the persons with it
    /// and the participants.
    pub kept: [Option<Kept>; 3],
}

/// Something uncertain before it has been simulated.
pub(super) struct Varied {
    pub(super) label: Arc<str>,
    pub(super) shape: Shape,
    /// Value, lowest, highest.
    pub(super) figures: [Option<Id>; 3],
}

/// All that is uncertain and falls by itself, in the order of Känslighet; none where something has ends that
/// its value is not between.
pub(super) fn sources(
    book: &Book,
    support: &Support,
    sensitivity: &Sensitivity,
) -> Option<(Vec<Parameter>, Vec<Varied>)> {
    let (outcomes, givens) = (&support.account.outcomes, &support.account.givens);
    let (mut drawn, mut told) = (Vec::new(), Vec::new());
    for parameter in concern(sensitivity) {
        let reached = match parameter.which {
            // The rate is chosen, months of year 1 were observed, and nothing tells how what would have
            // happened anyway falls.
            Which::Rate | Which::MonthsYear1(_) | Which::Net(..) => continue,
            Which::Persons(outcome) => {
                if let Some((parameter, varied)) = success(book, support, outcome, &parameter.label) {
                    drawn.push(parameter);
                    told.push(varied);
                }
                continue;
            }
            Which::Months(outcome) => outcomes.outcomes[outcome].months_per_person,
            Which::Persistence(profile) => outcomes.profiles[profile].factor,
            Which::UnitCost(cost) => support.account.prices.unit_costs[cost].price,
            Which::Amount(line) => match givens.lines[line].amount {
                Some(amount) => amount,
                None => continue,
            },
        };
        let distribution = support.inputs.assumptions.distribution.value.value;
        let [low, value, high] = [parameter.ends[0], parameter.value, parameter.ends[1]]
            .map(|id| book.number(id).unwrap_or(Decimal::ZERO));
        // The lower end of an amount below zero is the greater part of it.
        let (low, high) = (low.min(high), low.max(high));
        let spread = match distribution {
            Distribution::Pert => Spread::pert(low, value, high),
            Distribution::Triangular => Spread::triangular(low, value, high),
        };
        drawn.push(Parameter { spread: spread?, reach: Reach::Becomes(reached) });
        told.push(Varied {
            label: Arc::clone(&parameter.label),
            shape: Shape::Between(distribution),
            figures: [parameter.value, parameter.ends[0], parameter.ends[1]].map(Some),
        });
    }
    Some((drawn, told))
}

/// The parameters that concern some flow: what concerns none changes nothing, and is not drawn.
pub(super) fn concern(sensitivity: &Sensitivity) -> impl Iterator<Item = &parameters::Parameter> {
    let everybody = sensitivity.tables.iter().filter(|table| table.whose.is_none());
    everybody.flat_map(|table| &table.rows).map(|row| &sensitivity.parameters.all[row.parameter])
}

/// The share of the participants with an outcome, through that of the account: what all effects of the
/// outcome are multiplied by. Nothing where nobody or everybody has it, since then nothing tells how it falls,
/// nor where the persons themselves are drawn.
fn success(book: &Book, support: &Support, outcome: usize, label: &Arc<str>) -> Option<(Parameter, Varied)> {
    if support.inputs.cohort.is_some() {
        return None;
    }
    let figures = &support.account.outcomes.outcomes[outcome];
    let participants = support.account.key_figures.participants;
    let (with, all) = (book.number(figures.persons)?, book.number(participants)?);
    let spread = Spread::beta_up_to(with, all - with, all.checked_div(with)?)?;
    let parameter = Parameter { spread, reach: Reach::Scales(vec![figures.factor]) };
    let told = Varied {
        label: Arc::clone(label),
        shape: Shape::Success,
        figures: [Some(figures.persons), None, Some(participants)],
    };
    Some((parameter, told))
}

impl Source {
    pub(super) fn define(
        book: &mut Book,
        support: &Support,
        varied: Varied,
        tolerance: Id,
    ) -> Result<Source, Fault> {
        let told = &support.told.simulation;
        let mut keep = |slot: usize, label: &Arc<str>| {
            let now: Option<Id> = varied.figures[slot];
            now.map(|now| Kept::relative(book, [label, &told.flag], now, tolerance)).transpose()
        };
        let kept = [keep(0, &told.then_value)?, keep(1, &told.then_low)?, keep(2, &told.then_high)?];
        Ok(Source { label: varied.label, shape: varied.shape, kept })
    }
}
