//! The keys of what decision support is given.

use super::Whence;
use super::keys::{All, actor, named, part, side};
use crate::decision::Decision;
use crate::decision::plan::Split;
use crate::decision::sensitivity::parameters::Which;
use crate::figure::{Book, Id};
use crate::model::Inputs;
use crate::words::{DecisionWords, ReportWords, Words};

/// Every input of decision support.
pub(super) fn all(all: &mut All, (inputs, decision): (&Inputs, &Decision), book: &Book, words: &Words) {
    sensitivity(all, inputs, decision, &words.decision);
    if let Some(plan) = &decision.plan {
        planned(all, inputs, plan, &words.report);
    }
    realisable(all, inputs, decision, book);
    financing(all, decision, book);
}

/// How far parameters are moved.
fn sensitivity(all: &mut All, inputs: &Inputs, decision: &Decision, words: &DecisionWords) {
    let parameters = &decision.sensitivity.parameters;
    let ends = [("low", &words.sensitivity.low), ("high", &words.sensitivity.high)];
    all.add("sensitivity/spread".into(), words.sensitivity.spread.to_string(), parameters.spread);
    for parameter in &parameters.all {
        for (((slug, what), id), given) in ends.into_iter().zip(parameter.ends).zip(parameter.given) {
            let key = match parameter.which {
                Which::UnitCost(cost) => format!("unit-cost/{}/{slug}", part(&inputs.unit_costs[cost].code)),
                _ => format!("sensitivity/rate/{slug}"),
            };
            if given {
                all.add(key, named(&parameter.label, what), id);
            }
        }
    }
}

/// The smallest number of units that can be freed, and the share of it that becomes money.
fn realisable(all: &mut All, inputs: &Inputs, decision: &Decision, book: &Book) {
    for freed in decision.realisable.iter().flat_map(|realisable| &realisable.costs) {
        let code = &inputs.unit_costs[freed.cost].code;
        let mut add = |slug: &str, id: Id| {
            all.add(format!("unit-cost/{}/{slug}", part(code)), named(code, book.label(id)), id);
        };
        if let Some(lot) = freed.lot {
            add("lot", lot);
        }
        add("realisation", freed.rate);
    }
}

/// What the sheet Finansiering gave.
fn financing(all: &mut All, decision: &Decision, book: &Book) {
    let mut add = |key: &str, id: Id| {
        // What holds where nothing was given follows from other figures and is no input.
        if book.definition(id).is_none() {
            all.add(format!("financing/{key}"), book.label(id).to_string(), id);
        }
    };
    if let Some(fund) = &decision.fund {
        if let Some((amount, year)) = fund.outlay.given {
            add("fund/outlay", amount);
            add("fund/outlay-year", year);
        }
        add("fund/share", fund.share);
        if let Some(basis) = fund.basis {
            add("fund/basis", basis.word);
        }
        add("fund/last-year", fund.last_year);
        add("fund/cap", fund.cap);
    }
    if let Some(payments) = &decision.payments {
        add("payments/price", payments.price);
        if let Some(cap) = payments.cap {
            add("payments/cap", cap);
        }
        add("payments/year", payments.year);
        if let Some((amount, year)) = payments.outlay.given {
            add("payments/outlay", amount);
            add("payments/outlay-year", year);
        }
    }
}

/// What was planned and may be changed: what repeats the outcome may not.
fn planned(all: &mut All, inputs: &Inputs, split: &Split, words: &ReportWords) {
    let labels = &words.labels;
    let given = &split.given;
    for (outcome, figures) in inputs.outcomes.iter().zip(&given.outcomes) {
        let what = [
            ("persons", &labels.persons, Some(figures.persons)),
            ("months-year-1", &labels.months_year_1, figures.months_year_1),
            ("months-per-person", &labels.months_per_person, figures.months_per_person.given()),
            ("deadweight", &labels.deadweight, figures.shares[0].given()),
            ("displacement", &labels.displacement, figures.shares[1].given()),
            ("attribution", &labels.attribution, figures.shares[2].given()),
        ];
        for (slug, what, id) in what.into_iter().filter_map(|(slug, what, id)| Some((slug, what, id?))) {
            let key = format!("plan/outcome/{}/{slug}", part(&outcome.name));
            all.add(key, split.named(&named(&outcome.name, what)), id);
        }
    }
    for entry in &given.entries {
        let payer = entry.actor.map_or_else(String::new, |payer| actor(inputs, payer));
        let key = format!("plan/entry/{}/{}/{payer}", side(entry.side), part(&entry.label));
        all.add(
            format!("{key}/amount"),
            split.named(&named(&entry.label, &words.heads.amount)),
            entry.amount,
        );
        let (label, key) = (split.named(&named(&entry.label, &labels.entry_year)), format!("{key}/year"));
        all.add_from(key, label, entry.year, entry.place.clone().map_or(Whence::Cell, Whence::Row));
    }
    for price in &given.prices {
        let code = &inputs.unit_costs[price.unit_cost].code;
        let label = split.named(&named(code, &words.heads.price));
        all.add(format!("plan/unit-cost/{}/price", part(code)), label, price.price);
    }
}
