//! Antagandelogg: one row for each assumption: what, value, what changes with it, how reliable it
//! is, who decided, when, from what source, until when. What an auditor asks of each.

use super::layout::{Case, Order};
use super::page::Page;
use super::sheet::Part;
use crate::base::passed_before_end;
use crate::figure::Id;
use crate::model::{Assumption, CostType};
use crate::words::fill;

/// The columns' widths in characters.
const WIDTHS: [f64; 10] = [32.0, 14.0, 17.0, 38.0, 17.0, 14.0, 20.0, 13.0, 34.0, 16.0];

/// Who answers for an assumption, in words; empty where it is not known.
#[derive(Default)]
struct Trail<'a> {
    reliability: &'a str,
    decided_by: &'a str,
    decided_on: &'a str,
    source: &'a str,
    valid_until: &'a str,
}

/// An assumption's own cell: name, value, unit.
struct What<'a> {
    name: &'a str,
    value: Id,
    unit: &'a str,
}

/// What present value follows an assumption.
#[derive(Clone, Copy)]
enum Stake {
    /// So much.
    Figure(Id),
    /// That of rows in too many places for one sum.
    Scattered,
    /// None is proportional to it.
    NotProportional,
}

impl Stake {
    fn of(stake: Option<Id>) -> Stake {
        stake.map_or(Stake::Scattered, Stake::Figure)
    }
}

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    page.sheet.widths = WIDTHS.to_vec();
    let (words, heads) = (case.words, &case.words.heads);
    page.open(&words.sheets.assumptions_log, &words.texts.assumptions_log_lead, case, order);
    page.next();
    let texts: [(&str, bool); 10] = [
        (&heads.assumption, false),
        (&heads.value, true),
        (&heads.unit, false),
        (&heads.if_changed, false),
        (&words.labels.stake, true),
        (&heads.reliability, false),
        (&heads.decided_by, false),
        (&heads.decided_on, false),
        (&heads.source, false),
        (&heads.valid_until, false),
    ];
    for (column, (text, number)) in (0..).zip(texts) {
        page.words(column, text, if number { Part::HeadRight } else { Part::Head });
    }
    page.sheet.heights.push((page.row, 30.0));
    page.sheet.freeze = (page.row + 1, 1);
    page.sheet.repeat = (0, page.row);
    page.next();
    general(page, case);
    outcomes(page, case);
    unit_costs(page, case);
    page.next();
    for rule in [&words.texts.stake_rule, &words.texts.log_rule] {
        page.words(0, rule, Part::Note);
        page.next();
    }
}

fn general(page: &mut Page, case: &Case) {
    let (words, time) = (case.words, &case.account.time);
    let (labels, units, changed) = (&words.labels, &words.units, &words.changed);
    let assumed = &case.inputs.assumptions;
    let rate = What { name: &labels.rate, value: time.rate, unit: &units.per_year };
    assumption(page, case, &rate, &changed.rate, &assumed.rate);
    let horizon = What { name: &labels.horizon, value: time.horizon, unit: &units.years };
    assumption(page, case, &horizon, &changed.horizon, &assumed.horizon);
    for (slot, cost_type) in CostType::ALL.into_iter().enumerate() {
        let name = labels.timing_of(cost_type);
        let timing = What { name, value: time.timing[slot], unit: &units.of_the_year };
        assumption(page, case, &timing, &changed.timing, assumed.timing_of(cost_type));
    }
    let price_year = What { name: &labels.price_year, value: time.price_year, unit: &units.price_level };
    assumption(page, case, &price_year, &changed.price_year, &assumed.price_year);
    if let Some(simulation) = &case.decision.simulation {
        let told = &case.told.simulation;
        let draws = What { name: &told.draws, value: simulation.draws, unit: "" };
        assumption(page, case, &draws, &told.log_changed, &assumed.draws);
        let seed = What { name: &labels.seed, value: simulation.seed, unit: "" };
        assumption(page, case, &seed, &told.log_changed, &assumed.seed);
        let distribution = What { name: &told.distribution, value: simulation.distribution, unit: "" };
        assumption(page, case, &distribution, &told.log_changed, &assumed.distribution);
    }
}

fn assumption<T>(page: &mut Page, case: &Case, what: &What, changed: &str, assumed: &Assumption<T>) {
    let words = case.words;
    let by_default = assumed.value.place.is_none();
    let trail = Trail {
        reliability: assumed.reliability.map_or("", |judged| words.terms.reliability(judged)),
        decided_by: &assumed.decided_by,
        decided_on: &assumed.decided_on,
        source: if by_default { &words.texts.default_value } else { &assumed.source },
        valid_until: &assumed.valid_until,
    };
    row(page, case, what, changed, Stake::NotProportional, &trail);
}

fn outcomes(page: &mut Page, case: &Case) {
    let (words, figures) = (case.words, &case.account.outcomes);
    let (labels, units, changed) = (&words.labels, &words.units, &words.changed);
    let known = Trail::default();
    let of = |what: &str, name: &str| fill(&words.texts.of_actor, &[("what", what), ("actor", name)]);
    let stakes = &case.projection.stakes.outcomes;
    for ((outcome, given), stake) in figures.outcomes.iter().zip(&case.inputs.outcomes).zip(stakes) {
        let name = of(&labels.net_share, &given.name);
        let net = What { name: &name, value: outcome.net, unit: &units.share };
        row(page, case, &net, &changed.net_share, Stake::of(*stake), &known);
        let name = of(&labels.persons, &given.name);
        let persons = What { name: &name, value: outcome.persons, unit: &units.persons };
        row(page, case, &persons, &changed.persons, Stake::NotProportional, &known);
    }
    for profile in &figures.profiles {
        let Some(last) = profile.shares.last() else { continue };
        let name = of(&labels.profile, &page.text_of(profile.name));
        let lasting = What { name: &name, value: *last, unit: &units.share_last_year };
        row(page, case, &lasting, &changed.persistence, Stake::NotProportional, &known);
    }
}

fn unit_costs(page: &mut Page, case: &Case) {
    let words = case.words;
    let costs = case.inputs.unit_costs.iter().zip(&case.account.prices.unit_costs);
    for ((cost, figures), stake) in costs.zip(&case.projection.stakes.unit_costs) {
        let name = format!("{} {}", cost.code, cost.name);
        let unit = format!("{}/{}", words.units.kronor, cost.unit);
        let what = What { name: &name, value: figures.price, unit: &unit };
        let trail = Trail { source: &cost.source, valid_until: &cost.valid_until, ..Trail::default() };
        row(page, case, &what, &words.changed.price, Stake::of(*stake), &trail);
    }
}

fn row(page: &mut Page, case: &Case, what: &What, changed: &str, stake: Stake, trail: &Trail) {
    let texts = &case.words.texts;
    let or_not = |text: &str, none: &str| if text.is_empty() { none.to_string() } else { text.to_string() };
    page.words(0, what.name, Part::Text);
    page.shown(1, what.value, Part::Figure);
    page.link_home(what.value);
    page.words(2, what.unit, Part::Note);
    page.words(3, changed, Part::Text);
    match stake {
        Stake::Figure(stake) => page.figure(4, stake, Part::Figure),
        Stake::Scattered => page.words(4, &case.words.terms.see_rows, Part::Note),
        Stake::NotProportional => {}
    }
    let until = if passed_before_end(trail.valid_until, case.inputs.operation.year.value) {
        fill(&texts.passed, &[("until", trail.valid_until)])
    } else {
        or_not(trail.valid_until, &texts.not_told)
    };
    let known = [
        or_not(trail.reliability, &texts.not_judged),
        or_not(trail.decided_by, &texts.not_told),
        or_not(trail.decided_on, &texts.not_told),
        or_not(trail.source, &texts.not_told),
        until,
    ];
    for (column, text) in (5..).zip(known) {
        page.words(column, &text, Part::Text);
    }
    page.next();
}
